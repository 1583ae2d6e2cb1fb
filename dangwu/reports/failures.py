"""Why a report cannot go on."""

from __future__ import annotations

from collections.abc import Sequence

from dangwu.core.errors import DangwuError

_SHOWN = 8


class UploadTooLarge(DangwuError):
    """More than an honest document holds."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        mega = 1024 * 1024
        super().__init__(
            f"“{name}”有 {size / mega:.1f} MB，超过上限 {limit // mega} MB，没有接收。"
            "请删去其中的图片或附件后再传。"
        )


class NothingToFill(DangwuError):
    """The file holds neither a mask nor a tag."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”里没有待填处：数字请用 X 代替（例如“共有党员X名”），或写成 {{{{ 党员总数 }}}}。"
        )


class NotOpen(DangwuError):
    """The report is past the state in which this can be done."""

    def __init__(self, title: str, state: str, what: str, todo: str) -> None:
        super().__init__(f"《{title}》{state}，不能{what}。{todo}")


class SameReviewer(DangwuError):
    """Who drafted a report may not approve it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"这份报告由{name}起草，不能由本人审核，请另一位有审核权的同志办理。")


class ReasonMissing(DangwuError):
    """Something that needs a reason came without one."""

    def __init__(self, what: str) -> None:
        super().__init__(f"请写明{what}的理由，它会和姓名一起留存。")


class FigureNotOffered(DangwuError):
    """No figure of this name can be chosen."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(f"没有名为“{name}”的指标。{hint}")


class SlotGone(DangwuError):
    """The sample has no such slot."""

    def __init__(self) -> None:
        super().__init__("样稿里没有这一处待填，可能已换过样稿。请回到报告页重新选。")


class TextTooLong(DangwuError):
    """More than belongs into a slot."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"填写的文字有 {length} 字，超过 {limit} 字：这里只填一个数或一个名称。")


class PeriodRunning(DangwuError):
    """A period that is not over is not issued."""

    def __init__(self, period: str, last: object) -> None:
        super().__init__(f"{period}到{last}才结束，数字还会变，不能印发。可先生成审核稿。")


class ReviewOutdated(DangwuError):
    """The records changed after the report was approved."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"《{title}》审核之后记录有变动，现在的正文与审核时不同，没有印发。请退回，核对后重新送审。"
        )


class StillOpen(DangwuError):
    """Contradictions or open slots, and no reason why it is issued nevertheless."""

    def __init__(self, denied: Sequence[str], left: Sequence[str]) -> None:
        lines = [f"矛盾：{one}" for one in denied] + [f"未填：{one}" for one in left]
        more = [f"……另有 {len(lines) - _SHOWN} 处"] if len(lines) > _SHOWN else []
        super().__init__(
            "\n".join(
                [
                    f"有 {len(denied)} 处与记录矛盾、{len(left)} 处未填，没有印发：",
                    *lines[:_SHOWN], *more,
                    "请改正或补齐；确要照此印发，请写明理由，理由和姓名将留存在印发记录里。",
                ]
            )
        )  # fmt: skip


class FileGone(DangwuError):
    """A report's file is not in the office's folder."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"办公室的 files 文件夹里没有找到“{name}”。请从备份恢复整个 files 文件夹。"
        )
