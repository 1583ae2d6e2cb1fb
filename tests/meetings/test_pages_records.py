"""The pages of meetings that were held, their papers, appraisals and talks."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.core.period import Period
from dangwu.documents.docx import open_document
from dangwu.meetings import attending, changes, convening, photos
from dangwu.meetings.attending import Mark
from dangwu.meetings.models import (
    Attendance,
    HeartTalk,
    Meeting,
    MeetingPhoto,
    MemberAppraisal,
    Presence,
    RosterEntry,
    Speech,
)
from dangwu.members import changes as people
from dangwu.members.models import Member
from dangwu.organizations import locks
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from dangwu.pages.submitting import version_of
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, Cast, stock_cast

LIST = "/records/meetings/meetings/"
APPRAISALS = "/records/meetings/appraisals/"
TALKS = "/records/meetings/talks/"
READERS = {Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.LEADER, Role.AUDITOR}
WRITERS = {Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER}
PRESENT, EXCUSED, _, _ = Presence


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.OFFICE = tmp_path
    return stock_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return hold()


def member(number: int) -> Member:
    return Member.objects.get(pk=number)


def hold(number: int = BRANCH, *, listed: bool = True, **fields: Any) -> Meeting:
    given = {"kind": "党课", "held_on": TODAY, "topic": "学党章", "today": TODAY, "expected": 2,
             "present": 1, "excused": 1}  # fmt: skip
    made = changes.hold(organization=Organization.objects.get(pk=number), **{**given, **fields})
    if listed:
        changes.list_attendance(meeting=made, states={member(31): PRESENT, member(32): EXCUSED})
    return made


def picture() -> Any:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    out.seek(0)
    out.name = "会场.png"
    return out


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def marks(record: Any) -> dict[str, str]:
    return {"_token": new_token(), "_version": version_of(record)}


@pytest.mark.parametrize("role", [*Role, STRANGER])
def test_who_reads_and_who_writes(cast: Cast, meeting: Meeting, role: str) -> None:
    reading = 200 if role in READERS else 403
    writing = 200 if role in WRITERS else 403
    page = f"{LIST}{meeting.pk}/"

    for address in (
        LIST,
        page,
        f"{page}word/",
        "/records/meetings/attendances/",
        APPRAISALS,
        TALKS,
    ):
        assert cast[role].get(address).status_code == reading
    for end in ("minutes/", "correct/", "people/", "speak/", "photo/"):
        assert cast[role].get(f"{page}{end}").status_code == writing
    assert cast[role].get(f"{APPRAISALS}branch/").status_code == writing


def test_another_branch_is_out_of_reach(cast: Cast) -> None:
    other = hold(OTHER, listed=False)
    for end in ("", "word/", "minutes/", "people/", "counts/"):
        assert cast[Role.SECRETARY].get(f"{LIST}{other.pk}/{end}").status_code == 404
    photo = photos.add_photo(meeting=other, data=picture().read(), name="", today=TODAY)
    address = f"/records/meetings/photos/{photo.pk}/"
    assert cast[Role.SECRETARY].get(address).status_code == 404
    assert cast[Role.OFFICER].get(address).status_code == 200


def test_the_page_says_who_came_and_counts(cast: Cast, meeting: Meeting) -> None:
    text = text_of(cast[Role.SECRETARY].get(f"{LIST}{meeting.pk}/"))

    assert "应到 2 实到 1 请假 1 缺席 0" in text
    assert "林望舒" in text
    assert "石砚 请假" in text
    counted = text_of(cast[Role.SECRETARY].get(f"{LIST}{meeting.pk}/figures/"))
    assert "党课次数" in counted
    assert "党课听课人次" in counted


def test_minutes_are_written_and_downloaded(cast: Cast, meeting: Meeting, tmp_path: Path) -> None:
    page = f"{LIST}{meeting.pk}/"
    texts = {
        "agenda": "一、领学",
        "minutes_text": "林望舒领学。\n大家讨论。",
        "resolution": "照办。",
    }
    answer = cast[Role.SECRETARY].post(f"{page}minutes/", {**marks(meeting), **texts}, follow=True)
    assert "大家讨论。" in text_of(answer)

    sent = cast[Role.SECRETARY].get(f"{page}word/")

    assert sent.headers["Content-Disposition"] == (
        "attachment; filename*=UTF-8''2020-07-03%E7%AC%AC%E4%B8%80%E5%85%9A%E6%94%AF%E9%83%A8"
        "%E5%85%9A%E8%AF%BE%E8%AE%B0%E5%BD%95.docx"
    )
    path = tmp_path / "一.docx"
    path.write_bytes(sent.content)
    said = [one.text for one in open_document(path).paragraphs]
    assert "林望舒领学。" in said
    assert "照办。" in said


def test_the_second_to_write_minutes_is_told(cast: Cast, meeting: Meeting) -> None:
    page = f"{LIST}{meeting.pk}/minutes/"
    mine, hers = marks(meeting), marks(meeting)
    cast[Role.SECRETARY].post(page, {**hers, "minutes_text": "她写的"})

    answer = cast[Role.OFFICER].post(page, {**mine, "minutes_text": "我写的很长一段"})

    assert answer.status_code == 409
    assert "我写的很长一段" in answer.content.decode()
    meeting.refresh_from_db()
    assert meeting.minutes_text == "她写的"


def corrected(meeting: Meeting, **more: str) -> dict[str, str]:
    return {**marks(meeting), "kind": "党课", "form": "会议", "held_on": "2020-07-03",
            "topic": "学党章", **more}  # fmt: skip


def test_what_was_empty_is_added_without_a_reason(cast: Cast, meeting: Meeting) -> None:
    page = f"{LIST}{meeting.pk}/correct/"
    more = {"lecturer": "31", "given_by_leader": "on", "minutes_long": "45", "from_minute": "9:00"}
    cast[Role.SECRETARY].post(page, corrected(meeting, **more))

    meeting.refresh_from_db()
    assert (meeting.lecturer_id, meeting.minutes_long, meeting.from_minute) == (31, 45, 540)
    assert meeting.given_by_leader


def test_what_was_recorded_is_changed_with_a_reason(cast: Cast, meeting: Meeting) -> None:
    page = f"{LIST}{meeting.pk}/correct/"
    refused = cast[Role.SECRETARY].post(page, corrected(meeting, topic="学党规"))
    assert refused.status_code == 422
    assert "改动已登记的内容，请写明理由。" in text_of(refused)

    cast[Role.SECRETARY].post(page, corrected(meeting, topic="学党规", reason="笔误"))

    meeting.refresh_from_db()
    assert meeting.topic == "学党规"
    assert Change.objects.get(action="meetings.correct").reason == "笔误"


def test_who_was_named_and_left_stays_named(cast: Cast) -> None:
    meeting = hold(chair=member(31))
    people.transfer(member(31), target=Organization.objects.get(pk=OTHER), on=TODAY, today=TODAY)
    page = f"{LIST}{meeting.pk}/correct/"
    assert '<option value="31" selected>' in cast[Role.SECRETARY].get(page).content.decode()

    cast[Role.SECRETARY].post(page, corrected(meeting, chair="31", place="会议室"))

    meeting.refresh_from_db()
    assert (meeting.chair_id, meeting.place) == (31, "会议室")


def listed(meeting: Meeting, reason: str = "漏记", **states: str) -> dict[str, str]:
    form = {**marks(meeting), "reason": reason}
    for key, said in states.items():
        state, _, excuse = said.partition(" ")
        form |= {f"state_{key[1:]}": state, f"excuse_{key[1:]}": excuse, f"was_{key[1:]}": ""}
    return form


def test_the_list_is_corrected_and_the_counts_follow(cast: Cast, meeting: Meeting) -> None:
    page = f"{LIST}{meeting.pk}/people/"
    refused = cast[Role.SECRETARY].post(page, listed(meeting, "", m31="出席", m32="出席"))
    assert refused.status_code == 422
    assert "请填写更正理由。" in text_of(refused)

    answer = cast[Role.SECRETARY].post(
        page, listed(meeting, m31="出席", m32="缺席 迟未请假"), follow=True
    )

    assert "应到 2 实到 1 请假 0 缺席 1" in text_of(answer)
    assert Attendance.objects.get(member_id=32).excuse == "迟未请假"


def test_a_list_is_added_to_a_meeting_that_has_counts_only(cast: Cast) -> None:
    bare = hold(listed=False, expected=20, present=20, excused=0)
    page = f"{LIST}{bare.pk}/"
    assert "只登记了人数，没有到会名单。" in text_of(cast[Role.SECRETARY].get(page))

    cast[Role.SECRETARY].post(f"{page}people/", listed(bare, m31="出席", m32=""))

    bare.refresh_from_db()
    assert (bare.expected, bare.present) == (1, 1)
    assert cast[Role.SECRETARY].get(f"{page}counts/").status_code == 302  # the list rules now


def test_counts_alone_are_corrected(cast: Cast) -> None:
    bare = hold(listed=False)
    form = {**marks(bare), "expected": "9", "present": "8", "excused": "0", "absent": "0",
            "reason": "漏数"}  # fmt: skip
    page = f"{LIST}{bare.pk}/counts/"
    refused = cast[Role.SECRETARY].post(page, form)
    assert "应到9人，而实到8人、请假0人、缺席0人，合计8人：应到须等于三者之和，请核对。" in (
        text_of(refused)
    )
    cast[Role.SECRETARY].post(page, {**form, "_token": new_token(), "absent": "1"})
    bare.refresh_from_db()
    assert (bare.expected, bare.present, bare.absent) == (9, 8, 1)


def test_a_locked_period_keeps_its_list(cast: Cast, meeting: Meeting) -> None:
    locks.lock(Organization.objects.get(pk=1), Period.parse("2020H2"), title="总结")
    answer = cast[Role.SECRETARY].post(
        f"{LIST}{meeting.pk}/people/", listed(meeting, m31="出席", m32="出席")
    )
    assert answer.status_code == 422
    assert "已随《总结》印发而锁定，没有写入。" in text_of(answer)
    assert Attendance.objects.get(member_id=32).state == "请假"


def test_who_came_speaks(cast: Cast, meeting: Meeting) -> None:
    page = f"{LIST}{meeting.pk}/"
    offered = cast[Role.SECRETARY].get(f"{page}speak/").content.decode()
    assert "林望舒" in offered
    assert "石砚" not in offered

    form = {**marks(meeting), "member": "31", "topic": "谈体会"}
    answer = cast[Role.SECRETARY].post(f"{page}speak/", form, follow=True)

    assert "谈体会" in text_of(answer)
    speech = Speech.objects.get()
    address = f"/records/meetings/speeches/{speech.pk}/correct/"
    cast[Role.SECRETARY].post(address, {**marks(speech), "topic": "谈感想", "reason": "笔误"})
    speech.refresh_from_db()
    assert speech.topic == "谈感想"


def test_a_photograph_is_added_seen_and_removed(cast: Cast, meeting: Meeting) -> None:
    page = f"{LIST}{meeting.pk}/"
    form = {**marks(meeting), "photo": picture(), "caption": "会场"}
    answer = cast[Role.SECRETARY].post(f"{page}photo/", form, follow=True)
    photo = MeetingPhoto.objects.get()
    assert f'src="/records/meetings/photos/{photo.pk}/"' in answer.content.decode()

    seen = cast[Role.SECRETARY].get(f"/records/meetings/photos/{photo.pk}/")

    assert seen.headers["Content-Type"] == "image/jpeg"
    assert seen.headers["X-Content-Type-Options"] == "nosniff"
    assert seen.content[:2] == b"\xff\xd8"
    form = {**marks(meeting), "photo": str(photo.pk), "reason": "拍糊了"}
    cast[Role.SECRETARY].post(f"{page}remove-photo/", form)
    assert not MeetingPhoto.objects.exists()


def test_what_is_no_photograph_is_refused(cast: Cast, meeting: Meeting, tmp_path: Path) -> None:
    file = io.BytesIO(b"MZ not a picture")
    file.name = "照片.jpg"
    answer = cast[Role.SECRETARY].post(
        f"{LIST}{meeting.pk}/photo/", {**marks(meeting), "photo": file}
    )
    assert answer.status_code == 422
    assert "“照片.jpg”不是照片：请选择 JPG、PNG 或 WebP 格式的图片文件。" in text_of(answer)
    assert list(tmp_path.iterdir()) == []


def test_a_branch_is_appraised_in_one_table(cast: Cast) -> None:
    page = f"{APPRAISALS}branch/"
    asked = {"organization": str(BRANCH), "appraised_on": "2020-07-01"}
    table = text_of(cast[Role.SECRETARY].get(page, asked))
    assert "第一党支部，2020年7月1日评议，2名党员。没有参加评议的留“未评”。" in table

    form = {**asked, "_token": new_token(), "grade_31": "优秀", "grade_32": "", "rest": "合格"}
    cast[Role.SECRETARY].post(page, form)

    found = MemberAppraisal.objects.order_by("member_id")
    assert [(one.member_id, one.grade) for one in found] == [(31, "优秀"), (32, "合格")]
    again = text_of(cast[Role.SECRETARY].get(page, asked))
    assert "第一党支部2020年7月1日没有还要评议的党员。" in again


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            {"appraised_on": "2020-07-04"},
            "日期2020-07-04晚于今天（2020-07-03）：只登记已经发生的事项，请核对日期。",
        ),
        ({"organization": str(OTHER)}, "没有找到党组织名称“4”。"),
        ({"appraised_on": ""}, "请填写评议日期。"),
    ],
)
def test_what_is_wrong_of_an_appraisal_is_named(
    cast: Cast, said: dict[str, str], words: str
) -> None:
    form = {"organization": str(BRANCH), "appraised_on": "2020-07-01", "_token": new_token(),
            "grade_31": "优秀", **said}  # fmt: skip
    answer = cast[Role.SECRETARY].post(f"{APPRAISALS}branch/", form)
    assert words in text_of(answer)
    assert not MemberAppraisal.objects.exists()


def test_one_appraisal_is_recorded_and_corrected(cast: Cast) -> None:
    form = {"member": "31", "appraised_on": "2020-07-01", "grade": "合格", "_token": new_token()}
    cast[Role.SECRETARY].post(f"{APPRAISALS}new/", form)
    made = MemberAppraisal.objects.get()
    assert "林望舒的民主评议" in text_of(cast[Role.SECRETARY].get(f"{APPRAISALS}{made.pk}/"))
    fixed = {"appraised_on": "2020-07-01", "grade": "优秀", "reason": "笔误"}
    cast[Role.SECRETARY].post(f"{APPRAISALS}{made.pk}/correct/", {**marks(made), **fixed})
    made.refresh_from_db()
    assert made.grade == "优秀"


def test_a_talk_is_recorded_and_corrected(cast: Cast) -> None:
    form = {"talker": "31", "listener": "32", "relation": "党员与党员", "held_on": "2020-07-01"}
    cast[Role.SECRETARY].post(f"{TALKS}new/", {**form, "_token": new_token()})
    made = HeartTalk.objects.get()
    assert "林望舒与石砚谈心谈话" in text_of(cast[Role.SECRETARY].get(f"{TALKS}{made.pk}/"))
    fixed = {**form, "topic": "近况", "reason": "补内容"}
    cast[Role.SECRETARY].post(f"{TALKS}{made.pk}/correct/", {**marks(made), **fixed})
    made.refresh_from_db()
    assert made.topic == "近况"


@pytest.mark.parametrize("address", [LIST, "/records/meetings/attendances/", APPRAISALS, TALKS])
def test_no_query_more_for_more_rows(cast: Cast, address: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert cast[Role.OFFICER].get(address).status_code == 200
        return len(seen)

    def fill(day: str) -> None:
        from datetime import date

        on = date.fromisoformat(day)
        hold(held_on=on, topic=day)
        for number in (31, 32):
            changes.appraise(member=member(number), appraised_on=on, grade="合格", today=TODAY)
        changes.talk(
            talker=member(31), listener=member(32), relation="党员与党员", held_on=on, today=TODAY
        )

    fill("2020-07-01")
    few = asked()
    for number in range(10, 20):
        fill(f"2020-06-{number}")
    assert asked() == few


def test_a_meeting_without_a_list_is_recorded_by_its_counts(cast: Cast) -> None:
    assert "只登记人数" in text_of(cast[Role.SECRETARY].get(LIST))
    form = {"organization": str(BRANCH), "kind": "纪念活动", "held_on": "2020-07-01",
            "topic": "庆“七一”", "expected": "300", "present": "280", "excused": "20",
            "absent": "0", "guests": "0", "form": "其他", "_token": new_token()}  # fmt: skip
    page = f"{LIST}hold/"
    refused = cast[Role.SECRETARY].post(page, {**form, "present": "281"})
    assert refused.status_code == 422
    assert "合计301人：应到须等于三者之和，请核对。" in text_of(refused)

    answer = cast[Role.SECRETARY].post(page, {**form, "_token": new_token()}, follow=True)

    assert "应到 300 实到 280 请假 20 缺席 0" in text_of(answer)
    assert Meeting.objects.get().minutes_long is None


def test_a_meeting_is_withdrawn_and_its_call_is_open_again(cast: Cast) -> None:
    called = convening.convene(
        organization=Organization.objects.get(pk=BRANCH), kind="党课", held_on=TODAY,
        topic="学党章", today=TODAY,
    )  # fmt: skip
    for entry in RosterEntry.objects.filter(convening=called):
        attending.tick(convening=called, marks={entry.pk: Mark("出席")})
    meeting = convening.close(convening=called, today=TODAY)
    page = f"{LIST}{meeting.pk}/"

    form = {**marks(meeting), "reason": "登记到别的支部了"}
    answer = cast[Role.SECRETARY].post(f"{page}withdraw/", form, follow=True)

    assert answer.redirect_chain == [(LIST, 302)]
    assert not Meeting.objects.exists()
    assert not Attendance.objects.exists()
    called.refresh_from_db()
    assert (called.state, called.meeting) == ("召集中", None)
    entries = Change.objects.filter(action="meetings.withdraw").order_by("pk")
    assert [one.reason for one in entries] == ["登记到别的支部了"] * 2
    assert entries[0].before == {"林望舒": "出席", "石砚": "出席"}
    assert entries[1].before["topic"] == "学党章"
    convening.close(convening=called, today=TODAY)


def test_what_hangs_on_a_meeting_goes_first(cast: Cast, meeting: Meeting) -> None:
    changes.speak(meeting=meeting, member=member(31))
    form = {**marks(meeting), "reason": "重复"}
    answer = cast[Role.SECRETARY].post(f"{LIST}{meeting.pk}/withdraw/", form)
    assert answer.status_code == 422
    assert "这条会议活动下面还有发言，没有撤销：请先撤销或更正它们。" in text_of(answer)
    assert Attendance.objects.count() == 2


def test_an_appraisal_is_withdrawn(cast: Cast) -> None:
    made = changes.appraise(member=member(31), appraised_on=TODAY, grade="合格", today=TODAY)
    page = f"{APPRAISALS}{made.pk}/withdraw/"
    cast[Role.SECRETARY].post(page, {**marks(made), "reason": "重复"})
    assert not MemberAppraisal.objects.exists()


def test_a_record_of_another_branch_is_not_written(cast: Cast) -> None:
    people.transfer(member(41), target=Organization.objects.get(pk=BRANCH), on=TODAY, today=TODAY)
    form = {"member": "41", "appraised_on": "2020-07-01", "grade": "合格", "_token": new_token()}

    answer = cast[Role.SECRETARY].post(f"{APPRAISALS}new/", form)

    assert answer.status_code == 422
    assert (
        "按当天的组织关系，这条记录属于“第二党支部”，不在您可以登记的党组织之内，没有保存："
        "请由那里的支部登记，或核对日期。" in text_of(answer)
    )
    assert not MemberAppraisal.objects.exists()
    today = {**form, "_token": new_token(), "appraised_on": "2020-07-03"}
    cast[Role.SECRETARY].post(f"{APPRAISALS}new/", today)
    assert MemberAppraisal.objects.get().organization_id == BRANCH
