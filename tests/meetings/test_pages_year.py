"""A branch's calendar and the year in one table: what was due, held, missing, ahead, not asked."""

from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from python_calamine import CalamineWorkbook

from dangwu.accounts.rights import Role
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.meetings.life_asking import Asking
from dangwu.meetings.models import HeartTalk, Meeting, MemberAppraisal
from dangwu.meetings.year_grid import AHEAD, FREE, HELD, MISSING, RUNNING, Grid, Row, grid
from dangwu.meetings.year_table import BranchYear, Item, branch_years, left
from dangwu.members.models import Post
from dangwu.organizations import changes
from dangwu.organizations.models import Organization, Term
from dangwu.rules.book import rules
from tests.cast import TODAY, Cast, stock_cast
from tests.examples import Example, load


@pytest.fixture
def world(db: None) -> None:
    from pathlib import Path

    load(Example("", Path(), {}))


def hold(branch: int, kind: str, day: str, present: int = 5, expected: int = 5) -> Meeting:
    return Meeting.objects.create(
        organization_id=branch, kind=kind, topic=f"{kind}", held_on=date.fromisoformat(day),
        minutes_long=60, expected=expected, present=present, absent=expected - present,
    )  # fmt: skip


def of(branch: int, year: int = 2020, today: date = TODAY) -> Grid:
    organization = Organization.objects.get(pk=branch)
    return grid(organization, year, engine=DjangoEngine(), known=rules(), today=today)


def row(found: Grid, label: str) -> Row:
    [one] = [each for each in found.rows if each.label == label]
    return one


def states(found: Grid, label: str) -> list[str]:
    return [cell.state.word for cell in row(found, label).cells]


