"""The pages and forms of members, as the stock cast sees them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import load_workbook

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.core.identity import check_digit
from dangwu.members import changes, numbers
from dangwu.members.models import (
    Account,
    ContactPoint,
    Look,
    Member,
    Membership,
    Post,
    StarRating,
    Transfer,
    Visit,
)
from dangwu.members.own import looks_at, member_of
from dangwu.organizations.models import FOREVER, Organization, Placement
from dangwu.pages.forms import new_token
from dangwu.pages.submitting import version_of
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, Cast, stock_cast

LIST = "/records/members/members/"
HER, HIM, AWAY = 31, 32, 41
"""Two members of the secretary's branch, and one of another."""


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.OFFICE = tmp_path
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "field.txt").write_text("ab" * 32, encoding="ascii")
    return stock_cast()


def member(number: int) -> Member:
    return Member.objects.get(pk=number)


def typed(record: Any = None, **more: Any) -> dict[str, str]:
    said = {"_token": new_token(), "_version": version_of(record) if record else ""}
    return said | {name: str(value) for name, value in more.items()}


def number_of(birth: int, sex: str, order: int = 1) -> str:
    """Return an identity number of a made-up person."""
    serial = order * 10 + (1 if sex == "男" else 2)
    front = f"110101{birth}{serial:03d}"
    return front + check_digit(front + "0")


def names(cast: Cast, role: str = Role.OFFICER, **asked: str) -> list[str]:
    page = cast[role].get(LIST, asked).context["page"]
    return [row.cells[0].text for row in page.rows]


@pytest.mark.parametrize(
    ("role", "status", "seen", "hidden"),
    [
        (Role.OFFICER, 200, ["林望舒", "石砚", "阿依努尔", "顾长河"], ["外人甲"]),
        (Role.SECRETARY, 200, ["林望舒", "石砚"], ["阿依努尔", "外人甲"]),
        (Role.COMMITTEE_MEMBER, 200, ["林望舒"], ["阿依努尔"]),
        (Role.LEADER, 200, ["林望舒", "阿依努尔"], ["外人甲"]),
        (Role.AUDITOR, 200, ["林望舒", "阿依努尔"], ["外人甲"]),
        (Role.SUPERIOR, 403, [], ["林望舒"]),
        (Role.ADMINISTRATOR, 403, [], ["林望舒"]),
        (Role.MEMBER, 403, [], ["林望舒"]),
        (STRANGER, 403, [], ["林望舒"]),
    ],
)
def test_the_list_keeps_to_the_grant(
    cast: Cast, role: str, status: int, seen: list[str], hidden: list[str]
) -> None:
    answer = cast[role].get(LIST)
    text = answer.content.decode()
    assert answer.status_code == status
    assert [one for one in seen if one not in text] == []
    assert [one for one in hidden if one in text] == []


def test_filters_stand_in_the_address(cast: Cast) -> None:
    assert names(cast, sex="女") == ["林望舒", "阿依努尔"]
    assert names(cast, education="高中") == ["顾长河"]
    assert names(cast, status="probation") == ["石砚"]
    assert names(cast, work="retired") == ["顾长河"]
    assert names(cast, nation="other") == ["阿依努尔"]
    assert names(cast, age="35") == ["石砚"]
    assert names(cast, age="45") == ["林望舒", "阿依努尔"]
    assert names(cast, age="60") == ["顾长河"]
    assert names(cast, floating="out") == []
    assert names(cast, unit="2") == ["林望舒", "石砚", "阿依努尔", "顾长河"]
    assert names(cast, unit=str(OTHER)) == ["阿依努尔"]
    assert names(cast, branch="第一") == ["林望舒", "石砚"]
    assert names(cast, q="望") == ["林望舒"]
    assert names(cast, Role.SECRETARY, unit=str(OTHER)) == []


def test_rarer_filters_are_folded_until_one_is_chosen(cast: Cast) -> None:
    text = cast[Role.OFFICER].get(LIST).content.decode()
    assert '<details class="d-rarer"><summary class="btn">更多条件</summary>' in text
    text = cast[Role.OFFICER].get(LIST, {"floating": "out"}).content.decode()
    assert '<details class="d-rarer" open>' in text


