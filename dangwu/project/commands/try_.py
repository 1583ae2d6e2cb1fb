"""dangwu try KIND FILE: judge cases without a database, a line in, a line out."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TextIO

import click

from dangwu.core.errors import DangwuError
from dangwu.project import options
from dangwu.project.chinese import Command
from dangwu.project.office import Office
from dangwu.project.paths import PATH

KINDS = {
    "dues": "dangwu.dues.trying",
    "admissions": "dangwu.admissions.trying",
    "meetings": "dangwu.meetings.trying",
    "elections": "dangwu.elections.trying",
    "ids": "dangwu.members.trying",
}
_BATCH = 20_000
_TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".csv"})
"""The endings of a table of dates."""
Answer = dict[str, object]


class CasesMissing(DangwuError):
    """The file cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"读不了文件“{path}”：{why}。请核对文件名，每行写一个 JSON 对象。")


class AnswersNowhere(DangwuError):
    """The answers cannot be written where they should."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"不能写入“{path}”，请核对文件夹是否存在、能否写入，或另取文件名。")


@click.command(cls=Command)
@click.argument("kind", metavar="类别", type=click.Choice(list(KINDS)))
@click.argument("file", metavar="文件", type=PATH)
@click.option(
    "--out", metavar="文件名", type=PATH, help="写入文件，不写则显示 · write the answers to a file"
)
@click.option("--on", "day", metavar="日期", help="判断的日期，不写则为今天 · the day of judging")
@click.pass_obj
def command(office: Office, *, kind: str, file: Path, out: Path | None, day: str | None) -> None:
    """试算：不用建办公室，逐行判断案例。 · Judge cases, a line in, a line out.

    类别：dues 党费，admissions 发展党员，meetings 三会一课，elections 换届计票，ids 身份证号。
    发展党员也可以给一张日期表（xlsx、xls、csv），一人一行。
    """
    today = options.read_on(day) or office.today
    if kind == "admissions" and file.suffix.lower() in _TABLES:
        _audit(office, file, out, today)
        return
    with ExitStack() as closing:
        source = closing.enter_context(_open(file))
        target = sys.stdout if out is None else closing.enter_context(_target(out))
        office.set_up()
        from dangwu.rules.book import rules

        judge = importlib.import_module(KINDS[kind]).judge
        wrong = 0
        for batch in _batches(source):
            asked = [line for line in batch if not isinstance(line, _Wrong)]
            answers = iter(judge(asked, today=today, known=rules()))
            for line in batch:
                said = line.answer if isinstance(line, _Wrong) else next(answers)
                wrong += isinstance(line, _Wrong)
                target.write(json.dumps(said, ensure_ascii=False) + "\n")
    if wrong:
        click.echo(
            f"有 {wrong} 行不是 JSON 对象，已在答案的 error 里注明，请改正后再算。", err=True
        )


def _audit(office: Office, file: Path, out: Path | None, today: date) -> None:
    """Audit a table of dates, an answer a person."""
    office.set_up()
    from dangwu.exchange.auditing import audit
    from dangwu.rules.book import rules

    done = audit(file, today=today, known=rules())
    with ExitStack() as closing:
        target = sys.stdout if out is None else closing.enter_context(_target(out))
        for one in done.rows:
            said = {"row": one.number, **one.answer}
            told = [*one.answer.get("unreadable", ()), *one.told]
            line = {**said, "unreadable": told} if told else said
            target.write(json.dumps(line, ensure_ascii=False) + "\n")


class _Wrong:
    """A line that is no case."""

    def __init__(self, number: int, why: str) -> None:
        self.answer: Answer = {"line": number, "error": f"第{number}行{why}"}


def _open(file: Path) -> TextIO:
    if str(file) == "-":
        return sys.stdin
    try:
        return file.open(encoding="utf-8-sig", errors="replace")
    except FileNotFoundError:
        raise CasesMissing(file, "没有这个文件") from None
    except (IsADirectoryError, PermissionError):
        raise CasesMissing(file, "不是可以打开的文件") from None


def _target(out: Path) -> TextIO:
    try:
        return out.open("w", encoding="utf-8")
    except (OSError, ValueError):
        raise AnswersNowhere(out) from None


def _batches(source: TextIO) -> Iterator[Sequence[Mapping[str, object] | _Wrong]]:
    lines = (
        _case(number, text) for number, text in enumerate(source, 1) if text.strip("\ufeff \t\r\n")
    )
    while batch := list(islice(lines, _BATCH)):
        yield batch


def _case(number: int, text: str) -> Mapping[str, object] | _Wrong:
    try:
        case = json.loads(text)
    except (ValueError, RecursionError):
        return _Wrong(number, "不是 JSON，请核对引号、逗号和括号。")
    return case if isinstance(case, dict) else _Wrong(number, "不是 JSON 对象，应写成 {…}。")
