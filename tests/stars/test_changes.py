"""Schemes, rounds, objections and decisions: both sides of each refusal, and the log."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change, User
from dangwu.members.models import Member, StarRating
from dangwu.organizations.models import Organization
from dangwu.stars import changes, schemes
from dangwu.stars.models import Entry, Item, Level, Line, Objection, Proof, Round, Scheme, Score
from dangwu.stars.reckoning import points_of
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 7, 3)
FIRST, LAST = date(2020, 1, 1), date(2020, 6, 30)
HER, HIM, THERE = 31, 32, 41


def meeting(number: int, day: str, states: dict[int, str], organization: int = 3) -> list[Any]:
    came = sum(state == "出席" for state in states.values())
    absent = sum(state == "缺席" for state in states.values())
    return [
        {
            "model": "meetings.Meeting", "id": number, "organization": organization,
            "kind": "主题党日", "form": "会议", "topic": "学习", "held_on": date.fromisoformat(day),
            "expected": len(states), "present": came, "absent": absent,
            "excused": len(states) - came - absent,
        },
        *(
            {"model": "meetings.Attendance", "id": number * 10 + place, "meeting": number,
             "member": member, "state": state}
            for place, (member, state) in enumerate(states.items())
        ),
    ]  # fmt: skip


RECORDS = [
    *meeting(1, "2020-01-01", {HER: "出席", HIM: "出席"}),
    *meeting(2, "2020-06-30", {HER: "出席", HIM: "缺席"}),
    *meeting(3, "2020-07-01", {HER: "出席", HIM: "出席"}),
    *meeting(4, "2020-03-01", {THERE: "出席"}, 4),
]


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {"records": RECORDS}))


def branch(number: int = 3) -> Organization:
    return Organization.objects.get(pk=number)


def member(number: int = HER) -> Member:
    return Member.objects.get(pk=number)


def user() -> User:
    return User.objects.get_or_create(username="ganshi", defaults={"name": "干事"})[0]


def own_scheme(**more: Any) -> Scheme:
    """A scheme of two items: meetings 2 points each up to 3, a deduction, and points by hand."""
    told = {"name": "局积分办法", "cycle": "半年", "basis": "局党发〔2019〕3号", "since": FIRST}
    scheme = schemes.adopt(branch(1), **{**told, **more})
    schemes.add_item(
        scheme, module="组织生活", label="参加", source="参加组织生活", points=2, most=3
    )
    schemes.add_item(scheme, module="组织生活", label="缺席", source="无故缺席", points=-1)
    schemes.add_item(scheme, module="奖励", label="急难险重", points=5)
    schemes.set_level(scheme, stars=3, least=3)
    schemes.set_level(scheme, stars=2, least=1)
    return scheme


def begun(scheme: Scheme | None = None) -> Round:
    return changes.begin_round(
        branch(), scheme=scheme or own_scheme(), first_on=FIRST, today=TODAY, actor=user()
    )


def score(number: int = HER) -> Score:
    return Score.objects.get(member=number)


def test_points_come_out_of_the_records_with_the_records_behind_them() -> None:
    made = begun()
    assert (made.first_on, made.last_on, made.reckoned_on) == (FIRST, LAST, TODAY)
    assert [(one.member_id, one.points, one.unknown, one.suggested)
            for one in Score.objects.order_by("member_id")] == [(HER, 3, 0, 3), (HIM, 1, 0, 2)]  # fmt: skip
    lines = Line.objects.filter(score=score(HIM)).order_by("item__place")
    assert [(one.amount, one.points) for one in lines] == [(1, 2), (1, -1), (0, 0)]
    proofs = Proof.objects.filter(line__score=score()).order_by("happened_on")
    assert [(one.label, one.record_id, one.happened_on) for one in proofs] == [
        ("meetings.Attendance", 10, date(2020, 1, 1)), ("meetings.Attendance", 20, LAST),
    ]  # fmt: skip
    assert Change.objects.get(action="stars.begin_round").record_id == made.pk


def test_what_the_branch_never_recorded_is_unknown_and_suggests_nothing() -> None:
    scheme = own_scheme()
    schemes.add_item(scheme, module="学习", label="心得", source="提交心得体会", points=2)
    begun(scheme)
    assert (score().points, score().unknown, score().suggested) == (3, 1, None)
    line = Line.objects.get(score=score(), item__label="心得")
    assert (line.amount, line.points) == (None, None)


@pytest.mark.parametrize(
    ("points", "each", "most", "amount", "worth"),
    [
        (2, 1, None, 3, 6), (2, 1, 6, 3, 6), (2, 1, 5, 3, 5), (1, 60, None, 119, 1),
        (1, 60, None, 120, 2), (1, 60, None, 59, 0), (-2, 1, -5, 2, -4), (-2, 1, -5, 3, -5),
    ],
)  # fmt: skip
def test_an_amount_is_worth_so_many_up_to_the_limit(
    points: int, each: int, most: int | None, amount: int, worth: int
) -> None:
    assert points_of(Item(points=points, each=each, most=most), amount) == worth


def test_a_round_needs_its_period_over_and_a_scheme_from_above() -> None:
    scheme = own_scheme()
    begin = changes.begin_round
    told: dict[str, Any] = {"scheme": scheme, "first_on": FIRST, "today": TODAY}
    assert refused(begin, branch(), **{**told, "today": LAST}) == (
        "核算期到2020-06-30才结束，今天是2020-06-30：期满后再核算。"
    )
    assert refused(begin, branch(), **{**told, "first_on": date(2020, 2, 1)}) == (
        "积分方案“局积分办法”不能这样登记：每半年核算一次，核算期不能从2020-02-01起。"
    )
    assert refused(begin, branch(9), **told) == (
        "“水务局第一党支部”的积分不能核算：方案“局积分办法”不是本级或上级的方案。"
    )
    assert refused(begin, branch(), **{**told, "first_on": date(2019, 7, 1)}) == (
        "“第一党支部”的积分不能核算：方案“局积分办法”没有用满2019-07-01至2019-12-31。"
    )
    assert refused(begin, branch(2), **told) == (
        "“局机关党委”的积分不能核算：2020-06-30没有在册党员。"
    )
    begin(branch(), **told)
    assert refused(begin, branch(), **told) == (
        "“第一党支部”的积分不能核算：这一期已经核算过，请打开它重新核算。"
    )


def test_a_scheme_by_which_points_were_reckoned_changes_no_more() -> None:
    scheme = own_scheme()
    begun(scheme)
    said = (
        "已按“局积分办法”核算过积分，项目和分数线不能再改：请停用它，另立一个方案，从下一期起用。"
    )
    assert refused(schemes.add_item, scheme, module="奖励", label="其他", points=1) == said
    assert refused(schemes.set_level, scheme, stars=1, least=0) == said
    assert refused(schemes.end_scheme, scheme, on=FIRST) == (
        "积分方案“局积分办法”不能这样登记：停用日2020-01-01应晚于起用日2020-01-01。"
    )
    assert schemes.end_scheme(scheme, on=date(2020, 7, 1)).until == date(2020, 7, 1)


def test_what_items_and_levels_cannot_be() -> None:
    scheme = own_scheme()
    told: dict[str, Any] = {"module": "奖励", "label": "其他", "points": 1}
    said = "积分方案“局积分办法”不能这样登记："
    assert refused(schemes.add_item, scheme, **{**told, "source": "打卡"}) == (
        f"{said}没有“打卡”这一数据来源。"
    )
    assert refused(schemes.add_item, scheme, **{**told, "points": 0}) == (
        f"{said}每次分值不能是0，每多少计一次至少是1。"
    )
    assert refused(schemes.add_item, scheme, **{**told, "most": -1}) == (
        f"{said}每期限额应与每次分值同为加分或同为扣分。"
    )
    assert refused(schemes.set_level, scheme, stars=4, least=3) == (
        f"{said}3星是3分，4星不能是3分。"
    )
    assert refused(schemes.set_level, scheme, stars=1, least=1) == (
        f"{said}2星是1分，1星不能是1分。"
    )
    assert schemes.set_level(scheme, stars=3, least=4).least == 4
    assert refused(schemes.adopt, branch(1), name="甲", cycle="半年", basis=" ", since=FIRST) == (
        "积分方案“甲”不能这样登记：请写明依据的文件；只是试用的，请套用示例方案。"
    )


def test_the_example_says_so_until_a_paper_is_named() -> None:
    scheme = schemes.adopt_example(branch(1), since=FIRST)
    assert (scheme.example, scheme.basis) == (True, "")
    assert Item.objects.filter(scheme=scheme).count() == 10
    assert [one.least for one in Level.objects.filter(scheme=scheme).order_by("stars")] == [
        20, 35, 50, 65, 80,
    ]  # fmt: skip
    assert refused(schemes.confirm_scheme, scheme, name="甲", basis="", reason="研究") == (
        "积分方案“党员积分管理示例方案”不能这样登记：请写明依据的文件。"
    )
    schemes.confirm_scheme(scheme, name="局办法", basis="局党发〔2020〕1号", reason="党委研究")
    assert (scheme.name, scheme.example) == ("局办法", False)


def test_points_by_hand_need_an_item_by_hand_in_its_time() -> None:
    scheme = own_scheme()
    by_hand = Item.objects.get(scheme=scheme, source="")
    counted = Item.objects.get(scheme=scheme, source="无故缺席")
    told: dict[str, Any] = {"happened_on": LAST, "ground": "会议纪要", "today": TODAY}
    assert refused(changes.enter, member(), item=counted, **told) == (
        "加减分不能这样登记：“缺席”由记录自动计数，请到相应台账登记。"
    )
    early = {**told, "happened_on": date(2019, 12, 31)}
    assert refused(changes.enter, member(), item=by_hand, **early) == (
        "加减分不能这样登记：2019-12-31不在方案“局积分办法”的使用期内。"
    )
    made = changes.enter(member(), item=by_hand, **told)
    assert made.organization_id == 3
    begun(scheme)
    assert (score().points, score(HIM).points) == (8, 1)
    assert Proof.objects.get(label="stars.Entry").record_id == made.pk


def test_an_objection_is_answered_with_a_reason_and_both_stay() -> None:
    begun()
    hers, his = score(), score(HIM)
    line = Line.objects.get(score=his, item__label="缺席")
    assert refused(changes.contest, hers, line=line, reason="不对", today=TODAY, actor=user()) == (
        "异议不能这样登记：所选项目不是这份积分的。"
    )
    raised = changes.contest(his, line=line, reason="当天出差", today=TODAY, actor=user())
    assert refused(changes.answer, raised, upheld=True, answer=" ", today=TODAY) == (
        "异议不能这样登记：请写明答复的理由。"
    )
    decide: dict[str, Any] = {"stars": 2, "on": TODAY, "reason": "", "today": TODAY}
    assert refused(changes.decide, his, **decide) == (
        "石砚的星级不能这样评定：还有异议没有答复，请先答复。"
    )
    changes.answer(raised, upheld=True, answer="确系出差，改为请假", today=TODAY, actor=user())
    assert refused(changes.answer, raised, upheld=False, answer="再议", today=TODAY) == (
        "异议不能这样登记：2020-07-03已经答复。"
    )
    kept = Objection.objects.get()
    assert (kept.reason, kept.answer, kept.upheld) == ("当天出差", "确系出差，改为请假", True)


def test_reckoned_anew_after_records_were_put_right_until_people_decide() -> None:
    made = begun()
    raised = changes.contest(
        score(HIM), line=Line.objects.get(score=score(HIM), item__label="缺席"), reason="出差",
        today=TODAY, actor=user(),
    )  # fmt: skip
    changes.answer(raised, upheld=True, answer="属实", today=TODAY, actor=user())
    load_state = Line.objects.get(score=score(HIM), item__label="缺席").pk
    from dangwu.meetings.models import Attendance

    Attendance.objects.filter(member=HIM, state="缺席").update(state="请假")
    changes.reckon_again(made, reason="已更正", today=date(2020, 7, 4), actor=user())
    assert score(HIM).points == 2
    assert Line.objects.get(score=score(HIM), item__label="缺席").pk == load_state
    changes.decide(score(HIM), stars=2, on=TODAY, reason="", today=date(2020, 7, 4))
    assert refused(changes.reckon_again, made, reason="又", today=date(2020, 7, 5)) == (
        "石砚的星级已经评定，积分和异议不再改动；评定有误的更正星级评定。"
    )
    assert refused(
        changes.contest, score(HIM), reason="不服", today=date(2020, 7, 5), actor=user()
    ).startswith("石砚的星级已经评定")


def test_people_decide_and_say_why_where_the_points_say_otherwise() -> None:
    begun()
    told: dict[str, Any] = {"stars": 5, "on": TODAY, "reason": "", "today": TODAY}
    assert refused(changes.decide, score(), **told) == (
        "林望舒的星级不能这样评定：积分对应3星，评定为5星的请写明理由。"
    )
    assert refused(changes.decide, score(), **{**told, "on": LAST}) == (
        "林望舒的星级不能这样评定：评定日期2020-06-30应在核算期2020-06-30之后。"
    )
    changes.decide(score(), **{**told, "reason": "防汛抢险表现突出"})
    rating = StarRating.objects.get(member=HER)
    assert (rating.stars, rating.rated_on, score().rating_id) == (5, TODAY, rating.pk)
    assert refused(changes.decide, score(), **told).startswith("林望舒的星级已经评定")
    assert Entry.objects.count() == 0
