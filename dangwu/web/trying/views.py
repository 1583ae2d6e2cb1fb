"""The list of calculators: each stands in the room whose rules it uses."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request


@dataclass(frozen=True)
class Calculator:
    """One calculator: its address by name, what it is called and what it says."""

    page: str
    label: str
    says: str


CALCULATORS = (
    Calculator(
        "dues:try", "党费计算器",
        "填人员类别、基数和月份，算出应交党费，逐步说明用的是哪一档、哪一条。",
    ),
    Calculator(
        "admissions:try", "发展党员材料审核",
        "填 25 步的日期和票数，或导入一张日期表，逐条指出不合规定之处和条款。",
    ),
    Calculator(
        "meetings:try", "支部的一年",
        "填支部情况和开过的会，看三会一课和各项组织生活缺哪一月、哪一季。",
    ),
    Calculator(
        "elections:try", "换届计票",
        "填应到、实到、选票和得票，看选举是否有效、谁当选、还缺几名。",
    ),
    Calculator(
        "members:try", "身份证号核对",
        "粘贴身份证号，核对校验码、出生日期和性别是否与名册一致。",
    ),
)  # fmt: skip


@needs(Right.OWN)
def calculators(request: Request) -> HttpResponseBase:
    """Show the calculators."""
    context = {"heading": "试算", "calculators": CALCULATORS}
    return render(request, "web/trying/calculators.html", context)
