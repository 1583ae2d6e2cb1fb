"""What a figure's file says, and each of its faults."""

from pathlib import Path

import pytest

from dangwu.catalogue import figures as module
from dangwu.catalogue.figures import FigureUnknown, Limit, figure, figures, read
from dangwu.catalogue.headers import HeaderBroken
from dangwu.catalogue.measure import Measure

HEAD = {
    "figure": "某数",
    "unit": "元",
    "group": "党费",
    "means": "某",
    "measure": "sum(amount_fen) / 100",
    "evidence": "dues.Payment",
}
SQL = "select p.id as id from dues_payment as p"


def file(folder: Path, *lines: str, sql: str = SQL, room: str = "dues", **head: str | None) -> Path:
    path = folder / room / "figures" / "某数.sql"
    path.parent.mkdir(parents=True, exist_ok=True)
    written = [f"-- {key}: {value}" for key, value in {**HEAD, **head}.items() if value]
    path.write_text("\n".join([*written, *lines, sql]), "utf-8")
    return path


def test_a_whole_file(tmp_path: Path) -> None:
    one = read(
        file(
            tmp_path,
            "-- shows: paid_on 日期, amount_fen 金额",
            "-- let: born = last - 36 years",
            "-- let: soon = first + 6 months",
            "-- says: 甲{}元 | 乙{}元",
            "-- zero: 总数",
            "-- cites: 某条",
            "-- places: 1",
        )
    )

    assert (one.name, one.room, one.unit, one.group, one.means) == (
        "某数",
        "dues",
        "元",
        "党费",
        "某",
    )
    assert one.measure == Measure(above="sum(amount_fen)", divisor=100)
    assert one.limits == (Limit("born", "last", -432), Limit("soon", "first", 6))
    assert one.shows == ("paid_on 日期", "amount_fen 金额")
    assert len(one.says) == 2
    assert (one.zero, one.cites, one.places, one.sql) == ("总数", "某条", 1, SQL)
    assert len(one.digest) == 64


def test_the_digest_is_of_measure_and_text(tmp_path: Path) -> None:
    one = read(file(tmp_path))

    assert one.digest == read(file(tmp_path, means="别的定义")).digest
    assert one.digest != read(file(tmp_path, measure="sum(amount_fen)")).digest


def test_a_ratio_of_two_figures_has_no_text(tmp_path: Path) -> None:
    one = read(file(tmp_path, sql="", measure="甲 / 乙", unit="%", evidence=None))

    assert (one.evidence, one.sql, one.places) == ("", "", 2)


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ({"figure": "别的数"}, "文件名应与指标名“别的数”相同。"),
        ({"measure": "avg(a)"}, "看不懂 measure：avg(a)"),
        ({"measure": "甲 / 乙"}, "两指标之比没有查询；其余指标必须有查询。"),
        ({"sql": ""}, "两指标之比没有查询；其余指标必须有查询。"),
        ({"unit": None}, "缺少“-- unit: …”一行。"),
        ({"let": "born = 36 years"}, "let 应写成“名 = last - 36 years”，现在是“born = 36 years”。"),
    ],
)
def test_a_fault(tmp_path: Path, head: dict[str, str], fault: str) -> None:
    with pytest.raises(HeaderBroken) as caught:
        read(file(tmp_path, **head))

    assert str(caught.value) == f"dues/figures/某数.sql：{fault}"


def test_two_rooms_may_not_hold_the_same_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file(tmp_path)
    file(tmp_path, room="duties")
    monkeypatch.setattr(module, "ROOMS", tmp_path)
    figures.cache_clear()
    try:
        with pytest.raises(
            ValueError, match=r"^dues and duties hold a figure of the same name: 某数$"
        ):
            figures()
    finally:
        figures.cache_clear()


def test_an_unknown_figure_names_the_nearest() -> None:
    with pytest.raises(FigureUnknown) as caught:
        figure("党员数目")

    words = str(caught.value)
    assert words.startswith("没有名为“党员数目”的指标。您是不是要找：")
    assert words.endswith("？全部指标可用 dangwu figures 列出。")
    assert figure("党员总数").unit == "名"
