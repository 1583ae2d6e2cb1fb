"""The measure itself."""

import json
from pathlib import Path

import pytest

from dangwu.documents.slots import Lexicon
from dangwu.documents.slots.errors import LabelsUnreadable
from dangwu.documents.slots.evaluate import evaluate, main, read_labels, report


def write(path: Path, *rows: tuple[str, list[tuple[int, str]]]) -> Path:
    lines = [
        {"id": n, "text": text, "slots": [{"mask": "X", "start": s, "gold": g} for s, g in slots]}
        for n, (text, slots) in enumerate(rows, 1)
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    return path


def test_the_three_ratios_and_the_lists(tmp_path: Path, lexicon: Lexicon) -> None:
    path = write(
        tmp_path / "a.jsonl",
        ("收缴党费X元", [(4, "党费收缴总额|应缴党费总额")]),
        ("发展党员X名", [(4, "NONE")]),
        ("退役党员X名", [(4, "党员总数")]),
        ("没有遮盖", [(0, "党员总数")]),
    )
    score = evaluate(path, lexicon)
    text = report(score)
    assert text.startswith(
        "遮盖 4 处，其中可填 3 处。\n"
        "填错：1/4 = 25.0%（要求 ≤ 1%）\n"
        "填对：1/3 = 33.3%（要求 ≥ 85%）\n"
        "前三个候选中有正确的：2/3 = 66.7%（要求 ≥ 95%）"
    )
    assert "2: 发展党员【X】名 应为 NONE；答 发展党员数；" in text
    assert "4: 【没】有遮盖 应为 党员总数；没有找到这个遮盖" in text
    assert main([str(path)]) == 1


@pytest.mark.parametrize(
    ("line", "fault"),
    [("{", "不是 JSON（第 2 个字符处）"), ('{"id": 1, "text": "甲"}', "缺少或写错了 'slots'")],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text(line, "utf-8")
    with pytest.raises(LabelsUnreadable) as caught:
        list(read_labels(path))
    assert str(caught.value).startswith(f"{path} 第 1 行：{fault}。")


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text("[]", "utf-8")
    assert main([str(path)]) == 2
    assert f"{path} 第 1 行：缺少或写错了" in capsys.readouterr().err


def test_the_command_succeeds_where_the_limits_are_reached(tmp_path: Path) -> None:
    assert main([str(write(tmp_path / "d.jsonl", ("收缴党费X元", [(4, "党费收缴总额")])))]) == 0