def test_an_organization_of_the_address_stays_with_the_next_search(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dangwu.pages.listing._LISTED", 1)
    text = cast[Role.OFFICER].get(LIST, {"unit": "2"}).content.decode()
    assert '<input type="hidden" name="unit" value="2">' in text
    assert "局机关党委及下级" in text
    assert "水务局" not in cast[Role.OFFICER].get(LIST, {"unit": "8"}).content.decode()


def test_an_age_ends_with_the_birthday(cast: Cast) -> None:
    Member.objects.filter(pk=HER).update(birth_no=19840703)
    assert "林望舒" not in names(cast, age="35")
    Member.objects.filter(pk=HER).update(birth_no=19840704)
    assert "林望舒" in names(cast, age="35")


def test_the_whole_office_is_listed_without_asking_who_belongs_where(cast: Cast) -> None:
    for model in (Membership, Placement):
        model.objects.filter(organization__in=(8, 9)).delete()
    assert names(cast, Role.OFFICER)[:2] == ["林望舒", "石砚"]
    assert names(cast, unit=str(OTHER)) == ["阿依努尔"]


def test_the_list_in_excel_holds_no_number(cast: Cast) -> None:
    numbers.put(member(HER), id_number=number_of(19800315, "女"), today=TODAY)
    answer = cast[Role.OFFICER].get(LIST, {"format": "xlsx"})
    rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["姓名", "性别", "出生日期", "学历", "党支部", "类别", "入党日期", "人员编号"]
    assert [row[0] for row in rows[2:]] == ["林望舒", "石砚", "阿依努尔", "顾长河"]
    assert rows[2][4:6] == ["第一党支部", "正式党员"]


def test_more_members_ask_no_more_queries(cast: Cast) -> None:
    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            cast[Role.OFFICER].get(address)
        return len(seen)

    few = asked(LIST)
    for order in range(20):
        changes.admit(
            Organization.objects.get(pk=BRANCH), name=f"党员{order}", sex="男", birth_no=19900101,
            admitted_on=TODAY, today=TODAY,
        )  # fmt: skip
    assert asked(LIST) == few


def test_a_page_shows_where_she_belonged_and_what_hangs_on_her(cast: Cast) -> None:
    changes.transfer(
        member(HIM), target=Organization.objects.get(pk=OTHER), on=date(2020, 6, 1), today=TODAY
    )  # fmt: skip
    text = cast[Role.OFFICER].get(f"{LIST}{HIM}/").content.decode()
    for words in ("石砚", "预备党员", "2020-06-01 起", "，至 2020-06-01", "组织关系转接"):
        assert words in text
    assert cast[Role.SECRETARY].get(f"{LIST}{HIM}/").status_code == 404


def test_who_looked_is_noted_once_a_day_and_not_of_herself(cast: Cast) -> None:
    assert member_of(cast.user(Role.SECRETARY)) == member(HER)
    cast[Role.SECRETARY].get(f"{LIST}{HER}/")
    assert looks_at(member(HER)) == []
    for _ in range(2):
        cast[Role.OFFICER].get(f"{LIST}{HER}/")
    assert [(one.on, one.who, one.what) for one in looks_at(member(HER))] == [
        (TODAY, "某党务干事", "党员页")
    ]
    assert Look.objects.count() == 1


def test_numbers_are_masked_and_shown_whole_for_a_reason(cast: Cast) -> None:
    number = number_of(19800315, "女")
    numbers.put(member(HER), id_number=number, phone="13900001234", today=TODAY)
    page = cast[Role.SECRETARY].get(f"{LIST}{HER}/").content.decode()
    assert "**************" + number[-4:] in page
    assert "*******1234" in page
    assert number not in page
    address = f"{LIST}{HER}/unlock/"
    short = cast[Role.SECRETARY].post(address, typed(what="身份证号", reason="查"))
    assert short.status_code == 422
    assert "请写明理由，至少两个字。" in short.content.decode()
    form = typed(what="身份证号", reason="核对转接介绍信")
    shown = cast[Role.SECRETARY].post(address, form)
    assert number in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    entry = Change.objects.get(action="members.unlock")
    assert (entry.reason, entry.actor) == ("身份证号：核对转接介绍信", cast.user(Role.SECRETARY))
    assert Look.objects.get(what="完整身份证号，理由：核对转接介绍信").member_id == HER
    assert number not in str(entry.before) + str(entry.after) + entry.reason
    again = cast[Role.SECRETARY].post(address, form)
    assert again.status_code == 302
    assert Change.objects.filter(action="members.unlock").count() == 1
    assert "核对转接介绍信" in cast[Role.SECRETARY].get(f"{LIST}{HER}/").content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.SECRETARY, 200), (Role.AUDITOR, 200), (Role.COMMITTEE_MEMBER, 403), (Role.LEADER, 403),
     (Role.ADMINISTRATOR, 403), (Role.SUPERIOR, 403)],
)  # fmt: skip
def test_who_may_see_a_number_whole(cast: Cast, role: str, status: int) -> None:
    numbers.put(member(HER), phone="13900001234", today=TODAY)
    assert cast[role].get(f"{LIST}{HER}/unlock/").status_code == status
    if status == 403:
        assert f"{HER}/unlock/" not in cast[role].get(f"{LIST}{HER}/").content.decode()


