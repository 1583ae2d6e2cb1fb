"""The pages of a call: three fields, the roster with one save, the end; who may what."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.meetings import attending, convening
from dangwu.meetings.attending import Mark
from dangwu.meetings.models import Convening, Meeting, RosterEntry
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from dangwu.pages.submitting import version_of
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, Cast, stock_cast

NEW = "/records/meetings/meetings/new/"
CALLS = "/records/meetings/convenings/"
READERS = {Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.LEADER, Role.AUDITOR}
WRITERS = {Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER}


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


@pytest.fixture
def called(cast: Cast) -> Convening:
    return call()


def call(number: int = BRANCH, **fields: Any) -> Convening:
    given = {"kind": "主题党日", "held_on": TODAY, "topic": "7月主题党日", "today": TODAY}
    return convening.convene(
        organization=Organization.objects.get(pk=number), **{**given, **fields}
    )


def typed(**more: str) -> dict[str, str]:
    return {"organization": str(BRANCH), "kind": "主题党日", "held_on": "2020-07-03",
            "_token": new_token(), **more}  # fmt: skip


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_three_fields_list_who_is_expected(cast: Cast) -> None:
    answer = cast[Role.SECRETARY].post(NEW, typed(), follow=True)

    made = Convening.objects.get()
    assert answer.redirect_chain == [(f"{CALLS}{made.pk}/", 302)]
    assert (made.topic, made.form, made.minutes_long) == ("7月主题党日", "其他", 90)
    text = text_of(answer)
    assert "应到名单已列出。" in text
    assert "应到 2 实到 0 请假 0 缺席 0 未登记 2" in text
    assert "林望舒" in text
    assert "石砚" in text
    created = Change.objects.get(action="meetings.convene")
    assert created.actor == cast.user(Role.SECRETARY)


def test_the_only_branch_and_today_are_chosen(cast: Cast) -> None:
    page = cast[Role.SECRETARY].get(NEW).content.decode()

    assert f'<option value="{BRANCH}" selected>第一党支部</option>' in page
    assert 'value="2020-07-03"' in page


def test_what_was_typed_beside_the_three_is_taken(cast: Cast) -> None:
    more = {"topic": "重温入党誓词", "from_minute": "14时30分", "place": "陈列馆", "chair": "31",
            "minutes_long": "45", "form": "现场教学", "agenda": "一、宣誓"}  # fmt: skip
    cast[Role.SECRETARY].post(NEW, typed(**more))

    made = Convening.objects.get()
    assert (made.topic, made.from_minute, made.place) == ("重温入党誓词", 870, "陈列馆")
    assert (made.chair_id, made.minutes_long, made.form) == (31, 45, "现场教学")


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("kind", "", "请填写类型。"),
        ("held_on", "", "请填写召开日期。"),
        ("held_on", "7月3日", "看不懂日期“7月3日”，请写成 2020-06-30 或 2020年6月30日。"),
        ("from_minute", "25:00", "看不懂时间“25:00”，请写成 14:30。"),
        ("from_minute", "下午", "看不懂时间“下午”，请写成 14:30。"),
        ("organization", str(OTHER), "没有找到党组织名称“4”。"),
        (
            "held_on",
            "2021-07-04",
            "召开日期2021-07-04太远：最多可提前一年召集（2021-07-03以前），请核对年份。",
        ),
    ],
)
def test_what_is_wrong_is_named_and_the_text_stays(
    cast: Cast, field: str, value: str, says: str
) -> None:
    answer = cast[Role.SECRETARY].post(NEW, typed(**{"topic": "上党课", field: value}))

    assert answer.status_code == 422
    assert says in text_of(answer)
    assert 'value="上党课"' in answer.content.decode()
    assert not Convening.objects.exists()


@pytest.mark.parametrize("said", ["14:30", "14：30", "1430", "14时30分", "14点30"])
def test_a_time_is_read_as_clerks_write_it(cast: Cast, said: str) -> None:
    cast[Role.SECRETARY].post(NEW, typed(from_minute=said))
    assert Convening.objects.get().from_minute == 870


def test_the_usual_is_told_while_the_form_is_filled(cast: Cast) -> None:
    asked = {"kind": "党课", "held_on": "2020-07-03", "organization": str(BRANCH)}
    usual = f"{CALLS}usual/"
    assert text_of(cast[Role.SECRETARY].get(usual, asked)).strip() == (
        "主题不填则为“7月党课”，时长90分钟；应到 2 人。"
    )
    asked["kind"] = "支部委员会"
    assert text_of(cast[Role.SECRETARY].get(usual, asked)).strip() == (
        "主题不填则为“7月支部委员会会议”，时长60分钟；应到 0 "
        "人（第一党支部当天没有登记书记、委员等任职，名单要逐人添加）。"
    )
    other = {**asked, "organization": str(OTHER)}
    assert "应到" not in text_of(cast[Role.SECRETARY].get(usual, other))


def test_the_same_call_twice_is_one(cast: Cast) -> None:
    form = typed()
    first, second = (cast[Role.SECRETARY].post(NEW, form) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert Convening.objects.count() == 1


@pytest.mark.parametrize("role", [*Role, STRANGER])
def test_who_reads_and_who_writes(cast: Cast, role: str) -> None:
    called = call()
    page = f"{CALLS}{called.pk}/"
    reading = 200 if role in READERS else 403
    writing = 200 if role in WRITERS else 403

    assert cast[role].get(CALLS).status_code == reading
    assert cast[role].get(page).status_code == reading
    assert cast[role].get(f"{page}counts/").status_code == reading
    assert cast[role].get(NEW).status_code == writing
    assert cast[role].get(f"{page}code/").status_code == writing
    assert cast[role].get(f"{page}close/").status_code == writing
    refused = cast[role].post(f"{page}roster/", {})
    assert refused.status_code == (409 if role in WRITERS else 403)


def test_another_branch_is_out_of_reach(cast: Cast) -> None:
    other = call(OTHER)
    for end in ("", "roster/", "counts/", "code/", "close/", "correct/"):
        assert cast[Role.SECRETARY].get(f"{CALLS}{other.pk}/{end}").status_code == 404
    assert cast[Role.SECRETARY].post(f"{CALLS}{other.pk}/roster/", {}).status_code == 404


def ticked(called: Convening, *states: str, **more: str) -> dict[str, str]:
    """Return the roster's form as a page opened now would send it."""
    entries = RosterEntry.objects.filter(convening=called).order_by("pk")
    form = {"_token": new_token(), "_version": version_of(called)}
    for entry, said in zip(entries, states, strict=True):
        state, _, excuse = said.partition(" ")
        form |= {f"state_{entry.pk}": state, f"excuse_{entry.pk}": excuse,
                 f"was_{entry.pk}": entry.state}  # fmt: skip
    return {**form, **more}


