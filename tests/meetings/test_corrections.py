"""Corrections of meetings, who came, minutes, appraisals and talks: checked again and logged."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.meetings import changes, corrections
from dangwu.meetings.models import Attendance, Meeting, Presence
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
PRESENT, EXCUSED, ABSENT, GUEST = Presence


def member(number: int) -> Member:
    return Member.objects.get(pk=number)


@pytest.fixture
def meeting(db: None) -> Meeting:
    load(Example("", Path(), {}))
    return changes.hold(
        organization=Organization.objects.get(pk=3), kind="党课", held_on=date(2020, 6, 29),
        minutes_long=60, expected=2, present=2, today=TODAY, topic="学党章",
    )  # fmt: skip


def correct(meeting: Meeting, **fields: Any) -> None:
    corrections.correct(**{"meeting": meeting, "reason": "笔误", "today": TODAY, **fields})


def test_only_what_differs_is_corrected(meeting: Meeting) -> None:
    correct(meeting, topic="学党章", place="会议室", minutes_long=None, chair=member(31))

    entry = Change.objects.get(action="meetings.correct")
    assert entry.reason == "笔误"
    assert entry.before == {"place": "", "minutes_long": 60, "chair": None}
    assert entry.after == {"place": "会议室", "minutes_long": None, "chair": 31}
    correct(meeting, place="会议室")
    assert Change.objects.filter(action="meetings.correct").count() == 1


def test_a_correction_is_asked_what_holding_is(meeting: Meeting) -> None:
    assert refused(correct, meeting, held_on=date(2020, 7, 1), kept=Meeting) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )
    assert refused(correct, meeting, kind="党委会", kept=Meeting) == (
        "党支部“云岭市物资储备局第一党支部”不召开党委会：党委会由党委、机关党委、单位召开，"
        "请核对会议类型或党组织。"
    )
    assert refused(correct, meeting, minutes_long=0, kept=Meeting) == (
        "会议时长是0分钟：请填写大于零的分钟数。"
    )
    assert refused(correct, meeting, form="专家辅导", kept=Meeting) == (
        "形式是“专家辅导”，却没有填写外请专家：请填写专家姓名，或改选其他形式。"
    )
    correct(meeting, form="专家辅导", outside_expert="温岚", held_on=TODAY)


def listing(meeting: Meeting, *states: tuple[int, Presence], **more: Any) -> None:
    given = {
        "states": {member(number): state for number, state in states},
        "reason": "漏记",
        **more,
    }
    corrections.correct_attendance(meeting=meeting, **given)


def counts(meeting: Meeting) -> tuple[int, ...]:
    meeting.refresh_from_db()
    return (meeting.expected, meeting.present, meeting.excused, meeting.absent, meeting.guests)


def test_the_counts_follow_the_list(meeting: Meeting) -> None:
    listing(meeting, (31, PRESENT), (32, EXCUSED), (41, GUEST), excuses={member(32): "出差"})
    assert counts(meeting) == (2, 1, 1, 0, 1)

    listing(meeting, (31, PRESENT), (32, ABSENT), (51, PRESENT), ordinary=[member(31)])

    assert counts(meeting) == (3, 2, 0, 1, 0)
    kept = Attendance.objects.order_by("member_id")
    assert list(kept.values_list("member_id", "state", "excuse", "as_ordinary_member")) == [
        (31, "出席", "", True), (32, "缺席", "", False), (51, "出席", "", False),
    ]  # fmt: skip
    entry = Change.objects.filter(action="meetings.correct_attendance").latest("pk")
    assert (entry.model, entry.record_id, entry.reason) == ("meetings.Meeting", meeting.pk, "漏记")
    assert entry.before == {
        "expected": 2, "present": 1, "excused": 1, "absent": 0, "guests": 1,
        "石砚": "请假（出差）", "阿依努尔": "列席", "顾长河": "不在名单",
    }  # fmt: skip
    assert entry.after == {
        "expected": 3, "present": 2, "excused": 0, "absent": 1, "guests": 0,
        "石砚": "缺席", "阿依努尔": "不在名单", "顾长河": "出席",
    }  # fmt: skip


def test_who_spoke_was_there(meeting: Meeting) -> None:
    changes.speak(meeting=meeting, member=member(32), topic="谈体会")

    for states, words in (
        ([(31, PRESENT), (32, EXCUSED)], "请假"),
        ([(31, PRESENT)], "不在名单"),
    ):
        assert refused(listing, meeting, *states, kept=Attendance) == (
            f"“石砚”在这次会议上有发言记录，不能改为{words}：请先核对发言。"
        )
    listing(meeting, (31, EXCUSED), (32, PRESENT))


def test_somebody_came(meeting: Meeting) -> None:
    assert refused(listing, meeting, (31, ABSENT), kept=Attendance) == (
        "“学党章”没有一人出席，不能登记为已召开：请先登记出席，或取消召集。"
    )
    states = [(31, PRESENT), (32, ABSENT)]
    assert refused(listing, meeting, *states, ordinary=[member(32)], kept=Attendance) == (
        "“石砚”没有出席，不能计为以普通党员身份参加：请核对到会情况。"
    )


def test_minutes_are_written(meeting: Meeting) -> None:
    corrections.write_minutes(meeting=meeting, minutes_text="林望舒领学。", resolution="")

    entry = Change.objects.get(action="meetings.write_minutes")
    assert entry.after == {"minutes_text": "林望舒领学。"}
    corrections.write_minutes(meeting=meeting, minutes_text="林望舒领学。")
    assert Change.objects.filter(action="meetings.write_minutes").count() == 1


def test_an_appraisal_is_corrected(meeting: Meeting) -> None:
    first, second = (
        changes.appraise(member=member(31), appraised_on=day, grade="合格", today=TODAY)
        for day in (date(2019, 12, 1), TODAY)
    )
    given = {"appraisal": second, "grade": "优秀", "reason": "笔误", "today": TODAY}
    assert refused(corrections.correct_appraisal, appraised_on=first.appraised_on, **given) == (
        "党员“林望舒”在2019-12-01已有评议结果：请改正原记录，不要重复登记。"
    )

    corrections.correct_appraisal(appraised_on=date(2020, 6, 1), **given)

    second.refresh_from_db()
    assert (second.grade, second.appraised_on) == ("优秀", date(2020, 6, 1))


def test_a_talk_is_corrected(meeting: Meeting) -> None:
    talk = changes.talk(
        talker=member(31), listener=member(32), relation="党员与党员", held_on=TODAY, today=TODAY
    )
    given = {"talk": talk, "relation": "委员与党员", "held_on": TODAY, "topic": "思想", "today": TODAY,
             "reason": "对象有误"}  # fmt: skip
    assert (
        refused(corrections.correct_talk, talker=member(31), listener=member(31), **given)
        == "谈话人和谈话对象都是“林望舒”：请核对谈话双方。"
    )

    corrections.correct_talk(talker=member(31), listener=member(41), **given)

    talk.refresh_from_db()
    assert (talk.listener_id, talk.organization_id, talk.topic) == (41, 4, "思想")
