"""Worked examples: a few records as data, the number and the evidence that must come.

tests/<room>/figures/<figure>.toml:

    says = "一句话：什么算、什么不算"
    period = "2020H1"            # default
    scope = 1                    # organization's number in tests/world.toml, default 1
    value = "1234.5"             # as text; leave out where it cannot be known
    text = "云岭市"               # instead of value, for names
    known = true                 # default
    evidence = [1, 2]            # ids that must come, in any order (leave out for a ratio)

    [[records]]
    model = "dues.Payment"
    id = 1
    organization = 3             # a relation by its number; days as days
    …
    why = "…"                    # optional: why it counts or not

    [[cases]]                    # optional: more questions to the same records
    period = "2019H2"
    value = "0"

`organizations` and `members` tables like those of the world may be added or, with the id of one of
the world's, replace its fields. `world = false` starts from nothing.
"""

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

from dangwu.organizations.models import FOREVER, Placement

HERE = Path(__file__).parent
MEMBERSHIP = 1_000


@dataclass(frozen=True)
class Example:
    """One file."""

    figure: str
    path: Path
    data: dict[str, Any] = field(hash=False)

    @property
    def cases(self) -> list[dict[str, Any]]:
        first = {k: v for k, v in self.data.items() if k not in {"records", "cases"}}
        if not ({"value", "text", "evidence", "known"} & first.keys()):
            return list(self.data.get("cases", []))
        return [first, *self.data.get("cases", [])]


@lru_cache(maxsize=1)
def examples() -> list[Example]:
    paths = sorted(HERE.glob("*/figures/*.toml"))
    return [Example(path.stem, path, tomllib.loads(path.read_text("utf-8"))) for path in paths]


@lru_cache(maxsize=1)
def world() -> dict[str, Any]:
    return tomllib.loads((HERE / "world.toml").read_text("utf-8"))


def load(example: Example, alias: str = "default") -> None:
    """Write the example's records; constraints are those of the database."""
    base = world() if example.data.get("world", True) else {}
    organizations = _merge(base.get("organizations", []), example.data.get("organizations", []))
    members = _merge(base.get("members", []), example.data.get("members", []))
    paths: dict[int, str] = {}
    for row in organizations:
        _organization(dict(row), paths, alias)
    for row in members:
        _member(dict(row), alias)
    for row in example.data.get("records", []):
        _record(dict(row), alias)


def _merge(base: list[dict[str, Any]], more: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = {row["id"]: row for row in base}
    for row in more:
        found[row["id"]] = {**found.get(row["id"], {}), **row}
    return list(found.values())


def _organization(row: dict[str, Any], paths: dict[int, str], alias: str) -> None:
    parent = row.pop("parent", None)
    row.setdefault("document_name", row["full_name"])
    make("organizations.Organization", row, alias)
    paths[row["id"]] = path = paths.get(parent, "") + f"{row['id']:08d}."
    gone = row.get("dissolved_on")
    Placement.objects.using(alias).create(
        organization_id=row["id"], parent_id=parent, path=path, path_end=path + "~",
        since=row["founded_on"], until=gone or FOREVER, ended=int(gone is not None),
    )  # fmt: skip


def _member(row: dict[str, Any], alias: str) -> None:
    organization = row.pop("organization")
    since = row.pop("since", row["admitted_on"])
    make("members.Member", row, alias)
    make(
        "members.Membership",
        {
            "id": MEMBERSHIP + row["id"], "member": row["id"], "organization": organization,
            "since": since, "until": row.get("left_on", FOREVER),
        },
        alias,
    )  # fmt: skip


def _record(row: dict[str, Any], alias: str) -> None:
    row.pop("why", None)
    make(row.pop("model"), row, alias)


def make(label: str, row: dict[str, Any], alias: str) -> None:
    """Create one record from plain data; relations by number."""
    model = apps.get_model(label)
    fields: dict[str, Any] = {}
    for name, value in row.items():
        column = model._meta.get_field(name)
        fields[column.attname if isinstance(column, models.ForeignKey) else name] = value
    model._default_manager.using(alias).create(**fields)
