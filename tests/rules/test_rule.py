"""A rule answers for a day: the version in force, or that there is none."""

from dataclasses import replace
from datetime import date

import pytest

from dangwu.rules.rule import FOREVER, Band, NoRuleInForce, Rule, Version


def version(since: date, until: date = FOREVER, value: int = 1, note: str = "") -> Version:
    return Version(
        since, until, value, "某条例", "第三条", date(2026, 11, 23), confirmed=False, note=note
    )


def rule(*versions: Version) -> Rule:
    return Rule("some_months", "某期限", "月", "somewhere", versions)


CHANGED = rule(
    version(date(2010, 1, 1), date(2015, 5, 1), 6),
    version(date(2015, 5, 1), date(2020, 7, 13), 12, "新文本未见"),
)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2010, 1, 1), 6),
        (date(2015, 4, 30), 6),
        (date(2015, 5, 1), 12),
        (date(2020, 7, 12), 12),
    ],
)
def test_both_sides_of_each_date(day: date, value: int) -> None:
    found = CHANGED.at(day)

    assert isinstance(found, Version)
    assert found.number == value


def test_no_rule_before_the_first_version() -> None:
    found = CHANGED.at(date(2009, 12, 31))

    assert isinstance(found, NoRuleInForce)
    assert found.because == "2009-12-31时“某期限”尚无规定（最早的版本自2010-01-01起施行）"


def test_no_rule_after_a_repeal() -> None:
    found = CHANGED.at(date(2020, 7, 13))

    assert isinstance(found, NoRuleInForce)
    assert found.because == (
        "2020-07-13时“某期限”已无规定（最后的版本施行到2020-07-12；新文本未见）"
    )


def test_a_repeal_without_a_note() -> None:
    found = rule(version(date(2010, 1, 1), date(2011, 1, 1))).at(date(2012, 1, 1))

    assert isinstance(found, NoRuleInForce)
    assert found.because == "2012-01-01时“某期限”已无规定（最后的版本施行到2010-12-31）"


def test_versions_within_a_stretch_of_days() -> None:
    first, second = CHANGED.versions

    assert CHANGED.within(date(2015, 4, 30), date(2015, 5, 1)) == (first, second)
    assert CHANGED.within(date(2015, 5, 1), date(2015, 6, 1)) == (second,)
    assert CHANGED.within(date(2020, 7, 13), date(2021, 1, 1)) == ()
    assert CHANGED.within(date(2009, 1, 1), date(2010, 1, 1)) == (first,)


def test_the_label_of_an_unconfirmed_version_says_so() -> None:
    assert CHANGED.versions[0].citation.label == "《某条例》第三条（待核对）"


def test_a_number_and_bands_are_told_apart() -> None:
    number = version(date(2010, 1, 1))
    bands = Version(
        date(2010, 1, 1), FOREVER, (Band("在职", rate_bp=50),), "某", "某", date(2026, 1, 1),
        confirmed=True,
    )  # fmt: skip

    assert bands.bands == (Band("在职", rate_bp=50),)
    with pytest.raises(ValueError, match="this rule is a table of bands"):
        _ = bands.number
    with pytest.raises(ValueError, match="this rule is one number"):
        _ = number.bands


class TestWhatPeopleRead:
    @pytest.mark.parametrize(
        ("unit", "shown"), [("月", "1个月"), ("%", "1%"), ("次", "1次"), ("周岁", "1周岁")]
    )
    def test_a_number_with_its_unit(self, unit: str, shown: str) -> None:
        one = version(date(2010, 1, 1))

        assert replace(rule(one), unit=unit).shown(one) == shown

    def test_a_choice_by_its_word_and_bands_by_their_count(self) -> None:
        one = version(date(2010, 1, 1))
        chosen = replace(rule(one), choices=((1, "到分"),))
        bands = replace(one, value=(Band("在职", rate_bp=50),))

        assert chosen.shown(one) == "到分"
        assert chosen.shown(replace(one, value=7)) == "7个月"
        assert rule(bands).shown(bands) == "分1档"
        assert (rule(bands).banded, chosen.banded) == (True, False)

    @pytest.mark.parametrize(
        ("unit", "value", "why"),
        [
            ("%", 100, ""), ("%", 101, "应在0到100之间"), ("月", 1200, ""), ("月", -1, "应在0到1200之间"),
            ("次", 9_999, ""), ("次", 10_000, "应在0到9999之间"),
        ],
    )  # fmt: skip
    def test_what_a_number_may_be(self, unit: str, value: int, why: str) -> None:
        assert replace(CHANGED, unit=unit).refuses(value) == why

    def test_what_may_be_chosen(self) -> None:
        chosen = replace(CHANGED, choices=((1, "到分"), (10, "到角")))

        assert (chosen.refuses(10), chosen.refuses(2)) == ("", "可以是1（到分）、10（到角）")


class TestARegionsRule:
    def test_lies_over_the_national_one_while_it_holds(self) -> None:
        national = rule(version(date(2008, 1, 1), value=1))
        regional = rule(version(date(2012, 1, 1), date(2013, 1, 1), 5))

        over = national.under(regional)

        assert [(v.since, v.until, v.value) for v in over.versions] == [
            (date(2008, 1, 1), date(2012, 1, 1), 1),
            (date(2012, 1, 1), date(2013, 1, 1), 5),
            (date(2013, 1, 1), FOREVER, 1),
        ]

    def test_may_hold_from_before_and_for_ever(self) -> None:
        national = rule(version(date(2008, 1, 1), value=1))
        regional = rule(version(date(2000, 1, 1), value=5))

        assert [v.value for v in national.under(regional).versions] == [5]

    def test_hides_only_what_it_covers(self) -> None:
        over = CHANGED.under(rule(version(date(2014, 1, 1), date(2016, 1, 1), 9)))

        assert [(v.since, v.until, v.value) for v in over.versions] == [
            (date(2010, 1, 1), date(2014, 1, 1), 6),
            (date(2014, 1, 1), date(2016, 1, 1), 9),
            (date(2016, 1, 1), date(2020, 7, 13), 12),
        ]


def test_one_edition_for_every_day() -> None:
    held = CHANGED.always(date(2015, 4, 30))

    assert [held.at(day) for day in (date.min, date(2026, 11, 24))] == [held.versions[0]] * 2
    assert (held.versions[0].value, held.versions[0].article) == (6, "第三条")
    assert held.versions[0].until == FOREVER


def test_no_edition_of_a_day_without_a_rule() -> None:
    with pytest.raises(ValueError, match="2009-12-31时“某期限”尚无规定"):
        CHANGED.always(date(2009, 12, 31))
