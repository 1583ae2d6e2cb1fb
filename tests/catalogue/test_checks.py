"""What a check's head may say, each of its faults, and how its rules come before the query."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dangwu.catalogue import checks_reading
from dangwu.catalogue.checks import judge, run
from dangwu.catalogue.checks_reading import CheckUnknown, Day, check, checks, read
from dangwu.catalogue.checks_rules import Foundation, foundation, full_since
from dangwu.catalogue.checks_words import places, write
from dangwu.catalogue.headers import HeaderBroken
from dangwu.core.calendar import add_months
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Table
from dangwu.engine.memory_engine import MemoryEngine
from dangwu.rules.book import rules
from dangwu.rules.errors import RuleUnknown
from dangwu.rules.rule import FOREVER, Rule, Version

HEAD = {
    "check": "某检查",
    "severity": "warning",
    "evidence": "dues.Payment",
    "found": "某",
    "due": "某",
    "todo": "某",
}
SQL = "select p.id as id, p.organization_id as organization_id from dues_payment as p"


def file(folder: Path, *lines: str, sql: str = SQL, room: str = "dues", **head: str) -> Path:
    path = folder / room / "checks" / "某检查.sql"
    path.parent.mkdir(parents=True, exist_ok=True)
    written = [f"-- {key}: {value}" for key, value in {**HEAD, **head}.items()]
    path.write_text("\n".join([*written, *lines, sql]), "utf-8")
    return path


class TestReading:
    def test_a_whole_file(self, tmp_path: Path) -> None:
        one = read(
            file(
                tmp_path,
                "-- rule: some_months",
                "-- let: horizon = last + 6 months",
                "-- let: matured = eve - some_months",
                "-- span: some = some_months",
                "-- span: later = some_months + some_months",
                "-- key: some_key",
                "-- by: {due_on:日}",
            )
        )

        assert (one.name, one.room, one.severity, one.sql) == ("某检查", "dues", "warning", SQL)
        assert (one.key, one.by) == ("some_key", "{due_on:日}")
        assert one.days == (
            Day("horizon", "last", 1, 6, ""),
            Day("matured", "eve", -1, 0, "some_months"),
        )
        assert one.spans == (("some", "some_months"), ("later", "some_months + some_months"))

    @pytest.mark.parametrize(
        ("line", "fault"),
        [
            (
                "-- lets: a = last",
                "不认识的项“lets”，可用：by、check、due、evidence、found、key、let、rule、severity、span、todo。",
            ),
            (
                "-- let: a = today - 6 months",
                "let 应写成“名 = last + 6 months”或“名 = eve - 规则编号”，现在是“a = today - 6 months”。",
            ),
            ("-- span: 6 months", "span 应写成“名 = 规则编号”，现在是“6 months”。"),
            ("-- let: a = last - other_months", "let 用到的规则“other_months”没有写在 rule 里。"),
            ("-- span: a = other_months", "span 用到的规则“other_months”没有写在 rule 里。"),
            ("-- span: a = b + c", "span 用到的规则“b”没有写在 rule 里。"),
        ],
    )
    def test_a_fault_of_a_line(self, tmp_path: Path, line: str, fault: str) -> None:
        with pytest.raises(HeaderBroken) as caught:
            read(file(tmp_path, line))

        assert str(caught.value) == f"dues/checks/某检查.sql：{fault}"

    @pytest.mark.parametrize(
        ("head", "fault"),
        [
            ({"check": "另一检查"}, "文件名应与检查名“另一检查”相同。"),
            ({"severity": "bad"}, "severity 应为 error 或 warning，现在是“bad”。"),
            ({"sql": ""}, "没有查询。"),
        ],
    )
    def test_a_fault_of_the_head(self, tmp_path: Path, head: dict[str, str], fault: str) -> None:
        with pytest.raises(HeaderBroken) as caught:
            read(file(tmp_path, **head))

        assert str(caught.value) == f"dues/checks/某检查.sql：{fault}"

    def test_two_rooms_may_not_hold_the_same_check(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file(tmp_path)
        file(tmp_path, room="duties")
        monkeypatch.setattr(checks_reading, "ROOMS", tmp_path)
        checks.cache_clear()
        try:
            with pytest.raises(ValueError, match="two rooms hold a check of the same name"):
                checks()
        finally:
            checks.cache_clear()

    def test_an_unknown_check_names_the_nearest(self) -> None:
        with pytest.raises(CheckUnknown) as caught:
            check("支部党员大会缺月")

        words = str(caught.value)
        assert words.startswith("没有名为“支部党员大会缺月”的检查。您是不是要找：支部党员大会缺季")
        assert words.endswith("？全部检查可用 dangwu check --list 列出。")

    def test_a_dozen_and_more(self) -> None:
        assert len(checks()) >= 12
        assert {one.severity for one in checks().values()} == {"error", "warning"}


class TestFullSince:
    """The latest day from which so many calendar months are full."""

    @pytest.mark.parametrize(
        ("day", "months", "start"),
        [
            (date(2021, 2, 28), 12, date(2020, 2, 29)),
            (date(2021, 2, 27), 12, date(2020, 2, 27)),
            (date(2020, 2, 29), 1, date(2020, 1, 31)),
            (date(2020, 3, 30), 1, date(2020, 2, 29)),
            (date(2020, 6, 30), 1, date(2020, 5, 31)),
            (date(2020, 6, 29), 1, date(2020, 5, 29)),
        ],
    )
    def test_by_calendar(self, day: date, months: int, start: date) -> None:
        assert full_since(day, months) == start

    @pytest.mark.parametrize("months", [1, 3, 6, 12])
    def test_it_is_the_latest(self, months: int) -> None:
        day = date(2019, 12, 1)
        while day < date(2021, 3, 5):
            start = full_since(day, months)
            assert add_months(start, months) <= day
            assert add_months(date.fromordinal(start.toordinal() + 1), months) > day
            day = date.fromordinal(day.toordinal() + 1)


class Scripted:
    """An engine that gives the same rows to every text."""

    name = "scripted"

    def __init__(
        self, *rows: tuple[int | str | None, ...], columns: str = "id organization_id"
    ) -> None:
        self.table = Table(tuple(columns.split()), rows)
        self.asked: list[tuple[str, dict[str, object]]] = []

    def run(self, sql: str, parameters: object) -> Table:
        assert isinstance(parameters, dict)
        self.asked.append((sql, parameters))
        return self.table


def some_rule(*versions: tuple[date, date, int]) -> dict[str, Rule]:
    made = tuple(
        Version(since, until, value, "某条例", f"第{value}条", date(2026, 1, 1), confirmed=True)
        for since, until, value in versions
    )
    return {"some_months": Rule("some_months", "某期限", "月", "dues", made)}


class TestRules:
    @pytest.fixture(autouse=True)
    def own_check(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = tmp_path

        def known(name: str) -> object:
            return read(self.path)

        monkeypatch.setattr("dangwu.catalogue.checks.check", known)

    def outcome(
        self, book: dict[str, Rule], *lines: str, sql: str = SQL, period: str = "2020H1"
    ) -> tuple[list[str], list[str], Scripted]:
        engine = Scripted((7, 3))
        self.path = file(self.folder, "-- rule: some_months", *lines, sql=sql)
        found = judge(engine, Scope(1, "甲"), Period.parse(period), ["某检查"], book)
        return (
            [one.cites for one in found.findings],
            [one.because for one in found.unjudged],
            engine,
        )

    def test_the_value_on_the_last_day(self) -> None:
        book = some_rule((date(2010, 1, 1), date(2020, 6, 30), 1), (date(2020, 6, 30), FOREVER, 2))

        cites, unjudged, engine = self.outcome(book, "-- let: due = first + some_months")

        assert (cites, unjudged) == (["《某条例》第2条"], [])
        assert engine.asked[0][1]["some_months"] == 2
        assert engine.asked[0][1]["due"] == date(2020, 3, 1)

    def test_no_rule_on_the_last_day(self) -> None:
        book = some_rule((date(2010, 1, 1), date(2020, 6, 30), 1))

        cites, unjudged, engine = self.outcome(book, "-- let: due = last - some_months")

        assert (cites, engine.asked) == ([], [])
        assert unjudged == ["2020-06-30时“某期限”已无规定（最后的版本施行到2020-06-29）"]

    def test_each_day_by_its_own_version(self) -> None:
        book = some_rule((date(2020, 1, 2), date(2020, 1, 3), 1), (date(2020, 1, 3), FOREVER, 2))

        cites, unjudged, engine = self.outcome(
            book,
            "-- span: some = some_months",
            sql="with a as (select 1 as one) select * from a join span_some on 1 = 1",
            period="2020-01-01..2020-01-03",
        )

        assert cites == ["《某条例》第1条；《某条例》第2条"]
        assert unjudged == ["2020-01-01时“某期限”尚无规定（最早的版本自2020-01-02起施行）"]
        text, known = engine.asked[0]
        assert text.startswith(
            "select evidence.* from (\nwith span_some(day_on, start_on, over_on, start_no, over_no, "
            "months, full_on) as (values "
            "(:span_some_0_0, :span_some_0_1, :span_some_0_2, 20191202, 20191201, 1, :span_some_0_6), "
            "(:span_some_1_0, :span_some_1_1, :span_some_1_2, 20191103, 20191102, 2, :span_some_1_6)),\n"
            "a as ("
        )
        assert [known[f"span_some_0_{place}"] for place in range(3)] == [
            date(2020, 1, 2), date(2019, 12, 2), date(2019, 12, 1),
        ]  # fmt: skip

    def test_months_after_months(self) -> None:
        book = some_rule((date(2010, 1, 1), FOREVER, 6))
        self.path = file(
            self.folder, "-- rule: some_months", "-- span: late = some_months + some_months",
            sql=SQL + " join span_late on 1 = 1",
        )  # fmt: skip
        day = date(2021, 8, 31)

        base = foundation(read(self.path), Period(day, day), book)

        assert "20200831, 20200831, 12," in base.tables[0]  # over since 28 February + 6 months
        assert base.parameters["span_late_0_1"] == date(2020, 8, 31)
        assert base.parameters["span_late_0_6"] == date(2022, 8, 28)

    def test_years_are_twelve_months(self) -> None:
        (rule,) = some_rule((date(2010, 1, 1), FOREVER, 18)).values()
        self.path = file(
            self.folder, "-- rule: some_months", "-- span: age = some_months",
            sql=SQL + " join span_age on 1 = 1",
        )  # fmt: skip
        day = date(2018, 2, 28)
        book = {"some_months": replace(rule, unit="周岁")}

        base = foundation(read(self.path), Period(day, day), book)

        assert "20000229, 20000227, 216," in base.tables[0]

    def test_versions_as_a_table(self) -> None:
        book = some_rule((date(2010, 1, 1), FOREVER, 5))

        _, _, engine = self.outcome(book, sql=SQL + " join rule_some_months as r on r.value > 1")

        assert (
            "rule_some_months(value, since_on, until_on) as (values (5, :rule_some_months_0_1"
            in (engine.asked[0][0])
        )

    def test_a_rule_that_nobody_wrote(self) -> None:
        with pytest.raises(RuleUnknown, match="没有编号为“some_months”的规则。"):
            self.outcome({})


def test_bands_as_a_table_by_month() -> None:
    base = foundation(check("党费核定不符"), Period.parse("2020H1"), rules())

    table = next(one for one in base.tables if one.startswith("rule_dues_bands("))
    assert table.startswith(
        "rule_dues_bands(category, over_fen, upto_fen, rate_bp, least_fen, most_fen, since_on, "
        "until_on, since_month, until_month) as (values (:rule_dues_bands_0_0, 0, 300000, 50, -1, -1, "
    )
    assert "(:rule_dues_bands_14_0, 0, 9000000000000000, -1, 20, 100, " in table
    assert base.parameters["rule_dues_bands_0_0"] == "在职"
    assert "dues_bands" not in base.parameters
    assert Foundation().ready


def test_findings_stand_errors_first(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = (
        "id organization_id name admitted_on name_of month_no amount_fen paid_on due_fen paid_fen"
    )
    rows = [(None, 4, "乙", None, "", 24240, 100, "2020-02-01", 5, 1),
            (1, 3, "甲", None, "", 24240, 100, "2020-02-01", 5, 1)]  # fmt: skip
    engine = Scripted(*rows, columns=columns)

    found = run(engine, Scope(1, "甲"), Period.parse("2020H1"), ["党费迟缴", "党费欠缴"])

    assert [(one.check, one.organization_id, one.record_id) for one in found] == [
        ("党费欠缴", 3, 1), ("党费欠缴", 4, None), ("党费迟缴", 3, 1), ("党费迟缴", 4, None),
    ]  # fmt: skip


def test_every_check_is_asked_where_none_is_named() -> None:
    engine = Scripted()

    assert run(engine, Scope(1, "甲"), Period.parse("2020H1")) == []
    assert len(engine.asked) == len(checks())


class TestWords:
    def test_the_ways_to_write(self) -> None:
        row = {
            "a": 123456,
            "b": "2020-03-05",
            "c": 2020 * 12 + 2,
            "d": 2020 * 4 + 1,
            "e": 1500,
            "f": None,
        }

        assert write("{a}、{a:元}、{b:日}、{c:月}、{d:季}、{e:年}、{e:吨}、{f}、{f:日}", row) == (
            "123456、1234.56元、2020年3月5日、2020年3月、2020年第二季度、1500年、1.5吨、不详、不详"
        )

    def test_a_span_and_how_often(self) -> None:
        row = {"a": 24240 * 100 + 1, "b": 24243 * 100 + 3, "c": 24246 * 100 + 6, "d": 2424012,
               "e": 1, "f": 3, "g": 6, "h": 12, "i": 2}  # fmt: skip

        assert write("{a:段}、{b:段}、{c:段}、{d:段}", row) == (
            "2020年1月、2020年第二季度、2020年下半年、2020年"
        )
        assert write("{e:期}、{f:期}、{g:期}、{h:期}、{i:期}", row) == (
            "每月、每季度、每半年、每年、每2个月"
        )

    def test_a_column_that_is_not_there(self) -> None:
        with pytest.raises(KeyError):
            write("{a}", {})

    def test_the_columns_of_a_sentence(self) -> None:
        assert places("{name}{due_fen:元}") == [("name", ""), ("due_fen", "元")]


def test_the_day_on_which_months_are_full() -> None:
    row = {"applied_on": "2020-01-31", "months": 1, "none": None}

    assert write("最迟{applied_on:满months}", row) == "最迟2020年2月29日"
    assert write("最迟{none:满months}", row) == "最迟不详"


def test_in_memory_the_rules_are_tables_of_their_own_and_spans_hold_the_days_of_the_cases() -> None:
    memory = MemoryEngine()
    memory.make("thing", {"id": None, "on_day": None})
    memory.fill("thing", ("id", "on_day"), [(1, date(2016, 2, 29)), (2, date(2019, 5, 1))])

    base = foundation(check("培养教育不满一年"), Period.parse("2020H1"), rules(), memory)

    assert base.tables == []
    found = memory.run("select day_on, start_on from span_cultivation order by day_on", {})
    assert found.rows == (("2016-02-29", "2015-02-28"), ("2019-05-01", "2018-05-01"))
