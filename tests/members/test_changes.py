"""Membership: both sides of each refusal, the log, and who counts where on which day."""

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.members import changes, corrections, posts
from dangwu.members.models import Member, Membership, Post
from dangwu.organizations.models import FOREVER, Organization
from tests import refusing
from tests.examples import Example, load

TODAY = date(2020, 6, 30)
SPRING, EVE = date(2020, 3, 1), date(2020, 2, 29)


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def branch(number: int = 3) -> Organization:
    return Organization.objects.get(pk=number)


def member(number: int = 31) -> Member:
    return Member.objects.get(pk=number)


def admitted(**fields: Any) -> Member:
    given: dict[str, Any] = {
        "name": "时雨", "sex": "女", "birth_no": 19950102, "education": "大学本科",
        "admitted_on": SPRING, "today": TODAY,
    }  # fmt: skip
    return changes.admit(fields.pop("to", None) or branch(), **{**given, **fields})


refused = partial(refusing.refused, kept=Membership)


def value(figure: str, scope: int, period: str) -> Decimal | None:
    return Catalogue(DjangoEngine()).value(figure, Scope(scope, "甲"), Period.parse(period)).number


def test_an_admitted_member_counts_from_the_branch_meeting_on() -> None:
    made = admitted()

    assert [value("预备党员数", 3, period) for period in ("2020-02", "2020-03")] == [1, 2]
    log = Change.objects.get()
    assert (log.action, log.record_id) == ("members.admit", made.pk)


@pytest.mark.parametrize("number", [19951301, 19950132, 19950230, 18991231, 19950001, 950102])
def test_a_birth_is_a_day(number: int) -> None:
    assert refused(admitted, birth_no=number) == (
        f"时雨的出生日期{number}不是年月日：请写成 19800315；不知道的月或日写 00。"
    )


@pytest.mark.parametrize("number", [19951231, 19960229, 19950200, 19950000, 19000101])
def test_a_birth_may_lack_its_day_or_month(number: int) -> None:
    assert admitted(birth_no=number).birth_no == number


def test_a_member_belongs_to_a_branch_that_stands() -> None:
    assert refused(admitted, to=branch(2)) == (
        "时雨不能编入“云岭市物资储备局机关党委”：它是机关党委，党员应编入党支部。"
    )
    assert refused(admitted, admitted_on=date(2012, 2, 29)) == (
        "“云岭市物资储备局第一党支部”2012-02-29尚未成立或已撤销，不能编入时雨，请核对日期。"
    )
    assert refused(admitted, admitted_on=date(2020, 7, 1)) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )
    assert refused(admitted, birth_no=20200301) == (
        "时雨的组织关系不能这样登记：入党日期2020-03-01早于出生。"
    )
    admitted(admitted_on=date(2012, 3, 1))


def test_a_member_is_confirmed_once_and_after_admission() -> None:
    made = admitted()
    assert refused(changes.confirm, made, on=SPRING, today=TODAY) == (
        "时雨的组织关系不能这样登记：转正日期2020-03-01应晚于入党日期2020-03-01。"
    )
    changes.confirm(made, on=date(2020, 3, 2), today=TODAY)
    assert refused(changes.confirm, made, on=TODAY, today=TODAY) == (
        "时雨的组织关系不能这样登记：已于2020-03-02转正。"
    )
    assert Change.objects.get(action="members.confirm").after == {"confirmed_on": "2020-03-02"}


def test_a_transfer_moves_the_member_and_ends_her_posts_there() -> None:
    here = posts.appoint(member(), organization=branch(), title="书记", since=EVE)
    above = posts.appoint(member(), organization=branch(2), title="委员", since=EVE)

    made = changes.transfer(member(), target=branch(4), on=SPRING, today=TODAY, letter="3号")

    assert [value("党员总数", scope, "2020-02") for scope in (3, 4, 1)] == [2, 1, 4]
    assert [value("党员总数", scope, "2020-03") for scope in (3, 4, 1)] == [1, 2, 4]
    assert [value("转入党员数", scope, "2020-03") for scope in (4, 1)] == [1, 0]
    assert [value("转出党员数", scope, "2020-03") for scope in (3, 1)] == [1, 0]
    assert (made.origin_id, made.target_id, made.letter) == (3, 4, "3号")
    assert [Post.objects.get(pk=post.pk).until for post in (here, above)] == [SPRING, FOREVER]
    assert Change.objects.get(action="members.transfer").record_id == made.pk


