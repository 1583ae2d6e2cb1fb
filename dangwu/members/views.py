"""The books of members: the members themselves. Posts, honours and transfers: views_posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from dangwu.accounts.rights import Right
from dangwu.members import forms, forms_moves, reach
from dangwu.members.models import Member, Membership
from dangwu.members.numbers import masked
from dangwu.members.views_posts import hanging_on
from dangwu.organizations.models import FOREVER
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Choice, Link, Register, Section, Writing, registers

STRUCTURE = Right.STRUCTURE


def _in(member: Member, today: date) -> bool:
    return member.left_on > today


def _gone(member: Member, today: date) -> bool:
    return not _in(member, today)


def _on_probation(member: Member, today: date) -> bool:
    return _in(member, today) and member.confirmed_on is None


def _at_work(member: Member, today: date) -> bool:
    return _in(member, today) and member.retired_on is None


def floats(member: Member, today: date) -> bool:
    """Whether she is 流动党员 on the day."""
    since = member.floating_since
    return since is not None and since <= today < member.floating_until


def _floats(member: Member, today: date) -> bool:
    return _in(member, today) and floats(member, today)


def _stays(member: Member, today: date) -> bool:
    return _in(member, today) and not floats(member, today)


def _status(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    return rows.filter(confirmed_on__isnull=chosen == "probation")


def _work(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    return rows.filter(retired_on__isnull=chosen == "work")


def _floating(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    today = access.today
    out = {"floating_since__lte": today, "floating_until__gt": today}
    return rows.filter(**out) if chosen == "out" else rows.exclude(**out)


def _nation(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    return rows.filter(nationality="汉族") if chosen == "han" else rows.exclude(nationality="汉族")


class Members(Register):
    """The members of the organizations that she may see."""

    model = Member
    slug = "members"
    title = "党员"
    hint = "从 Excel 导入党员名册最快；也可以一个一个登记。"
    columns = (
        "name", "sex", "birth_no", Column("education", phone=False), Column("branch_name", "党支部"),
        Column("status", "类别"), Column("admitted_on", phone=False),
        Column("staff_no", phone=False),
    )  # fmt: skip
    details = (
        Column("branch_name", "党支部"), "sex", "birth_no", "nationality", "education", "staff_no",
        "admitted_on", "confirmed_on", "retired_on",
    )  # fmt: skip
    search = ("name", "staff_no")
    filters = ("sex", "education")
    choosing = (
        Choice("status", "类别", (("full", "正式党员"), ("probation", "预备党员")), _status),
        Choice("age", "年龄", reach.AGES, reach.of_age),
        Choice("work", "在职", (("work", "在职"), ("retired", "离退休")), _work),
        Choice("floating", "流动", (("out", "流动党员"), ("here", "非流动")), _floating),
        Choice("nation", "民族", (("han", "汉族"), ("other", "少数民族")), _nation),
    )  # fmt: skip
    order = ("pk",)
    page = "members/member.html"
    imports = "members"
    new = Writing("new", "登记党员", forms.AdmitForm, "党员已登记。", right=STRUCTURE,
                  hint="接收的预备党员填支部大会通过的日期；补录正式党员的，一并填转正日期。")  # fmt: skip
    changes = (
        Writing("confirm", "转正", forms.ConfirmForm, "转正已登记。", offered=_on_probation),
        Writing("transfer", "转到其他党支部", forms_moves.TransferForm, "组织关系已转接。",
                right=STRUCTURE, offered=_in, hint="在原党支部的职务同时终止。"),
        Writing("out", "转出", forms_moves.TransferOutForm, "转出已登记。", right=STRUCTURE, offered=_in),
        Writing("return", "转回", forms_moves.ReturnForm, "转回已登记。", right=STRUCTURE, offered=_gone),
        Writing("retire", "登记离退休", forms.RetireForm, "离退休已登记。", offered=_at_work),
        Writing("float", "登记流动", forms.FloatForm, "已登记为流动党员。", offered=_stays),
        Writing("home", "结束流动", forms.HomeForm, "流动已结束。", offered=_floats),
        Writing("numbers", "登记证件号、手机号", forms.NumbersForm, "号码已登记。", offered=_in),
        Writing("correct", "更正", forms.MemberCorrection, "已更正。"),
        Writing("leave", "出党或注销", forms_moves.LeaveForm, "已登记。", right=STRUCTURE, offered=_in),
        Writing("withdraw", "撤销登记", forms.MemberWithdrawal, "登记已撤销。", right=STRUCTURE,
                ends=True, hint="登记错了、还没有党费等记录的才能撤销登记。"),
    )  # fmt: skip

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return the members with the branches where they belong, or belonged at last."""
        return reach.with_branch(reach.listed(access), access.today)

    def one_of(self, access: Access) -> QuerySet[Any]:
        """Return the same, for one member at a time."""
        return reach.with_branch(reach.reachable(access), access.today)

    def of_unit(self, rows: QuerySet[Any], unit: int, access: Access) -> QuerySet[Any]:
        """Return the members of an organization and all below it."""
        return reach.of_unit(rows, unit, access.today)

    def of_branch(self, rows: QuerySet[Any], named: str, access: Access) -> QuerySet[Any]:
        """Return the members of the organizations so named."""
        return reach.of_branch(rows, named, access.today)

    def organization_of(self, record: Any) -> int:
        """Return where she belongs, or belonged at last; 0 where nowhere."""
        return int(record.branch_id or 0)

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return what else is written of members."""
        if record is None:
            return (
                Link("已离开的党员", "/records/members/departed/"),
                Link("登记转入", "/records/members/transfers/new/", "user-plus", STRUCTURE),
            )
        return _elsewhere(record)

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return what hangs on the member."""
        writing = access.may_in(Right.WRITE, self.organization_of(record))
        return hanging_on(record, access, writing=writing and _in(record, access.today))

    def more(self, access: Access, record: Any) -> Mapping[str, Any]:
        """Return where she belonged, what she is today, and her numbers, masked."""
        today = access.today
        belonged = Membership.objects.filter(member=record).select_related("organization")
        personal = access.may_in(Right.PERSONAL, self.organization_of(record))
        return {
            "belonged": belonged.order_by("-since"),
            "numbers": [one for one in masked(record) if one.text],
            "unlock_url": f"{self.url(pk=record.pk)}unlock/" if personal else "",
            "tags": _tags(record, today),
            "books": _books(record),
            "forever": FOREVER,
        }


