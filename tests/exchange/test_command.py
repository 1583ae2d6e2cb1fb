"""dangwu import on the command line: look, take, take back."""

import json
from pathlib import Path

import pytest
from django.test import override_settings

from dangwu.members.models import Member
from dangwu.organizations import changes as tree
from dangwu.project.cli import run
from dangwu.project.office import Office
from tests.exchange.sheets import ROSTER, TODAY, number, write

ROWS = [ROSTER, ["甲一", number(101), "机关党支部", "正式党员", "1999-07-01", "2000-07-01"],
        ["甲二", number(103), "机关党支部", "正式党员", "99.7.1", "2000-07-01"]]  # fmt: skip


@pytest.fixture
def no_office(tmp_path: Path) -> Office:
    return Office(tmp_path / "none", TODAY)


def test_a_preview_needs_no_office(
    tmp_path: Path, no_office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "m.xlsx", ROWS)

    assert run(["import", "members", str(path), "--preview", "--json"], no_office) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == [
        "kind", "sheet", "header_rows", "rows", "refused", "asked", "skipped", "findings", "payments"
    ]  # fmt: skip
    assert found["rows"][0] == {
        "row": 2,
        "values": {
            "姓名": "甲一", "身份证号": number(101), "党支部": "机关党支部", "党籍状态": "正式党员",
            "入党日": "1999-07-01", "转正日": "2000-07-01", "出生日期": "1980-03-15", "性别": "男",
        },
    }  # fmt: skip
    assert found["asked"] == [{
        "row": 3, "field": "入党日", "reason": "date_two_digit_year", "may_read": {"入党日": "1999-07-01"},
        "says": "第3行“入党时间”：“99.7.1”的年份只有两位。请核对是哪一年。",
    }]  # fmt: skip


def test_a_person_reads_the_preview(
    tmp_path: Path, no_office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "m.xlsx", ROWS)

    assert run(["import", "members", str(path), "--preview"], no_office) == 0
    assert capsys.readouterr().out.splitlines() == [
        "党员名册：“m.xlsx”，工作表“Sheet1”",
        "确定1行，待定1行，拒绝0行，跳过1行。",
        "【待定】",
        "  第3行“入党时间”：“99.7.1”的年份只有两位。请核对是哪一年。可读作入党日：1999-07-01。",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import"], ("请写明导入的种类和文件，例如 dangwu import members 党员名册.xlsx --preview；"
                     "种类有：members、dues、meetings、admissions、organizations、stock、prices。"
                     "撤回一次导入用 --undo 编号。")),
        (["import", "members", "m.xlsx", "--preview", "--set", "党支部"],
         "看不懂 --set 党支部：请写成 字段=值，例如 --set 党支部=机关第一党支部。"),
    ],
    ids=["nothing", "set"],
)  # fmt: skip
def test_what_is_asked_wrongly(
    arguments: list[str], said: str, no_office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments, no_office) == 2
    assert capsys.readouterr().err == f"错误：{said}\n"


def test_a_template_is_not_written_over_a_file(
    tmp_path: Path, no_office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.xlsx"

    assert run(["import", "--template", "dues", str(path)], no_office) == 0
    assert capsys.readouterr().out == f"党费台账的模板已写到“{path}”。\n"
    assert run(["import", "--template", "dues", str(path)], no_office) == 2
    assert capsys.readouterr().err == f"错误：“{path}”已存在，没有写模板。请另起一个文件名。\n"


def test_writing_needs_an_office(
    tmp_path: Path, no_office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "m.xlsx", ROWS)

    assert run(["import", "members", str(path), "--yes"], no_office) == 2
    assert "里没有办公室" in capsys.readouterr().err


@pytest.mark.django_db
def test_take_what_is_certain_and_take_it_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Office(tmp_path, TODAY, opened=True)
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "field.txt").write_text("ab" * 32)
    unit = tree.found(parent=None, founded_on=TODAY.replace(year=1990), kind="单位", nature="机关",
                      full_name="某局", document_name="某局")  # fmt: skip
    tree.found(parent=unit, founded_on=TODAY.replace(year=1990), kind="党支部", nature="机关",
               full_name="机关党支部", document_name="机关党支部")  # fmt: skip
    path = write(tmp_path / "m.xlsx", ROWS)

    with override_settings(OFFICE=tmp_path):
        assert run(["import", "members", str(path), "--yes"], office) == 0
        said = capsys.readouterr().out.splitlines()
        assert said[-1].startswith("已写入1行，编号")
        taken = said[-1].split("编号")[1].split("；")[0]
        assert Member.objects.count() == 1
        assert run(["import", "--undo", taken], office) == 0
    assert capsys.readouterr().out == f"编号{taken}的导入（m.xlsx，1行）已整批撤回。\n"
    assert not Member.objects.exists()