def states(called: Convening) -> list[tuple[str, str]]:
    rows = RosterEntry.objects.filter(convening=called).order_by("pk")
    return list(rows.values_list("state", "excuse"))


def test_one_save_enters_everybody(cast: Cast, called: Convening) -> None:
    address = f"{CALLS}{called.pk}/roster/"
    answer = cast[Role.SECRETARY].post(address, ticked(called, "出席", "请假 出差"), follow=True)

    assert states(called) == [("出席", ""), ("请假", "出差")]
    assert "应到 2 实到 1 请假 1 缺席 0 未登记 0" in text_of(answer)
    assert "林望舒 ：未登记 → 出席" in text_of(answer).replace("林望舒：", "林望舒 ：")


def test_the_rest_is_present_by_one_button(cast: Cast, called: Convening) -> None:
    cast[Role.SECRETARY].post(
        f"{CALLS}{called.pk}/roster/", ticked(called, "请假 病假", "", rest="出席")
    )
    assert states(called) == [("请假", "病假"), ("出席", "")]


def test_an_excuse_goes_with_being_away(cast: Cast, called: Convening) -> None:
    cast[Role.SECRETARY].post(f"{CALLS}{called.pk}/roster/", ticked(called, "出席 出差", ""))
    assert states(called) == [("出席", ""), ("", "")]


