"""How values are written where masks stood: true, and as officials write."""

from datetime import date
from decimal import Decimal

import pytest

from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.documents.wording import Surroundings, Unwordable, word

HALF = Period(date(2020, 1, 1), date(2020, 6, 30))


def value(shown: str, unit: str = "次", figure: str = "甲") -> Value:
    try:
        return Value(figure, unit, Scope(1, "甲"), HALF, number=Decimal(shown))
    except ArithmeticError:
        return Value(figure, unit, Scope(1, "甲"), HALF, text=shown)


@pytest.mark.parametrize(
    ("shown", "unit", "before", "after", "written"),
    [
        ("12", "次", "集中学习", "次", "12"),
        ("187", "次", "集中学习近", "次", "190"),
        ("190", "次", "集中学习近", "次", "200"),
        ("7", "次", "近", "次", "8"),
        ("42", "次", "接近", "次", "45"),
        ("1283", "户", "对", "余户住户", "1200"),
        ("1200", "户", "对", "余户住户", "1100"),
        ("1283", "户", "超过", "户", "1200"),
        ("47", "人", "", "多人次", "40"),
        ("11", "人", "", "余人", "10"),
        ("164810.01", "元", "收缴党费", "元", "164810.01"),
        ("164810.5", "元", "收缴党费", "元", "164810.50"),
        ("164810", "元", "收缴党费", "元", "164810"),
        ("164810.01", "元", "收缴党费", "万元", "16.48"),
        ("164810.01", "元", "收缴党费", "余万元", "16"),
        ("164810.01", "元", "收缴党费", "万余元", "16.4"),
        ("164810.01", "元", "收缴党费近", "万元", "16.5"),
        ("100271000", "名", "党员", "万名", "10027.1"),
        ("98.5", "%", "收缴率达", "%", "98.5"),
        ("99", "周年", "建党", "周年", "99"),
        ("2020", "年", "20", "年", "20"),
        ("2020", "年", "202", "年", "0"),
        ("2020", "年", "", "年", "2020"),
        ("市物资储备局", "文本", "关于市", "局2020年", "物资储备"),
        ("市物资储备局", "文本", "云岭市", "局", "物资储备"),
        ("市物资储备局", "文本", "，", "局党员干部", "市物资储备"),
        ("市物资储备局", "文本", "，", "党员干部", "市物资储备局"),
        ("河东区", "文本", "对", "区", "河东"),
        ("向阳社区", "文本", "协助", "社区", "向阳"),
    ],
)
def test_written(shown: str, unit: str, before: str, after: str, written: str) -> None:
    assert word(value(shown, unit), Surroundings(before, "X", after)) == written


@pytest.mark.parametrize(
    ("amount", "before", "written"),
    [
        ("3", "比上年增加", "3"),
        ("-3", "比上年减少", "3"),
        ("-3", "比上年变化", "-3"),
        ("0", "比上年增加", "0"),
        ("0", "比上年减少", "0"),
    ],
)
def test_change_is_written_its_way(amount: str, before: str, written: str) -> None:
    change = value(amount, "名", "增减(党员总数)")

    assert word(change, Surroundings(before, "X", "名")) == written


@pytest.mark.parametrize(
    ("given", "before", "after", "why"),
    [
        (value("-3", "名", "增减(党员总数)"), "比上年增加", "名", "文中写增加，记录为减少3名，请改写此句"),
        (value("3", "名", "增减(党员总数)"), "比上年减少了", "名", "文中写减少，记录为增加3名，请改写此句"),
        (value("10"), "", "余次", "实为10，写不成“余”"),
        (value("0"), "近", "次", "实为0，写不成“近”"),
        (value("3", "元"), "", "亿元", "数值太小，按后文的单位只能写成0（实为0.00000003）"),
        (value("2020", "年"), "19", "年", "前文“19”与年份2020不符"),
        (value("市物资储备局", "文本"), "", "公司", "“市物资储备局”与后文“公司”接不上"),
        (value("河东区", "文本"), "", "市X局", "“河东区”与后文“市X”接不上"),
        (value("河东区", "文本"), "河东", "区", "前后文已写明“河东区”"),
        (Value("甲", "次", Scope(1, "甲"), HALF), "", "次", "数值不详"),
    ],
)  # fmt: skip
def test_refused(given: Value, before: str, after: str, why: str) -> None:
    with pytest.raises(Unwordable) as refused:
        word(given, Surroundings(before, "X", after))
    assert str(refused.value) == why
