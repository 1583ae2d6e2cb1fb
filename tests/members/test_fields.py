"""The field that finds a member by name among those within somebody's right."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.forms import Select

from dangwu.accounts.rights import Right, Role
from dangwu.members import changes
from dangwu.members.fields import MemberField, PeopleForm
from dangwu.members.models import Member, Membership, StarRating
from dangwu.organizations.grants import Granted
from dangwu.organizations.models import Organization
from tests.cast import BRANCH, OTHER, TODAY, Cast, stock_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stock_cast()


def field_of(cast: Cast, role: Role, right: Right = Right.WRITE) -> MemberField:
    field = MemberField()
    field.offer_current(Granted(cast.user(role), TODAY), TODAY, right)
    return field


def enrolled(organization: int, name: str, staff_no: str = "") -> Member:
    return changes.admit(
        Organization.objects.get(pk=organization),
        admitted_on=TODAY,
        today=TODAY,
        name=name,
        sex="男",
        birth_no=19800101,
        education="",
        staff_no=staff_no,
    )


def test_few_are_chosen_from_a_list_with_their_branches(cast: Cast) -> None:
    field = field_of(cast, Role.SECRETARY)
    assert isinstance(field.widget, Select)
    here = Membership.objects.filter(organization=BRANCH, until__gt=TODAY, since__lte=TODAY)
    offered = {key for key, _ in field.widget.choices if key}
    assert offered == {str(one.member_id) for one in here.filter(member__left_on__gt=TODAY)}


def test_nobody_of_another_branch_is_found(cast: Cast) -> None:
    other = enrolled(OTHER, "童别处")
    with pytest.raises(ValidationError, match="没有找到党员“童别处”。"):
        field_of(cast, Role.SECRETARY).clean("童别处")
    with pytest.raises(ValidationError):
        field_of(cast, Role.SECRETARY).clean(str(other.pk))
    assert field_of(cast, Role.OFFICER).clean("童别处") == other


def test_two_of_one_name_are_told_apart(cast: Cast) -> None:
    first, second = enrolled(BRANCH, "童同名", "A1"), enrolled(OTHER, "童同名", "A2")
    field = field_of(cast, Role.OFFICER)
    branch = Organization.objects.get(pk=BRANCH).document_name
    other = Organization.objects.get(pk=OTHER).document_name
    with pytest.raises(ValidationError) as refused:
        field.clean("童同名")
    said = (
        f"“童同名”有2人：童同名（{branch}），编号A1、童同名（{other}），编号A2。"
        "请写成“姓名（党支部）”或人员编号以便分清。"
    )
    assert refused.value.messages == [said]
    assert field.clean(f"童同名（{other}）") == second
    assert field.clean("A1") == first


def test_a_reader_may_not_name_anybody_for_a_write(cast: Cast) -> None:
    assert field_of(cast, Role.AUDITOR).rows.count() == 0
    assert field_of(cast, Role.AUDITOR, Right.READ).rows.count() > 0


def test_a_form_offers_members_by_itself(cast: Cast) -> None:
    class Stars(PeopleForm):
        model = StarRating
        names = ("member", "stars", "rated_on")

    form = Stars(access=Granted(cast.user(Role.SECRETARY), TODAY), today=TODAY)
    field = form.fields["member"]
    assert isinstance(field, MemberField)
    assert field.label == "党员"
    assert isinstance(field.widget, Select)
