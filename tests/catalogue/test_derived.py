"""The forms made of figures, as documents and people write them."""

import pytest

from dangwu.catalogue.derived import Derived, read_derived


@pytest.mark.parametrize(
    ("name", "form", "figures"),
    [
        ("占比(女党员数,党员总数)", "占比", ("女党员数", "党员总数")),
        ("占比（女党员数，党员总数）", "占比", ("女党员数", "党员总数")),
        ("占比(女党员数, 党员总数)", "占比", ("女党员数", "党员总数")),
        ("增减(党员总数)", "增减", ("党员总数",)),
        ("增幅(党员总数)", "增幅", ("党员总数",)),
    ],
)
def test_a_form_and_its_figures(name: str, form: str, figures: tuple[str, ...]) -> None:
    found = read_derived(name)

    assert found == Derived(form, *figures)
    assert found.figures == figures


@pytest.mark.parametrize(
    "name",
    [
        "党员总数",
        "占比",
        "占比()",
        "占比(甲)",
        "占比(甲,乙,丙)",
        "增减(甲,乙)",
        "增幅()",
        "比(甲)",
        "增减(甲)了",
    ],
)
def test_what_is_no_form(name: str) -> None:
    assert read_derived(name) is None
