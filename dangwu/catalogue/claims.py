"""Holds the claims of a document against the records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, Protocol, TypeVar

from dangwu.catalogue.checks import Outcome
from dangwu.catalogue.checks import judge as judge_checks
from dangwu.catalogue.claims_numbers import agrees
from dangwu.catalogue.claims_reading import NUMBER, ClaimKind, Condition, claim_kinds
from dangwu.catalogue.claims_telling import finding
from dangwu.catalogue.running import Catalogue
from dangwu.core.finding import Finding
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Evidence, Value, plain_number
from dangwu.engine.base import Engine

Verdict = Literal["stands", "denied", "unknown"]
VERDICTS: Mapping[Verdict, str] = {"stands": "属实", "denied": "与记录不符", "unknown": "无法核实"}
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


class Said(Protocol):
    """What a document's claim must tell (documents/claims.Claim does)."""

    @property
    def name(self) -> str:
        """The claim's name."""
        ...

    @property
    def number(self) -> Decimal | None:
        """The number it names, None where it names none or a mask."""
        ...

    @property
    def about(self) -> bool:
        """Whether it names the number roughly."""
        ...


S = TypeVar("S", bound=Said)


class Judging(Protocol):
    """Runs the named checks for a scope and a period."""

    def __call__(
        self, engine: Engine, scope: Scope, period: Period, names: Iterable[str], /
    ) -> Outcome:
        """Return what they found, and what they could not judge."""
        ...


@dataclass(frozen=True, slots=True)
class Judgement(Generic[S]):
    """A claim's verdict; `because` is a Chinese sentence, `denying` the records that deny it."""

    claim: S
    verdict: Verdict
    because: str
    denying: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one condition came to."""

    verdict: Verdict
    because: str
    denying: tuple[Finding, ...] = ()


def judge(
    claims: Iterable[S],
    catalogue: Catalogue,
    scope: Scope,
    period: Period,
    by: Judging = judge_checks,
) -> list[Judgement[S]]:
    """Return each claim's judgement; `by` runs the checks, by the rules that each unit knows."""
    court = _Court(catalogue, scope, period, by)
    return [court.judge(claim) for claim in claims]


