"""The place 查 as people of each role see it."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.utils.html import escape
from python_calamine import CalamineWorkbook

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.accounts.rights import Role
from dangwu.catalogue.checks_reading import checks
from dangwu.core.finding import Finding
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.organizations import grants
from dangwu.organizations.local import judge
from dangwu.organizations.models import Honour, LocalRule, Organization
from dangwu.rules.book import rules
from dangwu.web.findings.mending import MISSING
from tests.web.conftest import Office

pytestmark = pytest.mark.django_db
HALF = Period.parse("2020H1")
HEADINGS = [
    "轻重", "检查", "党组织", "发现", "应当", "期限", "办法", "依据", "豁免至", "豁免人", "豁免理由",
]  # fmt: skip
READERS = [Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.LEADER, Role.AUDITOR]
OTHERS = [Role.MEMBER, Role.SUPERIOR, Role.ADMINISTRATOR, "stranger"]


def page(office: Office, address: str, role: str = "officer", **headers: str) -> str:
    answer = office.client(role).get(address, headers=headers)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def branch(name: str = "机关第一党支部") -> Organization:
    return Organization.objects.get(document_name=name)


BUREAU = "云岭市粮食和物资储备局"


def judged_now(period: Period = HALF, unit: str = BUREAU) -> tuple[Finding, ...]:
    top = Organization.objects.get(full_name=unit)
    return judge(DjangoEngine(), Scope(top.pk, ""), period).findings


def found(period: Period = HALF, unit: str = BUREAU) -> list[str]:
    return [one.found for one in judged_now(period, unit)]


def errors() -> str:
    return f"{sum(one.severity == 'error' for one in judged_now())} 处错误"


def test_every_finding_is_told_with_what_is_due_and_what_to_do(office: Office) -> None:
    text = page(office, "/checks/")
    expected = found()
    assert expected
    assert [one for one in expected if escape(one) not in text] == []
    read = plain(text)
    assert errors() in read
    assert read.index("错误 培养教育不满一年") < read.index("提醒 党费迟缴")
    assert "应当 经过12个月以上培养教育和考察方可列为发展对象" in read
    assert "未能判断" in plain(page(office, "/checks/?period=2010H1"))


@pytest.mark.parametrize("period", ["2020H1", "2019H2", "2020-06"])
def test_each_finding_leads_to_a_page_where_it_is_mended(office: Office, period: str) -> None:
    client = office.client("officer")
    text = page(office, f"/checks/?period={period}")
    lines = re.findall(r'<ul class="d-found[^>]*>(.*?)</ul>', text, re.DOTALL)
    hrefs = {
        href.replace("&amp;", "&") for one in lines for href in re.findall(r'href="([^"]+)"', one)
    }
    broken = {href: code for href in hrefs if (code := client.get(href).status_code) != 200}
    assert broken == {}
    assert len(re.findall(r'class="btn btn-sm"', text)) == sum(
        one.count("<li>") for one in lines
    ) - len(re.findall(r"尚无规定|已无规定", text))


def test_the_book_of_what_is_missing_belongs_to_a_check() -> None:
    assert set(MISSING) <= set(checks())


def test_filters_stand_in_the_address(office: Office) -> None:
    read = plain(page(office, "/checks/?severity=error"))
    assert "党费迟缴 5 处" not in read
    assert "问题逾期未整改 1 处" in read
    assert "党费迟缴 5 处" in plain(page(office, "/checks/?room=dues"))
    one = page(office, "/checks/?check=党费迟缴")
    assert set(re.findall(r'id="check-([^"]+)"', one)) == {"党费迟缴"}
    assert "/checks/?check=" not in one
    assert errors() in plain(page(office, "/checks/?severity=all&room=none&check=无"))


def test_a_large_office_is_judged_room_by_room(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dangwu.web.figures.asking.LARGE", 3)
    text = page(office, "/checks/")
    rooms = re.findall(r'hx-get="\?([^"]+)"', text)
    assert len(rooms) == len({one.room for one in checks().values()})
    told = ""
    for asked in rooms:
        part = page(office, f"/checks/?{asked.replace('&amp;', '&')}", HX_Request="true")
        assert "<html" not in part
        told += part
    assert [one for one in found() if escape(one) not in told] == []
    alone = re.findall(r'href="\?([^"]+)">没有出来', text)[1].replace("&amp;", "&")
    assert "正在检查" not in page(office, f"/checks/?{alone}")


def test_the_secretary_sees_what_her_branch_must_mend(office: Office) -> None:
    text = plain(page(office, "/checks/?period=2020H1", role="secretary"))
    own = found(unit=branch().full_name)
    assert [one for one in own if one not in text] == []
    assert [one for one in found() if one not in own and one in text] == []
    other = branch("机关第二党支部").pk
    assert office.client("secretary").get(f"/checks/?unit={other}").status_code == 404


@pytest.mark.parametrize("role", READERS)
def test_readers_see_findings_and_rules(office: Office, role: str) -> None:
    for address in ("/checks/", "/checks/rules/", "/checks/rules/dues_bands/"):
        assert office.client(str(role)).get(address).status_code == 200


@pytest.mark.parametrize("role", OTHERS)
def test_others_see_neither(office: Office, role: str) -> None:
    for address in ("/checks/", "/checks/rules/", "/checks/rules/dues_bands/", "/checks/log/"):
        assert office.client(str(role)).get(address).status_code == 403


def test_the_sheet_holds_every_finding(office: Office) -> None:
    answer = office.client("officer").get("/checks/?period=2020H1&format=xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1] == HEADINGS
    assert sorted(row[3] for row in rows[2:]) == sorted(found())


def test_a_check_is_judged_anew_once_a_record_has_changed(office: Office) -> None:
    from dangwu.duties.models import Problem

    before = page(office, "/checks/?check=问题逾期未整改")
    assert "党务公开不及时" in before
    problem = Problem.objects.get(rectify_by=date(2020, 6, 24), rectified_on=None)
    log.update(problem, action="duties.rectify", rectified_on=date(2020, 6, 20))
    assert "党务公开不及时" not in page(office, "/checks/?check=问题逾期未整改")
    log.update(problem, action="duties.rectify", rectified_on=None)


def test_every_rule_tells_its_versions_with_article_and_state(office: Office) -> None:
    text = page(office, "/checks/rules/")
    for one in rules().values():
        assert one.label in text
        read = plain(page(office, f"/checks/rules/{one.id}/"))
        for version in one.versions:
            assert f"《{version.instrument}》{version.article}" in read
        assert ("待核对" in read) == any(not each.confirmed for each in one.versions)
    assert office.client("officer").get("/checks/rules/nothing/").status_code == 404


def test_the_rules_can_be_had_in_excel(office: Office) -> None:
    answer = office.client("officer").get("/checks/rules/?format=xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["业务", "规定", "编号", "来自", "起", "止", "数值", "文件", "文号", "条款", "核对",
                       "说明", "填写人"]  # fmt: skip
    versions = [(one.id, str(each.since)) for one in rules().values() for each in one.versions]
    versions += [(one.rule, str(one.since)) for one in LocalRule.objects.all()]
    assert sorted((row[2], row[4]) for row in rows[2:]) == sorted(versions)


def test_bands_are_written_as_officials_do(office: Office) -> None:
    read = plain(page(office, "/checks/rules/dues_bands/"))
    assert "在职 3,000元及以下 0.5%" in read
    assert "在职 3,000元以上至5,000元（含） 1%" in read
    assert "在职 10,000元以上 2%" in read
    assert "农民 不分基数 每月0.2元至1元" in read
    assert "学生 不分基数 每月0.2元" in read
    assert "党费核定不符" in read


def honour(title: str, where: Organization, actor: User) -> Honour:
    made = log.create(
        Honour, action="organizations.honour", actor=actor, organization=where, title=title,
        granted_on=date(2020, 6, 1),
    )  # fmt: skip
    log.update(made, action="organizations.correct_honour", actor=actor, reason="证书为准",
               title=title + "（更正）")  # fmt: skip
    return made


def test_the_log_tells_who_what_when_and_from_what_to_what(office: Office) -> None:
    made = honour("某荣誉", branch(), office.users["officer"])
    for role in (Role.OFFICER, Role.AUDITOR):
        text = page(office, "/checks/log/", role=str(role))
        read = plain(text)
        assert "荣誉名称： 某荣誉 → 某荣誉（更正）" in read
        assert "理由：证书为准" in read
        assert f'href="/records/organizations/honours/{made.pk}/">某荣誉（更正）</a>' in text
    only = plain(page(office, "/checks/log/?model=organizations.Honour&q=证书为准"))
    assert only.count("证书为准 ") == 1
    assert re.search(r"[a-z_]+\.[a-z_]+ ", plain(page(office, "/checks/log/"))) is None
    assert "没有符合条件的更改记录。" in page(office, "/checks/log/?since=2035-01-01")


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.LEADER])
def test_the_log_needs_its_own_right(office: Office, role: str) -> None:
    assert office.client(str(role)).get("/checks/log/").status_code == 403


def test_an_officer_of_one_branch_sees_the_log_of_that_branch(office: Office) -> None:
    own = honour("本支部荣誉", branch(), office.users["officer"])
    other = honour("外支部荣誉", branch("机关第二党支部"), office.users["officer"])
    user = User.objects.create(username="own-branch", name="某干事")
    grants.give(user, organization=branch(), role=Role.OFFICER, since=date(2015, 1, 1))
    office.users["own-branch"] = user
    for address in ("/checks/log/", "/checks/log/?format=xlsx"):
        answer = office.client("own-branch").get(address)
        assert answer.status_code == 200
    text = page(office, "/checks/log/", role="own-branch")
    assert own.title in text
    assert other.title not in text
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    told = "\n".join(str(row) for row in rows)
    assert own.title in told
    assert other.title not in told


def test_older_entries_follow_by_a_link(office: Office) -> None:
    text = page(office, "/checks/log/")
    assert text.count("<time") == 50
    older = re.search(r'href="\?([^"]+)">更早的', text)
    assert older
    following = page(office, f"/checks/log/?{older[1]}")
    assert following.count("<time") > 0
    assert "回到最近" in following
