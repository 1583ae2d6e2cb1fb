"""The books of bulletins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from dangwu.bulletins import forms
from dangwu.bulletins.models import Briefing, Bulletin, Level
from dangwu.pages.access import Access
from dangwu.pages.registers import Choice, Register, Writing, name_actions

_UNIT = "organization__document_name"
_WITHDRAW = Writing("withdraw", "撤销", forms.BulletinWithdrawal, "已撤销。", ends=True)
_STATES = (("draft", "还没上报"), ("submitted", "已上报"), ("adopted", "已采用"))


def _state(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    if chosen == "adopted":
        return rows.filter(adopted_on__isnull=False)
    return rows.filter(submitted_on__isnull=chosen == "draft")


def _is_draft(one: Bulletin, today: date) -> bool:
    return one.submitted_on is None


def _may_be_adopted(one: Bulletin, today: date) -> bool:
    return one.submitted_on is not None and one.adopted_level != str(Level.values[-1])


class Bulletins(Register):
    """Bulletins: drafts, those submitted, those adopted."""

    model = Bulletin
    slug = "bulletins"
    hint = "登记党建信息和调研，上报和采用时在这里记下日期和级别。"
    columns = ("title", _UNIT, "kind", "submitted_on", "adopted_on", "adopted_level")
    details = ("title", "organization", "kind", "submitted_on", "adopted_on", "adopted_level")
    related = ("organization",)
    search = ("title",)
    filters = ("kind", "adopted_level")
    choosing = (Choice("state", "进展", _STATES, _state),)
    day = "submitted_on"
    order = ("-pk",)
    new = Writing("new", "登记信息", forms.DraftForm, "信息已登记；上报后请点“上报”。")
    changes = (
        Writing("submit", "上报", forms.SubmitForm, "上报已登记。", offered=_is_draft, main=True),
        Writing("adopt", "采用", forms.AdoptForm, "采用已登记。", offered=_may_be_adopted,
                hint="被更高一级采用的，只记最高一级。"),
        Writing("correct", "更正", forms.BulletinCorrection, "已更正。"),
        _WITHDRAW,
    )  # fmt: skip


class Briefings(Register):
    """Issues of the briefing."""

    model = Briefing
    slug = "briefings"
    hint = "登记印发的简报，期号每年从1起。"
    columns = ("title", "number", _UNIT, "published_on")
    details = ("title", "number", "organization", "published_on")
    related = ("organization",)
    search = ("title",)
    day = "published_on"
    order = ("-published_on", "-pk")
    new = Writing("new", "登记简报", forms.PublishForm, "简报已登记。")
    changes = (Writing("correct", "更正", forms.BriefingCorrection, "已更正。"), _WITHDRAW)


REGISTERS: Sequence[type[Register]] = (Bulletins, Briefings)
name_actions(
    {
        "bulletins.draft": "登记信息",
        "bulletins.submit": "上报",
        "bulletins.adopt": "登记采用",
        "bulletins.publish": "登记简报",
        "bulletins.correct": "更正",
        "bulletins.withdraw": "撤销",
    }
)
