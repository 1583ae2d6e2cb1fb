"""Of whom and of when a sentence speaks, where that is not the document's own unit and period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dangwu.core.period import Period, PeriodUnreadable
from dangwu.documents.slots.outsiders import outsider
from dangwu.documents.slots.vocabulary import MASK


@dataclass(frozen=True, slots=True)
class Context:
    """What the office knows: the unit's own names, the document's period, other units' names."""

    unit_names: tuple[str, ...] = ()
    period: Period | None = None
    other_units: tuple[str, ...] = ()


_COMPARED = re.compile(
    r"(?:比|较|同|与|对比|相比)(?:去年|上年|前年|上一年|上期|上半年|年初|上季度|上月)[^,;。]*"
)
_CARRIED = re.compile(r"(?:上年|去年|上期|上年度)(?:累计)?(?:结转|结余|余额|滚存)[^,;]*[,;]")
_GROWN = re.compile(
    rf"[由从][^,;、]{{0,10}}?(?:{MASK}|\d+(?:\.\d+)?)[^,;、]{{0,6}}?(?:到|至|为)(?!{MASK}月)"
)
_UNTIL = re.compile(
    rf"(?:截[至止到]+(?:(?P<when>20\d\d|20{MASK}|今)年)?|(?<!\d)1月?份?(?:[至到-]|,{{1,2}})|[到至](?=\d+月[底末])|(?<!\d)(?=\d+月[底末]))(?P<month>\d{{1,2}})月(?:\d+日|底|末|份)*"
)
_TIMES = re.compile(
    r"(?P<until>截[至止到]+\d{1,2}月[底末份]?)|(?P<own>今年|目前|截至|截止|本期|本年|年初以来|现有|当前|全年)"
    r"|(?P<past>(?:去年|上年|上一年|前年)(?:同期|上半年|下半年|全年|底|末)?)"
    rf"|(?P<year>(?<![\d{MASK}])(?:19|20)\d\d年(?:度|[上下]半年|第?[一二三四1-4]季度|\d{{1,2}}月|以来)?)"
    r"|(?P<part>下半年|第?[一二三四]季度|本月|上月|上季度|近[两三五十]年来?|[三五]年来|历年|十[二三四]五期间"
    r"|(?<![\d年])\d{1,2}月份?(?!\d*日))"
)
_ONLY_TIME = re.compile(
    r"(?:而|其中)?(?:今年|去年|上年|前年|本年|上半年|下半年|本期|上期|当年|第?[一二三四]季度|(?:19|20)\d\d年)"
    r"(?:末|底|初|同期|上半年|下半年)?(?:则|仅|共|只|有|为|是|达|达到|(?:增加|增长|增|上升|升|提高|减少|下降|降)(?:到|至|为))*"
)
_ORDINAL = r"(?:第?[一二三四五六七八九十\d]+|机关第?[一二三四五六七八九十\d]+)"
_NAMED = r"[\u4e00-\u9fff]{1,7}?(?:粮库|公司|中心|处|科|室|站|所|厂|社区|村|镇|乡|街道|学院|学校|分局|集团)"
_BRANCH = re.compile(
    rf"(?P<name>(?:{_ORDINAL}|{_NAMED}|该|本)(?:党支部|支部|党总支|总支|机关党委|党委))(?!书记|数|班子|[共有]*(?:{MASK}|\d+)个)"
)
_HOLDERS = rf"(?:{_NAMED}|[\u4e00-\u9fff]{{0,4}}(?:省|市|县|区|镇|乡)(?:委|政府)(?:常委会|组织部)?|{MASK}(?:社区|村|镇|街道|学校|公司))"
_SUBJECT = re.compile(
    rf"^(?P<name>{_HOLDERS})(?=现有|共有|有|共|党员|全年|累计|召开|开展|组织|举办|主要领导|专题|收缴|发展|理论|今年|上半年)"
)
_PART = re.compile(
    r"^(?P<name>(?:机关|企业|国企|离退休|退休|老干部|在职)(?:党员|干部)?(?:党支部|支部|党总支|总支))"
    r"(?=全年|累计|召开|开展|组织|举办|收缴|发展|集中|缴纳|上半年|参加)"
)
_WHOLE = re.compile(r"全(?P<kind>[省国乡镇校村])")
_GENERIC = re.compile(
    r"^(?:我(?!局)|各|全|每|所有|下属|所属|基层|下设|共有|现有|有|其中|个|(?:农村|村|社区|学校|非公企业)(?:党支部|支部|党总支))"
)
_OWN = re.compile(r"(?:全局|我局|本局|我市|局党组|各(?:党)?支部|各级|全体|全系统|全区|全市|全县)")
_LEADING = re.compile(
    r"^(?:其中|由|对|在|向|给|为|和|与|及|及其|以及|同时|并|截至目前|目前|今年|现|我局|局|指导|组织|确定|协助|本单位)+"
)


