"""fill, verify and mask as a person runs them: whole answers, or one Chinese line and no file."""

import json
import sqlite3
from pathlib import Path

import docx
import pytest

from tests.project.conftest import UNIT, Said, dangwu

SAMPLE = "市X局2020年上半年工作总结\n我局现有党支部X个，每月学习不少于X次。"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A sample in a folder of its own."""
    path = tmp_path / "稿" / "样稿.txt"
    path.parent.mkdir()
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def fill(
    folder: Path, sample: Path, *more: str, period: str = "2020H1", seconds: str = "10"
) -> Said:
    arguments = ("--office", str(folder), "fill", str(sample), "--period", period, *more)
    return dangwu(*arguments, DANGWU_LOCK_SECONDS=seconds)


def others(sample: Path) -> list[str]:
    """Return what stands beside the sample."""
    return sorted(path.name for path in sample.parent.iterdir() if path != sample)


def test_the_account_as_json_is_whole(folder: Path, sample: Path) -> None:
    said = fill(folder, sample, "--json")

    answer = json.loads(said.out)
    assert (said.code, said.error) == (0, "")
    assert answer["slots"] == {"found": 3, "filled": 1, "left": 2}
    assert answer["draft"] is False
    assert others(sample) == ["样稿-审核稿-依据.html", "样稿-审核稿.docx"]


def test_a_period_that_has_not_ended_is_a_draft_everywhere(folder: Path, sample: Path) -> None:
    said = fill(folder, sample, period="2099H1")

    assert said.out.splitlines()[0] == "市物资储备局　2099年上半年　草稿：时段尚未结束"
    page = sample.with_name("样稿-审核稿-依据.html").read_text(encoding="utf-8")
    assert "草稿：时段尚未结束" in page
    copy = sample.with_name("样稿-审核稿.docx")
    assert docx.Document(str(copy)).core_properties.content_status == "草稿"
    verified = dangwu("--office", str(folder), "verify", str(copy), "--json")
    assert json.loads(verified.out)["draft"] is True


@pytest.mark.parametrize("kind", ["--review", "--final"])
def test_a_locked_database_is_not_waited_for_for_ever(
    folder: Path, sample: Path, kind: str
) -> None:
    database = folder / "office.sqlite3"
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("begin immediate")

    said = fill(folder, sample, kind, "--json", seconds="0.2")

    holder.close()
    assert said == Said(
        2, "",
        f"错误：数据库“{database}”正被另一个程序占用，等待后仍未放开，什么也没有改动。"
        "请等那个程序办完，或关掉打开这个文件的工具，再试一次。\n",
    )  # fmt: skip
    assert others(sample) == []


@pytest.mark.parametrize(
    ("more", "error"),
    [
        (
            ["--over", "  "],
            "--over 后面要写明仍要成文的理由，例如 --over “已报党委会研究”。",
        ),
        (
            ["--out", "稿.pdf"],
            "不能生成“稿.pdf”：生成的文件是 .docx，请把 --out 写成 名称.docx。",
        ),
        (
            ["--review", "--final"],
            "--review（审核稿）和 --final（正式稿）一次只能选一个，请分两次生成。",
        ),
    ],
)
def test_refused_before_anything_is_read(
    folder: Path, sample: Path, more: list[str], error: str
) -> None:
    assert fill(folder, sample, *more, "--json") == Said(2, "", f"错误：{error}\n")
    assert others(sample) == []


def test_a_sample_that_may_not_be_read(folder: Path, sample: Path) -> None:
    sample.chmod(0)

    said = dangwu("--office", str(folder), "fill", str(sample), "--period", "2020H1", anyone=True)

    assert said == Said(
        2, "",
        f"错误：读不了文件“{sample}”（没有权限）。请检查权限，或关闭正在使用它的程序后再试。\n",
    )  # fmt: skip


def test_a_copy_becomes_a_sample_again(folder: Path, sample: Path) -> None:
    copy = sample.with_name("样稿-审核稿.docx")
    assert fill(folder, sample).code == 0

    assert dangwu("--office", str(folder), "verify", str(copy)).code == 0
    refused = dangwu("--office", str(folder), "mask", str(copy), "--out", "样稿.txt")
    assert refused == Said(
        2, "", "错误：不能生成“样稿.txt”：生成的文件是 .docx，请把 --out 写成 名称.docx。\n"
    )
    masked = dangwu("--office", str(folder), "mask", str(copy), "--json")
    answer = json.loads(masked.out)
    assert {key: answer[key] for key in ("figures", "lost", "typed", "others")} == {
        "figures": 1, "lost": [], "typed": [], "others": [],
    }  # fmt: skip
    paragraphs = docx.Document(answer["file"]).paragraphs
    assert [one.text for one in paragraphs] == SAMPLE.splitlines()


def test_the_unit_of_the_office_is_filled(folder: Path, sample: Path) -> None:
    sample.write_text("X局召开会议，有党支部X个。", encoding="utf-8")

    assert fill(folder, sample, "--unit", UNIT, "--final").code == 0
