"""The command `dangwu`: finds the command asked for, and says in Chinese what went wrong.

A command's module is loaded when it runs, so that `dangwu --help` answers at once.
"""

from __future__ import annotations

import importlib
import keyword
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from dangwu.core.errors import DangwuError
from dangwu.project.chinese import OFFICE, Group, message
from dangwu.project.failures import translate
from dangwu.project.office import DEFAULT, Office

COMMANDS: dict[str, str] = {
    "demo": "建一个虚构的局，填好样稿给您看 · a fictional bureau at work",
    "serve": "在浏览器中打开办公室 · the office in the browser",
    "init": "新建办公室，或把旧办公室升级 · make or upgrade an office",
    "import": "从 Excel 导入名册和台账 · rosters and ledgers from Excel",
    "figures": "列出全部指标及其定义 · every figure and what it means",
    "figure": "查一个指标的数和依据 · one figure and its records",
    "check": "查出违反规定的记录 · records that break a rule",
    "waive": "豁免一处问题到某一天 · waive a finding for a time",
    "rules": "列出全部规定，查规定有没有错 · every rule, and what is wrong with them",
    "try": "试算：党费、发展党员、三会一课、换届、身份证号 · judge cases without records",
    "slots": "找出样稿中待填之处 · the masks of a sample",
    "fill": "按记录填好样稿 · fill a sample from the records",
    "verify": "核对已填文件中的数字 · hold a document against the records",
    "mask": "把填好的文件变回样稿 · turn a document back into a sample",
    "ledger": "把记录导出为 Parquet · records as Parquet files",
}


class Commands(Group):
    """The commands of COMMANDS, each in a module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command's module."""
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"dangwu.project.commands.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"dangwu {version('dangwu')}")
        ctx.exit()


@click.group(cls=Commands)
@click.option(
    "--office",
    "folder",
    metavar="文件夹",
    envvar="DANGWU_OFFICE",
    type=click.Path(path_type=Path, readable=False),
    help=OFFICE,
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="显示版本后退出 · show the version",
)
@click.pass_obj
def cli(office: Office, folder: Path | None) -> None:
    """党务：文件里的每个数都来自记录。 · Every number of a document from its records."""
    if folder is not None:
        office.folder = folder.absolute()


def today() -> date:
    """Return the day in China; the only place that asks."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def main() -> None:
    """Run as the command `dangwu`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str], office: Office | None = None) -> int:
    """Run one command and return its exit code; failures go to stderr in Chinese."""
    office = office or Office(DEFAULT.absolute(), today())
    try:
        with cli.make_context("dangwu", list(arguments), obj=office) as context:
            code = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message())
        return 0
    except BrokenPipeError:
        # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # a fault of ours is raised again
        said, code = _meaning(error, office)
        click.echo(f"错误：{said}", err=True)
    return code if isinstance(code, int) else 0


def _meaning(error: BaseException, office: Office) -> tuple[str, int]:
    """Return the message and the exit code of a failure; a fault of ours is raised again."""
    if isinstance(error, click.ClickException):
        return message(error), 2
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return "已中断，没有办完。", 130
    meant = error if isinstance(error, DangwuError) else translate(error, office.where)
    if meant is None:
        raise error
    return str(meant), meant.exit_code
