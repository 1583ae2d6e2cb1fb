"""党组织名册: a row is an organization."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dangwu.exchange.context import Context
from dangwu.exchange.headings import Layout
from dangwu.exchange.kinds.base import Kind, spoilt
from dangwu.exchange.reading.fault import Fault
from dangwu.exchange.verdict import Row
from dangwu.organizations.imports import COLUMNS, NATURES, NEEDS

_NATURE = {alias: nature for nature, others in NATURES.items() for alias in (nature, *others)}
_SEPARATORS = re.compile(r"[、,，;；/|\s]+")


class Organizations(Kind):
    """The list of organizations."""

    key, label, json_key = "organizations", "党组织名册", "organizations"
    layouts = (Layout(COLUMNS, NEEDS),)

    def judge(self, row: Row, context: Context) -> None:
        """Judge one organization."""
        if "name" not in row.values and not spoilt(row, "name"):
            if "full_name" in row.values:
                row.values["name"] = row.values["full_name"]
            else:
                row.blame("name", "党组织名称", Fault("name_missing", "没有党组织名称"))
        short = row.values.get("short_names")
        if isinstance(short, str):
            row.values["short_names"] = [one for one in _SEPARATORS.split(short) if one]
        nature = row.values.get("nature")
        if isinstance(nature, str):
            row.values["nature"] = _NATURE.get(nature, nature)

    def finish(self, rows: Sequence[Row], context: Context) -> None:
        """Find what stands twice, and superiors that nobody knows."""
        first: dict[tuple[str, object], Row] = {}
        for row in rows:
            for name in ("code", "full_name"):
                value = row.values.get(name)
                before = first.setdefault((name, value), row) if value else row
                if before is not row and not row.has("duplicate_in_file"):
                    context.blame(row, name, "duplicate_in_file",
                                  f"与第{before.number}行的“{value}”重复")  # fmt: skip
        codes = {str(row.values["code"]) for row in rows if row.values.get("code")}
        for row in rows:
            _judge_parent(row, codes, context)


def _judge_parent(row: Row, codes: set[str], context: Context) -> None:
    above = row.values.get("parent_code")
    if not isinstance(above, str) or spoilt(row, "parent_code"):
        return
    if above in codes or (context.known and context.known.of_code(above)):
        return
    longer = [code for code in codes if code.lstrip("0") == above.lstrip("0")]
    if len(longer) == 1:
        context.blame(row, "parent_code", "code_lost_zeros",
                      f"上级代码{above}应为{longer[0]}，前面的0丢了", longer[0])  # fmt: skip
    elif codes:
        context.blame(row, "parent_code", "branch_unknown", f"没有代码为{above}的党组织")
