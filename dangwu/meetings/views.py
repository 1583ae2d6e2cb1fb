"""The books of meetings: calls, meetings, who came, speeches, appraisals, talks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.meetings import forms, record_forms, rosters
from dangwu.meetings.models import (
    Attendance,
    Convening,
    ConveningState,
    HeartTalk,
    Meeting,
    MeetingPhoto,
    MemberAppraisal,
    Speech,
)
from dangwu.meetings.quorum import Quorum, quorum
from dangwu.meetings.roster import tally
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.forms import new_token
from dangwu.pages.registers import Link, Register, Section, Writing, name_actions
from dangwu.pages.submitting import version_of


def _is_open(convening: Convening, today: date) -> bool:
    return convening.state == ConveningState.OPEN


def _has_no_list(meeting: Meeting, today: date) -> bool:
    return not Attendance.objects.filter(meeting=meeting).exists()


def _quorum(record: Meeting | Convening, lines: Iterable[Any]) -> Quorum | None:
    """Return the quorum by the rules that the branch knows."""
    people = [(one.member, one.state) for one in lines]
    return quorum(record.kind, record.held_on, people, record.organization_id)


_BEGAN = Column("from_minute", "开始时间")
_LENGTH = Column("minutes_long", "时长分钟数")


_WITHDRAW = Writing("withdraw", "撤销", record_forms.RecordWithdrawal, "已撤销。", ends=True)


class Meetings(Register):
    """Meetings and activities that were held."""

    model = Meeting
    slug = "meetings"
    hint = "召开前或召开后都从“登记会议”开始：填类型、日期，应到名单自动列出。"
    columns = ("topic", "kind", "organization__document_name", "held_on", "expected", "present")
    details = (
        "organization", "kind", "form", "held_on", _BEGAN, _LENGTH, "place", "chair",
        "recorder", "lead_reader", "lecturer", "given_by_leader", "outside_expert", "campaign",
        "opened_with_first_topic", "studied_party_building", "studied_ideology",
    )  # fmt: skip
    related = ("organization", "chair", "recorder", "lead_reader", "lecturer")
    search = ("topic",)
    filters = ("kind", "form")
    day = "held_on"
    order = ("-held_on", "-pk")
    imports = "meetings"
    new = Writing("new", "登记会议", forms.ConveneForm)
    changes = (
        Writing("minutes", "写会议记录", record_forms.MinutesForm, "会议记录已保存。"),
        Writing("correct", "补充更正", record_forms.MeetingCorrection, "已更正。"),
        Writing(
            "counts", "更正人数", record_forms.CountsForm, "人数已更正。",
            "这次会议没有到会名单，只有人数。应到须等于实到、请假、缺席之和。", offered=_has_no_list,
        ),
        Writing("speak", "登记发言", record_forms.SpeechForm, "发言已登记。"),
        Writing("photo", "加照片", record_forms.PhotoForm, "照片已加入。"),
        Writing(
            "remove-photo", "删照片", record_forms.RemovePhotoForm, "照片已删去。",
            offered=lambda meeting, _: MeetingPhoto.objects.filter(meeting=meeting).exists(),
        ),
        Writing(
            "withdraw", "撤销", record_forms.MeetingWithdrawal, "会议已撤销。",
            "连同到会名单一起撤销；由召集登记的，召集回到“召集中”，可以改好再登记。", ends=True,
        ),
    )  # fmt: skip
    page = "meetings/meeting.html"

    def name_of(self, record: Meeting) -> str:
        """Return the topic."""
        return record.topic

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the page for meetings without a list of people."""
        if record is not None:
            return ()
        return (
            Link("年度一表清", reverse("meetings:years"), "table"),
            Link("只登记人数", reverse("meetings:hold"), right=Right.WRITE),
        )

    def sections(self, access: Access, record: Meeting) -> Sequence[Section]:
        """Return who spoke."""
        speeches = Speech.objects.filter(meeting=record).select_related("member", "meeting")
        if not speeches.exists():
            return ()
        columns = ("member__name", "topic")
        return (Section(Speeches, speeches.order_by("position", "pk"), columns=columns),)

    def more(self, access: Access, record: Meeting) -> Mapping[str, Any]:
        """Return the list of people and the photographs."""
        listed = Attendance.objects.filter(meeting=record).select_related("member")
        people = list(listed.order_by("pk"))
        return {
            "people": people,
            "quorum": _quorum(record, people),
            "photos": MeetingPhoto.objects.filter(meeting=record).order_by("pk"),
            "convening": Convening.objects.filter(meeting=record).first(),
            "may_write": access.may_in(Right.WRITE, record.organization_id),
        }


