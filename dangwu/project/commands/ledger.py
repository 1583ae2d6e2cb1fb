"""dangwu ledger export: the records as Parquet files."""

from __future__ import annotations

from pathlib import Path

import click

from dangwu.core.errors import DangwuError
from dangwu.project.chinese import Command, Group
from dangwu.project.office import Office


class LedgerExists(DangwuError):
    """The folder for the ledger already holds something."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"“{folder}”已存在且不是空文件夹，没有导出。请另给一个新文件夹。")


@click.group("ledger", cls=Group)
def command() -> None:
    """台账：记录的 Parquet 副本。 · The records as Parquet files."""


@command.command("export", cls=Command)
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path, readable=False))
@click.pass_obj
def export(office: Office, folder: Path) -> None:
    """导出全部记录，一表一文件；证件号、手机号密文不出办公室。 · One file a table."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise LedgerExists(folder)
    office.open()
    from dangwu.exchange import ledger

    with office.guarded():
        ledger.export(folder)
    click.echo(f"已导出{len(ledger.tables())}张表到“{folder}”。")
