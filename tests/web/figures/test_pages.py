"""The place 数 as people of each role see it."""

import re
from datetime import date
from io import BytesIO
from urllib.parse import quote

import pytest
from python_calamine import CalamineWorkbook

from dangwu.accounts.rights import Role
from dangwu.catalogue.figures import figures
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.meetings.models import Meeting
from dangwu.organizations.models import Organization
from dangwu.web.figures.search import grouped
from dangwu.web.figures.values import shown
from tests.web.conftest import Office

pytestmark = pytest.mark.django_db
HALF = Period.parse("2020H1")


def page(office: Office, address: str, role: str = "officer", **headers: str) -> str:
    answer = office.client(role).get(address, headers=headers)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def one(name: str, **asked: object) -> str:
    more = "&".join(f"{key}={quote(str(value))}" for key, value in asked.items())
    return f"/figures/{quote(name)}/" + (f"?{more}" if more else "")


def plain(text: str) -> str:
    """The page as it is read: no marks, one space where there was any."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def whole() -> Scope:
    return Scope(Organization.objects.get(full_name="云岭市粮食和物资储备局").pk, "")


def branch(name: str = "机关第一党支部") -> Organization:
    return Organization.objects.get(document_name=name)


def test_the_search_box_stands_first_and_every_figure_with_its_number(office: Office) -> None:
    text = page(office, "/figures/")
    assert text.index('name="q"') < text.index('id="found"')
    values = Catalogue(DjangoEngine()).all_values(whole(), HALF)
    read = plain(text)
    missing = [
        name for name, value in values.items()
        if f"{name} {shown(value).text}" not in read
    ]  # fmt: skip
    assert missing == []
    assert [name for name in grouped() if name not in read] == []


def test_search_answers_htmx_with_a_piece_of_the_page(office: Office) -> None:
    text = page(office, "/figures/?q=dfsj", HX_Request="true")
    assert "<html" not in text
    assert re.findall(r"<span>([^<]+)<small>", text) == [
        "党费收缴率",
        "党费上缴金额",
        "党费收缴总额",
    ]
    assert "没有找到“查无此数”" in page(office, "/figures/?q=查无此数")


def test_a_figure_says_its_number_first_then_how_it_is_known(office: Office) -> None:
    text = page(office, one("党员总数"))
    value = Catalogue(DjangoEngine()).value("党员总数", whole(), HALF)
    read = plain(text)
    assert f"{value.number} 名 市粮食和物资储备局，2020年上半年" in read
    assert "统计期末日在册党员人数，含正式党员和预备党员。" in read
    assert f"依据 {value.records} 条记录" in read
    assert figures()["党员总数"].sql.splitlines()[0] in text.replace("&#x27;", "'")
    assert "比2019年下半年增加" in read
    assert (
        read.index("走势")
        < read.index("各单位比较")
        < read.index("口径")
        < read.index("依据的记录")
    )


def test_the_course_is_twelve_months_and_the_next_level_has_every_branch(office: Office) -> None:
    text = page(office, one("党费收缴总额"))
    months = re.findall(r'period=20[12]\d-\d\d">(\d{4}年\d+月)<', text)
    assert months[0] == "2020年6月"
    assert months[-1] == "2019年7月"
    assert len(months) == 12
    names = Organization.objects.filter(kind="党支部", dissolved_on=None)
    assert [
        one.document_name for one in names if f">{one.document_name}</a></th>" not in text
    ] == []


def test_a_year_is_followed_by_quarters(office: Office) -> None:
    assert "2019年第一季度" in page(office, one("党员总数", period="2020"))


def test_charts_are_drawn_once_and_say_in_words_what_they_show(office: Office) -> None:
    client = office.client("officer")
    text = page(office, one("党员总数"))
    assert re.search(r'alt="党员总数，2019年7月至2020年6月；最低\d+ 名（', text)
    for chart in ("course", "parts"):
        address = f"/figures/{quote('党员总数')}/{chart}.svg?period=2020H1&w=phone"
        drawn = client.get(address)
        assert drawn.headers["Content-Type"] == "image/svg+xml"
        assert drawn.content.startswith(b"<svg")
        again = client.get(address, headers={"If-None-Match": drawn.headers["ETag"]})
        assert again.status_code == 304


def test_what_is_not_known_is_said_and_is_no_nought(office: Office) -> None:
    text = plain(page(office, one("大额党费金额", period="2020-06", unit=branch().pk)))
    assert "不详 机关第一党支部，2020年6月" in text
    assert "没有记录：零与未记录无法区分。" in text
    assert "2020年6月没有计入这个数的记录。" in text


def test_a_ratio_names_its_two_figures_and_a_form_its_two_periods(office: Office) -> None:
    text = page(office, one("党费收缴率"))
    assert f"/figures/{quote('党费收缴总额')}/?unit=" in text
    assert f"/figures/{quote('应缴党费总额')}/?unit=" in text
    changed = plain(page(office, one("增减(党员总数)")))
    assert "党员总数比上一个同样长的时段增加多少" in changed
    assert "党员总数 2019年下半年" in changed
    share = plain(page(office, one("占比(女党员数,党员总数)")))
    assert "女党员数占党员总数的百分比" in share


def test_evidence_is_paged_sorted_and_in_chinese(office: Office) -> None:
    first = page(office, one("党费收缴总额", sort="-amount_fen"))
    found = re.findall(r'data-label="金额（元）">([\d,.]+)<', first)
    assert len(found) == 30
    assert found == sorted(found, key=lambda each: -float(each.replace(",", "")))
    assert "下一页" in first
    assert plain(first).count("第 1 页，共") == 1
    second = page(office, one("党费收缴总额", sort="-amount_fen", page=2))
    assert found[-1] >= re.findall(r'data-label="金额（元）">([\d,.]+)<', second)[0]
    assert "2020年6月" in page(office, one("党费收缴总额", sort="-month_no"))
    head = re.search(r"依据的记录</caption>.*?</thead>", first, re.DOTALL)
    assert head
    assert (
        plain(head[0].removeprefix("依据的记录</caption>"))
        == "姓名 党组织 月份 金额（元） ↓ 缴费日期"
    )


def test_every_kind_of_record_opens_from_its_evidence(office: Office) -> None:
    client, opened = office.client("officer"), {}
    for figure in figures().values():
        if not figure.sql or opened.get(figure.evidence) == 200:
            continue
        text = page(office, one(figure.name, period="2020H1"))
        link = re.search(r'<td class="[^"]*" data-label="[^"]*"><a href="([^"]+)"', text)
        if link:
            opened[figure.evidence] = client.get(link[1]).status_code
    assert set(opened.values()) == {200}
    assert set(opened) == {figure.evidence for figure in figures().values() if figure.sql}


def test_every_column_of_every_figure_can_be_shown_and_sorted(office: Office) -> None:
    from dangwu.organizations.grants import Granted
    from dangwu.web.figures.evidence import Records

    access = Granted(office.users["officer"], date(2020, 7, 3))
    for figure in figures().values():
        if not figure.sql:
            continue
        records = Records(DjangoEngine(), figure, whole(), HALF, access)
        labels = [each.label for each in records.columns]
        assert [x for x in labels if re.search(r"[a-z_]|（分）|编号|1是", x)] == []
        for column in records.columns:
            rows = records.page(1, 100, f"-{column.name}").rows
            texts = [cell.text for row in rows for cell in row.cells]
            assert [x for x in texts if re.search(r"9999|None", x)] == []


def test_who_may_read_sees_her_own_part_and_nothing_above_it(office: Office) -> None:
    read = plain(page(office, one("党员总数"), role="secretary"))
    assert "机关第一党支部，2020年上半年" in read
    other = branch("机关第二党支部").pk
    secretary = office.client("secretary")
    assert secretary.get(one("党员总数", unit=other)).status_code == 404
    assert secretary.get(f"/figures/compare/?unit={other}").status_code == 404
    chart = f"/figures/{quote('党员总数')}/course.svg?unit={other}"
    assert secretary.get(chart).status_code == 404
    box = re.search(r'<select[^>]*name="unit">.*?</select>', page(office, "/figures/", "secretary"))
    options = re.findall(r'value="(\d+)"', box[0]) if box else []
    assert options == [str(branch().pk)]


@pytest.mark.parametrize("role", [Role.MEMBER, Role.SUPERIOR, Role.ADMINISTRATOR, "stranger"])
def test_who_may_not_read_records_sees_no_figure(office: Office, role: str) -> None:
    client = office.client(str(role))
    for address in ("/figures/", one("党员总数"), "/figures/compare/",
                    f"/figures/{quote('党员总数')}/parts/"):  # fmt: skip
        assert client.get(address).status_code == 403


def test_a_unit_by_name_and_a_period_in_words_become_an_address(office: Office) -> None:
    client = office.client("officer")
    answer = client.get(
        "/figures/", {"unit": "机关第一党支部", "other": "2020年1月1日至2020-05-31"}
    )
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"?unit={branch().pk}&period=2020-01-01..2020-05-31"
    moved = client.get("/figures/", {"unit": whole().organization_id, "other": "2020年第二季度"})
    assert moved.headers["Location"].endswith("period=2020Q2")


def test_what_cannot_be_read_is_told_and_the_usual_is_shown(office: Office) -> None:
    text = plain(page(office, "/figures/?other=去年"))
    assert "看不懂时段“去年”：请写成 2020H1（上半年）" in text
    assert "现在显示的是市粮食和物资储备局、2020年上半年。" in text
    named = plain(page(office, "/figures/?unit=机关第九党支部"))
    assert "没有找到党组织名称“机关第九党支部”。" in named


def test_an_unknown_figure_is_not_there(office: Office) -> None:
    assert office.client("officer").get(one("党员数量")).status_code == 404


def test_the_sheets_hold_what_the_screen_shows(office: Office) -> None:
    address = one("党费收缴总额", sort="-amount_fen", format="xlsx")
    answer = office.client("officer").get(address)
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    assert book.sheet_names == ["数", "走势", "比较", "依据"]
    value = Catalogue(DjangoEngine()).value("党费收缴总额", whole(), HALF)
    assert value.number is not None
    facts = dict(row[:2] for row in book.get_sheet_by_name("数").to_python()[2:])
    assert facts["范围"] == "云岭市粮食和物资储备局"
    assert facts["时段"] == "2020年上半年"
    assert facts["数"] == float(value.number)
    assert facts["依据记录数"] == value.records
    course = book.get_sheet_by_name("走势").to_python()[2:]
    assert [course[0][0], course[-1][0], len(course)] == ["2019年7月", "2020年6月", 12]
    rows = book.get_sheet_by_name("依据").to_python()
    assert rows[1] == ["姓名", "党组织", "月份", "金额（元）", "缴费日期"]
    assert len(rows) == 2 + value.records
    amounts = [row[3] for row in rows[2:]]
    assert amounts == sorted(amounts, reverse=True)
    assert round(sum(amounts), 2) == float(value.number)
    assert isinstance(rows[2][4], date)


def test_all_figures_can_be_had_in_one_sheet(office: Office) -> None:
    client = office.client("officer")
    answer = client.get("/figures/?format=xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["组", "指标", "数", "单位", "口径"]
    assert sorted(row[1] for row in rows[2:]) == sorted(figures())
    assert rows[2][0] == "党员"
    few = client.get("/figures/?format=xlsx&q=dfsj")
    rows = CalamineWorkbook.from_filelike(BytesIO(few.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[2:]] == ["党费收缴率", "党费上缴金额", "党费收缴总额"]


def test_a_new_record_is_counted_at_once(office: Office) -> None:
    from dangwu.accounts import changes as log

    before = page(office, one("主题党日次数", unit=branch().pk))
    number = int(re.findall(r'class="d-big">(\d+)<', before)[0])
    model = Meeting.objects.filter(organization=branch(), kind="主题党日").first()
    assert model is not None
    fields = {
        each.name: getattr(model, each.name) for each in Meeting._meta.concrete_fields
        if not each.primary_key
    }  # fmt: skip
    log.create(Meeting, action="meetings.hold", **{**fields, "held_on": date(2020, 6, 1)})
    after = page(office, one("主题党日次数", unit=branch().pk))
    assert int(re.findall(r'class="d-big">(\d+)<', after)[0]) == number + 1
    Meeting.objects.filter(
        organization=branch(), held_on=date(2020, 6, 1), topic=model.topic
    ).delete()


def test_branches_stand_beside_one_another(office: Office) -> None:
    address = "/figures/compare/?figure=党员总数&figure=欠缴党员数&figure=单位名称&sort=-党员总数"
    text = page(office, address)
    numbers = [int(x) for x in re.findall(r'data-label="党员总数"><a [^>]*>(\d+) 名<', text)]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == Organization.objects.filter(kind="党支部", dissolved_on=None).count()
    assert 'data-label="单位名称"' not in text
    book = CalamineWorkbook.from_filelike(
        BytesIO(office.client("officer").get(address + "&format=xlsx").content)
    )
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[1] == ["单位", "党员总数（名）", "欠缴党员数（名）"]
    assert [row[1] for row in rows[2:]] == numbers


def test_a_large_office_brings_the_slower_parts_afterwards(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dangwu.web.figures.asking.LARGE", 3)
    assert 'class="d-number' not in page(office, "/figures/")
    assert 'class="d-number' in page(office, "/figures/?q=dfsj")
    text = page(office, one("党员总数"))
    assert "course.svg" not in text
    for part in ("course", "parts"):
        asked = re.search(rf'hx-get="(/figures/[^"]*/{part}/[^"]*)"', text)
        assert asked
        address = asked[1].replace("&amp;", "&").replace("level=near", "level=branches")
        piece = page(office, address, HX_Request="true")
        assert "<html" not in piece
        assert f"{part}.svg" in piece
        assert "<html" in page(office, address)


def test_an_ended_unit_can_still_be_asked_about(office: Office) -> None:
    ended = Organization.objects.exclude(dissolved_on=None)[0]
    text = page(office, one("党员总数", unit=ended.pk, period="2019H2"))
    assert f'<option value="{ended.pk}" selected>{ended.document_name}（已撤销）' in text


def test_many_branches_are_paged(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dangwu.web.figures.comparing.PAGE", 3)
    first = page(office, "/figures/compare/?figure=党员总数")
    assert "第 1 页，共 3 页" in first
    last = page(office, "/figures/compare/?figure=党员总数&page=9")
    assert "第 3 页，共 3 页" in last
    assert last.count('data-label="党员总数"') == 1


def test_a_figure_asks_as_often_for_many_records_as_for_few(office: Office) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from dangwu.web.figures import evidence

    client = office.client("officer")
    counts = []
    with pytest.MonkeyPatch.context() as patch:
        for size in (2, 30):
            patch.setattr(evidence, "PAGE", size)
            client.get(one("值守人次"))
            with CaptureQueriesContext(connection) as asked:
                client.get(one("值守人次"))
            counts.append(len(asked))
    assert counts[0] == counts[1]
