"""What the writes of this room refuse."""

from __future__ import annotations

from collections.abc import Iterable

from dangwu.core.errors import DangwuError


class CountsDisagree(DangwuError):
    """应到 is not 实到 + 请假 + 缺席."""

    def __init__(self, expected: int, present: int, excused: int, absent: int) -> None:
        super().__init__(
            f"应到{expected}人，而实到{present}人、请假{excused}人、缺席{absent}人，"
            f"合计{present + excused + absent}人：应到须等于三者之和，请核对。"
        )


class KindUnfit(DangwuError):
    """This kind of organization holds no such meeting."""

    def __init__(self, kind: str, organization: str, found: str, fit: Iterable[str]) -> None:
        super().__init__(
            f"{found}“{organization}”不召开{kind}：{kind}由{'、'.join(fit)}召开，"
            "请核对会议类型或党组织。"
        )


class TakesNoTime(DangwuError):
    """A meeting of no minutes."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"会议时长是{minutes}分钟：请填写大于零的分钟数。")


class ExpertUnnamed(DangwuError):
    """专家辅导 without its expert."""

    def __init__(self) -> None:
        super().__init__("形式是“专家辅导”，却没有填写外请专家：请填写专家姓名，或改选其他形式。")


class AttendanceDisagrees(DangwuError):
    """The list of people is not what the meeting's counts say."""

    def __init__(self, state: str, counted: int, listed: int) -> None:
        super().__init__(
            f"会议登记{state}{counted}人，名单中{state}的有{listed}人：请先改正人数或名单。"
        )


class AttendanceRecorded(DangwuError):
    """The meeting has its list already."""

    def __init__(self, meeting: str) -> None:
        super().__init__(f"“{meeting}”已经登记过到会名单：请逐人改正，不要重复登记。")


class OrdinaryMemberAway(DangwuError):
    """双重组织生活 by someone who did not come."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”没有出席，不能计为以普通党员身份参加：请核对到会情况。")


class SpeakerAway(DangwuError):
    """A speech by someone who did not come."""

    def __init__(self, name: str, meeting: str) -> None:
        super().__init__(f"“{name}”不在“{meeting}”的出席、列席名单中，不能登记发言：请核对名单。")


class AppraisedAlready(DangwuError):
    """Two grades on one day."""

    def __init__(self, name: str, day: object) -> None:
        super().__init__(f"党员“{name}”在{day}已有评议结果：请改正原记录，不要重复登记。")


class TalkWithOneself(DangwuError):
    """Talker and listener are one."""

    def __init__(self, name: str) -> None:
        super().__init__(f"谈话人和谈话对象都是“{name}”：请核对谈话双方。")
