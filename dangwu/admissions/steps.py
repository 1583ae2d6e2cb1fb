"""The 25 steps of an admission in their five stages (细则2014), and what each leaves behind."""

from __future__ import annotations

from dataclasses import dataclass

STAGES = ("申请入党", "入党积极分子的确定和培养", "发展对象的确定和考察", "预备党员的接收",
          "预备党员的教育考察和转正")  # fmt: skip


@dataclass(frozen=True, slots=True)
class StepKind:
    """One of the 25: its number, stage (1 to 5), name, and the papers that it leaves."""

    number: int
    stage: int
    name: str
    papers: str


STEPS = tuple(
    StepKind(number, stage, name, papers)
    for number, (stage, name, papers) in enumerate(
        (
            (1, "递交入党申请书", "入党申请书"),
            (1, "党组织派人谈话", "谈话记录"),
            (2, "推荐和确定入党积极分子", "推荐意见、支委会记录"),
            (2, "上级党委备案", "备案报告"),
            (2, "指定培养联系人", "联系人登记"),
            (2, "培养教育考察", "培养考察记录（半年一次）"),
            (3, "确定发展对象", "支委会记录、听取意见记录"),
            (3, "报上级党委备案", "备案表"),
            (3, "确定入党介绍人", "介绍人登记"),
            (3, "进行政治审查", "政审结论性材料"),
            (3, "开展集中培训", "结业证明"),
            (4, "支部委员会审查", "审查意见"),
            (4, "上级党委预审", "预审书面结果、《入党志愿书》"),
            (4, "填写入党志愿书", "入党志愿书"),
            (4, "支部大会讨论", "决议、票决记录"),
            (4, "上级党委派人谈话", "谈话意见"),
            (4, "上级党委审批", "审批意见"),
            (4, "再上一级组织部门备案", "备案表"),
            (5, "编入党支部和党小组", "编组记录"),
            (5, "入党宣誓", "宣誓记录"),
            (5, "继续教育考察", "考察记录"),
            (5, "提出转正申请", "转正申请书"),
            (5, "支部大会讨论转正", "决议、票决记录"),
            (5, "上级党委审批转正", "审批意见"),
            (5, "材料归档", "入党志愿书等五种材料"),
        ),
        start=1,
    )
)

STANDINGS = (("applicant", "入党申请人"), ("activist", "入党积极分子"), ("candidate", "发展对象"),
             ("probationary", "预备党员"), ("full", "已转正"), ("stopped", "停止培养"))  # fmt: skip
REACHED = {"applicant": 1, "activist": 3, "candidate": 7, "probationary": 15, "full": 23}
"""The step with which each standing begins."""


def standing(last_passed: int | None, *, stopped: bool) -> str:
    """Return what someone is by the last milestone passed."""
    if stopped:
        return "停止培养"
    words = dict(STANDINGS)
    reached = [key for key, number in REACHED.items() if (last_passed or 1) >= number]
    return words[reached[-1]]
