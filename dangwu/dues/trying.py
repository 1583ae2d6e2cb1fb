"""How lines of `dangwu try dues` become records, and how the answer is written.

The records are judged by the table dues_reckoned, as those of an office are. Nothing is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dangwu.core.calendar import month_first, month_label
from dangwu.core.money import yuan
from dangwu.core.period import Period
from dangwu.dues.explaining import band_label, percent, rounded
from dangwu.dues.models import Assessment, Base, Waiver
from dangwu.dues.reckoned import Due, dues
from dangwu.dues.try_reading import FREE, Case, read_case
from dangwu.members.models import Member
from dangwu.organizations.cases import Cases
from dangwu.rules.rule import NoRuleInForce, Rule, Version

KIND = "dues"
UNKNOWN, NONE, ERROR = "unknown", "none", "error"
_EVER = Period(date(1900, 1, 1), date(2100, 12, 31))
_LONG_AGO = date(1921, 7, 1)
_DECIDED = date(2008, 4, 1)
_EVERY = (
    "select a.id as id, a.organization_id as organization_id, a.member_id as member_id, "
    "a.month_no as month_no from dues_assessment as a"
)


@dataclass(frozen=True, slots=True)
class Support:
    """The rule that an answer rests on."""

    instrument: str
    article: str
    version: str
    """The day from which the version has been in force."""
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What is due: an amount, "range:0.20-1.00", "unknown", "none" or "error"; and why."""

    due_yuan: str
    because: str
    support: Support | None = None
    due: Due | None = None


def judge(
    lines: Sequence[Mapping[str, object]], *, today: date, known: Mapping[str, Rule]
) -> list[dict[str, object]]:
    """Return each line with its answer; a wrong one is told, and never guessed at."""
    found = answers([read_case(line) for line in lines], today=today, known=known)
    return [{**line, **_written(one)} for line, one in zip(lines, found, strict=True)]


def _written(answer: Answer) -> dict[str, object]:
    support = answer.support
    rule = support and {
        "instrument": support.instrument, "article": support.article, "version": support.version,
    }  # fmt: skip
    return {"due_yuan": answer.due_yuan, "rule": rule, "because": answer.because}


def answers(cases: Sequence[Case], *, today: date, known: Mapping[str, Rule]) -> list[Answer]:
    """Return what is due in each case, by the rules of its month."""
    held = Cases(len(cases), today)
    readable = [(n, one) for n, one in enumerate(cases, 1) if not one.fault]
    _fill(held, readable)
    held.ready()
    found = {one.member_id: one for one in dues(held.engine, known, _EVER, _EVERY)}
    return [
        Answer(ERROR, _ended(one.fault)) if one.fault else _answer(one, found[n], known)
        for n, one in enumerate(cases, 1)
    ]


def _fill(cases: Cases, readable: Sequence[tuple[int, Case]]) -> None:
    cases.add(
        Member, ("id", "name", "admitted_on"),
        [(n, f"第{n}例", one.since or _LONG_AGO) for n, one in readable],
    )  # fmt: skip
    cases.add(
        Base, ("id", "member_id", "category", "base_fen", "agreed_fen", "since_month"),
        [(n, n, one.category, one.base_fen, one.agreed_fen, one.month_no) for n, one in readable],
    )  # fmt: skip
    waivers = [
        (n, n, one.month_no, one.month_no, one.waiver.amount_fen, _DECIDED, _DECIDED)
        for n, one in readable
        if one.waiver and one.waiver.kind and one.waiver.amount_fen is not None
    ]
    cases.add(
        Waiver,
        ("id", "member_id", "since_month", "until_month", "due_fen", "studied_on", "approved_on"),
        waivers,
    )
    cases.add(
        Assessment, ("id", "organization_id", "member_id", "month_no"),
        [(n, n, n, one.month_no) for n, one in readable],
    )  # fmt: skip


def _answer(case: Case, due: Due, known: Mapping[str, Rule]) -> Answer:
    amount, said, name = _said(case, due, known)
    support = None
    if name and (amount != ERROR or due.state == "outside"):
        support = _support(known[name], case)
    notes = "" if amount == ERROR else "".join(f"；{one}" for one in _notes(case, due))
    return Answer(amount, _ended(said + notes), support, due)