def test_an_auditor_sees_a_number_and_changes_nothing(cast: Cast) -> None:
    assert ">办理<" not in cast[Role.AUDITOR].get(f"{LIST}{HER}/").content.decode()
    assert cast[Role.AUDITOR].get(f"{LIST}{HER}/numbers/").status_code == 403


def test_a_number_of_another_branch_stays_shut(cast: Cast) -> None:
    numbers.put(member(AWAY), phone="13900001234", today=TODAY)
    assert cast[Role.SECRETARY].get(f"{LIST}{AWAY}/unlock/").status_code == 404


_BORN = (
    "身份证号里的出生日期是1980-03-16，登记的是1980-03-15：请先核对，属登记有误的先更正出生日期。"
)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("11010119800315", "身份证号是14位，应为18位，请核对。"),
        ("1101011980031500AB", "身份证号里有不该有的字符：前17位应为数字，末位为数字或X。"),
        (number_of(19800315, "男"), "身份证号里的性别是男，登记的是女：请先核对，属登记有误的先更正性别。"),
        (number_of(19800316, "女"), _BORN),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_hers_is_refused(cast: Cast, number: str, says: str) -> None:
    form = typed(member(HER), id_number=number, reason="补录")
    answer = cast[Role.SECRETARY].post(f"{LIST}{HER}/numbers/", form)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert member(HER).id_cipher is None


def test_a_wrong_check_digit_and_a_number_twice_are_said(cast: Cast) -> None:
    right = number_of(19800315, "女")
    wrong = right[:-1] + ("1" if right[-1] != "1" else "2")
    form = typed(member(HER), id_number=wrong, reason="补录")
    text = cast[Role.SECRETARY].post(f"{LIST}{HER}/numbers/", form).content.decode()
    assert f"身份证号的校验位不对：按前17位应为{right[-1]}，现为{wrong[-1]}，请逐位核对。" in text
    Member.objects.filter(pk=AWAY).update(birth_no=19800315)
    numbers.put(member(AWAY), id_number=right, today=TODAY)
    form = typed(member(HER), id_number=right, reason="补录")
    text = cast[Role.SECRETARY].post(f"{LIST}{HER}/numbers/", form).content.decode()
    assert "这个身份证号已登记在另一名党员名下，请核对是否录错，或是否重复登记。" in text


def test_setting_a_number_leaves_none_of_it_in_the_log(cast: Cast) -> None:
    number = number_of(19800315, "女")
    form = typed(member(HER), id_number=number, phone="139 0000 1234", reason="补录")
    answer = cast[Role.SECRETARY].post(f"{LIST}{HER}/numbers/", form)
    assert answer.status_code == 302
    entry = Change.objects.get(action="members.put_numbers")
    assert entry.before == {"身份证号": "没有", "手机号": "没有"}
    assert entry.after == {"身份证号": "新号码", "手机号": "新号码"}
    assert [one.text[-4:] for one in numbers.masked(member(HER))] == [number[-4:], "1234"]


