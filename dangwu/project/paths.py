"""Files that a command reads and writes."""

from __future__ import annotations

from pathlib import Path

import click

from dangwu.core.errors import DangwuError

PATH = click.Path(path_type=Path, readable=False)
"""A path; whether it can be read is said in Chinese where it is read."""


class OutKindUnknown(DangwuError):
    """A document is asked for in another form than .docx."""

    def __init__(self, out: Path) -> None:
        super().__init__(f"不能生成“{out.name}”：生成的文件是 .docx，请把 --out 写成 名称.docx。")


def check_out(out: Path) -> None:
    """Raise OutKindUnknown where the path is not that of a .docx."""
    if out.suffix.lower() != ".docx":
        raise OutKindUnknown(out)
