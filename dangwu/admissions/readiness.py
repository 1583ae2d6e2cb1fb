"""What a step must leave behind before it counts as done, and what is to be told of a late one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from dangwu.admissions.choices import Conclusion, OpinionSource, Purpose, Result
from dangwu.admissions.errors import StepUnfounded
from dangwu.admissions.limits import facts_of, in_force, reckon
from dangwu.admissions.models import (
    Applicant,
    Approval,
    ArchivedPaper,
    Contact,
    Opinion,
    PoliticalReview,
    Prereview,
    Sponsor,
    Vote,
)
from dangwu.admissions.papers import CandidateTraining
from dangwu.admissions.steps import STEPS
from dangwu.core.calendar import add_months
from dangwu.organizations.local import known_rules
from dangwu.rules.rule import Rule, Version

Known = Mapping[str, Rule]
Found = Iterator[tuple[str, Version]]
_SOURCES = (OpinionSource.GROUP, OpinionSource.CONTACT, OpinionSource.MEMBERS, OpinionSource.PUBLIC)
PERCENT = 100


def require_founded(applicant: Applicant, number: int, day: date) -> None:
    """Raise StepUnfounded where the records behind the step are missing or speak against it."""
    test = _TESTS.get(number)
    if test is None:
        return
    for why, version in test(applicant, day, known_rules(applicant.organization_id, day)):
        raise StepUnfounded(applicant.name, STEPS[number - 1], why, version.citation.label)


def _contacts(applicant: Applicant, day: date, known: Known) -> Found:
    count = Contact.objects.filter(applicant=applicant, until__gt=day).count()
    least, most = in_force("contacts_least", day, known), in_force("contacts_most", day, known)
    if least and count < least.number:
        yield "还没有登记培养联系人", least
    if most and count > most.number:
        yield f"登记了{count}名培养联系人，最多{most.number}名", most


def _opinions(applicant: Applicant, day: date, known: Known) -> Found:
    version = in_force("opinions_heard", day, known)
    heard = set(Opinion.objects.filter(applicant=applicant).values_list("source", flat=True))
    missing = "、".join(one.label for one in _SOURCES if one not in heard)
    if version and missing:
        yield f"没有听取{missing}意见的记录", version


def _sponsors(applicant: Applicant, day: date, known: Known) -> Found:
    version = in_force("sponsors", day, known)
    count = Sponsor.objects.filter(applicant=applicant).count()
    if version and count != version.number:
        yield f"登记了{count}名入党介绍人，应为{version.number}名", version


def _political(applicant: Applicant, day: date, known: Known) -> Found:
    version = in_force("political_review", day, known)
    last = PoliticalReview.objects.filter(applicant=applicant).order_by("concluded_on", "pk").last()
    if version and last is None:
        yield "还没有登记政治审查结论", version
    elif version and last and last.conclusion != Conclusion.PASSED:
        yield f"政治审查结论是“{last.get_conclusion_display()}”", version


def _prereview(applicant: Applicant, day: date, known: Known) -> Found:
    version = in_force("prereview", day, known)
    last = Prereview.objects.filter(applicant=applicant).order_by("reviewed_on", "pk").last()
    if version and last is None:
        yield "还没有登记预审结果", version
    elif version and last and last.result != Conclusion.PASSED:
        yield f"预审结果是“{last.get_result_display()}”", version


def _voted(purpose: Purpose, passing: Result) -> Callable[[Applicant, date, Known], Found]:
    def test(applicant: Applicant, day: date, known: Known) -> Found:
        quorum = in_force("admission_quorum_percent", day, known)
        majority = in_force("admission_majority_percent", day, known)
        votes = Vote.objects.filter(applicant=applicant, purpose=purpose)
        last = votes.order_by("held_on", "pk").last()
        if quorum is None or majority is None:
            return
        if last is None:
            yield "还没有登记支部大会的表决", majority
            return
        if last.result != passing:
            yield f"{last.held_on}的表决结果是“{last.get_result_display()}”", majority
        if last.present * PERCENT <= last.eligible * quorum.number:
            yield f"应到{last.eligible}人，到会{last.present}人，没有超过半数", quorum
        if last.in_favour * PERCENT <= last.eligible * majority.number:
            yield f"应到{last.eligible}人，赞成{last.in_favour}票，没有超过应到的半数", majority

    return test


def _approved(purpose: Purpose, passing: Result) -> Callable[[Applicant, date, Known], Found]:
    def test(applicant: Applicant, day: date, known: Known) -> Found:
        version = in_force("approver", day, known)
        found = Approval.objects.filter(applicant=applicant, purpose=purpose)
        last = found.exclude(approved_on=None).order_by("approved_on", "pk").last()
        if version and last is None:
            yield "还没有登记上级党委的审批结果", version
        elif version and last and last.result != passing:
            yield f"审批结果是“{last.get_result_display()}”", version

    return test


def _archived(applicant: Applicant, day: date, known: Known) -> Found:
    version = in_force("archived_papers", day, known)
    count = ArchivedPaper.objects.filter(applicant=applicant).count()
    if version and count < version.number:
        yield f"登记了{count}种归档材料，应为{version.number}种", version


_TESTS: Mapping[int, Callable[[Applicant, date, Known], Found]] = {
    5: _contacts,
    7: _opinions,
    9: _sponsors,
    10: _political,
    13: _prereview,
    15: _voted(Purpose.RECEIVE, Result.RECEIVED),
    17: _approved(Purpose.RECEIVE, Result.RECEIVED),
    23: _voted(Purpose.CONFIRM, Result.CONFIRMED),
    24: _approved(Purpose.CONFIRM, Result.CONFIRMED),
    25: _archived,
}


def warnings_of(applicant: Applicant, number: int, day: date) -> list[str]:
    """Return what is to be told of a step that was recorded: late, or not as is generally done."""
    known = known_rules(applicant.organization_id, day)
    return [*_late(applicant, number, day, known), *_unusual(applicant, number, day, known)]


def _late(applicant: Applicant, number: int, day: date, known: Known) -> Iterator[str]:
    kind, facts = STEPS[number - 1], facts_of([applicant])[applicant.pk].before(day)
    for one in reckon(facts, kind, day, known):
        if one.limit.kind == "due" and not one.limit.soft and one.day < day:
            yield f"第{number}步应不晚于{one.day}，登记的是{day}，已经逾期（{one.cite}）。"


def _unusual(applicant: Applicant, number: int, day: date, known: Known) -> Iterator[str]:
    if number == 11:
        yield from _short(applicant, day, known)
    if number == 13 and (months := in_force("leaving_months", day, known)):
        leaves = (
            Prereview.objects.filter(
                applicant=applicant, planned_leave_on__lt=add_months(day, months.number)
            )
            .order_by("pk")
            .last()
        )
        if leaves is not None:
            yield (f"本人{leaves.planned_leave_on}离开，不足{months.number}个月，一般不办理接收手续"
                   f"（{months.citation.label}）。")  # fmt: skip
    if number == 23 and (months := in_force("confirmation_overdue_months", day, known)):
        limit = next(
            iter(reckon(facts_of([applicant])[applicant.pk].before(day), STEPS[22], day, known)),
            None,
        )
        if limit is not None and day > add_months(limit.day, months.number):
            yield f"预备期满已超过{months.number}个月才讨论转正，应及时讨论（{months.citation.label}）。"


def _short(applicant: Applicant, day: date, known: Known) -> Iterator[str]:
    days = in_force("candidate_training_days", day, known)
    hours = in_force("candidate_training_hours", day, known)
    done = list(CandidateTraining.objects.filter(applicant=applicant))
    if not days or not hours or not done:
        return
    all_days, all_hours = sum(one.days or 0 for one in done), sum(one.hours or 0 for one in done)
    if all_days < days.number and all_hours < hours.number:
        yield (f"集中培训登记了{all_days}天、{all_hours}学时，一般不少于{days.number}天或"
               f"{hours.number}学时（{days.citation.label}）。")  # fmt: skip
