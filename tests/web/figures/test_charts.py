"""Charts: gaps stay gaps, unknown is a word, names fit, Chinese fonts, one drawing a chart."""

import re
from decimal import Decimal

from dangwu.web.charts import BRAND, DESK, PHONE, Mark, bars, line, shortened, ticks

MONTHS = [
    Mark(f"{month}月\n2020年", Decimal(month * 1000), f"{month},000") for month in range(1, 13)
]


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg) + re.findall(r"<tspan[^>]*>([^<]*)<", svg)


def test_a_line_tells_its_last_number_and_names_its_unit() -> None:
    svg = line(MONTHS, unit="元")
    assert "12,000" in texts(svg)
    assert "元" in texts(svg)
    assert "Noto Sans CJK SC" in svg
    assert BRAND in svg


def test_a_line_breaks_where_a_month_is_not_known() -> None:
    def pieces(svg: str) -> int:
        drawn = re.search(rf'd="([^"]*)" stroke="{BRAND}"', svg)
        assert drawn
        return drawn[1].count("M")

    broken = [Mark(one.label, None if 3 <= place <= 4 else one.number, one.shown)
              for place, one in enumerate(MONTHS)]  # fmt: skip
    assert pieces(line(MONTHS, unit="次")) == 1
    assert pieces(line(broken, unit="次")) == 2


def test_an_unknown_part_is_a_word_and_no_bar_of_nought() -> None:
    svg = bars([Mark("甲", Decimal(3), "3"), Mark("乙", None, "不详"), Mark("丙", Decimal(0), "0")])
    assert {"3", "不详", "0"} <= set(texts(svg))


def test_charts_fit_a_phone_and_no_name_is_slanted() -> None:
    for svg in (line(MONTHS, unit="元", width=PHONE), bars(MONTHS, width=PHONE)):
        assert f'width="{PHONE}"' in svg
        assert "rotate(-45" not in svg
    assert f'width="{DESK}"' in line(MONTHS, unit="元")


def test_large_axes_are_read_in_wan() -> None:
    svg = line([Mark("1月", Decimal(12_000_000), "12,000,000.00"),
                Mark("2月", Decimal(11_000_000), "11,000,000.00")], unit="元")  # fmt: skip
    assert "1,000万" in texts(svg)


def test_months_are_thinned_from_the_last_so_that_they_do_not_touch() -> None:
    labels = [one.label for one in MONTHS]
    wide, narrow = ticks(labels, DESK), ticks(labels, PHONE)
    assert wide[0] == ["1月", "2020年"]
    assert wide[1:] == [[f"{month}月"] for month in range(2, 13)]
    assert narrow[-1] == ["12月"]
    assert narrow[1] == ["2月", "2020年"]
    assert [""] in narrow


def test_names_lose_what_all_share_and_are_cut_in_the_middle() -> None:
    assert shortened(["云岭市局机关第一党支部", "云岭市局机关第二党支部"]) == [
        "第一党支部",
        "第二党支部",
    ]
    assert shortened(["某市第01委第001支部", "某市第01委第012支部"]) == ["第001支部", "第012支部"]
    assert shortened(["办公室", "组织处"]) == ["办公室", "组织处"]
    assert shortened(["粮食和物资储备局离退休干部党支部"]) == ["粮食和物资…休干部党支部"]
    assert shortened([]) == []


def test_the_same_chart_is_drawn_once() -> None:
    from dangwu.web.charts import _drawn

    before = _drawn.cache_info().hits
    bars(MONTHS)
    bars(MONTHS)
    assert _drawn.cache_info().hits > before
