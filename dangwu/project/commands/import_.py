"""dangwu import: a clerk's file held against the office, written at once, or taken back."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import click

from dangwu.core.errors import DangwuError
from dangwu.exchange.answer import lines
from dangwu.exchange.known import Known
from dangwu.exchange.preview import KINDS, Preview, Progress, kind_of, preview
from dangwu.exchange.verdict import REASONS, Row
from dangwu.project.chinese import Command
from dangwu.project.office import Office

_SHOWN = 20


class ImportIncomplete(DangwuError):
    """The command lacks the kind or the file."""

    def __init__(self) -> None:
        super().__init__(
            "请写明导入的种类和文件，例如 dangwu import members 党员名册.xlsx --preview；"
            f"种类有：{'、'.join(KINDS)}。撤回一次导入用 --undo 编号。"
        )


class GivenMalformed(DangwuError):
    """--set is not FIELD=VALUE."""

    def __init__(self, text: str) -> None:
        super().__init__(f"看不懂 --set {text}：请写成 字段=值，例如 --set 党支部=机关第一党支部。")


class TemplateExists(DangwuError):
    """A file stands where the template should be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}”已存在，没有写模板。请另起一个文件名。")


@click.command("import", cls=Command)
@click.argument("kind", metavar="[种类]", required=False, type=click.Choice(list(KINDS)))
@click.argument("path", metavar="[文件]", required=False,
                type=click.Path(path_type=Path, readable=False))  # fmt: skip
@click.option(
    "--preview", "only_preview", is_flag=True, help="只看不写 · read, judge, write nothing"
)
@click.option("--json", "as_json", is_flag=True, help="预览输出 JSON · print the preview as JSON")
@click.option("--sheet", metavar="工作表", help="读哪张工作表，不写则按表头找 · which sheet")
@click.option("--set", "given", metavar="字段=值", multiple=True,
              help="表里空着的字段统一按此填 · what the file leaves empty")  # fmt: skip
@click.option(
    "--yes", is_flag=True, help="不询问，只写入确定的行 · take what is certain, ask nothing"
)
@click.option(
    "--undo", "undone", metavar="编号", type=int, help="整批撤回一次导入 · take one back whole"
)
@click.option("--template", is_flag=True, help="把该种类的模板写到文件 · write the kind's template")
@click.pass_obj
def command(
    office: Office, *, kind: str | None, path: Path | None, only_preview: bool, as_json: bool,
    sheet: str | None, given: tuple[str, ...], yes: bool, undone: int | None, template: bool,
) -> None:  # fmt: skip
    """导入名册和台账。 · Rosters and ledgers from Excel.

    种类：members 党员名册、dues 党费台账、meetings 三会一课台账、admissions 发展党员台账、organizations 党组织名册、stock 库存、prices 价格。
    """
    if undone is not None:
        _undo(office, undone)
        return
    if kind is None or path is None:
        raise ImportIncomplete
    if template:
        _template(kind, path)
        return
    looking = only_preview or as_json
    known = _known(office, must=not looking)
    with office.guarded(), _bar() as progress:
        found = preview(kind, path, today=office.today, known=known, sheet=sheet,
                        progress=progress, given=_given(given))  # fmt: skip
    if as_json:
        for line in lines(found):
            click.echo(line)
        return
    for line in _said(found):
        click.echo(line)
    if known is not None and not only_preview:
        _write(office, found, known, ask=not yes)


def _given(texts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        name, mark, value = text.partition("=")
        if not (mark and name and value):
            raise GivenMalformed(text)
        found[name] = value
    return found


def _known(office: Office, *, must: bool) -> Known | None:
    """Load what the office knows; a preview does without where there is no office."""
    if not must and not (office.opened or office.server or office.exists()):
        return None
    office.open()
    from dangwu.exchange import records

    with office.guarded():
        return records.load(office.today)


@contextmanager
def _bar() -> Iterator[Progress | None]:
    """Show on a terminal how far the reading is; what is piped stays clean."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("正在读取", total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)


def _template(kind: str, path: Path) -> None:
    from dangwu.exchange.blanks import write_template

    if path.exists():
        raise TemplateExists(path)
    chosen = kind_of(kind)
    write_template(chosen, path)
    click.echo(f"{chosen.label}的模板已写到“{path}”。")


def _said(found: Preview) -> list[str]:
    """Return what a person reads: how many rows of each sort, and what is wrong with which."""
    refused = [one for row in found.refused for one in row.problems if not one.asks]
    asked = [one for row in found.asked for one in row.problems]
    where = f"“{found.path.name}”" + (f"，工作表“{found.sheet}”" if found.sheet else "")
    said = [
        f"{kind_of(found.kind).label}：{where}",
        "，".join((
            f"确定{sum(1 for _ in found.certain)}行", f"待定{sum(1 for _ in found.asked)}行",
            f"拒绝{sum(1 for _ in found.refused)}行", f"跳过{len(found.skipped)}行。",
        )),
    ]  # fmt: skip
    for heading, problems in (("拒绝", refused), ("待定", asked)):
        if problems:
            said.append(f"【{heading}】")
            said += [f"  {one.says}{_offer(one.may_read)}" for one in problems[:_SHOWN]]
        if len(problems) > _SHOWN:
            said.append(f"  ……另有{len(problems) - _SHOWN}处，用 --json 看全部。")
    said += [f"提示：{one['says']}" for one in islice(found.findings, _SHOWN)]
    return said


def _offer(may_read: dict[str, object]) -> str:
    return "".join(f"可读作{name}：{value}。" for name, value in may_read.items())


def _write(office: Office, found: Preview, known: Known, *, ask: bool) -> None:
    from dangwu.exchange import batches

    rows = list(found.certain)
    if ask:
        rows = _chosen(found, rows)
        if not click.confirm(f"写入{len(rows)}行吗", default=False, err=True):
            click.echo("没有写入。")
            return
    with office.guarded():
        written = batches.write(found, rows, known, today=office.today)
    for _, says in written.left[:_SHOWN]:
        click.echo(says)
    if len(written.left) > _SHOWN:
        click.echo(f"……另有{len(written.left) - _SHOWN}行没有写入。")
    for remark in written.remarks:
        click.echo(f"提示：{remark}")
    if not written.number:
        click.echo("没有写入任何一行。")
        return
    click.echo(
        f"已写入{written.rows}行，编号{written.number}；"
        f"要整批撤回，运行 dangwu import --undo {written.number}。"
    )


def _chosen(found: Preview, rows: list[Row]) -> list[Row]:
    """Ask, reason by reason, whether rows in doubt may be read as offered."""
    waiting = [row for row in found.asked if all(one.may_read for one in row.problems)]
    counted = Counter(one.reason for row in waiting for one in row.problems)
    agreed = set()
    for reason, count in counted.items():
        example = next(one for row in waiting for one in row.problems if one.reason == reason)
        click.echo(f"{REASONS[reason].what}，共{count}处。例如{example.says}{_offer(example.may_read)}",
                   err=True)  # fmt: skip
        if click.confirm("这些都按所示读作吗", default=False, err=True):
            agreed.add(reason)
    settled = [
        row.settled() for row in waiting if all(one.reason in agreed for one in row.problems)
    ]
    return sorted([*rows, *settled], key=lambda row: row.number)


def _undo(office: Office, number: int) -> None:
    office.open()
    from dangwu.exchange import batches

    with office.guarded():
        batch = batches.undo(number)
    click.echo(f"编号{number}的导入（{batch.file_name}，{batch.row_count}行）已整批撤回。")