def test_what_transfers_cannot_be() -> None:
    move = changes.transfer
    assert refused(move, member(), target=branch(3), on=SPRING, today=TODAY) == (
        "林望舒的组织关系不能这样登记：已在“云岭市物资储备局第一党支部”。"
    )
    assert refused(move, member(), target=branch(2), on=SPRING, today=TODAY) == (
        "林望舒不能编入“云岭市物资储备局机关党委”：它是机关党委，党员应编入党支部。"
    )
    assert refused(move, member(), target=branch(4), on=date(2005, 6, 30), today=TODAY) == (
        "林望舒2005-06-30不在册，不能转接组织关系，请核对日期。"
    )
    changes.transfer(member(), target=branch(4), on=SPRING, today=TODAY)
    assert refused(move, member(), target=branch(9), on=EVE, today=TODAY) == (
        "林望舒的组织关系不能这样登记：2020-02-29之后已有变动，请先撤回。"
    )
    assert refused(move, member(), target=branch(9), on=SPRING, today=TODAY) == (
        "林望舒的组织关系不能这样登记：2020-03-01当日才编入，请改用次日。"
    )
    changes.transfer(member(), target=branch(9), on=date(2020, 3, 2), today=TODAY)


def test_a_post_begun_later_is_withdrawn_first() -> None:
    posts.appoint(member(), organization=branch(), title="书记", since=SPRING)
    assert refused(changes.transfer, member(), target=branch(4), on=SPRING, today=TODAY) == (
        "林望舒的组织关系不能这样登记：2020-03-01起任书记，请先撤回这项任职。"
    )


def test_transferred_out_and_in_again() -> None:
    out = changes.transfer_out(
        member(), on=SPRING, target_name="外省某局党委", dues_paid_month=24241, today=TODAY
    )

    assert (out.origin_id, out.target_id, out.dues_paid_month) == (3, None, 24241)
    assert [value("党员总数", 3, period) for period in ("2020-02", "2020-03")] == [2, 1]
    assert value("转出党员数", 1, "2020-03") == 1
    assert refused(changes.retire, member(), on=SPRING, today=TODAY) == (
        "林望舒2020-03-01不在册，不能登记离退休，请核对日期。"
    )

    back = date(2020, 5, 1)
    changes.transfer_in(
        branch(4), on=back, origin_name="外省某局党委", member=member(), today=TODAY
    )

    assert [value("党员总数", 1, period) for period in ("2020-04", "2020-05")] == [3, 4]
    assert value("转入党员数", 1, "2020H1") == 1
    assert refused(
        changes.transfer_in, branch(4), on=back, origin_name="外", member=member(), today=TODAY
    ) == ("林望舒的组织关系不能这样登记：2020-05-01仍在册，不必转入。")


def test_a_receipt_comes_back_once_and_not_before_she_left() -> None:
    out = changes.transfer_out(
        member(), on=SPRING, target_name="外省某局党委", letter_until=TODAY, today=TODAY
    )
    late = {"on": date(2020, 4, 1), "today": TODAY}
    assert refused(changes.acknowledge, out, on=EVE, today=TODAY) == (
        f"林望舒的转出回执不能这样登记：回执日期{EVE}早于转出日期2020-03-01。"
    )
    assert changes.acknowledge(out, on=SPRING, today=TODAY).receipt_on == SPRING
    assert Change.objects.get(action="members.acknowledge").record_id == out.pk
    assert refused(changes.acknowledge, out, **late) == (
        "林望舒的转出回执不能这样登记：已登记2020-03-01的回执。"
    )
    inside = changes.transfer(member(32), target=branch(4), on=SPRING, today=TODAY)
    assert refused(changes.acknowledge, inside, **late) == (
        "石砚的转出回执不能这样登记：转在本单位之内，不需要回执。"
    )
    assert refused(corrections.correct_transfer, out, reason="笔误", receipt_on=EVE) == (
        f"林望舒的转出回执不能这样登记：回执日期{EVE}早于转出日期2020-03-01。"
    )


