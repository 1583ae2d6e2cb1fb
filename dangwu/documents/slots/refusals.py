"""Masks that are surely no figure: ordinals, document numbers, norms, plans, signatures."""

from __future__ import annotations

import re

from dangwu.documents.slots.decision import Decision, left
from dangwu.documents.slots.places import Place
from dangwu.documents.slots.vocabulary import MASK, vocabulary

_DOCUMENT_YEAR = re.compile(r"[〔,](?:\d{1,2})?$")
_RANGE_HEAD = re.compile(rf"[至到~-](?:{MASK}|\d)")
_RANGE_TAIL = re.compile(rf"{MASK}[至到~-]$")
_DONE = re.compile(r"实际|(?:现|目前|均|全部|业)已|截至目前|截[至止]")
_AMOUNTS = frozenset(["吨", "万吨", "元", "万元", "%", "名", "人", "人次", "户"])
_CONGRESS = re.compile(r"(?:党的|十)$")
_SIGNED = re.compile(
    r"(?:签名|签字|签章|盖章|姓名|(?<!截止)(?<!统计)日期|签收|负责人|联系人|电话)[人处]?[,:]?$"
)


def no_number(place: Place, mask: str) -> Decision | None:
    """Return the decision where the mask is an ordinal, a document's number, a list's number."""
    tail = place.multiple + place.unit + place.after
    reason = _ordinal(place.before, mask, tail) or _other_number(place, mask, tail)
    return left(reason) if reason else None


def _ordinal(before: str, mask: str, tail: str) -> str:
    if before.endswith("第"):
        return "“第”后是序号，不是指标"
    if not before and tail.startswith((".", "、", ",")):
        return "段首的编号，不是指标"
    if tail.startswith("大") and _CONGRESS.search(before):
        return "党的代表大会的届次，不是指标"
    if tail.startswith(("届", "号", "世纪", "版", "级")) and not tail.startswith("级次"):
        return f"“{mask}{tail[:1]}”是届次、编号或等级，不是指标"
    return ""


def _other_number(place: Place, mask: str, tail: str) -> str:
    before = place.before
    if re.match(r"[〕\]]", tail) or before.endswith("〕") or _document(before, tail):
        return "文件的字号，不是指标"
    ends_range = _RANGE_TAIL.search(before) and place.unit not in ("月", "月份", "年")
    if _RANGE_HEAD.match(tail) or ends_range:
        return "是一个范围的一端，不是已发生的数"
    if not place.unit and (_SIGNED.search(before) or _is_blank(mask, tail)):
        return "留给签名、日期的空白，不是指标"
    return ""


def _document(before: str, tail: str) -> bool:
    return bool(_DOCUMENT_YEAR.search(before)) and bool(re.match(rf",(?:第?[\d{MASK}]+)号", tail))


def _is_blank(mask: str, tail: str) -> bool:
    return len(mask) >= 4 and mask[0] in "_＿" and not tail.strip("。,")


def _is_target(clause: str) -> bool:
    """Return whether a clause ends in a target: 轮换任务X吨; 完成轮换任务X吨 says what was done."""
    return bool(vocabulary().targets.search(clause)) and not re.search("完成|落实|实现", clause)


def norm_or_plan(place: Place) -> Decision | None:
    """Return the decision where the clause says what must be or will be done."""
    vocab = vocabulary()
    sentence = _DONE.split(place.before)[-1]
    for pattern in vocab.norms:
        found = pattern.search(place.clause)
        if found:
            return left(f"“{found[0][:8]}”是要求，不是已发生的数")
    if place.unit in _AMOUNTS and _is_target(place.clause):
        return left(f"“{place.clause[-6:]}”是要求，不是已发生的数")
    for pattern in vocab.plans:
        found = pattern.search(sentence)
        if found:
            return left(f"“{found[0][:8]}”是打算，不是已发生的数")
    return None
