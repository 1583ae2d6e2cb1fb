"""Faults of dossiers: in steps, papers, votes and approvals of the first half of 2020."""

from __future__ import annotations

from datetime import date, timedelta

from dangwu.admissions.choices import Conclusion, OpinionSource, Purpose, Result
from dangwu.admissions.models import (
    Applicant,
    Approval,
    ArchivedPaper,
    Contact,
    Opinion,
    PoliticalReview,
    Prereview,
    Review,
    Sponsor,
    Step,
    Vote,
)
from dangwu.admissions.papers import CandidateTraining, MissingPaper, Probation
from dangwu.core.calendar import add_months
from dangwu.demo.faults import SINCE, UNTIL, breaks, rows
from dangwu.demo.story import Story
from dangwu.members.models import Education, Member, RightsSuspension, Sex
from dangwu.organizations.models import Organization

_DAY = timedelta(days=1)


def _with(story: Story, number: int, place: int = 0) -> Applicant:
    """Return who took a step in the first half of 2020, the earliest first."""
    steps = rows(story, Step).filter(number=number, passed=True, done_on__range=(SINCE, UNTIL))
    return list(steps.order_by("done_on", "pk").select_related("applicant"))[place].applicant


def _admitted(story: Story, branch: str, day: str) -> Applicant:
    """Return who was received in a branch on a day."""
    home = story.organizations[branch].pk
    return rows(story, Applicant).get(organization=home, member__admitted_on=day)


def _move(story: Story, applicant: Applicant, days: dict[int, str]) -> None:
    for number, day in days.items():
        rows(story, Step).filter(applicant=applicant, number=number).update(done_on=day)


@breaks("上级审批超过六个月")
def _approved_after_half_a_year(story: Story) -> None:
    who = _admitted(story, "office3", "2019-11-14")
    _move(story, who, {16: "2020-05-14", 17: "2020-05-20", 18: "2020-05-29", 19: "2020-06-02",
                       20: "2020-06-08"})  # fmt: skip
    rows(story, Approval).filter(applicant=who).update(approved_on="2020-05-20")


@breaks("上级审批逾期")
def _approved_late(story: Story) -> None:
    who = _admitted(story, "stores", "2019-10-24")
    _move(story, who, {17: "2020-02-10", 18: "2020-02-19", 19: "2020-02-23", 20: "2020-02-29"})
    rows(story, Approval).filter(applicant=who).update(approved_on="2020-02-10")


def _probation(story: Story, who: Applicant, **fields: object) -> None:
    """Write, or write over, what the application form says of her probation."""
    rows(story, Probation).update_or_create(applicant=who, defaults=fields)


@breaks("党龄起算日不符")
def _years_from_the_wrong_day(story: Story) -> None:
    who = _with(story, 23)
    began = rows(story, Step).get(applicant=who, number=15).done_on
    full = add_months(began, 12)
    _probation(story, who, began_on=began, ends_on=full, party_age_from=full + 6 * _DAY)


@breaks("入党介绍人不是正式党员")
def _sponsored_by_a_probationary_member(story: Story) -> None:
    rows(story, Sponsor).filter(applicant=_with(story, 9, 5)).first().delete()  # type: ignore[union-attr]
    young = _admitted(story, "office2", "2019-09-19").member
    story.write(Sponsor, [
        Sponsor(applicant=_with(story, 9, 5), member=young, named_on=date(2020, 4, 20))
    ])  # fmt: skip


@breaks("入党介绍人人数不符")
def _one_sponsor(story: Story) -> None:
    rows(story, Sponsor).filter(applicant=_with(story, 9, 6)).first().delete()  # type: ignore[union-attr]


@breaks("入党介绍人正受留党察看")
def _sponsored_by_one_without_rights(story: Story) -> None:
    sponsor = rows(story, Sponsor).filter(applicant=_with(story, 9, 7)).first()
    assert sponsor is not None  # noqa: S101  # every candidate has two
    since = date(2019, 10, 8)
    rows(story, RightsSuspension).create(
        member=sponsor.member, since=since, until=date(2020, 10, 8)
    )


@breaks("列为发展对象前听取意见不全")
def _public_not_asked(story: Story) -> None:
    rows(story, Opinion).filter(applicant=_with(story, 7, 6), source=OpinionSource.PUBLIC).delete()


