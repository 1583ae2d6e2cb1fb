"""What the writes of attendance refuse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dangwu.core.calendar import month_label
from dangwu.core.errors import DangwuError


class AttendanceImpossible(DangwuError):
    """What is said of someone's attendance cannot be."""

    def __init__(self, name: str, what: str, why: str) -> None:
        super().__init__(f"{name}的{what}不能这样登记：{why}")


class ReasonMissing(DangwuError):
    """A record that is put right or taken back says why."""

    def __init__(self, what: str) -> None:
        super().__init__(f"请写明{what}的理由：改动会连同理由留在更改记录里。")


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why one row of a submitted sheet cannot be written."""

    key: str
    name: str
    why: str


class MonthRefused(DangwuError):
    """Some rows of a month's sheet cannot be written, and so none was."""

    def __init__(self, number: int, faults: Sequence[RowFault]) -> None:
        self.faults = tuple(faults)
        told = "".join(f"{one.name}：{one.why}" for one in self.faults)
        super().__init__(
            f"{month_label(number)}的考勤表有{len(self.faults)}行不能登记，全表没有写入。{told}"
        )


class RowsWrong(DangwuError):
    """Some rows of a sheet cannot be written; each says why beside it."""

    def __init__(self, count: int) -> None:
        super().__init__(f"全表没有写入：有{count}行不能登记，请改正标出的行后再保存。")
