"""What a person decides for a slot: another figure or her own text, marked as hers everywhere."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from dangwu.catalogue.running import Catalogue
from dangwu.documents.docx import open_document
from dangwu.engine.django_engine import DjangoEngine
from dangwu.reports import copies
from dangwu.reports.addresses import Address, addresses, plain
from dangwu.reports.asking import find_unit
from dangwu.reports.chosen import Choices, Chosen
from dangwu.reports.filling import Filled, Order, fill
from dangwu.reports.keys import Seal
from dangwu.reports.masking import mask
from dangwu.reports.verifying import verify
from tests.reports.conftest import HALF, MOMENT, texts
from tests.reports.test_round_trip import edit

Sampler = Callable[..., Path]
SAMPLE = "我局共有党员X名，其中女党员X名，每月不少于X次。"


def decide(source: Path, choices: Choices) -> Filled:
    order = Order(source, find_unit("市物资储备局"), HALF, MOMENT)
    return fill(order, Catalogue(DjangoEngine()), choices)


def at(number: int, occurrence: int = 1) -> Address:
    return Address(plain(SAMPLE[:-1]), number, occurrence)


def told(filled: Filled) -> list[str | None]:
    return [one.text for one in filled.decisions]


def test_a_sentence_is_the_same_in_every_period() -> None:
    first = "2020年上半年， 集中学习X次"
    assert plain(first) == plain("2021年下半年，集中学习＿＿次") == "某年半年，集中学习▢次"
    assert plain("截至6月底，党员X名") == plain("截至12月底，党员X名")
    assert plain(first) != plain("2020年上半年，集体学习X次")


def test_slots_are_known_by_sentence_number_and_occurrence(office: None, sample: Sampler) -> None:
    source = sample("党员X名，女党员X名。党费X元。", "党员X名，女党员X名。")
    filled = decide(source, {})

    found = addresses(filled.document.paragraphs, [one.slot for one in filled.decisions])

    assert [(one.sentence, one.number, one.occurrence) for one in found] == [
        ("党员▢名，女党员▢名", 1, 1), ("党员▢名，女党员▢名", 2, 1), ("党费▢元", 1, 1),
        ("党员▢名，女党员▢名", 1, 2), ("党员▢名，女党员▢名", 2, 2),
    ]  # fmt: skip


def test_a_chosen_figure_is_counted_and_says_who_chose_it(office: None, sample: Sampler) -> None:
    chosen = {at(3): Chosen(figure="支部集中学习次数", reason="本处指集中学习", who="秦知远")}
    filled = decide(sample(SAMPLE), chosen)

    assert told(filled) == ["4", "2", "2"]
    last = filled.decisions[2]
    assert (last.by, last.who, last.reason) == ("chosen", "秦知远", "本处指集中学习")
    assert last.value
    assert (last.value.figure, last.value.records) == ("支部集中学习次数", 2)
    assert filled.contradictions == []


def test_a_typed_text_stands_without_a_value(office: None, sample: Sampler) -> None:
    filled = decide(sample(SAMPLE), {at(3): Chosen(text="1", reason="制度规定", who="秦知远")})

    assert told(filled) == ["4", "2", "1"]
    assert (filled.decisions[2].by, filled.decisions[2].value) == ("typed", None)
    assert filled.contradictions == []


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        (
            Chosen(text="5", reason="含流动党员", who="秦知远"),
            "…我局共有党员5名，其中…由秦知远填定，党员总数的记录为4名",
        ),
        (
            Chosen(figure="女党员数", reason="误选"),
            "…我局共有党员2名，其中…由人工选定，党员总数的记录为4名",
        ),
    ],
)
def test_against_sure_records_it_is_a_contradiction(
    office: None, sample: Sampler, chosen: Chosen, says: str
) -> None:
    filled = decide(sample(SAMPLE), {at(1): chosen})

    assert says in [one.says for one in filled.contradictions]


def test_the_same_text_as_the_records_is_none(office: None, sample: Sampler) -> None:
    filled = decide(sample(SAMPLE), {at(1): Chosen(text="4", reason="核对过", who="秦知远")})

    assert filled.contradictions == []


def test_a_choice_for_a_sentence_that_went_does_nothing(office: None, sample: Sampler) -> None:
    gone = {Address("没有这一句▢", 1, 1): Chosen(text="7", reason="旧")}
    assert told(decide(sample(SAMPLE), gone)) == ["4", "2", None]


@pytest.fixture
def both() -> Choices:
    return {
        at(2): Chosen(figure="女党员数", reason="核对过", who="秦知远"),
        at(3): Chosen(text="1", reason="制度规定", who="秦知远"),
    }


def test_review_copy_and_page_say_so(
    office: None, sample: Sampler, both: Choices, seal: Seal, tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"
    page = copies.write_review(decide(sample(SAMPLE), both), out, seal).read_text("utf-8")
    comments = [part.text for part in docx.Document(str(out)).comments]

    assert texts(out) == ["我局共有党员4名，其中女党员2名，每月不少于1次。"]
    assert "人工填写：1\n填写人：秦知远，理由：制度规定" in comments
    assert any(one.endswith("人工选定，填写人：秦知远，理由：核对过") for one in comments)
    assert "人工填写的 1 处（没有记录佐证）" in page
    assert "秦知远选定，理由：核对过" in page


def test_verify_tells_them_apart(
    office: None, sample: Sampler, both: Choices, seal: Seal, tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"
    copies.write_final(decide(sample(SAMPLE), both), out, seal)
    report = verify(out, Catalogue(DjangoEngine()), seal)

    assert report.all_stand
    assert [one.says for one in report.by_hand] == [
        "人工填写（正文第1段）：成立（秦知远，理由：制度规定）"
    ]
    assert [(one.figure, one.who, one.reason) for one in report.manifest.figures] == [
        ("党员总数", "", ""), ("女党员数", "秦知远", "核对过"),
    ]  # fmt: skip


def test_an_edited_text_of_hers_is_told(
    office: None, sample: Sampler, both: Choices, seal: Seal, tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"
    copies.write_final(decide(sample(SAMPLE), both), out, seal)
    edit(out, "1", "3")
    report = verify(out, Catalogue(DjangoEngine()), seal)

    assert not report.all_stand
    assert [one.says for one in report.by_hand] == [
        "人工填写（正文第1段）：文中被改，生成时为“1”，现在写“3”（秦知远，理由：制度规定）"
    ]


def test_masked_it_is_a_sample_again(
    office: None, sample: Sampler, both: Choices, seal: Seal, tmp_path: Path
) -> None:
    copies.write_final(decide(sample(SAMPLE), both), tmp_path / "a.docx", seal)
    masked = mask(tmp_path / "a.docx", tmp_path / "b.docx", seal)

    assert masked.figures == 3
    assert [one.text for one in open_document(tmp_path / "b.docx").paragraphs] == [SAMPLE]
