"""The linter of the portable subset: what SQLite, PostgreSQL, DuckDB and Spark read alike."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STRINGS = re.compile(r"'(?:[^']|'')*'")
_COMMENTS = re.compile(r"--[^\n]*")
_HALF_UP = re.compile(r"- \([^()]*(?:\([^()]*\)[^()]*)*\) % \d+\) / \d+|- [\w.]+ % \d+\) / \d+")

_RULES: tuple[tuple[str, str], ...] = (
    (r"/", "no division of data: half-up by (n + d/2 - (n + d/2) % d) / d, whole parts by (n - n % d) / d"),
    (r"\b(?:avg|round|ceil|ceiling|floor|trunc|power|sqrt)\s*\(", "whole numbers only: no avg or round"),
    (r"\b(?:decimal|numeric|float|double|real|timestamp|interval)\b", "whole numbers and days only"),
    (r"\b(?:current_date|current_timestamp|now)\b", "no clock: days come as parameters"),
    (r"\b(?:date_part|extract|strftime|julianday|datediff|date_trunc|date_add|to_char)\b|\bdate\s*\(",
     "no date functions: dates are only compared"),
    (r"\brecursive\b", "no recursive query"),
    (r"::", "cast(x as bigint) instead of ::"),
    (r"\|\|", "no joining of texts"),
    (r'"', "no quoted names"),
    (r"\b(?:ilike|like|glob|similar|regexp)\b", "no patterns: compare whole values or ranges"),
    (r"\bselect\s+\*", "name the columns"),
    (r"\b(?:group_concat|string_agg|array_agg|listagg)\b", "no lists in a cell"),
    (r"\b(?:limit|offset|top|fetch)\s+\d", "no limit: evidence is whole"),
    (r"\bcast\s*\([^()]*(?:\([^()]*\)[^()]*)*\bas\s+(?!bigint\b)\w+", "cast only to bigint"),
    (r"\b(?:insert|update|delete|drop|alter|create|attach|pragma|copy)\b", "figures only read"),
    (r"\b(?:from|join)\s+(?!select\b|lateral\b)\w+\s+(?!as\b|on\b|where\b|join\b|left\b|inner\b|cross\b|group\b|order\b|union\b|except\b|having\b|window\b)[a-z]\w*",
     "an alias needs as"),
    (r"\)\s+(?!as\b|and\b|or\b|on\b|where\b|then\b|else\b|end\b|when\b|from\b|group\b|order\b|union\b|except\b|join\b|left\b|inner\b|cross\b|is\b|in\b|not\b|between\b|having\b|select\b|over\b|desc\b|asc\b|intersect\b|filter\b)[a-z]\w*",
     "an alias needs as"),
    (r";", "one text, no semicolon"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """A place that some engine would read differently."""

    line: int
    text: str
    why: str


def lint(sql: str) -> list[Fault]:
    """Return every fault of the text against the portable subset, in order of line."""
    bare = _COMMENTS.sub(_blank, _STRINGS.sub(_blank, sql))
    bare = _HALF_UP.sub(_blank_half_up, bare).lower()
    faults = [
        Fault(bare.count("\n", 0, found.start()) + 1, found[0].strip(), why)
        for pattern, why in _RULES
        for found in re.finditer(pattern, bare)
    ]
    return sorted(faults, key=lambda fault: fault.line)


def _blank_half_up(found: re.Match[str]) -> str:
    # the bracket that closes the dividend stays: what stands around is read by its brackets
    before, _, after = found[0].rpartition(")")
    return re.sub(r"[^\n]", " ", before) + ")" + " " * len(after)


def _blank(found: re.Match[str]) -> str:
    return (
        re.sub(r"[^\n]", " ", found[0])
        if not found[0].startswith("'")
        else ("'" + " " * (len(found[0]) - 2) + "'")
    )
