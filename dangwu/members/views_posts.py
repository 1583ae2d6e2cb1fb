"""The books of posts, stars, commendations, transfers, contact points and visits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from dangwu.accounts.rights import Right
from dangwu.members import forms, forms_moves, forms_posts
from dangwu.members.models import (
    Commendation,
    ContactPoint,
    Member,
    Post,
    StarRating,
    Transfer,
    Visit,
)
from dangwu.organizations.models import FOREVER, Kind, Organization
from dangwu.organizations.views import WITHDRAW
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Choice, Register, Section, Writing, name_actions


def _held(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    now = Q(since__lte=access.today, until__gt=access.today)
    return rows.filter(now) if chosen == "now" else rows.exclude(now)


def _lasts(record: Any, today: Any) -> bool:
    return bool(record.until == FOREVER)


def _receipt(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    return rows.filter(target__isnull=True, receipt_on__isnull=chosen == "no")


def _awaits_receipt(transfer: Any, today: Any) -> bool:
    return transfer.target_id is None and transfer.receipt_on is None


class Posts(Register):
    """Party posts, those that ended among them."""

    model = Post
    slug = "posts"
    hint = "登记书记、委员、党务干事的任职和免职；组织页上的班子由此而来。"
    columns = ("member__name", "title", "organization__document_name", "since",
               Column("until", "免职日"))  # fmt: skip
    details = ("member__name", "title", "is_secretary", "organization__document_name", "since",
               Column("until", "免职日"))  # fmt: skip
    related = ("member", "organization")
    search = ("member__name", "title")
    filters = ("is_secretary",)
    choosing = (Choice("held", "在任", (("now", "在任"), ("before", "已免")), _held),)
    day = "since"
    order = ("-since", "-pk")
    new = Writing("new", "登记任职", forms_posts.PostForm, "任职已登记。")
    changes = (
        Writing("relieve", "登记免职", forms_posts.RelieveForm, "免职已登记。", offered=_lasts),
        Writing("correct", "更正", forms_posts.PostCorrection, "已更正。"),
        WITHDRAW,
    )


class Stars(Register):
    """Star ratings."""

    model = StarRating
    slug = "stars"
    hint = "每半年或每年评定一次，一至五星。"
    columns = ("member__name", "rated_on", "stars", "organization__document_name")
    related = ("member", "organization")
    search = ("member__name",)
    day = "rated_on"
    order = ("-rated_on", "-pk")
    new = Writing("new", "评定星级", forms_posts.StarsForm, "星级已登记。")
    changes = (
        Writing("correct", "更正", forms_posts.StarsCorrection, "已更正。"), WITHDRAW,
    )  # fmt: skip


class Commendations(Register):
    """Members who were commended."""

    model = Commendation
    slug = "commendations"
    hint = "登记优秀共产党员、优秀党务工作者等表彰。"
    columns = ("member__name", "title", "granted_on", "organization__document_name")
    related = ("member", "organization")
    search = ("member__name", "title")
    day = "granted_on"
    order = ("-granted_on", "-pk")
    new = Writing("new", "登记表彰", forms_posts.CommendationForm, "表彰已登记。")
    changes = (
        Writing("correct", "更正", forms_posts.CommendationCorrection, "已更正。"), WITHDRAW,
    )  # fmt: skip


class Transfers(Register):
    """Transfers of membership: in, out, and between branches."""

    model = Transfer
    slug = "transfers"
    hint = "从外单位转入的在这里登记；转出、转到其他党支部在党员的页面上办理。"
    columns = ("member__name", Column("origin_words", "转出组织"), Column("target_words", "转入组织"),
               "transferred_on", Column("letter", phone=False),
               Column("receipt_on", phone=False))  # fmt: skip
    details = ("member__name", Column("origin_words", "转出组织"),
               Column("target_words", "转入组织"), "transferred_on", "letter", "letter_until",
               "dues_paid_month", "receipt_on")  # fmt: skip
    related = ("member", "origin", "target")
    search = ("member__name", "letter", "origin_name", "target_name")
    day = "transferred_on"
    order = ("-transferred_on", "-pk")
    new = Writing("new", "登记转入", forms.TransferInForm, "转入已登记。", right=Right.STRUCTURE,
                  hint="以前在本单位、后来转出的，请到“已离开的党员”里找到本人再办理转回。")  # fmt: skip
    choosing = (Choice("receipt", "回执", (("no", "转出未回执"), ("yes", "已回执")), _receipt),)
    changes = (
        Writing("receipt", "登记回执", forms_moves.ReceiptForm, "回执已登记。",
                right=Right.STRUCTURE, offered=_awaits_receipt),
        Writing("correct", "更正", forms_moves.TransferCorrection, "已更正。"),
    )  # fmt: skip

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return the transfers out of, into or between organizations that she may see."""
        found = Transfer.objects.select_related(*self.related)
        if access.whole(self.read):
            return found
        own = access.organizations(self.read).values("pk")
        return found.filter(Q(origin__in=own) | Q(target__in=own))

    def of_unit(self, rows: QuerySet[Any], unit: int, access: Access) -> QuerySet[Any]:
        """Return those out of an organization or into it."""
        return rows.filter(Q(origin=unit) | Q(target=unit))

    def of_branch(self, rows: QuerySet[Any], named: str, access: Access) -> QuerySet[Any]:
        """Return those out of or into the organizations so named."""
        return rows.filter(
            Q(origin__document_name__icontains=named) | Q(target__document_name__icontains=named)
        )

    def organization_of(self, record: Any) -> int:
        """Return the organization of the office that took or gave her."""
        return int(record.target_id or record.origin_id)


