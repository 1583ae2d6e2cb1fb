"""The columns of a list of stock (库存) and of prices (价格监测)."""

from __future__ import annotations

from dangwu.core.column import Column, Holds

STOCK_COLUMNS = (
    Column("库点", ("库点名称", "仓库", "仓库名称", "承储库点", "存储库点"), must=True),
    Column(
        "品类",
        ("品种", "粮食品类", "储存品种", "类别"),
        must=True,
        choices=("原粮", "成品粮", "油"),
    ),
    Column("性质", ("库存性质", "粮食性质"), choices=("储备", "商品")),
    Column(
        "监测日", ("监测日期", "统计日期", "日期", "监测时间", "统计时间"), Holds.DAY, must=True
    ),
    Column(
        "库存公斤",
        ("库存", "库存数量", "数量", "库存量", "库存吨", "实际库存"),
        Holds.WEIGHT,
        must=True,
    ),
    Column("粮温", ("温度", "平均粮温"), Holds.TENTHS),
    Column("水分", ("平均水分",), Holds.TENTHS),
    Column("粮情", ("情况", "备注", "粮情说明")),
)
STOCK_NEEDS = (("库点",), ("品类",), ("库存公斤",))
PRICE_COLUMNS = (
    Column("单位", ("填报单位", "监测单位", "所属单位"), Holds.BRANCH, shown=False),
    Column("品种", ("商品名称", "品名", "商品", "监测品种"), must=True),
    Column("计量单位", ("规格", "计价单位")),
    Column("监测点", ("监测地点", "市场", "采价点", "超市", "地点"), must=True),
    Column("单价分", ("单价", "价格", "零售价", "零售价格", "本期价格"), Holds.MONEY, must=True),
    Column(
        "监测日", ("监测日期", "采价日期", "日期", "监测时间", "采价时间"), Holds.DAY, must=True
    ),
)
PRICE_NEEDS = (("品种",), ("单价分",))
