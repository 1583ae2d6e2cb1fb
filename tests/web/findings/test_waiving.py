"""Waiving on the page: who may, what is shown of it, and the course of the findings."""

import re
from datetime import date
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from python_calamine import CalamineWorkbook

from dangwu.accounts.rights import Role
from dangwu.findings.models import DailyCount, WaivedFinding
from dangwu.organizations.models import Organization
from tests.web.conftest import Office

pytestmark = pytest.mark.django_db
CHECK, TASK = "问题逾期未整改", "任务逾期未完成"


def text_of(office: Office, address: str, role: str = Role.OFFICER) -> str:
    answer = office.client(role).get(address)
    assert answer.status_code == 200, address
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


def waive_link(office: Office, check: str = CHECK, role: str = Role.OFFICER) -> str:
    page = office.client(role).get(f"/checks/?{urlencode({'check': check, 'period': '2020H1'})}")
    found = re.search(r'class="d-waive" href="([^"]+)"', page.content.decode())
    return found[1].replace("&amp;", "&") if found else ""


def filled(office: Office, address: str, **typed: str) -> HttpResponse:
    client = office.client(Role.OFFICER)
    page = client.get(address).content.decode()
    marks = dict(re.findall(r'name="(_token|_version)" value="([^"]*)"', page))
    return client.post(address, {**typed, **marks})


@pytest.fixture
def waived(office: Office) -> WaivedFinding:
    """The finding of an issue, waived until the end of August."""
    answer = filled(
        office, waive_link(office), first="2020-07-03", last="2020年8月31日", reason="已批准延期"
    )
    assert answer.status_code == 302
    return WaivedFinding.objects.get(check_name=CHECK)


def test_a_waived_finding_stays_in_sight(office: Office, waived: WaivedFinding) -> None:
    text = text_of(office, f"/checks/?period=2020H1&check={CHECK}")
    assert "0 处错误， 0 处提醒；另有 1 处已豁免" in text
    assert f"{CHECK} 0 处 已豁免 1 处" in text
    assert "党务干事豁免至2020年8月31日：已批准延期" in text
    assert "另有 2 处已豁免" in text_of(office, "/checks/?period=2020H1")
    board = text_of(office, "/today/board/")
    assert "党务公开不及时" not in board
    assert "另有 2 处已豁免" in board


def test_the_filter_of_what_is_waived(office: Office, waived: WaivedFinding) -> None:
    only = text_of(office, "/checks/?period=2020H1&state=waived")
    assert "0 处错误， 0 处提醒；另有 2 处已豁免" in only
    standing = text_of(office, f"/checks/?period=2020H1&state=standing&check={CHECK}")
    assert "没有符合条件的问题" in standing
    before = text_of(office, f"/checks/?period=2020H1&check={CHECK}&on=2020-07-02")
    assert "1 处错误" in before
    assert "已豁免 1 处" not in before


def test_taken_back_it_stands_again(office: Office, waived: WaivedFinding) -> None:
    address = f"/checks/waived/{waived.pk}/"
    assert "已批准延期" in text_of(office, address)
    answer = filled(office, f"{address}withdraw/", reason="批复有误")
    assert answer.status_code == 302
    assert f"{CHECK} 1 处" in text_of(office, f"/checks/?period=2020H1&check={CHECK}")
    assert "批复有误" in text_of(office, address)
    assert office.client(Role.OFFICER).get(f"{address}withdraw/").status_code in {302, 404, 409}


def test_a_refusal_stands_in_the_form(office: Office) -> None:
    answer = filled(office, waive_link(office), first="2020-07-03", last="2020-07-01", reason="某")
    assert answer.status_code == 422
    assert "止日2020年7月1日在它之前" in answer.content.decode()
    assert not WaivedFinding.objects.filter(check_name=CHECK).exists()


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.LEADER, Role.AUDITOR, Role.COMMITTEE_MEMBER])
def test_who_may_not_waive_is_offered_no_link(office: Office, role: str) -> None:
    assert waive_link(office, role=role) == ""
    assert office.client(role).get(waive_link(office)).status_code == 403


def test_a_finding_that_is_gone_is_not_found(office: Office) -> None:
    client = office.client(Role.OFFICER)
    for address in ("/checks/waive/000000000000/", f"/checks/waive/000000000000/?check={CHECK}"):
        assert client.get(address).status_code == 404


def test_the_book_of_what_was_waived(office: Office, waived: WaivedFinding) -> None:
    text = text_of(office, "/checks/waived/?state=now")
    assert CHECK in text
    assert TASK in text
    assert CHECK not in text_of(office, "/checks/waived/?state=over")


def test_filters_by_rule_and_organization(office: Office) -> None:
    by_rule = text_of(office, "/checks/?period=2020H1&rule=cultivation_months")
    assert "1 处错误， 0 处提醒" in by_rule
    home = Organization.objects.get(document_name="应急物资公司党支部")
    below = office.client(Role.OFFICER).get(f"/checks/?period=2020H1&below={home.pk}")
    body = below.content.decode()
    assert "曾北蔼" in body
    assert "党务公开不及时" not in body


def test_as_of_a_day(office: Office) -> None:
    text = text_of(office, f"/checks/?on=2020-06-20&check={CHECK}")
    assert "截至2020年6月20日的情况：2020年1月1日至2020年6月20日" in text
    assert "没有发现问题" in text
    assert "1 处错误" in text_of(office, f"/checks/?on=2020-06-25&check={CHECK}")
    assert "看不懂日期“某日”" in text_of(office, "/checks/?on=某日")
    early = text_of(office, "/checks/?period=2020H1&on=2019-10-31")
    assert "2019年7月1日至2019年10月31日" in early


def test_the_sheet_says_what_is_waived(office: Office, waived: WaivedFinding) -> None:
    answer = office.client(Role.OFFICER).get(f"/checks/?period=2020H1&check={CHECK}&format=xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[2][-3:] == ["2020年8月31日", "党务干事", "已批准延期"]


def test_the_course_of_the_findings(office: Office) -> None:
    text = text_of(office, "/checks/trend/")
    assert "2020年7月3日" in text
    assert "2020年1月31日" in text
    one = text_of(office, f"/checks/trend/?check={TASK}")
    assert TASK in one
    client = office.client(Role.OFFICER)
    drawn = client.get("/checks/trend.svg")
    assert drawn["Content-Type"] == "image/svg+xml"
    answer = client.get("/checks/trend/?format=xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["日期", "检查", "轻重", "问题处数", "其中已豁免"]
    branch = text_of(office, "/checks/trend/", Role.SECRETARY)
    assert "还没有逐日统计" in branch or "逐日的数" in branch


def test_the_workbench_counts_the_day(office: Office) -> None:
    DailyCount.objects.filter(counted_on=date(2020, 7, 3)).delete()
    text_of(office, "/today/board/")
    counted = DailyCount.objects.filter(counted_on=date(2020, 7, 3), check_name=TASK)
    assert list(counted.values_list("findings", "waived")) == [(1, 1)]
