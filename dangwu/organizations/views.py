"""The books of organizations, and their tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.organizations import beside, forms
from dangwu.organizations.models import (
    FOREVER,
    Election,
    Honour,
    Kind,
    Organization,
    Placement,
    StaffCount,
    Term,
)
from dangwu.organizations.standing import stands
from dangwu.organizations.tree import LEVEL, subtree, tree
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.guard import needs
from dangwu.pages.listing import read_day
from dangwu.pages.registers import Choice, Link, Register, Section, Writing, name_actions
from dangwu.pages.requests import Request

_MOST_OPEN = 60
_FIRST, _LAST = 1900, 2100
WITHDRAW = Writing("withdraw", "撤销登记", forms.WithdrawalForm, "登记已撤销。", ends=True)
"""For records of every room that may go without more ado."""


def _by_state(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    standing = Q(dissolved_on=None) | Q(dissolved_on__gt=access.today)
    return rows.filter(standing) if chosen == "standing" else rows.exclude(standing)


class Tree(Register):
    """The tree of a day, which has a page of its own; a placement's page is its evidence."""

    model = Placement
    slug = "tree"
    title = "组织树"
    hint = "看任何一天的组织结构、人数、书记和任期，逐级展开。"
    columns = ("organization__document_name", "parent__document_name", "since", "until")
    related = ("organization", "parent")


class Organizations(Register):
    """Every organization, those that ended among them."""

    model = Organization
    slug = "organizations"
    title = "党组织"
    hint = "先成立本单位，再在它下面成立各党支部；也可以从 Excel 导入。"
    columns = (
        "document_name", "kind", "nature",
        Column("parent_name", "上级党组织"), "founded_on", Column("dissolved_on", phone=False),
    )  # fmt: skip
    details = (
        "full_name", "document_name", Column("other_names", "其他简称"), "kind", "nature",
        Column("parent_name", "上级党组织"), "has_committee", "code", "district", "founded_on",
        "dissolved_on",
    )  # fmt: skip
    search = ("full_name", "document_name", "other_names", "code")
    filters = ("kind", "nature")
    choosing = (Choice("state", "状态", (("standing", "在"), ("ended", "已撤销")), _by_state),)
    order = ("pk",)
    through = "pk"
    page = "organizations/organization.html"
    imports = "organizations"
    new = Writing("new", "成立党组织", forms.FoundForm, "党组织已成立。", right=Right.STRUCTURE)
    changes = (
        Writing("correct", "更正", forms.OrganizationCorrection, "已更正。"),
        Writing("move", "调整隶属", forms.MoveForm, "隶属关系已调整。", right=Right.STRUCTURE,
                hint="连同下级一起调整；调整日期之前的统计不变。", offered=stands),
        Writing("withdraw", "撤销登记", forms.OrganizationWithdrawal, "登记已撤销。",
                right=Right.STRUCTURE, ends=True,
                hint="登记错了、下面什么也没有的党组织才能撤销登记；实际撤销的请办“撤销”。"),
    )  # fmt: skip

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return the organizations with the names of those above them."""
        here = Placement.objects.filter(organization=OuterRef("pk"), since__lte=access.today)
        above = here.order_by("-since").values("parent__document_name")[:1]
        found: QuerySet[Any] = super().rows(access).annotate(parent_name=Subquery(above))
        return found

    def of_unit(self, rows: QuerySet[Any], unit: int, access: Access) -> QuerySet[Any]:
        """Return the organization and all below it."""
        return rows.filter(pk__in=subtree(unit, access.today).values("organization"))

    def of_branch(self, rows: QuerySet[Any], named: str, access: Access) -> QuerySet[Any]:
        """Return those so named."""
        return rows.filter(document_name__icontains=named)

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the tree, and what the rooms above do with an organization."""
        if record is None:
            return (Link("组织树", Tree.url(), "sitemap"),)
        return beside.links_of(access, record)

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return what hangs on the organization."""
        adding = access.may_in(Right.WRITE, record.pk) and stands(record, access.today)
        unit = record.kind == Kind.UNIT
        own: list[type[Register]] = [] if unit else [Terms, Elections]
        own += [Honours]
        if unit or StaffCount.objects.filter(organization=record).exists():
            own += [Staff]
        return [
            *beside.sections_of(access, record),
            *(
                Section(
                    kind, kind().rows(access).filter(organization=record).order_by(*kind.order),
                    columns=[one for one in kind.shown() if not one.name.startswith("organization")],
                    new=f"{kind.url('new')}?organization={record.pk}" if adding else "",
                )
                for kind in own
            ),
        ]  # fmt: skip

    def more(self, access: Access, record: Any) -> Mapping[str, Any]:
        """Return where it stood, and where to found one below it."""
        places = Placement.objects.filter(organization=record).select_related("parent")
        founding = access.may_in(Right.STRUCTURE, record.pk) and stands(record, access.today)
        above = access.organizations().filter(pk__in=places.values("parent"))
        return {
            "places": places.order_by("-since"),
            "reachable": set(above.values_list("pk", flat=True)),
            "found_url": f"{self.url('new')}?parent={record.pk}" if founding else "",
            "forever": FOREVER,
        }


class Terms(Register):
    """Terms of office of committees."""

    model = Term
    slug = "terms"
    hint = "登记各党组织委员会的任期，届满前会提醒换届。"
    columns = ("organization__document_name", "began_on", "ends_on", "extended_to", "number")
    related = ("organization",)
    search = ("organization__document_name",)
    day = "ends_on"
    order = ("-began_on", "-pk")
    new = Writing("new", "登记任期", forms.TermForm, "任期已登记。")
    changes = (
        Writing("correct", "更正", forms.TermCorrection, "已更正。"),
        WITHDRAW,
    )

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return what the rooms above do with it."""
        return beside.links_about(access, self.model, record)


