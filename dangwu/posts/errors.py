"""What the writes of posts refuse, in the clerk's words."""

from __future__ import annotations

from datetime import date

from dangwu.core.errors import DangwuError
from dangwu.members.models import Member
from dangwu.organizations.models import FOREVER
from dangwu.posts.models import (
    DAY,
    Checkpoint,
    CommunityRegistration,
    HouseholdCheck,
    PracticalThing,
    Shift,
    VolunteerActivity,
)


def _clock(minute: int) -> str:
    day = "次日" if minute >= DAY else ""
    return f"{day}{minute % DAY // 60}:{minute % 60:02d}"


class NobodyNamed(DangwuError):
    """The record names neither a member nor another person."""

    def __init__(self, what: str, day: date) -> None:
        super().__init__(f"{day}的{what}没有写明是谁：请选党员，或者填写非党员姓名。")


class EndBeforeBeginning(DangwuError):
    """Something cannot end on or before the day it began."""

    def __init__(self, name: str, since: date, until: date) -> None:
        super().__init__(f"“{name}”{since}才开始，不能从{until}起终止：请核对日期。")


class CheckpointClosed(DangwuError):
    """The checkpoint did not stand on that day."""

    def __init__(self, checkpoint: Checkpoint, day: date) -> None:
        end = "" if checkpoint.until == FOREVER else f"，{checkpoint.until}起撤除"
        super().__init__(
            f"卡点“{checkpoint.name}”{checkpoint.since}设立{end}，{day}不在其间："
            "请核对日期，或者先更正卡点的设立、撤除日期。"
        )


class ShiftImpossible(DangwuError):
    """A shift begins within its day and lasts no longer than a day."""

    def __init__(self, since: int, until: int) -> None:
        super().__init__(
            f"班次从{_clock(since)}到{_clock(until)}不成立："
            "起点应在当日0:00至23:59，止点应晚于起点且不超过24小时；跨零点的止点加24小时。"
        )


class ShiftOverlaps(DangwuError):
    """Nobody stands at two places at once."""

    def __init__(self, member: Member, other: Shift) -> None:
        super().__init__(
            f"{member.name}已排在{other.worked_on}“{other.checkpoint.name}”"
            f"{_clock(other.from_minute)}至{_clock(other.to_minute)}的班次，时间重叠："
            "请改时间或换人。"
        )


class HouseholdCheckedToday(DangwuError):
    """A household is recorded once a day at a checkpoint."""

    def __init__(self, found: HouseholdCheck) -> None:
        super().__init__(
            f"{found.checked_on}“{found.checkpoint.name}”已有住户“{found.household}”的排查记录"
            f"（{found.people}人）：如有误请更正原记录。"
        )


class AmountImpossible(DangwuError):
    """The sum of money cannot be so."""

    def __init__(self, what: str, amount_fen: int, least: str) -> None:
        super().__init__(f"{what}为{amount_fen}分，应{least}：请核对金额。")


class AttendedAlready(DangwuError):
    """A member attends an activity once."""

    def __init__(self, member: Member, activity: VolunteerActivity) -> None:
        super().__init__(
            f"{member.name}已记入{activity.held_on}“{activity.topic}”的参加人员，不必再记。"
        )


class RegisteredAlready(DangwuError):
    """A member registers with a community once."""

    def __init__(self, found: CommunityRegistration) -> None:
        super().__init__(
            f"{found.member.name}自{found.since}起已在“{found.community}”报到，不必再记；"
            "如已搬离，请先注销。"
        )


class DoneBeforeUndertaken(DangwuError):
    """A practical thing cannot be done before it was undertaken."""

    def __init__(self, thing: PracticalThing, on: date) -> None:
        super().__init__(
            f"“{thing.title}”的办结日期{on}早于立项日期{thing.undertaken_on}：请核对日期。"
        )
