"""Whether enough came, on both sides of the half, of those entitled and not of those present."""

from datetime import date
from pathlib import Path

import pytest

from dangwu.accounts.models import User
from dangwu.meetings.quorum import Quorum, quorum
from dangwu.members.models import Member, RightsSuspension
from dangwu.organizations.local_rules import Content, put_in
from dangwu.organizations.models import Organization
from tests.examples import Example, load

DAY = date(2020, 6, 30)


def full(confirmed: date | None = date(2010, 1, 1)) -> Member:
    return Member(name="某甲", admitted_on=date(2009, 1, 1), confirmed_on=confirmed)


def of(*states: str, kind: str = "支部党员大会", day: date = DAY) -> Quorum | None:
    return quorum(kind, day, [(full(), state) for state in states])


@pytest.mark.parametrize(
    ("present", "absent", "reached", "missing"),
    [(2, 2, True, 0), (1, 2, False, 1), (2, 3, False, 1), (3, 3, True, 0), (0, 4, False, 2)],
)
def test_half_of_those_entitled_is_enough(
    present: int, absent: int, reached: bool, missing: int
) -> None:
    found = of(*["出席"] * present, *["请假"] * absent)

    assert found is not None
    assert (found.reached, found.missing) == (reached, missing)
    assert (found.entitled, found.present) == (present + absent, present)


def test_who_is_on_probation_does_not_vote() -> None:
    people = [(full(), "出席"), (full(), "请假"), (full(None), "出席"), (full(DAY), "出席"),
              (full(date(2020, 7, 1)), "出席")]  # fmt: skip
    found = quorum("支部党员大会", DAY, people)

    assert found is not None
    assert (found.entitled, found.present) == (3, 2)


def test_guests_do_not_vote() -> None:
    found = of("出席", "列席", "", kind="支部委员会")

    assert found is not None
    assert (found.entitled, found.present, found.whose) == (2, 1, "委员")
    assert found.cited == "《中国共产党支部工作条例（试行）》第十二条"


def test_other_meetings_ask_for_no_quorum() -> None:
    assert of("出席", kind="党课") is None
    assert of() is None
    assert of("列席") is None


def test_before_the_rule_there_is_none() -> None:
    assert of("出席", day=date(2018, 10, 27)) is None
    assert of("出席", day=date(2018, 10, 28)) is not None


@pytest.mark.django_db
def test_whose_rights_are_suspended_does_not_vote() -> None:
    known = {"sex": "女", "birth_no": 19800101, "admitted_on": date(2009, 1, 1),
             "confirmed_on": date(2010, 1, 1)}  # fmt: skip
    one, other = (Member.objects.create(name=name, **known) for name in ("甲", "乙"))
    RightsSuspension.objects.create(member=one, since=DAY, until=date(2021, 6, 30))
    people = [(one, "出席"), (other, "请假")]

    during = quorum("支部党员大会", DAY, people)
    after = quorum("支部党员大会", date(2021, 6, 30), people)
    of_committee = quorum("支部委员会", DAY, people)

    assert during is not None
    assert (during.entitled, during.present) == (1, 0)
    assert after is not None
    assert (after.entitled, after.present) == (2, 1)
    assert of_committee is not None
    assert (of_committee.entitled, of_committee.present) == (2, 1)


def test_by_the_rules_that_the_branch_knows(db: None) -> None:
    load(Example("", Path(), {}))
    content = Content(80, "", date(2020, 1, 1), "某市组织生活办法", "第五条", "市里要求")
    put_in(
        Organization.objects.get(pk=2), "general_meeting_quorum", content, today=DAY,
        actor=User.objects.create(username="zhao"),
    )  # fmt: skip
    people = [(full(), "出席"), (full(), "出席"), (full(), "请假")]

    plain = quorum("支部党员大会", DAY, people)
    own = quorum("支部党员大会", DAY, people, 3)
    assert plain is not None
    assert own is not None
    assert (plain.percent, plain.reached) == (50, True)
    assert (own.percent, own.reached, own.cited) == (80, False, "《某市组织生活办法》第五条")
