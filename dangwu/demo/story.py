"""What the builders of the fictional bureau share: the dice, the database, who and what exists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import TypeVar

from django.db import models

from dangwu.accounts.changes import create_many
from dangwu.admissions.models import Applicant
from dangwu.demo.dossiers import Dossier
from dangwu.demo.names import Names
from dangwu.dues.models import Payment
from dangwu.members.models import Member
from dangwu.organizations.models import FOREVER, Organization

M = TypeVar("M", bound=models.Model)
_CHUNK = 50_000


@dataclass(eq=False)
class Stay:
    """Where someone belongs from `since` up to, not including, `until`; the branch by its key."""

    branch: str
    since: date
    until: date = FOREVER


@dataclass(eq=False)
class Person:
    """A member as the builders know her; `base_fen` is the monthly base of her dues."""

    member: Member
    stays: list[Stay]
    base_fen: int
    titles: list[str] = field(default_factory=list)

    def branch_on(self, day: date) -> str:
        """Return the key of her branch on a day, "" where she was no member then."""
        return next((s.branch for s in self.stays if s.since <= day < s.until), "")

    def full_on(self, day: date) -> bool:
        """Say whether she was a full member (正式党员) on a day."""
        confirmed = self.member.confirmed_on
        return confirmed is not None and confirmed <= day

    def retired_on(self, day: date) -> bool:
        """Say whether she was retired on a day."""
        retired = self.member.retired_on
        return retired is not None and retired <= day


@dataclass
class Story:
    """The bureau while it is built. Organizations go by short keys: office1, depot, retired …"""

    dice: Random
    alias: str
    names: Names
    organizations: dict[str, Organization] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    posts: dict[tuple[str, str], Person] = field(default_factory=dict)
    applicants: list[tuple[Dossier, Applicant]] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    _on: dict[tuple[str, date], list[Person]] = field(default_factory=dict)

    def write(self, model: type[M], records: Iterable[M], *, action: str = "") -> Sequence[M]:
        """Write a batch with its entry in the change log; large ones in parts."""
        rows = list(records)
        for start in range(0, len(rows), _CHUNK):
            create_many(
                model, rows[start : start + _CHUNK], action=action or f"{model._meta.app_label}.demo",
                using=self.alias,
            )  # fmt: skip
        return rows

    def of(self, branch: str, day: date) -> list[Person]:
        """Return the members of a branch on a day, in order."""
        key = (branch, day)
        if key not in self._on:
            self._on[key] = [p for p in self.people if p.branch_on(day) == branch]
        return self._on[key]

    def holder(self, organization: str, title: str) -> Person:
        """Return who holds the post today, such as the secretary of a branch."""
        return self.posts[organization, title]

    def some(self, people: Sequence[Person], count: int) -> list[Person]:
        """Return `count` different people (all, where there are fewer), in their order."""
        chosen = set(self.dice.sample(range(len(people)), min(count, len(people))))
        return [person for place, person in enumerate(people) if place in chosen]
