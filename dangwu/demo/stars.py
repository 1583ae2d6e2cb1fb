"""The example scheme in use: points of late 2019, two objections; an appraisal by weighted parts."""

from __future__ import annotations

from datetime import date

from dangwu.core.period import Period
from dangwu.demo.story import Story
from dangwu.engine.django_engine import DjangoEngine
from dangwu.meetings.models import MemberAppraisal
from dangwu.stars.appraisal_models import Assessment, Grading, Mark, Part, Subject, Weighting
from dangwu.stars.models import Entry, Item, Level, Line, Objection, Proof, Round, Scheme, Score
from dangwu.stars.reckoning import Reckoned, reckon, stars_for
from dangwu.stars.sources import example

_BRANCH = "office1"
_FIRST, _LAST = date(2019, 7, 1), date(2019, 12, 31)
_RECKONED, _RAISED, _ANSWERED = date(2020, 1, 6), date(2020, 1, 7), date(2020, 1, 8)
_PARTS = (("自评", 10), ("互评", 30), ("民主测评", 40), ("组织评定", 20))
_GRADES = (("优秀", 90), ("合格", 70), ("基本合格", 60), ("不合格", 0))
_APPRAISED = 6


def build_stars(story: Story) -> None:
    """Write a scheme, a round with its scores, and what was contested."""
    scheme, items, levels = _scheme(story)
    by_hand = [item for item in items if not item.source]
    for place, person in enumerate(story.some(story.of(_BRANCH, _LAST), 2)):
        story.write(Entry, [
            Entry(
                organization=story.organizations[_BRANCH], item=by_hand[0], member=person.member,
                happened_on=date(2019, 10, 18 + place), ground="局党组会议纪要〔2019〕21号：抢运秋粮突击队",
            )
        ])  # fmt: skip
    branch = story.organizations[_BRANCH]
    people = [person.member.pk for person in story.of(_BRANCH, _LAST)]
    found = reckon(DjangoEngine(story.alias), branch.pk, Period(_FIRST, _LAST), items, people)
    [made] = story.write(Round, [
        Round(organization=branch, scheme=scheme, first_on=_FIRST, last_on=_LAST,
              reckoned_on=_RECKONED)
    ])  # fmt: skip
    scores = story.write(Score, [_score(made, one, levels) for one in found])
    _explain(story, list(scores), found)
    _appraise(story)


def _scheme(story: Story) -> tuple[Scheme, list[Item], list[Level]]:
    shown = example()
    [scheme] = story.write(Scheme, [
        Scheme(organization=story.organizations["bureau"], name=shown.name, cycle=shown.cycle, example=True, since=_FIRST)
    ])  # fmt: skip
    items = story.write(Item, [
        Item(scheme=scheme, place=place, module=one.module, label=one.label, source=one.source,
             points=one.points, each=one.each, most=one.most)
        for place, one in enumerate(shown.items, 1)
    ])  # fmt: skip
    levels = story.write(Level, [
        Level(scheme=scheme, stars=stars, least=least) for stars, least in shown.levels.items()
    ])  # fmt: skip
    return scheme, list(items), list(levels)


def _score(made: Round, one: Reckoned, levels: list[Level]) -> Score:
    return Score(
        round=made, member_id=one.member_id, points=one.points, unknown=one.unknown,
        suggested=stars_for(one, levels),
    )  # fmt: skip


def _explain(story: Story, scores: list[Score], found: list[Reckoned]) -> None:
    lines = story.write(Line, [
        Line(score=score, item=worth.item, amount=worth.amount, points=worth.points)
        for score, one in zip(scores, found, strict=True) for worth in one.worths
    ])  # fmt: skip
    worths = [worth for one in found for worth in one.worths]
    story.write(Proof, [
        Proof(line=line, label=worth.label, record_id=row.id, happened_on=row.happened_on,
              amount=row.amount)
        for line, worth in zip(lines, worths, strict=True) for row in worth.rows
    ])  # fmt: skip
    story.write(Objection, [
        Objection(
            score=scores[0], line=lines[0], raised_on=_RAISED,
            reason="11月的主题党日本人参加了，签到表上有，没有计入。", answered_on=_ANSWERED,
            upheld=False,
            answer="核对签到表，11月签的是学习交流会，已按支部集中学习计入。",
        ),
        Objection(
            score=scores[-1], raised_on=_RAISED,
            reason="去年9月下乡帮扶两周，没有计入作用发挥。",
        ),
    ])  # fmt: skip


def _appraise(story: Story) -> None:
    """Weigh the first branch's 民主评议 of late 2019; one part of the last person is not told."""
    [weighting] = story.write(Weighting, [
        Weighting(organization=story.organizations["bureau"], subject=Subject.MEMBERS,
                  name="民主评议党员办法", basis="局机关党委〔2019〕15号", since=_FIRST)
    ])  # fmt: skip
    parts = story.write(Part, [
        Part(weighting=weighting, place=place, name=name, weight=weight)
        for place, (name, weight) in enumerate(_PARTS, 1)
    ])  # fmt: skip
    story.write(Grading, [
        Grading(weighting=weighting, grade=grade, least=least) for grade, least in _GRADES
    ])  # fmt: skip
    told = (
        MemberAppraisal.objects.using(story.alias).order_by("appraised_on", "pk")
        .filter(organization=story.organizations[_BRANCH], appraised_on__gte=_FIRST)[:_APPRAISED]
    )  # fmt: skip
    people = story.write(Assessment, [
        Assessment(organization_id=one.organization_id, weighting=weighting,
                   member_id=one.member_id, assessed_on=one.appraised_on)
        for one in told
    ])  # fmt: skip
    marks = [(one, part) for one in people for part in parts][:-1]
    story.write(Mark, [
        Mark(assessment=one, part=part, score_centi=story.dice.randint(8200, 9800))
        for one, part in marks
    ])  # fmt: skip
