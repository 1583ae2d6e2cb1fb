"""The writes of appraisals by parts: weights, grades, marks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Sum

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.duties.models import Grade as SecretaryGrade
from dangwu.meetings.models import Grade as MemberGrade
from dangwu.members.belonging import belonging
from dangwu.members.models import Member
from dangwu.organizations.models import FOREVER, Organization
from dangwu.stars.appraisal_models import (
    FULL,
    Assessment,
    Grading,
    Mark,
    Part,
    Subject,
    Weighting,
    points,
)

GRADES = {
    Subject.MEMBERS: tuple(MemberGrade.values),
    Subject.SECRETARIES: tuple(SecretaryGrade.values),
}


class WeightingImpossible(DangwuError):
    """A way to weigh appraisals cannot be so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"评议办法“{name}”不能这样登记：{why}")


class AssessmentImpossible(DangwuError):
    """Marks cannot be so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}的评议得分不能这样登记：{why}")


def adopt_weighting(
    organization: Organization,
    *,
    subject: str,
    name: str,
    basis: str,
    since: date,
    actor: User | None = None,
) -> Weighting:
    """Enter a way to weigh, by the paper that it follows; its parts come after."""
    open_one = Weighting.objects.filter(
        organization=organization, subject=subject, until__gt=since
    ).first()
    if open_one is not None:
        raise WeightingImpossible(name, f"“{open_one.name}”还在使用，请先停用。")
    return log.create(
        Weighting, action="stars.adopt_weighting", actor=actor, organization=organization,
        subject=subject, name=name, basis=basis, since=since,
    )  # fmt: skip


def end_weighting(weighting: Weighting, *, on: date, actor: User | None = None) -> Weighting:
    """Use it no more from a day on."""
    if on <= weighting.since or weighting.until != FOREVER:
        raise WeightingImpossible(weighting.name, f"停用日{on}应晚于起用日{weighting.since}。")
    log.update(weighting, action="stars.end_weighting", actor=actor, until=on)
    return weighting


def add_part(weighting: Weighting, *, name: str, weight: int, actor: User | None = None) -> Part:
    """Add a part; all weights together are a hundred at most."""
    _require_unused(weighting)
    parts = Part.objects.filter(weighting=weighting)
    so_far = parts.aggregate(all=Sum("weight"))["all"] or 0
    if so_far + weight > 100:
        raise WeightingImpossible(
            weighting.name, f"已有权重合计{so_far}%，再加{weight}%就超过100%。"
        )
    if parts.filter(name=name).exists():
        raise WeightingImpossible(weighting.name, f"已有“{name}”。")
    return log.create(
        Part, action="stars.add_part", actor=actor, weighting=weighting, place=len(parts) + 1,
        name=name, weight=weight,
    )  # fmt: skip


def set_grading(
    weighting: Weighting, *, grade: str, least: int, actor: User | None = None
) -> Grading:
    """Set from how many points on a grade fits; the better grade needs more."""
    _require_unused(weighting)
    order = GRADES[Subject(weighting.subject)]
    if grade not in order:
        raise WeightingImpossible(weighting.name, f"等次只有{'、'.join(order)}。")
    for one in Grading.objects.filter(weighting=weighting).exclude(grade=grade):
        better = order.index(one.grade) < order.index(grade)
        if one.least == least or better != (one.least > least):
            raise WeightingImpossible(
                weighting.name, f"{one.grade}是{one.least}分，{grade}不能是{least}分。"
            )
    known = Grading.objects.filter(weighting=weighting, grade=grade).first()
    if known is None:
        return log.create(Grading, action="stars.set_grading", actor=actor, weighting=weighting,
                          grade=grade, least=least)  # fmt: skip
    log.update(known, action="stars.set_grading", actor=actor, least=least)
    return known


def _require_unused(weighting: Weighting) -> None:
    if Mark.objects.filter(assessment__weighting=weighting).exists():
        raise WeightingImpossible(
            weighting.name, "已按它登记过得分，权重和分数线不能再改：请停用它，另立一个办法。"
        )


def assess(
    member: Member, *, weighting: Weighting, assessed_on: date, today: date,
    actor: User | None = None,
) -> Assessment:  # fmt: skip
    """Begin one person's appraisal by parts."""
    home = belonging(member, assessed_on, today, "登记评议得分")
    if not weighting.since <= assessed_on < weighting.until:
        raise AssessmentImpossible(member.name, f"{assessed_on}不在“{weighting.name}”的使用期内。")
    told = Assessment.objects.filter(weighting=weighting, member=member, assessed_on=assessed_on)
    if told.exists():
        raise AssessmentImpossible(member.name, f"{assessed_on}已经登记过，请打开它填分项得分。")
    return log.create(
        Assessment, action="stars.assess", actor=actor, organization=home, weighting=weighting,
        member=member, assessed_on=assessed_on,
    )  # fmt: skip


@transaction.atomic
def mark(
    assessment: Assessment, *, scores: Mapping[int, int | None], actor: User | None = None
) -> Assessment:
    """Write the points of parts by their keys, in hundredths; None leaves a part unknown."""
    name = assessment.member.name
    parts = {one.pk: one for one in Part.objects.filter(weighting=assessment.weighting_id)}
    if sum(one.weight for one in parts.values()) != 100:
        raise AssessmentImpossible(name, f"“{assessment.weighting.name}”的权重合计还不是100%。")
    for key, centi in scores.items():
        if centi is not None and not 0 <= centi <= FULL:
            raise AssessmentImpossible(
                name, f"{parts[key].name}是{points(abs(centi))}分，应在0到100分之间。"
            )
        _mark(assessment, parts[key], centi, actor)
    return assessment


def _mark(assessment: Assessment, part: Part, centi: int | None, actor: User | None) -> None:
    known = Mark.objects.filter(assessment=assessment, part=part).first()
    if known is None and centi is not None:
        log.create(Mark, action="stars.mark", actor=actor, assessment=assessment, part=part,
                   score_centi=centi)  # fmt: skip
    elif known is not None and centi is not None and known.score_centi != centi:
        log.update(known, action="stars.mark", actor=actor, score_centi=centi)