class ContactPoints(Register):
    """Organizations that leaders keep in touch with."""

    model = ContactPoint
    slug = "contact-points"
    hint = "登记领导干部的党建联系点，再登记到联系点的每次指导。"
    columns = ("organization__document_name", "leader__name", "since", Column("until", "止"))
    details = ("organization__document_name", "leader__name", "since", Column("until", "止"))
    related = ("organization", "leader")
    search = ("organization__document_name", "leader__name")
    day = "since"
    order = ("-since", "-pk")
    new = Writing("new", "设立联系点", forms_posts.ContactPointForm, "联系点已设立。")
    changes = (
        Writing("end", "撤销联系点", forms_posts.ContactPointEnd, "联系点已撤销。", offered=_lasts),
        Writing("correct", "更正", forms_posts.ContactPointCorrection, "已更正。"),
        WITHDRAW,
    )

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return the visits."""
        visits = Visits().rows(access).filter(contact_point=record).order_by(*Visits.order)
        writing = access.may_in(Right.WRITE, record.organization_id)
        return [Section(Visits, visits, columns=("visited_on", "topic"),
                        new=_new(Visits, writing, contact_point=record.pk))]  # fmt: skip


class Visits(Register):
    """Guidance visits to contact points."""

    model = Visit
    slug = "visits"
    hint = "登记领导到联系点指导的日期和内容。"
    columns = ("visited_on", "organization__document_name", "contact_point__leader__name", "topic")
    details = columns
    related = ("organization", "contact_point__leader", "contact_point__organization")
    search = ("topic", "contact_point__leader__name", "organization__document_name")
    day = "visited_on"
    order = ("-visited_on", "-pk")
    new = Writing("new", "登记指导", forms_posts.VisitForm, "指导已登记。")
    changes = (
        Writing("correct", "更正", forms_posts.VisitCorrection, "已更正。"), WITHDRAW,
    )  # fmt: skip


def _new(kind: type[Register], writing: bool, **filled: Any) -> str:
    return f"{kind.url('new')}?{urlencode(filled)}" if writing else ""


def hanging_on(member: Member, access: Access, *, writing: bool) -> list[Section]:
    """Return what hangs on a member: posts, stars, commendations, transfers, contact points.

    All of it is hers, wherever it was written: who may see her page may see it.
    """
    posts = Post.objects.filter(member=member).select_related("member", "organization")
    stars = StarRating.objects.filter(member=member).select_related("member", "organization")
    praise = Commendation.objects.filter(member=member).select_related("member", "organization")
    moves = Transfer.objects.filter(member=member).select_related("member", "origin", "target")
    points = ContactPoint.objects.filter(leader=member).select_related("leader", "organization")
    found = [
        Section(Posts, posts.order_by(*Posts.order), "党内职务",
                ("title", "organization__document_name", "since", "until"),
                _new(Posts, writing, member=member.pk)),
        Section(Stars, stars.order_by(*Stars.order), "星级评定",
                ("stars", "rated_on", "organization__document_name"),
                _new(Stars, writing, member=member.pk)),
        Section(Commendations, praise.order_by(*Commendations.order), "表彰",
                ("title", "granted_on", "organization__document_name"),
                _new(Commendations, writing, member=member.pk)),
    ]  # fmt: skip
    rest = [
        Section(Transfers, moves.order_by(*Transfers.order), "组织关系转接",
                ("origin_words", "target_words", "transferred_on", "letter")),
        Section(ContactPoints, points.order_by(*ContactPoints.order), "联系点",
                ("organization__document_name", "since", "until")),
    ]  # fmt: skip
    return [*found, *(one for one in rest if one.rows)]


def committee_of(access: Access, organization: Organization) -> list[Section]:
    """Return the posts of an organization, now and before, for its page."""
    writing = access.may_in(Right.WRITE, organization.pk) and organization.dissolved_on is None
    rows = Post.objects.filter(organization=organization).select_related("member", "organization")
    if organization.kind == Kind.UNIT:
        return []
    held = Q(since__lte=access.today, until__gt=access.today)
    now = rows.filter(held).order_by("-is_secretary", "since", "pk")
    before = rows.exclude(held).order_by("-until", "-pk")
    names = ("member__name", "title", "since", "until")
    found = [Section(Posts, now, "班子", names, _new(Posts, writing, organization=organization.pk))]
    return found + ([Section(Posts, before, "历任", names)] if before else [])


name_actions(
    {
        "members.admit": "登记党员",
        "members.transfer_in": "转入",
        "members.return": "转回",
        "members.confirm": "转正",
        "members.transfer": "转接组织关系",
        "members.transfer_out": "转出",
        "members.acknowledge": "登记回执",
        "members.leave": "出党或注销",
        "members.retire": "登记离退休",
        "members.begin_floating": "登记流动",
        "members.end_floating": "结束流动",
        "members.correct": "更正",
        "members.withdraw": "撤销登记",
        "members.unlock": "查看完整号码",
        "members.put_numbers": "登记证件号、手机号",
        "members.appoint": "任职",
        "members.relieve": "免职",
        "members.rate": "评定星级",
        "members.commend": "登记表彰",
        "members.begin_contact": "设立联系点",
        "members.end_contact": "撤销联系点",
        "members.visit": "登记指导",
        "members.import": "批量导入",
    }
)
