"""Both sides of what the writes of admissions refuse, and what the log keeps."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.admissions import changes
from dangwu.admissions.choices import Purpose, Result
from dangwu.admissions.models import Applicant, ApplicantMove, Approval, Notice, Sponsor, Step, Vote
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.members.models import Member
from dangwu.organizations.models import FOREVER, Organization
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
APPLIED = date(2018, 1, 10)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def applied(**fields: Any) -> Applicant:
    given = {
        "organization": Organization.objects.get(pk=3), "name": "舒窈", "sex": "女",
        "birth_no": 19960203, "education": "大学本科", "applied_on": APPLIED, "today": TODAY,
    }  # fmt: skip
    return changes.apply(**{**given, **fields})


def go(applicant: Applicant, number: int, done_on: date, **fields: Any) -> Step:
    """Record a step as it was, whatever preceded it."""
    given = {"because": "如实补录", **fields}
    return changes.go_step(
        applicant=applicant, number=number, done_on=done_on, today=TODAY, **given
    )


def test_an_application_is_the_applicant_and_her_first_step() -> None:
    applicant = applied()

    assert str(Applicant.objects.get()) == "舒窈"
    step = Step.objects.get()
    assert (step.applicant_id, step.number, step.done_on) == (applicant.pk, 1, APPLIED)
    assert list(Change.objects.values_list("action", flat=True)) == [
        "admissions.apply", "admissions.step",
    ]  # fmt: skip


def test_an_application_is_no_later_than_today() -> None:
    assert refused(applied, applied_on=TODAY + DAY) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )
    applied(applied_on=TODAY)


def test_who_applies_is_eighteen() -> None:
    birth = {"birth_no": 20020228}
    assert refused(applied, **birth, applied_on=date(2020, 2, 27)) == (
        "“舒窈”2020-02-27申请入党时不满18周岁，2020-02-28起才能申请（《中国共产党发展党员工作细则》"
        "第五条）：请核对出生日期和申请日期；确已这样办理、只是补录的，请写明“如实补录的理由”。"
    )
    applied(**birth, applied_on=date(2020, 2, 28))
    applied(birth_no=20020200, applied_on=date(2020, 2, 1))
    made = applied(birth_no=20030101, applied_on=date(2020, 2, 1), because="原件如此")
    assert Change.objects.get(action="admissions.as_it_was").reason == "原件如此"
    assert Step.objects.get(applicant=made).number == 1


def test_there_are_25_steps() -> None:
    applicant = applied()
    for number in (0, 26):
        assert refused(go, applicant, number, TODAY) == (
            f"没有第{number}步：发展党员共二十五步，请填1至25。"
        )


def test_a_step_waits_for_the_one_that_decides() -> None:
    applicant = applied()
    assert refused(go, applicant, 4, TODAY) == (
        "“舒窈”的第3步尚未完成，不能登记第4步：请先登记第3步。"
    )

    go(applicant, 2, APPLIED)
    go(applicant, 3, APPLIED + DAY)
    go(applicant, 4, APPLIED + DAY)

    assert changes.passed_steps(applicant) == {
        1: APPLIED, 2: APPLIED, 3: APPLIED + DAY, 4: APPLIED + DAY,
    }  # fmt: skip


def test_a_step_is_no_earlier_than_the_one_that_decides() -> None:
    applicant = applied()

    assert refused(go, applicant, 3, APPLIED - DAY) == (
        "“舒窈”的第3步登记在2018-01-09，早于第1步（2018-01-10）：请核对日期。"
    )
    go(applicant, 3, APPLIED)


def test_a_step_is_passed_once_but_may_fail_before() -> None:
    applicant = applied()
    go(applicant, 3, APPLIED + DAY, passed=False)
    go(applicant, 3, APPLIED + 2 * DAY)

    assert refused(go, applicant, 3, TODAY) == (
        "“舒窈”的第3步已于2018-01-12完成：请改正原记录，不要重复登记。"
    )


def test_who_is_no_longer_trained_goes_no_step() -> None:
    applicant = applied()
    changes.stop(applicant=applicant, stopped_on=date(2019, 1, 1), reason="本人撤回申请")

    assert refused(go, applicant, 3, date(2019, 1, 1)) == (
        "“舒窈”自2019-01-01起已停止培养，不能再登记步骤：请核对。"
    )
    go(applicant, 3, date(2018, 12, 31))
    assert refused(changes.stop, applicant=applicant, stopped_on=TODAY, reason="再次") == (
        "“舒窈”自2019-01-01起已停止培养，不能再登记步骤：请核对。"
    )
    entry = Change.objects.get(action="admissions.stop")
    assert (entry.reason, entry.before) == ("本人撤回申请", {"stopped_on": FOREVER.isoformat()})


def test_a_moved_applicant_keeps_her_steps_where_they_were() -> None:
    applicant = applied()
    four = Organization.objects.get(pk=4)
    moved = changes.move(applicant=applicant, organization=four, on=APPLIED + DAY, today=TODAY)
    go(applicant, 3, APPLIED + DAY)

    assert list(Step.objects.order_by("number").values_list("organization_id", flat=True)) == [3, 4]
    assert [entry.after for entry in Change.objects.filter(action="admissions.move")] == [
        {"applicant": applicant.pk, "origin": 3, "target": 4, "moved_on": "2018-01-11"},
        {"organization": 4},
    ]
    assert str(moved) == "舒窈的培养党组织变动"


def test_an_applicant_moves_elsewhere_and_onward() -> None:
    applicant, at = applied(), Organization.objects.get

    def move(organization: int, on: date) -> ApplicantMove:
        return changes.move(
            applicant=applicant, organization=at(pk=organization), on=on, today=TODAY
        )

    assert refused(move, 3, TODAY) == (
        "“舒窈”的培养党组织不能这样变动：已由“云岭市物资储备局第一党支部”培养。请核对。"
    )
    move(4, TODAY)
    assert refused(move, 3, TODAY) == (
        "“舒窈”的培养党组织不能这样变动：2020-06-30或以后已有变动。请核对。"
    )
    assert refused(move, 3, TODAY + DAY) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )


def test_a_merged_branch_hands_its_applicants_over() -> None:
    applicant, stopped, at = applied(), applied(name="停者"), Organization.objects.get
    go(applicant, 3, APPLIED + DAY)
    changes.stop(applicant=stopped, stopped_on=APPLIED + DAY, reason="本人撤回申请")

    changes.merge(at(pk=3), into=at(pk=4), on=date(2020, 4, 1), today=TODAY)

    homes = Applicant.objects.order_by("pk").values_list("organization_id", flat=True)
    assert list(homes) == [4, 3]
    catalogue = Catalogue(DjangoEngine())
    counted = [
        catalogue.value("入党积极分子数", Scope(scope, ""), Period.parse(period)).number
        for scope in (1, 3, 4)
        for period in ("2020-03", "2020-04")
    ]
    assert counted == [1, 1, 1, 0, 0, 1]


def cast(applicant: Applicant, **fields: Any) -> Vote:
    given = {
        "purpose": Purpose.RECEIVE, "held_on": TODAY, "eligible": 10, "present": 8, "written": 2,
        "in_favour": 9, "abstained": 1, "result": Result.RECEIVED, "today": TODAY,
    }  # fmt: skip
    return changes.vote(applicant=applicant, **{**given, **fields})


def test_votes_are_the_sum_of_what_was_cast() -> None:
    applicant = applied()

    assert refused(cast, applicant, against=1) == (
        "到会和会前书面意见共10票，而赞成、反对、弃权合计11票：请核对票数。"
    )
    assert refused(cast, applicant, eligible=9) == (
        "应到会有表决权的正式党员9人，而到会和会前书面意见共10人：请核对人数。"
    )
    cast(applicant)
    assert Change.objects.filter(action="admissions.vote").count() == 1


def test_a_decision_follows_its_report() -> None:
    applicant = applied()
    given: dict[str, Any] = {
        "applicant": applicant, "purpose": Purpose.RECEIVE, "result": Result.RECEIVED,
        "reported_on": TODAY,
    }  # fmt: skip

    assert refused(changes.approve, approved_on=TODAY - DAY, **given) == (
        "起于2020-06-30、止于2020-06-29：结束不能早于开始，请核对日期。"
    )
    changes.approve(approved_on=TODAY, **given)
    assert Approval.objects.get().applicant_id == applicant.pk


def test_a_notice_ends_no_earlier_than_it_was_posted() -> None:
    applicant = applied()
    given: dict[str, Any] = {
        "applicant": applicant, "purpose": Purpose.CONFIRM, "posted_on": TODAY,
    }  # fmt: skip

    assert refused(changes.post_notice, ended_on=TODAY - DAY, **given) == (
        "起于2020-06-30、止于2020-06-29：结束不能早于开始，请核对日期。"
    )
    changes.post_notice(ended_on=TODAY, **given)
    assert Notice.objects.get().ended_on == TODAY


def test_any_other_paper_is_filed_and_logged() -> None:
    applicant = applied()

    changes.file(Sponsor, applicant=applicant, member=Member.objects.get(pk=31), named_on=TODAY)

    assert str(Sponsor.objects.get()) == "舒窈的入党介绍人"
    entry = Change.objects.get(action="admissions.file")
    assert (entry.model, entry.after["member"]) == ("admissions.Sponsor", 31)


def test_who_is_received_becomes_the_member_of_that_meeting() -> None:
    applicant, member = applied(), Member.objects.get(pk=32)
    for number in (3, 7, 15):
        go(applicant, number, member.admitted_on)
    assert refused(changes.receive, applicant=applicant, member=member) == (
        "“舒窈”还没有支部大会通过（第15步）和上级党委审批（第17步）的记录，"
        "不能登记为党员：请先登记这两步。"
    )
    go(applicant, 17, TODAY)
    assert refused(changes.receive, applicant=applicant, member=Member.objects.get(pk=31)) == (
        "“舒窈”的入党日期是2005-07-01，而支部大会在2019-11-05通过：入党日期以支部大会通过之日为准，"
        "请核对。"
    )

    changes.receive(applicant=applicant, member=member)

    assert Applicant.objects.get().member_id == 32
