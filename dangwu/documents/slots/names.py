"""Masks that hide a name or a date: 市X局, X区, X社区, 20XX年, 截至X月, 建党X周年."""

from __future__ import annotations

import re

from dangwu.documents.slots.decision import Decision, certain, left
from dangwu.documents.slots.places import Place
from dangwu.documents.slots.vocabulary import MASK, STOPS, vocabulary

UNIT, DISTRICT, COMMUNITY = "单位名称", "所在地区", "社区名称"
YEAR, MONTH, DAY, ANNIVERSARY = "统计年份", "统计截止月份", "统计截止日期", "建党周年"
NAMES = frozenset([UNIT, DISTRICT, COMMUNITY, YEAR, MONTH, DAY, ANNIVERSARY])

_UNTIL = re.compile(rf"(?:截至|截止|止于)[到至于]?(?:今年|本年|当年)?(?:[\d{MASK}]{{1,4}}年)?$")
_POINT = re.compile(r"(?:统计时点|截止日期|截止时间|截止日|统计日期|数据时点)(?:为|是)?$")
_FORM_UNIT = re.compile(r"(?:填报|报送|上报|填表|汇报)单位(?:名称)?$|单位名称$")
_OF_CITY = re.compile(rf"[省市州](?:{MASK}|[\u4e00-\u9fff]{{1,8}})局")
_FROM_JANUARY = re.compile(r"(?<!\d)(?:1|一|元)月?份?(?:-|至|到|~|–|,{1,2})$")
_PARTY = re.compile(r"(?:建党|(?:共产)?党(?:成立|诞生|建立|的?生日)|庆七一|七一)(?:第)?$")
_YEAR_HEAD = re.compile(r"(?:^|[^\d])(?:1|2|19|20|19\d|20\d)$")
_AFTER_PERSON = re.compile(
    rf"(?:组长|书记|主任|局长|处长|科长|部长|主席|会长|院长|校长|县长|市长|区长|同志|教授|研究员)(?:{MASK}[、和])*{MASK}?[、和]?$"
)
_LATER_TIME = re.compile(r"[到,](?:今年|目前|现在|本年|现有|如今)")
_BY_END = re.compile(r"(?:^|[,;。])(?:到|至)(?:今年|本年)?$")
_OTHER_YEAR = re.compile(r"(?:自|从|于|较|比|到|与|和|同|至|-|上)$")
_NO_DISTRICT = ("区域", "区块", "区间", "区别", "区分", "区位")
_OTHERS_UNIT = re.compile(r"(?:与|和|联合|同|向|赴|到|由|协同|携手|配合|邀请|及|往|在)[市区县省]?$")
_OWN_AFTER = re.compile(
    r"(?:党[委组总支]|机关|政府|是|位于|人大|领导|班子|以|坚持|紧紧|认真|共|现)"
)


def name_or_date(place: Place, mask: str) -> Decision | None:
    """Return the decision where the mask hides a name or a date, else None."""
    if place.unit in ("年", "年度"):
        return _year(place, mask)
    if place.unit in ("月", "月份"):
        return _month(place)
    if place.unit in ("周年", "岁"):
        return _anniversary(place)
    if place.unit in ("日", "号"):
        return left(f"“{mask}{place.unit}”是日期或编号，不是指标")
    tail = place.multiple + place.unit + place.after
    return (
        _form_field(place, mask, tail)
        or _place_name(place, mask, tail)
        or _unit_name(place, mask, tail)
    )


def _form_field(place: Place, mask: str, tail: str) -> Decision | None:
    """Decide 填报单位：__ and 截止日期：__."""
    if place.unit:
        return None
    if _FORM_UNIT.search(place.before):
        return certain(UNIT, f"“{place.clause[-4:]}”：{UNIT}")
    if _POINT.search(place.clause):
        return certain(DAY, f"“{place.clause[-4:]}”：{DAY}")
    if _UNTIL.search(place.before) and (not tail or tail[0] in STOPS):
        return certain(DAY, f"“截至{mask}”：本期的截止日期")
    return None


