"""What every kind of file has: its layouts, and how its rows are judged."""

from __future__ import annotations

from collections.abc import Sequence

from dangwu.core.column import Column
from dangwu.exchange.context import Context
from dangwu.exchange.headings import Layout
from dangwu.exchange.known import Person
from dangwu.exchange.verdict import Row


class Kind:
    """A kind of file. Rows are judged one by one, then against each other."""

    key: str
    label: str
    layouts: tuple[Layout, ...]
    json_key: str = ""

    def columns(self) -> Sequence[Column]:
        """Return the columns of its first layout, which the template has."""
        return self.layouts[0].columns

    def begin(self, context: Context) -> None:
        """Look at the headings before the first row."""

    def judge(self, row: Row, context: Context) -> None:
        """Note what is wrong with a row, and fill in what follows from it."""
        raise NotImplementedError

    def finish(self, rows: Sequence[Row], context: Context) -> None:
        """Hold the rows against each other."""


def judge_name(row: Row, context: Context) -> None:
    """Refuse a row that names nobody."""
    if "姓名" not in row.values and context.has("姓名") and not _spoilt(row, "姓名"):
        context.blame(row, "姓名", "name_missing")


def judge_id_present(row: Row, context: Context) -> None:
    """Refuse a row whose ID number is left empty."""
    if "身份证号" not in row.values and context.has("身份证号") and not _spoilt(row, "身份证号"):
        context.blame(row, "身份证号", "id_missing")


def _spoilt(row: Row, name: str) -> bool:
    return bool(row.problems) and any(one.field == name for one in row.problems)


def spoilt(row: Row, name: str) -> bool:
    """Whether something is already said about the field."""
    return _spoilt(row, name)


def find_person(row: Row, context: Context) -> Person | None:
    """Find the member whom a row means, or note why none is found.

    The ID number decides, then the name within its branch.
    """
    known = context.known
    name = str(row.values.get("姓名", ""))
    if known is None or not known.people or row.refused:
        return None
    number = row.values.get("身份证号")
    if isinstance(number, str):
        found = known.by_id(number)
        if found is not None:
            return _same(row, context, found, name)
    people = known.named(name, str(row.hidden.get("人员编号") or row.values.get("人员编号") or ""))
    if isinstance(number, str):
        people = [one for one in people if not one.mark]
    return _one_of(row, context, people, name)


def _same(row: Row, context: Context, found: Person, name: str) -> Person | None:
    if name and found.name != name:
        context.blame(row, "姓名", "member_conflict",
                      f"写的是“{name}”，办公室里这个身份证号是“{found.name}”")  # fmt: skip
        return None
    _branch_agrees(row, context, found)
    return found


def _branch_agrees(row: Row, context: Context, found: Person) -> None:
    asked, now = row.hidden.get("branch"), context.where(found.branch)
    if asked is None or now is None or asked == now.pk or spoilt(row, "党支部"):
        return
    context.blame(row, "党支部", "member_branch_conflict",
                  f"写的是“{row.values.get('党支部')}”，办公室里{found.name}在“{now.name}”",
                  now.name)  # fmt: skip


def _one_of(row: Row, context: Context, people: list[Person], name: str) -> Person | None:
    asked = row.hidden.get("branch")
    here = [one for one in people if one.branch == asked] if asked is not None else people
    if len(here) == 1:
        return here[0]
    if len(here) > 1:
        where = [context.where(one.branch) for one in here]
        names = "、".join(dict.fromkeys(one.name for one in where if one))
        context.blame(
            row, "姓名", "member_ambiguous", f"叫“{name}”的党员有{len(here)}名（{names}）"
        )
    elif len(people) == 1:
        _branch_agrees(row, context, people[0])
        return people[0]
    elif people:
        context.blame(
            row, "姓名", "member_ambiguous", f"叫“{name}”的党员有{len(people)}名，都不在这个党支部"
        )
    else:
        context.blame(row, "姓名", "member_unknown", f"办公室里没有党员“{name}”")
    return None
