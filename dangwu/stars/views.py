"""The books of stars, a score's page line by line, and a member's own scores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.members.own import member_of
from dangwu.organizations.models import FOREVER
from dangwu.organizations.views import WITHDRAW
from dangwu.pages import submitting
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.guard import needs
from dangwu.pages.registers import (
    Choice,
    Link,
    Register,
    Section,
    Writing,
    name_actions,
    record_url,
)
from dangwu.pages.requests import Request
from dangwu.stars import forms
from dangwu.stars.models import (
    Entry,
    Item,
    Level,
    Line,
    Objection,
    Proof,
    Round,
    Scheme,
    Score,
)
from dangwu.stars.reach import schemes_for

_UNIT = "organization__document_name"
_STRUCTURE = Right.STRUCTURE


def _in_use(scheme: Any, today: date) -> bool:
    return bool(scheme.until == FOREVER)


def _is_example(scheme: Any, today: date) -> bool:
    return bool(scheme.example)


def _unused(scheme: Any, today: date) -> bool:
    return not Round.objects.filter(scheme=scheme).exists()


class Schemes(Register):
    """Schemes of points."""

    model = Scheme
    slug = "schemes"
    hint = "积分和星级没有统一的中央规定：登记本单位的办法，或套用示例方案再改成自己的。"
    columns = ("name", _UNIT, "cycle", "example", "since", Column("until", phone=False))
    details = ("name", "organization", "cycle", "basis", "example", "since", "until")
    related = ("organization",)
    search = ("name", "basis")
    filters = ("cycle", "example")
    day = "since"
    order = ("-since", "-pk")
    new = Writing("new", "登记方案", forms.SchemeForm, "方案已登记，请添加项目和分数线。",
                  right=_STRUCTURE)  # fmt: skip
    changes = (
        Writing("item", "添加项目", forms.ItemForm, "项目已添加。", right=_STRUCTURE, offered=_unused),
        Writing("level", "设定分数线", forms.LevelForm, "分数线已设定。", right=_STRUCTURE,
                offered=_unused),
        Writing("confirm", "改为本单位方案", forms.ConfirmForm, "已改为本单位方案。",
                right=_STRUCTURE, offered=_is_example),
        Writing("end", "停用", forms.EndSchemeForm, "方案已停用。", right=_STRUCTURE,
                offered=_in_use),
    )  # fmt: skip

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return the schemes of her organizations and of those above."""
        return schemes_for(access).select_related(*self.related)

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the way to copy the example."""
        if record is not None:
            return ()
        return (Link("套用示例方案", reverse("stars:example"), "copy", _STRUCTURE),)

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return items and levels."""
        items = Item.objects.filter(scheme=record).select_related("scheme").order_by("place")
        levels = Level.objects.filter(scheme=record).select_related("scheme").order_by("-stars")
        return (
            Section(Items, items, "项目",
                    ("label", "module", Column("from_words", "数据来源"), Column("worth_words", "分值"))),
            Section(Levels, levels, "星级分数线", (Column("words", "星级"), "least")),
        )  # fmt: skip


