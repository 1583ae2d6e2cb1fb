"""库存和价格: a row is a reading of stock, or of a price."""

from __future__ import annotations

from dangwu.exchange.context import Context
from dangwu.exchange.headings import Layout
from dangwu.exchange.kinds.base import Kind, spoilt
from dangwu.exchange.verdict import Row
from dangwu.supply.imports import PRICE_COLUMNS, PRICE_NEEDS, STOCK_COLUMNS, STOCK_NEEDS


class Stock(Kind):
    """Readings of stock."""

    key, label = "stock", "库存台账"
    layouts = (Layout(STOCK_COLUMNS, STOCK_NEEDS),)

    def judge(self, row: Row, context: Context) -> None:
        """Judge one reading."""
        if "库点" not in row.values and not spoilt(row, "库点"):
            context.blame(row, "库点", "name_missing", "没有写明库点")
        judge_reading(row, context)
        if "库存公斤" not in row.values and not spoilt(row, "库存公斤"):
            context.blame(row, "库存公斤", "count_unreadable", "没有填库存")


class Prices(Kind):
    """Readings of prices."""

    key, label = "prices", "价格监测表"
    layouts = (Layout(PRICE_COLUMNS, PRICE_NEEDS),)

    def judge(self, row: Row, context: Context) -> None:
        """Judge one price."""
        if "品种" not in row.values and not spoilt(row, "品种"):
            context.blame(row, "品种", "name_missing", "没有写明品种")
        judge_reading(row, context)
        price = row.values.get("单价分")
        if price is None and not spoilt(row, "单价分"):
            context.blame(row, "单价分", "amount_missing", "没有填单价")
        elif price == 0:
            context.blame(row, "单价分", "amount_zero", "单价为零")


def judge_reading(row: Row, context: Context) -> None:
    """Refuse a reading without its day, or of a day to come."""
    if "监测日" not in row.values and not spoilt(row, "监测日"):
        context.blame(row, "监测日", "date_missing", "没有填监测日期")
    context.judge_range(row, ("监测日",), "1949-10-01")
