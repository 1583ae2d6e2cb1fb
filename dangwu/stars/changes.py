"""The writes of stars: points by hand, rounds, objections with answers, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import add_months
from dangwu.core.period import Period
from dangwu.engine.django_engine import DjangoEngine
from dangwu.members import posts
from dangwu.members.belonging import belonging
from dangwu.members.models import Member, Membership
from dangwu.organizations.models import Organization, Placement
from dangwu.organizations.standing import require_past, require_place
from dangwu.stars import errors
from dangwu.stars.models import (
    Cycle,
    Entry,
    Item,
    Level,
    Line,
    Objection,
    Proof,
    Round,
    Scheme,
    Score,
)
from dangwu.stars.reckoning import Reckoned, reckon, stars_for

MONTHS = {Cycle.QUARTER: 3, Cycle.HALF_YEAR: 6, Cycle.YEAR: 12}


def enter(
    member: Member,
    *,
    item: Item,
    happened_on: date,
    ground: str,
    today: date,
    times: int = 1,
    actor: User | None = None,
) -> Entry:
    """Enter what no other room records, with what shows it."""
    home = belonging(member, happened_on, today, "登记加减分")
    if item.source:
        raise errors.EntryImpossible(f"“{item.label}”由记录自动计数，请到相应台账登记。")
    if not item.scheme.since <= happened_on < item.scheme.until:
        raise errors.EntryImpossible(f"{happened_on}不在方案“{item.scheme.name}”的使用期内。")
    return log.create(
        Entry, action="stars.enter", actor=actor, organization=home, item=item, member=member,
        happened_on=happened_on, times=times, ground=ground,
    )  # fmt: skip


@transaction.atomic
def begin_round(
    organization: Organization,
    *,
    scheme: Scheme,
    first_on: date,
    today: date,
    actor: User | None = None,
) -> Round:
    """Reckon the points of a branch's members for the period that begins on a day."""
    last_on = period_end(scheme, first_on)
    if last_on >= today:
        raise errors.PeriodNotOver(last_on, today)
    require_governed(organization, scheme, first_on, last_on)
    if Round.objects.filter(organization=organization, scheme=scheme, first_on=first_on).exists():
        raise errors.RoundImpossible(
            organization.document_name, "这一期已经核算过，请打开它重新核算。"
        )
    made = log.create(
        Round, action="stars.begin_round", actor=actor, organization=organization, scheme=scheme,
        first_on=first_on, last_on=last_on, reckoned_on=today,
    )  # fmt: skip
    if not _people(made):
        raise errors.RoundImpossible(organization.document_name, f"{last_on}没有在册党员。")
    _reckon(made)
    return made


def period_end(scheme: Scheme, first_on: date) -> date:
    """Return the last day of the scheme's period that begins on a day."""
    months = MONTHS[Cycle(scheme.cycle)]
    if first_on.day != 1 or (first_on.month - 1) % months:
        raise errors.SchemeImpossible(
            scheme.name, f"{scheme.get_cycle_display()}核算一次，核算期不能从{first_on}起。"
        )
    return add_months(first_on, months) - timedelta(days=1)


def require_governed(
    organization: Organization, scheme: Scheme, first_on: date, last_on: date
) -> None:
    """Raise RoundImpossible where the scheme is not that of the organization or one above."""
    place = require_place(organization, last_on, "核算积分")
    above = Placement.objects.filter(
        organization=scheme.organization_id, since__lte=last_on, until__gt=last_on
    ).first()
    if above is None or not place.path.startswith(above.path):
        raise errors.RoundImpossible(
            organization.document_name, f"方案“{scheme.name}”不是本级或上级的方案。"
        )
    if scheme.since > first_on or scheme.until <= last_on:
        raise errors.RoundImpossible(
            organization.document_name, f"方案“{scheme.name}”没有用满{first_on}至{last_on}。"
        )


@transaction.atomic
def reckon_again(round_: Round, *, reason: str, today: date, actor: User | None = None) -> Round:
    """Reckon anew after records were put right; what people decided stays."""
    decided = Score.objects.filter(round=round_, rating__isnull=False).first()
    if decided is not None:
        raise errors.AlreadyDecided(decided.member.name)
    log.update(round_, action="stars.reckon_again", actor=actor, reason=reason, reckoned_on=today)
    _reckon(round_)
    return round_


