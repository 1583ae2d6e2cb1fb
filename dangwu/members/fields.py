"""Form fields for members: whom a person may name, and how two of one name are told apart."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from dangwu.accounts.rights import Right
from dangwu.core.errors import suggestion
from dangwu.members.models import Member, Membership
from dangwu.pages.access import Access
from dangwu.pages.cells import birth
from dangwu.pages.fields import SELECTED_FROM, NamedField, plain
from dangwu.pages.forms import RecordForm

_SHOWN = 5
_LOOKED_AT = 20


def current(access: Access, today: date, right: Right = Right.READ) -> QuerySet[Membership]:
    """Return where the members belong today whose organization lies within her right."""
    rows = Membership.objects.filter(
        since__lte=today, until__gt=today, member__left_on__gt=today
    ).select_related("member", "organization")
    return access.visible(rows, right)


def label_of(belongs: Membership) -> str:
    """Return 张三（机关第一党支部）."""
    return f"{belongs.member.name}（{belongs.organization.document_name}）"


class MemberField(NamedField):
    """A member by name or staff number among those who belong to somebody's organizations today.

    `rows` are Memberships, so that one query gives people and branches; the value is the Member.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "党员")
        super().__init__(
            None, lookups=("member__name", "member__staff_no"), what="党员姓名", **kwargs
        )

    def label_of(self, record: Any) -> str:
        """Return the name with the branch."""
        return label_of(record)

    def offer_current(self, access: Access, today: date, right: Right = Right.WRITE) -> None:
        """Offer the members of the organizations over which she has the right."""
        self.offer(current(access, today, right))

    def offer(self, rows: QuerySet[Any]) -> None:
        """Offer the members of these memberships, and no other."""
        self.rows = rows
        few = list(rows.order_by()[: SELECTED_FROM + 1])  # unordered: a city is not sorted for this
        if len(few) <= SELECTED_FROM:
            few.sort(key=lambda one: one.pk)
            choices = [("", "请选择" if self.required else "不填")]
            choices += [(str(one.member_id), label_of(one)) for one in few]
            self.widget = forms.Select(choices=choices)
        else:
            self.widget = forms.TextInput(
                {"placeholder": "输入姓名", "autocomplete": "off", "data-kind": "named"}
            )
        self.widget.is_required = self.required

    def to_python(self, value: Any) -> Member | None:
        """Find the member by key, name or staff number; of several the person must say which."""
        if value in self.empty_values:
            return None
        if isinstance(value, Member):
            return value
        if self.rows is None:
            raise TypeError("offer() was not called")
        text = str(value).strip()
        if isinstance(self.widget, forms.Select) and text.isdecimal() and len(text) < 19:
            found = self.rows.filter(member_id=int(text)).first()
            if found is not None:
                return found.member  # type: ignore[no-any-return]
        return self._named(text)

    def _named(self, text: str) -> Member:
        assert self.rows is not None  # noqa: S101  # to_python asked
        name = text.partition("（")[0].strip()
        wanted = Q(member__name__in={name, text}) | Q(member__staff_no__in={name, text})
        found = list(self.rows.filter(wanted).order_by("pk")[:_LOOKED_AT])
        exact = [one for one in found if label_of(one) == text] or found
        if len(exact) == 1:
            return exact[0].member  # type: ignore[no-any-return]
        if exact:
            names = "、".join(_told_apart(one) for one in exact[:_SHOWN])
            raise ValidationError(
                f"“{text}”有{len(exact)}人：{names}。请写成“姓名（党支部）”或人员编号以便分清。"
            )
        near = self.rows.filter(member__name__startswith=name[:1]).order_by("pk")[:_LOOKED_AT]
        known = [label_of(one) for one in near]
        raise ValidationError(f"没有找到党员“{text}”。{suggestion(text, known)}")

    def prepare_value(self, value: Any) -> Any:
        """Show the key in a list, name and branch in a text field."""
        key = value.pk if isinstance(value, Member) else value
        if not isinstance(key, int) or isinstance(self.widget, forms.Select) or self.rows is None:
            return key
        found = self.rows.filter(member_id=key).first()
        return label_of(found) if found else ""


def _told_apart(belongs: Membership) -> str:
    number = belongs.member.staff_no
    return label_of(belongs) + (f"，编号{number}" if number else "")


_BIRTH = re.compile(r"(\d{4})(?:\s*[-年./]\s*(\d{1,2})(?:\s*[-月./]\s*(\d{1,2})\s*日?|\s*月)?|年)?")
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)?")


class BirthField(forms.Field):
    """A day of birth as far as it is known: 1969-01-02, 1969年1月, 1969. Gives yyyymmdd."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "出生日期")
        kwargs.setdefault("help_text", "不知道日的写 1969-01，只知道年的写 1969。")
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Show the form."""
        return {"placeholder": "1969-01-02", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        """Read the day, or as much of it as is known."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        text = plain(str(value))
        found = _DIGITS.fullmatch(text) or _BIRTH.fullmatch(text)
        year, month, day = (int(one or 0) for one in found.groups()) if found else (0, 0, 0)
        last = monthrange(year, month)[1] if year and 1 <= month <= 12 else 0
        if not 1900 <= year <= 2100 or month > 12 or day > last:
            raise ValidationError(
                f"看不懂出生日期“{value}”，请写成 1969-01-02、1969年1月 或 1969。"
            )
        return year * 10000 + month * 100 + day

    def prepare_value(self, value: Any) -> Any:
        """Show 1969-01-02, or as much as is known."""
        if not isinstance(value, int):
            return value
        return birth(value).replace("年", "-").removesuffix("月").removesuffix("-")


class PeopleForm(RecordForm):
    """A form whose fields of members offer the members within her right, and births are days."""

    def _add_fields(self) -> None:
        super()._add_fields()
        for name, field in list(self.fields.items()):
            if type(field) is NamedField and self._is_member(name):
                self.fields[name] = MemberField(
                    label=field.label, required=field.required, help_text=field.help_text
                )
            elif name == "birth_no":
                self.fields[name] = BirthField(required=field.required)

    def _is_member(self, name: str) -> bool:
        if self.model is None or name not in self.names:
            return False
        return self.model._meta.get_field(name).related_model is Member

    def prepare(self) -> None:
        """Offer members to the fields that offer nobody yet."""
        super().prepare()
        for field in self.fields.values():
            if isinstance(field, MemberField) and field.rows is None:
                field.offer_current(self.access, self.today, self.right)
