"""Writes organizations: those above before those below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dangwu.core.errors import DangwuError
from dangwu.exchange.verdict import Row
from dangwu.exchange.writing.writer import Writer, day_of
from dangwu.organizations import changes
from dangwu.organizations.models import Kind, Nature, Organization, Placement

ALWAYS = date(1949, 10, 1)
"""The day from which an organization stands where nobody says: before any record of it."""

_KINDS = (
    ("党小组", Kind.GROUP), ("党支部", Kind.BRANCH), ("支部委员会", Kind.BRANCH), ("支部", Kind.BRANCH),
    ("党总支", Kind.GENERAL_BRANCH), ("总支部委员会", Kind.GENERAL_BRANCH), ("总支", Kind.GENERAL_BRANCH),
    ("机关党委", Kind.OFFICE_COMMITTEE), ("机关委员会", Kind.OFFICE_COMMITTEE), ("党组", Kind.LEADING_GROUP),
    ("党委", Kind.COMMITTEE), ("委员会", Kind.COMMITTEE), ("党工委", Kind.COMMITTEE),
)  # fmt: skip


class UnitDiffers(DangwuError):
    """The file is another unit's."""

    def __init__(self, named: str, ours: str) -> None:
        super().__init__(
            f"文件里的单位是“{named}”，这个办公室的单位是“{ours}”，没有写。"
            "请核对文件；另一个单位请用 --office 指到它自己的办公室。"
        )


def write(writer: Writer, rows: Sequence[Row]) -> None:
    """Found every organization under its superior, or under the top unit."""
    top = _top(writer)
    by_code = {one.code: one for one in Organization.objects.exclude(code=None)}
    by_name = {one.full_name: one for one in Organization.objects.all()}
    waiting = list(rows)
    while waiting:
        codes = {str(row.values.get("code")) for row in waiting}
        ready = [row for row in waiting if str(row.values.get("parent_code")) not in codes
                 or row.values.get("parent_code") in by_code]  # fmt: skip
        if not ready:
            for row in waiting:
                writer.leave(row, "上级代码互相指着，没有最上一级，请改正上级代码。")
            return
        for row in ready:
            _found(writer, row, top, by_code, by_name)
        waiting = [row for row in waiting if row not in ready]


def _top(writer: Writer) -> Organization | None:
    """Return the office's top unit; found it where the file names one and there is none."""
    named = writer.found.unit
    top = Organization.objects.filter(pk__in=Placement.objects.filter(parent=None)
                                      .values("organization_id")).order_by("pk").first()  # fmt: skip
    if top is None:
        if not named:
            return None
        top = changes.found(
            parent=None, founded_on=ALWAYS, kind=Kind.UNIT, nature=Nature.OFFICE, full_name=named,
            document_name=named, actor=writer.actor,
        )  # fmt: skip
        _note(writer, top)
    elif named and named not in {top.full_name, top.document_name, *top.other_names.split("、")}:
        raise UnitDiffers(named, top.full_name)
    return top


def _note(writer: Writer, made: Organization) -> None:
    writer.made([made])
    writer.made(Placement.objects.filter(organization=made).order_by("pk"))


def _found(
    writer: Writer, row: Row, top: Organization | None, by_code: dict[str | None, Organization],
    by_name: dict[str, Organization],
) -> None:  # fmt: skip
    name = str(row.values["name"])
    full = str(row.values.get("full_name") or name)
    if full in by_name:
        by_code.setdefault(str(row.values.get("code")), by_name[full])
        writer.leave(row, f"已经有“{full}”，没有重复登记。")
        return
    above = row.values.get("parent_code")
    parent = by_code.get(str(above)) if above else _named(row, by_name) or top
    if above and parent is None:
        writer.leave(row, f"没有代码为{above}的上级党组织。")
        return
    try:
        made = changes.found(
            parent=parent, founded_on=_founded(writer, row, parent), kind=kind_of(name, full),
            nature=_nature(row, parent), full_name=full, document_name=name,
            other_names=_others(row), code=row.values.get("code") or None, actor=writer.actor,
        )  # fmt: skip
    except DangwuError as error:
        writer.leave(row, str(error))
        return
    writer.rows += 1
    _note(writer, made)
    by_name[full] = made
    if made.code:
        by_code[made.code] = made


def _named(row: Row, by_name: dict[str, Organization]) -> Organization | None:
    above = row.hidden.get("上级名称")
    return next((one for one in by_name.values()
                 if above and above in {one.full_name, one.document_name}), None)  # fmt: skip


def _founded(writer: Writer, row: Row, parent: Organization | None) -> date:
    told = day_of(row.hidden.get("成立日"), writer.today)
    return told or (max(ALWAYS, parent.founded_on) if parent else ALWAYS)


def _nature(row: Row, parent: Organization | None) -> str:
    nature = row.values.get("nature")
    if isinstance(nature, str) and nature in Nature.values:
        return nature
    return parent.nature if parent else Nature.OFFICE


def _others(row: Row) -> str:
    names = row.values.get("short_names")
    return "、".join(names)[:200] if isinstance(names, list) else ""


def kind_of(name: str, full_name: str = "") -> Kind:
    """Tell what an organization is from its name."""
    for text in (full_name, name):
        for ending, kind in _KINDS:
            if text.endswith(ending):
                return kind
    return Kind.UNIT
