"""The page 发展党员材料审核, as somebody types a dossier in."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from dangwu.accounts.models import Change
from tests.admissions.dossiers import regular
from tests.cast import Cast, stock_cast

PAGE = "/records/admissions/try/"


@pytest.fixture
def client(db: None) -> Client:
    cast: Cast = stock_cast()
    client = Client()
    client.force_login(cast.users["member"])
    return client


def typed(**more: Any) -> dict[str, Any]:
    """A dossier without a fault, as the form has it."""
    case = regular()
    days = {f"day_{int(key[:2])}": day for key, day in case["dates"].items()}
    votes = {
        f"vote_{step}_{key}": number
        for step, vote in case["votes"].items() for key, number in vote.items()
        if key in {"should", "present", "agree", "against", "abstain", "written_before"}
    }  # fmt: skip
    return {
        "name": "林望舒", "birth": case["birth"], "as_of": "2021-02-01", **days, **votes,
        "vote_15_secret": "是", "vote_23_secret": "是", "contacts": "1", "contacts_full": "是",
        "reviews": "2019-01-05\n2019-07-01", "opinions_heard": case["opinions_heard"],
        "sponsors": "2", "sponsors_full": "是", "sponsors_suspended": "否", "conclusion": "合格",
        "floating": "否", "training_days": "3", "prereview": "合格", "reported_15": "2019-11-20",
        "reported_23": "2020-11-25", "approver": "市直机关党委", "probation_start": "2019-11-15",
        "probation_end": "2020-11-15", "result": "按期转正", "party_age_from": "2020-11-15",
        "archived": case["archived"], **more,
    }  # fmt: skip


def shown(client: Client, **more: Any) -> str:
    before = Change.objects.count()
    page = client.post(PAGE, typed(**more)).content.decode()
    assert Change.objects.count() == before
    return page


def test_the_empty_form(client: Client) -> None:
    page = client.get(PAGE).content.decode()

    assert "结果会显示在这里" in page
    assert "25 材料归档" in page


def test_a_dossier_without_a_fault(client: Client) -> None:
    page = shown(client)

    assert "填了的内容里没有发现不合规定之处。" in page
    assert "看不懂的" not in page


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"day_2": "2018-02-11"}, "2018年2月11日才派人谈话"),
        ({"vote_15_present": "7", "vote_15_agree": "6"}, "到会7名"),
        ({"sponsors": "1"}, "登记了1名"),
        ({"sponsors_full": "否"}, "还不是正式党员"),
        ({"sponsors_suspended": "是"}, "正受留党察看处分"),
        ({"contacts": "3"}, "登记了3名"),
        ({"floating": "是", "opinions": ["户籍地党组织"]}, "征求了1处意见"),
        ({"floating": "是"}, "征求了0处意见"),
        ({"extensions": "2020-11-18 5个月"}, "延长预备期5个月"),
        ({"missing": "02 谈话记录"}, "的材料：02 谈话记录"),
        ({"deferred": "是", "transferred_in": "是", "day_23": "2021-06-01"}, "推迟讨论转正"),
    ],
)
def test_a_fault_is_shown_with_its_step(client: Client, changed: dict[str, Any], says: str) -> None:
    page = shown(client, **changed)

    assert says in page
    assert "处不合规定" in page


def test_steps_left_out_are_listed_together(client: Client) -> None:
    page = shown(client, day_4="", day_8="", sponsors="1")

    assert "3 处不合规定。" in page
    assert "这 2 步没有填，或填的不是日期" in page
    assert "<li>第8步 报上级党委备案</li>" in page


def test_a_reminder_is_no_fault(client: Client) -> None:
    page = shown(client, training_days="2")

    assert "1 处提醒。" in page
    assert "处不合规定" not in page


def test_what_is_left_empty_is_not_judged(client: Client) -> None:
    empty = {name: "" for name, value in typed().items() if not isinstance(value, list)}

    page = client.post(PAGE, empty).content.decode()

    assert "填了的内容里没有发现不合规定之处。" in page


def test_what_cannot_be_read_is_told(client: Client) -> None:
    page = shown(client, day_8="2019-02-30", contacts="两")

    assert "第8步：“2019-02-30”不是日历上有的日期，请核对。" in page
