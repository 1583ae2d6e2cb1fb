"""The form of each step: its day and what it leaves, written at once, from the first to the last."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dangwu.accounts.rights import Role
from dangwu.admissions import changes
from dangwu.admissions.models import (
    Applicant,
    Approval,
    ArchivedPaper,
    Contact,
    Opinion,
    Sponsor,
    Step,
    Vote,
)
from dangwu.admissions.papers import CandidateTraining
from dangwu.members.models import Member
from dangwu.pages.forms import new_token
from dangwu.pages.submitting import version_of
from tests.admissions.whole import DAYS, FULL, NAME, leave, voted, went
from tests.cast import Cast, stock_cast

VOTES = {"eligible": 11, "present": 9, "in_favour": 9, "secret": "true"}
TYPED: dict[int, dict[str, Any]] = {
    2: {"by": 31, "by_post": "书记"},
    3: {"passed": "on"},
    5: {"person_1": 31},
    7: {
        "passed": "on",
        "sources": ["党小组", "培养联系人", "党员", "群众"],
        "heard_on": "2018-02-26",
    },
    9: {"person_1": 31, "person_2": 41},
    10: {"conclusion": "合格"},
    11: {"began_on": "2018-05-10", "days": 3},
    12: {"passed": "on"},
    13: {"result": "合格", "notified_on": "2018-05-28"},
    14: {"form_no": "ZYS000017"},
    15: {**VOTES, "result": "接收"},
    16: {"by": 31, "by_post": "组织员"},
    17: {"reported_on": "2018-06-12", "approver": 2, "result": "接收", "collective": "on"},
    23: {**VOTES, "result": "按期转正"},
    24: {"reported_on": "2019-06-13", "approver": 2, "result": "按期转正", "collective": "on"},
    25: {"kinds": ["入党志愿书", "入党申请书", "政审材料", "转正申请书", "培养考察材料"]},
}


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def page(applicant: Applicant) -> str:
    return f"/records/admissions/applicants/{applicant.pk}/"


def send(
    cast: Cast, applicant: Applicant, number: int, role: str = Role.OFFICER, **typed: Any
) -> Any:
    given = {"done_on": DAYS[number], **TYPED.get(number, {}), **typed}
    marks = {"_token": new_token(), "_version": version_of(applicant)}
    return cast[role].post(f"{page(applicant)}file/step-{number}/", given | marks, follow=True)


def said(answer: Any) -> list[str]:
    return [str(one) for one in answer.context["messages"]]


def errors(answer: Any) -> list[str]:
    form = answer.context["form"]
    return [str(one) for found in form.errors.values() for one in found]


def test_a_dossier_goes_from_the_first_step_to_the_last_by_its_forms(cast: Cast) -> None:
    applicant = went(1)
    for number in range(2, 26):
        answer = send(cast, applicant, number)
        assert answer.redirect_chain, (number, errors(answer))
        assert said(answer)[-1] == "步骤已登记。", number
        if number == 17:
            marks = {"_token": new_token(), "_version": version_of(applicant)}
            cast[Role.OFFICER].post(f"{page(applicant)}receive/", marks)

    assert list(changes.passed_steps(applicant)) == list(range(1, 26))
    mine = {"applicant": applicant}
    assert Contact.objects.get(**mine).since == DAYS[5]
    assert Opinion.objects.filter(**mine, heard_on=date(2018, 2, 26)).count() == 4
    assert list(Sponsor.objects.filter(**mine).values_list("member", flat=True)) == [31, 41]
    assert CandidateTraining.objects.get(**mine).days == 3
    assert [one.result for one in Vote.objects.filter(**mine)] == ["接收", "按期转正"]
    assert [one.approver_id for one in Approval.objects.filter(**mine)] == [2, 2]
    assert ArchivedPaper.objects.filter(**mine).count() == 5
    member = Member.objects.get(name=NAME)
    assert (member.admitted_on, member.confirmed_on) == (DAYS[15], FULL)


def test_what_is_in_the_dossier_already_is_not_asked_again(cast: Cast) -> None:
    applicant = went(14)
    asked = cast[Role.OFFICER].get(f"{page(applicant)}file/step-15/").context["form"].fields
    assert "eligible" in asked
    leave(applicant, 15, DAYS[15])
    asked = cast[Role.OFFICER].get(f"{page(applicant)}file/step-15/").context["form"].fields
    assert list(asked) == ["done_on", "paper", "because"]
    assert send(cast, applicant, 15).redirect_chain


def test_a_step_too_early_says_from_which_day_and_writes_nothing(cast: Cast) -> None:
    applicant = went(6)
    answer = send(cast, applicant, 7, done_on=DAYS[7] - timedelta(days=1))
    assert (
        "“梅若雪”的第7步“确定发展对象”最早2018-03-01办理，登记的是2018-02-28" in errors(answer)[0]
    )
    assert not Opinion.objects.filter(applicant=applicant).exists()
    answer = send(cast, applicant, 7, done_on=DAYS[7] - timedelta(days=1), because="旧档案如此")
    assert answer.redirect_chain


def test_a_late_step_is_written_and_told(cast: Cast) -> None:
    applicant = went(1)
    answer = send(cast, applicant, 2, done_on="2017-02-11")
    assert said(answer) == [
        "第2步应不晚于2017-02-10，登记的是2017-02-11，已经逾期（《中国共产党发展党员工作细则》第七条（待核对））。",
        "步骤已登记。",
    ]


def test_a_vote_that_refuses_lets_the_step_fail(cast: Cast) -> None:
    applicant = went(14)
    send(cast, applicant, 15, result="不接收", in_favour=4, against=5)
    assert Step.objects.get(applicant=applicant, number=15).passed is False
    assert 15 not in changes.passed_steps(applicant)


def test_a_second_meeting_votes_anew(cast: Cast) -> None:
    applicant = went(14)
    voted(applicant, DAYS[15], purpose="接收", result="不接收", in_favour=4, against=5)
    send(cast, applicant, 15)
    assert Step.objects.get(applicant=applicant, number=15).passed is False
    form = cast[Role.OFFICER].get(f"{page(applicant)}file/step-15/").context["form"]
    assert "eligible" in form.fields
    assert send(cast, applicant, 15, done_on="2018-09-10").redirect_chain
    assert changes.passed_steps(applicant)[15] == date(2018, 9, 10)


def test_what_was_reported_before_is_decided_by_the_step(cast: Cast) -> None:
    applicant = went(16)
    waiting = Approval.objects.create(
        applicant=applicant, purpose="接收", reported_on=date(2018, 6, 12)
    )
    form = cast[Role.OFFICER].get(f"{page(applicant)}file/step-17/").context["form"]
    assert "reported_on" not in form.fields
    assert send(cast, applicant, 17).redirect_chain
    waiting.refresh_from_db()
    assert (waiting.approved_on, waiting.result, waiting.approver_id) == (DAYS[17], "接收", 2)


def test_an_extension_is_voted_and_the_step_comes_again(cast: Cast) -> None:
    applicant = went(22)
    answer = send(cast, applicant, 23, result="延长预备期", extended_months=5)
    assert "延长5个月，应不少于6个月、不超过12个月" in errors(answer)[0]
    send(cast, applicant, 23, result="延长预备期", extended_months=6)
    assert Step.objects.get(applicant=applicant, number=23).passed is False
    answer = send(cast, applicant, 23, done_on="2019-12-09")
    assert "最早2019-12-10办理" in errors(answer)[0]
    assert send(cast, applicant, 23, done_on="2019-12-10").redirect_chain
    assert send(cast, applicant, 24, done_on="2019-12-20", reported_on="2019-12-12").redirect_chain
    assert Member.objects.get(name=NAME).confirmed_on == date(2019, 12, 10)


def test_only_who_keeps_the_members_ends_a_membership(cast: Cast) -> None:
    applicant = went(22)
    send(cast, applicant, 23, result="取消资格")
    answer = send(cast, applicant, 24, Role.SECRETARY, result="取消资格")
    assert errors(answer) == ["取消预备党员资格会终止党籍，请由机关党委登记。"]
    assert send(cast, applicant, 24, result="取消资格").redirect_chain
    assert Member.objects.get(name=NAME).left_on == DAYS[24]


@pytest.mark.parametrize("key", ["step-0", "step-1", "step-26", "step-99", "step-x", "nothing"])
def test_there_is_no_form_of_a_step_that_is_none(cast: Cast, key: str) -> None:
    assert cast[Role.OFFICER].get(f"{page(went(1))}file/{key}/").status_code == 404


@pytest.mark.parametrize("number", range(2, 26))
def test_every_form_says_who_acts_and_by_which_article(cast: Cast, number: int) -> None:
    text = cast[Role.SECRETARY].get(f"{page(went(1))}file/step-{number}/").content.decode()
    assert "《中国共产党发展党员工作细则》第" in text
    assert "办理。" in text
    assert "如实补录的理由" in text