def _year(place: Place, mask: str) -> Decision | None:
    clause = re.sub(r"\d+$", "", place.clause)
    if _UNTIL.search(clause):
        return certain(YEAR, f"“截至{mask}年”：{YEAR}")
    headed = bool(_YEAR_HEAD.search(place.before))
    if not headed and len(mask) < 2:
        return left(f"“{mask}年”是年数，不是指标")
    opens = not clause and place.after[:1] in tuple(",度上全共")
    if not (headed or opens or len(mask) == 4):
        return left(f"“{mask}年”是年数还是年份不能确定", (YEAR,))
    if place.before == place.clause and not clause and place.after.startswith("以来,"):
        return certain(YEAR, f"“{mask}年以来”开头：{YEAR}")
    doubt = _year_doubt(clause, place.after)
    return left(doubt, (YEAR,)) if doubt else certain(YEAR, f"“{mask}年”是文件所述的年份：{YEAR}")


def _year_doubt(clause: str, after: str) -> str:
    """Return why a year may not be that of the document, empty where nothing speaks against it."""
    if re.match(rf"[\d{MASK}]{{1,2}}月", after) and "统计" not in clause:
        return "是某件事的日期，不一定是本期的年份"
    if _OTHER_YEAR.search(clause):
        return "“自”“比”等字后的年份不一定是本期的年份"
    if after.startswith(("以来", "起", "前", "后", "以前", "来", "级", "届")):
        return "年份后的字表明它不一定是本期的年份"
    if after[:1] in ("底", "末") and _LATER_TIME.search(after):
        return "后文另说今年，这里的年份不一定是本期的年份"
    return ""


def _month(place: Place) -> Decision:
    if _UNTIL.search(place.before) or _FROM_JANUARY.search(place.before):
        return certain(MONTH, f"“截至…月”：{MONTH}")
    if _BY_END.search(place.before) and place.after[:1] in ("底", "末"):
        return certain(MONTH, f"“到…月底”：{MONTH}")
    return left("是某件事的月份，不是本期的截止月份")


def _anniversary(place: Place) -> Decision | None:
    if place.unit == "岁":
        if re.search(r"党的?$|祖?党的", place.clause) and place.after.startswith(("生日", "华诞")):
            return certain(ANNIVERSARY, f"党的生日：{ANNIVERSARY}")
        return None
    if _PARTY.search(place.clause):
        return certain(ANNIVERSARY, f"“建党…周年”：{ANNIVERSARY}")
    return left("不是建党的周年")


def _place_name(place: Place, mask: str, tail: str) -> Decision | None:
    names = vocabulary().names
    if tail.startswith(_NO_DISTRICT):
        return None
    if tail.startswith(names["community"]):
        return certain(COMMUNITY, f"“{mask}”后是“{tail[:2]}”：{COMMUNITY}", (UNIT,))
    if tail.startswith(names["district"]):
        return certain(DISTRICT, f"“{mask}”后是“{tail[:1]}”：{DISTRICT}", (UNIT,))
    return None


def _unit_name(place: Place, mask: str, tail: str) -> Decision | None:
    names = vocabulary().names
    if _OF_CITY.match(tail) and not _OTHERS_UNIT.search(place.clause):
        return certain(UNIT, f"“{mask}”后是“{tail[:3].replace(MASK, mask)}”：{UNIT}", (DISTRICT,))
    if tail.startswith(names["own"]):
        return _own(place, mask, tail)
    if not place.unit and _AFTER_PERSON.search(place.before):
        return left(f"“{mask}”前是职务：人名，不是指标")
    if vocabulary().people.starting(tail):
        return left(f"“{mask}”后是“{tail[:2]}”：人名，不是指标")
    if tail.startswith(names["other"]):
        return left(f"“{mask}”是别的单位或地方的名称", (UNIT, DISTRICT))
    return None


def _own(place: Place, mask: str, tail: str) -> Decision:
    names = vocabulary().names
    word = next(name for name in names["own"] if tail.startswith(name))
    if _OTHERS_UNIT.search(place.clause):
        return left(f"“{mask}{word}”前的字表明它可能是别的单位", (UNIT,))
    rest = tail[len(word) :]
    if word in names["surely_own"]:
        return certain(UNIT, f"“{mask}”后是“{word}”：{UNIT}", (DISTRICT,))
    if not place.clause or place.clause.endswith("中共") or _OWN_AFTER.match(rest):
        return certain(UNIT, f"“{mask}{word}”是全句的主语：{UNIT}", (DISTRICT,))
    return left(f"“{mask}{word}”不一定是本单位", (UNIT, DISTRICT))
