"""What the writes of this room refuse."""

from __future__ import annotations

from datetime import date

from dangwu.core.errors import DangwuError


class CourseReversed(DangwuError):
    """A course that ended before it began."""

    def __init__(self, began: date, ended: date) -> None:
        super().__init__(f"培训班{began}开班、{ended}结束：结束不能早于开班，请核对日期。")


class WrongAttendee(DangwuError):
    """A category that does not go with the person."""

    def __init__(self, category: str, name: str, *, is_member: bool) -> None:
        known, fit = (
            ("党员", "党务工作者或党员") if is_member else ("入党申请人", "发展对象或积极分子")
        )
        super().__init__(
            f"“{name}”是{known}，不能以{category}身份参训：{known}的参训身份是{fit}，请核对。"
        )


class LongerThanCourse(DangwuError):
    """More minutes than the course had."""

    def __init__(self, name: str, minutes: int, course_minutes: int) -> None:
        super().__init__(
            f"“{name}”参训{minutes}分钟，超过培训班的{course_minutes}分钟：请核对时长。"
        )


class AttendedAlready(DangwuError):
    """The same person twice at one course."""

    def __init__(self, name: str, course: str) -> None:
        super().__init__(f"“{name}”在“{course}”已有参训记录：请改正原记录，不要重复登记。")


class ScoreOutOfRange(DangwuError):
    """A score that is not out of 100."""

    def __init__(self, score: int) -> None:
        super().__init__(f"得分{score}不在0至100之间：得分按百分制登记，请换算后填写。")


class AttemptTooEarly(DangwuError):
    """An attempt before the quiz was held."""

    def __init__(self, title: str, held: date, day: date) -> None:
        super().__init__(f"“{title}”自{held}起举办，不能在{day}答题：请核对日期。")


class SpeakerMissing(DangwuError):
    """A talk that nobody gave."""

    def __init__(self, topic: str) -> None:
        super().__init__(f"宣讲“{topic}”没有宣讲人：请选择党员，或填写外请宣讲人姓名。")