def _tags(member: Member, today: date) -> list[str]:
    """Return what she is on the day, in words."""
    if _gone(member, today):
        return [f"{member.left_on:%Y-%m-%d}起不在册"]
    retired = member.retired_on is not None and member.retired_on <= today
    said = [(True, member.status), (retired, "离退休"), (floats(member, today), "流动党员")]
    return [words for holds, words in said if holds]


_DUES = "dues:member"


def _elsewhere(member: Member) -> list[Link]:
    """Return the member's pages in the rooms above, where these are served."""
    try:
        return [Link("党费", reverse(_DUES, args=[member.pk]), "coin-yuan")]
    except NoReverseMatch:
        return []


def _books(member: Member) -> list[tuple[str, str]]:
    """Return the books of the rooms above in which she can be looked up, each with its address."""
    asked = urlencode({"q": member.name})
    return [
        (book.heading(), f"{book.url()}?{asked}")
        for book in registers().values()
        if book.room() != Members.room() and book.listed and "member__name" in book.search
    ]


class Departed(Register):
    """Those who have left; their pages are the members' pages."""

    model = Member
    slug = "departed"
    title = "已离开的党员"
    hint = "转出、去世、退党、除名的党员在这里。"
    columns = ("name", "sex", "birth_no", Column("branch_name", "离开前的党支部"), "admitted_on",
               Column("left_on", "离开日期"))  # fmt: skip
    search = ("name", "staff_no")
    filters = ("sex",)
    day = "left_on"
    order = ("-left_on", "pk")

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return those who have left."""
        return reach.with_branch(reach.departed(access), access.today)

    def of_unit(self, rows: QuerySet[Any], unit: int, access: Access) -> QuerySet[Any]:
        """Return those who belonged to an organization, or below it, at last."""
        return reach.of_unit(rows, unit, access.today, gone=True)

    def of_branch(self, rows: QuerySet[Any], named: str, access: Access) -> QuerySet[Any]:
        """Return those who belonged at last to the organizations so named."""
        return reach.of_branch(rows, named, access.today, gone=True)

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Lead back to the members."""
        return (Link("在册党员", Members.url()),)

    @classmethod
    def url(cls, end: str = "", pk: int | None = None) -> str:
        """Return the address of this list; a person's page is the member's."""
        return super().url(end) if pk is None else Members.url(end, pk)