def _said(case: Case, due: Due, known: Mapping[str, Rule]) -> tuple[str, str, str]:
    """Return the answer, why, and the rule that decides."""
    month = month_label(case.month_no)
    if due.state == "no_rule":
        answer = known["dues_bands"].at(month_first(case.month_no))
        why = answer.because if isinstance(answer, NoRuleInForce) else f"{month}没有标准"
        return ERROR, why, ""
    if due.state == "not_yet":
        day = f"{case.since}" if case.since else ""
        return (NONE, f"支部大会{day}才接收为预备党员，从当月起交，{month}不用交",
                "dues_start_months")  # fmt: skip
    waiver = case.waiver
    if waiver is not None and waiver.fault:
        return ERROR, waiver.fault, ""
    if waiver is not None and waiver.kind:
        return _waived(case, due, waiver.kind)
    return _reckoned(case, due)


def _waived(case: Case, due: Due, kind: str) -> tuple[str, str, str]:
    month, rule = month_label(case.month_no), "dues_waiver_approvals"
    amount = case.waiver.amount_fen if case.waiver else None
    if kind == FREE:
        return NONE, f"经支部研究、上一级党委批准免交，{month}不用交", rule
    if amount is None:
        return UNKNOWN, "批准少交，但没有写明交多少，应交多少还不知道，请补填数额", rule
    most = due.most_fen if due.full_fen is None else due.full_fen
    said = f"经支部研究、上一级党委批准少交，{month}应交{_money(amount)}"
    if most is not None and amount > most:
        said += f"；比按标准应交的{_money(most)}还多，请核对"
    return f"{yuan(amount):.2f}", said, rule


def _reckoned(case: Case, due: Due) -> tuple[str, str, str]:
    month, rule, kind = month_label(case.month_no), "dues_bands", case.category
    if due.state == "unknown":
        if case.base_fault:
            return ERROR, case.base_fault, rule
        return UNKNOWN, f"没有{kind}党员的计算基数，{month}应交多少还不知道，请先核定基数", rule
    if due.state in {"range", "outside", "agreed"}:
        return _agreed(case, due)
    amount = f"{yuan(due.due_fen or 0):.2f}"
    if due.state == "fixed":
        return amount, f"{kind}党员每月定额{amount}元，{month}应交{amount}元", rule
    band, rate = band_label(due), percent(due.rate_bp or 0)
    how = rounded(due)
    text = (f"{kind}党员计算基数{_money(due.base_fen or 0)}，属{band}一档，"
            f"整个基数按{rate}计算，{month}应交{amount}元")  # fmt: skip
    return amount, f"{text}（{how}）" if how else text, rule


def _agreed(case: Case, due: Due) -> tuple[str, str, str]:
    month, rule, kind = month_label(case.month_no), "dues_bands", case.category
    least, most = due.least_fen or 0, due.most_fen or 0
    span = f"{_money(least)}至{_money(most)}"
    if case.agreed_fault:
        return ERROR, case.agreed_fault, rule
    if due.state == "outside":
        agreed = _money(due.agreed_fen or 0)
        return ERROR, f"商定的{agreed}不在{kind}党员每月{span}之间，请重新商定", rule
    if due.state == "range":
        answer = f"range:{yuan(least):.2f}-{yuan(most):.2f}"
        return answer, f"{kind}党员每月交{span}，{month}的数额还没有商定", rule
    amount = _money(due.due_fen or 0)
    return (f"{yuan(due.due_fen or 0):.2f}",
            f"{kind}党员每月交{span}，商定{amount}，{month}应交{amount}", rule)  # fmt: skip


def _notes(case: Case, due: Due) -> list[str]:
    """Return what else must be said: a waiver that does not count, days that decide nothing."""
    waiver, found = case.waiver, list(case.notes)
    if waiver is not None and due.state != "not_yet":
        found += [one for one in (waiver.because, waiver.note) if one]
    return found


def _support(rule: Rule, case: Case) -> Support | None:
    version = rule.at(month_first(case.month_no))
    if not isinstance(version, Version):
        return None
    article = version.article
    if rule.id == "dues_bands":
        own = [one.article for one in version.bands if one.category == case.category]
        article = next(filter(None, own), article)
    return Support(version.instrument, article, str(version.since), version.confirmed)


def _money(fen: int) -> str:
    return f"{yuan(fen):.2f}元"


def _ended(sentence: str) -> str:
    return f"{sentence}。"
