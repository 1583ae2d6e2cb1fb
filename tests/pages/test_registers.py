"""The machinery of every book, shown on the book of honours."""

from datetime import date

import pytest
from django.urls import reverse

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.organizations import changes
from dangwu.organizations.models import Honour, Organization
from dangwu.pages.forms import new_token
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, Cast, stock_cast

LIST = "/records/organizations/honours/"


@pytest.fixture
def cast(db: None) -> Cast:
    made = stock_cast()
    for number, title in ((BRANCH, "先进党支部"), (OTHER, "示范党支部")):
        changes.honour(
            Organization.objects.get(pk=number),
            title=title,
            granted_on=date(2020, 6, 30),
            today=TODAY,
        )
    return made


def typed(**more: str) -> dict[str, str]:
    return {
        "organization": str(BRANCH), "title": "文明单位", "granted_by": "市委",
        "granted_on": "2020年6月1日", "_token": new_token(), **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("role", "status", "seen", "hidden"),
    [
        (Role.OFFICER, 200, ["先进党支部", "示范党支部"], []),
        (Role.SECRETARY, 200, ["先进党支部"], ["示范党支部"]),
        (Role.LEADER, 200, ["先进党支部", "示范党支部"], []),
        (Role.MEMBER, 403, [], ["先进党支部"]),
        (Role.SUPERIOR, 403, [], ["先进党支部"]),
        (STRANGER, 403, [], ["先进党支部"]),
    ],
)
def test_a_list_keeps_to_the_grant(
    cast: Cast, role: str, status: int, seen: list[str], hidden: list[str]
) -> None:
    answer = cast[role].get(LIST)
    text = answer.content.decode()
    assert answer.status_code == status
    assert [one for one in seen if one not in text] == []
    assert [one for one in hidden if one in text] == []


def test_what_is_out_of_reach_is_not_there(cast: Cast) -> None:
    other = Honour.objects.get(title="示范党支部")
    assert cast[Role.SECRETARY].get(f"{LIST}{other.pk}/").status_code == 404
    assert cast[Role.OFFICER].get(f"{LIST}{other.pk}/").status_code == 200


def test_who_may_not_write_is_not_offered_to(cast: Cast) -> None:
    assert "登记荣誉" not in cast[Role.AUDITOR].get(LIST).content.decode()
    assert cast[Role.AUDITOR].get(f"{LIST}new/").status_code == 403


def test_a_record_is_written_with_its_log(cast: Cast) -> None:
    answer = cast[Role.SECRETARY].post(f"{LIST}new/", typed(), follow=True)
    made = Honour.objects.get(title="文明单位")
    assert answer.redirect_chain == [(f"{LIST}{made.pk}/", 302)]
    assert made.granted_on == date(2020, 6, 1)
    entry = Change.objects.get(model="organizations.Honour", record_id=made.pk)
    assert (entry.action, entry.actor) == ("organizations.honour", cast.user(Role.SECRETARY))


def test_the_same_form_twice_writes_once(cast: Cast) -> None:
    form = typed()
    first = cast[Role.OFFICER].post(f"{LIST}new/", form)
    second = cast[Role.OFFICER].post(f"{LIST}new/", form)
    assert first.headers["Location"] == second.headers["Location"]
    assert Honour.objects.filter(title="文明单位").count() == 1


def test_a_branch_that_is_not_hers_is_refused(cast: Cast) -> None:
    answer = cast[Role.SECRETARY].post(f"{LIST}new/", typed(organization=str(OTHER)))
    assert answer.status_code == 422
    assert "没有找到党组织名称“4”。" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        (
            "granted_on",
            "2020-13-01",
            "看不懂日期“2020-13-01”，请写成 2020-06-30 或 2020年6月30日。",
        ),
        ("granted_on", "", "请填写授予日期。"),
        (
            "granted_on",
            "2020-07-04",
            "日期2020-07-04晚于今天（2020-07-03）：只登记已经发生的事项，请核对日期。",
        ),
        ("title", "", "请填写荣誉名称。"),
    ],
)
def test_what_is_wrong_is_named_and_the_text_stays(
    cast: Cast, field: str, value: str, says: str
) -> None:
    answer = cast[Role.OFFICER].post(f"{LIST}new/", typed(**{field: value}))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert says in text
    assert 'value="市委"' in text
    assert not Honour.objects.filter(granted_by="市委").exists()


def test_an_expired_login_keeps_what_was_typed(cast: Cast) -> None:
    client = cast[Role.OFFICER]
    cast.user(Role.OFFICER).set_password("一个长的密码")
    cast.user(Role.OFFICER).save()
    client.logout()
    asked = client.post(f"{LIST}new/", typed(title="<文明>单位"))
    assert asked.status_code == 401
    kept = asked.context["kept"]
    answer = client.post(
        reverse("login"), {"username": "officer", "password": "一个长的密码", "_kept": kept}
    )
    waiting = answer.context["kept"]
    assert waiting.path == f"{LIST}new/"
    client.post(waiting.path, dict(waiting.fields))
    assert Honour.objects.filter(title="<文明>单位").count() == 1


def test_the_list_in_excel_is_the_list_as_shown(cast: Cast) -> None:
    from io import BytesIO

    from python_calamine import load_workbook

    answer = cast[Role.OFFICER].get(LIST, {"q": "示范", "format": "xlsx"})
    rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["荣誉", "荣誉名称", "示范党支部"]


def test_no_query_more_for_more_rows(cast: Cast, django_assert_max_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            cast[Role.OFFICER].get(LIST)
        return len(seen)

    few = asked()
    for number in range(20):
        changes.honour(
            Organization.objects.get(pk=BRANCH),
            title=f"荣誉{number}",
            granted_on=TODAY,
            today=TODAY,
        )
    assert asked() == few


def test_filters_stay_in_the_address_of_every_page(cast: Cast) -> None:
    for number in range(40):
        changes.honour(
            Organization.objects.get(pk=BRANCH),
            title=f"荣誉{number}",
            granted_on=TODAY,
            today=TODAY,
        )
    text = cast[Role.OFFICER].get(LIST, {"q": "荣誉", "since": "2020-07-01"}).content.decode()
    assert 'href="?q=%E8%8D%A3%E8%AA%89&amp;since=2020-07-01&amp;page=2"' in text