def test_what_is_no_state_is_named(cast: Cast, called: Convening) -> None:
    answer = cast[Role.SECRETARY].post(
        f"{CALLS}{called.pk}/roster/", ticked(called, "迟到", "请假 " + "事" * 101)
    )
    assert answer.status_code == 422
    assert states(called) == [("", ""), ("", "")]
    assert "还没有保存：请改正下面标出的2处。" in text_of(answer)


def test_a_phone_that_was_faster_is_kept(cast: Cast, called: Convening) -> None:
    form = ticked(called, "缺席", "出席")
    phone = RosterEntry.objects.get(convening=called, member_id=31)
    attending.come(
        convening=called, member=Member.objects.get(pk=31), now=Change.objects.latest("pk").at
    )

    answer = cast[Role.SECRETARY].post(f"{CALLS}{called.pk}/roster/", form, follow=True)

    phone.refresh_from_db()
    assert (phone.state, phone.signed_by) == ("出席", "扫码")
    assert "林望舒在您打开名单之后已经签到或由别人登记，保留了新的情况。" in text_of(answer)
    assert states(called)[1] == ("出席", "")


def test_a_second_secretary_is_told_and_loses_nothing(cast: Cast, called: Convening) -> None:
    form = ticked(called, "缺席", "请假 探亲")
    first = RosterEntry.objects.filter(convening=called).order_by("pk")[0]
    attending.tick(convening=called, marks={first.pk: Mark("出席")}, actor=cast.user(Role.OFFICER))

    answer = cast[Role.SECRETARY].post(f"{CALLS}{called.pk}/roster/", form)

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "您打开之后，这条记录已被修改，还没有保存您的内容。" in text
    assert 'value="探亲"' in text
    assert states(called) == [("出席", ""), ("", "")]


def test_the_end_makes_the_meeting(cast: Cast, called: Convening) -> None:
    address = f"{CALLS}{called.pk}/close/"
    entry = RosterEntry.objects.get(convening=called, member_id=31)
    attending.tick(convening=called, marks={entry.pk: Mark("出席")})
    assert "还没有登记的1人记为缺席：石砚" in text_of(cast[Role.SECRETARY].get(address))
    form = {"_token": new_token(), "_version": version_of(called)}
    refused = cast[Role.SECRETARY].post(address, form)
    assert refused.status_code == 422
    assert "还有1人没有登记到会情况：石砚。请逐人登记，或选择“其余记为缺席”。" in text_of(refused)

    answer = cast[Role.SECRETARY].post(
        address, {**form, "_token": new_token(), "absent_rest": "on"}, follow=True
    )

    meeting = Meeting.objects.get()
    assert answer.redirect_chain == [(f"/records/meetings/meetings/{meeting.pk}/", 302)]
    assert "应到 2 实到 1 请假 0 缺席 1" in text_of(answer)
    again = cast[Role.SECRETARY].get(f"{CALLS}{called.pk}/")
    assert "看登记的会议" in text_of(again)
    assert "保存名单" not in text_of(again)
    assert cast[Role.SECRETARY].get(address).status_code == 302


def test_a_meeting_ahead_cannot_be_ended(cast: Cast) -> None:
    ahead = call(held_on=date(2020, 7, 4))
    text = text_of(cast[Role.SECRETARY].get(f"{CALLS}{ahead.pk}/"))
    assert "还没到日子，当天可以扫码签到" in text
    assert "结束并登记" not in text
    assert "签到二维码" not in text