class Convenings(Register):
    """Calls of meetings."""

    model = Convening
    slug = "convenings"
    hint = "召集一次会议：应到名单自动列出，党员扫码签到，结束后一键登记。"
    columns = ("topic", "kind", "organization__document_name", "held_on", _BEGAN, "place",
               "state")  # fmt: skip
    details = ("organization", "kind", "form", "held_on", _BEGAN, _LENGTH, "place",
               "chair", "recorder", "outside_expert", "agenda")  # fmt: skip
    related = ("organization", "chair", "recorder", "meeting")
    search = ("topic", "place")
    filters = ("state", "kind")
    day = "held_on"
    order = ("-held_on", "-pk")
    new = Writing("new", "召集会议", forms.ConveneForm, "已召集，应到名单已列出。")
    changes = (
        Writing("invite", "加人", forms.InviteForm, "已加入名单。",
                offered=_is_open),
        Writing("strike", "移出名单", forms.StrikeForm, "已移出名单。", offered=_is_open),
        Writing(
            "relist", "重列名单", forms.RelistForm, "名单已按现在的组织关系和任职重列。",
            "补登了转接、任职或新党员之后，按会议当天的在册党员（支委会按任职）重列应到名单；已登记到会的不变。",
            offered=_is_open,
        ),
        Writing("correct", "修改", forms.ConveningCorrection, "已修改。", offered=_is_open),
        Writing("cancel", "取消召集", forms.CancelForm, "已取消。", offered=_is_open),
    )  # fmt: skip
    page = "meetings/convening.html"

    def name_of(self, record: Convening) -> str:
        """Return the topic."""
        return record.topic

    def more(self, access: Access, record: Convening) -> Mapping[str, Any]:
        """Return the roster as a form, and how many are what."""
        lines = rosters.of_convening(record)
        return {
            "roster": rosters.RosterForm(lines, label_suffix=""),
            "tally": tally(one.state for one in lines),
            "quorum": _quorum(record, lines),
            "signed": sum(bool(one.said) for one in lines),
            "is_open": record.state == ConveningState.OPEN,
            "may_write": access.may_in(Right.WRITE, record.organization_id),
            "is_today": record.held_on == access.today,
            "is_ahead": record.held_on > access.today,
            "token": new_token(),
            "version": version_of(record),
        }


class Attendances(Register):
    """Who came to which meeting."""

    model = Attendance
    slug = "attendances"
    hint = "会议登记后，每人到会情况列在这里。"
    columns = ("member__name", "meeting__topic", "meeting__held_on", "state", "excuse",
               "as_ordinary_member")  # fmt: skip
    details = ("member", "meeting", "state", "excuse", "as_ordinary_member")
    related = ("member", "meeting")
    search = ("member__name", "meeting__topic")
    filters = ("state", "meeting__kind")
    day = "meeting__held_on"
    order = ("-meeting_id", "pk")
    through = "meeting__organization"


class Speeches(Register):
    """Who spoke at which meeting."""

    model = Speech
    slug = "speeches"
    hint = "在会议活动的页面上登记发言，这里列出全部。"
    columns = ("member__name", "topic", "meeting__topic", "meeting__held_on")
    details = ("member", "topic", "position", "meeting")
    related = ("member", "meeting")
    search = ("member__name", "topic", "meeting__topic")
    filters = ("meeting__kind",)
    day = "meeting__held_on"
    order = ("-meeting_id", "position")
    through = "meeting__organization"
    changes = (Writing("correct", "更正题目", record_forms.SpeechCorrection, "已更正。"), _WITHDRAW)


class Appraisals(Register):
    """Grades of 民主评议."""

    model = MemberAppraisal
    slug = "appraisals"
    hint = "每年民主评议后，登记每名党员的等次。"
    columns = ("member__name", "organization__document_name", "appraised_on", "grade")
    related = ("member", "organization")
    search = ("member__name",)
    filters = ("grade",)
    day = "appraised_on"
    order = ("-appraised_on", "-pk")
    new = Writing("new", "登记一人", record_forms.AppraisalForm, "评议结果已登记。")
    changes = (Writing("correct", "更正", record_forms.AppraisalCorrection, "已更正。"), _WITHDRAW)

    def name_of(self, record: MemberAppraisal) -> str:
        """Return 林望舒的民主评议."""
        return f"{record.member.name}的民主评议"

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the page on which a branch's grades are entered at once."""
        if record is not None:
            return ()
        return (Link("登记全支部", reverse("meetings:appraise"), "users", Right.WRITE),)


class HeartTalks(Register):
    """Heart-to-heart talks."""

    model = HeartTalk
    slug = "talks"
    hint = "登记委员之间、委员与党员、党员之间的谈心谈话。"
    columns = ("listener__name", "talker__name", "relation", "held_on",
               "organization__document_name")  # fmt: skip
    related = ("talker", "listener", "organization")
    search = ("talker__name", "listener__name", "topic")
    filters = ("relation",)
    day = "held_on"
    order = ("-held_on", "-pk")
    new = Writing("new", "登记谈心谈话", record_forms.TalkForm, "谈心谈话已登记。")
    changes = (Writing("correct", "更正", record_forms.TalkCorrection, "已更正。"), _WITHDRAW)

    def name_of(self, record: HeartTalk) -> str:
        """Return 林望舒与石砚谈心谈话."""
        return f"{record.talker.name}与{record.listener.name}谈心谈话"


REGISTERS: Sequence[type[Register]] = (
    Meetings, Convenings, Attendances, Speeches, Appraisals, HeartTalks,
)  # fmt: skip
name_actions(
    {
        "meetings.convene": "召集",
        "meetings.correct_convening": "修改召集",
        "meetings.list_roster": "列应到名单",
        "meetings.invite": "加入名单",
        "meetings.strike": "移出名单",
        "meetings.sign_in": "扫码签到",
        "meetings.tick": "登记到会",
        "meetings.close": "结束并登记会议",
        "meetings.reopen": "会议撤销，重开召集",
        "meetings.withdraw": "撤销",
        "meetings.cancel": "取消召集",
        "meetings.hold": "登记会议",
        "meetings.correct": "更正",
        "meetings.correct_attendance": "更正名单",
        "meetings.attend": "登记到会名单",
        "meetings.write_minutes": "写会议记录",
        "meetings.speak": "登记发言",
        "meetings.correct_speech": "更正发言题目",
        "meetings.add_photo": "加照片",
        "meetings.remove_photo": "删照片",
        "meetings.appraise": "登记评议",
        "meetings.correct_appraisal": "更正评议",
        "meetings.talk": "登记谈心谈话",
        "meetings.correct_talk": "更正谈心谈话",
    }
)
