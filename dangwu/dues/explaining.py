"""How one member's due for a month is reckoned, in lines a member can follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dangwu.core.calendar import month_first, month_label
from dangwu.core.money import yuan
from dangwu.dues.errors import span_label
from dangwu.dues.grounds import Ground, grounds
from dangwu.dues.models import Assessment, Base, Category, Waiver
from dangwu.dues.reckoned import Due
from dangwu.members.models import Member
from dangwu.rules.rule import OPEN_FEN, NoRuleInForce, Version

_MEANS = {
    Category.EMPLOYED: "按月领取工资的党员",
    Category.ANNUAL: "实行年薪制的党员，按当月实际领取的薪酬",
    Category.SELF_EMPLOYED: "不按月取得收入的党员，按上季度月平均纯收入",
    Category.RETIRED: "离退休党员，按每月实际领取的离退休费或养老金",
    Category.FARMER: "农民党员，每月交纳固定数额",
    Category.STUDENT: "学生党员，每月交纳固定数额",
    Category.LAID_OFF: "下岗失业的党员，每月交纳固定数额",
    Category.ALLOWANCE: "依靠抚恤、救济或低保生活的党员，每月交纳固定数额",
}
_UNITS = {1: "分", 10: "角", 100: "元"}
_WAYS = {0: "尾数舍去", 1: "四舍五入", 2: "尾数进一"}


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the reckoning."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is due for a month and why; `due_fen` None is not known, `because` says why."""

    month_no: int
    due_fen: int | None
    because: str
    lines: tuple[Line, ...]
    article: str
    assessed: bool
    assessed_fen: int | None

    @property
    def stale(self) -> bool:
        """Whether what was assessed is another than the records now give."""
        return self.assessed and self.assessed_fen != self.due_fen


def explain(member: Member, month_no: int) -> Explanation:
    """Return the reckoning of a member's due for a month, in five queries; raises NoDuesRule."""
    ground = grounds([member.pk], month_no)[member.pk]
    old = Assessment.objects.filter(member=member, month_no=month_no).first()
    lines = list(_lines(ground))
    article = ground.version.citation.label
    if ground.waiver is not None:
        article = _waiver_article(ground) or article
    return Explanation(
        month_no, ground.due_fen, ground.because, tuple(lines), article,
        old is not None, old.due_fen if old else None,
    )  # fmt: skip


def _waiver_article(ground: Ground) -> str:
    answer = ground.known["dues_waiver_approvals"].at(month_first(ground.due.month_no))
    return "" if isinstance(answer, NoRuleInForce) else answer.citation.label


def rounded(due: Due, by: str = "") -> str:
    """Return how the amount was rounded, in Chinese; empty where it came out even.

    `by` is the article of a unit's own rule.
    """
    if due.exact:
        return ""
    how = f"{_WAYS[due.way]}到{_UNITS[due.unit_fen]}"
    if by:
        return f"{how}，{by}"
    return f"{how}；规定没有写明怎样取舍，按通常做法" if (due.way, due.unit_fen) == (1, 1) else how


def _rounding_article(ground: Ground) -> str:
    """Return the article by which it is rounded, where a unit has put one in."""
    day = month_first(ground.due.month_no)
    found = [ground.known[name].at(day) for name in ("dues_rounding_unit", "dues_rounding_way")]
    own = [one.citation.label for one in found if isinstance(one, Version) and one.region]
    return "、".join(dict.fromkeys(own))


def _lines(ground: Ground) -> Iterator[Line]:
    due = ground.due
    if ground.waiver is not None:
        yield from _waived(ground.waiver)
        return
    if ground.base is None:
        yield Line("计算基数", "没有登记", "请党支部登记基数")
        return
    base = ground.base
    yield Line("人员类别", Category(base.category).label, _MEANS[Category(base.category)])
    if due.state == "rated":
        yield from _rated(base, due, _rounding_article(ground))
    elif due.least_fen is not None:
        yield from _fixed(base, due)
    else:
        yield Line("计算基数", "不明", f"{month_label(base.since_month)}起登记")
    if due.due_fen is not None:
        yield Line("月应缴", f"{due.due_fen / 100:.2f}元")


def _waived(waiver: Waiver) -> Iterator[Line]:
    span = span_label(waiver.since_month, waiver.until_month)
    yield Line("减免", span, waiver.reason)
    yield Line("支部研究", str(waiver.studied_on))
    yield Line("上级批准", str(waiver.approved_on))
    yield Line("月应缴", f"{waiver.due_fen / 100:.2f}元" if waiver.due_fen else "免交")


def _rated(base: Base, due: Due, by: str) -> Iterator[Line]:
    written, rate = f"{(due.base_fen or 0) / 100:,.2f}元", percent(due.rate_bp or 0)
    yield Line("计算基数", written, f"{month_label(base.since_month)}起")
    yield Line("所在档次", band_label(due), "整个基数用这一档的比例")
    yield Line("缴纳比例", rate)
    yield Line("计算", f"{written} × {rate}", rounded(due, by))


def _fixed(base: Base, due: Due) -> Iterator[Line]:
    least, most = due.least_fen or 0, due.most_fen or 0
    if least == most:
        yield Line("每月定额", f"{yuan(least)}元")
        return
    yield Line("每月定额", f"{yuan(least)}元至{yuan(most)}元")
    if base.agreed_fen is None:
        yield Line("商定数额", "没有登记")
    else:
        yield Line("商定数额", f"{base.agreed_fen / 100:.2f}元")


def band_label(due: Due) -> str:
    """Write a band: 3,000元以下（含）, 3,000元以上至5,000元（含）, 10,000元以上."""
    over_fen, upto_fen = due.over_fen or 0, due.upto_fen or 0
    upto, over = f"{yuan(upto_fen):,}元（含）", f"{yuan(over_fen):,}元以上"
    if over_fen == 0:
        return f"{upto}以下" if upto_fen != OPEN_FEN else "不分档"
    return over if upto_fen == OPEN_FEN else f"{over}至{upto}"


def percent(rate_bp: int) -> str:
    """Write basis points: 50 → 0.5%."""
    return f"{rate_bp / 100:g}%"
