"""Which rows of a sheet are no records, and why: titles, hints, samples, notes, totals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dangwu.core.column import Holds
from dangwu.exchange.headings import Head, key
from dangwu.exchange.opening import Merge, Sheet
from dangwu.exchange.reading.fault import Cell
from dangwu.exchange.reading.text import flat, shown

_TOTAL = re.compile(
    r"(?:合计|总计|共计|累计|总数|总额|汇总|全年合计|合计人数|合计金额)(?:[:(].*|\d.*|共.*|金额.*|人数.*|大写.*)?"
)
_SUBTOTAL = re.compile(
    r"(?:.{0,20}(?:小计|分计)|本页.*计|.{1,20}(?:支部|党委|总支|小组|部门|机关|\d月|季度|半年)(?:合计|共计|总计))(?:[:(].*|\d.*)?"
)
_NOTES = re.compile(
    r"(?:注|备注|说明|填表说明|填写说明|填报说明|注意事项|填写要求|填表要求|填报要求|提示|温馨提示|要求)(?:[:.、(]|\d|$)"
)
_ITEM = re.compile(r"(?:\(?\d{1,2}[.、)]|\(?[一二三四五六七八九十]{1,2}[、.)]|[*※●★▲])\D")
_SIGNED = re.compile(
    r"(?:制表|填表|填报|经办|审核|复核|审批|统计|报送|记账|收款|出纳|会计|负责|联系|单位负责|党支部书记|支部书记|书记|组织委员|主要领导|分管领导)"
    r"(?:人|员|单位|日期|时间|电话)?(?:\(?(?:签字|签名|签章|盖章)\)?)?[:(_]"
    r"|.{0,12}\(?(?:签字|签名|签章|盖章|公章)\)?[:_]*$"
    r"|(?:日期|时间|填表日期|制表日期)[:_]"
    r"|[\d_X×]*年[\d_X×]*月[\d_X×]*日"
)
_SAMPLE = re.compile(r"\(?(?:示例|样例|范例|举例|示范行|样本|例)\)?[:.\d]*")
_SAMPLE_NAME = re.compile(
    r"(?:示例|样例|范例|举例|例[:.]).+|.+\((?:示例|样例|范例|举例|例|示范)\)|\((?:示例|样例|范例|举例|例)\).+"
)
_HINT = re.compile(
    r"必填|选填|可不填|不用填|无需填|格式|例如|^如[:\d]|填写|下拉|yyyy|YYYY|不超过|字符|单选|多选|请|精确到|自动生成"
    r"|留空|默认|^文本$|^数字$|^日期$|^\d+位|^限|可为空|不能为空|从.+中选择"
)
_SECTION = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]{1,3}[、.)]+)?(.{2,24}?(?:党支部|支部|总支|党委|小组|委员会))(?:党员)?(?:\(.*\))?:?"
)
_UNITS = frozenset(
    {"元", "分", "%", "人", "名", "次", "分钟", "小时", "吨", "公斤", "万元", "℃", "元/月"}
)
_FEW, _EARLY = 2, 3


def filled_as_name(cells: list[tuple[int, str]], names: list[int]) -> bool:
    """Whether the only cell of a row stands where a person's name does, and is as short as one."""
    return cells[0][0] in names and len(cells[0][1].strip()) <= 4


def _maybe_sample(text: str) -> bool:
    return "例" in text or "样" in text or "示" in text


