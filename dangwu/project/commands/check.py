"""dangwu check: the records, or missing records, that break a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from dangwu.catalogue.checks_reading import Check, check, checks
from dangwu.catalogue.checks_rules import stands_on
from dangwu.core.errors import DangwuError, suggestion
from dangwu.core.finding import SEVERITIES, Finding
from dangwu.core.period import Period
from dangwu.project import options
from dangwu.project.chinese import Command
from dangwu.project.office import Office
from dangwu.rules.book import rules

if TYPE_CHECKING:
    from dangwu.reports.asking import Asked
    from dangwu.web.findings.judging import Judged

_ONE_DAY = timedelta(days=1)


class RuleNotNamed(DangwuError):
    """No rule has this id or label."""

    def __init__(self, asked: str, known: Iterable[str]) -> None:
        super().__init__(
            f"没有编号或名称为“{asked}”的规定。{suggestion(asked, known)}"
            "全部规定可用 dangwu rules 列出。"
        )


class NoCheckOnRule(DangwuError):
    """The rule is there, and no check stands on it."""

    def __init__(self, labels: Iterable[str]) -> None:
        names = "、".join(f"“{label}”" for label in labels)
        super().__init__(f"没有检查以{names}为依据：它只用于计算或说明，无从查起。请换一条规定。")


@dataclass(frozen=True)
class Question:
    """What is asked: scope and period, the day whose waivers hold, and the checks."""

    asked: Asked
    day: date
    on: date | None
    checks: tuple[Check, ...]


@click.command(cls=Command)
@click.argument("names", metavar="[检查]…", nargs=-1)
@options.unit
@options.period
@click.option(
    "--on",
    metavar="日期",
    help="按这一天的情况查：不写时段则从当时在办的半年首日查到这一天，"
    "写了时段则查到这一天为止；豁免也按这一天看 · as of a day",
)
@click.option(
    "--rule",
    "named",
    metavar="规定",
    multiple=True,
    help="只查以这条规定为依据的检查，写编号或名称，可写几次 · checks that stand on a rule",
)
@click.option("--keys", is_flag=True, help="写出每处问题的编号，供 dangwu waive 用 · show keys")
@click.option("--list", "listed", is_flag=True, help="只列出全部检查，不查 · list the checks")
@options.as_json
@click.pass_obj
def command(
    office: Office, *, names: tuple[str, ...], unit: str | None, period: str | None,
    on: str | None, named: tuple[str, ...], keys: bool, listed: bool, as_json: bool,
) -> None:  # fmt: skip
    """查出违反规定的记录和缺少的记录；不写名称则查全部。查完以 0 退出，不论有无问题。 · Records that break a rule."""
    if listed:
        _list(chosen(names, named), as_json=as_json)
        return
    question = ask(office, names, named, unit=unit, period=period, on=options.read_on(on))
    with office.guarded():
        found = look(question, office.day)
        where = names_of(found)
    if as_json:
        options.echo_json(answer(question, found, where))
        return
    for line in (head(question), *said(found, where, keys=keys), question.asked.warning):
        if line:
            click.echo(line)


def ask(
    office: Office, names: Sequence[str], named: Sequence[str], *, unit: str | None,
    period: str | None, on: date | None,
) -> Question:  # fmt: skip
    """Open the office and return what is asked.

    Raises CheckUnknown, RuleNotNamed, NoCheckOnRule, DayBeforePeriod, and what Office.ask raises.
    """
    those = tuple(chosen(names, named))
    if on is None:
        return Question(office.ask(unit, period), office.day, None, those)
    office.open()
    from dangwu.findings.span import as_of, to_date
    from dangwu.reports.asking import Asked, find_unit, top_unit

    with office.guarded():
        scope = find_unit(unit) if unit else top_unit()
        span = to_date(scope.organization_id, on)
    if period:
        span = as_of(Period.parse(period), on)
    return Question(Asked(scope, span, span.last >= office.day), on, on, those)


def chosen(names: Sequence[str], named: Sequence[str]) -> list[Check]:
    """Return the checks that are named, of all where none is, that stand on one of the rules."""
    those = [check(name) for name in dict.fromkeys(names)] if names else list(checks().values())
    if not named:
        return those
    ids = [_rule(text) for text in named]
    kept = [one for one in those if set(ids) & set(stands_on(one))]
    if not kept:
        raise NoCheckOnRule(rules()[one].label for one in ids)
    return kept


def _rule(text: str) -> str:
    """Return the id of a rule named by its id or its label."""
    known = rules()
    by_label = {one.label: one.id for one in known.values()}
    if text in known:
        return text
    if text in by_label:
        return by_label[text]
    raise RuleNotNamed(text, [*by_label, *known])


def look(question: Question, today: date) -> list[Judged]:
    """Run the checks, errors first: the same judgement as in the browser."""
    from dangwu.web.findings.judging import judged

    asked = question.asked
    those = sorted(question.checks, key=lambda one: one.severity)
    return judged(those, asked.scope, asked.period, None, day=question.day, today=today)


def names_of(found: Sequence[Judged]) -> dict[int, str]:
    """Return the names of the organizations of which something was found."""
    from dangwu.organizations.models import Organization

    seen = {each.organization_id for one in found for each in one.all}
    return dict(Organization.objects.filter(pk__in=seen).values_list("pk", "document_name"))


def head(question: Question) -> str:
    """Return the line that says what was looked at."""
    asked = question.asked
    as_of = f"  截至：{question.on}" if question.on else ""
    return f"范围：{asked.scope.name}  时段：{asked.period.label}{as_of}"


def said(found: Sequence[Judged], where: Mapping[int, str], *, keys: bool = False) -> list[str]:
    """Return what a person reads: each check with its findings, what is waived, and the count."""
    from dangwu.web.findings.judging import counts

    lines: list[str] = []
    for one in found:
        if one.all:
            lines += _group(one, where, keys=keys)
    lines += [f"未能判断：{one.check.name}，{because}" for one in found for because in one.unjudged]
    sums = counts(found)
    waived = f"另有已豁免{sums.waived}处。" if sums.waived else ""
    total = sums.errors + sums.warnings
    lines.append(f"共{total}处：错误{sums.errors}处，提醒{sums.warnings}处。{waived}")
    return lines


def _group(one: Judged, where: Mapping[int, str], *, keys: bool) -> list[str]:
    waived = f"，另有已豁免{len(one.waived)}处" if one.waived else ""
    lines = [
        f"【{SEVERITIES[one.check.severity]}】{one.check.name}（{len(one.findings)}处{waived}）"
    ]
    lines += [_told(each, where, keys=keys) for each in one.findings]
    for each in one.waived:
        last = each.waiver.until - _ONE_DAY
        held = f"{each.waiver.waived_by}豁免至{last}：{each.waiver.reason}"
        lines.append(f"{_told(each.finding, where, keys=keys)}（已豁免，{held}）")
    lines += _once("应当", (each.due for each in one.all))
    lines += _once("办法", (each.todo for each in one.all))
    return lines + _once("依据", (each.cites for each in one.all if each.cites))


def _told(one: Finding, where: Mapping[int, str], *, keys: bool) -> str:
    """Name the organization before what was found, but where the sentence does so itself."""
    from dangwu.findings.waivers import key_of

    name = where.get(one.organization_id, "")
    told = one.found if one.found.startswith(name) else f"{name}：{one.found}"
    limit = f"；期限{one.by}" if one.by and one.by not in one.found else ""
    return f"  {f'[{key_of(one)}] ' if keys else ''}{told}{limit}"


def _once(heading: str, texts: Iterable[str]) -> list[str]:
    """Say once a sentence that holds for several findings."""
    return [f"  {heading}：{text}" for text in dict.fromkeys(texts)]


def _list(those: Sequence[Check], *, as_json: bool) -> None:
    """Print the checks, with the rules that they stand on."""
    if as_json:
        options.echo_json(
            [
                {"check": one.name, "severity": one.severity, "room": one.room,
                 "rules": list(stands_on(one))}
                for one in those
            ]
        )  # fmt: skip
        return
    for one in those:
        labels = [rules()[rule].label for rule in stands_on(one) if rule in rules()]
        basis = f"（依据：{'、'.join(labels)}）" if labels else ""
        click.echo(f"【{SEVERITIES[one.severity]}】{one.name}{basis}")


def answer(
    question: Question, found: Sequence[Judged], where: Mapping[int, str]
) -> dict[str, object]:
    """Return findings, waived ones among them, and unjudged checks for programs."""
    from dangwu.web.findings.judging import counts

    asked, sums = question.asked, counts(found)
    return {
        "scope": asked.scope.name,
        "period": asked.period.key,
        "on": question.day.isoformat(),
        "draft": asked.draft,
        "counts": {"errors": sums.errors, "warnings": sums.warnings, "waived": sums.waived},
        "findings": [
            {**_cells(one.check, finding, where), "waived": waived}
            for one in found
            for finding, waived in (
                *((each, None) for each in one.findings),
                *((each.finding, _waived(each.waiver)) for each in one.waived),
            )
        ],
        "unjudged": [
            {"check": one.check.name, "because": because}
            for one in found
            for because in one.unjudged
        ],
    }


def _cells(of: Check, one: Finding, where: Mapping[int, str]) -> dict[str, object]:
    from dangwu.findings.waivers import key_of

    return {
        "key": key_of(one),
        "check": one.check,
        "severity": one.severity,
        "rules": list(one.rules),
        "organization": where.get(one.organization_id, ""),
        "model": one.model,
        "record": one.record_id,
        "found": one.found,
        "due": one.due,
        "by": one.by,
        "todo": one.todo,
        "cites": one.cites,
    }


def _waived(waiver: object) -> dict[str, str]:
    """Return who waived a finding from when until when, and why."""
    from dangwu.findings.models import WaivedFinding

    assert isinstance(waiver, WaivedFinding)  # noqa: S101  # the models load with the office
    return {
        "by": waiver.waived_by,
        "reason": waiver.reason,
        "first": waiver.since.isoformat(),
        "last": waiver.last_on().isoformat(),
    }
