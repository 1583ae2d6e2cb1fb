"""A region's set ships without values: what its instrument may settle, and where it is filled in."""

from pathlib import Path

import pytest

from dangwu.rules import errors
from dangwu.rules.book import ROOMS, rules
from dangwu.rules.instruments import instruments
from dangwu.rules.regions import examine, region_sets


def test_the_shipped_set_names_rules_and_no_value() -> None:
    (one,) = region_sets()

    assert (one.name, one.instrument) == ("辽宁省", "辽宁省党费收缴工作细则（试行）")
    assert "不附任何数值" in one.note
    assert set(one.rules) <= set(rules())
    assert not instruments()[one.instrument].seen
    assert [each.where for each in one.questions if not each.rule] != []
    assert not list(ROOMS.glob("*/rules/*/*.toml"))


def test_a_broken_set_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "某省.toml"
    path.write_text('name = "某省"\nnote = ""\nrules = 3\nelsewhere = [1]\n', "utf-8")

    one, told = examine(path)

    assert one is None
    assert [each.what for each in told] == [
        "文件的“rules”应为列表，现在是 3。",
        "文件缺少“instrument”，请补上。",
        "elsewhere 第1项应为一张表（几行“项 = 值”），现在是 1。",
    ]
    with pytest.raises(errors.RuleKindWrong):
        region_sets(tmp_path)


def test_no_toml_at_all(tmp_path: Path) -> None:
    path = tmp_path / "某省.toml"
    path.write_bytes(b"\xff")

    assert [type(each) for each in examine(path)[1]] == [errors.RuleUnreadable]
