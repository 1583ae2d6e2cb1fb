"""What can be wrong with a phrase or with a file of labelled sentences."""

from __future__ import annotations

from dangwu.core.errors import DangwuError


class PhraseUnreadable(DangwuError):
    """A phrase of a figure is not written in the phrase language."""

    def __init__(self, figure: str, phrase: str, fault: str, advice: str) -> None:
        super().__init__(f"指标“{figure}”的说法“{phrase}”看不懂：{fault}。{advice}")


class LabelsUnreadable(DangwuError):
    """A line of a file of labelled sentences cannot be read."""

    def __init__(self, path: str, line: int, fault: str) -> None:
        super().__init__(
            f"{path} 第 {line} 行：{fault}。"
            '每行应是一个 JSON 对象：{"id": …, "text": "…", "slots": '
            '[{"mask": "X", "start": 0, "gold": "党员总数"}]}。'
        )
