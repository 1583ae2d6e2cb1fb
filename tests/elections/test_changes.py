"""Both sides of every refusal, whole messages, and the entry in the log."""

from datetime import date

import pytest

from dangwu.accounts.models import Change
from dangwu.core.errors import DangwuError
from dangwu.elections import changes, terms
from dangwu.elections.errors import (
    BallotImpossible,
    CountImpossible,
    NobodyElected,
    ShiftImpossible,
    TellerStands,
    WorkImpossible,
)
from dangwu.elections.models import Ballot, BallotKind, Bundle, Nominee, Pick, Plan, Teller
from dangwu.members.models import Post, RightsSuspension
from dangwu.organizations.models import Election, Term
from tests.elections.branch import (
    HELD,
    TODAY,
    USUAL,
    committee,
    election,
    organization,
    people,
    votes,
)
from tests.examples import Example, load

pytestmark = pytest.mark.django_db
BRANCH = "云岭市物资储备局第一党支部"


@pytest.fixture(autouse=True)
def world() -> None:
    from pathlib import Path

    load(Example("", Path(), {}))
    people()


def refused(failure: type[DangwuError], call: object, /, **kwargs: object) -> str:
    with pytest.raises(failure) as error:
        call(**kwargs)  # type: ignore[operator]
    return str(error.value)


def test_a_list_is_drawn_up_in_its_order_and_names_lead_to_members() -> None:
    made = committee(election(), "王芳、外来者、李强、赵敏")

    rows = Nominee.objects.filter(ballot=made).order_by("place")
    assert [(one.name, one.member_id) for one in rows] == [
        ("王芳", 301), ("外来者", None), ("李强", 302), ("赵敏", 303),
    ]  # fmt: skip
    assert Change.objects.filter(action="elections.open_ballot").count() == 1


def test_a_list_needs_seats_people_and_each_once() -> None:
    of = election()
    asked = {"kind": BallotKind.COMMITTEE, "today": TODAY, "election": of}

    said = refused(
        BallotImpossible, changes.open_ballot, **asked, seats=0, names=[("王芳", "委员")]
    )
    assert said == f"“{of}”不能这样登记：应选名额至少1名。"
    said = refused(BallotImpossible, changes.open_ballot, **asked, seats=1, names=[])
    assert said == f"“{of}”不能这样登记：没有候选人。"
    twice = [("王芳", "委员"), ("王芳", "委员")]
    said = refused(BallotImpossible, changes.open_ballot, **asked, seats=1, names=twice)
    assert said == f"“{of}”不能这样登记：“王芳”写了两次；同名的请加以区别。"


def test_another_ballot_waits_for_the_count_of_the_one_before() -> None:
    of = election()
    committee(of)

    with pytest.raises(BallotImpossible, match="第1次投票还没有计票"):
        committee(of)


def test_who_stands_may_count_but_not_watch() -> None:
    made = committee(election())

    said = refused(
        TellerStands, changes.name_tellers, ballot=made, watching=["王芳"], counting=[],
        today=TODAY,
    )  # fmt: skip
    assert said == "王芳是候选人，不能担任监票人，请从不是候选人的党员中另推。"
    changes.name_tellers(made, watching=["周涛"], counting=["王芳"], today=TODAY)
    changes.name_tellers(made, watching=["吴静"], counting=["王芳"], today=TODAY)
    assert [str(one) for one in Teller.objects.order_by("help")] == [
        "吴静（监票人）", "王芳（计票人）",
    ]  # fmt: skip


def test_a_count_is_written_and_reaches_the_election() -> None:
    of = election()
    made = committee(of)

    found = changes.record_count(
        made, held_on=HELD, votes=votes(made, 9, 7, 6, 4), today=TODAY, **USUAL
    )

    assert [one.agree for one in found.elected] == [9, 7, 6]
    of.refresh_from_db()
    assert (of.held_on, of.eligible, of.present) == (HELD, 10, 9)


def test_who_may_vote_by_the_roster() -> None:
    # nine of tests.elections.branch and 林望舒; 石砚 is on probation
    assert changes.count_entitled(organization(), HELD) == 10
    suspended = RightsSuspension.objects.create(member_id=301, since=date(2019, 9, 11),
                                                until=date(2020, 9, 11))  # fmt: skip
    assert changes.count_entitled(organization(), HELD) == 9
    assert changes.count_entitled(organization(), suspended.until) == 10


def test_figures_that_contradict_each_other_are_not_written() -> None:
    made = committee(election())

    said = refused(
        CountImpossible, changes.record_count, ballot=made, held_on=HELD, today=TODAY,
        votes=votes(made, 10, 7, 5, 4), **USUAL,
    )  # fmt: skip

    assert said == (f"“{made}”的计票数字对不上，没有写入：得票多于有效票（10，9）。请对照计票单。")
    made.refresh_from_db()
    assert (made.ballots_in, made.held_on) == (None, None)
    assert not Nominee.objects.exclude(agree=None).exists()


