"""A call of a meeting: who is expected, what it refuses, and the meeting that closing it makes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.meetings import attending, convening
from dangwu.meetings.attending import Mark
from dangwu.meetings.models import Attendance, Convening, Meeting, Presence, RosterEntry
from dangwu.meetings.roster import Tally, entitled, tally
from dangwu.members import changes as people
from dangwu.members import posts
from dangwu.members.models import Member
from dangwu.organizations import changes as tree
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

DAY = date(2020, 6, 30)
BRANCH = "云岭市物资储备局第一党支部"


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def organization(number: int = 3) -> Organization:
    return Organization.objects.get(pk=number)


def member(number: int) -> Member:
    return Member.objects.get(pk=number)


def call(**fields: Any) -> Convening:
    given = {"organization": organization(), "kind": "主题党日", "held_on": DAY, "today": DAY,
             "topic": "6月主题党日"}  # fmt: skip
    return convening.convene(**{**given, **fields})


def names(number: int, kind: str, day: date = DAY) -> list[str]:
    return [one.name for one in entitled(organization(number), kind, day)]


def enter(called: Convening, **states: str) -> list[str]:
    entries = {one.member.name: one.pk for one in RosterEntry.objects.select_related("member")}
    marks = {entries[name]: Mark(*state.split(" ")) for name, state in states.items()}
    return attending.tick(convening=called, marks=marks)


def test_three_fields_are_enough() -> None:
    called = call()

    assert (called.form, called.minutes_long, called.state) == ("其他", 90, "召集中")
    assert [one.member.name for one in RosterEntry.objects.all()] == ["林望舒", "石砚"]
    assert not Meeting.objects.exists()
    assert [one.action for one in Change.objects.order_by("pk")] == [
        "meetings.convene", "meetings.list_roster",
    ]  # fmt: skip


def test_a_call_counts_in_no_figure_before_it_is_closed() -> None:
    called = call()
    enter(called, 林望舒="出席", 石砚="出席")

    def count() -> object:
        value = Catalogue(DjangoEngine()).value(
            "主题党日参加人次", Scope(1, ""), Period.parse("2020H1")
        )
        return value.number if value.certain else None

    assert count() is None
    convening.close(convening=called, today=DAY)
    assert count() == 2


def test_everybody_of_the_branch_is_expected_on_that_day() -> None:
    people.transfer(member(41), target=organization(3), on=date(2020, 6, 30), today=DAY)

    assert names(3, "支部党员大会") == ["林望舒", "石砚", "阿依努尔"]
    assert names(3, "党课", date(2020, 6, 29)) == ["林望舒", "石砚"]
    assert names(3, "党课", date(2019, 11, 4)) == ["林望舒"]
    assert names(2, "纪念活动") == ["林望舒", "石砚", "阿依努尔", "顾长河"]


def test_members_of_the_group_are_expected_at_its_meeting() -> None:
    group = tree.found(
        parent=organization(3), founded_on=date(2020, 1, 1), kind="党小组", nature="机关",
        full_name="第一小组", document_name="第一小组",
    )  # fmt: skip
    people.transfer(member(32), target=group, on=date(2020, 6, 1), today=DAY)

    assert names(group.pk, "党小组会") == ["石砚"]
    assert names(3, "支部党员大会") == ["林望舒", "石砚"]


def test_who_holds_a_seat_is_expected_at_a_committee_meeting() -> None:
    assert names(3, "支部委员会") == []
    posts.appoint(member(32), organization=organization(), title="组织委员", since=DAY)
    posts.appoint(
        member(31), organization=organization(), title="书记", since=DAY, is_secretary=True
    )
    posts.appoint(member(31), organization=organization(), title="宣传委员", since=DAY)
    posts.appoint(member(32), organization=organization(), title="党务干事", since=DAY)

    assert names(3, "支部委员会") == ["林望舒", "石砚"]
    assert names(3, "支部委员会", date(2020, 6, 29)) == []


def test_the_leading_group_below_a_unit_is_its_centre_group() -> None:
    group = tree.found(
        parent=organization(1), founded_on=date(2020, 1, 1), kind="党组", nature="机关",
        full_name="局党组", document_name="局党组",
    )  # fmt: skip
    posts.appoint(member(31), organization=group, title="党组成员", since=DAY)

    assert names(1, "中心组学习") == names(group.pk, "党组会") == ["林望舒"]
    called = call()
    ordinary = RosterEntry.objects.filter(convening=called, as_ordinary_member=True)
    assert [one.member.name for one in ordinary] == ["林望舒"]


def test_a_meeting_may_be_called_ahead_for_a_year() -> None:
    assert refused(call, held_on=date(2021, 7, 1)) == (
        "召开日期2021-07-01太远：最多可提前一年召集（2021-06-30以前），请核对年份。"
    )
    called = call(held_on=date(2021, 6, 30))
    enter(called, 林望舒="出席", 石砚="请假")
    assert refused(convening.close, convening=called, today=date(2021, 6, 29)) == (
        "日期2021-06-30晚于今天（2021-06-29）：只登记已经发生的事项，请核对日期。"
    )


def test_what_cannot_be_held_cannot_be_called() -> None:
    assert refused(call, kind="中心组学习") == (
        f"党支部“{BRANCH}”不召开中心组学习：中心组学习由党组、党委、机关党委、单位召开，"
        "请核对会议类型或党组织。"
    )
    assert refused(call, minutes_long=0) == "会议时长是0分钟：请填写大于零的分钟数。"
    assert refused(call, form="专家辅导") == (
        "形式是“专家辅导”，却没有填写外请专家：请填写专家姓名，或改选其他形式。"
    )
    assert refused(call, held_on=date(2012, 2, 29)) == (
        f"“{BRANCH}”2012-02-29尚未成立或已撤销，不能召集主题党日，请核对日期。"
    )
    call(held_on=date(2012, 3, 1), minutes_long=None)


def test_one_meeting_is_called_once() -> None:
    first = call()
    assert refused(call) == (
        "“第一党支部”2020-06-30已经召集过主题党日“6月主题党日”：请打开原来的一条，"
        "确实是另一场的请改写主题。"
    )
    convening.cancel(convening=first, reason="改期")
    call()


def test_another_day_lists_the_roster_anew() -> None:
    called = call()
    enter(called, 林望舒="请假 出差")

    convening.correct_convening(
        convening=called, today=DAY, held_on=date(2019, 11, 4), topic="补学"
    )

    assert [one.member.name for one in RosterEntry.objects.all()] == ["林望舒"]
    entry = Change.objects.get(action="meetings.correct_convening")
    assert entry.before == {"held_on": "2020-06-30", "topic": "6月主题党日"}


def test_the_roster_follows_late_transfers() -> None:
    called = call()
    enter(called, 石砚="出席")
    people.transfer(member(41), target=organization(3), on=date(2020, 6, 1), today=DAY)
    people.transfer(member(31), target=organization(4), on=date(2020, 6, 1), today=DAY)
    people.transfer(member(32), target=organization(4), on=date(2020, 6, 1), today=DAY)

    convening.relist(convening=called)

    entries = RosterEntry.objects.order_by("member_id")
    assert [one.member.name for one in entries] == ["石砚", "阿依努尔"]
    entry = Change.objects.filter(action="meetings.list_roster").latest("pk")
    assert (entry.before, entry.after) == ({"移出": "林望舒"}, {"列入": "阿依努尔"})
    assert (entry.model, entry.record_id) == ("meetings.Convening", called.pk)


def test_somebody_is_put_on_the_roster_once() -> None:
    called = call()
    convening.invite(convening=called, member=member(41), is_guest=True)
    assert refused(convening.invite, convening=called, member=member(41)) == (
        "“阿依努尔”已经在名单中，不必重复添加。"
    )
    gone = people.leave(member(51), on=DAY, reason="去世", today=DAY)
    assert gone is None
    assert refused(convening.invite, convening=called, member=member(51)) == (
        "顾长河2020-06-30不在册，不能列入会议名单，请核对日期。"
    )


def test_somebody_is_taken_off_the_roster_with_a_reason() -> None:
    called = call()
    entry = RosterEntry.objects.get(member_id=32)

    convening.strike(entry=entry, reason="借调在外，参加借调单位的组织生活")

    assert [one.member.name for one in RosterEntry.objects.all()] == ["林望舒"]
    struck = Change.objects.get(action="meetings.strike")
    assert (struck.record_id, struck.before) == (called.pk, {"召集名单": "石砚"})
    assert struck.reason == "借调在外，参加借调单位的组织生活"


def test_closing_asks_for_everybody() -> None:
    called = call()
    assert refused(convening.close, convening=called, today=DAY) == (
        "还有2人没有登记到会情况：林望舒、石砚。请逐人登记，或选择“其余记为缺席”。"
    )
    assert refused(convening.close, convening=called, today=DAY, absent_rest=True) == (
        "“6月主题党日”没有一人出席，不能登记为已召开：请先登记出席，或取消召集。"
    )
    enter(called, 林望舒="出席")
    convening.close(convening=called, today=DAY, absent_rest=True)


def test_the_meeting_has_the_counts_and_the_people_of_the_call() -> None:
    called = call(place="会议室", chair=member(31), from_minute=900, agenda="一、学党章")
    convening.invite(convening=called, member=member(41), is_guest=True)
    enter(called, 林望舒="出席", 石砚="请假 出差")

    meeting = convening.close(convening=called, today=DAY)

    counts = (meeting.expected, meeting.present, meeting.excused, meeting.absent, meeting.guests)
    assert counts == (2, 1, 1, 0, 1)
    assert (meeting.place, meeting.chair, meeting.from_minute) == ("会议室", member(31), 900)
    assert meeting.agenda == "一、学党章"
    listed = Attendance.objects.order_by("member_id").values_list("member_id", "state", "excuse")
    assert list(listed) == [(31, "出席", ""), (32, "请假", "出差"), (41, "列席", "")]
    called.refresh_from_db()
    assert (called.state, called.meeting) == ("已登记", meeting)


def test_what_is_closed_or_called_off_stays() -> None:
    called = call()
    enter(called, 林望舒="出席", 石砚="缺席")
    convening.close(convening=called, today=DAY)
    said = "“6月主题党日”的召集已登记，不能再改：到会情况请在会议活动的记录上更正。"

    assert refused(convening.close, convening=called, today=DAY) == said
    assert refused(convening.cancel, convening=called, reason="改期") == said
    assert refused(convening.relist, convening=called) == said
    assert refused(enter, called, 石砚="出席") == said


def test_ticking_logs_who_changed_and_how() -> None:
    called = call()
    enter(called, 林望舒="出席", 石砚="出席")
    enter(called, 林望舒="出席", 石砚="请假 出差")

    first, second = Change.objects.filter(action="meetings.tick").order_by("pk")
    assert (first.before, first.after) == ({"林望舒、石砚": "未登记"}, {"林望舒、石砚": "出席"})
    assert (second.before, second.after) == ({"石砚": "出席"}, {"石砚": "请假（出差）"})
    assert second.record_id == called.pk


def test_a_page_that_is_old_overwrites_nobody() -> None:
    called = call()
    entry = RosterEntry.objects.get(member_id=32)
    attending.tick(convening=called, marks={entry.pk: Mark("出席")})

    late = attending.tick(convening=called, marks={entry.pk: Mark("缺席", was="")})

    assert late == ["石砚"]
    entry.refresh_from_db()
    assert entry.state == Presence.PRESENT


def test_expected_is_the_sum_of_what_is_known_and_not() -> None:
    found = tally(["出席", "出席", "请假", "缺席", "", "列席"])

    assert found == Tally(present=2, excused=1, absent=1, undecided=1, guests=1)
    assert found.expected == 5


def test_a_roster_is_as_long_as_can_be_ticked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convening, "ROSTER_LIMIT", 1)
    assert refused(call, kept=Convening) == (
        "“第一党支部”应到2人，超过逐人登记的1人：请用“只登记人数”，或由各党支部分别登记。"
    )
    monkeypatch.setattr(convening, "ROSTER_LIMIT", 2)
    call()
