"""What can be wrong with a write of an election, one class a failure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dangwu.core.errors import DangwuError


class BallotImpossible(DangwuError):
    """The ballot cannot be so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"“{name}”不能这样登记：{why}")


class CountImpossible(DangwuError):
    """Figures of the count contradict each other."""

    def __init__(self, name: str, faults: Sequence[str]) -> None:
        super().__init__(f"“{name}”的计票数字对不上，没有写入：{'；'.join(faults)}。请对照计票单。")


class NobodyElected(DangwuError):
    """There is nothing to declare."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"“{name}”还不能宣布结果：{why}")


class TellerStands(DangwuError):
    """Somebody who stands may not watch over the count."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}是候选人，不能担任监票人，请从不是候选人的党员中另推。")


class ShiftImpossible(DangwuError):
    """The term's end cannot be moved so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}不能这样延期或提前：{why}")


class WorkImpossible(DangwuError):
    """The work cannot be divided so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"“{name}”的分工不能这样登记：{why}")


class PaperLacks(DangwuError):
    """A paper is not made while what it needs is missing."""

    def __init__(self, title: str, lacks: Sequence[str]) -> None:
        super().__init__(f"《{title}》还缺：{'、'.join(lacks)}。补齐后再生成。")


def order_of(earlier: date, later: date) -> str:
    """Return how a wrong order is told: 批准日2020-01-02早于请示日2020-01-03."""
    return f"批准日{later}早于请示日{earlier}。"
