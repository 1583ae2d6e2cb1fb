"""Papers as clerks bring them: a roster in Excel with its faults, a report that somebody edited."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter
from docx import Document
from stdnum.cn.ric import calc_check_digit

HEADINGS = ("序号", "姓名", "身份证号", "性别", "民族", "学历", "手机", "所在党支部", "党籍状态",
            "入党时间", "转正时间")  # fmt: skip
_SURNAMES, _GIVEN = "陆邵顾钱施", ("望舒", "砚清", "立秋", "明远", "怀瑾", "若谷", "青禾")


def number(index: int) -> str:
    """Return a valid, invented ID number of a grown-up, another for each index."""
    bare = f"110105{1968 + index % 20}{index % 12 + 1:02d}{index % 27 + 1:02d}{100 + index:03d}"
    return bare + calc_check_digit(bare + "0")


def number_of(birth: str, sex: str) -> str:
    """Return a valid number of somebody born on a day (2020-06-30) and of a sex."""
    bare = f"110105{birth.replace('-', '')}{501 if sex == '男' else 502}"
    return bare + calc_check_digit(bare + "0")


def name(index: int) -> str:
    """Return an invented name, another for each index up to 35."""
    return _SURNAMES[index % 5] + _GIVEN[index % 7]


def line(index: int, branch: str) -> list[str]:
    """Return one good line of a roster."""
    id_number = number(index)
    sex = "男" if int(id_number[16]) % 2 else "女"
    return [str(index + 1), name(index), id_number, sex, "汉族", "大学本科", f"1390000{index:04d}",
            branch, "正式党员", f"{2003 + index % 5}年6月{index % 27 + 1}日",
            f"{2004 + index % 5}.6.{index % 27 + 1}"]  # fmt: skip


def roster(path: Path, lines: list[list[str]]) -> Path:
    """Write a roster with a title above its headings and signatures below."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("党员名册")
        sheet.write_string(0, 0, "党员名册（内部使用）")
        sheet.write_row(1, 0, HEADINGS)
        for row, values in enumerate(lines):
            for column, value in enumerate(values):
                sheet.write_string(row + 2, column, value)
        sheet.write_string(len(lines) + 3, 0, "填表人：顾立秋")
    return path


def wrong_digit(id_number: str) -> str:
    """Return the number with a check digit that cannot be."""
    return id_number[:-1] + ("1" if id_number[-1] != "1" else "2")


def edit(report: Path, out: Path, before: str, after: str) -> Path:
    """Copy a .docx with one number replaced in its text, as somebody does in Word."""
    document = Document(str(report))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if before in run.text:
                run.text = run.text.replace(before, after, 1)
                document.save(str(out))
                return out
    raise AssertionError(f"{report.name} holds no “{before}”")
