"""What can be wrong with a rule's file, one class a failure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dangwu.core.errors import DangwuError, suggestion
from dangwu.rules import articles

if TYPE_CHECKING:
    from dangwu.rules.instruments import Instrument


class RuleBroken(DangwuError):
    """A rule's file cannot be used; the message begins with room, folder and file."""

    def __init__(self, path: Path, what: str) -> None:
        self.file, self.what = "/".join(path.parts[-3:]), what
        super().__init__(f"{self.file}：{what}")


class RuleUnreadable(RuleBroken):
    """The file is no TOML."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, f"不是合格的 TOML 文件（{why}）。请按 docs 中的样子改正。")


class RuleKeyMissing(RuleBroken):
    """A key that must stand in the file does not."""

    def __init__(self, path: Path, where: str, key: str) -> None:
        super().__init__(path, f"{where}缺少“{key}”，请补上。")


class RuleKeyUnknown(RuleBroken):
    """A key that nobody reads."""

    def __init__(self, path: Path, where: str, key: str, known: Iterable[str]) -> None:
        super().__init__(path, f"{where}有不认识的项“{key}”，可用：{'、'.join(sorted(known))}。")


class RuleKindWrong(RuleBroken):
    """A key holds another kind of thing than it should."""

    def __init__(self, path: Path, where: str, key: str, wanted: str, found: object) -> None:
        super().__init__(path, f"{where}的“{key}”应为{wanted}，现在是 {found!r}。")


class ChoiceUnreadable(RuleBroken):
    """A choice that is no number with a word."""

    def __init__(self, path: Path, key: str, word: object) -> None:
        super().__init__(path, f'“choices”应写成 整数 = "文字"，现在是 {key} = {word!r}。')


class ValueRefused(RuleBroken):
    """A value that the rule cannot have."""

    def __init__(self, path: Path, where: str, value: int, why: str) -> None:
        super().__init__(path, f"{where}的值 {value} 不对：{why}。")


class RowNoTable(RuleBroken):
    """A list of tables holds something else."""

    def __init__(self, path: Path, where: str, found: object) -> None:
        super().__init__(path, f"{where}应为一张表（几行“项 = 值”），现在是 {found!r}。")


class RuleNamedOtherwise(RuleBroken):
    """The file's name is not the rule's id."""

    def __init__(self, path: Path, identifier: str) -> None:
        super().__init__(path, f"文件名应与规则编号相同：请改名为 {identifier}.toml。")


class RuleWithoutVersion(RuleBroken):
    """The rule has no version at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "没有任何 [[versions]]，请至少写一个版本。")


class VersionReversed(RuleBroken):
    """A version ends before it begins."""

    def __init__(self, path: Path, where: str, since: date, until: date) -> None:
        super().__init__(path, f"{where}的止日 {until} 应晚于起日 {since}（止日当天已不适用）。")


class VersionsOverlap(RuleBroken):
    """Two versions hold on the same day."""

    def __init__(self, path: Path, where: str, since: date, until: date) -> None:
        super().__init__(
            path,
            f"{where}自 {since} 起，而上一版本到 {until} 才止：两个版本重叠，请改其中一个日期。",
        )


class VersionsLeaveHole(RuleBroken):
    """No version holds between two that do."""

    def __init__(self, path: Path, where: str, since: date, until: date) -> None:
        super().__init__(
            path,
            f"{where}自 {since} 起，而上一版本到 {until} 已止：中间有空档，请改日期或补上空档的版本。",
        )


class BandsLeaveHole(RuleBroken):
    """The bands of a category do not follow one another from nothing upward."""

    def __init__(
        self, path: Path, where: str, category: str, over: int, wanted: int | None
    ) -> None:
        expected = "前一档没有上限，其后不应再有档" if wanted is None else f"应从 {wanted} 分接起"
        super().__init__(path, f"{where}“{category}”的一档自 {over} 分起，{expected}。")


class BandsEndTooSoon(RuleBroken):
    """The last band of a category has an upper limit."""

    def __init__(self, path: Path, where: str, category: str, upto: int) -> None:
        super().__init__(
            path, f"{where}“{category}”的最后一档到 {upto} 分为止，请去掉 upto_fen，使其没有上限。"
        )


class BandWithoutAmount(RuleBroken):
    """A band says neither a rate nor an amount, or both."""

    def __init__(self, path: Path, where: str, category: str) -> None:
        super().__init__(
            path,
            f"{where}“{category}”的一档应写 rate_bp（万分之几），"
            "或写 amount_fen（定额），或写 least_fen 和 most_fen（幅度），三者取一。",
        )


