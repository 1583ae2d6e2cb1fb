"""The columns of a roster (党员名册) and what clerks call them."""

from __future__ import annotations

from dangwu.core.column import Column, Holds

NAME = Column("姓名", ("党员姓名", "实缴人姓名", "缴费人姓名", "申请人姓名", "名字", "人员姓名"),
              Holds.NAME, must=True)  # fmt: skip
ID = Column("身份证号", ("身份证号码", "公民身份号码", "公民身份证号码", "证件号码", "证件号", "身份证",
                     "身份证件号码", "居民身份证号"), Holds.ID)  # fmt: skip
STAFF_NO = Column("人员编号", ("学工号", "工作证号", "工号", "学号", "教工号", "账号", "职工号",
                           "员工编号", "实缴人工作证号", "职工编号"), Holds.CODE)  # fmt: skip
BRANCH = Column("党支部", ("所在党支部", "所属党支部", "联系党支部", "党支部名称", "所属支部", "所在支部",
                        "支部", "支部名称", "组织关系所在党支部", "所在党支部名称", "党组织名称"),
                Holds.BRANCH)  # fmt: skip
BRANCH_CODE = Column("党支部编码", ("所在党支部编码", "联系党支部编码", "支部编码", "党支部代码"),
                     Holds.CODE, shown=False)  # fmt: skip
ABOVE = Column("上级党组织", ("所在分党委", "所属分党委", "联系分党委", "二级党委名称", "二级党组织名称",
                          "所在党组织", "所属党委", "党委名称", "所属党组织", "二级党委", "上级党委",
                          "所在党委"), Holds.TEXT)  # fmt: skip
PROBATIONARY, FULL = "预备党员", "正式党员"

COLUMNS = (
    Column(NAME.name, NAME.aliases, Holds.NAME, must=True, example="示例：王某某"),
    Column(ID.name, ID.aliases, Holds.ID, must=True),
    Column("性别", (), choices=("男", "女")),
    Column("出生日期", ("出生", "出生年月", "出生时间", "出生年月日"), Holds.DAY),
    Column("民族"),
    Column("学历", ("最高学历", "文化程度"),
           choices=("研究生", "大学本科", "大学专科", "中专", "高中", "初中", "小学")),
    Column("手机", ("手机号码", "手机号", "联系电话", "联系方式", "党员本人联系电话", "移动电话", "电话"),
           Holds.CODE),
    STAFF_NO,
    Column(BRANCH.name, BRANCH.aliases, Holds.BRANCH, must=True),
    BRANCH_CODE,
    ABOVE,
    Column("党籍状态", ("政治面貌", "预/正", "党籍状况", "党员类别", "人员类别", "党员类型", "正式/预备"),
           choices=(FULL, PROBATIONARY)),
    Column("申请日", ("提交书面申请书时间", "申请入党时间", "递交申请书时间", "递交入党申请书时间",
                   "入党申请时间", "提交入党申请书时间", "入党申请书", "申请时间"), Holds.DAY),
    Column("积极分子日", ("确定为入党积极分子时间", "列为积极分子时间", "确定积极分子时间",
                     "列为入党积极分子时间", "确定为积极分子时间", "确定入党积极分子时间"), Holds.DAY),
    Column("发展对象日", ("确定为发展对象时间", "列为发展对象时间", "确定发展对象时间"), Holds.DAY),
    Column("入党日", ("入党时间", "入党日期", "加入党组织日期", "发展时间", "入党年月",
                   "接收为预备党员时间", "接收预备党员时间", "加入中共组织日期", "入党"),
           Holds.DAY, must=True),
    Column("转正日", ("转正时间", "转正日期", "转为正式党员日期", "转正"), Holds.DAY),
    Column("党内职务", ("党内任职", "党组织职务", "支部职务", "职务")),
    Column("入党介绍人", ("介绍人",)),
    Column("入党介绍人1", ("第一介绍人", "介绍人1"), shown=False),
    Column("入党介绍人2", ("第二介绍人", "介绍人2"), shown=False),
    Column("来源", ("党员来源", "增加类型", "增加方式")),
)  # fmt: skip
NEEDS = (("姓名",), ("身份证号", "党支部", "入党日", "党籍状态", "人员编号"))
