"""What a template may name, and how its figures come out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dangwu.reports import copies
from dangwu.reports.filling import Filled
from dangwu.reports.keys import Seal
from dangwu.reports.rendering import DerivedMisused, spoken
from tests.reports.conftest import texts

Sampler = Callable[..., Path]
Decider = Callable[..., Filled]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("35岁以下党员数", "三十五岁以下党员数"),
        ("40岁以下党员数", "四十岁以下党员数"),
        ("18岁以上党员数", "十八岁以上党员数"),
        ("发展党员中35岁以下数", "发展党员中35岁以下数"),
    ],
)
def test_a_name_never_starts_with_a_digit(name: str, said: str) -> None:
    assert spoken(name) == said


def test_derived_forms(sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path) -> None:
    done = filled(
        sample(
            "女党员占{{ 占比(女党员数, 党员总数) }}%，党员增加{{ 增减(党员总数) }}名，三十五岁以下{{ 三十五岁以下党员数 }}名。",
            "{% for 支部 in 支部列表 %}{{ 占比(支部.女党员数, 支部.党员总数) }}%；{% endfor %}",
        )
    )
    copies.write_final(done, tmp_path / "a.docx", seal)

    assert texts(tmp_path / "a.docx")[0] == "女党员占50%，党员增加0名，三十五岁以下1名。"
    assert [one.value.figure for one in done.written if one.value][:3] == [
        "占比(女党员数,党员总数)", "增减(党员总数)", "35岁以下党员数",
    ]  # fmt: skip
    scopes = [one.value.scope.name for one in done.written if one.value]
    assert scopes[3:] == ["第一党支部", "第二党支部", "老干部党支部"]


@pytest.mark.parametrize(
    ("given", "example"),
    [
        ("占比(女党员数)", "占比(女党员数, 党员总数)"),
        ('占比(女党员数, "甲")', "占比(女党员数, 党员总数)"),
        ("增幅(女党员数, 党员总数)", "增幅(党员总数)"),
    ],
)
def test_derived_forms_of_something_else(
    sample: Sampler, filled: Decider, given: str, example: str
) -> None:
    with pytest.raises(DerivedMisused) as refused:
        filled(sample("{{ " + given + " }}"))

    form = given[:2]
    assert str(refused.value) == (
        f"模板：“{form}”用得不对，请写作“{{{{ {example} }}}}”，括号里是指标的名称。"
    )


def test_masks_beside_tags_are_shown_with_the_figures(sample: Sampler, filled: Decider) -> None:
    done = filled(sample("有{{ 党员总数 }}名党员，每月不少于X次，其中女党员{{ 女党员数 }}名。"))

    (left,) = done.left
    assert (left.slot.before, left.slot.after) == (
        "有4名党员，每月不少于",
        "次，其中女党员2名。",
    )
    assert done.written[1].slot.before == "有4名党员，每月不少于X次，其中女党员"
