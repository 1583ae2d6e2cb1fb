"""The columns of a ledger of admissions (发展党员台账): days of the stages, or the 25 steps."""

from __future__ import annotations

from dangwu.core.column import Column, Holds
from dangwu.members.imports import ABOVE, BRANCH, BRANCH_CODE, ID, NAME, STAFF_NO
from dangwu.members.imports import COLUMNS as _ROSTER

_DAYS = {one.name: one for one in _ROSTER}
STEPS = (
    "递交入党申请书", "党组织派人谈话", "推荐和确定入党积极分子", "上级党委备案", "指定培养联系人",
    "培养教育考察", "确定发展对象", "报上级党委备案", "确定入党介绍人", "进行政治审查",
    "开展集中培训", "支部委员会审查", "上级党委预审", "填写入党志愿书", "支部大会讨论",
    "上级党委派人谈话", "上级党委审批", "再上一级组织部门备案", "编入党支部和党小组", "入党宣誓",
    "继续教育考察", "提出转正申请", "支部大会讨论", "上级党委审批", "材料归档",
)  # fmt: skip
"""The 25 steps in their order (细则2014); two names stand twice and are told by their place."""

STAGES = {
    "入党申请人": "申请日",
    "入党积极分子": "积极分子日",
    "发展对象": "发展对象日",
    "列入发展计划": "列入计划日",
    "领取志愿书": "领志愿书日",
    "预备党员": "入党日",
    "正式党员": "转正日",
}
"""The stages in their order, each with the day that it begins."""

COLUMNS = (
    NAME,
    ID,
    STAFF_NO,
    Column(BRANCH.name, BRANCH.aliases, Holds.BRANCH, must=True),
    BRANCH_CODE,
    Column(ABOVE.name, ABOVE.aliases, Holds.TEXT, shown=False),
    Column("阶段", ("当前发展阶段", "发展阶段", "当前阶段", "所处阶段", "培养阶段"), choices=tuple(STAGES)),
    Column("申请日", _DAYS["申请日"].aliases, Holds.DAY, must=True),
    _DAYS["积极分子日"],
    Column("培训起", ("入党积极分子培训起始时间", "积极分子培训起始时间", "入党积极分子培训开始时间",
                   "积极分子培训开始时间"), Holds.DAY),
    Column("培训止", ("入党积极分子培训结束时间", "积极分子培训结束时间"), Holds.DAY),
    Column("积极分子成绩", ("积极分子结业考试成绩", "入党积极分子结业考试成绩", "积极分子培训成绩",
                     "入党积极分子培训结业考试成绩", "积极分子培训结业考试成绩", "入党积极分子培训成绩",
                     "入党积极分子培训考试成绩")),
    _DAYS["发展对象日"],
    Column("对象培训起", ("发展对象培训起始时间", "发展对象培训开始时间"), Holds.DAY),
    Column("对象培训止", ("发展对象培训结束时间",), Holds.DAY),
    Column("对象成绩", ("发展对象结业考试成绩", "发展对象培训成绩", "发展对象培训结业考试成绩", "发展对象培训考试成绩", "发展对象成绩")),
    Column("列入计划日", ("列入发展计划时间", "列入计划时间"), Holds.DAY),
    Column("领志愿书日", ("领取志愿书时间", "领取入党志愿书时间", "领志愿书时间"), Holds.DAY),
    Column("志愿书编号", ("入党志愿书编号",), Holds.CODE),
    Column("入党日", _DAYS["入党日"].aliases, Holds.DAY),
    _DAYS["转正日"],
    Column("性别", (), shown=False),
    Column("出生日期", _DAYS["出生日期"].aliases, Holds.DAY, shown=False),
    Column("民族", (), shown=False),
    Column("学历", _DAYS["学历"].aliases, shown=False),
    *(Column(f"步骤{number}", (f"第{number}步", f"环节{number}", f"{number}"), Holds.DAY)
      for number in range(1, 26)),
)  # fmt: skip
NEEDS = (("姓名",), ("申请日", "积极分子日", "发展对象日", "入党日", "步骤1", "步骤3", "阶段"))
