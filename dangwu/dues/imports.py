"""The columns of a ledger of dues (党费台账), a payment a row or twelve months a row."""

from __future__ import annotations

from dangwu.core.column import Column, Holds
from dangwu.members.imports import ABOVE, BRANCH, BRANCH_CODE, ID, NAME, STAFF_NO

_WHO = (NAME, ID, Column(STAFF_NO.name, STAFF_NO.aliases, Holds.CODE, shown=False), BRANCH,
        BRANCH_CODE, Column(ABOVE.name, ABOVE.aliases, Holds.TEXT, shown=False))  # fmt: skip
ORDER = "订单号"
_WHY = (
    Column("缴费说明", ("缴费原因", "备注", "说明"), shown=False),
    Column(
        "代缴人", ("代缴单位", "付款人", "付款单位", "交款单位", "缴款单位", "代缴"), shown=False
    ),
)
COLUMNS = (
    *_WHO,
    Column("缴费起月", ("缴费起始月份", "缴费月份", "缴费月", "起始月份", "缴纳月份", "党费月份",
                    "缴费年月", "所属月份", "缴费起始年月", "月份", "缴费所属期", "日期"),
           Holds.MONTH, must=True),
    Column("缴费止月", ("缴费截止月份", "截止月份", "缴费终止月份", "缴费结束月份", "缴费截止年月"),
           Holds.MONTH),
    Column("金额分", ("缴费金额", "实缴金额", "实缴", "实缴党费", "金额", "缴纳金额", "缴纳党费",
                   "实际缴纳金额", "党费金额", "应缴", "应缴纳党费数"), Holds.MONEY, must=True),
    Column("缴费日", ("缴费日期", "缴费时间", "缴纳日期", "缴纳时间", "收款日期", "成功缴费通知时间",
                   "到账日期", "订单生成时间"), Holds.DAY),
    Column("缴费方式", ("缴纳方式", "支付方式"), choices=("现金", "转账", "线上")),
    Column("缴费类型", ("党费类型", "类型", "是否补缴"), choices=("正常", "补缴", "自愿一次性大额")),
    Column(ORDER, ("订单编号", "流水号", "交易流水号", "业务流水号", "银行流水号", "交易单号", "商户订单号",
                   "支付流水号", "回单编号"), Holds.TEXT, shown=False),
    *_WHY,
)  # fmt: skip
WIDE_COLUMNS = (
    *_WHO,
    Column("基数分", ("计算基数", "党费计算基数", "缴费基数", "党费基数", "基数", "月工资基数"),
           Holds.MONEY),
    Column("比例bp", ("比例", "缴费比例", "费率", "党费比例", "计算比例"), Holds.RATE),
    Column("月应交分", ("月应缴", "月应缴党费", "应缴", "每月应缴", "月缴党费", "应缴党费",
                    "月应缴额", "月缴费额", "月应缴金额", "每月应缴党费", "每月应缴纳党费", "月应缴纳党费", "每月应缴金额", "月缴纳党费",
                    "月党费",
            "月应缴纳",
            "每月应缴纳", "应缴金额", "每月应缴额"), Holds.MONEY),
    Column("合计分", ("合计", "全年合计", "总计", "年合计", "实缴合计", "小计", "共计", "累计"),
           Holds.MONEY),
    *_WHY,
)  # fmt: skip
NEEDS = (("姓名", "身份证号", "人员编号"), ("金额分",), ("缴费起月", "缴费日"))
WIDE_NEEDS = (("姓名", "身份证号", "人员编号"),)
