"""dangwu figure NAME: one figure and the records behind it."""

from __future__ import annotations

import click

from dangwu.catalogue.figures import figures
from dangwu.catalogue.running import Catalogue
from dangwu.core.value import Value, plain_number
from dangwu.project import columns, options
from dangwu.project.chinese import Command
from dangwu.project.engines import ENGINES, engine
from dangwu.project.office import Office


@click.command(cls=Command)
@click.argument("name", metavar="指标")
@options.unit
@options.period
@click.option("--rows", is_flag=True, help="列出所依据的每条记录 · list the records counted")
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(ENGINES),
    metavar="引擎",
    help=f"用哪个引擎计算：{'、'.join(ENGINES)}，不写则为办公室自己的 · engine",
)
@options.as_json
@click.pass_obj
def command(
    office: Office,
    *,
    name: str,
    unit: str | None,
    period: str | None,
    rows: bool,
    engine_name: str | None,
    as_json: bool,
) -> None:
    """查一个指标的数和依据。指标也可写 占比(甲,乙)、增减(甲)、增幅(甲)。 · One figure."""
    asked = office.ask(unit, period)
    with office.guarded(), engine(engine_name, name) as chosen:
        value = Catalogue(chosen).value(name, asked.scope, asked.period, evidence=rows)
    if as_json:
        options.echo_json(answer(value, draft=asked.draft))
        return
    for line in (*said(value, chosen.name), asked.warning):
        if line:
            click.echo(line)
    if rows and value.evidence is not None:
        click.echo()
        for line in columns.lines(value.evidence.headings, value.evidence.rows):
            click.echo(line)


def said(value: Value, engine_name: str) -> list[str]:
    """Return what a person reads: the number, where and when, how it came about."""
    known = figures().get(value.figure)
    shown = f"{value.shown}{_unit(value)}" if value.certain else "不详"
    return [
        f"{value.figure}：{shown}" + (f"（{value.because}）" if value.because else ""),
        f"范围：{value.scope.name}  时段：{value.period.label}",
        f"依据：{value.records}条记录  引擎：{engine_name}",
        f"口径：{known.means}" if known else "",
    ]


def _unit(value: Value) -> str:
    if value.text is not None:
        return ""
    return value.unit if value.unit == "%" else f" {value.unit}"


def answer(value: Value, *, draft: bool) -> dict[str, object]:
    """Return the figure for programs; `value` is a number as text, null where it is not known."""
    found: dict[str, object] = {
        "figure": value.figure,
        "unit": value.unit,
        "scope": value.scope.name,
        "period": value.period.key,
        "draft": draft,
        "value": None if value.number is None else plain_number(value.number),
        "text": value.text,
        "known": value.certain,
        "records": value.records,
        "because": value.because,
    }
    if value.evidence is not None:
        names = value.evidence.columns
        found["rows"] = [dict(zip(names, row, strict=True)) for row in value.evidence.rows]
    return found