class Skipper:
    """Says of each row in turn why it is no record, or nothing where it may be one."""

    def __init__(self, sheet: Sheet, head: Head) -> None:
        self.head = head
        self.section = ""
        self._mapped = {place.index for place in head.places.values()}
        self._mapped |= {month.index for month in head.months}
        self._must = [p.index for p in head.places.values() if p.column.must]
        self._names = [p.index for p in head.places.values()
                       if p.column.holds in (Holds.NAME, Holds.BRANCH)]  # fmt: skip
        self._moments = [p.index for p in head.places.values()
                         if p.column.holds in (Holds.DAY, Holds.MOMENT, Holds.MONTH, Holds.MONEY)]  # fmt: skip
        id_place = head.places.get("身份证号")
        self._id = id_place.index if id_place else None
        self._headings = {key(text) for text in head.texts.values()}
        self._merges = {merge[0]: merge for merge in sheet.merges if merge[2] > merge[0]}
        self._wide = {merge[0] for merge in sheet.merges if merge[3] - merge[1] >= _FEW}
        self._notes_until = 0
        self._noting = False
        self._data_seen = 0

    def why(self, number: int, row: Sequence[Cell]) -> str | None:
        """Return why the row (numbered from 1) is skipped."""
        if self._data_seen > _EARLY and self._plainly(number, row):
            self._noting = False
            return None
        cells = [(i, text) for i, c in enumerate(row) if (text := c if type(c) is str else shown(c))
                 and not text.isspace()]  # fmt: skip
        if number < self.head.rows[0]:
            return self._above(cells)
        if number in self.head.rows:
            return "header"
        if not cells:
            return "notes block" if number <= self._notes_until else "blank"
        found = self._label(number, cells)
        if found is None:
            self._data_seen += 1
            self._noting = False
        return found

    def _plainly(self, number: int, row: Sequence[Cell]) -> bool:
        """Whether a row is a record at first sight: it has an ID number and is no sample."""
        if self._id is None or self._id >= len(row) or number <= self.head.rows[-1]:
            return False
        cell = row[self._id]
        if type(cell) is not str or len(cell) < 17 or not cell[:17].isdecimal():
            return False
        return not _maybe_sample("".join([one for one in row if type(one) is str]))

    def _above(self, cells: list[tuple[int, str]]) -> str:
        if not cells:
            return "blank"
        return "notes block" if _NOTES.match(flat(cells[0][1])) else "title"

    def _label(  # noqa: PLR0911  # one for each sort of row
        self, number: int, cells: list[tuple[int, str]]
    ) -> str | None:
        filled = [pair for pair in cells if pair[0] in self._mapped]
        if self._is_record(filled):
            named = [pair for pair in cells[:4] if pair[0] in self._names or pair is cells[0]]
            return self._total(named) or self._beside(cells) or self._early(cells)
        first = flat(cells[0][1])
        total = self._total(cells)
        if total:
            return total
        if self._is_heading(cells):
            return "header"
        if number <= self._notes_until:
            return "notes block"
        if len(cells) <= 6 and any(_SIGNED.match(flat(text)) for _, text in cells):
            return "signature line"
        if len(cells) == 1 and _SECTION.fullmatch(first) and not filled_as_name(cells, self._names):
            self.section = _SECTION.sub(r"\1", first)
            return "title"
        if self._begins_notes(number, cells, first):
            return "notes block"
        found = self._beside(cells) or self._early(cells)
        if found:
            return found
        if not filled or (len(cells) == 1 and cells[0][0] not in self._names[:1]):
            return self._alone(number, cells)
        return None

    def _is_record(self, filled: list[tuple[int, str]]) -> bool:
        """Whether the row surely is a record: it has an ID number, or most of what a record must."""
        for index, text in filled:
            if index == self._id and sum(sign.isdigit() for sign in text) >= 14:
                return True
        indexes = {index for index, _ in filled}
        if self._id is not None or not self._must:
            return False
        return sum(one in indexes for one in self._must) == len(self._must) and len(indexes) >= 3

    def _total(self, cells: list[tuple[int, str]]) -> str | None:
        for _, text in cells[:4]:
            said = flat(text)
            if len(said) > 24:
                continue
            if _SUBTOTAL.fullmatch(said):
                return "subtotal"
            if _TOTAL.fullmatch(said):
                return "total"
        return None

    def _is_heading(self, cells: list[tuple[int, str]]) -> bool:
        """Whether the row repeats the headings (a new page), or numbers the columns (1 2 3 …)."""
        same = sum(key(text) in self._headings for _, text in cells)
        if same >= 2 and same * 2 > len(cells):
            return True
        numbers = [flat(text) for _, text in cells]
        return (
            not self._data_seen and len(numbers) >= 4
            and all(one.isdigit() for one in numbers)
            and [int(one) for one in numbers] == list(range(int(numbers[0]), int(numbers[0]) + len(numbers)))
        )  # fmt: skip

    def _begins_notes(self, number: int, cells: list[tuple[int, str]], first: str) -> bool:
        if len(cells) > _FEW:
            return False
        item = bool(_ITEM.match(first)) and len(first) > 8
        if not (
            _NOTES.match(first) or item or (self._noting and cells[0][0] not in self._names[:1])
        ):
            return False
        self._noting = True
        merge: Merge | None = self._merges.get(number - 1)
        self._notes_until = max(self._notes_until, merge[2] + 1 if merge else number)
        return True

    def _beside(self, cells: list[tuple[int, str]]) -> str | None:
        """Return that a row is a sample."""
        for index, text in cells:
            if not _maybe_sample(text):
                continue
            said = flat(text)
            if _SAMPLE.fullmatch(said) and index not in self._moments:
                return "sample row"
            if (index in self._names or index == cells[0][0]) and _SAMPLE_NAME.fullmatch(said):
                return "sample row"
        return None

    def _early(self, cells: list[tuple[int, str]]) -> str | None:
        """Return that a row tells how to fill the columns in."""
        if self._data_seen > _EARLY:
            return None
        if all(flat(text) in _UNITS for _, text in cells):
            return "hint row"
        hints = sum(bool(_HINT.search(flat(text))) for _, text in cells)
        return "hint row" if hints and hints * 2 >= len(cells) else None

    def _alone(self, number: int, cells: list[tuple[int, str]]) -> str:
        """Judge a row that fills no field, or a single one that is no name."""
        text = max((text for _, text in cells), key=len)
        if len(cells) == 1 and not text.strip().isdigit() and len(text) <= 30:
            self.section = text.strip()
            return "title"
        return "notes block" if len(text) > 30 else "blank"
