"""Claims found in sentences, and not found where nothing is asserted of this unit and period."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dangwu.catalogue.claims_reading import claim_kinds
from dangwu.core.period import Period
from dangwu.documents.claims import Claim, ClaimWords, find_claims
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots.scope import Context

SENTENCES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "sentences.toml").read_text("utf-8")
)["one"]
WORDS = [
    ClaimWords(kind.name, kind.says, kind.unless, kind.about, kind.once)
    for kind in claim_kinds().values()
]
HALF = Context(("市物资储备局", "云岭市物资储备局"), Period.parse("2020H1"), ("青川市水务局",))
PAID = "全体党员按时足额缴纳党费。"


def found(*texts: str, context: Context | None = HALF) -> list[Claim]:
    return find_claims([Paragraph("body", text) for text in texts], WORDS, context)


def names(*texts: str, context: Context | None = HALF) -> list[str]:
    return [claim.name for claim in found(*texts, context=context)]


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["text"][:24])
def test_a_sentence(row: dict[str, Any]) -> None:
    claims = found(row["text"])

    assert sorted(claim.name for claim in claims) == sorted(row["claims"])
    numbers = [claim for claim in claims if claim.number is not None]
    if "number" in row:
        assert [claim.number for claim in numbers] == [Decimal(row["number"])]
        assert numbers[0].about is row.get("about", False)


def test_every_kind_of_claim_has_a_sentence() -> None:
    assert {name for row in SENTENCES for name in row["claims"]} == set(claim_kinds())


def test_at_its_place_in_the_paragraph() -> None:
    text = "党员均能“按时” 足额缴纳 党费，再接再厉。"

    claims = found("标题", text)

    assert [(c.paragraph, c.text) for c in claims] == [
        (1, "按时” 足额缴纳 党费"),
        (1, "足额缴纳 党费"),
    ]
    assert all(text[c.start : c.end] == c.text for c in claims)


def test_half_width_signs_are_read_alike() -> None:
    assert names("任务清单完成率达１００％,问题全部整改到位;") == ["任务全部完成", "问题全部整改"]


def test_a_masked_number_claims_nothing() -> None:
    assert names("X个党支部完成换届。", "党费收缴率达X%。") == []
    assert names("X个党支部全部按期换届。") == ["按期换届"]


class TestSections:
    def test_plans_are_no_claims_until_the_next_heading(self) -> None:
        assert names("一、工作完成情况", PAID) == ["按时缴纳党费", "足额缴纳党费"]
        assert names("四、下一步工作打算", "（一）党费", PAID) == []
        assert names("三、下半年工作安排", PAID, "四、荣誉情况", PAID) == [
            "按时缴纳党费",
            "足额缴纳党费",
        ]

    def test_a_part_of_a_section_may_plan(self) -> None:
        assert names("三、工作情况", "（二）下一步打算", PAID, "（三）党费收缴", PAID) == [
            "按时缴纳党费",
            "足额缴纳党费",
        ]
        assert names("三、工作打算", "（一）党费收缴", PAID) == []

    @pytest.mark.parametrize(
        "title", ["2020年党建工作计划", "关于换届选举工作的通知", "实施方案（草案）"]
    )
    def test_a_document_that_plans_claims_nothing(self, title: str) -> None:
        expected = [] if not title.endswith("（草案）") else ["按时缴纳党费", "足额缴纳党费"]

        assert names("", title, PAID) == expected

    def test_how_problems_were_put_right_is_told(self) -> None:
        assert names("二、问题整改措施落实情况", "问题全部整改到位。") == ["问题全部整改"]
        assert names("二、存在问题及整改措施", "问题全部整改到位。") == []

    def test_the_title_may_name_both(self) -> None:
        for title in ("上半年工作总结及下半年工作打算", "上半年工作总结和下半年工作安排"):
            assert names(title, PAID) == ["按时缴纳党费", "足额缴纳党费"]

    def test_a_document_of_the_second_half_speaks_of_itself(self) -> None:
        second = Context(("市物资储备局",), Period.parse("2020H2"))

        assert names("一、下半年工作完成情况", f"下半年，{PAID}", context=second) == [
            "按时缴纳党费",
            "足额缴纳党费",
        ]
        assert names(f"下半年，{PAID}") == []

    def test_what_comes_next_takes_the_rest_of_its_paragraph(self) -> None:
        assert names("下一步，加强管理。" + PAID) == []
        assert names(PAID + "下一步，加强管理。") == ["按时缴纳党费", "足额缴纳党费"]


class TestWhoAndWhen:
    def test_a_city_may_be_the_unit_itself(self) -> None:
        city = Context(("中共云岭市委",), Period.parse("2020H1"))

        assert names(f"全市{PAID}", context=city) == ["按时缴纳党费", "足额缴纳党费"]
        assert names(f"全省{PAID}", context=city) == []

    @pytest.mark.parametrize("end", ["截至6月底", "1至6月", "1—6月份", "截止2020年6月30日"])
    def test_the_periods_own_end(self, end: str) -> None:
        assert names(f"{end}，{PAID}") == ["按时缴纳党费", "足额缴纳党费"]

    @pytest.mark.parametrize("other", ["截至3月底", "5月份", "2019年", "第一季度", "上年"])
    def test_another_time(self, other: str) -> None:
        assert names(f"{other}，{PAID}") == []

    def test_without_context_nobody_is_another(self) -> None:
        assert names(PAID, context=None) == ["按时缴纳党费", "足额缴纳党费"]

    def test_the_units_own_name(self) -> None:
        assert names("市物资储备局" + PAID) == ["按时缴纳党费", "足额缴纳党费"]
        assert names("市水务局" + PAID) == []