def _people(round_: Round) -> list[int]:
    day = round_.last_on
    found = Membership.objects.filter(
        organization=round_.organization_id, since__lte=day, until__gt=day,
        member__admitted_on__lte=day, member__left_on__gt=day,
    )  # fmt: skip
    return list(found.order_by("member_id").values_list("member_id", flat=True))


def _reckon(round_: Round) -> None:
    items = list(Item.objects.filter(scheme=round_.scheme_id).order_by("place"))
    levels = list(Level.objects.filter(scheme=round_.scheme_id))
    period = Period(round_.first_on, round_.last_on)
    found = reckon(DjangoEngine(), round_.organization_id, period, items, _people(round_))
    Proof.objects.filter(line__score__round=round_).delete()
    for one in found:
        score, _ = Score.objects.update_or_create(
            round=round_, member_id=one.member_id,
            defaults={"points": one.points, "unknown": one.unknown,
                      "suggested": stars_for(one, levels)},
        )  # fmt: skip
        _write_lines(score, one)


def _write_lines(score: Score, reckoned: Reckoned) -> None:
    proofs: list[Proof] = []
    for one in reckoned.worths:
        line, _ = Line.objects.update_or_create(
            score=score, item=one.item, defaults={"amount": one.amount, "points": one.points}
        )
        proofs += [
            Proof(line=line, label=one.label, record_id=row.id, happened_on=row.happened_on,
                  amount=row.amount)
            for row in one.rows
        ]  # fmt: skip
    Proof.objects.bulk_create(proofs)


def contest(
    score: Score, *, reason: str, today: date, actor: User, line: Line | None = None
) -> Objection:
    """Enter an objection, to a line or to the whole."""
    if score.rating_id is not None:
        raise errors.AlreadyDecided(score.member.name)
    if line is not None and line.score_id != score.pk:
        raise errors.ObjectionImpossible("所选项目不是这份积分的。")
    return log.create(
        Objection, action="stars.contest", actor=actor, score=score, line=line, raised_on=today,
        raised_by=actor, reason=reason,
    )  # fmt: skip


def answer(
    objection: Objection, *, upheld: bool, answer: str, today: date, actor: User | None = None
) -> Objection:
    """Answer an objection with the reason; what it asked for is then put right in the records."""
    require_past(objection.raised_on, today)
    if objection.answered_on is not None:
        raise errors.ObjectionImpossible(f"{objection.answered_on}已经答复。")
    if not answer.strip():
        raise errors.ObjectionImpossible("请写明答复的理由。")
    log.update(
        objection, action="stars.answer", actor=actor, answered_on=today, answered_by=actor,
        upheld=upheld, answer=answer,
    )  # fmt: skip
    return objection


@transaction.atomic
def decide(
    score: Score, *, stars: int, on: date, reason: str, today: date, actor: User | None = None
) -> Score:
    """Write the stars that people gave; other than the points come to, they say why."""
    name = score.member.name
    if score.rating_id is not None:
        raise errors.AlreadyDecided(name)
    if on <= score.round.last_on:
        raise errors.DecisionImpossible(name, f"评定日期{on}应在核算期{score.round.last_on}之后。")
    if Objection.objects.filter(score=score, answered_on=None).exists():
        raise errors.DecisionImpossible(name, "还有异议没有答复，请先答复。")
    if stars != score.suggested and not reason.strip():
        told = f"积分对应{score.suggested}星" if score.suggested else "积分没有对应的星级"
        raise errors.DecisionImpossible(name, f"{told}，评定为{stars}星的请写明理由。")
    rating = posts.rate(score.member, stars=stars, on=on, today=today, actor=actor)
    log.update(score, action="stars.decide", actor=actor, rating=rating, reason=reason)
    return score


def open_objections(scores: Sequence[Score]) -> set[int]:
    """Return the scores with an objection that nobody answered."""
    rows = Objection.objects.filter(score__in=[one.pk for one in scores], answered_on=None)
    return set(rows.values_list("score_id", flat=True))
