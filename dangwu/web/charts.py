"""Charts as .svg, made on the server: a line with gaps, bars that lie; pages are whole without.

Colours as the pages': red for what is looked at, greys for the rest. A number that is not known is
a gap in a line and a word beside a bar, never nought.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, ParamSpec

P = ParamSpec("P")
FONT = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif'
BRAND, INK, QUIET, RULE = "#a51c22", "#232a31", "#6b7480", "#e3e6ea"
DESK, PHONE = 500, 328
"""Widths in pixels: half a desk's page, a phone's page without its margins."""
UNKNOWN = "不详"
_BAR, _LINE, _TICK = 26, 190, 34
_SIGN, _DIGIT = 12, 7
_LONGEST = 12
_LEAST_COMMON = 3
# 12,000,000 is read as 1,200万
_AXIS = (
    "abs(datum.value) >= 1e8 ? format(datum.value / 1e8, ',.4~r') + '亿' : "
    "abs(datum.value) >= 1e6 ? format(datum.value / 1e4, ',.4~r') + '万' : "
    "format(datum.value, ',.6~r')"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One value of a chart: what it belongs to, the number, and the number as written."""

    label: str
    number: Decimal | None
    shown: str


_DRAWING = Lock()


def _alone(draw: Callable[P, str]) -> Callable[P, str]:
    """Let one thread draw at a time: two charts built at once have mixed their axes."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> str:
        with _DRAWING:
            return draw(*args, **kwargs)

    return drawn


@_alone
def line(marks: Sequence[Mark], *, unit: str, width: int = DESK) -> str:
    """Return an .svg of what changed over time.

    What follows a line break in a label is its second line, written once while it stays the same.
    """
    import altair as alt

    rows = [
        {"at": place, "number": _float(one.number), "shown": one.shown}
        for place, one in enumerate(marks)
    ]
    labels = json.dumps(ticks([one.label for one in marks], width), ensure_ascii=False)
    at = alt.X("at:O").axis(
        title=None, labelAngle=0, labelExpr=f"{labels}[datum.value]", ticks=False, labelPadding=8,
    )  # fmt: skip
    number = alt.Y("number:Q").axis(
        title=unit, labelExpr=_AXIS, tickCount=4, values=_few(marks) or alt.Undefined
    )
    number = number.scale(zero=True)
    base = alt.Chart({"values": rows}).encode(x=at, y=number)
    drawn = base.mark_line(color=BRAND, strokeWidth=2, invalid="break-paths-show-domains")
    known = base.transform_filter("isValid(datum.number)")
    points = known.mark_point(color=BRAND, filled=True, size=36, opacity=1)
    last = max((place for place, one in enumerate(marks) if one.number is not None), default=-1)
    told = base.transform_filter(f"datum.at == {last}").mark_text(
        dy=-12, color=INK, fontWeight="bold", fontSize=13, align="right", dx=8
    )
    return _svg(alt.layer(drawn, points, told.encode(text="shown:N")), width, _LINE)


def _few(marks: Sequence[Mark]) -> list[int]:
    """Return the ticks of a handful, which comes in whole numbers; empty for what is more."""
    numbers = [one.number for one in marks if one.number is not None]
    if not numbers or min(numbers) < 0 or max(numbers) > 4 or any(n != int(n) for n in numbers):
        return []
    return list(range(int(max(numbers)) + 1))


def ticks(labels: Sequence[str], width: int) -> list[list[str]]:
    """Return the lines below each point, counted from the last so that they do not touch."""
    room = max(1, (width - 70) // _TICK)
    step = -(-len(labels) // room)
    found: list[list[str]] = []
    said = ""
    for place, label in enumerate(labels):
        first, _, second = label.partition("\n")
        if (len(labels) - 1 - place) % step:
            found.append([""])
            continue
        found.append([first, second] if second and second != said else [first])
        said = second
    return found


@_alone
def bars(marks: Sequence[Mark], *, width: int = DESK) -> str:
    """Return an .svg of lying bars, from the top in the order of `marks`."""
    import altair as alt

    names = shortened([one.label for one in marks])
    rows = [
        {
            "at": place,
            "number": _float(one.number) or 0,
            "shown": UNKNOWN if one.number is None else one.shown,
            "known": one.number is not None,
        }
        for place, one in enumerate(marks)
    ]
    labels = json.dumps(names, ensure_ascii=False)
    at = alt.Y("at:O").axis(
        title=None, labelExpr=f"{labels}[datum.value]", ticks=False, domain=False,
        labelLimit=_LONGEST * 14, labelPadding=8,
    )  # fmt: skip
    number = alt.X("number:Q").axis(None).scale(domain=_span(marks, names, width), nice=False)
    base = alt.Chart({"values": rows}).encode(y=at, x=number)
    drawn = base.mark_bar(color=BRAND, height=14, cornerRadiusEnd=2)
    text = base.mark_text(align="left", dx=6, fontSize=12).encode(
        text="shown:N",
        color=alt.condition("datum.known", alt.value(INK), alt.value(QUIET)),
    )
    return _svg(alt.layer(drawn, text), width, alt.Step(_BAR))


def _span(marks: Sequence[Mark], names: Sequence[str], width: int) -> list[float]:
    """Return what the bars' axis spans, with room for the number behind the longest bar."""
    numbers = [float(one.number) for one in marks if one.number is not None]
    words = max((len(one.shown) for one in marks), default=0) * _DIGIT + 12
    beside = max(map(len, names), default=0) * _SIGN + 24
    share = max(width - beside - words, 40) / max(width - beside, 40)
    reach = max([*numbers, 0.0]) or 1.0
    return [min([*numbers, 0.0]), reach / min(share, 1.0)]


def bars_height(count: int) -> int:
    """Return how high a chart of so many bars is."""
    return count * _BAR + 10


def shortened(names: Sequence[str], longest: int = _LONGEST) -> list[str]:
    """Return names that fit beside a bar: without the beginning they share, cut in the middle."""
    shared = _shared(names)
    if len(shared) >= _LEAST_COMMON and all(len(name) > len(shared) + 1 for name in names):
        names = [name[len(shared) :] for name in names]
    return [_cut(name, longest) for name in names]


def _shared(names: Sequence[str]) -> str:
    """Return the beginning that all names share, without the ordinal that tells them apart."""
    if len(names) < 2:
        return ""
    least, most = min(names), max(names)
    size = next((at for at, sign in enumerate(least) if most[at] != sign), len(least))
    return least[:size].rstrip("第0123456789")


def _cut(name: str, longest: int) -> str:
    if len(name) <= longest:
        return name
    tail = longest // 2
    return f"{name[: longest - tail - 1]}…{name[-tail:]}"


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _svg(chart: Any, width: int, height: Any) -> str:
    spec = (
        chart.properties(width=width, height=height, background="transparent")
        .configure(font=FONT, aria=False, autosize={"type": "fit-x", "contains": "padding"})
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=QUIET, titleColor=QUIET, labelFontSize=12, titleFontSize=12,
            gridColor=RULE, domainColor=RULE, tickColor=RULE, titleAngle=0, titleAlign="left",
            titleAnchor="end", titleY=-12, titleX=0, titleFontWeight="normal",
        )
        .to_json(indent=None)
    )  # fmt: skip
    return _drawn(spec)


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec))


def digest(svg: str) -> str:
    """Return what tells one drawing from another."""
    return hashlib.sha256(svg.encode()).hexdigest()[:32]
