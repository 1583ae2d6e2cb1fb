"""dangwu waive: a finding that does not stand for a time, with its reason; or taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from dangwu.core.errors import DangwuError
from dangwu.project import options
from dangwu.project.chinese import Command
from dangwu.project.commands import check
from dangwu.project.office import Office

if TYPE_CHECKING:
    from dangwu.accounts.models import User
    from dangwu.web.findings.judging import Judged


class WaiverUnended(DangwuError):
    """Nobody says until when."""

    def __init__(self) -> None:
        super().__init__("豁免必须有期限，请用 --until 写明到哪天为止，例如 --until 2020-12-31。")


@click.command(cls=Command)
@click.argument("key", metavar="编号")
@click.option("--from", "first", metavar="日期", help="从哪天起，不写则为今天 · first day")
@click.option("--until", "last", metavar="日期", help="到哪天为止（含），必须写 · last day")
@click.option("--reason", metavar="理由", default="", help="为什么豁免，或为什么撤回 · why")
@click.option("--by", metavar="姓名", default="", help="谁豁免，或谁撤回 · who answers for it")
@click.option("--take-back", is_flag=True, help="撤回这处问题的豁免 · take the waiver back")
@options.unit
@options.period
@click.option("--on", metavar="日期", help="编号是按哪一天查出的 · as of which day it was found")
@click.pass_obj
def command(
    office: Office, *, key: str, first: str | None, last: str | None, reason: str, by: str,
    take_back: bool, unit: str | None, period: str | None, on: str | None,
) -> None:  # fmt: skip
    """豁免一处问题到某一天，或撤回豁免；编号由 dangwu check --keys 写出，单位、时段要与查时相同。 · Waive a finding."""
    day = options.read_on(on)
    question = check.ask(office, (), (), unit=unit, period=period, on=day)
    if take_back:
        with office.guarded():
            click.echo(_take_back(question, key, reason=reason, by=by, today=office.day))
        return
    if last is None:
        raise WaiverUnended
    since = options.read_on(first, "--from") or office.day
    until = options.read_on(last, "--until") or office.day
    with office.guarded():
        click.echo(
            _waive(question, key, (since, until), reason=reason, by=by, today=office.day)
        )  # fmt: skip


def _waive(
    question: check.Question, key: str, days: tuple[date, date], *, reason: str, by: str,
    today: date,
) -> str:  # fmt: skip
    from dangwu.findings.errors import FindingUnknown
    from dangwu.findings.waivers import key_of, waive
    from dangwu.pages.cells import day_words

    for one in _looked(question, today):
        for finding in one.all:
            if key_of(finding) == key:
                made = waive(
                    finding, first=days[0], last=days[1], reason=reason, by=by, today=today,
                    judged_on=question.asked.period.last, actor=_login(by),
                )  # fmt: skip
                return f"已豁免至{day_words(made.last_on())}：{finding.check}，{finding.found}"
    raise FindingUnknown(key)


def _take_back(
    question: check.Question, key: str, *, reason: str, by: str, today: date
) -> str:  # fmt: skip
    from dangwu.findings.errors import FindingUnknown, NotWaived
    from dangwu.findings.waivers import key_of, withdraw

    for one in _looked(question, today):
        for each in one.waived:
            if key_of(each.finding) == key:
                withdraw(each.waiver, reason=reason, by=by, today=today, actor=_login(by))
                return f"已撤回豁免，重新列出：{one.check.name}，{each.finding.found}"
        for finding in one.findings:
            if key_of(finding) == key:
                raise NotWaived(finding.found)
    raise FindingUnknown(key)


def _looked(question: check.Question, today: date) -> list[Judged]:
    """Run the checks; which waivers hold is seen as of today, when they are written."""
    from dataclasses import replace

    return check.look(replace(question, day=today), today)


def _login(name: str) -> User | None:
    """Return the one login of this name, for the change log; None where there is none."""
    from dangwu.accounts.models import User

    found = list(User.objects.filter(name=name.strip())[:2])
    return found[0] if len(found) == 1 else None
