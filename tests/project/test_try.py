"""dangwu try: a line in, a line out, without an office."""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from dangwu.project.cli import run
from dangwu.project.commands import try_
from dangwu.project.office import Office
from dangwu.rules.rule import Rule

TODAY = date(2020, 7, 3)


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that says on which day and by how many rules it was asked."""

    def judge(
        lines: Sequence[Mapping[str, object]], *, today: date, known: Mapping[str, Rule]
    ) -> list[dict[str, object]]:
        return [{**line, "on": str(today), "rules": len(known) > 10} for line in lines]

    monkeypatch.setitem(sys.modules, "dangwu.dues.trying", SimpleNamespace(judge=judge))


def tried(folder: Path, text: str, *more: str) -> tuple[int, Path]:
    file = folder / "案例.jsonl"
    file.write_text(text, "utf-8")
    return run(["try", "dues", str(file), *more], Office(folder / "没有办公室", TODAY)), file


def test_a_line_in_a_line_out(
    kind: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(try_, "_BATCH", 1)

    code, _ = tried(tmp_path, '\ufeff{"id": "甲"}\n\n{"id": "乙"}\n')

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert [json.loads(line) for line in lines] == [
        {"id": "甲", "on": "2020-07-03", "rules": True},
        {"id": "乙", "on": "2020-07-03", "rules": True},
    ]
    assert not (tmp_path / "没有办公室").exists()


def test_a_line_that_is_no_case_has_its_answer(
    kind: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = tried(tmp_path, '{"id": 1}\n{"id": \n[1]\n', "--on", "2020年1月5日")

    shown = capsys.readouterr()
    assert code == 0
    assert [json.loads(line) for line in shown.out.splitlines()] == [
        {"id": 1, "on": "2020-01-05", "rules": True},
        {"line": 2, "error": "第2行不是 JSON，请核对引号、逗号和括号。"},
        {"line": 3, "error": "第3行不是 JSON 对象，应写成 {…}。"},
    ]
    assert shown.err == "有 2 行不是 JSON 对象，已在答案的 error 里注明，请改正后再算。\n"


def test_the_answers_go_into_a_file(kind: None, tmp_path: Path) -> None:
    out = tmp_path / "答案.jsonl"

    code, _ = tried(tmp_path, '{"id": 1}\n', "--out", str(out))

    assert (code, json.loads(out.read_text("utf-8"))["id"]) == (0, 1)


def test_a_file_that_is_not_there(
    kind: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["try", "dues", str(tmp_path / "没有.jsonl")], Office(tmp_path, TODAY))

    assert code != 0
    assert capsys.readouterr().err == (
        f"错误：读不了文件“{tmp_path}/没有.jsonl”：没有这个文件。请核对文件名，每行写一个 JSON 对象。\n"
    )


def test_a_day_that_is_none(kind: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _ = tried(tmp_path, "{}\n", "--on", "2019-02-29")

    assert code == 2
    assert "“2019-02-29”不是日历上有的日期，请核对。" in capsys.readouterr().err


def test_a_place_where_nothing_can_be_written(
    kind: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "没有" / "答案.jsonl"

    code, _ = tried(tmp_path, "{}\n", "--out", str(out))

    assert code != 0
    assert capsys.readouterr().err == (
        f"错误：不能写入“{out}”，请核对文件夹是否存在、能否写入，或另取文件名。\n"
    )
