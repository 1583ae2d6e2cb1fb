"""What the writes of this room refuse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

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


class DayTooFar(DangwuError):
    """A call more than a year ahead: most likely a slip in the year."""

    def __init__(self, day: date, limit: date) -> None:
        super().__init__(f"召开日期{day}太远：最多可提前一年召集（{limit}以前），请核对年份。")


class ConvenedAlready(DangwuError):
    """The same meeting called twice."""

    def __init__(self, organization: str, kind: str, day: date, topic: str) -> None:
        super().__init__(
            f"“{organization}”{day}已经召集过{kind}“{topic}”：请打开原来的一条，"
            "确实是另一场的请改写主题。"
        )


class ConveningEnded(DangwuError):
    """The call is closed or called off."""

    def __init__(self, topic: str, state: str) -> None:
        super().__init__(f"“{topic}”的召集{state}，不能再改：到会情况请在会议活动的记录上更正。")


class RosterUndecided(DangwuError):
    """Somebody of the roster is neither present nor away."""

    def __init__(self, names: Sequence[str]) -> None:
        shown = "、".join(names[:8]) + ("等" if len(names) > 8 else "")
        super().__init__(
            f"还有{len(names)}人没有登记到会情况：{shown}。请逐人登记，或选择“其余记为缺席”。"
        )


class RosterTooLong(DangwuError):
    """More people than can be ticked one by one."""

    def __init__(self, organization: str, found: int, limit: int) -> None:
        super().__init__(
            f"“{organization}”应到{found}人，超过逐人登记的{limit}人："
            "请用“只登记人数”，或由各党支部分别登记。"
        )


class NobodyCame(DangwuError):
    """A meeting to which nobody came was not held."""

    def __init__(self, topic: str) -> None:
        super().__init__(f"“{topic}”没有一人出席，不能登记为已召开：请先登记出席，或取消召集。")


class NotOnRoster(DangwuError):
    """Who signs in is not expected."""

    def __init__(self, name: str, topic: str) -> None:
        super().__init__(f"“{name}”不在“{topic}”的名单中，没有签到：请找记录人加入名单后再扫码。")


class OnRosterAlready(DangwuError):
    """The roster has her already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”已经在名单中，不必重复添加。")


class SignedAlready(DangwuError):
    """Who signed in herself cannot be taken off the roster."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”已经扫码签到，不能移出名单：到会情况有误的请改登记。")


class SigningNotToday(DangwuError):
    """Signing in on another day than the meeting's."""

    def __init__(self, topic: str, day: date) -> None:
        super().__init__(f"“{topic}”定在{day}，只能在当天签到。")


class CodeExpired(DangwuError):
    """The code is none, or too old."""

    def __init__(self) -> None:
        super().__init__("签到码已经过期：签到码每30秒更换一次，请重新扫屏幕上的二维码。")


class SpokenThere(DangwuError):
    """Who spoke at the meeting cannot have been away."""

    def __init__(self, name: str, state: str) -> None:
        super().__init__(f"“{name}”在这次会议上有发言记录，不能改为{state}：请先核对发言。")


class NotAPhoto(DangwuError):
    """The file is no picture that we take."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”不是照片：请选择 JPG、PNG 或 WebP 格式的图片文件。")


class PhotoTooLarge(DangwuError):
    """The file, or the picture in it, is too large."""

    def __init__(self, name: str, found: str, limit: str) -> None:
        super().__init__(
            f"照片“{name}”太大：{found}，最大{limit}。请用手机的普通模式拍摄或压缩后再传。"
        )


class PhotoBroken(DangwuError):
    """The picture cannot be read to its end."""

    def __init__(self, name: str) -> None:
        super().__init__(f"照片“{name}”已损坏，不能完整读出：请重新导出或换一张。")


class PhotoKept(DangwuError):
    """The meeting has this picture."""

    def __init__(self, name: str) -> None:
        super().__init__(f"照片“{name}”已经在这次会议里，不必重复上传。")
