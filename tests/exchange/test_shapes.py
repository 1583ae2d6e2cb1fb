"""The shapes that clerks' files come in (§17.7): what is found, skipped and read."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlwt

from dangwu.admissions.imports import STEPS
from tests.exchange.sheets import ROSTER, number, office, read, reasons, values, write

BRANCH = "机关第一党支部"


def member(order: int, name: str = "李明", admitted: Any = "2006-07-01") -> list[Any]:
    return [name, number(order), BRANCH, "正式党员", admitted, "2007-07-01"]


def whys(found: dict[str, Any]) -> dict[int, str]:
    return {one["row"]: one["why"] for one in found["skipped"]}


def test_every_sort_of_row_that_is_no_record(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.xlsx",
        [
            ["某局党员名册"],
            ["填报单位：机关", "", "", "2020年6月"],
            [],
            ROSTER,
            ["必填", "必填，18位", "从下拉中选择", "", "格式：2020-01-01", "选填"],
            ["张三（示例）", "110105199001010000", "某党支部", "正式党员", "2010-01-01", ""],
            member(301),
            [],
            ["第二党支部小计", "", "", "1人"],
            ROSTER,
            member(303, "王红"),
            ["合  计", "", "", "2人"],
            ["注：1.请按身份证填写姓名。"],
            ["2.入党时间按志愿书填写，不要漏填。"],
            [],
            ["填表人：", "", "审核人：", "", "2020年6月30日"],
        ],
        merges=[(0, 0, 0, 5)],
    )
    found = read("members", path)

    assert found["header_rows"] == [4]
    assert whys(found) == {
        1: "title", 2: "title", 3: "blank", 4: "header", 5: "hint row", 6: "sample row", 8: "blank",
        9: "subtotal", 10: "header", 12: "total", 13: "notes block", 14: "notes block", 15: "blank",
        16: "signature line",
    }  # fmt: skip
    assert [one["row"] for one in found["rows"]] == [7, 11]


def test_every_row_stands_in_one_list(tmp_path: Path) -> None:
    rows = [["名册"], ROSTER, member(301), member(301), member(303, "王*"), member(305, "赵", "98.7.1"), [],
            ["合计"]]  # fmt: skip
    found = read("members", write(tmp_path / "a.xlsx", rows))
    standing = [one["row"] for name in ("rows", "skipped") for one in found[name]]
    standing += [*{one["row"] for one in found["refused"]}, *{one["row"] for one in found["asked"]}]

    assert sorted(standing) == list(range(1, 9))


def test_two_tiers_merged_with_breaks_and_notes(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.xlsx",
        [
            [],
            [
                "序\n号",
                "姓  名\n（必填）",
                "身份证号码（如果重复将忽略）",
                "组织关系",
                "",
                "职务（留空默认为委员）",
            ],
            ["", "", "", "所在\n党支部", "入党\n时间", ""],
            [1, "李　明", number(301), BRANCH, "1969.01", "书记"],
        ],
        merges=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 2, 5)],
        name="花名册",
        before="说明",
    )
    found = read("members", path)

    assert (found["sheet"], found["header_rows"]) == ("花名册", [2, 3])
    assert values(found) == [{
        "姓名": "李明", "身份证号": number(301), "党支部": BRANCH, "入党日": "1969-01", "党内职务": "书记",
        "出生日期": "1980-03-15", "性别": "男",
    }] or reasons(found) == {4: ("asked", "under_18")}  # fmt: skip


def test_merged_records_are_offered_and_never_filled(tmp_path: Path) -> None:
    rows = [ROSTER, member(301), member(303, "王红"), member(305, "赵青")]
    rows[2][2] = rows[3][2] = ""
    found = read("members", write(tmp_path / "a.xlsx", rows, merges=[(1, 2, 3, 2)]))

    assert [one["row"] for one in found["rows"]] == [2]
    assert [(one["row"], one["reason"], one["may_read"]) for one in found["asked"]] == [
        (3, "branch_missing", {"党支部": BRANCH}), (4, "branch_missing", {"党支部": BRANCH})
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "code", "told"),
    [
        (date(2006, 7, 1), "yyyy-mm-dd", "2006-07-01"),
        (date(2006, 7, 1), 'yyyy"年"m"月"', "2006-07"),
        (date(2006, 7, 1), 'yyyy"年"m"月"d"日"', "2006-07-01"),
        (38899, None, "2006-07-01"),
        ("2006年7月", None, "2006-07"),
        (2006.07, None, "2006-07"),
        (200607, None, "2006-07"),
        ("20060701", None, "2006-07-01"),
        ("二〇〇六年七月一日", None, "2006-07-01"),
        (" 2006/7/1 ", None, "2006-07-01"),
    ],
)
def test_a_day_however_it_is_kept(tmp_path: Path, cell: Any, code: str | None, told: str) -> None:
    rows = [ROSTER, member(301, admitted=cell)]
    path = write(tmp_path / "a.xlsx", rows, formats={(1, 4): code} if code else None)

    assert values(read("members", path))[0]["入党日"] == told


@pytest.mark.parametrize(
    ("texts", "doubtful"),
    [
        (["2009.1", "2008.05"], True),
        (["2009.1", "2008.5"], False),
        (["2009.1"], False),
        (["2009.01"], False),
    ],
)
def test_the_column_tells_whether_a_text_lost_a_zero(
    tmp_path: Path, texts: list[str], doubtful: bool
) -> None:
    rows = [ROSTER, *[member(301 + 2 * i, f"李{'甲乙'[i]}") for i in range(len(texts))]]
    for row, text in zip(rows[1:], texts, strict=True):
        row[5] = text  # type: ignore[index]
    found = read("members", write(tmp_path / "a.xlsx", rows))

    assert (reasons(found).get(2) == ("asked", "date_lost_zero")) is doubtful


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        rows = csv.writer(file)
        rows.writerows([["名册"], ROSTER, [], ["李明", number(301) + "\t", BRANCH, "正式", "38899", "2007.10"],
                        ["王红", f'="{number(303)}"', BRANCH, "正式", "2006.7.1", "2007.1"]])  # fmt: skip
    found = read("members", path)

    assert found["header_rows"] == [2]
    assert [(one["row"], one["values"]["入党日"]) for one in found["rows"]] == [
        (4, "2006-07-01"), (5, "2006-07-01")
    ]  # fmt: skip


def test_a_csv_may_have_lost_the_zero_of_october(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        ",".join(ROSTER) + f"\n李明,{number(301)},{BRANCH},正式,2006-07-01,2007.1\n", "utf-8"
    )

    assert reasons(read("members", path)) == {2: ("asked", "date_lost_zero")}


def test_an_old_workbook(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名册")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    sheet.write_merge(0, 0, 0, 5, "党员名册")
    for row, cells in enumerate([ROSTER, member(301, admitted=date(2006, 7, 1))], 1):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell, *([day] if isinstance(cell, date) else []))
    path = tmp_path / "a.xls"
    book.save(str(path))
    found = read("members", path)

    assert found["header_rows"] == [2]
    assert values(found)[0]["入党日"] == "2006-07-01"


def test_text_that_begins_with_a_sign_is_text(tmp_path: Path) -> None:
    rows = [[*ROSTER, "职务", "备注"], [*member(301), "=1+2", "@x"]]

    assert values(read("members", write(tmp_path / "a.xlsx", rows)))[0]["党内职务"] == "=1+2"


def test_the_sheet_that_is_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [ROSTER, member(301)], name="甲", before="乙")

    assert read("members", path, sheet="甲")["sheet"] == "甲"


WIDE = [
    ["某支部2020年度党费收缴台账"],
    [
        "序号",
        "姓名",
        "计算基数",
        "比例",
        "月应交",
        *[f"{month}月" for month in range(1, 13)],
        "合计",
    ],
]


def test_twelve_months_in_a_row(tmp_path: Path) -> None:
    rows = [
        *WIDE,
        [1, "甲一", 6000, "1%", 60, 60, "60元", *["—"] * 10, 120],
        [2, "甲二", 3000, 0.005, 15, 15, *[""] * 11, 20],
        [3, "甲五", 3000, 0.005, 15, 0, *[""] * 11, ""],
        ["合计", "", "", "", "", 75, 60],
    ]
    found = read("dues", write(tmp_path / "a.xlsx", rows), office())

    assert values(found) == [
        {"姓名": "甲一", "基数分": 600000, "比例bp": 100, "月应交分": 6000, "合计分": 12000},
        {"姓名": "甲二", "基数分": 300000, "比例bp": 50, "月应交分": 1500, "合计分": 2000},
    ]
    assert found["payments"] == [
        {"row": 3, "month": "2020-01", "amount_fen": 6000},
        {"row": 3, "month": "2020-02", "amount_fen": 6000},
        {"row": 4, "month": "2020-01", "amount_fen": 1500},
    ]
    assert reasons(found) == {5: ("asked", "amount_zero")}
    assert found["findings"][-1] == {
        "row": 4, "field": "合计分",
        "says": "第4行“合计”为20元，各月之和为15元，请核对；导入的是各月金额。",
    }  # fmt: skip


def test_months_without_a_year_are_refused(tmp_path: Path) -> None:
    rows = [["党费台账"], WIDE[1], [1, "甲一", 6000, "1%", 60, 60]]

    assert read("dues", write(tmp_path / "a.xlsx", rows))["refused"][0]["says"] == (
        "第3行“1月”：标题和表头都没有写明1月是哪一年的。请写成2020-01。"
    )
    told = read("dues", write(tmp_path / "b.xlsx", rows), given={"年份": "2020"})
    assert told["payments"] == [{"row": 3, "month": "2020-01", "amount_fen": 6000}]


def test_months_of_which_due_and_paid_stand_side_by_side(tmp_path: Path) -> None:
    top = ["姓名", *[text for month in (1, 2, 3) for text in (f"2020年{month}月", "")]]
    rows = [top, ["", *["应交", "实交"] * 3], ["甲一", 60, 50, 60, 55, 60, 60]]
    merges = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 0, 6)]
    found = read("dues", write(tmp_path / "a.xlsx", rows, merges=merges))

    assert [one["amount_fen"] for one in found["payments"]] == [5000, 5500, 6000]


def test_moments_and_durations_of_meetings(tmp_path: Path) -> None:
    heads = ["党支部", "会议类型", "实际会议时间", "时长", "应到人数", "实到人数"]
    cells = [
        ("2019/2/3  14:30", "90分钟", "2019-02-03T14:30", 90),
        (datetime(2020, 5, 7, 14, 30), time(1, 30), "2020-05-07T14:30", 90),
        ("2020年5月7日下午2点半", "1.5小时", "2020-05-07T14:30", 90),
        ("2020-05-07 14:30-16:00", "", "2020-05-07T14:30", 90),
        ("2020年5月7日", 90, "2020-05-07", 90),
        ("2020.5.7 9：00", timedelta(hours=2), "2020-05-07T09:00", 120),
    ]
    kinds = ["支部大会", "支委会", "小组会", "上党课", "主题党日活动", "专题组织生活会"]
    rows = [
        [BRANCH, kind, at, long, 5, 5] for kind, (at, long, _, _) in zip(kinds, cells, strict=True)
    ]
    formats = {(2, 3): "h:mm", (6, 3): "[h]:mm"}
    found = read("meetings", write(tmp_path / "a.xlsx", [heads, *rows], formats=formats))

    assert [(one["会议时间"], one["时长分钟"]) for one in values(found)] == [
        (at, long) for _, _, at, long in cells
    ]
    assert [one["会议类型"] for one in values(found)] == [
        "支部党员大会", "支部委员会", "党小组会", "党课", "主题党日", "组织生活会"
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["name", "numbered", "ordinal"])
def test_the_25_steps(tmp_path: Path, written: str) -> None:
    heads = {
        "name": list(STEPS),
        "numbered": [f"{n}.{step}" for n, step in enumerate(STEPS, 1)],
        "ordinal": [f"步骤{n}" for n in range(1, 26)],
    }[written]
    days = [f"2018-{1 + n // 28:02d}-{1 + n % 28:02d}" for n in range(25)]
    path = write(
        tmp_path / "a.xlsx",
        [["姓名", "身份证号", "党支部", *heads], ["乙一", number(), BRANCH, *days]],
    )

    assert list(values(read("admissions", path))[0].items())[3:] == [
        (f"步骤{n}", day) for n, day in enumerate(days, 1)
    ]


def test_stages_in_two_tiers(tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "联系党支部", "提交书面申请书时间", "确定为入党积极分子时间",
             "入党积极分子培训", "", "", "当前发展阶段"]  # fmt: skip
    below = ["", "", "", "", "", "起始时间", "结束时间", "结业考试成绩", ""]
    row = [
        "乙一",
        number(),
        BRANCH,
        "2018.05.04",
        "2018年11月1日",
        "2019-03-01",
        "2019-03-05",
        85,
        "积极分子",
    ]
    merges = [*[(0, c, 1, c) for c in (0, 1, 2, 3, 4, 8)], (0, 5, 0, 7)]
    found = read("admissions", write(tmp_path / "a.xlsx", [heads, below, row], merges=merges))

    assert found["header_rows"] == [1, 2]
    assert values(found) == [{
        "姓名": "乙一", "身份证号": number(), "党支部": BRANCH, "阶段": "入党积极分子", "申请日": "2018-05-04",
        "积极分子日": "2018-11-01", "培训起": "2019-03-01", "培训止": "2019-03-05", "积极分子成绩": "85",
    }]  # fmt: skip


def test_codes_that_are_padded_by_their_format(tmp_path: Path) -> None:
    rows = [[*ROSTER, "学工号"], [*member(301), 20100111]]
    found = read("members", write(tmp_path / "a.xlsx", rows, formats={(1, 6): "000000000"}))

    assert values(found)[0]["人员编号"] == "020100111"


def test_a_code_shorter_than_its_neighbours_lost_its_zeros(tmp_path: Path) -> None:
    rows = [[*ROSTER, "学工号"], [*member(301), 20100111], [*member(303, "王红"), " 020100112"]]
    found = read("members", write(tmp_path / "a.xlsx", rows))

    assert found["asked"][0]["may_read"] == {"人员编号": "020100111"}
    assert values(found)[0]["人员编号"] == "020100112"


def test_records_as_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        f'{{"members": [{{"姓名": "李 明", "身份证号": "{number(301)}", "党支部": "一支部", "入党日": "2006-07-01"}}]}}',
        "utf-8",
    )
    found = read("members", path, office())

    assert (found["sheet"], found["header_rows"]) == (None, [])
    assert values(found)[0]["党支部"] == BRANCH


def test_organizations_from_a_sheet(tmp_path: Path) -> None:
    rows = [["党支部名称", "简称", "党支部编码", "支部类别", "所属党委编码"],
            ["机关第一党支部", "一支部、机关一支部", "001", "机关党支部", ""],
            ["机关第二党支部", "", "001", "机关", ""],
            ["下属党支部", "", "003", "国企", "009"]]  # fmt: skip
    found = read("organizations", write(tmp_path / "a.xlsx", rows))

    assert values(found) == [
        {
            "name": "机关第一党支部",
            "short_names": ["一支部", "机关一支部"],
            "code": "001",
            "nature": "机关",
        }
    ]
    assert reasons(found) == {
        3: ("refused", "duplicate_in_file"), 4: ("refused", "branch_unknown")
    }  # fmt: skip


def test_stock_and_prices(tmp_path: Path) -> None:
    stock = [
        ["库点名称", "品种", "库存（吨）", "日期", "粮温"],
        ["甲库", "原粮", 12.5, "2020-06-30", "18.5℃"],
    ]
    prices = [
        ["商品名称", "市场", "零售价（元）", "采价日期"],
        ["大米", "东市场", 5.6, "2020.6.30"],
    ]

    assert values(read("stock", write(tmp_path / "a.xlsx", stock))) == [
        {"库点": "甲库", "品类": "原粮", "监测日": "2020-06-30", "库存公斤": 12500, "粮温": 185}
    ]
    assert values(read("prices", write(tmp_path / "b.xlsx", prices))) == [
        {"品种": "大米", "监测点": "东市场", "单价分": 560, "监测日": "2020-06-30"}
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["一、机关第一党支部"], "title"),
        (["元", "元", "元"], "hint row"),
        (["（示例）张三", "110105199001010000", "某支部"], "sample row"),
        (["例", "110105199001010000", "某支部"], "sample row"),
        (["本页小计", "", "3"], "subtotal"),
        (["总计：3人"], "total"),
        (["审核人签字：", "", "日期：   年  月  日"], "signature line"),
        (["说明：本表一式两份"], "notes block"),
        (["1", "2", "3", "4", "5", "6"], "header"),
    ],
)
def test_a_row_before_the_first_record(tmp_path: Path, row: list[str], why: str) -> None:
    found = read("members", write(tmp_path / "a.xlsx", [ROSTER, row, member(301)]))

    assert whys(found) == {1: "header", 2: why}
    assert [one["row"] for one in [*found["rows"], *found["asked"]]] == [3]


def test_a_branch_written_above_its_members_is_offered(tmp_path: Path) -> None:
    rows = [ROSTER, ["一、机关第一党支部"], [*member(301)[:2], "", *member(301)[3:]]]
    found = read("members", write(tmp_path / "a.xlsx", rows), office())

    assert [(one["reason"], one["may_read"]) for one in found["asked"]] == [
        ("branch_missing", {"党支部": BRANCH})
    ]


def test_words_that_are_no_sample_and_no_total(tmp_path: Path) -> None:
    heads = ["党支部", "会议类型", "会议名称", "会议时间", "应到", "实到", "会议内容"]
    rows = [heads, [BRANCH, "党课", "学习示范案例", "2020-05-07", 5, 5, "例：总计三人，请签字：甲"],
            [BRANCH, "党课", "合计", "2020-05-08", 5, 5, "填写说明"]]  # fmt: skip
    found = read("meetings", write(tmp_path / "a.xlsx", rows))

    assert [one["row"] for one in found["rows"]] == [2, 3]
    assert whys(found) == {1: "header"}


def test_a_total_that_fills_every_column_is_a_total(tmp_path: Path) -> None:
    rows = [["姓名", "缴费月份", "缴费金额"], ["甲一", "2020-01", 30], ["合计", "2020-01", 30]]
    found = read("dues", write(tmp_path / "a.xlsx", rows))

    assert [one["row"] for one in found["rows"]] == [2]
    assert whys(found) == {1: "header", 3: "total"}


def test_a_number_that_a_csv_cut_short(tmp_path: Path) -> None:
    whole = number(301)
    lucky = next(one for order in range(1, 999) if (one := number(order)).endswith("000"))
    path = tmp_path / "a.csv"
    path.write_text(
        f"姓名,身份证号,党支部\n甲,{whole[:15]}000,甲支部\n乙,{lucky},甲支部\n", "utf-8"
    )
    found = read("members", path)

    assert reasons(found) == {
        2: ("refused", "id_number_damaged"), 3: ("asked", "id_number_damaged")
    }  # fmt: skip
    assert found["asked"][0]["may_read"] == {"身份证号": lucky}