def admitted(**more: Any) -> dict[str, str]:
    return typed(
        **{"organization": BRANCH, "name": "新党员", "admitted_on": "2020-06-12",
           "nationality": "汉族"} | more
    )  # fmt: skip


def test_a_new_member_is_described_by_her_number(cast: Cast) -> None:
    number = number_of(19950602, "女", 7)
    answer = cast[Role.OFFICER].post(f"{LIST}new/", admitted(id_number=number))
    assert answer.status_code == 302
    made = Member.objects.get(name="新党员")
    assert (made.sex, made.birth_no, made.education) == ("女", 19950602, "")
    assert made.confirmed_on is None
    assert Membership.objects.get(member=made).organization_id == BRANCH


def test_without_a_number_sex_and_birth_are_asked(cast: Cast) -> None:
    text = cast[Role.OFFICER].post(f"{LIST}new/", admitted()).content.decode()
    assert "没有填身份证号，请填写性别。" in text
    assert "没有填身份证号，请填写出生日期。" in text
    text = cast[Role.OFFICER].post(f"{LIST}new/", admitted(birth_no="1969-13")).content.decode()
    assert "看不懂出生日期“1969-13”，请写成 1969-01-02、1969年1月 或 1969。" in text
    cast[Role.OFFICER].post(f"{LIST}new/", admitted(birth_no="1969年1月", sex="男"))
    assert Member.objects.get(name="新党员").birth_no == 19690100


def test_taking_members_in_and_out_is_the_officers(cast: Cast) -> None:
    assert cast[Role.SECRETARY].get(f"{LIST}new/").status_code == 403
    for key in ("transfer", "out", "leave"):
        assert cast[Role.SECRETARY].get(f"{LIST}{HER}/{key}/").status_code == 403
        assert cast[Role.OFFICER].get(f"{LIST}{HER}/{key}/").status_code == 200


def test_a_transfer_moves_her_and_its_page_tells_both_sides(cast: Cast) -> None:
    form = typed(member(HIM), target=OTHER, on="2020-06-15", letter="云组介〔2020〕6号")
    cast[Role.OFFICER].post(f"{LIST}{HIM}/transfer/", form)
    made = Transfer.objects.get(member=HIM)
    assert (made.origin_id, made.target_id) == (BRANCH, OTHER)
    text = cast[Role.SECRETARY].get(f"/records/members/transfers/{made.pk}/").content.decode()
    assert "云组介〔2020〕6号" in text
    again = typed(member(HIM), target=OTHER, on="2020-06-20")
    answer = cast[Role.OFFICER].post(f"{LIST}{HIM}/transfer/", again)
    assert (
        "石砚的组织关系不能这样登记：已在“云岭市物资储备局第二党支部”。" in answer.content.decode()
    )


def test_out_and_back_again(cast: Cast) -> None:
    form = typed(member(HIM), target_name="青川市水务局", on="2020-05-01")
    cast[Role.OFFICER].post(f"{LIST}{HIM}/out/", form)
    assert "石砚" not in names(cast)
    gone = cast[Role.OFFICER].get("/records/members/departed/").content.decode()
    assert "石砚" in gone
    page = cast[Role.OFFICER].get(f"{LIST}{HIM}/").content.decode()
    assert "2020-05-01起不在册" in page
    assert "转回" in page
    form = typed(member(HIM), target=OTHER, on="2020-06-01", origin_name="青川市水务局")
    cast[Role.OFFICER].post(f"{LIST}{HIM}/return/", form)
    assert member(HIM).left_on == FOREVER
    assert names(cast, unit=str(OTHER)) == ["石砚", "阿依努尔"]


