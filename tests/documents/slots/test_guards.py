"""Numbers that the words alone would fill and the sentence gives to somebody else."""

import runpy
import sys
from pathlib import Path

import pytest

from dangwu.core.period import Period
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Context, FigureWords, Lexicon, Slot, find_masks, find_slots
from dangwu.documents.slots.evaluate import read_labels
from dangwu.documents.slots.headers import figure_words
from dangwu.documents.slots.phrases import read_phrase

BUREAU = Context(
    ("市粮食局", "我局"),
    Period.parse("2020H1"),
    ("一粮库党支部", "第一粮库党支部", "二粮库党支部"),
)
CITY = Context(("某市委", "某市"), Period.parse("2020H1"))


def found(text: str, lexicon: Lexicon, context: Context = BUREAU) -> list[Slot]:
    return find_slots([Paragraph("text", text)], lexicon, context)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("机关党支部X个，党员X名", "说的是“机关党支部X个”的党员，不是全部"),
        ("在职人员党支部X个，党员X名", "说的是“在职人员党支部X个”的党员，不是全部"),
        ("其余X名党员", "是其余的一部分，不是党员总数"),
        ("库存小麦X吨、稻谷X吨", "只是稻谷，不是全部"),
        ("老党员张大爷在卡点连续值守X天", "“老党员”说的是一个人"),
        ("轮换任务X吨", "“轮换任务”是要求，不是已发生的数"),
        ("上级要求发展党员X名", "“上级要求发展党员”是要求，不是已发生的数"),
        ("计划春节前慰问困难党员X人", "“计划”是打算，不是已发生的数"),
        ("应参加评议党员X名", "“应参加评议党员”是要求，不是已发生的数"),
        ("女党员比上年提高X个百分点", "“比上年”说的是占比的增减，台账不记这一项"),
        ("党组织X个，其中女党员X名", "“其中”说的是党组织总数的一部分，不是女党员数"),
        ("党员X名，其中，党员X名", "“其中”后又说党员总数，只是它的一部分"),
        ("问题X个，X个已上报", "没有一项指标的说法与前后的词相合"),
        ("完成整改问题X个，发现问题X个尚未整改", "像是发现问题数，但“尚未”改变了意思"),
        ("组长X、X", "“X”前是职务：人名，不是指标"),
        ("来自县区的X名党务干部参加培训", "“来自”别处，不是本单位的数"),
        ("现有蔬菜库存较多，能够满足居民X天的需求", "说的是蔬菜，不是粮食"),
        ("入户慰问困难家庭X户", "没有一项指标的说法与前后的词相合"),
        ("开展主题党日，其中X次", "没有一项指标的说法与前后的词相合"),
        ("抽调干部X名，其中党员X名", "说的是“抽调干部X名”中的党员，不是全部"),
        ("突击队有X名突击队员，党员有X名", "说的是“突击队有X名突击队员”中的党员，不是全部"),
        ("发现隐患X处，当场整改X处", "“整改{}”是隐患，台账不记这一项"),
        ("书记讲党课X次，党员讲党课X次", "像是领导讲党课次数，但“党员”改变了意思"),
        (
            "发展党员X名，其中女性X名、研究生学历的X名",
            "“其中”说的是发展党员中女性数所属的一部分，不是研究生学历党员数",
        ),
        ("中心组成员参学率X%", "“中心组成员参学率{}”是中心组的参学率，台账不记这一项"),
        ("川籍党员群众捐款X元", "像是捐款金额，但“川籍”改变了意思"),
    ],
)
def test_a_number_of_somebody_else_is_left(text: str, because: str, lexicon: Lexicon) -> None:
    slot = found(text, lexicon)[-1]
    assert (slot.figure, slot.because) == (None, because)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("党支部X个，其中机关支部X个，党员X名", "党员总数"),
        ("机关支部X个、企业支部X个，党员X名", "党员总数"),
        ("机关支部X个，共有党员X名", "党员总数"),
        ("库存小麦X吨", "粮食库存量"),
        ("粮食、蔬菜库存较多，能够满足居民X天的需求", "成品粮可供天数"),
        ("20XX年以来，我局党组抓好学习", "统计年份"),
        ("发展党员X名，大专以上学历的X名", "发展党员中大专以上数"),
        ("完成轮换任务X吨", "储备粮轮换量"),
        ("计划发展党员X名，实际发展党员X名", "发展党员数"),
        ("走访老党员、困难党员，发放慰问金X元", "慰问金额"),
        ("党费收缴率比上年提高X个百分点", "增减(党费收缴率)"),
        ("女党员12名比上年增加X名", "增减(女党员数)"),
        ("女党员X名比上年增加X名", "增减(女党员数)"),
        ("新发展党员中，35岁以下的占X%", "占比(发展党员中35岁以下数,发展党员数)"),
        ("社区在册党员X名", "党员总数"),
        ("党支部46个，其中在职党支部X个", "在职支部数"),
        ("上缴20XX年度党费X万元", "党费上缴金额"),
        ("元旦、春节期间开展集中学习X次", "支部集中学习次数"),
        ("党费收缴率由上年的X%提高到X%", "党费收缴率"),
        ("应缴X 实缴X 上缴X 支出X 结存X", "党费结存金额"),
        ("男党员X 女党员X 预备党员X", "预备党员数"),
        ("党员X名，其中，第一党支部党员X名", "党员总数"),
        ("今年党员X名，到X月底", "统计截止月份"),
    ],
)
def test_a_number_of_the_whole_is_taken(text: str, figure: str, lexicon: Lexicon) -> None:
    assert found(text, lexicon)[-1].figure == figure


