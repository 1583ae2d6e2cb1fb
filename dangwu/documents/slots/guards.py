"""Numbers that the words alone would fill and the sentence gives to somebody else."""

from __future__ import annotations

import re
from collections.abc import Collection

from dangwu.documents.slots.places import Place
from dangwu.documents.slots.vocabulary import MASK, vocabulary

_NUMBER = rf"(?:{MASK}|\d+)[余多]?个"
_KIND = r"(?:机关|企业|国企|离退休|退休|离休|老干部|在职|在岗|事业|农村|社区|非公|两新|社会组织|学校|学生|教师|联合|临时)"
_BODY = r"(?:党支部|支部|党组织|党总支|总支)"
_PART_BEFORE = re.compile(
    rf"(?:{_KIND}[^,;、{MASK}\d]{{0,6}}{_BODY}[共有为计]*{_NUMBER}|{_NUMBER}{_KIND}[^,;、]{{0,6}}{_BODY})[,、]?$"
)
_TEAM = re.compile(
    rf"(?:突击队|工作队|志愿者|志愿服务队|队员|服务队|抽调|选派|组织|派出|动员|遴选|抽选)"
    rf"(?!部)[^,;。]{{0,14}}?(?:{MASK}|\d+)[余多]?[名人位][^,;、。{MASK}\d]{{0,8}}[,、]$"
)
_SUM = re.compile(r"[共总]|全局|全系统|全体|在册")
_HEADS = frozenset(["党员总数", "正式党员数", "预备党员数", "女党员数", "男党员数"])
_WHOLES = frozenset(["党支部数", "党组织总数", "党总支数", "基层党委数"])
_ONE = re.compile(
    rf"(?:\d\d|{MASK})岁(?:高龄)?的|(?<![和、与及问望访])老党员(?![们和与及、,]|干部|{MASK}|\d|代表)|一[名位个][^,;]{{0,8}}?(?:党员|同志|干部|职工|书记)"
    rf"|某某|[\u4e00-\u9fff{MASK}某](?:大爷|大妈|大姐|大叔|阿姨|师傅|奶奶|爷爷)|(?<!全体)(?<!多名)(?<!位)同志(?:连续|一直|主动|带头|坚持|每天|独自|累计)|一个人|独自|(?<!其)他(?!们|人)|她(?!们)|本人|一人"
)
_GRAIN = re.compile("小麦|稻谷|玉米|大豆|稻米|大米|面粉|杂粮|早稻|晚稻|中晚稻|高粱")
_COME_FROM = re.compile("来自(?!各?直属|我局|本局|全局|各党?支部|各科室|机关各)[^,]*的?$")
_GOODS = re.compile("蔬菜|猪肉|肉类|肉蛋|鸡蛋|食盐|水果|牛奶")
_FOOD = re.compile("粮|米|面")
_GRAIN_FIGURES = frozenset(["粮食库存量", "储备粮轮换量", "粮食购入量"])
_ONES_UNITS = frozenset(["天", "日", "小时", "个小时", "次", "元", "万元", "篇", "场", "户", "年"])


def of_others(place: Place, figure: str, told: Collection[str | None]) -> str:
    """Return why a number is not that of the whole office, empty where nothing speaks against it.

    `told` are the figures told earlier in the sentence.
    """
    part, team = _of_a_part(place, figure, told), _of_a_team(place, figure)
    if part or team:
        return f"说的是“{part}”的党员，不是全部" if part else f"说的是“{team}”中的党员，不是全部"
    if _of_the_rest(place, figure):
        return f"是其余的一部分，不是{figure}"
    grain = _of_one_grain(place, figure)
    if grain:
        return f"只是{grain}，不是全部"
    if _COME_FROM.search(place.clause):
        return "“来自”别处，不是本单位的数"
    goods = _of_other_goods(place)
    if goods:
        return f"说的是{goods}，不是粮食"
    one = _of_one_person(place)
    return f"“{one}”说的是一个人" if one else ""


def _of_other_goods(place: Place) -> str:
    """Return the goods whose store lasts so many days, where no grain is spoken of."""
    found = _GOODS.search(place.before) if place.unit == "天" else None
    return found[0] if found and not _FOOD.search(place.before) else ""


def _of_a_part(place: Place, figure: str, told: Collection[str | None]) -> str:
    """Return the branches whose members a number counts: 机关支部X个，党员X名; else empty."""
    if figure not in _HEADS or _SUM.search(place.clause) or _WHOLES & set(told):
        return ""
    head = place.before[: len(place.before) - len(place.clause)]
    found = _PART_BEFORE.search(head)
    parents = vocabulary().parents
    several = sum(parents.get(name or "") == "党支部数" for name in told) > 1
    return "" if several or not found else found[0].strip(",、").replace(MASK, "X")


def _of_a_team(place: Place, figure: str) -> str:
    """Return the team or those sent whose members a number counts: 队员X名，党员有X名; else empty."""
    if figure not in _HEADS or _SUM.search(place.clause):
        return ""
    found = _TEAM.search(place.before[: len(place.before) - len(place.clause)])
    return found[0].strip(",、").replace(MASK, "X") if found else ""


def _of_one_person(place: Place) -> str:
    """Return the words that make a number that of one person: 老党员…站岗X天; else empty."""
    if place.unit not in _ONES_UNITS:
        return ""
    found = _ONE.search(place.before.rsplit(";", 1)[-1])
    return found[0].replace(MASK, "X") if found else ""


def _of_one_grain(place: Place, figure: str) -> str:
    """Return the grain of which a number speaks where others are told apart: 小麦X吨、稻谷X吨."""
    if figure not in _GRAIN_FIGURES:
        return ""
    own = _GRAIN.findall(place.clause)
    others = set(_GRAIN.findall(place.before + "," + place.after)) - set(own)
    return str(own[-1]) if own and others else ""


def _of_the_rest(place: Place, figure: str) -> bool:
    """Return whether a number counts what is left of a whole, and the figure is that whole."""
    whole = figure in vocabulary().parents.values()
    return whole and bool(re.search(r"其余|余下|剩余|剩下", place.clause))
