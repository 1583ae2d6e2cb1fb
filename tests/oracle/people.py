"""Members, organizations, elections and applicants."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

from dangwu.core.period import Period
from tests.oracle.families import age, there
from tests.oracle.records import Number, Oracle, rule, share
from tests.oracle.tree import DAY


@rule("转正党员数")
def confirmed(o: Oracle, top: int, period: Period) -> Number:
    return len(o.turned("confirmed_on", top, period))


@rule("平均年龄")
def mean_age(o: Oracle, top: int, period: Period) -> Number:
    ages = [age(one.birth_no, period.last) for one in o.tree.enrolled(top, period.last)]
    return Fraction(sum(ages), len(ages)) if ages else None


def crossed(o: Oracle, top: int, period: Period, *, inward: bool) -> Number:
    """Members in scope on one side of the day of transfer only, told by origin and target."""
    people = set()
    for row in o.rows("members.Transfer"):
        day = row.transferred_on
        if period.first <= day <= period.last:
            before = o.tree.under(row.origin_id, top, day - DAY)
            after = o.tree.under(row.target_id, top, day)
            if after - before == (1 if inward else -1):
                people.add(row.member_id)
    return len(people)


@rule("转入党员数")
def came_in(o: Oracle, top: int, period: Period) -> Number:
    return crossed(o, top, period, inward=True)


@rule("转出党员数")
def went_out(o: Oracle, top: int, period: Period) -> Number:
    return crossed(o, top, period, inward=False)


@rule("新建党组织数")
def founded(o: Oracle, top: int, period: Period) -> Number:
    return sum(
        one.kind != "单位" and o.tree.under(one.pk, top, one.founded_on)
        for one in o.rows("organizations.Organization")
        if period.first <= one.founded_on <= period.last
    )


@rule("撤并党组织数")
def dissolved(o: Oracle, top: int, period: Period) -> Number:
    return sum(
        one.kind != "单位" and o.tree.under(one.pk, top, one.dissolved_on - DAY)
        for one in o.rows("organizations.Organization")
        if one.dissolved_on and period.first <= one.dissolved_on <= period.last
    )


@rule("应换届党组织数")
def due_elections(o: Oracle, top: int, period: Period) -> Number:
    terms = o.rows("organizations.Term")
    found = set()
    for one in terms:
        end = one.extended_to or one.ends_on
        replaced = any(
            later.organization_id == one.organization_id
            and one.began_on < later.began_on < period.first
            for later in terms
        )
        due = period.first <= end <= period.last and not replaced
        if due and o.tree.under(one.organization_id, top, end):
            found.add(one.organization_id)
    return len(found)


@rule("换届党组织数")
def elections(o: Oracle, top: int, period: Period) -> Number:
    return len({
        one.organization_id
        for one in o.flow("organizations.Election", "held_on", top, period)
        if one.reported_on and period.first <= one.reported_on <= period.last
    })  # fmt: skip


@rule("换届完成率")
def elected_share(o: Oracle, top: int, period: Period) -> Number:
    return share(elections(o, top, period), due_elections(o, top, period))


@rule("在职职工数")
def staff(o: Oracle, top: int, period: Period) -> Number:
    last: dict[int, Any] = {}
    for row in sorted(
        o.stock("organizations.StaffCount", top, period.last), key=lambda c: c.counted_on
    ):
        if row.counted_on <= period.last:
            last[row.organization_id] = row
    return sum(row.staff for row in last.values()) if last else None


def trainer(o: Oracle, applicant: Any, day: date) -> int:
    """The organization that trained her on a day: the moves after it are taken back."""
    later = [
        one
        for one in o.rows("admissions.ApplicantMove")
        if one.applicant_id == applicant.pk and one.moved_on > day
    ]
    first = min(later, key=lambda one: one.moved_on, default=None)
    return first.origin_id if first else applicant.organization_id


def trained(o: Oracle, top: int, day: date) -> list[tuple[int, set[int]]]:
    """The applicants in training on a day, with the steps that they had passed."""
    steps = defaultdict(set)
    for one in o.rows("admissions.Step"):
        if one.passed and one.done_on <= day:
            steps[one.applicant_id].add(one.number)
    approved = {
        one.applicant_id for one in o.rows("admissions.Step") if one.passed and one.number == 17
    }
    return [
        (one.pk, steps[one.pk] | ({17} if one.pk in approved else set()))
        for one in o.rows("admissions.Applicant")
        if one.stopped_on > day and o.tree.under(trainer(o, one, day), top, day)
    ]


@rule("入党积极分子数")
def activists(o: Oracle, top: int, period: Period) -> Number:
    return sum(3 in done and 7 not in done for _, done in trained(o, top, period.last))


@rule("发展对象数")
def candidates(o: Oracle, top: int, period: Period) -> Number:
    return sum(7 in done and not {15, 17} <= done for _, done in trained(o, top, period.last))


@rule("统计年份")
def year(o: Oracle, top: int, period: Period) -> Number:
    return period.last.year


@rule("统计截止月份")
def month(o: Oracle, top: int, period: Period) -> Number:
    return period.last.month


@rule("建党周年")
def anniversary(o: Oracle, top: int, period: Period) -> Number:
    return period.last.year - 1921


@rule("双报到党员数")
def registered(o: Oracle, top: int, period: Period) -> Number:
    here = {one.pk for one in o.tree.enrolled(top, period.last)}
    rows = o.rows("posts.CommunityRegistration")
    return len({one.member_id for one in rows if there(one, period.last)} & here)
