"""The portable subset: a table of every fault, and what looks like one and is none."""

import pytest

from dangwu.engine.subset import Fault, lint

DIVISION = (
    "no division of data: half-up by (n + d/2 - (n + d/2) % d) / d, whole parts by (n - n % d) / d"
)
WHOLE = "whole numbers only: no avg or round"
KINDS = "whole numbers and days only"
CLOCK = "no clock: days come as parameters"
DATES = "no date functions: dates are only compared"
PATTERNS = "no patterns: compare whole values or ranges"
LISTS = "no lists in a cell"
LIMIT = "no limit: evidence is whole"
CAST = "cast only to bigint"
READ = "figures only read"
ALIAS = "an alias needs as"


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("select a / b as c from t as x", DIVISION),
        ("select avg(a) as c from t as x", WHOLE),
        ("select round (a) as c from t as x", WHOLE),
        ("select floor(a) as c from t as x", WHOLE),
        ("select a * decimal as c from t as x", KINDS),
        ("select interval as c from t as x", KINDS),
        ("select a from t as x where d < current_date", CLOCK),
        ("select a from t as x where d < now()", CLOCK),
        ("select extract(year from d) as y from t as x", DATES),
        ("select strftime('%Y', d) as y from t as x", DATES),
        ("select date('2020-01-01') as y from t as x", DATES),
        ("with recursive a as (select 1 as b) select b from a", "no recursive query"),
        ("select a::bigint as b from t as x", "cast(x as bigint) instead of ::"),
        ("select a || b as c from t as x", "no joining of texts"),
        ('select "a" as c from t as x', "no quoted names"),
        ("select a from t as x where a like '甲%'", PATTERNS),
        ("select a from t as x where a ilike '甲%'", PATTERNS),
        ("select a from t as x where a glob '甲*'", PATTERNS),
        ("select * from t as x", "name the columns"),
        ("select group_concat(a) as c from t as x", LISTS),
        ("select string_agg(a, ',') as c from t as x", LISTS),
        ("select a from t as x limit 1", LIMIT),
        ("select a from t as x offset 1", LIMIT),
        ("select cast(a as integer) as c from t as x", CAST),
        ("select cast(sum(a) as text) as c from t as x", CAST),
        ("delete from t where a = 1", READ),
        ("pragma foreign_keys", READ),
        ("select a from t x where a = 1", ALIAS),
        ("select a from t as x join u y on y.a = x.a", ALIAS),
        ("select count(a) c from t as x", ALIAS),
        ("select a from t as x;", "one text, no semicolon"),
    ],
)
def test_a_fault_is_found(sql: str, why: str) -> None:
    assert {fault.why for fault in lint(sql)} == {why}


@pytest.mark.parametrize(
    "sql",
    [
        "select cast((n + 5000 - (n + 5000) % 10000) / 10000 as bigint) as due from t as x",
        "select cast((x.n - x.n % 100) / 100 as bigint) as year from t as x join u as y on y.a > 0",
        "select cast((x.n - (x.n - 1) % 100) / 100 as bigint) as a from t as x where (a = 1)",
        "select (a - a % 100) / 100 as yuan from t as x",
        '-- a / b, current_date; "quoted"\nselect a from t as x',
        "select 'a / b; like now()' as c from t as x",
        "select 'it''s; here' as c from t as x",
        "select cast(sum(a) as bigint) as c from t as x group by b having count(*) > 1",
        "select a from t as x where (a = 1) and not (b = 2) order by a",
        "select a from t as x left join u as y on y.a = x.a cross join v as z",
        "select case when (a > 1) then (b) else (c) end as d from t as x",
        "select a from t where exists (select 1 from u where u.a = t.a)",
        "select a from t union all select a from u",
        "select decided, intervals, rounded from t as x",
    ],
)
def test_what_is_portable_has_no_fault(sql: str) -> None:
    assert lint(sql) == []


def test_faults_come_by_line_with_their_text() -> None:
    sql = "select a\nfrom t x\nwhere a like '甲'\n  and b < now()"

    assert lint(sql) == [
        Fault(2, "from t x", ALIAS),
        Fault(3, "like", PATTERNS),
        Fault(4, "now", CLOCK),
    ]
