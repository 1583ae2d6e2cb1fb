"""Whole regions and other offices that a sentence of an office speaks of: 全市党员, 市直机关."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dangwu.documents.slots.vocabulary import MASK

_MEMBERS = r"(?=中共|共产|党员|党组织|党支部|党总支|基层党|各级党|机关党|在册党员)"
_OUTSIDE = re.compile(
    rf"全(?P<region>[市县区])(?:共|现|有|计|上下|各级|各类|累计|已|目前|范围内)*{_MEMBERS}"
    r"|[省市县区]直(?:各)?(?:机关|单位|部门)(?!工委|党工委|事务)(?=共|现|有|各?党)"
    r"|(?:各|其他)?兄弟单位"
    rf"|{MASK}(?:党支部|支部|单位|[县区][\u4e00-\u9fff]{{1,6}}局)"
    r"|(?:(?<=[,;])|^)(?P<office>(?![本我全])[\u4e00-\u9fff]{0,4}[县区市旗][\u4e00-\u9fff]{1,8}局)(?=共|现|有|党员)"
    r"|(?:(?<=[,;])|^)(?![本我全各])[\u4e00-\u9fff]{2,3}[区县镇乡](?=共?有|现有|共计)"
)
_SELF = re.compile(r"全局|我局|本局|我单位|本单位|局机关|局党组|局属|全系统|我委|我院|我校|我镇")


def outsider(before: str, own_names: Sequence[str]) -> str | None:
    """Return the region or office that is spoken of last and is not the office itself."""
    found = list(_OUTSIDE.finditer(before))
    if not found or _is_own(found[-1], own_names):
        return None
    last = found[-1]
    rest = before[last.end() :]
    owned = _SELF.search(rest) or any(name in rest for name in own_names)
    return None if owned else last[0].replace(MASK, "X")


def _is_own(found: re.Match[str], own_names: Sequence[str]) -> bool:
    """Return whether the region or the office is the one that writes."""
    region, office = found["region"], found["office"]
    if region:
        return any(re.search(rf"{region}(?:委|政府|委员会)?$", name) for name in own_names)
    return bool(office) and any(name in office for name in own_names)
