"""What the rooms above add to the pages of organizations: they know members, this room does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from dangwu.organizations.models import Organization, Placement
from dangwu.pages.access import Access
from dangwu.pages.registers import Link, Section


@dataclass(frozen=True)
class Said:
    """What a column of the tree says of an organization, and where that can be seen."""

    text: str
    href: str = ""


Telling = Callable[[Sequence[Placement], date, date], Mapping[int, Said]]
"""(places, day, today): what is said of each organization on the day, by its key."""
Sections = Callable[[Access, Organization], Sequence[Section]]
Links = Callable[[Access, Organization], Sequence[Link]]

RecordLinks = Callable[[Access, Any], Sequence[Link]]
"""(access, record): links of a register's record; of its list where the record is None."""

_tellings: dict[str, Telling] = {}
_sections: list[Sections] = []
_links: list[Links] = []
_record_links: dict[type[models.Model], list[RecordLinks]] = {}


def tell(label: str, telling: Telling) -> None:
    """Add a column to the tree."""
    _tellings[label] = telling


def add_sections(sections: Sections) -> None:
    """Add tables to an organization's page."""
    if sections not in _sections:
        _sections.append(sections)


def add_links(links: Links) -> None:
    """Add links to an organization's page: forms that the rooms above serve."""
    if links not in _links:
        _links.append(links)


def add_record_links(model: type[models.Model], links: RecordLinks) -> None:
    """Add links to the list and the pages of this room's records of a model."""
    _record_links.setdefault(model, []).append(links)


def tellings() -> Mapping[str, Telling]:
    """Return the tree's further columns by their labels."""
    return _tellings


def sections_of(access: Access, organization: Organization) -> list[Section]:
    """Return the further tables of an organization's page."""
    return [one for sections in _sections for one in sections(access, organization)]


def links_of(access: Access, organization: Organization) -> list[Link]:
    """Return the further links of an organization's page."""
    return [one for links in _links for one in links(access, organization)]


def links_about(access: Access, model: type[models.Model], record: Any | None) -> list[Link]:
    """Return what the rooms above add to the list or to a page of a register."""
    return [one for links in _record_links.get(model, ()) for one in links(access, record)]