def test_no_more_than_six_neutral_words_are_passed_over(lexicon: Lexicon) -> None:
    assert found("收缴党费共计累计合计总计已经达到约近X元", lexicon)[0].figure is None
    assert found("收缴党费共计累计合计约近X元", lexicon)[0].figure == "党费收缴总额"


def test_two_figures_that_fit_alike_leave_the_mask() -> None:
    twins = Lexicon([FigureWords(name, "个", "", ("石头{}个",)) for name in ("甲", "乙")])
    slot = found("石头X个", twins)[0]
    assert (slot.figure, slot.candidates) == (None, ("甲", "乙"))
    assert slot.because == "既像甲，又像乙，不能确定"


def test_a_branch_counted_by_its_kind_is_no_scope(lexicon: Lexicon) -> None:
    assert [slot.scope for slot in found("其中农村党支部X个，党员X名", lexicon)] == [None, None]


def test_shares_told_together(lexicon: Lexicon) -> None:
    text = "男党员X名，女党员X名，分别占党员总数的X%和X%"
    assert [slot.figure for slot in found(text, lexicon)][2:] == [
        "占比(男党员数,党员总数)",
        "占比(女党员数,党员总数)",
    ]


def test_a_year_that_a_later_one_follows_is_left(lexicon: Lexicon) -> None:
    year = found("20XX年底党员X名，到今年X月底增至93名", lexicon)[0]
    assert (year.figure, year.because) == (None, "后文另说今年，这里的年份不一定是本期的年份")
    assert found("20XX年底党员X名", lexicon)[0].figure == "统计年份"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("全市共有党员X名", "全市共有"),
        ("全市粮食系统共有党员X名", None),
        ("全市党员较多，我局党员X名", None),
        ("市直机关共有党支部X个", "市直机关"),
        ("兄弟单位有党员X名", "兄弟单位"),
        ("河东区有党支部X个", "河东区"),
        ("东山县粮食局有党员X名", "东山县粮食局"),
        ("东山市粮食局有党员X名", None),
        ("某支部有党员X名", "X支部"),
        ("第一粮库党支部有党员X名", "第一粮库党支部"),
        ("一粮库党支部有党员X名", "一粮库党支部"),
        ("第二粮库党支部有党员X名", "第二粮库党支部"),
        ("二粮库党支部好，我局党员X名", None),
    ],
)
def test_another_region_or_office(text: str, scope: str | None, lexicon: Lexicon) -> None:
    slot = found(text, lexicon)[-1]
    assert (slot.figure, slot.scope) == ("党员总数" if "党员" in text else "党支部数", scope)


def test_the_whole_city_is_the_citys_own(lexicon: Lexicon) -> None:
    assert [slot.scope for slot in found("全市共有党员X名", lexicon, CITY)] == [None]


def test_a_branch_that_writes_is_no_other_branch(lexicon: Lexicon) -> None:
    own = Context(("第一党支部",), Period.parse("2020H1"), ("第一党支部",))
    assert [slot.scope for slot in found("第一党支部有党员X名", lexicon, own)] == [None]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("截至6月末，党员X名", None),
        ("截至2020年6月底，党员X名", None),
        ("截至2019年6月底，党员X名", "2019年6月"),
        ("截至5月末，党员X名", "截至5月末"),
        ("1—6月收缴党费X元", None),
        ("6月末党员X名", None),
        ("5月集中学习X次", "5月"),
        ("党费上年结转X元，支出党费X元", None),
        ("党费收缴率由上年的50%提高到X%", None),
        ("第一季度集中学习X次", "第一季度"),
    ],
)
def test_of_when(text: str, period: str | None, lexicon: Lexicon) -> None:
    assert found(text, lexicon)[-1].period == period


def test_without_a_period_every_year_is_the_documents_own(lexicon: Lexicon) -> None:
    assert found("2019年收缴党费X元", lexicon, Context())[0].period is None


def test_a_cell_without_words_around_it_is_left(lexicon: Lexicon) -> None:
    cells = [Paragraph("body/table1/r1c1", "X"), Paragraph("body/table1/r1c2", "X")]
    assert [slot.figure for slot in find_slots(cells, lexicon, BUREAU)] == [None, None]


def test_an_asterisk_behind_a_digit_is_no_mask() -> None:
    assert find_masks("共5*名") == []


def test_a_phrase_met_by_two_signs_is_tried_once() -> None:
    lexicon = Lexicon([FigureWords("甲", "名", "", ("{}名(员|党员)",))])
    met = [phrase for phrase in lexicon.by_right({"员", "党"}) if phrase.figure == "甲"]
    assert len(met) == 1


def test_words_in_round_brackets_behind_the_number_are_no_units() -> None:
    phrase = read_phrase("甲", "… 党员{}(干部|同志)", "名")
    assert (phrase.free, phrase.units) == (True, frozenset(["名", "人", "位", "个", "个人"]))


def test_a_file_without_a_figure_has_no_words(tmp_path: Path) -> None:
    folder = tmp_path / "room" / "figures"
    folder.mkdir(parents=True)
    (folder / "a.sql").write_text("-- means: 没有名称\nselect 1", "utf-8")
    (folder / "b.sql").write_text("-- figure: 甲\n-- unit: 名\n-- says: 甲{}名", "utf-8")
    assert list(figure_words(tmp_path)) == [FigureWords("甲", "名", "", ("甲{}名",))]


def test_empty_lines_of_labels_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('\n{"id": 1, "text": "甲X", "slots": []}\n\n', "utf-8")
    assert [sentence.id for sentence in read_labels(path)] == ["1"]


def test_the_measure_runs_as_a_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"id": 1, "text": "甲", "slots": []}', "utf-8")
    monkeypatch.setattr(sys, "argv", ["evaluate", str(path)])
    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(Path(read_labels.__code__.co_filename)), run_name="__main__")
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("遮盖 0 处，其中可填 0 处。")