def test_a_count_of_a_day_to_come_is_refused() -> None:
    made = committee(election())
    with pytest.raises(DangwuError, match="只登记已经发生的事项"):
        changes.record_count(
            made, held_on=date(2020, 10, 1), votes=votes(made, 1, 1, 1, 1), today=TODAY, **USUAL
        )


def test_ballots_one_by_one_are_counted_and_corrected() -> None:
    made = committee(election())
    changes.record_count(
        made, held_on=HELD, today=TODAY, **USUAL,
        bundles=[(6, ("王芳", "李强", "周涛")), (2, ("王芳",)), (1, ("王芳", "李强", "赵敏", "孙丽"))],
    )  # fmt: skip

    found = changes.count_of(made, TODAY)
    assert found.void == 1
    names = dict(Nominee.objects.values_list("pk", "name"))
    assert [(names[one.id], one.agree) for one in found.elected] == [
        ("王芳", 8), ("李强", 6), ("周涛", 6),
    ]  # fmt: skip
    changes.record_count(made, held_on=HELD, votes=votes(made, 9, 7, 6, 4), today=TODAY, **USUAL)
    assert (Bundle.objects.count(), Pick.objects.count()) == (0, 0)
    assert not Nominee.objects.filter(written_in=True).exists()


def test_votes_off_the_list_are_kept_apart_from_the_list() -> None:
    made = committee(election())
    changes.record_count(
        made, held_on=HELD, votes=votes(made, 9, 7, 3, 0), others={"周涛": 6}, today=TODAY, **USUAL
    )
    assert Nominee.objects.get(name="周涛").written_in
    changes.record_count(
        made, held_on=HELD, votes=votes(made, 9, 7, 3, 0), others={"周涛": 5}, today=TODAY, **USUAL
    )
    assert Nominee.objects.get(name="周涛").agree == 5
    said = refused(
        BallotImpossible, changes.record_count, ballot=made, held_on=HELD, today=TODAY,
        votes=votes(made, 9, 7, 3, 0), others={"王芳": 2}, **USUAL,
    )  # fmt: skip
    assert said == f"“{made}”不能这样登记：“王芳”在名单上，不是另选的人。"


def test_the_result_is_declared_as_counted_and_a_tie_is_voted_on_again() -> None:
    made = committee(election())
    said = refused(NobodyElected, changes.declare, ballot=made, today=TODAY)
    assert said == f"“{made}”还不能宣布结果：计票数字还不全，请先登记计票。"
    changes.record_count(made, held_on=HELD, votes=votes(made, 9, 6, 6, 6), today=TODAY, **USUAL)

    changes.declare(made, today=TODAY)

    assert list(Nominee.objects.order_by("place").values_list("declared", flat=True)) == [
        True, False, False, False,
    ]  # fmt: skip
    again = changes.next_turn(made, today=TODAY)
    assert (again.turn, again.seats) == (2, 2)
    names = Nominee.objects.filter(ballot=again).order_by("place").values_list("name", flat=True)
    assert list(names) == ["李强", "赵敏", "孙丽"]


def test_no_further_ballot_where_all_seats_are_filled() -> None:
    made = committee(election())
    changes.record_count(made, held_on=HELD, votes=votes(made, 9, 7, 6, 4), today=TODAY, **USUAL)
    said = refused(BallotImpossible, changes.next_turn, ballot=made, today=TODAY)
    assert said == f"“{made}”不能这样登记：应选名额已经选满，或计票数字还不全。"


def test_a_plan_is_written_once_and_then_changed() -> None:
    of = election()
    changes.plan(of, superior="市直机关工委", seats=3)
    changes.plan(of, superior="市直机关工委", seats=5)
    assert Plan.objects.get().seats == 5
    assert Change.objects.filter(action="elections.plan").count() == 2


def elected() -> Election:
    of = election()
    made = committee(of)
    changes.record_count(made, held_on=HELD, votes=votes(made, 9, 7, 6, 4), today=TODAY, **USUAL)
    changes.declare(made, today=TODAY)
    return of


def titles(of: Election, *told: str) -> dict[int, str]:
    rows = Nominee.objects.filter(ballot__election=of, declared=True).order_by("place")
    return {one.pk: title for one, title in zip(rows, told, strict=True)}


def test_the_elected_get_their_posts_and_a_new_term_begins() -> None:
    of = elected()
    Post.objects.create(
        organization=organization(), member_id=305, title="书记", is_secretary=True,
        since=date(2017, 9, 20),
    )  # fmt: skip

    term = terms.divide_work(
        of, titles=titles(of, "书记", "组织委员", "宣传委员"), on=HELD, today=TODAY
    )

    assert term is not None
    assert (term.number, term.began_on, term.ends_on) == (5, HELD, date(2023, 9, 10))
    old, *new = Post.objects.order_by("since", "pk")
    assert (old.member_id, old.until) == (305, HELD)
    assert [(one.member_id, one.title, one.is_secretary) for one in new] == [
        (301, "书记", True), (302, "组织委员", False), (303, "宣传委员", False),
    ]  # fmt: skip


