"""A sample is filled from the records: what is certain, and nothing else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dangwu.accounts.models import Change
from dangwu.documents.docx.errors import OutputExists
from dangwu.reports import copies
from dangwu.reports.copies import Contradicted
from dangwu.reports.filling import Filled
from dangwu.reports.keys import Seal
from tests.reports.conftest import HALF, texts

Sampler = Callable[..., Path]
Decider = Callable[..., Filled]
SAYS = (
    "市X局2020年上半年党建工作总结",
    "我局现有党支部X个，共有党员X名，集中学习近X次，共收缴党费X元。",
)


def test_figures_take_the_place_of_masks(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    done = filled(sample(*SAYS))
    copies.write_final(done, tmp_path / "正式稿.docx", seal)

    assert [one.text for one in done.decisions] == ["物资储备", "3", "4", "3", "150"]
    assert texts(tmp_path / "正式稿.docx") == [
        "市物资储备局2020年上半年党建工作总结",
        "我局现有党支部3个，共有党员4名，集中学习近3次，共收缴党费150元。",
    ]


def test_what_is_not_certain_stays(sample: Sampler, filled: Decider) -> None:
    done = filled(
        sample(
            "每月集中学习不少于X次。",
            "全年捐款X元。",
            "第九党支部有党员X名。",
            "党员总数比上年增加X名。",
            "党员总数比去年同期增加X名。",
        )
    )

    assert [(one.slot.figure, one.text) for one in done.decisions] == [
        (None, None),
        ("捐款金额", None),
        ("党员总数", None),
        ("增减(党员总数)", None),
        ("增减(党员总数)", "1"),
    ]
    assert [one.why for one in done.left][1:] == [
        "没有记录：零与未记录无法区分",
        "此处说的是“第九党支部”，记录里找不到这个单位或不唯一",
        "“上年”指全年还是同期，文中没有写明",
    ]


def test_another_unit_and_time_are_asked_for(sample: Sampler, filled: Decider) -> None:
    done = filled(sample("第一党支部有党员X名。", "2019年上半年共有党员X名。"))

    assert [one.text for one in done.decisions] == ["2", "3"]


def test_a_claim_that_the_records_deny_stops_the_final_copy(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    source = sample("全体党员都按时足额缴纳党费，共收缴党费X元。")
    done = filled(source)

    with pytest.raises(Contradicted) as refused:
        copies.write_final(done, tmp_path / "正式稿.docx", seal)

    assert str(refused.value).startswith("有 1 处与记录矛盾，没有生成正式稿：\n  1. “")
    assert "阿依努尔2020年5月的党费50.00元于2020年6月9日才交纳" in str(refused.value)
    assert not (tmp_path / "正式稿.docx").exists()
    copies.write_final(filled(source, over="党委会已研究"), tmp_path / "正式稿.docx", seal)
    assert [(one.action, one.reason) for one in Change.objects.filter(model="reports.Copy")] == [
        ("reports.copy", "党委会已研究")
    ]
    assert (tmp_path / "正式稿.docx").exists()


def test_a_typed_number_that_the_records_deny(sample: Sampler, filled: Decider) -> None:
    done = filled(sample("我局现有党支部5个，共有党员4名，集中学习近3次。"))

    assert [one.says for one in done.contradictions] == ["“我局现有党支部5个”：党支部数的记录为3个"]


def test_the_review_copy_carries_its_evidence(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    done = filled(sample(*SAYS))
    page = copies.write_review(done, tmp_path / "审核稿.docx", seal)

    text = page.read_text(encoding="utf-8")
    assert page.name == "审核稿-依据.html"
    anchors = set(re.findall(r'id="(dw_\w+)"', text))
    assert anchors == {done.key(number) for number in range(1, 6)}
    for name in ("林望舒", "石砚", "阿依努尔", "顾长河"):
        assert name in text
    assert "外人甲" not in text


def test_nothing_is_left_where_the_copy_exists(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    (tmp_path / "审核稿.docx").write_text("旧")

    with pytest.raises(OutputExists) as refused:
        copies.write_review(filled(sample(*SAYS)), tmp_path / "审核稿.docx", seal)

    assert "审核稿.docx" in str(refused.value)
    assert (tmp_path / "审核稿.docx").read_text() == "旧"
    assert not (tmp_path / "审核稿-依据.html").exists()


def test_an_evidence_page_is_never_written_over(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    (tmp_path / "审核稿-依据.html").write_text("旧")

    with pytest.raises(OutputExists) as refused:
        copies.write_review(filled(sample(*SAYS)), tmp_path / "审核稿.docx", seal)

    page = tmp_path / "审核稿-依据.html"
    assert str(refused.value) == (
        f"输出文件“{page}”已经存在，不会覆盖它。请换一个文件名，或先把它移走。"
    )
    assert not (tmp_path / "审核稿.docx").exists()


def test_a_period_that_has_not_ended_is_a_draft(sample: Sampler, filled: Decider) -> None:
    source = sample(*SAYS)

    assert not filled(source).order.draft
    assert filled(source, period=HALF.parse("2020H2")).order.draft


def test_templates_are_filled_too(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    done = filled(
        sample(
            "{{ 单位 }}{{ 时段 }}共有党员{{ 党员总数 }}名，收缴党费{{ 党费收缴总额|元 }}。",
            "{% for 支部 in 支部列表 %}{{ 支部.名称 }}{{ 支部.党员总数 }}名；{% endfor %}",
        )
    )
    copies.write_final(done, tmp_path / "正式稿.docx", seal)

    assert texts(tmp_path / "正式稿.docx") == [
        "市物资储备局2020年上半年共有党员4名，收缴党费150元。",
        "第一党支部2名；第二党支部1名；老干部党支部1名；",
    ]
    assert [one.value.figure for one in done.written if one.value] == [
        "党员总数", "党费收缴总额", "党员总数", "党员总数", "党员总数",
    ]  # fmt: skip
