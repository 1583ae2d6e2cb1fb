"""Shares and changes: 占比(A,B), 增减(A), 增幅(A), spoken of a figure told just before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dangwu.documents.slots.decision import Decision, certain, left
from dangwu.documents.slots.places import Place, last_clause, unit_of
from dangwu.documents.slots.vocabulary import MASK, STOPS, one_of, vocabulary

_GAP = f"(?:{one_of(vocabulary().gap.all)})*"
_SHARE = re.compile(
    rf"(?P<head>.*?)(?:所)?(?:占(?:比(?!例|重)|到|据)?(?P<base>[^,]{{0,16}}?)(?:的)?(?:比例|比重|百分比)?"
    rf"|(?:所占)?(?:比例|比重|占比)){_GAP}$"
)
_SHIFT = "净?(?:增加|增长|新增|上升|提高|提升|减少|下降|降低|下滑|增|减|多|少|涨)"
_VERB = _SHIFT + "(?:发展|收缴|开展|举办|召开|收|采|收购)?"
_THAN = r"(?:(?:比|较|同|与|和)(?:去年|上年|上一年|前年|上期|上半年|年初|上季度|上月|往年)(?:同期|底|末|度)?(?:相比)?|同比|环比)"
_CHANGE = re.compile(rf"(?P<head>.*?)(?P<than>{_THAN}),?(?:{_GAP}){_VERB}(?:了|约|近|达|为)*$")
_PLAIN = re.compile(
    r"(?P<head>.*?)(?:净增|净减|增幅|增长率|增速|增长|降幅|下降|提高|净增长)(?:了|约|近|达到|达|为|是)*$"
)
_OF = re.compile(rf"(?P<than>{_THAN}),?(?:{_GAP}){_SHIFT}(?:了)?(?P<noun>[^,]{{2,14}})$")
_COMPARED = re.compile(rf"(?P<than>{_THAN}),(?P<head>[^,]*?){_VERB}(?:了|约|近|达|为)*$")
_NUMBER = re.compile(
    rf"(?P<head>.*?)(?P<number>\d+(?:\.\d+)?|{MASK})(?P<tail>[^\d{MASK}]{{0,6}}?)[,、]?$"
)
_ALL = re.compile(
    r"^(?:其|全体|全部|全局|全市|全县|全镇|全乡|全校|总|的)*(?:总数|总人数|总量|人数|数)?的?$"
)

STAFF = "在职职工数"
_STAFF = re.compile(
    r"(?:教职工|干部职工|在职职工|职工|员工|教师|干部)(?:总数|总人数|人数|总量)?的?$"
)
_OF_OWN = dict(tuple(vocabulary().shares))
_WHOLES = frozenset(vocabulary().parents.values())

Resolve = Callable[[Place], str | None]


@dataclass(frozen=True, slots=True)
class Told:
    """A figure told earlier: where its mask stood in the prepared text, and its unit."""

    figure: str | None
    at: int
    unit: str

    @property
    def plain(self) -> str | None:
        """The figure itself where this was a share or a change of it."""
        found = re.search(r"\(([^,)]+)", self.figure or "")
        return found[1] if found else self.figure


def share(place: Place, resolve: Resolve, told: Told | None) -> Decision | None:
    """Return the decision where the number is a share, else None."""
    if place.unit != "%":
        return None
    found = _SHARE.fullmatch(_joined(place))
    if not found:
        return None
    part = _spoken_of(place, re.sub("(?:比例|比重|人数)$", "", found["head"]), resolve, told)
    if part is None and "占" not in found[0]:
        return None
    if part is None:
        return left("是占比，但说不准是哪项占哪项")
    return share_of(part, (found["base"] or "").strip(), resolve, place.before)


def share_of(part: str, base: str, resolve: Resolve, before: str = "") -> Decision:
    """Return the decision for the share of a figure in what the words behind 占 name.

    `before` is what the sentence says before the number, where 占应收的 may take its topic.
    """
    whole = _base(base, part, resolve)
    own = _whole(part)
    if whole == part and part in _OF_OWN:
        whole = own
    if whole is None and own and _resumed(base, own, resolve, before):
        whole = own
    if whole is None or whole == part:
        likely = own or vocabulary().parents.get(part, "党员总数")
        return left(f"是“{part}”的占比，但说不准占哪项", (named_share(part, likely),))
    return certain(named_share(part, whole), f"“占{base}”：{part}占{whole}的比例")


def _resumed(base: str, whole: str, resolve: Resolve, before: str) -> bool:
    """Return whether the words behind 占 take up the whole: 应收党费X元 … 占应收的X%."""
    head = before.rsplit("占", 1)[0]
    words = re.sub("(?:总数|总额|总量|数)?的?$", "", base)
    return len(words) > 1 and (words in whole or _named(head + words, resolve) == whole)


def named_share(part: str, whole: str) -> str:
    """Return the figure that this share is, or the derived form where it is none of its own."""
    return vocabulary().shares.get((part, whole), f"占比({part},{whole})")


def _base(words: str, part: str, resolve: Resolve) -> str | None:
    """Return what the words behind 占 name: 党员总数, or the staff for 全体教师."""
    if _STAFF.search(words):
        return STAFF
    return _whole(part) if _ALL.fullmatch(words) else _named(words, resolve)


def _whole(part: str) -> str | None:
    """Return what a figure is commonly a share of; wholes themselves are shares of nothing sure."""
    own = _OF_OWN.get(part)
    return own or (None if part in _WHOLES else vocabulary().parents.get(part))


def change(place: Place, resolve: Resolve, told: Told | None) -> Decision | None:
    """Return the decision where the number is a change against an earlier period, else None."""
    text = _joined(place)
    if "价" in text:
        return None
    found = _CHANGE.fullmatch(text) or _COMPARED.search(place.before)
    if not found:
        named = _OF.search(text)
        if named and place.unit not in ("%", "百分点", "个百分点"):
            return _changed(place, _named(named["noun"], resolve, place.unit), named["than"])
        found = _PLAIN.fullmatch(text)
        if not found or (place.unit != "%" and "净" not in text and "百分点" not in place.unit):
            return None
    if told and place.unit != told.unit and "%" not in (place.unit, told.unit):
        told = None
    figure = _spoken_of(place, found["head"], resolve, told)
    return _changed(place, figure, found.groupdict().get("than") or "增长")


def _changed(place: Place, figure: str | None, than: str) -> Decision:
    if figure is None or "(" in figure:
        return left(f"“{than}”说的是增减，但说不准是哪项的增减")
    if "百分点" in place.unit and not figure.endswith("率"):
        return left(f"“{than}”说的是占比的增减，台账不记这一项", (f"增减({figure})",))
    form = "增幅" if place.unit == "%" else "增减"
    return certain(f"{form}({figure})", f"“{than}”：{figure}的{form}")


def _joined(place: Place) -> str:
    """Return the clause; a clause that is only a share or change takes none before it."""
    return re.split(f"[{re.escape(STOPS.replace(',', ''))}]", place.before)[-1].rsplit(",", 1)[-1]


def _named(text: str, resolve: Resolve, unit: str = "") -> str | None:
    return resolve(Place(text, "", unit))


def _spoken_of(place: Place, head: str, resolve: Resolve, told: Told | None) -> str | None:
    """Return the figure that `head` names, or else the one told last."""
    if not head or re.fullmatch(rf"(?:{one_of(vocabulary().gap.all)}|其中|并|而|且)*", head):
        return _counted_before(place, resolve) or (told.plain if told else None)
    earlier = place.before[: len(place.before) - len(_joined(place))]
    number = _NUMBER.fullmatch(head)
    if not number or number["tail"].startswith(("岁", "周岁", "年")):
        return resolve(Place(earlier + head, "", ""))
    if number["number"] == MASK:
        return told.plain if told else None
    return resolve(Place(earlier + number["head"], "", unit_of(number["tail"])[1]))


def _counted_before(place: Place, resolve: Resolve) -> str | None:
    """Return the figure that a number written out just before counts: 女党员12名，占X%."""
    earlier = place.before[: len(place.before) - len(_joined(place))].rstrip(",")
    number = _NUMBER.fullmatch(last_clause(earlier))
    if not number or number["number"] == MASK:
        return None
    head = earlier[: len(earlier) - len(last_clause(earlier))] + number["head"]
    return resolve(Place(head, "", unit_of(number["tail"])[1]))
