"""Both sides of what a step asks, and what the last steps do to the member."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.admissions import changes, company, corrections, finishing
from dangwu.admissions.choices import Conclusion, Purpose, Result
from dangwu.admissions.limits import facts_of, probation_full
from dangwu.admissions.models import (
    Applicant,
    ArchivedPaper,
    Contact,
    Opinion,
    PoliticalReview,
    Prereview,
    Sponsor,
    Step,
    Vote,
)
from dangwu.admissions.readiness import warnings_of
from dangwu.core.period import Period
from dangwu.members.models import Member, Membership, RightsSuspension
from dangwu.organizations import locks
from dangwu.organizations.models import FOREVER, Organization
from dangwu.rules.book import rules
from tests.admissions.whole import DAYS, FULL, NAME, decide, leave, take, voted, went
from tests.cast import TODAY
from tests.examples import Example, load
from tests.refusing import refused

DAY = timedelta(days=1)
RULE = "《中国共产党发展党员工作细则》"
AS_IT_WAS = "确已这样办理、只是补录的，请写明“如实补录的理由”。"


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    from pathlib import Path

    load(Example("", Path(), {}))


def finish(applicant: Applicant, number: int, day: date | None = None, **fields: Any) -> Step:
    given: dict[str, Any] = {"today": TODAY, **fields}
    return finishing.finish(
        applicant=applicant, number=number, done_on=day or DAYS[number], **given
    )


def test_a_dossier_goes_the_whole_way_by_the_rules() -> None:
    applicant = went(25)

    assert list(changes.passed_steps(applicant)) == list(range(1, 26))
    member = Member.objects.get(name=NAME)
    assert (member.admitted_on, member.confirmed_on) == (DAYS[15], FULL)
    assert Membership.objects.get(member=member).since == DAYS[15]
    said = Change.objects.filter(action="members.confirm").get()
    assert said.after == {"confirmed_on": "2019-06-10"}


def test_a_step_waits_for_those_before_it() -> None:
    applicant = went(11)
    Step.objects.filter(applicant=applicant, number=10).delete()

    assert refused(finish, applicant, 12) == (
        f"“{NAME}”的第10步“进行政治审查”还没有登记，不能登记第12步“支部委员会审查”（{RULE}第十九条"
        f"（待核对））：请先登记第10步；{AS_IT_WAS}"
    )
    step = finish(applicant, 12, because="旧档案，第10步日期待查")
    said = Change.objects.filter(action="admissions.as_it_was").get()
    assert (said.record_id, said.reason) == (step.pk, "旧档案，第10步日期待查")


def test_a_step_is_no_earlier_than_those_before_it() -> None:
    applicant = went(3)
    assert refused(finish, applicant, 4, DAYS[3] - DAY) == (
        f"“{NAME}”的第4步登记在2017-02-28，早于第3步（2017-03-01）：请核对日期。"
    )
    finish(applicant, 4, DAYS[3])


def test_a_candidate_waits_for_the_whole_year() -> None:
    applicant = went(6)
    leave(applicant, 7, DAYS[7])
    assert refused(finish, applicant, 7, DAYS[7] - DAY) == (
        f"“{NAME}”的第7步“确定发展对象”最早2018-03-01办理，登记的是2018-02-28：从第3步“推荐和确定"
        f"入党积极分子”算起还不满期（{RULE}第十三条（待核对））。请等到期；{AS_IT_WAS}"
    )
    finish(applicant, 7, DAYS[7])


def test_nobody_is_confirmed_before_the_probation_is_full() -> None:
    applicant = went(22)
    eve = FULL - DAY
    voted(applicant, eve, purpose=Purpose.CONFIRM, result=Result.CONFIRMED)
    assert refused(finish, applicant, 23, eve) == (
        f"“{NAME}”的第23步“支部大会讨论转正”最早2019-06-10办理，登记的是2019-06-09：从第15步“支部"
        f"大会讨论”算起还不满期（{RULE}第三十一条（待核对））。请等到期；{AS_IT_WAS}"
    )
    finish(applicant, 23, FULL)


PAPERS: list[tuple[int, type[Any], str, str]] = [
    (5, Contact, "还没有登记培养联系人", "第九条（待核对）"),
    (9, Sponsor, "登记了0名入党介绍人，应为2名", "第十四条（待核对）"),
    (10, PoliticalReview, "还没有登记政治审查结论", "第十六条（待核对）"),
    (13, Prereview, "还没有登记预审结果", "第十九条（待核对）"),
    (15, Vote, "还没有登记支部大会的表决", "第二十条"),
    (25, ArchivedPaper, "登记了0种归档材料，应为5种", "第三十七条（待核对）"),
]


@pytest.mark.parametrize(("number", "model", "why", "article"), PAPERS)
def test_a_step_passes_with_what_it_leaves(
    number: int, model: type[Any], why: str, article: str
) -> None:
    applicant = went(number - 1)
    said = refused(finish, applicant, number)
    kind = Step(number=number).step_name
    assert said == (
        f"“{NAME}”的第{number}步“{kind}”不能登记为通过：{why}（{RULE}{article}）。"
        f"请先登记或更正；{AS_IT_WAS}"
    )
    take(applicant, number)
    assert model.objects.filter(applicant=applicant).exists()


def test_all_four_are_heard_before_somebody_becomes_a_candidate() -> None:
    applicant = went(6)
    leave(applicant, 7, DAYS[7])
    Opinion.objects.filter(applicant=applicant, source__in=["党小组", "群众"]).delete()
    assert "不能登记为通过：没有听取党小组、群众意见的记录（" in refused(finish, applicant, 7)


def test_a_review_that_fails_lets_no_step_pass() -> None:
    applicant = went(9)
    changes.file(
        PoliticalReview, applicant=applicant, concluded_on=DAYS[10], conclusion=Conclusion.FAILED
    )
    assert "政治审查结论是“不合格”" in refused(finish, applicant, 10)
    finish(applicant, 10, passed=False)


@pytest.mark.parametrize(
    ("count", "why"),
    [
        ({"eligible": 10, "present": 5, "in_favour": 5}, "应到10人，到会5人，没有超过半数"),
        ({"eligible": 10, "present": 6, "in_favour": 5, "against": 1},
         "应到10人，赞成5票，没有超过应到的半数"),
        ({"eligible": 10, "present": 6, "in_favour": 6}, ""),
        ({"eligible": 10, "present": 6, "in_favour": 6, "result": Result.REFUSED},
         "2018-06-10的表决结果是“不接收”"),
    ],
)  # fmt: skip
def test_more_than_half_of_those_entitled_come_and_agree(count: dict[str, Any], why: str) -> None:
    applicant = went(14)
    voted(applicant, DAYS[15], **{"purpose": Purpose.RECEIVE, "result": Result.RECEIVED, **count})
    if why:
        assert f"不能登记为通过：{why}（" in refused(finish, applicant, 15)
    else:
        finish(applicant, 15)


def test_who_accompanies_her_is_a_full_member_with_all_rights() -> None:
    applicant = went(4)

    def name(member: int, day: date, **fields: Any) -> None:
        company.accompany(
            Contact, applicant=applicant, member=Member.objects.get(pk=member), what="培养联系人",
            day=day, field="since", **fields,
        )  # fmt: skip

    cite = f"（{RULE}第九条（待核对））。请另选。"
    assert refused(name, 32, DAYS[5]) == f"石砚不能作培养联系人：2017-03-15还不是正式党员{cite}"
    assert refused(name, 31, date(2006, 6, 30)) == (
        f"林望舒不能作培养联系人：2006-06-30还不是正式党员{cite}"
    )
    RightsSuspension.objects.create(member_id=31, since=date(2017, 1, 1), until=DAYS[5] + DAY)
    assert refused(name, 31, DAYS[5]) == f"林望舒不能作培养联系人：2017-03-15在留党察看期间{cite}"
    name(31, DAYS[5] + DAY)
    assert refused(name, 31, DAYS[6]) == f"林望舒不能作培养联系人：已经登记过{cite}"
    name(32, DAYS[5], because="旧档案如此")


def extend(applicant: Applicant, months: int, held_on: date) -> None:
    voted(applicant, held_on, purpose=Purpose.CONFIRM, result=Result.EXTENDED,
          extended_months=months)  # fmt: skip


def test_a_probation_is_extended_once_by_six_to_twelve_months() -> None:
    applicant = went(22)
    for months in (5, 13):
        assert refused(extend, applicant, months, DAYS[23]) == (
            f"“{NAME}”的预备期不能这样延长：延长{months}个月，应不少于6个月、不超过12个月"
            f"（{RULE}第三十三条）。请核对。"
        )
    extend(applicant, 6, DAYS[23])
    finish(applicant, 23, passed=False)
    assert probation_full(facts_of([applicant])[applicant.pk], rules()) == date(2019, 12, 10)
    assert refused(extend, applicant, 6, date(2019, 12, 12)) == (
        f"“{NAME}”的预备期不能这样延长：已延长过1次，最多1次（{RULE}第三十三条）。请核对。"
    )


def test_an_extension_moves_the_day_of_confirmation() -> None:
    applicant = went(22)
    extend(applicant, 6, DAYS[23])
    finish(applicant, 23, passed=False)
    full, met = date(2019, 12, 10), date(2019, 12, 12)
    assert "最早2019-12-10办理，登记的是2019-12-09" in refused(finish, applicant, 23, full - DAY)
    voted(applicant, met, purpose=Purpose.CONFIRM, result=Result.CONFIRMED)
    finish(applicant, 23, met)
    decide(applicant, 24, met + DAY)
    finish(applicant, 24, met + DAY)
    assert Member.objects.get(name=NAME).confirmed_on == full


def test_a_cancellation_ends_the_membership_and_the_dossier() -> None:
    applicant = went(22)
    voted(applicant, DAYS[23], purpose=Purpose.CONFIRM, result=Result.CANCELLED)
    finish(applicant, 23, passed=False)
    changes.approve(
        applicant=applicant, purpose=Purpose.CONFIRM, reported_on=DAYS[23], approved_on=DAYS[24],
        result=Result.CANCELLED,
    )  # fmt: skip
    finish(applicant, 24, passed=False)

    applicant.refresh_from_db()
    member = Member.objects.get(name=NAME)
    assert (member.left_on, member.confirmed_on) == (DAYS[24], None)
    assert Membership.objects.get(member=member).until == DAYS[24]
    assert applicant.stopped_on == DAYS[24]
    left = Change.objects.filter(action="members.leave").get()
    assert left.reason == "取消预备党员资格"


def test_nobody_is_confirmed_who_is_in_no_book() -> None:
    applicant = went(23)
    applicant.member = None
    decide(applicant, 24, DAYS[24])
    assert refused(finish, applicant, 24) == (
        f"“{NAME}”还没有登记为预备党员，不能登记第24步：请先在“办理”里“登记为预备党员”。"
    )


def test_the_books_agree_on_the_day_of_confirmation() -> None:
    applicant = went(23)
    decide(applicant, 24, DAYS[24])
    member = applicant.member
    assert member is not None
    Member.objects.filter(pk=member.pk).update(confirmed_on=FULL + DAY)
    member.refresh_from_db()
    assert refused(finish, applicant, 24) == (
        f"“{NAME}”在党员名册里的转正日期是2019-06-11，而预备期满日是2019-06-10：转正日期、党龄从预备期"
        "满日算起，请先更正党员名册或支部大会的日期。"
    )
    Member.objects.filter(pk=member.pk).update(confirmed_on=FULL)
    member.refresh_from_db()
    finish(applicant, 24)


def test_a_closed_period_is_not_confirmed_into() -> None:
    applicant = went(23)
    decide(applicant, 24, DAYS[24])
    unit = Organization.objects.get(pk=1)
    locks.lock(unit, Period.parse("2019H1"), title="上半年总结")
    assert refused(finish, applicant, 24) == (
        "“云岭市物资储备局第一党支部”2019-06-10的记录属于2019年上半年，这个时段已随《上半年总结》印发而"
        "锁定，没有写入。确需改动，请先在“文”里打开这份报告，用“重开”写明理由，改好后重新审核印发。"
    )
    assert Member.objects.get(name=NAME).confirmed_on is None


def test_taking_the_last_approval_out_takes_the_confirmation_back() -> None:
    applicant = went(24)
    step = Step.objects.get(applicant=applicant, number=24)
    corrections.withdraw_step(step, reason="录错", today=TODAY)
    assert Member.objects.get(name=NAME).confirmed_on is None
    assert Change.objects.filter(action="members.correct").get().reason == "录错"
    finish(applicant, 24)
    assert Member.objects.get(name=NAME).confirmed_on == FULL


def test_the_members_days_follow_the_branch_meeting() -> None:
    applicant = went(24)
    step = Step.objects.get(applicant=applicant, number=15)
    corrections.correct_step(
        step, done_on=DAYS[15] + DAY, by=None, by_post="", paper="", reason="决议写的是11日",
        today=TODAY,
    )  # fmt: skip
    member = Member.objects.get(name=NAME)
    assert (member.admitted_on, member.confirmed_on) == (DAYS[15] + DAY, FULL + DAY)
    assert Membership.objects.get(member=member).since == DAYS[15] + DAY


def test_what_is_late_or_unusual_is_told_and_written() -> None:
    applicant = went(1)
    assert warnings_of(applicant, 2, date(2017, 2, 10)) == []
    assert warnings_of(applicant, 2, date(2017, 2, 11)) == [
        f"第2步应不晚于2017-02-10，登记的是2017-02-11，已经逾期（{RULE}第七条（待核对））。"
    ]


def test_a_short_training_is_told() -> None:
    applicant = went(11)
    assert warnings_of(applicant, 11, DAYS[11]) == []
    from dangwu.admissions.papers import CandidateTraining

    CandidateTraining.objects.filter(applicant=applicant).update(days=2, hours=23)
    assert warnings_of(applicant, 11, DAYS[11]) == [
        f"集中培训登记了2天、23学时，一般不少于3天或24学时（{RULE}第十七条（待核对））。"
    ]
    CandidateTraining.objects.filter(applicant=applicant).update(days=2, hours=24)
    assert warnings_of(applicant, 11, DAYS[11]) == []


def test_who_leaves_within_three_months_is_told() -> None:
    applicant = went(13)
    for leaves, told in ((date(2018, 8, 27), 1), (date(2018, 8, 28), 0)):
        Prereview.objects.filter(applicant=applicant).update(planned_leave_on=leaves)
        assert len(warnings_of(applicant, 13, DAYS[13])) == told
    assert applicant.stopped_on == FOREVER