@breaks("发展对象集中培训不足")
def _two_days_of_training(story: Story) -> None:
    who = _with(story, 11, 5)
    rows(story, CandidateTraining).filter(applicant=who).delete()
    story.write(CandidateTraining, [
        CandidateTraining(applicant=who, began_on=date(2020, 6, 4), ended_on=date(2020, 6, 5),
                          days=2, hours=16)
    ])  # fmt: skip


@breaks("发展材料缺失")
def _paper_missing(story: Story) -> None:
    story.write(MissingPaper, [
        MissingPaper(applicant=_with(story, 23, 1), step=12, paper="支部委员会审查意见",
                     noted_on=date(2020, 6, 9))
    ])  # fmt: skip


@breaks("发展步骤日期颠倒")
def _prereview_after_the_form(story: Story) -> None:
    _move(story, _with(story, 15, 2), {13: "2020-05-06"})


@breaks("发展步骤缺失")
def _step_left_out(story: Story) -> None:
    rows(story, Step).filter(applicant=_with(story, 15, 1), number=18).delete()


@breaks("培养教育考察中断")
def _no_review_for_long(story: Story) -> None:
    home = story.organizations["office2"]
    activist = rows(story, Step).get(organization=home, number=3, done_on="2019-09-19")
    rows(story, Review).filter(applicant=activist.applicant_id).delete()


@breaks("培养联系人不是正式党员")
def _accompanied_by_a_probationary_member(story: Story) -> None:
    contact = rows(story, Contact).filter(applicant=_with(story, 5)).first()
    young = _admitted(story, "stores", "2019-10-24").member
    rows(story, Contact).filter(pk=contact.pk if contact else 0).update(member=young)


@breaks("培养联系人人数不符")
def _nobody_accompanies(story: Story) -> None:
    rows(story, Contact).filter(applicant=_with(story, 5, 1)).delete()


@breaks("审批机关无权审批")
def _approved_by_a_general_branch(story: Story) -> None:
    rows(story, Approval).filter(applicant=_with(story, 15, 0)).update(
        approver=None, approver_kind="党总支"
    )


@breaks("归档材料不齐")
def _four_papers(story: Story) -> None:
    kept = rows(story, ArchivedPaper).filter(applicant=_with(story, 25, 2))
    kept.last().delete()  # type: ignore[union-attr]


@breaks("提前转正")
def _confirmed_early(story: Story) -> None:
    member = _with(story, 23, 2).member
    rows(story, Member).filter(pk=member.pk if member else 0).update(confirmed_on="2020-05-15")


@breaks("支部大会提前讨论转正")
def _discussed_early(story: Story) -> None:
    who, day = _with(story, 23, 1), date(2020, 4, 17)
    _move(story, who, {23: day.isoformat()})
    votes = rows(story, Vote).filter(applicant=who, purpose=Purpose.CONFIRM)
    votes.update(held_on=day)


@breaks("政治审查没有合格结论")
def _review_not_passed(story: Story) -> None:
    rows(story, PoliticalReview).filter(applicant=_with(story, 10, 7)).update(
        conclusion=Conclusion.FAILED
    )


@breaks("流动人员政审意见不全")
def _household_not_asked(story: Story) -> None:
    rows(story, PoliticalReview).filter(applicant=_with(story, 10, 6)).update(floating=True)


@breaks("申请入党不满十八周岁")
def _too_young(story: Story) -> None:
    who = _with(story, 1, 3)
    rows(story, Applicant).filter(pk=who.pk).update(birth_no=20020610)


@breaks("申请后谈话逾期")
def _talked_late(story: Story) -> None:
    _move(story, _with(story, 1, 1), {2: "2020-04-10"})


def _vote(story: Story, place: int) -> Vote:
    return rows(story, Vote).get(applicant=_with(story, 15, place), purpose=Purpose.RECEIVE)


@breaks("表决到会人数不过半")
def _half_came(story: Story) -> None:
    vote = _vote(story, 1)
    came = vote.eligible // 2
    rows(story, Vote).filter(pk=vote.pk).update(
        present=came, written=3, in_favour=came + 3, against=0, abstained=0
    )


@breaks("表决未用无记名投票")
def _by_show_of_hands(story: Story) -> None:
    rows(story, Vote).filter(pk=_vote(story, 2).pk).update(secret=False)


@breaks("表决票数不符")
def _votes_too_many(story: Story) -> None:
    vote = _vote(story, 3)
    rows(story, Vote).filter(pk=vote.pk).update(against=vote.against + 1)


