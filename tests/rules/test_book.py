"""The rules of all rooms together, and a region's over them."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from dangwu.rules import errors
from dangwu.rules.book import ROOMS, rule, rules
from dangwu.rules.rule import NoRuleInForce, Version

ONE = """id = "{id}"
label = "{label}"
unit = "次"

[[versions]]
from = 2010-01-01
value = {value}
instrument = "某条例"
article = "第三条"
compared_on = 2026-11-23
confirmed = true
"""
PROVISIONAL = (
    "《中国共产党发展党员工作细则》第三十一条（2026年修订本条文未见，暂按2014年文本，待核对）"
)


def write(path: Path, value: int = 1, label: str = "某次数") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ONE.format(id=path.stem, value=value, label=label), "utf-8")


def number(found: Version | NoRuleInForce) -> int:
    assert isinstance(found, Version)
    return found.number


def test_a_regions_rule_lies_over_the_national_one(tmp_path: Path) -> None:
    write(tmp_path / "meetings" / "rules" / "talks.toml")
    write(tmp_path / "meetings" / "rules" / "某省" / "talks.toml", 4)

    assert number(rules(rooms=tmp_path)["talks"].at(date(2020, 1, 1))) == 1
    regional = rules("某省", rooms=tmp_path)["talks"]
    assert number(regional.at(date(2020, 1, 1))) == 4
    assert regional.versions[0].region == "某省"
    assert regional.room == "meetings"


def test_an_office_brings_its_own_region(tmp_path: Path) -> None:
    rooms, office = tmp_path / "rooms", tmp_path / "office"
    write(rooms / "meetings" / "rules" / "talks.toml")
    write(office / "某省" / "talks.toml", 7)

    assert number(rules("某省", office, rooms)["talks"].at(date(2020, 1, 1))) == 7


def test_a_regions_rule_over_nothing_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "meetings" / "rules" / "talks.toml")
    write(tmp_path / "meetings" / "rules" / "某省" / "talk.toml")

    with pytest.raises(errors.RegionalRuleAlone) as caught:
        rules("某省", rooms=tmp_path)

    assert str(caught.value) == (
        "某省的规则“talk”没有同编号的全国规则可以覆盖。您是不是要找：talks？请核对编号。"
    )


def test_two_rooms_may_not_hold_the_same_rule(tmp_path: Path) -> None:
    write(tmp_path / "dues" / "rules" / "talks.toml")
    (tmp_path / "meetings").mkdir()
    shutil.copytree(tmp_path / "dues" / "rules", tmp_path / "meetings" / "rules")

    with pytest.raises(errors.RuleTwice) as caught:
        rules(rooms=tmp_path)

    assert str(caught.value) == ("规则“talks”在 dues 和 meetings 各有一份，请只留一份或另取编号。")


def test_an_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(errors.RuleUnknown) as caught:
        rule("sponsor")

    assert str(caught.value).startswith("没有编号为“sponsor”的规则。您是不是要找：sponsors")
    assert rule("probation_months").unit == "月"


class TestTheShippedRules:
    def test_each_was_compared_after_it_began(self) -> None:
        for one in rules().values():
            for version in one.versions:
                assert version.compared_on > version.since, one.id

    def test_what_is_still_to_be_compared_is_not_confirmed(self) -> None:
        versions = [(one.id, version) for one in rules().values() for version in one.versions]

        assert [name for name, one in versions if "待" in one.note and one.confirmed] == []
        assert [name for name, one in versions if not one.confirmed and not one.note] == []

    def test_no_region_is_shipped(self) -> None:
        assert not list(ROOMS.glob("*/rules/*/*.toml"))

    @pytest.mark.parametrize(
        ("day", "label"),
        [
            (date(2026, 5, 17), "《中国共产党发展党员工作细则》第三十一条（待核对）"),
            (date(2026, 5, 18), PROVISIONAL),
        ],
    )
    def test_the_text_of_2014_stands_for_the_revision_and_says_so(
        self, day: date, label: str
    ) -> None:
        found = rule("probation_months").at(day)

        assert isinstance(found, Version)
        assert (found.number, found.citation.label) == (12, label)

    def test_every_admission_rule_stands_for_the_revision(self) -> None:
        since = date(2026, 5, 18)
        admissions = [one for one in rules().values() if one.room == "admissions"]

        for one in admissions:
            before, after = one.at(date(2026, 5, 17)), one.at(since)
            assert number(before) == number(after), one.id
            assert isinstance(after, Version)
            assert "2026年修订本条文未见" in after.provisional, one.id

    def test_the_bands_of_dues_rise_at_their_limits(self) -> None:
        found = rule("dues_bands").at(date(2020, 6, 30))

        assert isinstance(found, Version)
        assert [
            (band.over_fen, band.rate_bp) for band in found.bands if band.category == "在职"
        ] == [(0, 50), (300_000, 100), (500_000, 150), (1_000_000, 200)]