def test_a_member_from_outside_is_taken_in(cast: Cast) -> None:
    form = typed(
        target=BRANCH, on="2020-06-01", origin_name="外省某局", name="新来者", sex="男",
        birth_no="1985-02-03", nationality="汉族", admitted_on="2010-07-01",
        confirmed_on="2011-07-01", dues_paid_month="2020-05",
    )  # fmt: skip
    answer = cast[Role.OFFICER].post("/records/members/transfers/new/", form)
    made = Transfer.objects.get(origin_name="外省某局")
    assert answer.headers["Location"] == f"/records/members/transfers/{made.pk}/"
    assert made.member.confirmed_on == date(2011, 7, 1)
    assert made.dues_paid_month == 2020 * 12 + 4


def test_confirmation_floating_and_retirement(cast: Cast) -> None:
    early = typed(member(HIM), on="2019-11-05")
    text = cast[Role.SECRETARY].post(f"{LIST}{HIM}/confirm/", early).content.decode()
    assert "石砚的组织关系不能这样登记：转正日期2019-11-05应晚于入党日期2019-11-05。" in text
    cast[Role.SECRETARY].post(f"{LIST}{HIM}/float/", typed(member(HIM), on="2020-01-10"))
    assert names(cast, floating="out") == ["石砚"]
    assert "流动党员" in cast[Role.SECRETARY].get(f"{LIST}{HIM}/").content.decode()
    cast[Role.SECRETARY].post(f"{LIST}{HIM}/home/", typed(member(HIM), on="2020-06-10"))
    assert names(cast, floating="out") == []
    cast[Role.SECRETARY].post(f"{LIST}{HER}/retire/", typed(member(HER), on="2020-06-10"))
    assert names(cast, work="retired") == ["林望舒", "顾长河"]


def test_leaving_says_how(cast: Cast) -> None:
    form = typed(member(HER), kind="去世", on="2020-06-10", note="因病")
    cast[Role.OFFICER].post(f"{LIST}{HER}/leave/", form)
    assert member(HER).left_on == date(2020, 6, 10)
    assert Change.objects.get(action="members.leave").reason == "去世：因病"


def corrected(**more: Any) -> dict[str, str]:
    return typed(
        member(HIM),
        **{"name": "石砚", "sex": "男", "birth_no": "1990-11-20", "nationality": "汉族",
           "admitted_on": "2019-11-05", "reason": "核对档案"} | more,
    )  # fmt: skip


def test_a_correction_moves_the_first_day_along(cast: Cast) -> None:
    address = f"{LIST}{HIM}/correct/"
    wrong = corrected(confirmed_on="2019-11-05")
    text = cast[Role.SECRETARY].post(address, wrong).content.decode()
    assert "石砚的组织关系不能这样登记：转正日期2019-11-05应晚于入党日期2019-11-05。" in text
    cast[Role.SECRETARY].post(address, corrected(admitted_on="2019-11-12", education="研究生"))
    assert (member(HIM).education, member(HIM).admitted_on) == ("研究生", date(2019, 11, 12))
    assert Membership.objects.get(member=HIM).since == date(2019, 11, 12)
    entry = Change.objects.get(action="members.correct")
    assert entry.reason == "核对档案"


def test_an_admission_after_she_went_elsewhere_cannot_be(cast: Cast) -> None:
    changes.transfer(
        member(HIM), target=Organization.objects.get(pk=OTHER), on=date(2020, 6, 1), today=TODAY
    )  # fmt: skip
    address = f"{LIST}{HIM}/correct/"
    late = cast[Role.OFFICER].post(address, corrected(admitted_on="2020-06-01"))
    assert "2020-06-01已转到别处，入党应早于这一天。" in late.content.decode()
    cast[Role.OFFICER].post(address, corrected(admitted_on="2020-05-31"))
    assert member(HIM).admitted_on == date(2020, 5, 31)


