"""Writes members and where they belong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dangwu.accounts import changes as log
from dangwu.accounts.sealing import mark, seal
from dangwu.core.calendar import add_years
from dangwu.exchange.verdict import Row
from dangwu.exchange.writing.writer import Writer, birth_no_of, day_of, is_month
from dangwu.members.changes import HOMES
from dangwu.members.imports import PROBATIONARY
from dangwu.members.models import Education, Member, Membership
from dangwu.organizations.models import Organization

_LEVELS = (
    (("研究生", "硕士", "博士"), Education.GRADUATE),
    (("专科", "大专", "高职"), Education.COLLEGE),
    (("本科", "大学", "学士"), Education.UNIVERSITY),
    (("中专", "中技", "中职", "技校"), Education.VOCATIONAL),
    (("高中",), Education.HIGH),
    (("初中",), Education.MIDDLE),
    (("小学",), Education.PRIMARY),
)
_FULL_DAY = 10


def write(writer: Writer, rows: Sequence[Row]) -> None:
    """Make a member of each row who is not yet known."""
    made: list[tuple[Row, Member, Membership]] = []
    for row in rows:
        organization = writer.organization(row)
        found = _member(writer, row, organization)
        if isinstance(found, str) or organization is None:
            writer.leave(row, str(found))
        else:
            since = max(found.admitted_on, organization.founded_on)
            home = Membership(member=found, organization=organization, since=since)
            made.append((row, found, home))
    may = writer.open_rows([(row, [home]) for row, _, home in made])
    made = [one for one in made if one[0].number in may]
    log.create_many(
        Member, [member for _, member, _ in made], action="members.import", actor=writer.actor
    )
    memberships = [home for _, _, home in made]
    for home in memberships:
        home.member_id = home.member.pk
    log.create_many(Membership, memberships, action="members.import", actor=writer.actor)
    for row, member, _ in made:
        _assumed(writer, row, member)
    writer.made(member for _, member, _ in made)
    writer.made(memberships)
    writer.rows += len(made)
    if any("党内职务" in row.values for row, _, _ in made):
        writer.remark("党内职务没有写入：名册里没有任职日期，请另行登记任职。")


def _home_unfit(writer: Writer, organization: Organization | None) -> str:
    if organization is None:
        return "没有写明党支部，或办公室里没有这个党支部。"
    if organization.kind not in HOMES:
        return f"“{organization.full_name}”是{organization.kind}，党员应编入党支部。"
    if organization.dissolved_on is not None and organization.dissolved_on <= writer.today:
        return f"“{organization.full_name}”已撤销。"
    return ""


def _member(writer: Writer, row: Row, organization: Organization | None) -> Member | str:
    """Return the member whom the row tells of, or why it cannot be one."""
    values = row.values
    if "member" in row.hidden:
        return f"{values.get('姓名', '')}已在册，没有重复登记。"
    unfit = _home_unfit(writer, organization)
    if unfit:
        return unfit
    birth_no = birth_no_of(values.get("出生日期"))
    if values.get("性别") not in {"男", "女"} or birth_no is None:
        return "没有身份证号，也没有写明性别和出生日期。"
    admitted = day_of(values.get("入党日"), writer.today)
    if admitted is None or not values.get("姓名"):
        return "没有姓名或入党日期。"
    return Member(
        name=str(values["姓名"])[:50], sex=str(values["性别"]), birth_no=birth_no,
        nationality=_nationality(values.get("民族")), education=education_of(values.get("学历")),
        staff_no=str(values.get("人员编号", ""))[:30], admitted_on=admitted,
        confirmed_on=_confirmed(writer, row, admitted), **_sealed(values),
    )  # fmt: skip


def _sealed(values: Mapping[str, object]) -> dict[str, Any]:
    """Return what is kept encrypted."""
    number, phone = values.get("身份证号"), values.get("手机")
    return {
        "id_cipher": seal(number) if isinstance(number, str) else None,
        "id_index": mark(number) if isinstance(number, str) else None,
        "phone_cipher": seal(phone) if isinstance(phone, str) else None,
    }


def _confirmed(writer: Writer, row: Row, admitted: date) -> date | None:
    """Return the day of confirmation; of a full member where none is told, a year on."""
    told = day_of(row.values.get("转正日"), writer.today)
    if told is not None:
        return max(told, admitted)
    year_on = add_years(admitted, 1)
    if row.values.get("党籍状态") == PROBATIONARY or year_on > writer.today:
        return None
    return year_on


def _nationality(told: object) -> str:
    if not isinstance(told, str) or not told:
        return "汉族"
    return told if told.endswith("族") or len(told) > 5 else f"{told}族"


def education_of(told: object) -> str:
    """Return the level of schooling by GB/T 4658, empty where none is told."""
    text = str(told or "")
    return next((level.value for words, level in _LEVELS if any(one in text for one in words)), "")


def _assumed(writer: Writer, row: Row, member: Member) -> None:
    values = row.values
    if is_month(values.get("入党日")):
        writer.assume(member, "admitted_on", values["入党日"])
        writer.remark("入党日只有年月的，按当月最后一天登记，并记下原样。")
    if is_month(values.get("转正日")):
        writer.assume(member, "confirmed_on", values["转正日"])
        writer.remark("转正日只有年月的，按当月最后一天登记，并记下原样。")
    if member.confirmed_on is not None and "转正日" not in values:
        writer.assume(member, "confirmed_on", "")
        writer.remark("没有转正日的正式党员，按入党满一年推定转正日，并记为推定，请补正。")
    if "民族" not in values:
        writer.assume(member, "nationality", "")
        writer.remark("没有写民族的，按汉族登记，并记为推定，请补正。")
