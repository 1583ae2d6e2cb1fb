"""A register (台账): one kind of record with its list, its page, and the ways to write it.

A room declares its registers in views.py and serves them by `urls_of` in urls.py; nothing more is
needed for a list with filters in the address, a record's page with its log and its figures, forms
that are written once, and the list in Excel.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.urls import NoReverseMatch, reverse

from dangwu.accounts.rights import Right
from dangwu.pages.access import Access
from dangwu.pages.cells import Column, complete, field_behind
from dangwu.pages.forms import RecordForm


def _always(record: Any, today: date) -> bool:
    return True


@dataclass(frozen=True)
class Writing:
    """One way to write: a new record, or a change of one.

    `key` ends its address and is stable; `label` is the button (登记荣誉, 办结); `done` is what is
    said afterwards. `offered` tells whether a record may be changed so.
    """

    key: str
    label: str
    form: type[RecordForm]
    done: str = "已保存。"
    hint: str = ""
    right: Right = Right.WRITE
    offered: Callable[[Any, date], bool] = _always
    main: bool = False
    ends: bool = False
    """Whether the record is gone afterwards: the list is shown then."""


@dataclass(frozen=True)
class Link:
    """A link on a list's or a record's page to a page of the room's own, or to a file."""

    label: str
    href: str
    icon: str = ""
    right: Right = Right.READ
    main: bool = False
    file: bool = False


@dataclass(frozen=True)
class Choice:
    """A filter that no field gives: `narrow` keeps the rows that fit what is chosen."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    narrow: Callable[[models.QuerySet[Any], str, Access], models.QuerySet[Any]]


class Register:
    """One kind of record; subclasses say which."""

    model: ClassVar[type[models.Model]]
    slug: ClassVar[str]
    title: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    """What belongs here, for who finds it empty."""
    columns: ClassVar[Sequence[str | Column]]
    details: ClassVar[Sequence[str | Column]] = ()
    """What the record's page shows; every field where it is left out."""
    search: ClassVar[Sequence[str]] = ()
    filters: ClassVar[Sequence[str]] = ()
    """Fields with choices, flags; each a filter in the address."""
    choosing: ClassVar[Sequence[Choice]] = ()
    """Filters beside those of fields, in their order."""
    day: ClassVar[str] = ""
    """The day by which a period is chosen."""
    order: ClassVar[Sequence[str]] = ("-pk",)
    related: ClassVar[Sequence[str]] = ()
    """For select_related: everything that the columns reach through."""
    through: ClassVar[str] = "organization"
    read: ClassVar[Right] = Right.READ
    new: ClassVar[Writing | None] = None
    changes: ClassVar[Sequence[Writing]] = ()
    imports: ClassVar[str] = ""
    """The kind of its Excel file, where it has one: members, dues …"""
    listed: ClassVar[bool] = True
    """Whether the navigation shows it."""
    page_size: ClassVar[int] = 30
    page: ClassVar[str] = "pages/record.html"
    """The template of a record's page; a room's own extends it."""

    def rows(self, access: Access) -> models.QuerySet[Any]:
        """Return the rows that the person may see."""
        found = self.model._default_manager.all()
        if self.related:
            found = found.select_related(*self.related)
        return access.visible(found, self.read, self.through)

    def of_unit(self, rows: models.QuerySet[Any], unit: int, access: Access) -> Any:
        """Return those of an organization, which the address names."""
        return rows.filter(**{self.through: unit})

    def of_branch(self, rows: models.QuerySet[Any], named: str, access: Access) -> Any:
        """Return those of the organizations so named."""
        field = field_behind(self.model, self.through)
        target = field.related_model if field is not None else None
        if not isinstance(target, type):
            return rows.filter(**{f"{self.through}__document_name__icontains": named})
        found = target._default_manager.filter(document_name__icontains=named)
        return rows.filter(**{f"{self.through}__in": found.order_by().values("pk")})

    def one_of(self, access: Access) -> models.QuerySet[Any]:
        """Return the rows of which she may open the page."""
        return self.rows(access)

    def name_of(self, record: Any) -> str:
        """Return how a page titles the record."""
        return str(record)

    def organization_of(self, record: Any) -> int:
        """Return the organization by which rights over the record are asked."""
        here = record
        for part in self.through.split("__"):
            here = getattr(here, part)
        return here if isinstance(here, int) else here.pk

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return links to pages of the room's own; `record` is None on the list."""
        return ()

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return further tables of the record's page: what hangs on it."""
        return ()

    def more(self, access: Access, record: Any) -> Mapping[str, Any]:
        """Return what the room's own template of a record's page shows besides."""
        return {}

    @classmethod
    def heading(cls) -> str:
        """Return the register's name."""
        return cls.title or str(cls.model._meta.verbose_name)

    @classmethod
    def room(cls) -> str:
        """Return the room's app label."""
        return cls.model._meta.app_label

    @classmethod
    def label(cls) -> str:
        """Return the model's label, as evidence and the change log name it."""
        return cls.model._meta.label

    @classmethod
    def shown(cls) -> tuple[Column, ...]:
        """Return the list's columns, complete."""
        return tuple(complete(cls.model, one) for one in cls.columns)

    @classmethod
    def detailed(cls) -> tuple[Column, ...]:
        """Return what a record's page shows, complete."""
        names = cls.details or [
            one.name for one in cls.model._meta.concrete_fields if not one.primary_key
        ]
        return tuple(complete(cls.model, one) for one in names)

    @classmethod
    def url(cls, end: str = "", pk: int | None = None) -> str:
        """Return the address of the list, of `new`, of a record or of a writing of it."""
        name = f"{cls.room()}:{cls.slug}" + (f"-{end}" if end else "")
        if pk is None:
            return reverse(name)
        return reverse(name if end else f"{name}-one", args=[pk])

    @classmethod
    def filter_fields(cls) -> dict[str, models.Field[Any, Any]]:
        """Return the fields of the filters by name."""
        found = {name: field_behind(cls.model, name) for name in cls.filters}
        return {name: field for name, field in found.items() if field is not None}


@dataclass(frozen=True)
class Section:
    """A table on a record's page: rows of another register that hang on the record."""

    register: type[Register]
    rows: models.QuerySet[Any]
    title: str = ""
    columns: Sequence[str | Column] = ()
    new: str = ""
    """The address of a form that adds one, with the record filled in."""


_registers: dict[str, type[Register]] = {}
_actions: dict[str, str] = {}


def register(*those: type[Register]) -> None:
    """Make registers known: evidence, log and navigation link to them."""
    for one in those:
        _registers[one.label()] = one


def registers() -> Mapping[str, type[Register]]:
    """Return the registers by their model's label, in the order of their rooms' declarations."""
    return _registers


def record_url(label: str, pk: int | None) -> str:
    """Return the address of a record by its model's label; empty where it has no page."""
    one = _registers.get(label)
    if one is None or pk is None:
        return ""
    try:
        return one.url(pk=pk)
    except NoReverseMatch:
        return ""


def name_actions(names: Mapping[str, str]) -> None:
    """Say in Chinese what the room's action codes are: {"dues.pay": "登记缴费"}."""
    _actions.update(names)


def action_name(code: str) -> str:
    """Return what an action is called; its code where nobody has said."""
    return _actions.get(code, code)