def test_two_secretaries_are_refused_and_a_post_ends(cast: Cast) -> None:
    address = "/records/members/posts/new/"
    first = {"organization": BRANCH, "title": "书记", "is_secretary": "on", "since": "2019-03-01"}
    cast[Role.SECRETARY].post(address, typed(member=HER, **first))
    answer = cast[Role.SECRETARY].post(
        address, typed(member=HIM, **first | {"since": "2020-03-01"})
    )
    assert "“云岭市物资储备局第一党支部”的书记自2019-03-01起已是林望舒，请先登记免职。" in (
        answer.content.decode()
    )
    made = Post.objects.get(member=HER)
    form = typed(made, on="2020-03-01", reason="换届")
    cast[Role.SECRETARY].post(f"/records/members/posts/{made.pk}/relieve/", form)
    made.refresh_from_db()
    assert made.until == date(2020, 3, 1)
    form = typed(made, title="书记", is_secretary="on", since="2019-04-01", until="2020-03-01",
                 reason="批复日期")  # fmt: skip
    cast[Role.SECRETARY].post(f"/records/members/posts/{made.pk}/correct/", form)
    made.refresh_from_db()
    assert made.since == date(2019, 4, 1)


def test_a_form_opened_on_her_page_has_her_filled_in(cast: Cast) -> None:
    text = cast[Role.SECRETARY].get("/records/members/stars/new/", {"member": HER}).content.decode()
    assert f'<option value="{HER}" selected>林望舒（第一党支部）</option>' in text
    form = typed(member=HER, stars=5, rated_on="2020-06-20")
    cast[Role.SECRETARY].post("/records/members/stars/new/", form)
    assert StarRating.objects.get(member=HER).stars == 5
    again = cast[Role.SECRETARY].post("/records/members/stars/new/", typed(
        member=HER, stars=4, rated_on="2020-06-20"))  # fmt: skip
    assert "林望舒的星级不能这样登记：2020-06-20已经评定过，如有变动请改原记录。" in (
        again.content.decode()
    )


def test_contact_points_are_visited_while_they_last(cast: Cast) -> None:
    form = typed(organization=BRANCH, leader=HER, since="2020-01-01")
    cast[Role.OFFICER].post("/records/members/contact-points/new/", form)
    point = ContactPoint.objects.get()
    address = "/records/members/visits/new/"
    early = typed(contact_point=point.pk, visited_on="2019-12-31")
    answer = cast[Role.OFFICER].post(address, early)
    assert (
        "联系点“云岭市物资储备局第一党支部”不能这样登记：2019-12-31不在联系期内，不能登记指导。"
        in (answer.content.decode())
    )
    cast[Role.OFFICER].post(address, typed(contact_point=point.pk, visited_on="2020-01-01"))
    assert Visit.objects.get().organization_id == BRANCH
    page = cast[Role.OFFICER].get(f"/records/members/contact-points/{point.pk}/").content.decode()
    assert "2020-01-01" in page


def test_the_login_of_nobody_is_no_member(cast: Cast) -> None:
    assert member_of(cast.user(Role.OFFICER)) is None
    assert Account.objects.filter(user=cast.user(Role.OFFICER)).count() == 0


def test_who_was_registered_twice_goes_without_a_trace_of_her_number(cast: Cast) -> None:
    number = number_of(19950602, "女", 7)
    cast[Role.OFFICER].post(f"{LIST}new/", admitted(id_number=number))
    made = Member.objects.get(name="新党员")
    index = made.id_index
    assert cast[Role.SECRETARY].get(f"{LIST}{made.pk}/withdraw/").status_code == 403
    form = typed(made, reason="重复登记")
    answer = cast[Role.OFFICER].post(f"{LIST}{made.pk}/withdraw/", form)
    assert answer.headers["Location"] == LIST
    assert not Member.objects.filter(pk=made.pk).exists()
    assert str(index) not in str(Change.objects.get(action="members.withdraw").before)
    form = typed(member=HER, stars=5, rated_on="2020-06-20")
    cast[Role.SECRETARY].post("/records/members/stars/new/", form)
    refused = cast[Role.OFFICER].post(f"{LIST}{HER}/withdraw/", typed(member(HER), reason="重复"))
    assert "没有撤销：请先撤销或更正它们。" in refused.content.decode()
    assert Membership.objects.filter(member=HER).exists()
    rating = StarRating.objects.get(member=HER)
    address = f"/records/members/stars/{rating.pk}/withdraw/"
    cast[Role.SECRETARY].post(address, typed(rating, reason="录错人"))
    assert not StarRating.objects.filter(member=HER).exists()
