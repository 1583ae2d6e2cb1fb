"""The forms of stars: what is asked, and which change it calls."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.members.fields import PeopleForm
from dangwu.organizations.models import Organization
from dangwu.pages.fields import DayField, NamedField
from dangwu.pages.forms import RecordForm
from dangwu.stars import changes, schemes
from dangwu.stars.models import Entry, Item, Level, Line, Objection, Round, Scheme, Score
from dangwu.stars.reach import schemes_for
from dangwu.stars.sources import sources

_STARS = [(number, f"{'一二三四五'[number - 1]}星") for number in range(5, 0, -1)]


def _reason(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=300, help_text=hint, required=required,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip


class SchemeForm(RecordForm):
    """A scheme of the unit's own."""

    model = Scheme
    names = ("organization", "name", "cycle", "basis", "since")
    right = Right.STRUCTURE

    def prepare(self) -> None:
        """Say which paper is meant."""
        super().prepare()
        self.fields["basis"].required = True
        self.fields[
            "basis"
        ].help_text = "本单位或上级印发的办法，写文件名和文号。没有统一的中央规定。"

    def write(self, *, actor: User, today: date) -> Scheme:
        """Enter it."""
        return schemes.adopt(**self.cleaned_data, actor=actor)


class ExampleForm(RecordForm):
    """The example scheme, copied."""

    model = Scheme
    names = ("organization", "since")
    right = Right.STRUCTURE

    def write(self, *, actor: User, today: date) -> Scheme:
        """Copy it."""
        data = self.cleaned_data
        return schemes.adopt_example(data["organization"], since=data["since"], actor=actor)


class ConfirmForm(RecordForm):
    """An example made the unit's own."""

    model = Scheme
    names = ("name", "basis")
    right = Right.STRUCTURE

    def prepare(self) -> None:
        """Ask for the paper and the reason."""
        super().prepare()
        self.fields["basis"].required = True
        self.fields["reason"] = _reason("说明", "例如：经局机关党委6月研究同意施行。")

    def write(self, *, actor: User, today: date) -> Scheme:
        """Confirm it."""
        return schemes.confirm_scheme(self.record, **self.cleaned_data, actor=actor)


class EndSchemeForm(RecordForm):
    """A scheme used no more."""

    right = Right.STRUCTURE
    on = DayField(label="停用日期", help_text="从这一天起不再使用，应是一期核算的第一天。")

    def write(self, *, actor: User, today: date) -> Scheme:
        """End it."""
        return schemes.end_scheme(self.record, on=self.cleaned_data["on"], actor=actor)


