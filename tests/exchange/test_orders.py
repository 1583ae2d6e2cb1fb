"""A file of orders from a bank or a payment service: each order is taken once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from dangwu.dues.models import Payment
from dangwu.exchange import batches, records
from dangwu.exchange.preview import Preview, preview
from tests.exchange.sheets import TODAY, write
from tests.exchange.test_batches import branches, roster, take  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roster")]
HEAD = ["订单号", "交费月份", "所属党组织", "所属支部", "实缴人姓名", "交费金额", "订单生成时间",
        "成功交费通知时间", "是否补缴"]  # fmt: skip


@pytest.fixture(autouse=True)
def key(tmp_path: Path) -> Any:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "field.txt").write_text("ab" * 32)
    with override_settings(OFFICE=tmp_path):
        yield


def order(
    number: object, month: str = "2020-01", who: str = "甲一", yuan: object = 30
) -> list[object]:
    day = f"{month}-05 09:30:00"
    return [number, month, "机关党委", "机关第一党支部", who, yuan, day, day, "否"]


def seen(tmp_path: Path, *rows: list[object]) -> Preview:
    path = write(tmp_path / "orders.xlsx", [HEAD, *rows])
    return preview("dues", path, today=TODAY, known=records.load(TODAY))


def test_an_order_keeps_its_number(tmp_path: Path) -> None:
    take("dues", write(tmp_path / "o.xlsx", [HEAD, order("20200105093000123456")]))
    one = Payment.objects.get()
    assert (one.order_no, one.month_no, one.amount_fen) == ("20200105093000123456", 24240, 3000)
    assert str(one.paid_on) == "2020-01-05"


def test_the_same_order_in_a_file_is_taken_once(tmp_path: Path) -> None:
    found = seen(tmp_path, order("A1"), order("A2", "2020-02"), order("A1"))
    (problem,) = [one for row in found.rows for one in row.problems]
    assert problem.says == "第4行“订单号”：订单号A1与第2行是同一笔。请删去多余的一行。"
    assert (problem.reason, problem.asks) == ("duplicate_in_file", False)
    known = records.load(TODAY)
    batches.write(found, list(found.certain), known, today=TODAY)
    assert sorted(Payment.objects.values_list("order_no", flat=True)) == ["A1", "A2"]


def test_the_same_number_for_something_else_is_asked(tmp_path: Path) -> None:
    found = seen(tmp_path, order("A1"), order("A1", "2020-02"), order("A1", who="甲二"))
    problems = [one for row in found.rows for one in row.problems]
    assert [(one.row, one.reason, one.asks) for one in problems] == [
        (3, "payment_repeat", True), (4, "payment_repeat", True)
    ]  # fmt: skip
    assert problems[0].says == (
        "第3行“订单号”：订单号A1在第2行已有一笔，但所缴的人、月份或金额不同。请核对是否确有两笔。"
    )


def test_the_same_order_from_another_file_is_not_written_again(tmp_path: Path) -> None:
    take("dues", write(tmp_path / "a.xlsx", [HEAD, order("A1")]))
    found = seen(tmp_path, order("A1"), order("A3", "2020-03"))
    known = records.load(TODAY)
    assert [one.reason for row in found.rows for one in row.problems] == ["payment_repeat"]
    written = batches.write(found, list(found.rows), known, today=TODAY)
    assert written.left == ((2, "第2行没有写入：订单号A1的这笔缴费已经登记过，没有重复写入。"),)
    assert sorted(Payment.objects.values_list("order_no", flat=True)) == ["A1", "A3"]


def test_rows_without_a_number_are_not_the_same_order(tmp_path: Path) -> None:
    found = seen(tmp_path, order(""), order("", "2020-02"), order("-", "2020-03"))
    assert [one.reason for row in found.rows for one in row.problems] == []
