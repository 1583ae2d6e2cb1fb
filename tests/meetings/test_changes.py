"""Both sides of what the writes of meetings refuse, and what the log keeps."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.core.errors import DangwuError
from dangwu.meetings import changes
from dangwu.meetings.models import Attendance, Meeting, MemberAppraisal, Presence, Speech
from dangwu.members.models import Member
from dangwu.organizations.changes import dissolve
from dangwu.organizations.models import Organization
from tests.examples import Example, load

TODAY = date(2020, 6, 30)


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def organization(number: int) -> Organization:
    return Organization.objects.get(pk=number)


def member(number: int) -> Member:
    return Member.objects.get(pk=number)


def hold(**fields: Any) -> Meeting:
    given = {
        "organization": organization(3), "kind": "党课", "held_on": date(2020, 6, 30),
        "minutes_long": 60, "expected": 2, "present": 2, "today": TODAY, "topic": "学党章",
    }  # fmt: skip
    return changes.hold(**{**given, **fields})


def refusal(**fields: Any) -> str:
    with pytest.raises(DangwuError) as raised:
        hold(**fields)
    assert not Meeting.objects.exists()
    assert not Change.objects.exists()
    return str(raised.value)


def test_a_meeting_is_held_and_logged() -> None:
    meeting = hold(expected=4, present=1, excused=2, absent=1, given_by_leader=True)

    assert str(Meeting.objects.get()) == "2020-06-30 党课 学党章"
    entry = Change.objects.get()
    assert (entry.action, entry.model, entry.record_id) == (
        "meetings.hold", "meetings.Meeting", meeting.pk,
    )  # fmt: skip
    assert entry.after["held_on"] == "2020-06-30"
    assert entry.after["organization"] == 3


def test_expected_is_the_sum_of_the_rest() -> None:
    assert refusal(expected=10, present=8, excused=1) == (
        "应到10人，而实到8人、请假1人、缺席0人，合计9人：应到须等于三者之和，请核对。"
    )


def test_a_meeting_cannot_be_ahead_of_today() -> None:
    assert refusal(today=date(2020, 6, 29)) == (
        "日期2020-06-30晚于今天（2020-06-29）：只登记已经发生的事项，请核对日期。"
    )


def test_an_organization_meets_only_while_it_stands() -> None:
    dissolve(organization(3), on=date(2020, 6, 30))
    Change.objects.all().delete()

    assert refusal() == (
        "“云岭市物资储备局第一党支部”2020-06-30尚未成立或已撤销，不能登记当日的事项，请核对日期。"
    )
    hold(held_on=date(2020, 6, 29))


def test_each_kind_is_held_by_those_who_can() -> None:
    assert refusal(kind="中心组学习") == (
        "党支部“云岭市物资储备局第一党支部”不召开中心组学习：中心组学习由党组、党委、机关党委、"
        "单位召开，请核对会议类型或党组织。"
    )
    assert refusal(kind="支部党员大会", organization=organization(2)) == (
        "机关党委“云岭市物资储备局机关党委”不召开支部党员大会：支部党员大会由党支部召开，"
        "请核对会议类型或党组织。"
    )
    hold(kind="中心组学习", organization=organization(2))
    hold(kind="支部党员大会")
    hold(kind="党小组会")


def test_a_meeting_takes_time() -> None:
    assert refusal(minutes_long=0) == "会议时长是0分钟：请填写大于零的分钟数。"
    hold(minutes_long=1)


def test_an_expert_has_a_name() -> None:
    assert refusal(form="专家辅导") == (
        "形式是“专家辅导”，却没有填写外请专家：请填写专家姓名，或改选其他形式。"
    )
    hold(form="专家辅导", outside_expert="温岚")


def test_counts_are_corrected_with_a_reason() -> None:
    meeting = hold()
    with pytest.raises(DangwuError) as raised:
        changes.correct_counts(meeting=meeting, expected=3, present=2, reason="漏记一人")
    assert str(raised.value) == (
        "应到3人，而实到2人、请假0人、缺席0人，合计2人：应到须等于三者之和，请核对。"
    )

    changes.correct_counts(meeting=meeting, expected=3, present=2, absent=1, reason="漏记一人")

    assert Meeting.objects.get().absent == 1
    entry = Change.objects.get(action="meetings.correct")
    assert entry.reason == "漏记一人"
    assert entry.before == {"expected": 2, "present": 2, "excused": 0, "absent": 0}
    assert entry.after == {"expected": 3, "present": 2, "excused": 0, "absent": 1}


def listed(meeting: Meeting, *states: tuple[int, Presence], ordinary: tuple[int, ...] = ()) -> None:
    changes.list_attendance(
        meeting=meeting, states={member(number): state for number, state in states},
        ordinary=[member(number) for number in ordinary],
    )  # fmt: skip


def test_the_list_bears_out_the_counts() -> None:
    meeting = hold(expected=2, present=1, excused=1, guests=1)
    guest, came, away = (41, Presence.GUEST), (31, Presence.PRESENT), (32, Presence.EXCUSED)
    for states, words in (
        ([came, guest, (32, Presence.PRESENT)], "会议登记出席1人，名单中出席的有2人"),
        ([came, guest], "会议登记请假1人，名单中请假的有0人"),
        ([came, away, guest, (51, Presence.ABSENT)], "会议登记缺席0人，名单中缺席的有1人"),
        ([came, away], "会议登记列席1人，名单中列席的有0人"),
    ):
        with pytest.raises(DangwuError) as raised:
            listed(meeting, *states)
        assert str(raised.value) == f"{words}：请先改正人数或名单。"
    assert not Attendance.objects.exists()

    listed(meeting, came, away, guest, ordinary=(31,))

    assert [str(one) for one in Attendance.objects.order_by("member_id")] == [
        "林望舒出席2020-06-30 党课 学党章",
        "石砚请假2020-06-30 党课 学党章",
        "阿依努尔列席2020-06-30 党课 学党章",
    ]
    assert Attendance.objects.get(as_ordinary_member=True).member_id == 31
    assert Change.objects.get(action="meetings.attend").after["count"] == 3
    with pytest.raises(DangwuError) as raised:
        listed(meeting, came, away, guest)
    assert str(raised.value) == (
        "“2020-06-30 党课 学党章”已经登记过到会名单：请逐人改正，不要重复登记。"
    )


def test_only_who_came_came_as_an_ordinary_member() -> None:
    meeting = hold(expected=2, present=1, excused=1)

    with pytest.raises(DangwuError) as raised:
        listed(meeting, (31, Presence.PRESENT), (32, Presence.EXCUSED), ordinary=(32,))

    assert str(raised.value) == ("“石砚”没有出席，不能计为以普通党员身份参加：请核对到会情况。")


def test_speeches_come_in_their_order_from_those_who_came() -> None:
    meeting = hold(expected=2, present=1, excused=1)
    changes.speak(meeting=meeting, member=member(32), topic="没有名单时可以登记")
    listed(meeting, (31, Presence.PRESENT), (32, Presence.EXCUSED))
    changes.speak(meeting=meeting, member=member(31), topic="谈体会")

    with pytest.raises(DangwuError) as raised:
        changes.speak(meeting=meeting, member=member(32))

    assert str(raised.value) == (
        "“石砚”不在“2020-06-30 党课 学党章”的出席、列席名单中，不能登记发言：请核对名单。"
    )
    assert str(Speech.objects.get(position=2)) == "林望舒在2020-06-30 党课 学党章的发言"
    assert [(one.position, one.member_id) for one in Speech.objects.order_by("pk")] == [
        (1, 32), (2, 31),
    ]  # fmt: skip


def test_a_member_is_appraised_once_a_day_where_she_belongs() -> None:
    changes.appraise(member=member(31), appraised_on=TODAY, grade="优秀", today=TODAY)

    assert MemberAppraisal.objects.get().organization_id == 3
    assert Change.objects.get().action == "meetings.appraise"
    with pytest.raises(DangwuError) as raised:
        changes.appraise(member=member(31), appraised_on=TODAY, grade="合格", today=TODAY)
    assert str(raised.value) == (
        "党员“林望舒”在2020-06-30已有评议结果：请改正原记录，不要重复登记。"
    )


def test_who_is_no_member_on_the_day_is_not_appraised() -> None:
    admitted = date(2019, 11, 5)
    with pytest.raises(DangwuError) as raised:
        changes.appraise(
            member=member(32), appraised_on=date(2019, 11, 4), grade="合格", today=TODAY
        )
    assert str(raised.value) == ("石砚2019-11-04不在册，不能登记当日的事项，请核对日期。")
    with pytest.raises(DangwuError) as raised:
        changes.appraise(
            member=member(32), appraised_on=date(2020, 7, 1), grade="合格", today=TODAY
        )
    assert str(raised.value) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )

    changes.appraise(member=member(32), appraised_on=admitted, grade="合格", today=TODAY)


def test_a_heart_to_heart_talk_is_of_two() -> None:
    given: dict[str, Any] = {"relation": "党员与党员", "held_on": TODAY, "today": TODAY}
    with pytest.raises(DangwuError) as raised:
        changes.talk(talker=member(31), listener=member(31), **given)
    assert str(raised.value) == "谈话人和谈话对象都是“林望舒”：请核对谈话双方。"

    talk = changes.talk(talker=member(31), listener=member(41), **given)

    assert talk.organization_id == 4
    assert Change.objects.get().action == "meetings.talk"
