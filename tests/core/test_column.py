"""The columns of clerks' tables."""

from dangwu.core.column import Column, Holds


def test_a_column_is_an_optional_field_of_text_unless_it_says_more() -> None:
    plain = Column("remark")

    assert (plain.holds, plain.shown, plain.must) == (Holds.TEXT, True, False)
    assert (plain.aliases, plain.choices, plain.example) == ((), (), "")


def test_what_cells_hold_is_said_in_different_words() -> None:
    words = [one.value for one in Holds]

    assert len(set(words)) == len(words) == len(Holds.__members__)
    assert not any(word.isascii() for word in words)