class _OfScheme(Register):
    """What a scheme is made of: seen on its page."""

    through = "scheme__organization"
    related = ("scheme",)
    listed = False

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return those of the schemes that she may see."""
        found = self.model._default_manager.filter(scheme__in=schemes_for(access))
        return found.select_related(*self.related)


class Items(_OfScheme):
    """Items of schemes."""

    model = Item
    slug = "items"
    columns = ("label", "module", Column("from_words", "数据来源"), Column("worth_words", "分值"))
    details = (
        "scheme",
        "module",
        "label",
        Column("from_words", "数据来源"),
        "points",
        "each",
        "most",
    )
    order = ("scheme_id", "place")


class Levels(_OfScheme):
    """Thresholds of stars."""

    model = Level
    slug = "levels"
    columns = (Column("words", "星级"), "least", "scheme__name")
    order = ("scheme_id", "-stars")


class Entries(Register):
    """Points by hand."""

    model = Entry
    slug = "entries"
    hint = "登记其他台账里没有的加分、扣分事项，写明依据；本人看得到。"
    columns = ("member__name", "item__label", "happened_on", "times", _UNIT)
    details = ("member", "item", "happened_on", "times", "ground", "organization")
    related = ("organization", "member", "item")
    search = ("member__name", "item__label", "ground")
    day = "happened_on"
    order = ("-happened_on", "-pk")
    new = Writing("new", "登记加减分", forms.EntryForm, "已登记，下次核算时计入。")
    changes = (WITHDRAW,)


class Rounds(Register):
    """Reckonings."""

    model = Round
    slug = "rounds"
    hint = "每期期满后，由记录核算党支部每名党员的积分，逐项说明来由；星级由支部研究决定。"
    columns = (_UNIT, "first_on", "last_on", "reckoned_on", "scheme__name")
    details = ("organization", "scheme", "first_on", "last_on", "reckoned_on")
    related = ("organization", "scheme")
    day = "first_on"
    order = ("-first_on", "organization_id")
    new = Writing("new", "核算积分", forms.RoundForm, "积分已核算，请核对后公示。")
    changes = (Writing("again", "重新核算", forms.AgainForm, "已重新核算。"),)

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return the scores."""
        rows = Score.objects.filter(round=record).select_related("member", "rating", "round")
        return (
            Section(Scores, rows.order_by("-points", "pk"), "各人积分",
                    ("member__name", "points", "suggested", "unknown", "rating__stars")),
        )  # fmt: skip


def _decided(score: Any, today: date) -> bool:
    return score.rating_id is None


