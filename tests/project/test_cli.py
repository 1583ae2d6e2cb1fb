"""The command line: help, faults of typing, and what each command answers."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from dangwu.core.errors import DangwuError
from dangwu.project import cli, columns
from dangwu.project.cli import COMMANDS, run
from dangwu.project.office import Office
from dangwu.reports import asking
from tests import examples
from tests.project.conftest import ROOT, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> None:
    """The stock world of the worked examples: a bureau and one beside it."""
    for row in examples.world()["organizations"]:
        if row["id"] < 8:
            examples._organization(dict(row), PATHS, "default")
    for row in examples.world()["members"]:
        if row["organization"] < 8:
            examples._member(dict(row), "default")


PATHS: dict[int, str] = {}
HELP = """\
用法 usage: dangwu figures [选项]

  列出全部指标：名称、单位、定义。 · Every figure: name, unit, definition.

选项 options:
  --group 组       只列一组，如 党员、党费 · one group only
  --json           输出 JSON · print JSON
  --office 文件夹  办公室所在的文件夹，不写则用环境变量 DANGWU_OFFICE 或 var/office · the office's folder
  --help           显示用法后退出 · show this help
"""


def test_help_names_every_command_in_both_tongues(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()

    listed = {line.split()[0]: line for line in lines[lines.index("命令 commands:") + 1 :]}
    assert list(listed) == list(COMMANDS)
    assert all(" · " in line for line in listed.values())
    assert run([]) == 0
    assert capsys.readouterr().out.splitlines() == lines


def test_the_help_of_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", "--help"]) == 0
    assert capsys.readouterr().out == HELP


@pytest.mark.parametrize("name", COMMANDS)
def test_every_line_of_a_commands_help_has_its_english_gloss(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, "--help"]) == 0
    means, _, listed = capsys.readouterr().out.partition("选项 options:\n")

    assert " · " in means
    lines = [line for line in listed.splitlines() if line.startswith("  ")]
    assert [line for line in lines if " · " not in line] == []
    assert lines


def test_help_answers_in_half_a_second() -> None:
    command = [sys.executable, "-c", "from dangwu.project.cli import main; main()", "--help"]
    took = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        took.append(time.perf_counter() - start)

    assert min(took) < 0.5


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == "dangwu 0.1.0\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["figur"], "没有命令“figur”。您是不是要找：figure、figures、fill？用法见 dangwu --help。"),
        (["zzz"], "没有命令“zzz”。用法见 dangwu --help。"),
        (["figures", "--grup", "党员"],
         "没有选项“--grup”。您是不是要找：--group、--help？用法见 dangwu figures --help。"),
        (["figure"], "缺少参数“指标”。用法见 dangwu figure --help。"),
        (["figure", "甲", "乙"], "多出了“乙”。用法见 dangwu figure --help。"),
        (["figure", "甲", "--engine", "oracle"],
         "选项“--engine”的值不对：应为 sqlite、postgresql、duckdb 之一。用法见 dangwu figure --help。"),
        (["figure", "甲", "--unit"], "选项“--unit”后面要写一个值。"),
        (["figure", "甲", "--json=3"], "选项“--json”后面不带值。"),
        (["--office"], "选项“--office”后面要写一个值。"),
        (["ledger", "exprot"], "没有命令“exprot”。您是不是要找：export？用法见 dangwu ledger --help。"),
    ],
)  # fmt: skip
def test_a_fault_of_typing(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()

    assert said.out == ""
    assert said.err == f"错误：{message}\n"


@contextmanager
def command(name: str, body: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let `dangwu figures` do something else."""
    made = click.Command(name, callback=body)
    with monkeypatch.context() as patched:
        patched.setattr(cli.Commands, "get_command", lambda *_: made)
        yield


class Odd(DangwuError):
    exit_code = 7


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (Odd("不行。"), 7, "错误：不行。\n"),
        (KeyboardInterrupt(), 130, "错误：已中断，没有办完。\n"),
        (click.Abort(), 130, "错误：已中断，没有办完。\n"),
        (
            PermissionError(13, "Permission denied", "甲"),
            2,
            "错误：不能使用“甲”：没有权限。请改正后再试，或换一个路径。\n",
        ),
        (click.UsageError("odd"), 2, "错误：命令写法有误：odd。用法见 dangwu figures --help。\n"),
    ],
)
def test_a_failure_goes_to_stderr_with_its_code(
    error: BaseException,
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    office: Office,
) -> None:
    def fail() -> None:
        raise error

    with command("figures", fail, monkeypatch):
        assert run(["figures"], office) == code
    assert capsys.readouterr() == ("", message)


def test_a_fault_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch, office: Office) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with command("figures", fail, monkeypatch), pytest.raises(ZeroDivisionError):
        run(["figures"], office)


