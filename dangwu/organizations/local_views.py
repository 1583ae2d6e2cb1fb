"""The book of what units set in place of the national rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from dangwu.accounts.rights import Right
from dangwu.organizations import local_forms
from dangwu.organizations.models import LocalRule
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Choice, Link, Register, Writing


def _held(one: LocalRule, today: date) -> bool:
    return one.withdrawn_on is None


def _by_withdrawal(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    return rows.filter(withdrawn_on__isnull=chosen == "held")


class LocalRules(Register):
    """What units set in place of the national rules."""

    model = LocalRule
    slug = "local-rules"
    title = "本地规定"
    hint = (
        "上级或当地文件另有规定的（如省里的党费细则），在这里填写；对填写的党组织和所有下级适用。"
    )
    columns = (
        Column("label", "规定"), Column("shown", "数值"), "organization__document_name", "since",
        Column("last_on", "止", kind="day"), "instrument", "article",
        Column("confirmed", "已核对", phone=False), Column("state", "状态"),
    )  # fmt: skip
    details = (
        "organization__document_name", Column("label", "规定"), Column("shown", "数值"),
        Column("bands_shown", "各档"), "since", Column("last_on", "止", kind="day"), "instrument", "article", "confirmed", "reason",
        "officer", "entered_on", Column("state", "状态"), "withdrawn_on",
    )  # fmt: skip
    related = ("organization",)
    search = ("organization__document_name", "instrument", "rule")
    filters = ("confirmed",)
    choosing = (Choice("state", "状态", (("held", "未作废"), ("gone", "已作废")), _by_withdrawal),)
    day = "since"
    order = ("rule", "organization_id", "-since", "-pk")
    new = Writing("new", "填写规定", local_forms.PutInForm, "规定已写入，检查和计算随即按它。",
                  right=Right.SETTINGS)  # fmt: skip
    changes = (
        Writing("supersede", "改用新规定", local_forms.SupersedeForm, "新规定已写入，原来的到前一天为止。",
                right=Right.SETTINGS, offered=_held, main=True,
                hint="文件改了的用这个：原来的版本到新版本起用的前一天为止，以前的照旧。"),
        Writing("close", "停用", local_forms.CloseForm, "已停用。", right=Right.SETTINGS, offered=_held),
        Writing("correct", "更正", local_forms.PutRightForm, "已更正，填错的版本留作已作废。",
                right=Right.SETTINGS, offered=_held,
                hint="从头就填错了的用这个：填错的版本作废，换成下面这个。"),
        Writing("withdraw", "作废", local_forms.TakeBackForm, "已作废。", right=Right.SETTINGS,
                offered=_held),
    )  # fmt: skip

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the way to the rule with all its versions."""
        if record is None:
            return (Link("全部规定", "/checks/rules/"),)
        return (Link("这条规定的各个版本", f"/checks/rules/{record.rule}/"),)
