"""A table of dates is audited row by row, shown or sent back, and forgotten."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from dangwu.accounts.models import Change
from dangwu.admissions.imports import STEPS
from dangwu.admissions.models import Applicant
from dangwu.exchange.auditing import Audit, audit
from dangwu.exchange.errors import HeadingsMissing
from dangwu.exchange.models import Upload
from dangwu.pages.workbook import Table, write_table
from dangwu.project.cli import run
from dangwu.project.office import Office
from dangwu.rules.book import rules
from tests.admissions.dossiers import regular
from tests.cast import Cast, stock_cast

PAGE = "/import/audit/"
TODAY = date(2021, 2, 1)
LEDGER = ("姓名", "提交书面申请书时间", "确定为入党积极分子时间", "确定为发展对象时间",
          "发展对象培训起始时间", "发展对象培训结束时间", "入党时间", "转正时间")  # fmt: skip
GOOD = ("林望舒", "2018-01-10", "2018-07-10", "2019-07-10", "2019-09-08", "2019-09-10",
        "2019-11-15", "2020-11-15")  # fmt: skip

PAST = (GOOD[0], *(f"{int(day[:4]) - 2}{day[4:]}" for day in GOOD[1:]))
"""The same before the day of the stock cast."""


def written(folder: Path, headings: tuple[str, ...], *rows: tuple[str, ...]) -> Path:
    path = folder / "表.xlsx"
    write_table(Table("某支部发展党员台账", headings, rows), path)
    return path


def booked(done: Audit) -> list[list[str]]:
    return [[f"{one['step']} {one['rule']}" for one in row.findings] for row in done.rows]


def audited(path: Path) -> Audit:
    return audit(path, today=TODAY, known=rules())


def test_a_ledger_of_stages_is_judged_by_the_days_that_it_has(tmp_path: Path) -> None:
    early = ("石砚", "2018-01-10", "2018-07-10", "2019-07-09", "2019-09-09", "2019-09-10",
             "2019-11-15", "2020-11-14")  # fmt: skip
    path = written(tmp_path, LEDGER, GOOD, early)

    done = audited(path)

    assert booked(done) == [
        [],
        ["7 cultivation_1_year", "11 training_short", "23 conversion_early"],
    ]
    assert [one.name for one in done.faulty] == ["石砚"]
    assert done.steps == {1, 3, 7, 11, 15, 23}


def test_the_25_steps_miss_those_that_stay_empty(tmp_path: Path) -> None:
    days = list(regular()["dates"].values())
    headings = ("姓名", *(f"{number} {name}" for number, name in enumerate(STEPS, 1)))
    path = written(tmp_path, headings, ("林望舒", *days), ("石砚", *days[:7], "", *days[8:]))

    assert booked(audited(path)) == [[], ["8 missing_step"]]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, LEDGER, ("石砚", "2018-01-10", "2019-02-30", *GOOD[3:]))

    (row,) = audited(path).rows

    assert [one["rule"] for one in row.findings] == ["missing_step"]
    (says,) = row.told
    assert says == (
        "第3行“确定为入党积极分子时间”：“2019-02-30”没有这一天：2019年2月共28天。"
        "请对照原始材料改正。"
    )


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HeadingsMissing):
        audited(written(tmp_path, ("品种", "价格"), ("大米", "2")))


@pytest.fixture
def client(db: None) -> Client:
    cast: Cast = stock_cast()
    client = Client()
    client.force_login(cast.users["member"])
    return client


def hand_in(client: Client, path: Path, **more: str) -> str:
    file = SimpleUploadedFile("表.xlsx", path.read_bytes())
    answer = client.post(PAGE, {"file": file, **more})
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_page_shows_who_is_at_fault_and_keeps_nothing(client: Client, tmp_path: Path) -> None:
    path = written(tmp_path, LEDGER, PAST, ("石砚", *PAST[1:3], "2017-07-09", *PAST[4:]))
    before = Change.objects.count(), Applicant.objects.count(), Upload.objects.count()

    shown = hand_in(client, path)

    assert "共 2 人" in shown
    assert "1 处不合规定，1 人没有发现问题" in shown
    assert "石砚" in shown
    assert "林望舒" not in shown
    assert (Change.objects.count(), Applicant.objects.count(), Upload.objects.count()) == before


def test_the_result_as_a_workbook(client: Client, tmp_path: Path) -> None:
    path = written(tmp_path, LEDGER, PAST, ("石砚", *PAST[1:3], "2017-02-30", *PAST[4:]))
    file = SimpleUploadedFile("表.xlsx", path.read_bytes())

    answer = client.post(PAGE, {"file": file, "to": "xlsx"})

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["行", "姓名", "步骤", "步骤名称", "性质", "说明"]
    assert rows[2][:5] == [3.0, "林望舒", "", "", "没有发现"]
    assert rows[3][:5] == [4.0, "石砚", 7.0, "确定发展对象", "错误"]
    assert rows[4][4] == "看不懂"


def test_a_file_that_cannot_be_read_is_said_so_on_the_page(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"<html>")

    assert "其实是网页" in hand_in(client, path)


def test_the_page_asks_for_a_file(client: Client) -> None:
    assert "认得的栏目" in client.get(PAGE).content.decode()
    assert "请选择一张日期表。" in client.post(PAGE, {}).content.decode()


def test_a_table_at_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, LEDGER, GOOD, ("石砚", *GOOD[1:3], "2019-02-30", *GOOD[4:]))
    out = tmp_path / "答案.jsonl"
    office = Office(tmp_path / "没有办公室", TODAY)

    assert run(["try", "admissions", str(path)], office) == 0
    assert run(["try", "admissions", str(path), "--out", str(out)], office) == 0

    shown = capsys.readouterr().out
    assert out.read_text("utf-8") == shown
    good, bad = map(json.loads, shown.splitlines())
    assert (good["row"], good["name"], good["findings"]) == (3, "林望舒", [])
    assert [one["rule"] for one in bad["findings"]] == ["missing_step"]
    assert bad["unreadable"] == [
        "第4行“确定为发展对象时间”：“2019-02-30”没有这一天：2019年2月共28天。请对照原始材料改正。"
    ]
