"""What the words of a case mean: its steps, papers, opinions, approvers and results."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from dangwu.admissions.choices import ApproverKind, OpinionSource, PaperKind, Result
from dangwu.admissions.steps import STEPS
from dangwu.core.reading import Unreadable, plain_text

_KEY = re.compile(r"(?:第|步骤|环节)?(\d{1,2})(?:步)?[\s.、:：_-]*(.*)")
_NEAR = 0.5
_SHORT = {15: "支部大会讨论", 23: "支部大会讨论", 17: "上级党委审批", 24: "上级党委审批"}
"""Two names stand twice among the 25 and are told apart by their number."""


def _names() -> dict[str, int]:
    found = {one.name: one.number for one in STEPS}
    return {name: number for name, number in found.items() if name not in _SHORT.values()}


class StepNameUnknown(Unreadable):
    """A key of a case is none of the 25 steps."""

    def __init__(self, key: str) -> None:
        words = [f"{one.number:02d} {one.name}" for one in STEPS]
        near = difflib.get_close_matches(plain_text(key), words, 3, 0.4)
        hint = (
            f"您是不是要找：{'、'.join(near)}？"
            if near
            else "二十五步的写法如“05 指定培养联系人”。"
        )
        super().__init__(f"没有名为“{key}”的步骤，没有采用。{hint}")


@lru_cache(maxsize=4096)
def step_of(key: str) -> int:
    """Return the number of the step that a key names: 05 指定培养联系人, 5, 指定培养联系人.

    Raises StepNameUnknown for a number without a step, a name of none, and a name of another.
    """
    text = plain_text(key)
    found, known = _KEY.fullmatch(text), _names()
    if found is None:
        if text not in known:
            raise StepNameUnknown(key)
        return known[text]
    number, name = int(found[1]), found[2].strip()
    if not 1 <= number <= len(STEPS) or not _is_name_of(number, name, known):
        raise StepNameUnknown(key)
    return number


def _is_name_of(number: int, name: str, known: dict[str, int]) -> bool:
    own = STEPS[number - 1].name
    if not name or name in {own, _SHORT.get(number)}:
        return True
    if known.get(name, number) != number:
        return False
    return difflib.SequenceMatcher(None, name, own).ratio() >= _NEAR


_PAPERS = {
    "入党志愿书": PaperKind.FORM, "志愿书": PaperKind.FORM,
    "中国共产党入党志愿书": PaperKind.FORM,
    "入党申请书": PaperKind.APPLICATION, "申请书": PaperKind.APPLICATION,
    "政审材料": PaperKind.POLITICAL_REVIEW, "政治审查材料": PaperKind.POLITICAL_REVIEW,
    "政审": PaperKind.POLITICAL_REVIEW, "政审结论性材料": PaperKind.POLITICAL_REVIEW,
    "转正申请书": PaperKind.CONFIRMATION, "转正申请": PaperKind.CONFIRMATION,
    "培养考察材料": PaperKind.TRAINING, "培养教育考察材料": PaperKind.TRAINING,
    "培养考察": PaperKind.TRAINING, "考察材料": PaperKind.TRAINING,
}  # fmt: skip


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """Return a word without blanks, brackets of titles and quotation marks."""
    return re.sub(r"[\s《》“”\"'·]", "", plain_text(word))


@lru_cache(maxsize=4096)
def paper_kind(word: str) -> str | None:
    """Return which of the five archived papers a name means, None for another."""
    found = _PAPERS.get(bare(word))
    return found and found.value


_SOURCES = {
    "党小组": OpinionSource.GROUP, "培养联系人": OpinionSource.CONTACT,
    "联系人": OpinionSource.CONTACT, "入党培养联系人": OpinionSource.CONTACT,
    "党员": OpinionSource.MEMBERS, "群众": OpinionSource.PUBLIC,
}  # fmt: skip


@lru_cache(maxsize=4096)
def sources(word: str) -> tuple[str, ...]:
    """Return who was heard: 党小组, 培养联系人, 党员, 群众; 党员和群众 are two."""
    words = re.split(r"[、,和及与;]", bare(word))
    known = [_SOURCES.get(one.removesuffix("意见").removesuffix("的")) for one in words]
    return tuple(one.value for one in known if one is not None)


@lru_cache(maxsize=4096)
def homes(word: str) -> tuple[str, ...]:
    """Return whose opinion of a floating person was asked: of the home, the residence, both."""
    text = bare(word)
    found = []
    if "户籍" in text:
        found.append(OpinionSource.HOUSEHOLD.value)
    if "居住" in text:
        found.append(OpinionSource.RESIDENCE.value)
    return tuple(found)


_APPROVERS = (
    (r"临时", ApproverKind.TEMPORARY),
    (r"总支", ApproverKind.GENERAL_BRANCH),
    (r"工委|工作委员会", ApproverKind.WORKING_COMMITTEE),
    (r"支部|支委|(?:部|小组|处|科|办公室)$", ApproverKind.OTHER),
    (r"党委", ApproverKind.COMMITTEE),
    (r"党组", ApproverKind.LEADING_GROUP),
    (r"委(?:员会)?$", ApproverKind.COMMITTEE),
    (r"", ApproverKind.OTHER),
)
"""What a name says, the first that fits: 县委, 党工委 and …委员会 are committees."""


@lru_cache(maxsize=4096)
def approver_kind(word: str) -> str:
    """Return what an approver is by its name; "" where there is none."""
    text = bare(word)
    if not text:
        return ""
    return next(kind.value for words, kind in _APPROVERS if re.search(words, text))


@lru_cache(maxsize=4096)
def result_of(word: str) -> str:
    """Return what a discussion of confirmation came to; "" where it is not told."""
    text = bare(word)
    if "取消" in text:
        return Result.CANCELLED.value
    if "延长" in text:
        return Result.EXTENDED.value
    return Result.CONFIRMED.value if text else ""


@lru_cache(maxsize=4096)
def passed(word: str) -> str:
    """Return 合格 where a review came to that, 不合格 where to something else, "" where to none."""
    text = bare(word)
    if not text:
        return ""
    for lead in ("政治审查", "政审", "审查", "预审", "综合"):
        text = text.removeprefix(lead)
    return "合格" if text == "合格" else "不合格"


_DOCUMENTS: dict[str, int] = {
    "谈话记录": 2, "推荐意见": 3, "推优意见": 3, "支委会记录": 3, "联系人登记": 5,
    "培养考察记录": 6, "集中培训证明": 6, "听取意见记录": 7, "介绍人登记": 9, "政审结论性材料": 10,
    "政审材料": 10, "函调材料": 10, "外调材料": 10, "结业证明": 11, "签到": 11, "审查意见": 12,
    "群众意见": 12, "预审书面结果": 13, "预审意见": 13, "入党志愿书": 14, "决议": 15, "票决记录": 15,
    "会议记录": 15, "谈话意见": 16, "审批意见": 17, "党委会记录": 17, "编组记录": 19, "宣誓记录": 20,
    "考察记录": 21, "转正申请书": 22, "申请书": 1, "入党申请书": 1, "备案表": 8,
    "培养考察材料": 6,
}  # fmt: skip
"""The papers of §2.1 by the first step that leaves them."""


@lru_cache(maxsize=1024)
def step_of_document(text: str) -> int | None:
    """Return the step that leaves a paper, by its number or its name; None where neither is known."""
    found = _KEY.fullmatch(plain_text(text))
    if found is not None and 1 <= int(found[1]) <= len(STEPS):
        return int(found[1])
    word = bare(text)
    exact = _DOCUMENTS.get(word) or _names().get(word)
    if exact is not None:
        return exact
    near = difflib.get_close_matches(word, [*_DOCUMENTS, *_names()], 1, 0.7)
    return ({**_DOCUMENTS, **_names()})[near[0]] if near else None