def test_a_command_may_give_its_own_code(monkeypatch: pytest.MonkeyPatch, office: Office) -> None:
    with command("figures", lambda: 3, monkeypatch):
        assert run(["figures"], office) == 3


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    code = "from dangwu.project.cli import main; main()"
    shell = f'{sys.executable} -c "{code}" figures | head -n 1; echo ${{PIPESTATUS[0]}}'
    ran = subprocess.run(
        ["bash", "-c", shell], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ran.stdout.splitlines()[-1] == "0"
    assert ran.stderr == ""


def test_figures_lists_by_group(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", "--group", "党员", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)

    assert {one["group"] for one in found} == {"党员"}
    total = next(one for one in found if one["name"] == "党员总数")
    assert total["unit"] == "名"
    assert total["room"] == "members"
    assert total["means"] == "统计期末日在册党员人数，含正式党员和预备党员"

    assert run(["figures", "--group", "党员"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["组", "指标", "单位", "定义"]
    assert lines[-1] == f"共{len(found)}个指标。"


def test_a_group_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", "--group", "党圆"]) == 2
    assert capsys.readouterr().err.startswith(
        "错误：没有名为“党圆”的指标组。您是不是要找：党费、党员？全部组："
    )


def test_a_figure_for_people(
    world: None, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["figure", "党员总数", "--period", "2020H1"]
    assert run(asked, office) == 0
    assert capsys.readouterr().out == (
        "党员总数：4 名\n"
        "范围：市物资储备局  时段：2020年上半年\n"
        "依据：4条记录  引擎：sqlite\n"
        "口径：统计期末日在册党员人数，含正式党员和预备党员\n"
    )

    assert run([*asked, "--unit", "第一党支部", "--rows"], office) == 0
    assert capsys.readouterr().out == (
        "党员总数：2 名\n"
        "范围：第一党支部  时段：2020年上半年\n"
        "依据：2条记录  引擎：sqlite\n"
        "口径：统计期末日在册党员人数，含正式党员和预备党员\n"
        "\n"
        "id  organization_id  姓名    入党日期    转正日期\n"
        "──  ───────────────  ──────  ──────────  ──────────\n"
        "31  3                林望舒  2005-07-01  2006-07-01\n"
        "32  3                石砚    2019-11-05\n"
    )


@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
def test_a_figure_for_programs(
    engine: str, world: None, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["figure", "党员总数", "--period", "2020H1", "--unit", "老干部党支部"]
    assert run([*asked, "--json", "--rows", "--engine", engine], office) == 0

    assert json.loads(capsys.readouterr().out) == {
        "figure": "党员总数",
        "unit": "名",
        "scope": "老干部党支部",
        "period": "2020H1",
        "draft": False,
        "value": "1",
        "text": None,
        "known": True,
        "records": 1,
        "because": "",
        "rows": [
            {
                "id": 51,
                "organization_id": 5,
                "name": "顾长河",
                "admitted_on": "1970-05-01",
                "confirmed_on": "1971-05-01",
            }
        ],
    }


def test_a_derived_form_on_duckdb(
    world: None, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["figure", "占比(女党员数,党员总数)", "--period", "2020H1", "--engine", "duckdb"]
    assert run(asked, office) == 0
    assert capsys.readouterr().out.splitlines()[0] == "占比(女党员数,党员总数)：50%"


def test_what_cannot_be_known_is_no_zero(
    world: None, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["figure", "党员总数", "--period", "1900", "--json"], office) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["value"], found["known"]) == ("0", False)

    assert run(["figure", "党员总数", "--period", "1900"], office) == 0
    assert capsys.readouterr().out.startswith("党员总数：不详（没有记录：零与未记录无法区分）\n")


@pytest.mark.parametrize(
    ("last", "draft"), [("2020-07-09", False), ("2020-07-10", True), ("2020-07-11", True)]
)
def test_a_period_that_has_not_ended_is_a_draft(
    last: str, draft: bool, world: None, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["figure", "党员总数", "--period", f"2020-07-01..{last}"]
    assert run([*asked, "--json"], office) == 0
    assert json.loads(capsys.readouterr().out)["draft"] is draft

    assert run(asked, office) == 0
    day = int(last[-2:])
    warning = f"草稿：2020年7月1日至2020年7月{day}日尚未结束，数字还会变。"
    assert (warning in capsys.readouterr().out.splitlines()) is draft


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["党员总", "--period", "2020H1"], "没有名为“党员总”的指标。您是不是要找：党员总数"),
        (["党员总数", "--period", "2020H9"], "看不懂时段“2020H9”：请写成 2020H1（上半年）"),
        (
            ["党员总数", "--period", "2020H1", "--unit", "第二支部"],
            "办公室里没有名为“第二支部”的单位或党组织。您是不是要找：第二党支部",
        ),
        (
            ["党员总数"],
            "办公室里还没有记录，无从推定时段。请用 --period 指明，例如 --period 2020H1。",
        ),
        (
            ["党员总数", "--period", "2020H1", "--engine", "postgresql"],
            "这个办公室的记录在 sqlite 里，不能用 postgresql 计算。请改用 --engine sqlite 或",
        ),
    ],
)
def test_a_question_that_cannot_be_answered(
    arguments: list[str],
    message: str,
    world: None,
    office: Office,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["figure", *arguments], office) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"错误：{message}")


def test_the_ledger_is_exported_to_a_new_folder(
    world: None, office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "ledger"
    assert run(["ledger", "export", str(target)], office) == 0
    files = sorted(path.name for path in target.iterdir())
    assert "members_member.parquet" in files
    assert target.stat().st_mode & 0o777 == 0o700
    assert capsys.readouterr().out == f"已导出{len(files)}张表到“{target}”。\n"

    assert run(["ledger", "export", str(target)], office) == 2
    assert capsys.readouterr().err == (
        f"错误：“{target}”已存在且不是空文件夹，没有导出。请另给一个新文件夹。\n"
    )


def test_init_refuses_a_day_that_is_none(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "--unit", "甲", "--founded", "2012-02-30"], office) == 2
    assert capsys.readouterr().err == (
        "错误：看不懂 --founded 的日期“2012-02-30”：请写成 2012-03-01 的样子。\n"
    )


def test_today_is_the_day_in_china() -> None:
    assert isinstance(cli.today(), date)


def test_rows_stand_in_columns() -> None:
    assert columns.lines(("名", "数"), [("第一党支部", 1), ("乙", None)]) == [
        "名          数",
        "──────────  ──",
        "第一党支部  1",
        "乙",
    ]
    assert columns.width("甲a（") == 5


def test_the_office_is_asked_once(office: Office) -> None:
    office.open()
    assert office.opened
    assert office.today == TODAY
    assert asking.HAPPENED