@pytest.mark.django_db
def test_each_span_stands_as_it_was_held(world: None) -> None:
    hold(3, "支部党员大会", "2020-03-31")
    hold(3, "支部委员会", "2020-02-29")
    hold(3, "支部委员会", "2020-02-01")
    hold(3, "党课", "2020-05-05")

    found = of(3)

    assert states(found, "支部党员大会") == ["已开", "缺", "待开", "未到期"]
    assert states(found, "支部委员会") == ["缺", "已开", *["缺"] * 4, "待开", *["未到期"] * 5]
    assert [cell.words for cell in row(found, "支部委员会").cells][:3] == ["缺", "2次", "缺"]
    assert states(found, "党课") == ["不要求"] * 12
    assert [cell.words for cell in row(found, "党课").cells][3:6] == ["—", "1次", "—"]
    assert states(found, "组织生活会") == ["待开"]
    assert [one.how for one in found.rows] == [
        "每季度1次", "每月1次", "没有规定次数", "每月1次", "每年1次", "每年1次",
    ]  # fmt: skip
    assert [found.count(state) for state in (HELD, RUNNING, MISSING, AHEAD, FREE)] == [
        2, 5, 12, 11, 12,
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_last_day_of_a_span_is_still_open(world: None) -> None:
    assert states(of(3, today=date(2020, 6, 30)), "支部党员大会")[1] == "待开"
    assert states(of(3, today=date(2020, 7, 1)), "支部党员大会")[1] == "缺"
    assert states(of(3, today=date(2020, 4, 1)), "支部党员大会")[1] == "待开"
    assert states(of(3, today=date(2020, 3, 31)), "支部党员大会")[1] == "未到期"


@pytest.mark.django_db
def test_what_did_not_stand_for_a_whole_span_is_not_asked_and_says_why(world: None) -> None:
    Organization.objects.filter(pk=4).update(
        founded_on=date(2020, 1, 2), dissolved_on=date(2020, 5, 31)
    )
    from dangwu.organizations.models import Placement

    Placement.objects.filter(organization=4).update(
        since=date(2020, 1, 2), until=date(2020, 5, 31), ended=1
    )

    found = row(of(4), "主题党日")

    assert [cell.state.word for cell in found.cells][:6] == [
        "不要求", "缺", "缺", "缺", "不要求", "不要求",
    ]  # fmt: skip
    assert found.cells[0].why == "2020年1月2日成立，没有全程存续"
    assert found.cells[4].why == "2020年5月31日撤销，没有全程存续"
    assert {cell.why for cell in row(of(4), "支部委员会").cells[1:4]} == {"不设支部委员会"}
    assert states(of(4), "组织生活会") == ["不要求"]


@pytest.mark.django_db
def test_a_first_committee_is_asked_from_its_first_whole_month(world: None) -> None:
    Term.objects.create(
        organization_id=3, number=1, began_on=date(2020, 3, 2), ends_on=date(2023, 3, 2)
    )

    found = row(of(3), "支部委员会")

    assert [cell.state.word for cell in found.cells][:5] == ["不要求"] * 3 + ["缺"] * 2
    assert found.cells[2].why == "委员会没有全程在任"


@pytest.mark.django_db
def test_before_the_rule_nothing_is_asked(world: None) -> None:
    found = of(3, 2017)

    assert {one.how for one in found.rows} == {"当时没有规定"}
    assert row(of(3, 2018), "支部党员大会").cells[0].why == "当时没有规定"
    assert states(of(3, 2018), "支部党员大会") == ["不要求"] * 3 + ["缺"]


@pytest.mark.django_db
def test_each_group_has_its_row(world: None) -> None:
    group = changes.found(
        parent=Organization.objects.get(pk=3), founded_on=date(2020, 2, 1), kind="党小组",
        nature="机关", full_name="云岭市物资储备局第一党支部第一党小组",
        document_name="第一党支部第一党小组",
    )  # fmt: skip
    hold(group.pk, "党小组会", "2020-06-30")

    found = row(of(3), "党小组会：第一党小组")

    assert [cell.state.word for cell in found.cells][:7] == [
        "不要求", "缺", "缺", "缺", "缺", "已开", "待开",
    ]  # fmt: skip
    assert found.cells[5].href == (
        f"/records/meetings/meetings/?unit={group.pk}&since=2020-06-01&until=2020-06-30"
        "&kind=%E5%85%9A%E5%B0%8F%E7%BB%84%E4%BC%9A"
    )


@pytest.mark.django_db
def test_a_leading_group_has_its_quarters(world: None) -> None:
    group = changes.found(
        parent=Organization.objects.get(pk=1), founded_on=date(2015, 2, 1), kind="党组",
        nature="机关", full_name="局党组", document_name="局党组",
    )  # fmt: skip
    hold(group.pk, "中心组学习", "2020-04-01")

    assert states(of(group.pk), "中心组学习") == ["缺", "已开", "待开", "未到期"]


def years(scope: int, year: int = 2019, today: date = TODAY) -> list[BranchYear]:
    asking = Asking(DjangoEngine(), Scope(scope, "甲"), Period.parse(str(year)), rules())
    return branch_years(asking, today)


def item(one: BranchYear, label: str) -> Item:
    return next(each for each in one.items if each.label == label)


@pytest.mark.django_db
def test_the_table_counts_what_is_due_by_today(world: None) -> None:
    hold(3, "支部党员大会", "2020-01-05", present=2, expected=5)
    hold(3, "支部党员大会", "2020-07-01", present=3, expected=5)
    hold(3, "主题党日", "2020-02-05")
    hold(3, "党课", "2020-02-06")
    MemberAppraisal.objects.create(
        organization_id=3, member_id=31, appraised_on=date(2020, 1, 8), grade="合格"
    )

    [one] = years(3, 2020)

    assert item(one, "支部党员大会") == Item(
        "支部党员大会", "个季度", "每季度1次", 3, 2, "共2次，还有1个季度没到期"
    )
    assert item(one, "主题党日") == Item(
        "主题党日", "个月", "每月1次", 6, 1, "共1次，还有6个月没到期"
    )
    assert item(one, "民主评议党员") == Item("民主评议党员", "年", "每年1次", 1, 1, "共1次")
    assert item(one, "组织生活会") == Item("组织生活会", "年", "每年1次", 0, 0, "还有1年没到期")
    assert item(one, "党课") == Item("党课", "段", "", None, 0, "共1次")
    assert item(one, "支部委员会").due == 6
    assert item(one, "到会") == Item("到会", "人次", "", 20, 15, "4次会", goal=False)
    assert not item(one, "到会").short
    assert str(item(one, "到会").rate) == "75.0"
    assert item(one, "表决到会过半") == Item("表决到会过半", "次", "有表决权的半数以上", 2, 1)
    assert item(one, "主题党日").short
    assert item(one, "党课").rate is None


@pytest.mark.django_db
def test_the_table_tells_of_talks_study_and_lectures(world: None) -> None:
    for number, member in enumerate((31, 32)):
        Post.objects.create(
            organization_id=3, member_id=member, title=("书记", "组织委员")[number],
            is_secretary=not number, since=date(2015, 1, 1),
        )  # fmt: skip
    HeartTalk.objects.create(
        organization_id=3, talker_id=31, listener_id=32, relation="委员与委员",
        held_on=date(2020, 5, 1),
    )  # fmt: skip
    lecture = hold(3, "党课", "2020-03-02")
    Meeting.objects.filter(pk=lecture.pk).update(lecturer=31)

    [one] = years(3, 2020)
    asking = Asking(DjangoEngine(), Scope(3, "甲"), Period.parse("2020"), rules())

    assert item(one, "委员之间谈心") == Item("委员之间谈心", "对", "每年一般1次", 1, 1)
    assert item(one, "委员与党员谈心") == Item("委员与党员谈心", "人", "每年一般1次", None, 0)
    assert item(one, "党员学时") == Item("党员学时", "人", "每年一般32学时", 2, 0, ongoing=True)
    assert item(one, "书记委员学时") == Item("书记委员学时", "人", "每年56学时", 2, 0, ongoing=True)
    assert item(one, "书记讲党课") == Item("书记讲党课", "次", "每年至少1次", 1, 1)
    assert {label: [(each.name, each.words) for each in those]
            for label, those in left(asking).items()} == {
        "党员学时": [("林望舒", "0.0学时"), ("石砚", "0.0学时")],
        "书记委员学时": [("林望舒", "0.0学时"), ("石砚", "0.0学时")],
    }  # fmt: skip
    assert not item(one, "党员学时").short
    [before] = years(3, 2019)
    assert item(before, "党员学时").short
    assert item(before, "委员之间谈心").done == 0
    assert item(years(4, 2020)[0], "书记讲党课") == Item(
        "书记讲党课", "次", "每年至少1次", None, 0, "没有登记书记"
    )


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


@pytest.mark.django_db
def test_the_calendar_shows_words_beside_colours(cast: Cast) -> None:
    hold(3, "主题党日", "2020-06-05")

    page = cast[Role.SECRETARY].get("/records/meetings/calendar/3/?year=2020")
    text = page.content.decode()

    assert page.status_code == 200
    assert "第一党支部组织生活日历" in text
    assert "主题党日，2020年6月，已开" in text
    assert "主题党日，2020年5月，缺：应开1次" in text
    assert "/records/meetings/year/3/?year=2020" in text
    assert "2021年" not in text


@pytest.mark.django_db
def test_what_is_out_of_reach_or_has_no_calendar_is_not_found(cast: Cast) -> None:
    secretary, officer = cast[Role.SECRETARY], cast[Role.OFFICER]

    assert secretary.get("/records/meetings/calendar/4/").status_code == 404
    assert secretary.get("/records/meetings/year/4/").status_code == 404
    assert officer.get("/records/meetings/calendar/4/").status_code == 200
    assert officer.get("/records/meetings/calendar/2/").status_code == 404
    assert officer.get("/records/meetings/year/9/").status_code == 404
    assert cast["stranger"].get("/records/meetings/year/").status_code == 403


@pytest.mark.django_db
def test_a_year_that_cannot_be_is_this_year(cast: Cast) -> None:
    for text in ("", "abcd", "1949", "20201", "２０２０"):
        page = cast[Role.OFFICER].get("/records/meetings/calendar/3/", {"year": text})
        assert page.context["year"] == TODAY.year
    assert cast[Role.OFFICER].get("/records/meetings/calendar/3/?year=1950").status_code == 200


@pytest.mark.django_db
def test_a_committee_sees_all_branches_below_with_their_totals(cast: Cast) -> None:
    hold(3, "主题党日", "2019-06-05")
    hold(4, "主题党日", "2019-07-05")

    page = cast[Role.OFFICER].get("/records/meetings/year/?year=2019")
    names = [one.organization.document_name for one in page.context["rows"]]
    together = dict(zip(page.context["labels"], page.context["totals"], strict=True))

    assert names == ["第一党支部", "第二党支部", "老干部党支部"]
    assert (together["主题党日"].done, together["主题党日"].due) == (2, 36)
    assert "党课" not in together
    asked = cast[Role.OFFICER].get("/records/meetings/year/?year=2019&unit=4")
    assert asked.context["organization"].pk == 4
    assert cast[Role.SECRETARY].get("/records/meetings/year/?unit=4").status_code == 404
    own = cast[Role.SECRETARY].get("/records/meetings/year/?year=2019")
    assert own.templates[0].name == "meetings/year_branch.html"


@pytest.mark.django_db
def test_of_more_branches_than_fit_what_stands_below_is_offered(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = cast[Role.OFFICER]
    monkeypatch.setattr("dangwu.meetings.year_views.AT_ONCE", 2)

    page = officer.get("/records/meetings/year/1/?year=2019")

    assert [(one.document_name, href) for one, href in page.context["parts"]] == [
        ("局机关党委", "/records/meetings/year/2/?year=2019")
    ]
    assert "下面的党支部超过2个" in page.content.decode()
    assert officer.get("/records/meetings/year/1/?year=2019&format=xlsx").status_code == 200
    monkeypatch.setattr("dangwu.meetings.year_views.AT_ONCE", 3)
    assert "rows" in officer.get("/records/meetings/year/1/?year=2019").context


@pytest.mark.django_db
def test_what_is_missing_leads_to_its_form_for_who_may_write(cast: Cast) -> None:
    address = "/records/meetings/calendar/3/?year=2020"

    written = cast[Role.SECRETARY].get(address)
    read = cast[Role.LEADER].get(address)

    def hrefs(page: Any, label: str) -> list[str]:
        return [cell.href for cell in row(page.context["grid"], label).cells]

    assert hrefs(written, "支部党员大会")[:2] == [
        f"/records/meetings/meetings/new/?{urlencode({'organization': 3, 'kind': '支部党员大会'})}"
    ] * 2  # fmt: skip
    assert hrefs(written, "民主评议党员") == ["/records/meetings/appraisals/branch/?organization=3"]
    assert hrefs(read, "支部党员大会")[0].startswith("/records/meetings/meetings/?unit=3")
    assert hrefs(read, "民主评议党员")[0].startswith("/records/meetings/appraisals/?unit=3")
    for href in (*hrefs(written, "支部党员大会")[:2], *hrefs(written, "民主评议党员")):
        assert cast[Role.SECRETARY].get(href).status_code == 200


@pytest.mark.django_db
def test_the_table_in_excel_says_the_same(cast: Cast) -> None:
    hold(3, "主题党日", "2019-06-05")
    officer = cast[Role.OFFICER]

    many = officer.get("/records/meetings/year/2/?year=2019&format=xlsx")
    one = officer.get("/records/meetings/year/3/?year=2019&format=xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(many.content)).get_sheet_by_index(0).to_python()
    book = CalamineWorkbook.from_filelike(BytesIO(one.content))

    assert rows[0][0] == "局机关党委2019年组织生活一表清"
    assert [row[0] for row in rows[2:]] == ["第一党支部", "第二党支部", "老干部党支部", "合计"]
    assert rows[1][9:11] == ["主题党日（应）", "主题党日（已）"]
    assert rows[2][9:11] == [12, 1]
    assert rows[2][7] == "不要求"
    assert rows[5][9:11] == [36, 1]
    assert book.sheet_names == ["一表清", "还缺的人"]
    first = book.get_sheet_by_name("一表清").to_python()[6]
    assert first == ["主题党日", "每月1次", 12, 1, "个月", 8.3, "共1次"]


@pytest.mark.django_db
def test_a_year_without_the_branch_says_so(cast: Cast) -> None:
    officer = cast[Role.OFFICER]

    assert (
        "2010年还没有这个支部。"
        in officer.get("/records/meetings/year/3/?year=2010").content.decode()
    )
    assert (
        "2009年局机关党委下面没有党支部。"
        in officer.get("/records/meetings/year/2/?year=2009").content.decode()
    )


@pytest.mark.django_db
def test_the_branch_and_the_books_lead_here(cast: Cast) -> None:
    officer = cast[Role.OFFICER]

    branch = officer.get("/records/organizations/organizations/3/").content.decode()
    books = officer.get("/records/meetings/meetings/").content.decode()

    assert "/records/meetings/calendar/3/?year=2020" in branch
    assert "/records/meetings/year/3/?year=2020" in branch
    assert "/records/meetings/year/" in books
