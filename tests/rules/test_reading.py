"""One broken file for each error that the reader can give, and its whole message."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from dangwu.rules import errors
from dangwu.rules.reading import read
from dangwu.rules.rule import FOREVER, OPEN_FEN, Band

BROKEN = Path(__file__).parent / "broken"
CASES: list[tuple[str, type[errors.RuleBroken], str]] = [
    ("not_toml", errors.RuleUnreadable,
     ("不是合格的 TOML 文件（Expected '=' after a key in a key/value pair (at line 2, column 7)）。"
     "请按 docs 中的样子改正。")),
    ("key_missing", errors.RuleKeyMissing, "文件缺少“unit”，请补上。"),
    ("key_unknown", errors.RuleKeyUnknown,
     "文件有不认识的项“lable”，可用：choices、id、label、unit、versions。"),
    ("key_of_another_kind", errors.RuleKindWrong, "文件的“label”应为文字，现在是 7。"),
    ("named_otherwise", errors.RuleNamedOtherwise,
     "文件名应与规则编号相同：请改名为 another_name.toml。"),
    ("without_version", errors.RuleWithoutVersion, "没有任何 [[versions]]，请至少写一个版本。"),
    ("version_key_missing", errors.RuleKeyMissing, "第1个版本缺少“article”，请补上。"),
    ("version_key_unknown", errors.RuleKeyUnknown,
     "第1个版本有不认识的项“to”，可用：article、compared_on、confirmed、from、instrument、note、provisional、until、value。"),
    ("version_confirmed_by_word", errors.RuleKindWrong,
     "第1个版本的“confirmed”应为true 或 false，现在是 '是'。"),
    ("version_with_a_time", errors.RuleKindWrong,
     "第1个版本的“from”应为日期（如 2020-01-01），现在是 '2018-10-28 08:00:00'。"),
    ("version_reversed", errors.VersionReversed,
     "第1个版本的止日 2018-01-01 应晚于起日 2018-01-01（止日当天已不适用）。"),
    ("value_in_words", errors.RuleKindWrong,
     "第1个版本的“value”应为整数或分档列表，现在是 '一次'。"),
    ("value_true", errors.RuleKindWrong,
     "第1个版本的“value”应为整数或分档列表，现在是 True。"),
    ("value_list_of_numbers", errors.RuleKindWrong,
     "第1个版本的“value”应为整数或分档列表，现在是 3。"),
    ("versions_overlap", errors.VersionsOverlap,
     "第2个版本自 2019-12-31 起，而上一版本到 2020-01-01 才止：两个版本重叠，请改其中一个日期。"),
    ("versions_begin_together", errors.VersionsOverlap,
     "第2个版本自 2018-01-01 起，而上一版本到 2018-01-01 才止：两个版本重叠，请改其中一个日期。"),
    ("versions_leave_hole", errors.VersionsLeaveHole,
     "第1个版本自 2020-01-02 起，而上一版本到 2020-01-01 已止：中间有空档，请改日期或补上空档的版本。"),
    ("bands_key_unknown", errors.RuleKeyUnknown,
     "第1个版本的一档有不认识的项“rate”，可用：amount_fen、article、category、least_fen、most_fen、over_fen、rate_bp、upto_fen。"),
    ("bands_rate_in_words", errors.RuleKindWrong,
     "第1个版本的一档的“rate_bp”应为整数，现在是 '0.5%'。"),
    ("bands_without_category", errors.RuleKeyMissing, "第1个版本的一档缺少“category”，请补上。"),
    ("bands_without_amount", errors.BandWithoutAmount,
     ("第1个版本“在职”的一档应写 rate_bp（万分之几），或写 amount_fen（定额），"
     "或写 least_fen 和 most_fen（幅度），三者取一。")),
    ("bands_leave_hole", errors.BandsLeaveHole,
     "第1个版本“在职”的一档自 300001 分起，应从 300000 分接起。"),
    ("bands_after_the_open_one", errors.BandsLeaveHole,
     "第1个版本“在职”的一档自 300000 分起，前一档没有上限，其后不应再有档。"),
    ("bands_end_too_soon", errors.BandsEndTooSoon,
     "第1个版本“在职”的最后一档到 300000 分为止，请去掉 upto_fen，使其没有上限。"),
    ("bands_article_a_number", errors.RuleKindWrong,
     "第1个版本的一档的“article”应为文字，现在是 6。"),
    ("choice_unreadable", errors.ChoiceUnreadable,
     '“choices”应写成 整数 = "文字"，现在是 分 = 1。'),
    ("value_not_chosen", errors.ValueRefused,
     "第1个版本的值 5 不对：可以是1（到分）、10（到角）。"),
    ("value_over_a_hundred", errors.ValueRefused,
     "第1个版本的值 101 不对：应在0到100之间。"),
    ("version_no_table", errors.RowNoTable,
     "第1个版本应为一张表（几行“项 = 值”），现在是 7。"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "words"), CASES, ids=lambda one: str(one)[:30])
def test_a_broken_file_is_refused(name: str, kind: type[errors.RuleBroken], words: str) -> None:
    path = BROKEN / f"{name}.toml"

    with pytest.raises(errors.RuleBroken) as caught:
        read(path, "rules")

    assert type(caught.value) is kind
    assert str(caught.value) == f"rules/broken/{name}.toml：{words}"


def test_no_text_at_all(tmp_path: Path) -> None:
    path = tmp_path / "rules" / "x.toml"
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe")

    with pytest.raises(errors.RuleUnreadable, match="不是合格的 TOML 文件"):
        read(path, "rules")


def test_an_end_left_out_is_the_next_beginning(tmp_path: Path) -> None:
    path = tmp_path / "versions_follow.toml"
    text = (BROKEN / "versions_leave_hole.toml").read_text("utf-8")
    path.write_text(
        text.replace("versions_leave_hole", "versions_follow").replace("until = 2020-01-01\n", ""),
        "utf-8",
    )

    found = read(path, "somewhere", "某省")

    assert [(v.since, v.until, v.region) for v in found.versions] == [
        (date(2018, 1, 1), date(2020, 1, 2), "某省"),
        (date(2020, 1, 2), FOREVER, "某省"),
    ]
    assert found.room == "somewhere"


def test_bands_of_every_form(tmp_path: Path) -> None:
    path = tmp_path / "bands_end_too_soon.toml"
    shutil.copy(BROKEN / "bands_end_too_soon.toml", path)
    text = path.read_text("utf-8")
    path.write_text(
        text.replace(
            "\n]\n",
            "\n"
            '  { category = "在职", over_fen = 300000, rate_bp = 100 },\n'
            '  { category = "学生", amount_fen = 20 },\n'
            '  { category = "农民", least_fen = 20, most_fen = 100 },\n]\n',
            1,
        ),
        "utf-8",
    )

    assert read(path, "dues").versions[0].bands == (
        Band("在职", 0, 300000, rate_bp=50),
        Band("在职", 300000, OPEN_FEN, rate_bp=100),
        Band("学生", 0, OPEN_FEN, least_fen=20, most_fen=20),
        Band("农民", 0, OPEN_FEN, least_fen=20, most_fen=100),
    )
