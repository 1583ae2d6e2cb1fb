"""A share that is a figure of its own goes by that figure's name."""

import pytest

from dangwu.catalogue.figures import figures
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Context, find_slots
from dangwu.documents.slots.vocabulary import vocabulary
from dangwu.reports.lexicon import lexicon


def test_the_table_names_every_ratio_of_two_figures() -> None:
    ratios = {one.measure.figures: name for name, one in figures().items() if one.measure.figures}

    assert vocabulary().shares == ratios


def test_it_is_written_by_its_name() -> None:
    text = "查出问题X个，整改问题X个，占发现问题的X%。"

    slots = find_slots([Paragraph("body", text)], lexicon(), Context())

    assert [one.figure for one in slots] == ["发现问题数", "整改问题数", "整改完成率"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("应收党费X元，实收党费X元，占应收的X%", "党费收缴率"),
        ("上报信息X条，被采用X条，占上报数的X%", "信息采用率"),
        ("任务清单X项，已完成X项，占X%", "任务完成率"),
        ("整改问题X个，占整改问题总数的X%", "整改完成率"),
        ("应换届支部X个，已换届X个，占应换届的X%", "换届完成率"),
    ],
)
def test_words_behind_the_share_take_up_the_whole(text: str, figure: str) -> None:
    assert find_slots([Paragraph("body", text)], lexicon(), Context())[-1].figure == figure


def test_a_share_that_is_not_sure_is_guessed_by_the_figure() -> None:
    slot = find_slots([Paragraph("body", "整改问题X个，占要点的X%")], lexicon(), Context())[-1]

    assert (slot.figure, slot.candidates) == (None, ("整改完成率",))