class Elections(Register):
    """Changes of committee: 两请示一报告."""

    model = Election
    slug = "elections"
    hint = "换届按“两请示一报告”登记：换届请示、候选人请示、选举结果报告。"
    columns = ("organization__document_name", "first_request_on", "second_request_on", "held_on",
               "reported_on", "eligible", "present")  # fmt: skip
    related = ("organization", "term__organization")
    search = ("organization__document_name",)
    day = "held_on"
    order = ("-held_on", "-pk")
    new = Writing("new", "准备换届", forms.ElectionForm, "换届已登记，以后每有进展再补登。",
                  hint="先填已经有的日期，其余的以后补登。")  # fmt: skip
    changes = (
        Writing("progress", "登记进展", forms.ElectionProgressForm, "进展已登记。", main=True),
        WITHDRAW,
    )

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return what the rooms above do with it."""
        return beside.links_about(access, self.model, record)


class Honours(Register):
    """Honours that organizations received."""

    model = Honour
    slug = "honours"
    hint = "登记党组织受到的表彰，总结里的“获得荣誉”由此计数。"
    columns = ("title", "organization__document_name", "granted_by", "granted_on")
    related = ("organization",)
    search = ("title", "granted_by")
    day = "granted_on"
    order = ("-granted_on", "-pk")
    new = Writing("new", "登记荣誉", forms.HonourForm, "荣誉已登记。")
    changes = (Writing("correct", "更正", forms.HonourCorrection, "已更正。"), WITHDRAW)


class Staff(Register):
    """How many staff each unit had."""

    model = StaffCount
    slug = "staff"
    hint = "登记各单位的在职职工数，党员比例由此计算。"
    columns = ("organization__document_name", "counted_on", "staff")
    related = ("organization",)
    search = ("organization__document_name",)
    day = "counted_on"
    order = ("-counted_on", "organization_id")
    new = Writing("new", "登记职工数", forms.StaffForm, "职工数已登记。")
    changes = (Writing("correct", "更正", forms.StaffCorrection, "已更正。"), WITHDRAW)


@needs(Right.READ)
def tree_page(request: Request) -> HttpResponseBase:
    """Show the tree of a day, open as far as the address says."""
    asked = read_day(request.GET.get("on", ""))
    day = asked if asked and _FIRST <= asked.year <= _LAST else request.today
    context = {
        "heading": "组织树",
        "nodes": tree(request.access, day, request.today, _opened(request.GET.get("open", ""))),
        "labels": list(beside.tellings()),
        "on": day,
        "asked": request.GET,
        "wrong": bool(request.GET.get("on")) and day != asked,
        "past": day != request.today,
        "level": LEVEL,
        "list_url": Organizations.url(),
        "new_url": Organizations.url("new") if request.access.may(Right.STRUCTURE) else "",
    }
    return render(request, "organizations/tree.html", context)


def _opened(text: str) -> frozenset[int] | None:
    """Return the keys that the address opens; None where it leaves that to us."""
    keys = [one for one in text.split(".") if one.isdecimal() and len(one) < 19]
    return frozenset(int(one) for one in keys[:_MOST_OPEN]) if keys else None


name_actions(
    {
        "organizations.found": "成立",
        "organizations.move": "调整隶属关系",
        "organizations.dissolve": "撤销",
        "organizations.merge": "合并",
        "organizations.honour": "登记荣誉",
        "organizations.count_staff": "登记职工数",
        "organizations.begin_term": "登记任期",
        "organizations.extend_term": "批准延期",
        "organizations.prepare_election": "准备换届",
        "organizations.record_election": "登记换届",
        "organizations.correct": "更正",
        "organizations.withdraw": "撤销登记",
        "organizations.import": "批量导入",
        "organizations.grant": "授权",
        "organizations.take_back": "收回授权",
        "organizations.put_in_rule": "填写本地规定",
        "organizations.close_rule": "停用本地规定",
        "organizations.withdraw_rule": "作废本地规定",
    }
)
