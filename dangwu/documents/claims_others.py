"""Tells whether a sentence speaks of another unit or another time than its document."""

from __future__ import annotations

import re

from dangwu.core.numerals import NUMERAL_CHARACTERS
from dangwu.core.period import Period, PeriodUnreadable
from dangwu.documents.claims_phrases import guards
from dangwu.documents.slots.scope import Context, period_of, scope_of

_EVERYBODY = re.compile(r"全体|各级")
_BUREAU = re.compile(r"(?:省|市|区|县)[\u4e00-\u9fff]{1,8}?(?:局|厅|办|中心|公司|学院|医院)")
# 省局 is another to a 市局.
_SUPERIOR = re.compile(r"(?:在)?(省|市|县|区|总)(?:局|厅)|[省市县区](直)(?:机关|单位)")
_DEPARTMENT = re.compile(
    r"[省市县区]?(水务|水利|教育|财政|公安|民政|司法|人社|农业农村|农业|卫健|卫生|住建|交通|环保"
    r"|生态环境|自然资源|商务|统计|审计|税务|市场监管|应急|林业|城管|文旅|体育|物价|工信|发改|科技|国土|规划|烟草|气象"
    r"|邮政|供销|档案|医保|法院|检察)(?:局|委|厅|社|院)"
    r"(?=党|机关|支部|全体|所有|全部|所属|下属|系统|各|均|都)"
)
# 机关一支部等四个支部 speaks of all four.
_LISTED = re.compile(
    rf"[\u4e00-\u9fff、\d]{{1,30}}?等(?=[{NUMERAL_CHARACTERS}\d]+[个名家]|全体|全部)"
)
_UNTIL = re.compile(
    r"(?:截[至止]到?|\d{1,2}月?(?:份|日)?[-—－至到~]{1,2})(?:(?:19|20)\d\d年)?"
    r"(?P<month>\d{1,2})月(?:份|底|末|\d{1,2}日)?"
)
_YEAR = len("2020年")
_DECEMBER = 12
# A half year's summary that speaks of having the whole year done speaks of its aim.
_WHOLE_YEAR = re.compile(r"(?:实现|完成|做到|达到|保证|确保|保持)[^，。；]{0,2}全年")
_MONTH = re.compile(r"(\d{1,2})月份?")
_QUARTERS = "一二三四1234"
_QUARTER = re.compile(rf"第?([{_QUARTERS}])季度")


def of_others(text: str, start: int, context: Context) -> bool:
    """Whether `text`, whose last clause begins at `start`, speaks of another unit, or of a part."""
    said = _plain(text)
    clause = _EVERYBODY.sub("", _plain(text[start:]))
    if _is_of_a_part(clause, context) or guards().others.match(clause):
        return True
    return _of_an_office(clause, said, context) or (
        (scope_of(said, context) or scope_of(clause, context)) is not None
    )


def _plain(text: str) -> str:
    return _LISTED.sub("", text.replace("所有", "全部"))  # 所有 is not a 所 by name


def _of_an_office(clause: str, said: str, context: Context) -> bool:
    """Whether an office that is not the unit is named, or a whole region."""
    names = context.unit_names
    bureau = _BUREAU.match(clause)
    if bureau and not any(name.endswith(bureau[0]) for name in names):
        return True
    wide = guards().wide.search(said)
    if wide:
        endings = (wide[0][-1], wide[0][-1] + "委")
        if not any(name.endswith(endings) or wide[0][:2] in name for name in names):
            return True
    for kind in (_DEPARTMENT, _SUPERIOR):
        office = kind.match(clause)
        if office and not any(next(filter(None, office.groups())) in name for name in names):
            return True
    return False


def _is_of_a_part(clause: str, context: Context) -> bool:
    part = guards().part.search(clause)
    return part is not None and not any(part[0][:2] in name for name in context.unit_names)


def of_other_time(said: str, context: Context, *, once: bool) -> bool:
    """Whether the text speaks of another time; where `once`, a month of the period is no other."""
    own = context.period
    if own and own.last.month < _DECEMBER and _WHOLE_YEAR.search(said):
        return True
    other = period_of(_without_end(said, context), context)
    return other is not None and not (once and own is not None and _within(other, own))


def _within(spoken: str, own: Period) -> bool:
    """Whether a month or quarter that is named lies in the document's period."""
    try:
        part = Period.parse(spoken)
    except PeriodUnreadable:
        month, quarter = _MONTH.fullmatch(spoken), _QUARTER.fullmatch(spoken)
        if month:
            return own.first.month <= int(month[1]) <= own.last.month
        first = _QUARTERS.index(quarter[1]) % 4 * 3 + 1 if quarter else 0
        return quarter is not None and own.first.month <= first <= own.last.month
    return own.first <= part.first and part.last <= own.last


def _without_end(text: str, context: Context) -> str:
    """Take out the words for the period itself: 截至6月底, 1至6月, 上半年."""
    own = context.period
    if own is not None:
        text = text.replace(own.label, "").replace(own.label[_YEAR:], "")

    def same(found: re.Match[str]) -> str:
        ours = own is None or int(found["month"]) == own.last.month
        return "" if ours else found[0]

    return _UNTIL.sub(same, text)
