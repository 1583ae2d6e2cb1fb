"""The room as Django knows it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.apps import AppConfig

from dangwu.core.column import Column
from dangwu.pages.tables import Needs, ReadRow, read_with


class ExchangeConfig(AppConfig):
    """导入导出."""

    name = "dangwu.exchange"
    label = "exchange"
    verbose_name = "导入导出"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Read tables for the pages of the rooms below."""
        read_with(_read)


def _read(path: Path, columns: Sequence[Column], needs: Needs, today: date) -> Sequence[ReadRow]:
    # what reads files is heavy, and most commands read none
    from dangwu.exchange.tables import read_table

    return read_table(path, columns, needs, today)
