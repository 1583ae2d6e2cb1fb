"""What schemes, rounds and scores refuse."""

from __future__ import annotations

from datetime import date

from dangwu.core.errors import DangwuError


class SchemeImpossible(DangwuError):
    """A scheme, or an item of it, cannot be so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"积分方案“{name}”不能这样登记：{why}")


class SchemeUsed(DangwuError):
    """Points were reckoned by the scheme: it changes no more."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"已按“{name}”核算过积分，项目和分数线不能再改：请停用它，另立一个方案，从下一期起用。"
        )


class EntryImpossible(DangwuError):
    """Points by hand cannot be so."""

    def __init__(self, why: str) -> None:
        super().__init__(f"加减分不能这样登记：{why}")


class RoundImpossible(DangwuError):
    """Points of this period cannot be reckoned."""

    def __init__(self, organization: str, why: str) -> None:
        super().__init__(f"“{organization}”的积分不能核算：{why}")


class PeriodNotOver(DangwuError):
    """The period still runs."""

    def __init__(self, last: date, today: date) -> None:
        super().__init__(f"核算期到{last}才结束，今天是{today}：期满后再核算。")


class AlreadyDecided(DangwuError):
    """People have decided: the points stay as they were."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}的星级已经评定，积分和异议不再改动；评定有误的更正星级评定。")


class ObjectionImpossible(DangwuError):
    """An objection, or its answer, cannot be so."""

    def __init__(self, why: str) -> None:
        super().__init__(f"异议不能这样登记：{why}")


class DecisionImpossible(DangwuError):
    """Stars cannot be given so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}的星级不能这样评定：{why}")