class ValueKindsMixed(RuleBroken):
    """One version is a number, another a table of bands."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "有的版本是一个数，有的版本是分档列表，请写成同一种。")


class InstrumentUnknown(RuleBroken):
    """A version names an instrument that is not listed."""

    def __init__(self, path: Path, where: str, name: str, known: Iterable[str]) -> None:
        super().__init__(
            path,
            f"{where}的文件《{name}》不在 instruments.toml 里。{suggestion(name, known)}"
            "请核对文件名称，确是新文件的先列入 instruments.toml。",
        )


class InstrumentTwice(RuleBroken):
    """Two entries of one name."""

    def __init__(self, path: Path, where: str, name: str) -> None:
        super().__init__(path, f"{where}《{name}》前面已经列过，请只留一处。")


class ArticleUnreadable(RuleBroken):
    """An article in words that name no place."""

    def __init__(self, path: Path, where: str, article: str) -> None:
        super().__init__(path, f"{where}的条目“{article}”看不懂，请写成{articles.FORMS}。")


class ArticleBeyond(RuleBroken):
    """An article that the instrument does not have."""

    def __init__(self, path: Path, where: str, article: str, name: str, count: int) -> None:
        super().__init__(path, f"{where}的条目“{article}”不对：《{name}》共{count}条，请核对。")


class BeforeInstrument(RuleBroken):
    """A version holds before its instrument does."""

    def __init__(self, path: Path, where: str, since: date, name: str, begins: date) -> None:
        super().__init__(
            path, f"{where}自 {since} 起，而《{name}》自 {begins} 起才施行，请核对起日或文件。"
        )


class AfterInstrument(RuleBroken):
    """A version holds when its instrument does no longer."""

    def __init__(self, path: Path, where: str, until: date | None, of: Instrument) -> None:
        holds = f"到 {until} 才止" if until else "没有写止日"
        instead = f"，由《{of.repealed_by}》代替" if of.repealed_by else ""
        super().__init__(
            path,
            f"{where}{holds}，而《{of.name}》自 {of.until} 起已不施行{instead}。"
            "请写明止日 until，并按后来的文件另写一个版本。",
        )


class RevisionUnsaid(RuleBroken):
    """A version holds beyond a revision that is not in hand and does not say so."""

    def __init__(self, path: Path, where: str, name: str, revised_on: date) -> None:
        super().__init__(
            path,
            f"{where}在《{name}》{revised_on} 修订后仍适用，而修订本条文未见。"
            f"请从 {revised_on} 起另写一个版本，用 provisional 写明暂按哪个文本。",
        )


class ConfirmedUnseen(RuleBroken):
    """A version is said to be confirmed, though no copy of its instrument has been seen."""

    def __init__(self, path: Path, where: str, name: str) -> None:
        super().__init__(
            path,
            f"{where}写着已核对，而《{name}》的原文未见，不能算已核对：请改为 confirmed = false。",
        )


class ConfirmedProvisional(RuleBroken):
    """A version is confirmed and stands for a text that is not in hand."""

    def __init__(self, path: Path, where: str) -> None:
        super().__init__(
            path,
            f"{where}写了 provisional（暂按旧文本），不能同时算已核对：请改为 confirmed = false。",
        )


class RegionRuleUnknown(RuleBroken):
    """A region's manifest names a rule that is nowhere."""

    def __init__(self, path: Path, identifier: str, known: Iterable[str]) -> None:
        super().__init__(
            path,
            f"列有规则“{identifier}”，而没有这条规则。{suggestion(identifier, known)}请核对编号。",
        )


class RuleTwice(DangwuError):
    """Two rooms hold a rule of the same id."""

    def __init__(self, identifier: str, first: str, second: str) -> None:
        super().__init__(
            f"规则“{identifier}”在 {first} 和 {second} 各有一份，请只留一份或另取编号。"
        )


class RegionalRuleAlone(DangwuError):
    """A regional rule lies over nothing."""

    def __init__(self, identifier: str, region: str, known: Iterable[str]) -> None:
        super().__init__(
            f"{region}的规则“{identifier}”没有同编号的全国规则可以覆盖。"
            f"{suggestion(identifier, known)}请核对编号。"
        )


class RuleUnknown(DangwuError):
    """No rule has this id."""

    def __init__(self, identifier: str, known: Iterable[str]) -> None:
        super().__init__(
            f"没有编号为“{identifier}”的规则。{suggestion(identifier, known)}"
            "规则放在各业务目录的 rules/ 下。"
        )