def test_a_new_member_comes_from_elsewhere_after_her_admission() -> None:
    fields: dict[str, Any] = {
        "name": "远帆", "sex": "男", "birth_no": 19900101, "education": "大学本科",
        "admitted_on": SPRING, "origin_name": "外省某局党委", "today": TODAY,
    }  # fmt: skip
    assert refused(changes.transfer_in, branch(), on=EVE, **fields) == (
        "远帆的组织关系不能这样登记：转入日期2020-02-29早于入党日期2020-03-01。"
    )
    made = changes.transfer_in(branch(), on=SPRING, **fields)
    assert (made.target_id, made.origin_name) == (3, "外省某局党委")
    assert [log.model for log in Change.objects.order_by("pk")] == [
        "members.Member", "members.Transfer",
    ]  # fmt: skip


def test_who_leaves_no_longer_counts() -> None:
    assert refused(changes.leave, member(32), on=date(2019, 11, 5), reason="退党", today=TODAY) == (
        "石砚的组织关系不能这样登记：离开日期2019-11-05应晚于入党日期2019-11-05。"
    )
    changes.leave(member(32), on=SPRING, reason="退党", today=TODAY)

    assert [value("党员总数", 3, period) for period in ("2020-02", "2020-03")] == [2, 1]
    log = Change.objects.get(action="members.leave")
    assert (log.reason, log.after) == ("退党", {"left_on": "2020-03-01"})


def test_a_merged_branch_takes_its_members_along() -> None:
    post = posts.appoint(member(), organization=branch(), title="书记", since=EVE)

    changes.merge(branch(3), into=branch(4), on=SPRING)

    assert [value("党员总数", scope, "2020-03") for scope in (1, 4)] == [4, 3]
    assert [value("党员总数", scope, "2020-02") for scope in (1, 3, 4)] == [4, 2, 1]
    assert Post.objects.get(pk=post.pk).until == SPRING
    assert value("党支部数", 1, "2020-03") == 2


def test_a_merger_is_whole_or_not_at_all() -> None:
    changes.transfer(member(41), target=branch(3), on=date(2020, 4, 1), today=TODAY)
    assert refused(changes.merge, branch(3), into=branch(4), on=SPRING) == (
        "阿依努尔的组织关系不能这样登记：2020-03-01之后已有变动，请先撤回。"
    )
    assert branch(3).dissolved_on is None


def test_a_branch_is_dissolved_once_nobody_belongs_to_it() -> None:
    assert refused(changes.dissolve, branch(5), on=SPRING) == (
        "“云岭市物资储备局老干部党支部”2020-03-01还有1名党员，不能撤销："
        "请先转接他们的组织关系，或并入其他党支部。"
    )
    changes.transfer(member(51), target=branch(4), on=SPRING, today=TODAY)
    changes.dissolve(branch(5), on=SPRING)

    assert Change.objects.latest("pk").action == "organizations.dissolve"
    assert [value("党员总数", 1, period) for period in ("2020-02", "2020-03")] == [4, 4]
    assert [value(name, 1, "2020-03") for name in ("转入党员数", "转出党员数")] == [0, 0]
    assert [value("转出党员数", 5, "2020-03"), value("转入党员数", 4, "2020-03")] == [1, 1]


def test_a_member_retires_once() -> None:
    changes.retire(member(), on=SPRING, today=TODAY)
    assert refused(changes.retire, member(), on=TODAY, today=TODAY) == (
        "林望舒的组织关系不能这样登记：已于2020-03-01离退休。"
    )
    assert [value("离退休党员数", 3, period) for period in ("2020-02", "2020-03")] == [0, 1]


def test_floating_is_registered_and_ended() -> None:
    assert refused(changes.end_floating, member(), on=SPRING, today=TODAY) == (
        "林望舒的组织关系不能这样登记：2020-03-01前没有登记为流动党员。"
    )
    changes.begin_floating(member(), on=SPRING, today=TODAY)
    assert refused(changes.begin_floating, member(), on=TODAY, today=TODAY) == (
        "林望舒的组织关系不能这样登记：自2020-03-01起已登记为流动党员。"
    )
    changes.end_floating(member(), on=date(2020, 5, 1), today=TODAY)
    assert [value("流动党员数", 3, f"2020-0{month}") for month in (2, 3, 4, 5)] == [0, 1, 1, 0]
    changes.begin_floating(member(), on=date(2020, 5, 1), today=TODAY)