def period_of(before: str, context: Context) -> str | None:
    """Return the time that the sentence speaks of, None where it is the document's own."""
    plain = _GROWN.sub("", _COMPARED.sub("", _CARRIED.sub("", before)))
    month = context.period.last.month if context.period else None
    year = str(context.period.last.year) if context.period else None

    def others(said: re.Match[str]) -> str:
        stated = said["when"] or ""
        own = year is None or not stated.isdigit() or stated == year
        return "" if own and month in (None, int(said["month"])) else said[0]

    plain = _UNTIL.sub(others, plain)
    found = list(_TIMES.finditer(plain))
    if not found:
        return None
    last = found[-1]
    if last["own"]:
        return None
    if last["year"]:
        return None if _is_own(last["year"], context) else last[0]
    return last[0]


def _is_own(text: str, context: Context) -> bool:
    own = context.period
    if own is None:
        return True
    try:
        spoken = Period.parse(text)
    except PeriodUnreadable:
        return False
    whole_year = spoken.whole_months == 12
    return spoken == own or (whole_year and spoken.last.year == own.last.year)


def scope_of(before: str, context: Context) -> str | None:
    """Return the other unit that the sentence speaks of, None where it is the document's own."""
    best: tuple[int, str] | None = None
    for name in context.other_units:
        at = before.rfind(name)
        if at >= 0 and (best is None or _closer((at, name), best)):
            best = (at, name)
    if best and before[: best[0]].endswith("第"):
        best = (best[0] - 1, f"第{best[1]}")
    for found in _BRANCH.finditer(before):
        name = _LEADING.sub("", found["name"])
        if _GENERIC.match(name) or name in context.unit_names or len(name) < 3:
            continue
        if best is None or found.start() > best[0]:
            best = (found.start(), name)
    if best is None:
        return _subject(before, context)
    if best[1] in context.unit_names:
        return None
    rest = before[best[0] + len(best[1]) :]
    owned = _OWN.search(rest) or any(name in rest for name in context.unit_names)
    return None if owned else best[1]


def _closer(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Return whether a name ends later than another, or begins earlier and ends where it does."""
    ends = one[0] + len(one[1]), other[0] + len(other[1])
    return ends[0] > ends[1] or (ends[0] == ends[1] and one[0] < other[0])


def _subject(before: str, context: Context) -> str | None:
    """Return another unit that the mask's clause or its sentence begins with."""
    clauses = re.split(r"[,;、。:]", before)
    for clause in (clauses[-1], clauses[0]):
        found = _SUBJECT.match(_LEADING.sub("", clause))
        if found and not any(name in found["name"] for name in context.unit_names):
            return None if _GENERIC.match(found["name"]) else found["name"].replace(MASK, "X")
    part = _PART.match(_LEADING.sub("", clauses[-1]))
    if part:
        return part["name"]
    whole = _WHOLE.search(clauses[-1])
    own = "".join(context.unit_names)
    if whole and own and whole["kind"] not in own:
        return whole[0]
    return outsider(before, context.unit_names) if own else None


def is_only_scope(clause: str, context: Context) -> bool:
    """Return whether a clause is nothing but another unit's name: 第二党支部."""
    clause = re.sub(r"(?:共|共有|有|为|是|则)$", "", clause)
    if clause in context.other_units:
        return True
    found = _BRANCH.fullmatch(clause)
    return bool(found) and not _GENERIC.match(clause)


def is_only_time(clause: str) -> bool:
    """Return whether a clause is nothing but another time: 今年末为, 去年同期."""
    return bool(_ONLY_TIME.fullmatch(clause))
