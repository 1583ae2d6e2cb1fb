"""What can be wrong with a rule's file, one class a failure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dangwu.core.errors import DangwuError, suggestion


class RuleBroken(DangwuError):
    """A rule's file cannot be used; the message begins with room, folder and file."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{'/'.join(path.parts[-3:])}：{what}")


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
