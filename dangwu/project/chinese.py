"""The command line in Chinese: headings of the help, and what is wrong with a command."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from dangwu.core.errors import suggestion
from dangwu.project.columns import width

_HEADINGS = {"Options": "选项 options", "Commands": "命令 commands"}
HELP = "显示用法后退出 · show this help"
OFFICE = "办公室所在的文件夹，不写则用环境变量 DANGWU_OFFICE 或 var/office · the office's folder"


class Formatter(click.HelpFormatter):
    """Writes the parts of a help text under Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or "用法 usage: ")

    def write_heading(self, heading: str) -> None:
        """Write a heading in Chinese."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write names and what they mean, a line each, aligned by columns of the terminal."""
        pairs = list(rows)
        size = max((width(name) for name, _ in pairs), default=0)
        for name, meaning in pairs:
            gap = " " * (size - width(name) + col_spacing)
            self.write(f"{'':>{self.current_indent}}{name}{gap}{meaning}\n")


class Context(click.Context):
    """A context whose help is written by Formatter."""

    formatter_class = Formatter


def _place(ctx: click.Context, _: click.Parameter, folder: Path | None) -> None:
    if folder is not None and ctx.obj is not None:
        ctx.obj.folder = folder.absolute()


def office_option() -> click.Option:
    """Return --office, which may stand before a command's name or behind it."""
    return click.Option(
        ["--office"],
        metavar="文件夹",
        type=click.Path(path_type=Path, readable=False),
        expose_value=False,
        callback=_place,
        help=OFFICE,
    )


class Command(click.Command):
    """A command with Chinese help; it takes --office too."""

    context_class = Context

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{"options_metavar": "[选项]", **named})
        self.params.append(office_option())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help with its Chinese line."""
        return _in_chinese(super().get_help_option(ctx))


class Group(click.Group):
    """A group with Chinese help."""

    context_class = Context
    command_class = Command

    def __init__(self, *arguments: Any, **named: Any) -> None:
        words = {"options_metavar": "[选项]", "subcommand_metavar": "命令 [参数]…"}
        super().__init__(*arguments, **{**words, **named})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help with its Chinese line."""
        return _in_chinese(super().get_help_option(ctx))


def _in_chinese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = HELP
    return option


def message(error: click.ClickException) -> str:
    """Return in Chinese what is wrong with the command as typed, and where to look."""
    said = _said(error)
    context = getattr(error, "ctx", None)
    return f"{said}用法见 {context.command_path} --help。" if context else said


def _said(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            near = suggestion(error.option_name, _options(error.ctx))
            said = f"没有选项“{error.option_name}”。{near}"
        case click.NoSuchCommand():
            near = suggestion(error.command_name, _commands(error.ctx))
            said = f"没有命令“{error.command_name}”。{near}"
        case click.MissingParameter():
            said = f"缺少{_kind(error)}“{_name(error)}”。"
        case click.BadParameter():
            said = f"{_kind(error)}“{_name(error)}”的值不对：{_expected(error)}。"
        case click.BadOptionUsage():
            takes = "后面不带值" if "not take a value" in error.message else "后面要写一个值"
            said = f"选项“{error.option_name}”{takes}。"
        case click.UsageError() if found := re.search(
            r"unexpected extra .*\((.*)\)", error.message
        ):
            said = f"多出了“{found[1]}”。"
        case _:
            said = f"命令写法有误：{error.format_message().rstrip('.')}。"
    return said


def _commands(context: click.Context | None) -> list[str]:
    if context is None or not isinstance(context.command, click.Group):
        return []
    return context.command.list_commands(context)


def _kind(error: click.BadParameter) -> str:
    return "选项" if isinstance(error.param, click.Option) else "参数"


def _options(context: click.Context | None) -> list[str]:
    parameters = context.command.get_params(context) if context else []
    return [name for one in parameters for name in one.opts if name.startswith("-")]


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.human_readable_name


def _expected(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"应为 {'、'.join(map(str, kind.choices))} 之一"
    if isinstance(kind, click.types.IntParamType):
        return "应为整数"
    return error.message