class _Court:
    """Judges claims of one scope and period; each check runs once."""

    def __init__(self, catalogue: Catalogue, scope: Scope, period: Period, by: Judging) -> None:
        self._catalogue, self._scope, self._period, self._by = catalogue, scope, period, by
        self._known: dict[str, _Answer] = {}

    def judge(self, claim: S) -> Judgement[S]:
        kind = claim_kinds()[claim.name]
        if kind.unknown:
            return Judgement(claim, "unknown", "；".join([kind.unknown, *self._shown(kind)]))
        for condition in kind.needs:
            answer = self._answer(condition, claim)
            if answer.verdict != "stands":
                return Judgement(claim, "unknown", answer.because)
        answers = [self._answer(condition, claim) for condition in kind.holds]
        verdict, because, denying = _together(answers)
        if verdict == "denied" and kind.denied_by:
            denying = self._findings(kind.denied_by).findings or denying
        if verdict == "stands":
            doubts = [self._answer(condition, claim) for condition in kind.knows]
            open_ones = [doubt.because for doubt in doubts if doubt.verdict != "stands"]
            if open_ones:
                return Judgement(claim, "unknown", "；".join(open_ones))
        return Judgement(claim, verdict, because, denying)

    def _shown(self, kind: ClaimKind) -> list[str]:
        values = [self._value(name) for name in kind.shows]
        return [f"{value.figure}为{_shown(value)}" for value in values if value.certain]

    def _answer(self, condition: Condition, claim: Said) -> _Answer:
        if condition.sign == "无":
            if condition.left not in self._known:
                self._known[condition.left] = self._none(condition.left)
            return self._known[condition.left]
        return self._compare(condition, claim)

    def _none(self, name: str) -> _Answer:
        outcome = self._findings([name])
        if outcome.findings:
            first = outcome.findings[0]
            count = len(outcome.findings)
            more = f"等{count}条记录" if count > 1 else ""
            return _Answer("denied", f"{first.found}{more}", outcome.findings)
        if outcome.unjudged:
            return _Answer("unknown", outcome.unjudged[0].because)
        return _Answer("stands", f"检查“{name}”没有发现问题")

    def _findings(self, names: Iterable[str]) -> Outcome:
        return self._by(self._catalogue.engine, self._scope, self._period, names)

    def _value(self, name: str, *, evidence: bool = False) -> Value:
        return self._catalogue.value(name, self._scope, self._period, evidence=evidence)

    def _compare(self, condition: Condition, claim: Said) -> _Answer:
        left = self._value(condition.left)
        if not left.certain or left.number is None:
            return _Answer("unknown", f"{left.figure}不详：{left.because}")
        if condition.right == NUMBER:
            return self._named(condition, left, left.number, claim)
        right = self._right(condition)
        if not isinstance(right, Decimal):
            return _Answer("unknown", right)
        stated = f"{left.figure}为{_shown(left)}"
        if _fulfils(left.number, condition.sign, right):
            return _Answer("stands", stated)
        plain = f"{plain_number(right)}{left.unit}"
        wanted = plain if _DIGITS.fullmatch(condition.right) else f"{condition.right}（{plain}）"
        because = f"{stated}，应{_WORDS[condition.sign]}{wanted}"
        return _Answer("denied", because, self._denying(condition))

    def _named(self, condition: Condition, left: Value, number: Decimal, claim: Said) -> _Answer:
        """Hold the figure against the number that the sentence names."""
        if claim.number is None:
            return _Answer("unknown", "句中的数还没有填")
        verdict = agrees(number, claim.number, about=claim.about)
        stated = f"{left.figure}为{_shown(left)}"
        if verdict == "stands":
            return _Answer("stands", stated)
        because = f"{stated}，句中为{'约' * claim.about}{plain_number(claim.number)}{left.unit}"
        denying = self._denying(condition) if verdict == "denied" else ()
        return _Answer(verdict, because, denying)

    def _right(self, condition: Condition) -> Decimal | str:
        """Return the number on the right, or why there is none."""
        if _DIGITS.fullmatch(condition.right):
            return Decimal(condition.right)
        value = self._value(condition.right)
        if not value.certain or value.number is None:
            return f"{value.figure}不详：{value.because}"
        return value.number

    def _denying(self, condition: Condition) -> tuple[Finding, ...]:
        """Return the rows of the left figure; where it should equal another, what it lacks of it."""
        left = self._rows(condition.left)
        if condition.right == NUMBER or _DIGITS.fullmatch(condition.right):
            return tuple(finding(condition.left, left, row) for row in left.rows)
        whole, had = self._rows(condition.right), {row[0] for row in left.rows}
        return tuple(
            finding(condition.right, whole, row) for row in whole.rows if row[0] not in had
        )

    def _rows(self, name: str) -> Evidence:
        return self._value(name, evidence=True).evidence or Evidence("", (), ())


_WORDS = {"=": "为", ">=": "不少于", ">": "大于"}


def _fulfils(left: Decimal, sign: str, right: Decimal) -> bool:
    if sign == "=":
        return left == right
    return left > right if sign == ">" else left >= right


def _shown(value: Value) -> str:
    return f"{value.shown}{'' if value.unit == '文本' else value.unit}"


def _together(answers: Sequence[_Answer]) -> tuple[Verdict, str, tuple[Finding, ...]]:
    """Return the verdict of all conditions: one denial denies, one unknown leaves it open."""
    for verdict in ("denied", "unknown"):
        found = [answer for answer in answers if answer.verdict == verdict]
        if found:
            because = "；".join(dict.fromkeys(answer.because for answer in found))
            denying = tuple(finding for answer in found for finding in answer.denying)
            return ("denied" if verdict == "denied" else "unknown"), because, denying
    return "stands", "；".join(dict.fromkeys(answer.because for answer in answers)), ()
