"""dangwu rules: every rule with what holds; dangwu rules check: all that is wrong with their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import click

from dangwu.core.errors import DangwuError
from dangwu.project import columns, options
from dangwu.project.chinese import Command
from dangwu.project.office import Office
from dangwu.rules import checking
from dangwu.rules.errors import RuleBroken
from dangwu.rules.rule import FOREVER, NoRuleInForce, Rule, Version


class LocalRulesUnread(DangwuError):
    """What units put in cannot be held against rules whose files are broken."""

    def __init__(self) -> None:
        super().__init__("各党组织填写的规定没有查，请先改好上面的，再查一次。")


@click.command(cls=Command)
@click.argument("what", metavar="[check]", required=False, type=click.Choice(["check"]))
@options.unit
@click.option("--on", metavar="日期", help="列这一天有效的，不写则为今天 · in force on a day")
@click.option("--unconfirmed", is_flag=True, help="只列待核对的 · those to be confirmed only")
@options.as_json
@click.pass_obj
@click.pass_context
def command(
    ctx: click.Context, office: Office, *, what: str | None, unit: str | None, on: str | None,
    unconfirmed: bool, as_json: bool,
) -> None:  # fmt: skip
    """列出全部规定：数值、条款、是否已核对；写 check 则查规定文件和单位填写的规定有没有错。 · Every rule, or what is wrong with their files."""
    if what == "check":
        faults = _faults(office)
        _tell(faults, as_json=as_json)
        ctx.exit(1 if faults else 0)
    day = options.read_on(on) or office.day
    known = _known(office, unit, day)
    listed = [one for one in known.values() if not (unconfirmed and _confirmed(one, day))]
    if as_json:
        options.echo_json([_answer(one, day) for one in listed])
        return
    rows = [_row(one, day) for one in listed]
    for line in columns.lines(("规定", "编号", "数值", "来自", "核对", "条款"), rows):
        click.echo(line)
    click.echo(f"共{len(listed)}条规定，{day}有效的数值。")


def _stands(office: Office) -> bool:
    return office.opened or bool(office.server) or office.exists()


def _known(office: Office, unit: str | None, day: date) -> Mapping[str, Rule]:
    """Return the rules that a unit knows; of no office, the national ones."""
    if not (unit or _stands(office)):
        office.set_up()
        from dangwu.organizations.local import national

        return national()
    office.open()
    from dangwu.organizations.local import known_rules, national
    from dangwu.organizations.models import Organization
    from dangwu.reports.asking import find_unit, top_unit

    with office.guarded():
        if unit is None and not Organization.objects.exists():
            return national()
        scope = find_unit(unit) if unit else top_unit()
        return known_rules(scope.organization_id, day)


def _faults(office: Office) -> list[DangwuError]:
    found = checking.faults(office=office.folder / "rules")
    if not _stands(office):
        return found
    try:
        office.open()
        from dangwu.organizations.local_checking import local_faults

        with office.guarded():
            return found + list(local_faults())
    except DangwuError:
        if not found:
            raise
        return [*found, LocalRulesUnread()]


def _tell(faults: Sequence[DangwuError], *, as_json: bool) -> None:
    if as_json:
        options.echo_json([_fault(one) for one in faults])
        return
    for one in faults:
        click.echo(str(one))
    count = sum(not isinstance(one, LocalRulesUnread) for one in faults)
    click.echo(f"共{count}处错误，请逐条改正。" if faults else "规定都没有错。")


def _fault(one: DangwuError) -> dict[str, str]:
    if isinstance(one, RuleBroken):
        return {"place": one.file, "what": one.what}
    return {"place": getattr(one, "place", ""), "what": getattr(one, "what", str(one))}


def _confirmed(one: Rule, day: date) -> bool:
    version = one.at(day)
    return isinstance(version, Version) and version.confirmed


def _row(one: Rule, day: date) -> tuple[str, ...]:
    version = one.at(day)
    if isinstance(version, NoRuleInForce):
        return one.label, one.id, "—", "", "", version.because
    state = "已核对" if version.confirmed else "待核对"
    where = version.region or "全国"
    return one.label, one.id, one.shown(version), where, state, version.citation.label


def _answer(one: Rule, day: date) -> dict[str, Any]:
    held = one.at(day)
    versions = [_version(one, version) for version in one.versions]
    in_force = one.versions.index(held) if isinstance(held, Version) else None
    return {
        "rule": one.id, "label": one.label, "unit": one.unit, "room": one.room,
        "in_force": in_force, "versions": versions,
    }  # fmt: skip


def _version(one: Rule, version: Version) -> dict[str, Any]:
    return {
        "from": str(version.since),
        "until": None if version.until == FOREVER else str(version.until),
        "value": version.value if isinstance(version.value, int) else None,
        "shown": one.shown(version),
        "instrument": version.instrument,
        "article": version.article,
        "confirmed": version.confirmed,
        "provisional": version.provisional,
        "region": version.region,
        "note": version.note,
    }
