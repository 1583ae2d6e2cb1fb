"""Which figure each mask stands for, of whom and of when."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dangwu
from dangwu.core.period import Period
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Context, Lexicon, Slot, find_slots
from dangwu.documents.slots.evaluate import evaluate, read_labels
from dangwu.documents.slots.headers import figure_words

SENTENCES = Path(__file__).with_name("sentences.jsonl")
HALF = Context(("市X局", "某市粮食局"), Period.parse("2020H1"), ("一粮库党支部", "第二党支部"))


def found(text: str, lexicon: Lexicon, context: Context = HALF) -> list[Slot]:
    return find_slots([Paragraph("text", line) for line in text.split("\n")], lexicon, context)


def figures(text: str, lexicon: Lexicon) -> list[str | None]:
    return [slot.figure for slot in found(text, lexicon)]


def test_nothing_is_filled_wrongly_or_missed(lexicon: Lexicon) -> None:
    score = evaluate(SENTENCES, lexicon)
    assert [fault.line() for fault in score.wrong] == []
    assert [fault.line() for fault in score.missed] == []


def test_every_figure_is_found_in_at_least_two_sentences(lexicon: Lexicon) -> None:
    sentences: dict[str, set[str]] = {name: set() for name in lexicon.figures}
    for sentence in read_labels(SENTENCES):
        for label in sentence.labels:
            if label.fillable:
                sentences.setdefault(label.golds[0], set()).add(sentence.text)
    said = {name for name, words in lexicon.figures.items() if words.says}
    assert said
    assert [name for name in said if len(sentences[name]) < 2] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("研究生、本科学历的党员分别为X名、X名", ["研究生学历党员数", "本科学历党员数"]),
        ("机关支部X个、企业支部X个，分别比上年增加X个、X个",
         ["机关支部数", "企业支部数", "增减(机关支部数)", "增减(企业支部数)"]),
        ("女党员X名，占X%", ["女党员数", "占比(女党员数,党员总数)"]),
        ("女党员占党员总数的X%", ["占比(女党员数,党员总数)"]),
        ("党员X名，同比增长X%", ["党员总数", "增幅(党员总数)"]),
        ("收缴党费X元，比去年同期减少X元", ["党费收缴总额", "增减(党费收缴总额)"]),
        ("党员总数：X　女党员：X", ["党员总数", "女党员数"]),
        ("转入党员X名，其中女党员X名", ["转入党员数", None]),
        ("党员X至X名", [None, None]),
        ("粮食库存X吨，其中小麦X吨、玉米X吨", ["粮食库存量", None, None]),
        ("党费X元，仍有X名党员未按时交纳党费", [None, "欠缴党员数"]),
        ("女党员占职工的X%", ["占比(女党员数,在职职工数)"]),
        ("女党员占居民的X%", [None]),
        ("女党员比例X%", ["占比(女党员数,党员总数)"]),
        ("党员X名，占X%", ["党员总数", None]),
        ("覆盖比例X%", [None]),
        ("主题党日X次，比上年增加X人次", ["主题党日次数", None]),
        ("女党员12名，占X%", ["占比(女党员数,党员总数)"]),
        ("党组织X个，分别比上年增加X个、X个", ["党组织总数", None, None]),
        ("与去年同期相比，收缴党费增加X元", ["增减(党费收缴总额)"]),
        ("比去年多收党费X元", ["增减(党费收缴总额)"]),
        ("主题党日每月一次，全年举行X次", ["主题党日次数"]),
        ("党员、干部X名", [None]),
        ("排查居民X户、X人", ["排查住户数", "排查人员数"]),
        ("党费收缴率达百分之X，", ["党费收缴率"]),
        ("1XX人", [None]),
        ("X个党支部完成换届动员", [None]),
        ("党支部书记X名和组织委员、宣传委员分别为X名、X名", ["党组织书记人数", None, None]),
    ],
)  # fmt: skip
def test_numbers_that_lean_on_one_another(
    text: str, expected: list[str | None], lexicon: Lexicon
) -> None:
    assert figures(text, lexicon) == expected


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("每季度召开支部党员大会X次", "“每季度召开支部党”是要求，不是已发生的数"),
        ("集中学习不少于X次", "“不少于”是要求，不是已发生的数"),
        ("拟发展党员X名", "“拟”是打算，不是已发生的数"),
        ("第X次会议", "“第”后是序号，不是指标"),
        ("党的XX大报告", "党的代表大会的届次，不是指标"),
        ("X月X日召开", "是某件事的月份，不是本期的截止月份"),
        ("X.组织建设", "段首的编号，不是指标"),
        ("（中办发〔20__〕__号）", "文件的字号，不是指标"),
        ("签名：______", "留给签名、日期的空白，不是指标"),
        ("建国X周年", "不是建党的周年"),
        ("连续X年", "“X年”是年数，不是指标"),
        ("王XX同志", "“XX”后是“同志”：人名，不是指标"),
    ],
)
def test_what_is_no_figure_is_left_with_a_reason(text: str, because: str, lexicon: Lexicon) -> None:
    slot = found(text, lexicon)[0]
    assert (slot.figure, slot.certain, slot.candidates) == (None, False, ())
    assert slot.because == because


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("填报单位：__", ["单位名称"]),
        ("统计截止日期：__", ["统计截止日期"]),
        ("截至XX，全局共有党员X名", ["统计截止日期", "党员总数"]),
        ("20XX年X月召开会议", [None, None]),
        ("自20XX年", [None]),
        ("20XX年以来", [None]),
        ("20XX年上半年", ["统计年份"]),
        ("XX年，全局工作有序", ["统计年份"]),
        ("近XX年来", [None]),
        ("截至今年X月末", ["统计截止月份"]),
        ("庆祝党的XX岁生日", ["建党周年"]),
        ("今年X岁", [None]),
        ("X区域发展", [None]),
        ("XX市X局党组", ["单位名称", "单位名称"]),
        ("与X局联合开展", [None]),
        ("X镇党委", ["单位名称"]),
        ("全力建设X镇", [None]),
        ("XX市召开会议", [None]),
        ("X社区、X区、X街道", ["社区名称", "所在地区", None]),
    ],
)
def test_names_and_dates(text: str, expected: list[str | None], lexicon: Lexicon) -> None:
    assert figures(text, lexicon) == expected


@pytest.mark.parametrize(
    ("text", "figure", "scope", "period"),
    [
        ("共有党员X名", "党员总数", None, None),
        ("第一党支部有党员X名", "党员总数", "第一党支部", None),
        ("一粮库党支部现有党员X名", "党员总数", "一粮库党支部", None),
        ("一粮库党支部情况稳定，全局共有党员X名", "党员总数", None, None),
        ("去年同期收缴党费X元", "党费收缴总额", None, "去年同期"),
        ("2019年收缴党费X元", "党费收缴总额", None, "2019年"),
        ("2020年上半年收缴党费X元", "党费收缴总额", None, None),
        ("2020年收缴党费X元", "党费收缴总额", None, None),
        ("县委理论学习中心组集中学习X次", "中心组学习次数", "县委", None),
        ("各支部组织集中学习X次", "支部集中学习次数", None, None),
        ("机关支部开展主题党日X次", "主题党日次数", "机关支部", None),
        ("全省共有党员X名", "党员总数", "全省", None),
        ("截至6月底，发展党员X名", "发展党员数", None, None),
        ("截至5月底，发展党员X名", "发展党员数", None, "截至5月底"),
        ("1至6月收缴党费X元", "党费收缴总额", None, None),
        ("下半年收缴党费X元", "党费收缴总额", None, "下半年"),
        ("2018年以来发展党员X名", "发展党员数", None, "2018年以来"),
        ("一季度收缴党费X元", "党费收缴总额", None, "一季度"),
        ("比去年同期相比，今年收缴党费X元", "党费收缴总额", None, None),
    ],
)
def test_of_whom_and_of_when(
    text: str, figure: str, scope: str | None, period: str | None, lexicon: Lexicon
) -> None:
    slot = found(text, lexicon)[0]
    assert (slot.figure, slot.scope, slot.period) == (figure, scope, period)


def test_a_second_branch_takes_the_figure_of_the_first(lexicon: Lexicon) -> None:
    slots = found("第一党支部有党员X名，第二党支部X名", lexicon)
    assert [(slot.figure, slot.scope) for slot in slots] == [
        ("党员总数", "第一党支部"),
        ("党员总数", "第二党支部"),
    ]


def test_branches_listed_together_take_a_scope_each(lexicon: Lexicon) -> None:
    slots = found("第一、第二党支部分别有党员X名、X名", lexicon)
    assert [slot.scope for slot in slots] == ["第一党支部", "第二党支部"]


def test_the_same_figure_of_another_time(lexicon: Lexicon) -> None:
    slots = found("上年末党员X名，今年末X名", lexicon)
    assert [(slot.figure, slot.period) for slot in slots] == [
        ("党员总数", "上年末"),
        ("党员总数", None),
    ]


def test_a_section_of_plans_is_left(lexicon: Lexicon) -> None:
    text = "一、工作情况\n发展党员X名。\n二、下一步打算\n发展党员X名。\n三、其他\n发展党员X名。"
    assert figures(text, lexicon) == ["发展党员数", None, "发展党员数"]
    assert found(text, lexicon)[1].because == "本节写的是下一步打算，不是已发生的数"


def test_a_cell_is_read_with_the_cells_beside_and_above(lexicon: Lexicon) -> None:
    rows = [
        ["指标", "去年同期", "本期", "增减"],
        ["党员总数（名）", "X", "X", "X"],
        ["女党员", "X名", "X名", "X名"],
    ]
    cells = [
        Paragraph(f"body/table1/r{row}c{column}", text)
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    ]
    slots = find_slots(cells, lexicon, HALF)
    assert [(slot.figure, slot.period) for slot in slots] == [
        ("党员总数", "去年同期"), ("党员总数", None), (None, None),
        ("女党员数", "去年同期"), ("女党员数", None), (None, None),
    ]  # fmt: skip


def test_a_cell_of_a_branch_takes_the_branch_as_its_scope(lexicon: Lexicon) -> None:
    rows = [["支部", "党员总数", "收缴党费（元）"], ["第一党支部", "X", "X"]]
    cells = [
        Paragraph(f"body/table1/r{row}c{column}", text)
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    ]
    assert [(slot.figure, slot.scope) for slot in find_slots(cells, lexicon, HALF)] == [
        ("党员总数", "第一党支部"),
        ("党费收缴总额", "第一党支部"),
    ]


def test_a_slot_carries_its_surroundings(lexicon: Lexicon) -> None:
    slot = found("前言\n" + "甲" * 30 + "，共收缴党费X元" + "。" + "乙" * 30, lexicon)[0]
    assert (slot.paragraph, slot.part, slot.mask) == (1, "text", "X")
    assert slot.before == "甲" * 14 + "，共收缴党费"
    assert slot.after == "元。" + "乙" * 18
    assert slot.because == "“收缴党费…”，单位为“元”：党费收缴总额"


def test_what_no_figure_keeps_is_left_with_what_comes_near(lexicon: Lexicon) -> None:
    slot = found("机关党员X名", lexicon)[0]
    assert (slot.figure, slot.candidates[0]) == (None, "党员总数")
    assert slot.because == "“机关党员{}”是机关党员（只是党员的一部分），台账不记这一项"


@pytest.mark.parametrize(
    ("text", "candidate"),
    [
        ("党员X名，占X%", "占比(党员总数,在职职工数)"),
        ("主题党日X次，比上年增加X人次", "增减(主题党日次数)"),
        ("主题党日扎实，覆盖比例X%", "占比(主题党日参加人次,党员总数)"),
    ],
)
def test_an_undecided_share_or_change_shows_what_it_may_be_of(
    text: str, candidate: str, lexicon: Lexicon
) -> None:
    slot = found(text, lexicon)[-1]
    assert (slot.figure, slot.candidates[0]) == (None, candidate)


def test_an_unknown_modifier_leaves_candidates(lexicon: Lexicon) -> None:
    slot = found("退役党员X名", lexicon)[0]
    assert not slot.certain
    assert slot.candidates[0] == "党员总数"
    assert slot.because == "像是党员总数，但“退役”改变了意思"


PIECES = st.lists(
    st.sampled_from(
        ["X", "××", "__", "**", "〇", "某", "党员", "女", "名", "次", "元", "，", "、", "。", "分别",
         "为", "占", "%", "比上年", "增加", "其中", "20", "年", "截至", "月", "第", "支部", "收缴",
         "党费", "（", "）", "：", "\n", "局", "区", "百分之", "至", "万", "余", " "]
    )
    | st.text(max_size=4),
    max_size=25,
)  # fmt: skip
READY = Lexicon(figure_words(Path(dangwu.__file__).parent))


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_it_never_fails_and_keeps_its_word(pieces: list[str]) -> None:
    text = "".join(pieces)
    for slot in find_slots([Paragraph("body", text)], READY, HALF):
        assert text[slot.start : slot.end] == slot.mask
        assert slot.certain == (slot.figure is not None)
        assert not slot.certain or slot.candidates[0] == slot.figure
        assert len(slot.candidates) <= 3
        assert slot.because