def test_somebody_is_added_and_taken_off(cast: Cast, called: Convening) -> None:
    page = f"{CALLS}{called.pk}/"
    own = {"_token": new_token(), "_version": version_of(called)}
    cast[Role.OFFICER].post(f"{page}invite/", {**own, "member": "41", "is_guest": "on"})
    entry = RosterEntry.objects.get(member_id=32)
    cast[Role.OFFICER].post(
        f"{page}strike/",
        {"_token": new_token(), "_version": version_of(called), "entry": str(entry.pk),
         "reason": "借调"},
    )  # fmt: skip

    names = RosterEntry.objects.order_by("pk").values_list("member__name", "state")
    assert list(names) == [("林望舒", ""), ("阿依努尔", "列席")]


def test_a_call_is_corrected_and_called_off(cast: Cast, called: Convening) -> None:
    page = f"{CALLS}{called.pk}/"
    form = {"kind": "党课", "held_on": "2020-07-02", "topic": "补课", "form": "讲授",
            "minutes_long": "60", "_token": new_token(), "_version": version_of(called)}  # fmt: skip
    cast[Role.SECRETARY].post(f"{page}correct/", form)
    called.refresh_from_db()
    assert (called.kind, called.held_on, called.topic) == ("党课", date(2020, 7, 2), "补课")

    own = {"_token": new_token(), "_version": version_of(called)}
    cast[Role.SECRETARY].post(f"{page}relist/", own)
    own = {"_token": new_token(), "_version": version_of(called)}
    cast[Role.SECRETARY].post(f"{page}cancel/", {**own, "reason": "防疫"})
    called.refresh_from_db()
    assert called.state == "已取消"
    assert "加人" not in text_of(cast[Role.SECRETARY].get(page))


def test_a_members_assembly_says_whether_it_may_vote(cast: Cast) -> None:
    called = call(kind="支部党员大会", topic="党员大会")
    page = f"{CALLS}{called.pk}/"
    asked = "还不够表决 有表决权的正式党员应到1人、到会0人，还差1人。"
    assert asked in text_of(cast[Role.SECRETARY].get(page))
    cast[Role.SECRETARY].post(f"{page}roster/", ticked(called, "出席", "缺席"))
    text = text_of(cast[Role.SECRETARY].get(page))
    assert "可以表决 有表决权的正式党员应到1人、到会1人，达到50%。" in text
    assert "依据《中国共产党支部工作条例（试行）》第十一条（待与原文核对）" in text


def test_a_chair_out_of_reach_stays_named(cast: Cast) -> None:
    called = call(chair=Member.objects.get(pk=51))
    page = f"{CALLS}{called.pk}/correct/"
    assert '<option value="51" selected>' in cast[Role.SECRETARY].get(page).content.decode()
    form = {"kind": "主题党日", "held_on": "2020-07-03", "topic": "补课", "form": "其他",
            "chair": "51", "_token": new_token(), "_version": version_of(called)}  # fmt: skip
    cast[Role.SECRETARY].post(page, form)
    called.refresh_from_db()
    assert (called.chair_id, called.topic) == (51, "补课")


def test_the_counts_say_when_somebody_came(cast: Cast, called: Convening) -> None:
    address = f"{CALLS}{called.pk}/counts/"
    assert "有人刚签到" not in text_of(cast[Role.SECRETARY].get(address, {"signed": "0"}))
    attending.come(
        convening=called, member=Member.objects.get(pk=31), now=Change.objects.latest("pk").at
    )
    text = text_of(cast[Role.SECRETARY].get(address, {"signed": "0"}))
    assert "应到 2 实到 1" in text
    assert "有人刚签到， 刷新名单" in text


def test_no_query_more_for_more_people(cast: Cast) -> None:
    def asked(called: Convening) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert cast[Role.OFFICER].get(f"{CALLS}{called.pk}/").status_code == 200
        return len(seen)

    few, many = call(BRANCH), call(2, kind="纪念活动")
    assert RosterEntry.objects.filter(convening=many).count() == 4
    assert asked(few) == asked(many)