class ItemForm(RecordForm):
    """An item added to a scheme."""

    model = Item
    names = ("module", "label", "source", "points", "each", "most")
    right = Right.STRUCTURE
    source = forms.ChoiceField(label="数据来源", required=False)
    points = forms.IntegerField(label="每次分值", help_text="扣分的写负数。")
    each = forms.IntegerField(
        label="每多少计一次", min_value=1, initial=1,
        help_text="例如按分钟计的培训，每60分钟计一次就填60。",
    )  # fmt: skip
    most = forms.IntegerField(
        label="每期限额", required=False, help_text="不填就不限；扣分的写负数。"
    )

    def prepare(self) -> None:
        """Offer the sources."""
        super().prepare()
        offered = [(one.name, f"{one.name}（{one.unit}）") for one in sources().values()]
        field: Any = self.fields["source"]
        field.choices = [("", "手工登记"), *offered]

    def write(self, *, actor: User, today: date) -> Scheme:
        """Add it."""
        schemes.add_item(self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class LevelForm(RecordForm):
    """A threshold of stars."""

    model = Level
    names = ("stars", "least")
    right = Right.STRUCTURE
    stars = forms.TypedChoiceField(label="星级", choices=_STARS, coerce=int)

    def write(self, *, actor: User, today: date) -> Scheme:
        """Set it."""
        schemes.set_level(self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class EntryForm(PeopleForm):
    """Points by hand."""

    model = Entry
    names = ("member", "item", "happened_on", "times", "ground")
    item = forms.ModelChoiceField(Item.objects.none(), label="积分项目", empty_label="请选择")

    def prepare(self) -> None:
        """Offer the items that are entered by hand."""
        super().prepare()
        field: Any = self.fields["item"]
        field.queryset = Item.objects.filter(
            source="", scheme__in=schemes_for(self.access), scheme__until__gt=self.today
        ).select_related("scheme").order_by("scheme_id", "place")  # fmt: skip
        field.label_from_instance = item_label
        self.fields["ground"].help_text = "写明凭什么加减分，例如会议决定、通报文号；本人看得到。"

    def write(self, *, actor: User, today: date) -> Entry:
        """Enter it."""
        data = dict(self.cleaned_data)
        return changes.enter(data.pop("member"), **data, today=today, actor=actor)


def item_label(item: Item) -> str:
    """Return 扣分：受到批评教育（每次扣5分）."""
    return f"{item.module}：{item.label}（{item.worth_words}）"


class BranchField(NamedField):
    """A branch by name."""

    def label_of(self, record: Any) -> str:
        """Return its name in documents."""
        return str(record.document_name)


class RoundForm(RecordForm):
    """A reckoning of a branch's points."""

    names = ("organization", "scheme", "first_on")
    organization = BranchField(None, lookups=("document_name", "full_name"), what="党支部",
                               label="党支部")  # fmt: skip
    scheme = forms.ModelChoiceField(Scheme.objects.none(), label="积分方案", empty_label="请选择")
    first_on = DayField(
        label="核算期起", help_text="一期的第一天，例如 2020-01-01；期满后才能核算。"
    )

    def prepare(self) -> None:
        """Offer branches and schemes."""
        super().prepare()
        branch: Any = self.fields["organization"]
        branch.offer(
            self.access.organizations(Right.WRITE).filter(kind="党支部", dissolved_on=None)
        )
        field: Any = self.fields["scheme"]
        field.queryset = schemes_for(self.access).select_related("organization").order_by("pk")
        field.label_from_instance = scheme_label

    def write(self, *, actor: User, today: date) -> Round:
        """Reckon."""
        data = dict(self.cleaned_data)
        organization: Organization = data.pop("organization")
        return changes.begin_round(organization, **data, today=today, actor=actor)


def scheme_label(scheme: Scheme) -> str:
    """Return the name, and whether it is an example."""
    return f"{scheme.name}{'（示例）' if scheme.example else ''}"


class AgainForm(RecordForm):
    """A reckoning done anew."""

    reason = _reason("重新核算的理由", "例如：异议成立，已补录3月12日的志愿服务。")

    def write(self, *, actor: User, today: date) -> Round:
        """Reckon anew."""
        reason = self.cleaned_data["reason"]
        return changes.reckon_again(self.record, reason=reason, today=today, actor=actor)


class ObjectionForm(RecordForm):
    """An objection to a score."""

    line = forms.ModelChoiceField(
        Line.objects.none(), label="对哪一项", required=False, empty_label="整份积分"
    )
    reason = _reason("异议理由", "写明哪条记录不对、少了哪条、凭什么。")

    def prepare(self) -> None:
        """Offer her lines."""
        super().prepare()
        field: Any = self.fields["line"]
        field.queryset = Line.objects.filter(score=self.record).select_related("item")
        field.label_from_instance = _line_label

    def write(self, *, actor: User, today: date) -> Objection:
        """Enter it."""
        return changes.contest(self.record, **self.cleaned_data, today=today, actor=actor)


def _line_label(line: Line) -> str:
    return f"{line.item.label}：{'不详' if line.points is None else f'{line.points}分'}"


class AnswerForm(RecordForm):
    """The answer to an objection."""

    upheld = forms.TypedChoiceField(
        label="异议", choices=[("", "请选择"), ("1", "成立"), ("0", "不成立")],
        coerce=lambda typed: typed == "1",
    )  # fmt: skip
    answer = _reason("答复理由", "成立的，先更正记录，再重新核算；不成立的，写明依据。")

    def write(self, *, actor: User, today: date) -> Objection:
        """Answer."""
        return changes.answer(self.record, **self.cleaned_data, today=today, actor=actor)


class DecideForm(RecordForm):
    """The stars that people gave."""

    stars = forms.TypedChoiceField(label="星级", choices=_STARS, coerce=int)
    on = DayField(label="评定日期", help_text="支部大会或支委会研究决定的那一天。")
    reason = _reason("评定说明", "与积分对应的星级不一致时必填。", required=False)

    def initial_of(self, record: Score) -> dict[str, Any]:
        """Show what the points come to; people may give other stars."""
        return {"stars": record.suggested}

    def write(self, *, actor: User, today: date) -> Score:
        """Write them."""
        return changes.decide(self.record, **self.cleaned_data, today=today, actor=actor)
