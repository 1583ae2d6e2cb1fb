"""Tables go out as they are shown, and a template comes back as it went."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import load_workbook

from dangwu.exchange.blanks import columns_of, write_template
from dangwu.exchange.preview import KINDS, kind_of
from dangwu.pages.workbook import Table, sheet_name, write_table
from tests.exchange.sheets import number, read, values


def test_a_table_as_it_is_shown(tmp_path: Path) -> None:
    rows = [
        ["=1+2", "020100111", date(2020, 6, 30), Decimal("30.50"), 3, True, None],
        ["@cmd", number(), datetime(2020, 5, 7, 14, 30), Decimal(0), 2.5, False, ""],
    ]
    heads = ["名称", "编号", "日期", "金额", "数", "是否", "空"]
    path = tmp_path / "a.xlsx"

    assert write_table(Table("明细表", heads, rows, "明细"), path) == 2
    sheet = load_workbook(str(path)).get_sheet_by_name("明细").to_python(skip_empty_area=False)
    assert sheet[0][0] == "明细表"
    assert sheet[1] == heads
    assert sheet[2] == ["=1+2", "020100111", date(2020, 6, 30), 30.5, 3.0, "是", ""]
    assert sheet[3] == ["@cmd", number(), datetime(2020, 5, 7, 14, 30), 0.0, 2.5, "否", ""]


def test_a_table_into_memory() -> None:
    out = BytesIO()

    assert write_table(Table("", ["甲"], []), out) == 0
    assert out.getvalue().startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "kept"), [("甲/乙:丙", "甲_乙_丙"), ("", "Sheet1"), ("长" * 40, "长" * 31)]
)
def test_names_that_excel_takes(name: str, kept: str) -> None:
    assert sheet_name(name) == kept


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_template_is_read_back_with_every_column(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(kind_of(kind), path)
    found = read(kind, path)

    assert found["header_rows"] == [2]
    assert found["skipped"] == [
        {"row": 1, "why": "title"}, {"row": 2, "why": "header"}, {"row": 3, "why": "hint row"}
    ]  # fmt: skip
    assert values(found) == []
    assert columns_of(kind_of(kind))
