"""How values come about: folds, ratios, shares, changes, zeros that are known and that are not."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from dangwu.catalogue import running
from dangwu.catalogue.figures import Figure, FigureUnknown, Limit
from dangwu.catalogue.measure import Measure
from dangwu.catalogue.running import Catalogue, parameters
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Cell
from dangwu.engine.base import Parameter, Table

HALF = Period.parse("2020H1")
UNIT = Scope(7, "某局")
Answer = tuple[Cell, ...]


def made(
    name: str, measure: str = "count(*)", unit: str = "名", zero: str = "", places: int = 0
) -> Figure:
    return Figure(
        name=name, room="dues", unit=unit, group="某", means="某", measure=Measure.parse(measure),
        places=places, evidence="dues.Payment", shows=("day 日期",), zero=zero,
        limits=(Limit("born", "last", -12), Limit("soon", "first", 1)), says=(), cites="", sql=name,
    )  # fmt: skip


class Scripted:
    """Gives each figure's answer by its name, which stands for its text; by period where told."""

    name = "scripted"

    def __init__(self, answers: Mapping[str | tuple[str, str], Answer]) -> None:
        self.answers, self.asked = answers, 0

    def run(self, sql: str, parameters: Mapping[str, Parameter]) -> Table:
        self.asked += 1
        lines = sql.splitlines()
        name = lines[1]
        if "evidence.*" in lines[0]:
            return Table(("id", "day"), ((2, "b"), (1, "a")))
        first = parameters["first"]
        assert isinstance(first, date)
        key = (name, str(first.year))
        return Table(("records", "above", "below"), (self.answers.get(key) or self.answers[name],))


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> dict[str, Figure]:
    book = {
        one.name: one
        for one in (
            made("人数"),
            made("女数", zero="人数"),
            made("总有数", zero="always"),
            made("金额", "sum(fen) / 100", "元"),
            made("率", "sum(a) / sum(b)", "%", places=2),
            made("均数", "sum(a) / count(*)", "岁", places=1),
            made("比", "女数 / 人数", "%"),
            made("名字", "only(a)", "文本"),
            made("日子", "day(a)", "日期"),
        )
    }

    def one(name: str) -> Figure:
        if name not in book:
            raise FigureUnknown(name, book)
        return book[name]

    monkeypatch.setattr(running, "figures", lambda: book)
    monkeypatch.setattr(running, "figure", one)
    return book


@pytest.mark.usefixtures("known")
class TestValues:
    def value(self, name: str, **answers: Answer) -> tuple[Decimal | None, bool, str]:
        found = Catalogue(Scripted(answers)).value(name, UNIT, HALF)
        return found.number, found.known, found.because

    def test_a_count(self) -> None:
        assert self.value("人数", 人数=(3, 3, 1)) == (3, True, "")

    def test_money(self) -> None:
        assert self.value("金额", 金额=(2, 123456, 1)) == (Decimal("1234.56"), True, "")

    def test_a_rate(self) -> None:
        assert self.value("率", 率=(2, 2, 3)) == (Decimal("66.67"), True, "")
        assert self.value("率", 率=(2, 2, 0)) == (None, True, "基数不大于零，无法计算")

    def test_a_mean(self) -> None:
        assert self.value("均数", 均数=(3, 100, 3)) == (Decimal("33.3"), True, "")

    def test_no_record_and_incomplete_records(self) -> None:
        assert self.value("金额", 金额=(0, None, 1)) == (None, True, "没有记录：零与未记录无法区分")
        assert self.value("金额", 金额=(2, None, 1)) == (None, True, "有记录缺少数据，无法确定")

    def test_a_zero_is_known_where_the_whole_is_something(self) -> None:
        unknown = "没有记录：零与未记录无法区分"
        assert self.value("人数", 人数=(0, 0, 1)) == (0, False, unknown)
        assert self.value("女数", 女数=(0, 0, 1), 人数=(1, 1, 1)) == (0, True, "")
        assert self.value("女数", 女数=(0, 0, 1), 人数=(0, 0, 1)) == (0, False, unknown)
        assert self.value("总有数", 总有数=(0, 0, 1)) == (0, True, "")

    def test_a_ratio_of_two(self) -> None:
        assert self.value("比", 女数=(1, 1, 1), 人数=(3, 3, 1)) == (Decimal("33.33"), True, "")
        assert self.value("比", 女数=(0, 0, 1), 人数=(3, 3, 1)) == (0, True, "")
        assert self.value("比", 女数=(0, 0, 1), 人数=(0, 0, 1)) == (
            None, False, "没有记录：零与未记录无法区分"
        )  # fmt: skip
        assert self.value("占比(人数,总有数)", 人数=(3, 3, 1), 总有数=(0, 0, 1)) == (
            None, True, "基数不大于零，无法计算"
        )  # fmt: skip

    def test_a_share_in_either_brackets(self) -> None:
        for name in ("占比(女数,人数)", "占比（女数，人数）", "占比(女数, 人数)"):
            assert self.value(name, 女数=(1, 1, 1), 人数=(3, 3, 1)) == (Decimal("33.33"), True, "")

    def test_names_and_days(self) -> None:
        catalogue = Catalogue(Scripted({"名字": (2, 1, "甲"), "日子": (1, 1, 20200630)}))

        assert catalogue.value("名字", UNIT, HALF).text == "甲"
        assert catalogue.value("日子", UNIT, HALF).text == "2020年6月30日"
        assert self.value("名字", 名字=(2, 2, "甲")) == (None, True, "记录里有2个不同的值")
        assert self.value("名字", 名字=(0, 0, None)) == (None, True, "没有记录：零与未记录无法区分")
        assert self.value("名字", 名字=(1, 1, 24)) == (24, True, "")

    def test_a_fold_must_be_whole(self) -> None:
        with pytest.raises(TypeError, match="a fold must give a whole number, not 'x'"):
            self.value("人数", 人数=(1, "x", 1))

    def test_an_unknown_name(self) -> None:
        for name in ("占比数", "占比(人数)", "增减(人数,女数)"):
            with pytest.raises(FigureUnknown) as caught:
                self.value(name)
            assert str(caught.value).startswith(f"没有名为“{name}”的指标。")