def _by_decision(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    return rows.filter(rating__isnull=chosen == "no")


@dataclass(frozen=True)
class Told:
    """A line as the page explains it."""

    line: Line
    words: str
    proofs: tuple[tuple[str, str, int], ...]
    """Day, address and amount of each record behind it."""

    @property
    def points(self) -> str:
        """The points as they are written: 14分, −4分."""
        return f"{self.line.points}分".replace("-", "−")


class Scores(Register):
    """Members' points."""

    model = Score
    slug = "scores"
    hint = "先在“积分核算”里核算一期。"
    columns = ("member__name", "points", "suggested", Column("rating__stars", "评定星级"),
               Column("unknown", phone=False),
               "round__first_on", "round__organization__document_name")  # fmt: skip
    details = ("member", "round", "points", "unknown", "suggested",
               Column("rating__stars", "评定星级"), "reason")  # fmt: skip
    related = ("member", "rating", "round__organization")
    through = "round__organization"
    search = ("member__name",)
    choosing = (Choice("decided", "评定", (("no", "未评定"), ("yes", "已评定")), _by_decision),)
    day = "round__first_on"
    order = ("-round__first_on", "-points", "pk")
    page = "stars/score.html"
    changes = (
        Writing("decide", "评定星级", forms.DecideForm, "星级已评定。", offered=_decided, main=True),
        Writing("object", "代为登记异议", forms.ObjectionForm, "异议已登记。", offered=_decided),
    )  # fmt: skip

    def more(self, access: Access, record: Any) -> Mapping[str, Any]:
        """Return the lines with the records behind them."""
        return {"lines": explained(record)}

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return the objections with their answers."""
        rows = Objection.objects.filter(score=record).select_related("score__member", "line__item")
        found = Section(Objections, rows.order_by("pk"), "异议",
                        ("raised_on", "reason", "upheld", "answer"))  # fmt: skip
        return (found,) if rows else ()


def _open(objection: Any, today: date) -> bool:
    return objection.answered_on is None


def _by_answer(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    return rows.filter(answered_on__isnull=chosen == "no")


class Objections(Register):
    """Objections and answers."""

    model = Objection
    slug = "objections"
    hint = "党员对积分有异议的在自己的积分页面提出，书记在这里答复；理由和答复都保留。"
    columns = ("score__member__name", "raised_on", "reason", "upheld",
               Column("answer", phone=False), Column("answered_on", phone=False))  # fmt: skip
    details = ("score", Column("line__item__label", "积分项目"), "raised_on", "raised_by", "reason",
               "answered_on", "answered_by", "upheld", "answer")  # fmt: skip
    related = ("score__member", "score__round", "line__item", "raised_by", "answered_by")
    through = "score__round__organization"
    search = ("score__member__name", "reason")
    choosing = (Choice("answered", "答复", (("no", "未答复"), ("yes", "已答复")), _by_answer),)
    day = "raised_on"
    order = ("-raised_on", "-pk")
    changes = (Writing("answer", "答复", forms.AnswerForm, "已答复。", offered=_open, main=True),)


def explained(score: Score, *, linked: bool = True) -> list[Told]:
    """Return each line of a score in words, with the records behind it."""
    lines = Line.objects.filter(score=score).select_related("item").order_by("item__place")
    proofs: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for one in Proof.objects.filter(line__score=score).order_by("happened_on", "pk"):
        href = record_url(one.label, one.record_id) if linked else ""
        proofs[one.line_id].append((one.happened_on.isoformat(), href, one.amount))
    return [Told(line, worth_of(line), tuple(proofs[line.pk])) for line in lines]


def worth_of(line: Line) -> str:
    """Return how a line's points came about: 7次，每次2分，限10分."""
    item = line.item
    if line.amount is None or line.points is None:
        return "支部没有这类记录，不能确定，没有计入"
    return f"{line.amount}{item.unit}，{item.worth_words}"


@needs(_STRUCTURE)
def adopt_example(request: Request) -> HttpResponseBase:
    """Copy the example scheme."""
    ask = submitting.Ask(
        heading="套用示例方案", button="套用", back=Schemes.url(), done="已套用，项目和分数线可以再改。",
        hint="示例方案是一套地方常见的写法，不是中央规定；研究定稿后，用“改为本单位方案”写明依据文件。",
    )  # fmt: skip

    def make(data: Any, files: Any) -> Any:
        return forms.ExampleForm(data, files, access=request.access, today=request.today)

    return submitting.serve(
        request, ask, make, lambda form: form.write(actor=request.user, today=request.today),
        lambda made: Schemes.url(pk=made.pk),
    )  # fmt: skip


@needs(Right.OWN)
def mine(request: Request) -> HttpResponseBase:
    """Show a member her scores, line by line, with objections and answers."""
    member = member_of(request.user)
    found = Score.objects.filter(member=member) if member else Score.objects.none()
    scores = found.select_related("round__scheme", "rating").order_by("-round__first_on")[:6]
    context = {
        "heading": "我的积分",
        "member": member,
        "scores": [
            (one, explained(one, linked=False),
             Objection.objects.filter(score=one).select_related("line__item").order_by("pk"))
            for one in scores
        ],
    }  # fmt: skip
    return render(request, "stars/mine.html", context)


@needs(Right.OWN)
def contest(request: Request, pk: int) -> HttpResponseBase:
    """Take a member's objection to her own score."""
    member = member_of(request.user)
    if member is None:
        raise Http404
    score = get_object_or_404(Score.objects.select_related("member"), pk=pk, member=member)
    ask = submitting.Ask(
        heading="提出异议", button="提交异议", back=reverse("stars:mine"),
        hint="由支部书记答复；您的理由和答复都会保留。", done="异议已提交，请等待答复。",
    )  # fmt: skip

    def make(data: Any, files: Any) -> Any:
        return forms.ObjectionForm(
            data, files, access=request.access, today=request.today, record=score
        )

    return submitting.serve(
        request, ask, make, lambda form: form.write(actor=request.user, today=request.today),
        lambda made: reverse("stars:mine"),
    )  # fmt: skip


name_actions(
    {
        "stars.adopt": "登记积分方案",
        "stars.add_item": "添加积分项目",
        "stars.set_level": "设定分数线",
        "stars.confirm_scheme": "改为本单位方案",
        "stars.end_scheme": "停用方案",
        "stars.enter": "登记加减分",
        "stars.withdraw": "撤销登记",
        "stars.begin_round": "核算积分",
        "stars.reckon_again": "重新核算",
        "stars.contest": "提出异议",
        "stars.answer": "答复异议",
        "stars.decide": "评定星级",
    }
)
