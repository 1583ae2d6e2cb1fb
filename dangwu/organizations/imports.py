"""The columns of a list of organizations (党组织名册)."""

from __future__ import annotations

from dangwu.core.column import Column, Holds

COLUMNS = (
    Column("name", ("党组织名称", "党支部名称", "组织名称", "名称", "党支部", "行文名称", "党组织",
                    "单位名称", "支部名称"), Holds.BRANCH, must=True),
    Column("full_name", ("全称", "党组织全称", "党支部全称", "规范全称", "单位全称"), Holds.BRANCH),
    Column("short_names", ("简称", "其他简称", "别名", "常用简称"), Holds.TEXT),
    Column("code", ("代码", "编码", "党组织代码", "党组织编码", "党支部编码", "组织编码", "组织代码",
                    "单位代码"), Holds.CODE, must=True),
    Column("nature", ("性质", "支部类别", "类别", "所在单位属性", "党组织性质"),
           choices=("机关", "企业", "事业", "离退休")),
    Column("parent_code", ("上级代码", "上级编码", "上级党组织代码", "上级党组织编码", "所属分党委编码",
                           "所属党委编码", "上级组织代码"), Holds.CODE),
    Column("上级名称", ("上级党组织", "上级党组织名称", "所属分党委", "所属党委", "隶属"), shown=False),
    Column("成立日", ("成立时间", "成立日期", "建立日期"), Holds.DAY, shown=False),
)  # fmt: skip
NEEDS = (
    ("name", "full_name"),
    ("code", "nature", "parent_code", "short_names", "上级名称", "成立日"),
)
NATURES = {
    "机关": ("机关", "机关党支部", "党政机关", "行政"),
    "企业": ("企业", "国有企业", "企业党支部", "国企", "公司"),
    "事业": ("事业", "事业单位", "事业单位党支部"),
    "离退休": ("离退休", "退休", "离退休党支部", "离退休干部", "老干部"),
}
