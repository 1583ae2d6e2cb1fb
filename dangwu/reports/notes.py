"""What the comments of a review copy say."""

from __future__ import annotations

from dangwu.catalogue.derived import read_derived
from dangwu.catalogue.figures import figures
from dangwu.core.period import Period
from dangwu.core.value import Value
from dangwu.documents.docx import Leaving
from dangwu.reports.deciding import Decision
from dangwu.reports.totals import Doubt


def describe(one: Decision) -> str:
    """Return what the comment on a figure says: definition, scope, period, records, rule."""
    if one.by == "typed":
        return f"人工填写：{one.text}\n{_decided(one)}"
    value = one.value
    if value is None:
        return one.why
    about = figures().get(value.figure)
    lines = [
        f"{titled(value.figure)}：{value.shown}{'' if value.unit == '文本' else value.unit}",
        f"口径：{about.means if about else derived(value, one.against)}",
        f"范围：{value.scope.name}；时段：{value.period.label}",
        f"依据：{value.records} 条记录",
    ]
    if about and about.cites:
        lines.append(f"规定：{about.cites}")
    if one.by == "chosen":
        return "\n".join([*lines, f"人工选定，{_decided(one)}"])
    return "\n".join([*lines, f"判断：{one.slot.because}"])


def _decided(one: Decision) -> str:
    return f"填写人：{one.who}，理由：{one.reason}" if one.who else f"理由：{one.reason}"


def titled(figure: str) -> str:
    """Return a figure's name as a reader says it: 女党员数占党员总数 for 占比(女党员数,党员总数)."""
    found = read_derived(figure)
    if found is None:
        return figure
    return f"{found.of}占{found.whole}" if found.whole else f"{found.of}{found.form}"


def derived(value: Value, against: Period | None) -> str:
    """Return what a derived form means."""
    if value.figure.startswith("占比"):
        return "前者占后者的百分比"
    before = against or value.period.before()
    return f"与{before.label}相比的{'变化量' if value.figure.startswith('增减') else '变化率'}"


def leaving(one: Decision) -> Leaving:
    """Return what the review copy says of a slot that stays."""
    slot = one.slot
    lines = [f"未填：{one.why}"]
    lines += [
        f"候选：{titled(other.figure)} {other.shown}{other.unit if other.certain else ''}"
        for other in one.others
    ]
    return Leaving(slot.paragraph, slot.start, slot.end, "\n".join(lines))


def doubted(doubt: Doubt) -> Leaving:
    """Return what the review copy says where the records say otherwise."""
    word = "矛盾" if doubt.denies else "提醒"
    says = f"{word}：{doubt.says}"
    return Leaving(doubt.paragraph, doubt.start, doubt.end, says, painted=doubt.denies)