@pytest.mark.usefixtures("known")
class TestChanges:
    def value(self, name: str, now: Answer, then: Answer) -> tuple[Decimal | None, str, bool, str]:
        answers: dict[str | tuple[str, str], Answer] = {
            ("人数", "2020"): now,
            ("人数", "2019"): then,
        }
        found = Catalogue(Scripted(answers)).value(name, UNIT, HALF)
        return found.number, found.unit, found.known, found.because

    def test_more_and_fewer(self) -> None:
        assert self.value("增减(人数)", (5, 5, 1), (3, 3, 1)) == (2, "名", True, "")
        assert self.value("增减(人数)", (3, 3, 1), (5, 5, 1)) == (-2, "名", True, "")

    def test_growth(self) -> None:
        assert self.value("增幅(人数)", (4, 4, 1), (3, 3, 1)) == (Decimal("33.33"), "%", True, "")

    def test_nothing_to_compare_with(self) -> None:
        assert self.value("增幅(人数)", (4, 4, 1), (0, 0, 1)) == (
            None, "名", False, "2019年下半年没有可比的记录"
        )  # fmt: skip

    def test_growth_from_a_known_zero(self) -> None:
        answers: dict[str | tuple[str, str], Answer] = {
            ("总有数", "2020"): (1, 1, 1), ("总有数", "2019"): (0, 0, 1)
        }  # fmt: skip

        found = Catalogue(Scripted(answers)).value("增幅(总有数)", UNIT, HALF)

        assert (found.number, found.because) == (None, "基数不大于零，无法计算")

    def test_growth_over_an_overdrawn_account_has_no_sign(self) -> None:
        assert self.value("增幅(人数)", (4, 4, 1), (3, -3, 1)) == (
            None, "%", True, "基数不大于零，无法计算"
        )  # fmt: skip

    def test_against_another_period(self) -> None:
        answers: dict[str | tuple[str, str], Answer] = {
            ("人数", "2020"): (5, 5, 1), ("人数", "2018"): (1, 1, 1)
        }  # fmt: skip
        catalogue = Catalogue(Scripted(answers))

        found = catalogue.value("增减(人数)", UNIT, HALF, against=Period.parse("2018H1"))

        assert found.number == 4


@pytest.mark.usefixtures("known")
class TestEvidence:
    def test_rows_in_order_with_headings(self) -> None:
        found = Catalogue(Scripted({"人数": (2, 2, 1)})).value("人数", UNIT, HALF, evidence=True)

        assert found.evidence is not None
        assert found.evidence.model == "dues.Payment"
        assert found.evidence.rows == ((1, "a"), (2, "b"))
        assert found.evidence.headings == ("id", "日期")

    def test_of_a_ratio_that_of_the_part(self) -> None:
        catalogue = Catalogue(Scripted({"人数": (3, 3, 1), "女数": (2, 2, 1)}))

        found = catalogue.value("比", UNIT, HALF, evidence=True)

        assert found.records == 3
        assert found.evidence is not None

    def test_values_are_remembered(self) -> None:
        engine = Scripted({"人数": (3, 3, 1), "女数": (2, 2, 1)})
        catalogue = Catalogue(engine)

        first = catalogue.values(["人数", "女数"], UNIT, HALF)

        assert catalogue.values(["人数", "女数"], UNIT, HALF) == first
        assert engine.asked == 2


def test_all_values(known: dict[str, Figure]) -> None:
    for name in list(known):
        if name not in {"人数", "女数"}:
            del known[name]

    found = Catalogue(Scripted({"人数": (3, 3, 1), "女数": (2, 2, 1)})).all_values(UNIT, HALF)

    assert {name: value.number for name, value in found.items()} == {"人数": 3, "女数": 2}


def test_parameters() -> None:
    assert parameters(made("某"), UNIT, HALF) == {
        "scope_id": 7,
        "first": date(2020, 1, 1),
        "last": date(2020, 6, 30),
        "first_no": 20200101,
        "last_no": 20200630,
        "first_month": 24240,
        "last_month": 24245,
        "born": date(2019, 6, 30),
        "born_no": 20190630,
        "soon": date(2020, 2, 1),
        "soon_no": 20200201,
    }
