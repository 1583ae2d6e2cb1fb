"""A share that is a figure of its own goes by that figure's name."""

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
