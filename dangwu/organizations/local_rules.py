"""What a unit sets in place of the national rule: put in, followed by another, closed, withdrawn.

A version is never written over. Who put it in, when and why stands in it; the change log keeps all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.organizations.local import national
from dangwu.organizations.models import FOREVER, LocalRule, Organization
from dangwu.rules import articles
from dangwu.rules.band_words import read_bands, write_bands
from dangwu.rules.errors import RuleUnknown
from dangwu.rules.instruments import instruments
from dangwu.rules.rule import Rule

_ONE_DAY = timedelta(days=1)


class LocalRuleImpossible(DangwuError):
    """What was typed cannot be a version of the rule."""

    def __init__(self, label: str, why: str) -> None:
        super().__init__(f"“{label}”没有写入：{why}")


class LocalRulesOverlap(DangwuError):
    """Another version of the same unit holds on some of these days."""

    def __init__(self, label: str, name: str, held: LocalRule) -> None:
        super().__init__(
            f"“{label}”没有写入：{name}已有{span_of(held)}的版本（《{held.instrument}》{held.article}），"
            "两个版本不能在同一天都有效。请在那个版本上点“改用新规定”或“停用”，或改起止日期。"
        )


class LocalRuleOver(DangwuError):
    """A version that was withdrawn, or has ended before."""

    def __init__(self, label: str, why: str) -> None:
        super().__init__(f"“{label}”的这个版本{why}，不能再改。请打开现行的版本。")


@dataclass(frozen=True)
class Content:
    """What a version says: a number or bands, since when, until when, by which article, and why.

    `until` is the first day on which it no longer holds.
    """

    value: int | None
    bands: str
    since: date
    instrument: str
    article: str
    reason: str
    confirmed: bool = False
    until: date = FOREVER


def span_of(one: LocalRule) -> str:
    """Write 2020-01-01起, 2020-01-01至2020-06-30."""
    if one.until == FOREVER:
        return f"{one.since}起"
    return f"{one.since}至{one.until - _ONE_DAY}"


def label_of(identifier: str) -> str:
    """Return what a rule is called; its id where it is no longer known."""
    known = national()
    return known[identifier].label if identifier in known else identifier


@transaction.atomic
def put_in(
    organization: Organization, rule: str, content: Content, *, today: date, actor: User
) -> LocalRule:
    """Put a version in for the unit and all below it.

    Raises RuleUnknown, LocalRuleImpossible, LocalRulesOverlap, BandLineUnreadable, BandsBroken.
    """
    Organization.objects.select_for_update().get(pk=organization.pk)
    known = national()
    if rule not in known:
        raise RuleUnknown(rule, known)
    bands = _checked(known[rule], content)
    overlap = _versions(organization, rule).filter(since__lt=content.until, until__gt=content.since)
    if (held := overlap.order_by("since").first()) is not None:
        raise LocalRulesOverlap(known[rule].label, organization.document_name, held)
    return log.create(
        LocalRule, action="organizations.put_in_rule", actor=actor, organization=organization,
        rule=rule, value=None if bands else content.value, bands=bands, since=content.since, until=content.until,
        instrument=content.instrument.strip(" 《》"), article=content.article, confirmed=content.confirmed,
        reason=content.reason, officer=actor.name or actor.username, entered_on=today,
    )  # fmt: skip


@transaction.atomic
def supersede(old: LocalRule, content: Content, *, today: date, actor: User) -> LocalRule:
    """Let another version follow this one: it ends where the new one begins."""
    old = _held(old)
    label = label_of(old.rule)
    if not old.since < content.since < old.until:
        raise LocalRuleImpossible(
            label,
            f"新版本自{content.since}起，应在原版本（{span_of(old)}）开始之后、结束之前。"
            "若原版本从头就填错了，请用“更正”。",
        )
    log.update(
        old, action="organizations.close_rule", actor=actor, reason=content.reason,
        until=content.since,
    )  # fmt: skip
    return put_in(old.organization, old.rule, content, today=today, actor=actor)


@transaction.atomic
def correct(old: LocalRule, content: Content, *, today: date, actor: User) -> LocalRule:
    """Put a version in place of one that was typed wrongly; the wrong one is kept as withdrawn."""
    withdraw(old, reason=content.reason, today=today, actor=actor)
    return put_in(old.organization, old.rule, content, today=today, actor=actor)


@transaction.atomic
def close(old: LocalRule, *, until: date, reason: str, actor: User) -> LocalRule:
    """End a version: from `until` on the rule above holds again."""
    old = _held(old)
    if not old.since < until < old.until:
        raise LocalRuleImpossible(
            label_of(old.rule),
            f"停用日期{until}应在原版本（{span_of(old)}）开始之后、结束之前。"
            "若原版本一天也不该有，请用“作废”。",
        )
    log.update(old, action="organizations.close_rule", actor=actor, reason=reason, until=until)
    return old


@transaction.atomic
def withdraw(old: LocalRule, *, reason: str, today: date, actor: User) -> LocalRule:
    """Take back a version that never should have been; it stays to be seen, and holds no day."""
    old = _held(old)
    log.update(
        old, action="organizations.withdraw_rule", actor=actor, reason=reason, withdrawn_on=today
    )
    return old


def _held(old: LocalRule) -> LocalRule:
    """Return the version as it is now; raises LocalRuleOver where it was withdrawn."""
    now = LocalRule.objects.select_for_update().select_related("organization").get(pk=old.pk)
    if now.withdrawn_on is not None:
        raise LocalRuleOver(label_of(now.rule), f"已于{now.withdrawn_on}作废")
    return now


def _versions(organization: Organization, rule: str) -> QuerySet[LocalRule]:
    return LocalRule.objects.filter(organization=organization, rule=rule, withdrawn_on=None)


def _checked(rule: Rule, content: Content) -> str:
    """Return the bands as they are kept; raises where the content cannot be one of this rule."""
    faults = list(_faults(rule, content))
    if faults:
        raise LocalRuleImpossible(rule.label, "；".join(faults) + "。")
    return write_bands(read_bands(content.bands)) if rule.banded else ""


def _faults(rule: Rule, content: Content) -> list[str]:
    found = [_value_fault(rule, content)]
    if content.until <= content.since:
        found.append(f"停用日期{content.until}应晚于起用日期{content.since}")
    if articles.parse(content.article) is None:
        found.append(f"条目“{content.article}”看不懂，请写成{articles.FORMS}")
    if not content.instrument.strip(" 《》"):
        found.append("请写依据的文件")
    if not content.reason.strip():
        found.append("请写填写理由")
    known = instruments().get(content.instrument.strip(" 《》"))
    if known is not None and known.since is not None and content.since < known.since:
        found.append(f"《{known.name}》自{known.since}起施行，起用日期{content.since}早于它")
    return [one for one in found if one]


def _value_fault(rule: Rule, content: Content) -> str:
    if rule.banded:
        return "" if content.bands.strip() else "请写各档，每行一档"
    if content.value is None:
        return f"请写数值（{rule.unit}）"
    why = rule.refuses(content.value)
    return f"数值{content.value}不对，{why}" if why else ""
