"""Terms and elections: both sides of each refusal, and the log entry."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.organizations import committees
from dangwu.organizations.models import Election, Organization, Term
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
BEGAN, ENDS = date(2017, 5, 1), date(2020, 5, 1)
NAME = "云岭市物资储备局第一党支部"


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def branch(number: int = 3) -> Organization:
    return Organization.objects.get(pk=number)


def term(**days: date) -> Term:
    return committees.begin_term(branch(), **{"began_on": BEGAN, "ends_on": ENDS, **days})


def prepared(**fields: Any) -> Election:
    return committees.prepare_election(branch(), today=TODAY, **fields)


def test_a_term_ends_after_it_began() -> None:
    assert refused(term, ends_on=BEGAN) == (
        f"“{NAME}”的任期不能这样登记：届满日2017-05-01应晚于任期起2017-05-01。"
    )
    term(ends_on=date(2017, 5, 2))
    assert Change.objects.get().action == "organizations.begin_term"


def test_a_term_begins_after_the_one_before() -> None:
    term()
    assert refused(term) == f"“{NAME}”的任期不能这样登记：2017-05-01或以后已有一届任期，请核对。"
    term(began_on=ENDS, ends_on=date(2023, 5, 1))


def test_a_term_needs_its_committee() -> None:
    assert refused(term, began_on=date(2012, 2, 29)) == (
        f"“{NAME}”2012-02-29尚未成立或已撤销，不能登记任期，请核对日期。"
    )


def test_a_term_is_extended_beyond_its_end() -> None:
    made = term()
    assert refused(committees.extend_term, made, to=ENDS) == (
        f"“{NAME}”的任期不能这样登记：延期日2020-05-01应晚于原届满日2020-05-01。"
    )
    committees.extend_term(made, to=date(2020, 11, 1), reason="上级批准")
    log = Change.objects.get(action="organizations.extend_term")
    assert (log.before, log.after, log.reason) == (
        {"extended_to": None}, {"extended_to": "2020-11-01"}, "上级批准",
    )  # fmt: skip


def test_the_papers_of_an_election_follow_one_another() -> None:
    made = prepared(term=term(), first_request_on=date(2020, 4, 1))
    head = f"“{NAME}”的换届选举不能这样登记："

    def record(**days: date) -> str:
        return refused(committees.record_election, made, today=TODAY, **days)

    assert record(first_reply_on=date(2020, 3, 31)) == (
        head + "换届批复日2020-03-31早于换届请示日2020-04-01。"
    )
    assert made.first_reply_on is None
    assert record(reported_on=date(2020, 4, 30)) == head + "已报告结果，却没有选举日，请补上。"
    assert record(held_on=date(2020, 7, 1)) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )
    committees.record_election(
        made, today=TODAY, first_reply_on=date(2020, 4, 1), held_on=date(2020, 4, 20)
    )
    committees.record_election(made, today=TODAY, reported_on=date(2020, 4, 20))
    made.refresh_from_db()
    assert (made.held_on, made.reported_on) == (date(2020, 4, 20), date(2020, 4, 20))


def test_no_more_come_than_may_vote() -> None:
    made = prepared(held_on=TODAY)
    record = committees.record_election
    assert refused(record, made, today=TODAY, eligible=9, present=10) == (
        f"“{NAME}”的换届选举不能这样登记：实到会10人多于应到会9人。"
    )
    record(made, today=TODAY, eligible=9, present=9)
    assert Change.objects.get(action="organizations.record_election").after == {
        "eligible": 9, "present": 9,
    }  # fmt: skip


def test_an_election_belongs_to_the_term_of_its_own_committee() -> None:
    other = committees.begin_term(branch(4), began_on=BEGAN, ends_on=ENDS)
    assert refused(prepared, term=other) == (
        f"“{NAME}”的换届选举不能这样登记：届满的任期是其他党组织的。"
    )


def test_an_election_is_held_by_what_stands() -> None:
    assert refused(prepared, held_on=date(2012, 2, 29)) == (
        f"“{NAME}”2012-02-29尚未成立或已撤销，不能登记换届选举，请核对日期。"
    )
