"""The books of organizations."""

from __future__ import annotations

from dangwu.organizations import forms
from dangwu.organizations.models import Honour, StaffCount
from dangwu.pages.registers import Register, Writing, name_actions


class Honours(Register):
    """Honours that organizations received."""

    model = Honour
    slug = "honours"
    hint = "登记党组织受到的表彰，总结里的“获得荣誉”由此计数。"
    columns = ("title", "organization__document_name", "granted_by", "granted_on")
    related = ("organization",)
    search = ("title", "granted_by")
    day = "granted_on"
    order = ("-granted_on", "-pk")
    new = Writing("new", "登记荣誉", forms.HonourForm, "荣誉已登记。")


class Staff(Register):
    """How many staff each unit had."""

    model = StaffCount
    slug = "staff"
    hint = "登记各单位的在职职工数，党员比例由此计算。"
    columns = ("organization__document_name", "counted_on", "staff")
    related = ("organization",)
    day = "counted_on"
    order = ("-counted_on", "organization_id")
    new = Writing("new", "登记职工数", forms.StaffForm, "职工数已登记。")


name_actions(
    {
        "organizations.found": "成立",
        "organizations.move": "调整隶属关系",
        "organizations.dissolve": "撤销",
        "organizations.merge": "合并",
        "organizations.honour": "登记荣誉",
        "organizations.count_staff": "登记职工数",
        "organizations.begin_term": "登记任期",
        "organizations.extend_term": "批准延期",
        "organizations.prepare_election": "准备换届",
        "organizations.record_election": "登记换届",
        "organizations.grant": "授权",
        "organizations.take_back": "收回授权",
    }
)
