"""SQLite in memory: tables as somebody filled them."""

from datetime import date

from dangwu.engine.frame import FRAMES
from dangwu.engine.memory_engine import HELD, MemoryEngine


def test_rows_take_the_defaults_of_the_columns_left_out() -> None:
    engine = MemoryEngine()
    engine.make("thing", {"id": None, "name": "那's", "held": True, "on_day": "9999-12-31"})
    engine.fill("thing", ("id", "on_day"), [(1, date(2020, 2, 29))])
    engine.fill("thing", ("id", "name"), [(2, None)])

    found = engine.run("select id, name, held, on_day from thing order by id", {})

    assert found.columns == ("id", "name", "held", "on_day")
    assert found.rows == ((1, "那's", 1, "2020-02-29"), (2, None, 1, "9999-12-31"))
    assert engine.days == {date(2020, 2, 29)}


def test_parameters_are_days_and_texts() -> None:
    engine = MemoryEngine()
    engine.make("thing", {"id": None, "on_day": None})
    engine.fill("thing", ("id", "on_day"), [(n, date(2020, 1, n)) for n in (1, 2, 3)])

    text = "select id from thing where on_day >= :first and ':last' <> id"
    found = engine.run(text, {"first": date(2020, 1, 2), "last": date(2020, 1, 3)})

    assert found.rows == ((2,), (3,))


def test_rows_are_taken_out_and_found_by_an_index_made_once() -> None:
    engine = MemoryEngine()
    engine.make("thing", {"id": None})
    engine.fill("thing", ("id",), [(1,), (2,)])
    engine.index("thing", ("id",))
    engine.index("thing", ("id",))
    engine.take_out("thing", "id", [1])

    assert engine.run("select id from thing", {}).rows == ((2,),)


def test_a_supplied_table_is_filled_once_for_its_source() -> None:
    engine, asked = MemoryEngine(), []

    def rows() -> list[tuple[int, date]]:
        asked.append(1)
        return [(len(asked), date(2020, 1, 1))]

    source, other = object(), object()
    for one in (source, source, other):
        engine.keep("span_some", one, "months, day_on", rows)

    assert engine.run("select months, day_on from span_some", {}).rows == ((2, "2020-01-01"),)
    assert engine.days == set()


def test_it_holds_three_tables_of_the_frame_itself() -> None:
    assert set(MemoryEngine().frames) == set(FRAMES) - set(HELD)


def test_rows_of_texts_say_which_days_they_hold() -> None:
    engine = MemoryEngine()
    engine.make("thing", {"id": None, "on_day": None})
    engine.fill("thing", ("id", "on_day"), [(1, "2020-02-29")], days=[date(2020, 2, 29)])

    assert engine.run("select id, on_day from thing", {}).rows == ((1, "2020-02-29"),)
    assert engine.days == {date(2020, 2, 29)}
