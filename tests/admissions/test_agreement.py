"""What the steps let pass the checks let pass; what they refuse, recorded all the same, is found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dangwu.accounts.rights import Role
from dangwu.admissions import changes, finishing
from dangwu.admissions.choices import Purpose, Result
from dangwu.admissions.dossier_case import case_of
from dangwu.admissions.models import Applicant, Step
from dangwu.admissions.trying import judge
from dangwu.catalogue.checks import run
from dangwu.catalogue.checks_reading import checks
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.members.models import Member
from dangwu.rules.book import rules
from tests.admissions.whole import DAYS, FULL, leave, voted, went
from tests.cast import TODAY, Cast, stock_cast

DAY = timedelta(days=1)
WORLD = {"预备期满未转正"}
"""石砚 of the world is past her probation."""
WHOLE = Period(date(2017, 1, 1), date(2019, 7, 31))


@pytest.fixture(autouse=True)
def cast(db: None) -> Cast:
    return stock_cast()


def found(*asked: str) -> set[str]:
    names = asked or [one.name for one in checks().values() if one.room == "admissions"]
    return {one.check for one in run(DjangoEngine(), Scope(3, ""), WHOLE, names)} - WORLD


def as_it_was(applicant: Applicant, number: int, day: date) -> None:
    finishing.finish(
        applicant=applicant, number=number, done_on=day, today=TODAY, because="如实补录"
    )


def test_a_dossier_by_the_rules_gives_no_finding() -> None:
    went(25)
    assert found() == set()


def test_a_candidate_a_day_early_is_found() -> None:
    applicant = went(6)
    leave(applicant, 7, DAYS[7] - DAY)
    as_it_was(applicant, 7, DAYS[7] - DAY)
    assert found("培养教育不满一年")


def test_a_talk_a_day_late_is_found() -> None:
    applicant = went(1)
    finishing.finish(
        applicant=applicant, number=2, done_on=date(2017, 2, 11), today=TODAY,
        by=Member.objects.get(pk=31), by_post="书记",
    )  # fmt: skip
    assert found() == {"申请后谈话逾期"}


def test_a_step_without_those_before_it_is_found() -> None:
    applicant = went(3)
    as_it_was(applicant, 5, DAYS[5])
    asked = {"发展步骤缺失", "培养联系人人数不符"}
    assert found(*asked) == asked


def test_a_meeting_a_day_early_is_found() -> None:
    applicant = went(22)
    eve = FULL - DAY
    voted(applicant, eve, purpose=Purpose.CONFIRM, result=Result.CONFIRMED)
    as_it_was(applicant, 23, eve)
    assert found("支部大会提前讨论转正")
    assert Step.objects.filter(applicant=applicant, number=23, passed=True).exists()


@pytest.mark.parametrize(
    ("count", "check_name"),
    [
        ({"eligible": 10, "present": 5, "in_favour": 5}, "表决到会人数不过半"),
        ({"eligible": 10, "present": 6, "in_favour": 5, "against": 1}, "表决赞成票不过半"),
    ],
)
def test_a_vote_without_its_half_is_found(count: dict[str, int], check_name: str) -> None:
    applicant = went(14)
    voted(applicant, DAYS[15], purpose=Purpose.RECEIVE, result=Result.RECEIVED, **count)
    as_it_was(applicant, 15, DAYS[15])
    assert found(check_name)


def test_what_was_reported_and_decided_late_is_found() -> None:
    applicant = went(16)
    changes.approve(
        applicant=applicant, purpose=Purpose.RECEIVE, reported_on=date(2018, 6, 12),
        approved_on=date(2018, 9, 13), result=Result.RECEIVED,
    )  # fmt: skip
    finishing.finish(applicant=applicant, number=17, done_on=date(2018, 9, 13), today=TODAY)
    assert found("上级审批逾期")


def test_a_dossier_is_audited_as_it_stands_in_the_records() -> None:
    applicant = went(25)
    known = rules()
    (answer,) = judge([case_of(applicant, TODAY)], today=TODAY, known=known)
    assert (answer["findings"], answer.get("unreadable", [])) == ([], [])
    Step.objects.filter(applicant=applicant, number=7).update(done_on=DAYS[7] - DAY)
    (answer,) = judge([case_of(applicant, TODAY)], today=TODAY, known=known)
    assert [(one["step"], one["rule"]) for one in answer["findings"]] == [(7, "cultivation_1_year")]


def test_the_audit_of_records_and_of_cases_finds_the_same() -> None:
    applicant = went(22)
    voted(applicant, FULL - DAY, purpose=Purpose.CONFIRM, result=Result.CONFIRMED, secret=False)
    as_it_was(applicant, 23, FULL - DAY)
    (answer,) = judge([case_of(applicant, WHOLE.last)], today=TODAY, known=rules())
    keys = {one["rule"] for one in answer["findings"]}
    assert keys == {"conversion_early", "secret_ballot"}
    assert {checks()[name].key for name in found()} == keys


def test_the_page_of_the_audit_names_step_and_article(cast: Cast) -> None:
    applicant = went(6)
    leave(applicant, 7, DAYS[7] - DAY)
    as_it_was(applicant, 7, DAYS[7] - DAY)
    page = f"/records/admissions/applicants/{applicant.pk}/"
    text = cast[Role.SECRETARY].get(f"{page}audit/").content.decode()
    assert "第7步 确定发展对象" in text
    assert "《中国共产党发展党员工作细则》第十三条" in text
    assert f"{page}audit/" in cast[Role.AUDITOR].get(page).content.decode()
    assert cast[Role.MEMBER].get(f"{page}audit/").status_code == 403
