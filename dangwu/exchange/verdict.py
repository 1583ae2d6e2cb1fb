"""What is said of a row: the reasons of the public contract, each with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dangwu.exchange.reading.fault import Fault


@dataclass(frozen=True)
class Reason:
    """A reason: whether a person may decide (asked) or nobody can (refused), and what to do."""

    asks: bool
    what: str
    todo: str


_ORIGINAL = "请对照身份证原件改正后再导入"
_TEXT_CELL = "请把单元格设为文本格式，重新录入完整的号码"
_PAPER = "请对照原始材料改正"
_CHOOSE = "请核对后选定"
REASONS: dict[str, Reason] = {
    "id_check_digit": Reason(False, "身份证号校验位不对", _ORIGINAL),
    "id_number_damaged": Reason(False, "身份证号存成数字，后几位已丢失", _TEXT_CELL),
    "id_scientific_text": Reason(False, "身份证号成了科学计数", _TEXT_CELL),
    "id_length": Reason(False, "身份证号位数不对", _ORIGINAL),
    "id_characters": Reason(False, "身份证号里有不该有的字符", _ORIGINAL),
    "id_masked": Reason(False, "身份证号遮去了一部分", "请填完整的号码"),
    "id_missing": Reason(False, "没有身份证号", "请补上身份证号"),
    "id_birth_invalid": Reason(False, "身份证号里的出生日期不成立", _ORIGINAL),
    "id_birth_mismatch": Reason(
        True, "出生日期与身份证号不一致", "请核对后选定；建议以身份证号为准"
    ),
    "id_sex_mismatch": Reason(True, "性别与身份证号不一致", "请核对后选定；建议以身份证号为准"),
    "id_old_15": Reason(True, "身份证号是15位旧号", "请核对升位后的号码，或改填18位"),
    "id_region_unknown": Reason(True, "身份证号前六位查不到行政区划", "请对照身份证原件确认"),
    "duplicate_in_file": Reason(False, "与前面的行重复", "请删去多余的一行"),
    "duplicate_id_conflict": Reason(False, "同一身份证号写在不同的人名下", _ORIGINAL),
    "name_missing": Reason(False, "没有姓名", "请补上姓名"),
    "name_masked": Reason(False, "姓名遮去了一部分", "请填完整的姓名"),
    "branch_unknown": Reason(
        False, "办公室里没有这个党组织", "请改成党组织的全称或简称，或先登记它"
    ),
    "branch_unsure": Reason(True, "党组织名称不完全相同", _CHOOSE),
    "branch_missing": Reason(False, "没有写明党支部", "请补上党支部"),
    "branch_conflict": Reason(True, "党支部与上级党组织或编码不一致", _CHOOSE),
    "code_lost_zeros": Reason(
        True, "编号存成数字，前面的0丢了", "请核对；以后请把单元格设为文本格式"
    ),
    "date_impossible": Reason(False, "没有这一天", _PAPER),
    "date_unreadable": Reason(False, "看不懂日期", "请写成2020-06-30；只知道年月的写成2020-06"),
    "date_out_of_range": Reason(False, "日期超出可能的范围", _PAPER),
    "date_missing": Reason(False, "没有填日期", "请补上日期；只知道年月的写成2020-06"),
    "date_order": Reason(False, "日期先后颠倒", _PAPER),
    "date_lost_zero": Reason(True, "月份可能丢了末尾的0", "请核对是1月还是10月"),
    "date_two_digit_year": Reason(True, "年份只有两位", "请核对是哪一年"),
    "under_18": Reason(True, "当时不满18岁", "请核对出生日期和申请、入党日期"),
    "status_unknown": Reason(False, "不认识的党籍状态", "请按模板的选项填写；已不在册的不要列入"),
    "status_conflict": Reason(True, "状态与日期不一致", _CHOOSE),
    "cell_error": Reason(False, "公式出错，单元格没有值", "请改正公式，或直接填写内容"),
    "amount_missing": Reason(False, "没有填金额", "请补上金额"),
    "amount_unreadable": Reason(False, "看不懂金额", "请只写数字，单位为元"),
    "amount_subfen": Reason(False, "金额不足一分的部分不能收缴", "请改成实际收到的金额，精确到分"),
    "amount_zero": Reason(False, "金额为零，不是缴费", "没有缴的请留空或删去；已缴的请填实际金额"),
    "amount_negative": Reason(False, "金额小于零", "退款请另行登记，这里只填收到的金额"),
    "amount_words": Reason(True, "金额是大写", "请核对数字"),
    "month_unreadable": Reason(False, "看不懂是哪一月", "请写成2020-01"),
    "month_order": Reason(False, "截止月早于起始月", "请改正月份"),
    "member_unknown": Reason(
        False, "办公室里没有这名党员", "请核对姓名和身份证号，或先导入党员名册"
    ),
    "member_ambiguous": Reason(True, "有几名同名的党员", "请补上身份证号"),
    "member_conflict": Reason(False, "姓名与办公室记录的身份证号不是同一人", _ORIGINAL),
    "member_branch_conflict": Reason(
        True, "党支部与办公室的记录不一致", "请核对；组织关系有变动的先登记转接"
    ),
    "paid_by_org": Reason(
        False, "写明由单位或党组织代缴，党费应由本人缴纳", "请核实；本人缴纳的请改正说明"
    ),
    "payment_repeat": Reason(True, "同一人同一月份重复缴费", "请核对是否确有两笔"),
    "meeting_sum": Reason(False, "应到与实到、请假、缺席之和不符", "请核对各项人数"),
    "meeting_present_exceeds": Reason(False, "实到人数多于应到人数", "请核对人数；列席的不计入"),
    "meeting_type_unknown": Reason(False, "不认识的会议类型", "请改成模板里的会议类型"),
    "count_unreadable": Reason(False, "看不懂人数或数量", "请只写数字"),
    "beyond_reach": Reason(
        False, "不在您可以登记的党组织之内", "请交由该党组织或上级的党务人员导入"
    ),
}


@dataclass(frozen=True)
class Problem:
    """What is wrong with one field of one row."""

    row: int
    field: str
    reason: str
    says: str
    asks: bool
    may_read: dict[str, object]


@dataclass(slots=True)
class Row:
    """A row as read: what its fields hold, what helps to judge it, and what is wrong."""

    number: int
    values: dict[str, object] = field(default_factory=dict)
    hidden: dict[str, object] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    payments: list[tuple[str, int]] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether it cannot be right."""
        return bool(self.problems) and any(not one.asks for one in self.problems)

    def blame(self, name: str, heading: str, fault: Fault) -> None:
        """Note what is wrong with a field."""
        reason = REASONS[fault.reason]
        asks = reason.asks if fault.asks is None else fault.asks
        may_read = {} if fault.reading is None else {name: fault.reading}
        where = f"第{self.number}行“{heading}”" if heading else f"第{self.number}行"
        says = f"{where}：{fault.detail or reason.what}。{reason.todo}。"
        self.problems.append(Problem(self.number, name, fault.reason, says, asks, may_read))

    def has(self, *reasons: str) -> bool:
        """Whether one of these is wrong with it."""
        return bool(self.problems) and any(one.reason in reasons for one in self.problems)

    def settled(self) -> Row:
        """Return the row with every offered reading taken, and nothing wrong any more."""
        found = Row(self.number, dict(self.values), dict(self.hidden), [], list(self.payments))
        for one in self.problems:
            for name, value in one.may_read.items():
                if _is_month(name) and isinstance(value, int):
                    found.payments += [(name, value)] if value else []
                else:
                    found.values[name] = value
        return found


def _is_month(name: str) -> bool:
    return len(name) == 7 and name[4] == "-"