@breaks("表决赞成票不过半")
def _not_more_than_half(story: Story) -> None:
    vote = _vote(story, 0)
    favour = vote.eligible // 2
    rest = vote.present + vote.written - favour
    rows(story, Vote).filter(pk=vote.pk).update(in_favour=favour, against=rest, abstained=0)


@breaks("预备期满日不符")
def _ends_a_day_early(story: Story) -> None:
    who = _with(story, 15, 1)
    began = rows(story, Step).get(applicant=who, number=15).done_on
    _probation(story, who, began_on=began, ends_on=add_months(began, 12) - _DAY)


@breaks("预备期起算日不符")
def _begins_with_the_approval(story: Story) -> None:
    who = _with(story, 15, 2)
    began = rows(story, Step).get(applicant=who, number=17).done_on
    _probation(story, who, began_on=began, ends_on=add_months(began, 12))


@breaks("预审时将在三个月内离开")
def _about_to_leave(story: Story) -> None:
    rows(story, Prereview).filter(applicant=_with(story, 15, 4)).update(
        planned_leave_on="2020-07-10"
    )


@breaks("预审没有合格结果")
def _prereview_not_passed(story: Story) -> None:
    rows(story, Prereview).filter(applicant=_with(story, 15, 3)).update(result=Conclusion.FAILED)


def _newcomer(story: Story, branch: str, sex: Sex, number: int) -> Applicant:
    """Write somebody who came as a probationary member from outside, with a dossier of her own."""
    applicant = Applicant(
        organization=story.organizations[branch], name=story.names.draw(sex), sex=sex,
        birth_no=19880512 + number * 10_000, education=Education.UNIVERSITY, staff_no=f"YL95{number:02d}",
        form_no=f"ZYS9{number:05d}",
    )  # fmt: skip
    return story.write(Applicant, [applicant])[0]


def _walked(story: Story, who: Applicant, admitted: date) -> None:
    """Write her steps up to the oath, each some days after the one before it."""
    home = Organization.objects.using(story.alias).get(pk=who.organization_id)
    days = {1: -720, 2: -700, 3: -480, 4: -470, 5: -465, 6: -95, 7: -92, 8: -80, 9: -76, 10: -60,
            11: -50, 12: -30, 13: -18, 14: -10, 15: 0, 16: 14, 17: 27, 18: 36, 19: 40, 20: 46}  # fmt: skip
    story.write(Step, [
        Step(organization=home, applicant=who, number=number, done_on=admitted + shift * _DAY)
        for number, shift in days.items()
    ])  # fmt: skip


@breaks("转入党员推迟讨论转正过长")
def _put_off_too_long(story: Story) -> None:
    who = _newcomer(story, "office1", Sex.FEMALE, 1)
    _walked(story, who, date(2018, 11, 8))
    _probation(story, who, began_on=date(2018, 11, 8), ends_on=date(2019, 11, 8),
               transferred_in=True, deferred=True)  # fmt: skip


@breaks("转正讨论逾期")
def _not_discussed(story: Story) -> None:
    who = _newcomer(story, "office3", Sex.MALE, 2)
    _walked(story, who, date(2018, 12, 13))
    _probation(story, who, began_on=date(2018, 12, 13), ends_on=date(2019, 12, 13))


@breaks("预备期满未转正")
def _probation_over(story: Story) -> None:
    member = _admitted(story, "office2", "2019-09-19").member
    rows(story, Member).filter(pk=member.pk if member else 0).update(admitted_on="2019-06-20")


def _extended(story: Story, who: Applicant, day: date, months: int) -> Vote:
    return Vote(
        applicant=who, purpose=Purpose.CONFIRM, held_on=day, eligible=36, present=33, in_favour=33,
        result=Result.EXTENDED, extended_months=months, extended_to=add_months(day, months),
    )  # fmt: skip


@breaks("多次延长预备期")
def _extended_twice(story: Story) -> None:
    who = _newcomer(story, "trade", Sex.MALE, 3)
    story.write(Vote, [
        _extended(story, who, date(2019, 6, 13), 8), _extended(story, who, date(2020, 2, 13), 8)
    ])  # fmt: skip


@breaks("延长预备期月数不符")
def _extended_by_three_months(story: Story) -> None:
    who = _newcomer(story, "depot", Sex.MALE, 4)
    story.write(Vote, [_extended(story, who, date(2020, 5, 28), 3)])
