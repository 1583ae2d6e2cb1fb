"""Posts, stars, commendations and contact points: both sides of each refusal, and the log."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.members import posts
from dangwu.members.models import ContactPoint, Member, Post
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
SPRING = date(2020, 3, 1)


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def branch(number: int = 3) -> Organization:
    return Organization.objects.get(pk=number)


def member(number: int = 31) -> Member:
    return Member.objects.get(pk=number)


def secretary(number: int = 31, since: date = SPRING) -> Post:
    return posts.appoint(
        member(number), organization=branch(), title="书记", since=since, is_secretary=True
    )


def point() -> ContactPoint:
    return posts.begin_contact(branch(), leader=member(41), since=SPRING)


def test_a_branch_has_one_secretary_at_a_time() -> None:
    first = secretary()
    assert refused(secretary, 32, TODAY) == (
        "“云岭市物资储备局第一党支部”的书记自2020-03-01起已是林望舒，请先登记免职。"
    )
    posts.relieve(first, on=TODAY, reason="换届")
    secretary(32, TODAY)
    log = Change.objects.get(action="members.relieve")
    assert (log.before, log.after, log.reason) == (
        {"until": "9999-12-31"}, {"until": "2020-06-30"}, "换届",
    )  # fmt: skip


def test_a_post_is_held_once_by_each_but_by_several() -> None:
    def committee(number: int) -> Post:
        return posts.appoint(member(number), organization=branch(), title="委员", since=SPRING)

    committee(31)
    assert refused(committee, 31) == (
        "“云岭市物资储备局第一党支部”的委员自2020-03-01起已是林望舒，请先登记免职。"
    )
    committee(32)
    secretary()


def test_a_post_needs_a_member() -> None:
    assert refused(secretary, 32, date(2019, 11, 4)) == (
        "石砚2019-11-04不在册，不能任书记，请核对日期。"
    )
    secretary(32, date(2019, 11, 5))


def test_a_post_ends_after_it_began() -> None:
    post = secretary()
    assert refused(posts.relieve, post, on=SPRING) == (
        "林望舒的书记自2020-03-01起任职，不能在2020-03-01免职，请核对日期。"
    )
    posts.relieve(post, on=date(2020, 3, 2))
    assert refused(posts.relieve, post, on=date(2020, 3, 3)) == (
        "林望舒的书记自2020-03-01起任职，不能在2020-03-03免职，请核对日期。"
    )


@pytest.mark.parametrize("stars", [0, 6])
def test_stars_are_one_to_five(stars: int) -> None:
    assert refused(posts.rate, member(), stars=stars, on=SPRING, today=TODAY) == (
        f"林望舒的星级不能这样登记：星级是一至五星，现在是{stars}。"
    )


def test_stars_are_given_once_a_day_where_she_belongs() -> None:
    assert posts.rate(member(), stars=1, on=SPRING, today=TODAY).organization_id == 3
    assert refused(posts.rate, member(), stars=5, on=SPRING, today=TODAY) == (
        "林望舒的星级不能这样登记：2020-03-01已经评定过，如有变动请改原记录。"
    )
    posts.rate(member(), stars=5, on=TODAY, today=TODAY)
    assert Change.objects.filter(action="members.rate").count() == 2


def test_a_commendation_has_come_and_finds_a_member() -> None:
    def commend(on: date) -> Any:
        return posts.commend(member(32), title="优秀共产党员", on=on, today=TODAY)

    assert refused(commend, date(2019, 11, 4)) == (
        "石砚2019-11-04不在册，不能登记表彰，请核对日期。"
    )
    assert refused(commend, date(2020, 7, 1)) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )
    assert commend(TODAY).organization_id == 3
    assert Change.objects.get().action == "members.commend"


def test_a_leader_keeps_a_contact_point_once() -> None:
    made = point()
    assert refused(point) == (
        "联系点“云岭市物资储备局第一党支部”不能这样登记：自2020-03-01起已由阿依努尔联系。"
    )
    assert refused(posts.end_contact, made, on=SPRING) == (
        "联系点“云岭市物资储备局第一党支部”不能这样登记：自2020-03-01起设立，不能在2020-03-01撤销。"
    )
    posts.end_contact(made, on=TODAY)
    assert refused(posts.end_contact, made, on=TODAY) == (
        "联系点“云岭市物资储备局第一党支部”不能这样登记：已于2020-06-30撤销。"
    )
    posts.begin_contact(branch(), leader=member(41), since=TODAY)


def test_visits_fall_within_the_contact() -> None:
    made = point()
    posts.end_contact(made, on=TODAY)
    for day in (date(2020, 2, 29), TODAY):
        assert refused(posts.visit, made, on=day, today=TODAY) == (
            f"联系点“云岭市物资储备局第一党支部”不能这样登记：{day}不在联系期内，不能登记指导。"
        )
    posts.visit(made, on=SPRING, topic="调研", today=TODAY)
    posts.visit(made, on=date(2020, 6, 29), today=TODAY)
    assert Change.objects.filter(action="members.visit").count() == 2
