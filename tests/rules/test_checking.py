"""Everything that is wrong with the rules' files, told at once; one broken file for each fault."""

import shutil
from pathlib import Path

import pytest

from dangwu.rules import errors
from dangwu.rules.checking import faults, faults_of
from dangwu.rules.instruments import SHIPPED, faults_in, instruments
from dangwu.rules.reading import examine
from tests.rules.test_reading import BROKEN
from tests.rules.test_reading import CASES as READ

FORMS = "请写成第十条、第三十三条第二款、第一条至第六条、第五条、第六条，不知道的写“条目不详”。"
CASES: dict[str, list[tuple[type[errors.RuleBroken], str]]] = {
    "instrument_unknown": [
        (errors.InstrumentUnknown,
         ("第1个版本的文件《中国共产党基层组织选举工作条列》不在 instruments.toml 里。"
         "您是不是要找：中国共产党基层组织选举工作条例、中国共产党基层组织选举工作暂行条例、"
         "中国共产党党和国家机关基层组织工作条例？"
         "请核对文件名称，确是新文件的先列入 instruments.toml。")),
    ],
    "article_unreadable": [
        (errors.ArticleUnreadable, f"第1个版本的条目“第3.2条”看不懂，{FORMS}"),
    ],
    "article_backwards": [
        (errors.ArticleUnreadable, f"第1个版本的条目“第六条至第一条”看不懂，{FORMS}"),
    ],
    "article_of_a_band_unreadable": [
        (errors.ArticleUnreadable, f"第1个版本的条目“六”看不懂，{FORMS}"),
    ],
    "article_beyond": [
        (errors.ArticleBeyond,
         ("第1个版本的条目“第十八条”不对："
         "《中国共产党党委（党组）理论学习中心组学习规则》共17条，请核对。")),
    ],
    "before_its_instrument": [
        (errors.BeforeInstrument,
         ("第1个版本自 2020-07-12 起，而《中国共产党基层组织选举工作条例》自 2020-07-13 起才施行，"
         "请核对起日或文件。")),
    ],
    "after_its_instrument": [
        (errors.AfterInstrument,
         ("第1个版本到 2020-07-14 才止，而《中国共产党基层组织选举工作暂行条例》自 2020-07-13 起已不施行，"
         "由《中国共产党基层组织选举工作条例》代替。请写明止日 until，并按后来的文件另写一个版本。")),
    ],
    "after_its_instrument_for_ever": [
        (errors.AfterInstrument,
         ("第1个版本没有写止日，而《2024—2028年全国党员教育培训工作规划》自 2029-01-01 起已不施行。"
         "请写明止日 until，并按后来的文件另写一个版本。")),
    ],
    "revision_unsaid": [
        (errors.RevisionUnsaid,
         ("第1个版本在《中国共产党发展党员工作细则》2026-05-18 修订后仍适用，而修订本条文未见。"
         "请从 2026-05-18 起另写一个版本，用 provisional 写明暂按哪个文本。")),
    ],
    "confirmed_unseen": [
        (errors.ConfirmedUnseen,
         ("第1个版本写着已核对，而《辽宁省党费收缴工作细则（试行）》的原文未见，"
         "不能算已核对：请改为 confirmed = false。")),
    ],
    "confirmed_provisional": [
        (errors.ConfirmedProvisional,
         ("第1个版本写了 provisional（暂按旧文本），不能同时算已核对：请改为 confirmed = false。")),
    ],
    "value_kinds_mixed": [
        (errors.ValueKindsMixed, "有的版本是一个数，有的版本是分档列表，请写成同一种。"),
    ],
    "everything_at_once": [
        (errors.RuleKindWrong, "第1个版本的“from”应为日期（如 2020-01-01），现在是 '昨天'。"),
        (errors.RuleKeyUnknown,
         ("第1个版本有不认识的项“to”，可用：article、compared_on、confirmed、from、instrument、note、"
         "provisional、until、value。")),
        (errors.RuleKeyMissing, "第1个版本缺少“instrument”，请补上。"),
        (errors.RuleKindWrong, "第1个版本的“value”应为整数或分档列表，现在是 '一次'。"),
        (errors.RuleKeyUnknown,
         ("第2个版本的一档有不认识的项“tax”，可用：amount_fen、article、category、least_fen、most_fen、"
         "over_fen、rate_bp、upto_fen。")),
        (errors.RuleKeyMissing, "第2个版本的一档缺少“category”，请补上。"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_broken_file_tells_all_that_is_wrong(name: str) -> None:
    found = list(faults_of(examine(BROKEN / f"{name}.toml", "rules"), instruments()))

    assert [(type(one), one.what) for one in found] == CASES[name]
    assert {one.file for one in found} == {f"rules/broken/{name}.toml"}


def test_every_broken_file_has_its_case() -> None:
    told = {*CASES, *(name for name, _, _ in READ)}

    assert {path.stem for path in BROKEN.glob("*.toml")} == told
    assert len(told) == len(CASES) + len(READ)


def test_the_shipped_rules_are_in_order() -> None:
    assert [str(one) for one in faults()] == []


def room(path: Path, name: str, broken: str = "") -> Path:
    """Write a rule into a room; a broken one under its own name."""
    folder = path / name / "rules"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(BROKEN / f"{broken}.toml", folder / f"{broken}.toml")
    return folder


def test_faults_of_all_rooms_regions_and_the_office_together(tmp_path: Path) -> None:
    rooms, office, sets = tmp_path / "rooms", tmp_path / "office", tmp_path / "sets"
    room(rooms, "dues", "article_unreadable")
    room(rooms, "meetings", "article_unreadable")
    (office / "某省").mkdir(parents=True)
    shutil.copy(BROKEN / "confirmed_provisional.toml", office / "某省")
    sets.mkdir()
    (sets / "某省.toml").write_text(
        'name = "外省"\ninstrument = "某细则"\nnote = ""\nrules = [{ id = "x" }]\n', "utf-8"
    )
    (sets / "某市.toml").write_text(
        'name = "某市"\ninstrument = "某细则"\nnote = ""\n'
        'rules = [{ id = "article_unreadible", asks = "几次" }]\n',
        "utf-8",
    )

    assert [str(one) for one in faults(rooms, office, sets)] == [
        f"dues/rules/article_unreadable.toml：第1个版本的条目“第3.2条”看不懂，{FORMS}",
        f"meetings/rules/article_unreadable.toml：第1个版本的条目“第3.2条”看不懂，{FORMS}",
        "规则“article_unreadable”在 dues 和 meetings 各有一份，请只留一份或另取编号。",
        (
            "office/某省/confirmed_provisional.toml："
            "第1个版本写了 provisional（暂按旧文本），不能同时算已核对：请改为 confirmed = false。"
        ),
        "某省的规则“confirmed_provisional”没有同编号的全国规则可以覆盖。请核对编号。",
        (
            f"{tmp_path.name}/sets/某市.toml：文件的文件《某细则》不在 instruments.toml 里。"
            "请核对文件名称，确是新文件的先列入 instruments.toml。"
        ),
        (
            f"{tmp_path.name}/sets/某市.toml：列有规则“article_unreadible”，而没有这条规则。"
            "您是不是要找：article_unreadable？请核对编号。"
        ),
        f"{tmp_path.name}/sets/某省.toml：文件名应与规则编号相同：请改名为 外省.toml。",
        f"{tmp_path.name}/sets/某省.toml：rules 第1项缺少“asks”，请补上。",
    ]


class TestInstruments:
    def test_an_office_lists_its_own(self, tmp_path: Path) -> None:
        office = tmp_path / "office"
        (office / "某省").mkdir(parents=True)
        own = office / "instruments.toml"
        own.write_text('[[instruments]]\nname = "某办法"\nconfirmed = true\n', "utf-8")
        room(tmp_path / "rooms", "meetings", "instrument_unknown")
        text = (BROKEN / "instrument_unknown.toml").read_text("utf-8")
        renamed = tmp_path / "rooms" / "meetings" / "rules" / "instrument_unknown.toml"
        renamed.write_text(text.replace("中国共产党基层组织选举工作条列", "某办法"), "utf-8")
        shutil.copy(renamed, office / "某省")

        assert instruments(own)["某办法"].since is None
        assert [str(one) for one in faults(tmp_path / "rooms", office, tmp_path / "no")] == []

    def test_each_fault_of_its_file_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "rules" / "instruments.toml"
        path.parent.mkdir()
        path.write_text(
            '[[instruments]]\nname = "甲"\nconfirmed = true\narticles = true\nnr = 1\n'
            '[[instruments]]\nname = "乙"\nconfirmed = true\n'
            '[[instruments]]\nname = "乙"\nconfirmed = false\n',
            "utf-8",
        )
        told = [one.what for one in faults_in(path)]

        assert told == [
            "第1个文件的“articles”应为整数，现在是 True。",
            ("第1个文件有不认识的项“nr”，可用：articles、confirmed、from、issued_on、name、note、number、"
            "repealed_by、revised_on、seen、until。"),
            "第3个文件《乙》前面已经列过，请只留一处。",
        ]  # fmt: skip
        with pytest.raises(errors.RuleKindWrong):
            instruments(path)

    def test_what_rules_name_is_left_aside_where_the_list_is_broken(self, tmp_path: Path) -> None:
        office = tmp_path / "office"
        office.mkdir()
        (office / "instruments.toml").write_text("甲", "utf-8")
        room(tmp_path / "rooms", "meetings", "instrument_unknown")
        sets = tmp_path / "sets"
        sets.mkdir()
        (sets / "某市.toml").write_text(
            'name = "某市"\ninstrument = "某细则"\nnote = ""\n'
            'rules = [{ id = "instrument_unknown", asks = "几次" }]\n',
            "utf-8",
        )

        found = faults(tmp_path / "rooms", office, sets)

        assert [type(one) for one in found] == [errors.RuleUnreadable]

    def test_no_toml_at_all(self, tmp_path: Path) -> None:
        path = tmp_path / "instruments.toml"
        path.write_text("甲", "utf-8")

        assert [type(one) for one in faults_in(path)] == [errors.RuleUnreadable]

    def test_the_revised_one_and_its_number(self) -> None:
        known = instruments()

        assert known["中国共产党发展党员工作细则"].revised_on is not None
        assert known["关于中国共产党党费收缴、使用和管理的规定"].number == "中组发〔2008〕3号"
        assert faults_in(SHIPPED) == []
