"""What the writes of this room refuse."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from dangwu.admissions.steps import StepKind, cite
from dangwu.core.errors import DangwuError

_AS_IT_WAS = "确已这样办理、只是补录的，请写明“如实补录的理由”。"


class Reckoned(Protocol):
    """A day that follows from a rule."""

    @property
    def day(self) -> date:
        """The day."""

    @property
    def cite(self) -> str:
        """The article."""


class StepUnknown(DangwuError):
    """There are 25 steps."""

    def __init__(self, number: int) -> None:
        super().__init__(f"没有第{number}步：发展党员共二十五步，请填1至25。")


class StepDone(DangwuError):
    """The step was passed already."""

    def __init__(self, name: str, number: int, day: date) -> None:
        super().__init__(f"“{name}”的第{number}步已于{day}完成：请改正原记录，不要重复登记。")


class StepTooSoon(DangwuError):
    """A step before the one that decides whether it may come."""

    def __init__(self, name: str, number: int, needed: int) -> None:
        super().__init__(
            f"“{name}”的第{needed}步尚未完成，不能登记第{number}步：请先登记第{needed}步。"
        )


class StepBefore(DangwuError):
    """A step on a day before the one it follows."""

    def __init__(self, name: str, number: int, day: date, needed: int, earlier: date) -> None:
        super().__init__(
            f"“{name}”的第{number}步登记在{day}，早于第{needed}步（{earlier}）：请核对日期。"
        )


class ApplicantTooYoung(DangwuError):
    """She was not old enough on the day of the application."""

    def __init__(self, name: str, age: int, applied: date, old_enough: date, cite: str) -> None:
        super().__init__(
            f"“{name}”{applied}申请入党时不满{age}周岁，{old_enough}起才能申请（{cite}）：请核对出生日期和"
            f"申请日期；{_AS_IT_WAS}"
        )


class StepNotPrepared(DangwuError):
    """What must precede a step has not passed."""

    def __init__(self, name: str, kind: StepKind, needed: StepKind, day: date) -> None:
        super().__init__(
            f"“{name}”的第{needed.number}步“{needed.name}”还没有登记，不能登记第{kind.number}步"
            f"“{kind.name}”（{cite(kind, day)}）：请先登记第{needed.number}步；{_AS_IT_WAS}"
        )


class StepTooEarly(DangwuError):
    """The day from which a rule allows the step has not come."""

    def __init__(
        self, name: str, kind: StepKind, day: date, reckoned: Reckoned, since: StepKind
    ) -> None:
        super().__init__(
            f"“{name}”的第{kind.number}步“{kind.name}”最早{reckoned.day}办理，登记的是{day}：从第"
            f"{since.number}步“{since.name}”算起还不满期（{reckoned.cite}）。请等到期；{_AS_IT_WAS}"
        )


class StepNeeded(DangwuError):
    """The step cannot be taken out: others stand on it."""

    def __init__(self, name: str, number: int, why: str) -> None:
        super().__init__(f"“{name}”的第{number}步不能撤销：{why}")


class TrainingStopped(DangwuError):
    """The applicant is no longer trained."""

    def __init__(self, name: str, since: date) -> None:
        super().__init__(f"“{name}”自{since}起已停止培养，不能再登记步骤：请核对。")


class MoveImpossible(DangwuError):
    """The organization that trains the applicant cannot change so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"“{name}”的培养党组织不能这样变动：{why}请核对。")


class VotesDisagree(DangwuError):
    """Votes that are not the sum of what was cast."""

    def __init__(self, cast: int, counted: int) -> None:
        super().__init__(
            f"到会和会前书面意见共{cast}票，而赞成、反对、弃权合计{counted}票：请核对票数。"
        )


class VotersTooMany(DangwuError):
    """More voters than may vote."""

    def __init__(self, eligible: int, cast: int) -> None:
        super().__init__(
            f"应到会有表决权的正式党员{eligible}人，而到会和会前书面意见共{cast}人：请核对人数。"
        )


class NotReceived(DangwuError):
    """No member without 第15步 and 第17步."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”还没有支部大会通过（第15步）和上级党委审批（第17步）的记录，"
            "不能登记为党员：请先登记这两步。"
        )


class AdmittedOtherwise(DangwuError):
    """The member's day of admission is not the day of the branch meeting."""

    def __init__(self, name: str, admitted: date, met: date) -> None:
        super().__init__(
            f"“{name}”的入党日期是{admitted}，而支部大会在{met}通过：入党日期以支部大会通过之日为准，"
            "请核对。"
        )


class NoMember(DangwuError):
    """The decision on a confirmation, and nobody in the books to be confirmed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”还没有登记为预备党员，不能登记第24步：请先在“办理”里“登记为预备党员”。"
        )


class ConfirmedOtherwise(DangwuError):
    """The member's day of confirmation is not the day on which the probation was full."""

    def __init__(self, name: str, confirmed: date, full: date) -> None:
        super().__init__(
            f"“{name}”在党员名册里的转正日期是{confirmed}，而预备期满日是{full}：转正日期、党龄从预备期"
            "满日算起，请先更正党员名册或支部大会的日期。"
        )


class ProbationUnknown(DangwuError):
    """No rule, or no meeting, tells when the probation is full."""

    def __init__(self, name: str) -> None:
        super().__init__(f"算不出“{name}”的预备期满日：请核对第15步的日期。")


class CompanionImpossible(DangwuError):
    """The member cannot accompany the applicant so."""

    def __init__(self, name: str, what: str, why: str, cite: str) -> None:
        super().__init__(f"{name}不能作{what}：{why}（{cite}）。请另选。")


class ExtensionImpossible(DangwuError):
    """The probation cannot be extended so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"“{name}”的预备期不能这样延长：{why}请核对。")


class DaysReversed(DangwuError):
    """Something ended before it began."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"起于{first}、止于{last}：结束不能早于开始，请核对日期。")


class StepUnfounded(DangwuError):
    """The records behind a step are missing, or speak against it."""

    def __init__(self, name: str, kind: StepKind, why: str, cite: str) -> None:
        super().__init__(
            f"“{name}”的第{kind.number}步“{kind.name}”不能登记为通过：{why}（{cite}）。"
            f"请先登记或更正；{_AS_IT_WAS}"
        )
