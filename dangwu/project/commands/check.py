"""dangwu check: the records, or missing records, that break a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

import click

from dangwu.catalogue.checks import Outcome, judge
from dangwu.core.finding import SEVERITIES
from dangwu.project import options
from dangwu.project.chinese import Command
from dangwu.project.office import Office


@click.command(cls=Command)
@click.argument("names", metavar="[检查]…", nargs=-1)
@options.unit
@options.period
@options.as_json
@click.pass_obj
def command(
    office: Office, *, names: tuple[str, ...], unit: str | None, period: str | None, as_json: bool
) -> None:
    """查出违反规定的记录和缺少的记录；不写名称则查全部。 · Records that break a rule."""
    asked = office.ask(unit, period)
    from dangwu.engine.django_engine import DjangoEngine
    from dangwu.organizations.models import Organization

    with office.guarded():
        outcome = judge(DjangoEngine(), asked.scope, asked.period, names or None)
        seen = {finding.organization_id for finding in outcome.findings}
        where = dict(Organization.objects.filter(pk__in=seen).values_list("pk", "document_name"))
    if as_json:
        options.echo_json(
            {
                "scope": asked.scope.name,
                "period": asked.period.key,
                "draft": asked.draft,
                **answer(outcome, where),
            }
        )
        return
    click.echo(f"范围：{asked.scope.name}  时段：{asked.period.label}")
    for line in (*said(outcome, where), asked.warning):
        if line:
            click.echo(line)


def said(outcome: Outcome, where: Mapping[int, str]) -> list[str]:
    """Return what a person reads: each check with its findings, then the count."""
    lines: list[str] = []
    for name, group in groupby(outcome.findings, key=lambda one: one.check):
        found = list(group)
        first = found[0]
        lines.append(f"【{SEVERITIES[first.severity]}】{name}（{len(found)}处）")
        lines += [_told(where.get(one.organization_id, ""), one.found) for one in found]
        lines += _once("应当", (one.due for one in found))
        lines += _once("办法", (one.todo for one in found))
        lines += [f"  依据：{first.cites}"] if first.cites else []
    lines += [f"未能判断：{one.check}，{one.because}" for one in outcome.unjudged]
    errors = sum(one.severity == "error" for one in outcome.findings)
    warnings = len(outcome.findings) - errors
    lines.append(f"共{len(outcome.findings)}处：错误{errors}处，提醒{warnings}处。")
    return lines


def _told(name: str, found: str) -> str:
    """Name the organization before what was found, but where the sentence does so itself."""
    return f"  {found}" if found.startswith(name) else f"  {name}：{found}"


def _once(heading: str, texts: Iterable[str]) -> list[str]:
    """Say once a sentence that holds for several findings."""
    return [f"  {heading}：{text}" for text in dict.fromkeys(texts)]


def answer(outcome: Outcome, where: Mapping[int, str]) -> dict[str, object]:
    """Return findings and unjudged checks for programs."""
    return {
        "findings": [
            {
                "check": one.check,
                "severity": one.severity,
                "organization": where.get(one.organization_id, ""),
                "model": one.model,
                "record": one.record_id,
                "found": one.found,
                "due": one.due,
                "todo": one.todo,
                "cites": one.cites,
            }
            for one in outcome.findings
        ],
        "unjudged": [{"check": one.check, "because": one.because} for one in outcome.unjudged],
    }
