"""Every reason of the public contract, on both sides: the row that has it, and the one beside it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.exchange.known import Known
from dangwu.exchange.verdict import REASONS
from tests.exchange.sheets import number, office, read, reasons, values, write

ID, OTHER = number(301), number(303)
BRANCH = "机关第一党支部"
PEOPLE = ("姓名", "身份证号", "性别", "出生日期", "党支部", "上级党组织", "党支部编码", "党籍状态", "申请时间",
          "入党时间", "转正时间", "人员编号")  # fmt: skip
LONG = (
    "姓名",
    "身份证号",
    "党支部",
    "缴费起始月份",
    "缴费截止月份",
    "缴费金额",
    "缴费日期",
    "缴费方式",
)
MEETING = ("党支部", "会议类型", "会议时间", "应到人数", "实到人数", "请假人数", "缺席人数")
GOOD: dict[str, dict[str, Any]] = {
    "members": {"姓名": "李明", "身份证号": ID, "党支部": BRANCH, "党籍状态": "正式党员",
                "申请时间": "2004-05-04", "入党时间": "2006-07-01", "转正时间": "2007-07-01"},
    "dues": {"姓名": "甲五", "党支部": "离退休党支部", "缴费起始月份": "2020-01", "缴费金额": 30,
             "缴费日期": "2020-01-15", "缴费方式": "现金"},
    "meetings": {"党支部": BRANCH, "会议类型": "党课", "会议时间": "2020-05-07 14:30", "应到人数": 20,
                 "实到人数": 17, "请假人数": 2, "缺席人数": 1},
}  # fmt: skip
HEADINGS = {"members": PEOPLE, "dues": LONG, "meetings": MEETING}


@dataclass(frozen=True)
class Case:
    """A change of the good row that gives the reason, and one that does not."""

    reason: str
    sort: str
    bad: dict[str, Any]
    good: dict[str, Any] = field(default_factory=dict)
    kind: str = "members"
    reading: dict[str, Any] | None = None
    twice: bool = False


def flipped(text: str) -> str:
    return text[:17] + ("1" if text[17] != "1" else "2")


R, A = "refused", "asked"
CASES = [
    Case("id_check_digit", R, {"身份证号": flipped(ID)}),
    Case("id_number_damaged", R, {"身份证号": 110105198003153010}),
    Case("id_scientific_text", R, {"身份证号": "1.10105E+17"}),
    Case("id_length", R, {"身份证号": ID[:17]}, {"身份证号": f" {ID[:6]} {ID[6:14]} {ID[14:]}"}),
    Case("id_characters", R, {"身份证号": "O" + ID[1:]}, {"身份证号": ID.lower()}),
    Case("id_masked", R, {"身份证号": ID[:6] + "********" + ID[14:]}),
    Case("id_missing", R, {"身份证号": "-"}),
    Case("id_birth_invalid", R, {"身份证号": number(301, "19800231")}, {"身份证号": number(301, "19800229")}),
    Case("id_birth_mismatch", A, {"出生日期": "1980-03-16"}, {"出生日期": "1980.03"}, reading={"出生日期": "1980-03-15"}),
    Case("id_sex_mismatch", A, {"性别": "女"}, {"性别": "男"}, reading={"性别": "男"}),
    Case("id_old_15", A, {"身份证号": ID[:6] + ID[8:17]}, reading={"身份证号": ID}),
    Case("id_region_unknown", A, {"身份证号": number(301, district="119999")},
         {"身份证号": number(301, "19500315", "310228"), "出生日期": ""},
         reading={"身份证号": number(301, district="119999")}),
    Case("duplicate_in_file", R, {}, {"身份证号": OTHER}, twice=True),
    Case("duplicate_id_conflict", R, {"姓名": "李光"}, {"姓名": "李光", "身份证号": OTHER}, twice=True),
    Case("name_missing", R, {"姓名": ""}, {"姓名": " 李  明 "}),
    Case("name_masked", R, {"姓名": "李*"}, {"姓名": "李明（女儿同名）"}),
    Case("branch_unknown", R, {"党支部": "机关第九党支部"}, {"党支部": "老干部支部"}),
    Case("branch_unsure", A, {"党支部": "机关第一支部"}, {"党支部": "一支部"}, reading={"党支部": BRANCH}),
    Case("branch_missing", R, {"党支部": ""}),
    Case("branch_conflict", A, {"上级党组织": "企业党委"}, {"上级党组织": "机关党委"}, reading={"党支部": BRANCH}),
    Case("code_lost_zeros", A, {"党支部编码": 1001}, {"党支部编码": "001001"}, reading={"党支部编码": "001001"}),
    Case("date_impossible", R, {"入党时间": "2006-06-31"}, {"入党时间": "2006-06-30"}),
    Case("date_unreadable", R, {"入党时间": "不详"}, {"入党时间": 38899}),
    Case("date_out_of_range", R, {"转正时间": "2020-07-11"}, {"转正时间": "2020-07-10"}),
    Case("date_missing", R, {"入党时间": ""}),
    Case("date_order", R, {"转正时间": "2006-06-30"}, {"转正时间": "2006-07"}),
    Case("date_lost_zero", A, {"转正时间": 2010.1}, {"转正时间": 2010.11}, reading={"转正日": "2010-01"}),
    Case("date_two_digit_year", A, {"转正时间": "07.7.1"}, reading={"转正日": "2007-07-01"}),
    Case("under_18", A, {"申请时间": "1998-03-14"}, {"申请时间": "1998-03-15"}, reading={"申请日": "1998-03-14"}),
    Case("status_unknown", R, {"党籍状态": "共青团员"}, {"党籍状态": "中共党员"}),
    Case("status_conflict", A, {"党籍状态": "预备"}, {"党籍状态": "预备", "入党时间": "2020-01-01", "转正时间": ""},
         reading={"党籍状态": "正式党员"}),
    Case("cell_error", R, {"入党时间": ("=NA()", "#N/A")}),
    Case("amount_missing", R, {"缴费金额": ""}, kind="dues"),
    Case("amount_unreadable", R, {"缴费金额": "免"}, {"缴费金额": "￥1,030.50元"}, kind="dues"),
    Case("amount_subfen", R, {"缴费金额": 30.005}, {"缴费金额": 0.1 + 0.2}, kind="dues"),
    Case("amount_zero", R, {"缴费金额": 0}, {"缴费金额": 0.01}, kind="dues"),
    Case("amount_negative", R, {"缴费金额": -0.01}, {"缴费金额": 0.01}, kind="dues"),
    Case("amount_words", A, {"缴费金额": "叁拾元伍角整"}, {"缴费金额": "30.5元"}, kind="dues", reading={"金额分": 3050}),
    Case("month_unreadable", R, {"缴费起始月份": "年初"}, {"缴费起始月份": "2020年1月"}, kind="dues"),
    Case("month_order", R, {"缴费截止月份": "2019-12"}, {"缴费截止月份": "2020-01"}, kind="dues"),
    Case("member_unknown", R, {"姓名": "甲九"}, kind="dues"),
    Case("member_ambiguous", A, {"姓名": "甲三", "党支部": ""}, {"姓名": "甲三", "党支部": BRANCH}, kind="dues"),
    Case("member_conflict", R, {"姓名": "甲二", "身份证号": number(101), "党支部": ""},
         {"姓名": "甲一", "身份证号": number(101), "党支部": ""}, kind="dues"),
    Case("member_branch_conflict", A, {"党支部": BRANCH}, kind="dues", reading={"党支部": "离退休党支部"}),
    Case("paid_by_org", R, {"缴费方式": "单位代扣代缴"}, {"缴费方式": "单位财务室现金"}, kind="dues"),
    Case("payment_repeat", A, {}, {"缴费起始月份": "2020-02"}, kind="dues", twice=True, reading={"缴费起月": "2020-01"}),
    Case("meeting_sum", R, {"缺席人数": 2}, {"缺席人数": 1}, kind="meetings"),
    Case("meeting_present_exceeds", R, {"实到人数": 21}, {"实到人数": 20, "请假人数": 0, "缺席人数": 0}, kind="meetings"),
    Case("meeting_type_unknown", R, {"会议类型": "茶话会"}, {"会议类型": "支委会"}, kind="meetings"),
    Case("count_unreadable", R, {"实到人数": "约17"}, {"实到人数": "17人"}, kind="meetings"),
]  # fmt: skip


def sheet(path: Path, case: Case, change: dict[str, Any]) -> Path:
    good = GOOD[case.kind]
    rows = [good, good | change] if case.twice else [good | change]
    headings = HEADINGS[case.kind]
    return write(path, [headings, *[[row.get(one, "") for one in headings] for row in rows]])


def known() -> Known:
    return office()


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.reason)
def test_the_row_that_has_it(case: Case, tmp_path: Path) -> None:
    found = read(case.kind, sheet(tmp_path / "a.xlsx", case, case.bad), known())
    row = 3 if case.twice else 2

    assert reasons(found)[row] == (case.sort, case.reason)
    said = next(one for one in found[case.sort] if one["row"] == row)
    assert said["says"].startswith(f"第{row}行“")
    assert said["says"].endswith(f"{REASONS[case.reason].todo}。")
    if case.reading is not None:
        assert said["may_read"] == case.reading
    assert row not in {one["row"] for one in found["rows"]}


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.reason)
def test_the_row_beside_it(case: Case, tmp_path: Path) -> None:
    found = read(case.kind, sheet(tmp_path / "a.xlsx", case, case.good), known())

    assert reasons(found) == {} or (case.twice and not case.good)
    if case.good:
        assert len(found["rows"]) == (2 if case.twice else 1)


def test_every_reason_has_its_case() -> None:
    # whose rows may be written is asked by the pages alone
    assert {one.reason for one in CASES} == set(REASONS) - {"beyond_reach"}


def test_without_an_office_branches_and_members_are_not_judged(tmp_path: Path) -> None:
    for reason in ("branch_unknown", "branch_unsure", "branch_conflict", "member_unknown",
                   "member_ambiguous", "member_conflict", "member_branch_conflict"):  # fmt: skip
        case = next(one for one in CASES if one.reason == reason)
        found = read(case.kind, sheet(tmp_path / f"{reason}.xlsx", case, case.bad))

        assert reasons(found) == {}, reason
        assert len(values(found)) == 1


def test_a_month_that_the_office_has_already(tmp_path: Path) -> None:
    case = Case("payment_repeat", A, {"缴费起始月份": "2020-05"}, kind="dues")
    found = read("dues", sheet(tmp_path / "a.xlsx", case, case.bad), office())

    assert [one["says"] for one in found["asked"]] == [
        "第2行“缴费起始月份”：甲五2020-05的党费办公室里已有一笔。请核对是否确有两笔。"
    ]


def test_what_is_said_of_an_unknown_branch(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [PEOPLE, ["李明", ID, "", "", "机关第九党支部"]])

    assert read("members", path, office())["refused"][0]["says"] == (
        "第2行“党支部”：没有“机关第九党支部”这个党组织，最接近的是：机关第二党支部、机关第一党支部、机关党委。"
        "请改成党组织的全称或简称，或先登记它。"
    )


def test_who_is_in_the_office_already_is_no_duplicate(tmp_path: Path) -> None:
    row = GOOD["members"] | {"姓名": "甲一", "身份证号": number(101)}
    path = write(tmp_path / "a.xlsx", [PEOPLE, [row.get(one, "") for one in PEOPLE]])

    assert values(read("members", path, office()))[0]["姓名"] == "甲一"


def test_today_is_the_callers(tmp_path: Path) -> None:
    row = GOOD["members"] | {"转正时间": date(2020, 7, 11)}
    path = write(tmp_path / "a.xlsx", [PEOPLE, [row.get(one, "") for one in PEOPLE]])

    assert reasons(read("members", path)) == {2: ("refused", "date_out_of_range")}
