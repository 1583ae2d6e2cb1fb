"""What the writes of attendance refuse."""

from __future__ import annotations

from dangwu.core.errors import DangwuError


class AttendanceImpossible(DangwuError):
    """What is said of someone's attendance cannot be."""

    def __init__(self, name: str, what: str, why: str) -> None:
        super().__init__(f"{name}的{what}不能这样登记：{why}")


class ReasonMissing(DangwuError):
    """A record that is put right or taken back says why."""

    def __init__(self, what: str) -> None:
        super().__init__(f"请写明{what}的理由：改动会连同理由留在更改记录里。")
