"""What the records answered to a report's questions: kept until a record changes.

A large unit's report asks for half a minute, and somebody writes a record every second; so answers
that took long are kept a while longer, for all of the server's processes, and the page says of when
they are. What is written or issued is always asked anew.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from django.db.models import Q

from dangwu.accounts.models import Change
from dangwu.engine.base import Engine, Parameter, Table
from dangwu.reports import folders
from dangwu.reports.models import Report

SLOW = 3.0
"""Answers that took so many seconds are kept though records change …"""
KEPT = 600.0
"""… for so many seconds."""
_FILED = 1.0
_REMEMBERED = 24
_held: OrderedDict[str, Answers] = OrderedDict()
_turn = Lock()


@dataclass
class Answers:
    """Tables by question; `stamp` tells the state of the records, `at` when they were asked."""

    stamp: str
    at: float
    seconds: float = 0.0
    tables: dict[str, Table] = field(default_factory=dict)
    filed: int = 0

    @property
    def slow(self) -> bool:
        """Whether asking took long."""
        return self.seconds >= SLOW


class Remembering:
    """An engine that asks each question once."""

    def __init__(self, engine: Engine, answers: Answers) -> None:
        self._engine, self._answers = engine, answers
        self.name = engine.name

    def run(self, sql: str, parameters: Mapping[str, Parameter]) -> Table:
        """Run `sql`, or return what it answered before."""
        said = "\n".join(f"{name}={value}" for name, value in sorted(parameters.items()))
        key = hashlib.sha256(f"{sql}\n{said}".encode()).hexdigest()
        if key not in self._answers.tables:
            self._answers.tables[key] = self._engine.run(sql, parameters)
        return self._answers.tables[key]


def stamp() -> str:
    """Return what tells one state of the records from another; reports' own changes are none."""
    own = Q(model__startswith="reports.") | Q(model="organizations.Lock")
    last = Change.objects.exclude(own).order_by("-pk").values_list("pk", flat=True).first()
    return str(last or 0)


def valid(report: Report) -> Answers | None:
    """Return the answers that still hold for the report; None where it must be asked anew."""
    found = _found(report)
    if found is None:
        return None
    young = time.time() - found.at < KEPT
    return found if found.stamp == stamp() or (found.slow and young) else None


def keep(report: Report, answers: Answers) -> None:
    """Keep the answers; for the other processes too where they took long."""
    path = _path(report)
    with _turn:
        _held[str(path)] = answers
        while len(_held) > _REMEMBERED:
            _held.popitem(last=False)
    if answers.seconds >= _FILED:
        told = {key: [one.columns, one.rows] for key, one in answers.tables.items()}
        whole = [answers.stamp, answers.at, answers.seconds, told]
        draft = path.with_name(f".{path.name}.{time.time_ns()}")
        draft.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        draft.replace(path)
        answers.filed = path.stat().st_mtime_ns


def forget(report: Report) -> None:
    """Have the records asked anew."""
    path = _path(report)
    with _turn:
        _held.pop(str(path), None)
    path.unlink(missing_ok=True)


def _found(report: Report) -> Answers | None:
    path = _path(report)
    with _turn:
        held = _held.get(str(path))
    try:
        filed = path.stat().st_mtime_ns
        if held is not None and held.filed == filed:
            return held
        when, at, seconds, told = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return held
    if held is not None and held.at >= at:
        return held
    tables = {
        key: Table(tuple(columns), tuple(map(tuple, rows))) for key, (columns, rows) in told.items()
    }
    found = Answers(when, at, seconds, tables, filed)
    with _turn:
        _held[str(path)] = found
    return found


def _path(report: Report) -> Path:
    return folders.folder_of(report.pk) / "answers.json"
