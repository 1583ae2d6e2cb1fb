"""dangwu figures: every figure with its unit and definition."""

from __future__ import annotations

import click

from dangwu.catalogue.figures import Figure, figures
from dangwu.core.errors import DangwuError, suggestion
from dangwu.project import columns, options
from dangwu.project.chinese import Command


class GroupUnknown(DangwuError):
    """No figure belongs to this group."""

    def __init__(self, asked: str, known: list[str]) -> None:
        super().__init__(
            f"没有名为“{asked}”的指标组。{suggestion(asked, known)}全部组：{'、'.join(known)}。"
        )


@click.command(cls=Command)
@click.option("--group", metavar="组", help="只列一组，如 党员、党费 · one group only")
@options.as_json
def command(group: str | None, as_json: bool) -> None:
    """列出全部指标：名称、单位、定义。 · Every figure: name, unit, definition."""
    known = sorted(figures().values(), key=lambda one: (one.group, one.name))
    groups = list(dict.fromkeys(one.group for one in known))
    if group is not None:
        if group not in groups:
            raise GroupUnknown(group, groups)
        known = [one for one in known if one.group == group]
    if as_json:
        options.echo_json([_answer(one) for one in known])
        return
    rows = [(one.group, one.name, one.unit, one.means) for one in known]
    for line in columns.lines(("组", "指标", "单位", "定义"), rows):
        click.echo(line)
    click.echo(f"共{len(known)}个指标。")


def _answer(one: Figure) -> dict[str, object]:
    return {
        "name": one.name,
        "unit": one.unit,
        "group": one.group,
        "room": one.room,
        "means": one.means,
        "evidence": one.evidence,
        "says": list(one.says),
        "cites": one.cites,
    }