def test_work_is_not_divided_before_the_election_nor_without_one_secretary() -> None:
    of = elected()
    early = {"election": of, "on": date(2020, 9, 9), "today": TODAY}
    said = refused(WorkImpossible, terms.divide_work, **early, titles=titles(of, "书记", "", ""))
    assert said == f"“{of}”的分工不能这样登记：分工不能早于选举日；还没有选举的先登记选举。"
    asked = {"election": of, "on": HELD, "today": TODAY}
    two = titles(of, "书记", "书记", "委员")
    said = refused(WorkImpossible, terms.divide_work, **asked, titles=two)
    assert said == f"“{of}”的分工不能这样登记：书记应当是一名。"
    odd = titles(of, "书记", "会长", "委员")
    assert "没有“会长”这一职务" in refused(WorkImpossible, terms.divide_work, **asked, titles=odd)
    assert not Post.objects.exists()


def test_work_needs_a_member_behind_the_name() -> None:
    of = elected()
    Nominee.objects.filter(name="王芳").update(member=None)
    said = refused(
        WorkImpossible, terms.divide_work, election=of, on=HELD, today=TODAY,
        titles=titles(of, "书记", "委员", "委员"),
    )  # fmt: skip
    assert said == f"“{of}”的分工不能这样登记：王芳没有对应的党员，请先在候选人里补上。"


def test_a_term_is_put_off_once_the_superior_approved() -> None:
    term = election().term
    assert term is not None
    made = terms.reschedule(
        term, shift="延期", to_on=date(2021, 3, 20), asked_on=date(2020, 8, 1), today=TODAY
    )
    term.refresh_from_db()
    assert term.extended_to is None
    said = refused(
        ShiftImpossible, terms.approve, shift=made, approved_on=date(2020, 7, 31), today=TODAY
    )
    assert said == f"{term}不能这样延期或提前：批准日2020-07-31早于请示日2020-08-01。"

    terms.approve(
        made, approved_on=date(2020, 8, 1), document_no="云机工委〔2020〕9号", today=TODAY
    )

    assert Term.objects.get(pk=term.pk).extended_to == date(2021, 3, 20)
    assert terms.latest_extension(term, TODAY) == date(2021, 9, 20)


@pytest.mark.parametrize(
    ("shift", "to_on", "why"),
    [
        ("延期", date(2020, 9, 20), "延期日2020-09-20应晚于原届满日2020-09-20。"),
        ("提前", date(2020, 9, 20), "提前到的日子2020-09-20应在任期内（2017-09-20至2020-09-20）。"),
        ("提前", date(2017, 9, 20), "提前到的日子2017-09-20应在任期内（2017-09-20至2020-09-20）。"),
    ],
)
def test_a_shift_lies_on_its_side_of_the_end(shift: str, to_on: date, why: str) -> None:
    term = election().term
    said = refused(
        ShiftImpossible, terms.reschedule, term=term, shift=shift, to_on=to_on, today=TODAY
    )
    assert said == f"{term}不能这样延期或提前：{why}"


def test_a_long_postponement_says_why() -> None:
    term = election().term
    assert term is not None
    late = {"term": term, "shift": "延期", "to_on": date(2021, 9, 21), "today": TODAY}
    said = refused(ShiftImpossible, terms.reschedule, **late)
    assert said == (
        f"{term}不能这样延期或提前：延期一般不晚于2021-09-20，现在是2021-09-21；"
        "确有特殊情况的请写明理由。"
    )
    terms.reschedule(**late, reason="防汛值守，党员集中困难")
    terms.reschedule(**{**late, "to_on": date(2021, 9, 20)})


def test_a_ballot_drawn_up_by_mistake_goes_with_all_that_hangs_on_it() -> None:
    made = committee(election())
    changes.name_tellers(made, watching=["周涛"], counting=[], today=TODAY)
    changes.record_count(
        made, held_on=HELD, today=TODAY, **USUAL, bundles=[(9, ("王芳", "李强", "赵敏"))]
    )

    changes.withdraw_ballot(made, reason="名额报错了")

    assert not Ballot.objects.exists()
    assert not Nominee.objects.exists()
    assert Change.objects.filter(action="elections.withdraw", reason="名额报错了").count() == 6


def test_bringing_forward_leaves_the_term_as_it_is() -> None:
    term = election().term
    assert term is not None
    terms.reschedule(
        term, shift="提前", to_on=date(2020, 9, 19), approved_on=date(2020, 8, 1), today=TODAY
    )
    assert Term.objects.get(pk=term.pk).extended_to is None


@pytest.mark.parametrize(("number", "months"), [(2, 60), (3, 36)])
def test_how_long_a_term_lasts(number: int, months: int) -> None:
    assert terms.term_months(organization(number), TODAY) == months
    assert terms.term_months(organization(number), date(1980, 1, 1)) is None


def test_ballots_are_named_by_their_turn() -> None:
    assert str(Ballot(organization=organization(), kind="委员差额", turn=2)) == (
        f"{BRANCH}委员差额（第2次投票）"
    )
