"""Why a finding is not waived, or a day not judged."""

from __future__ import annotations

from datetime import date

from dangwu.core.errors import DangwuError
from dangwu.core.period import Period
from dangwu.pages.cells import day_words


class WaiverBackwards(DangwuError):
    """The last day lies before the first."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            f"豁免从{day_words(first)}起，止日{day_words(last)}在它之前。请把止日写成{day_words(first)}或以后。"
        )


class WaiverOver(DangwuError):
    """The waiver would have ended before today."""

    def __init__(self, last: date, today: date) -> None:
        super().__init__(
            f"豁免到{day_words(last)}为止，今天是{day_words(today)}，已经过了。请写今天或以后的一天。"
        )


class WaiverTooLong(DangwuError):
    """A waiver must end, and soon enough to be looked at again."""

    def __init__(self, first: date, last: date, latest: date, years: int) -> None:
        super().__init__(
            f"豁免必须有期限，一次最多{years}年：从{day_words(first)}起最迟到{day_words(latest)}，"
            f"现在写的是{day_words(last)}。到期仍需豁免的，届时再办一次。"
        )


class WaiverUnreasoned(DangwuError):
    """Nobody says why."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}要写明理由，现在是空的。请写为什么，例如依据的文件或批准的会议。")


class WaiverUnnamed(DangwuError):
    """Nobody answers for it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}要写明是谁办的，现在没有姓名。请用 --by 写姓名。")


class WaivedAlready(DangwuError):
    """The finding is waived on some of these days."""

    def __init__(self, found: str, by: str, last: date) -> None:
        super().__init__(
            f"“{found}”已由{by}豁免至{day_words(last)}。要改期限或理由，请先撤回，再重新豁免。"
        )


class FindingUnknown(DangwuError):
    """No such finding stands any more, or never did."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"没有编号为“{key}”的问题：可能已经补正，或者所查的单位、时段不同。"
            "请用 dangwu check --keys 重新查出编号。"
        )


class NotWaived(DangwuError):
    """There is nothing to take back."""

    def __init__(self, found: str) -> None:
        super().__init__(f"“{found}”今天没有豁免在效，无从撤回。")


class DayBeforePeriod(DangwuError):
    """On that day the period had not begun."""

    def __init__(self, day: date, period: Period) -> None:
        super().__init__(
            f"{day_words(day)}时，{period.label}还没有开始（{day_words(period.first)}才开始），无从检查。"
            "请换一个时段，或把日期写成时段首日以后。"
        )
