"""The pages of stars, as the stock cast sees them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.rights import Role
from dangwu.members.models import StarRating
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from dangwu.pages.submitting import version_of
from dangwu.stars import changes
from dangwu.stars.models import Entry, Item, Objection, Round, Scheme, Score
from tests.cast import BRANCH, TODAY, Cast, stock_cast
from tests.examples import Example, load
from tests.stars.test_changes import FIRST, HER, HIM, RECORDS, own_scheme

HERE = "/records/stars/"


@pytest.fixture
def cast(db: None) -> Cast:
    made = stock_cast()
    load(Example("", Path(), {"world": False, "records": RECORDS}))
    return made


def typed(record: Any = None, **more: Any) -> dict[str, str]:
    said = {"_token": new_token(), "_version": version_of(record) if record else ""}
    return said | {name: str(value) for name, value in more.items()}


def begun(scheme: Scheme | None = None) -> Round:
    organization = Organization.objects.get(pk=BRANCH)
    return changes.begin_round(
        organization, scheme=scheme or own_scheme(), first_on=FIRST, today=TODAY
    )


def page(cast: Cast, role: str, address: str) -> str:
    return str(cast[role].get(HERE + address).content.decode())


def test_an_officer_copies_the_example_and_makes_it_the_offices_own(cast: Cast) -> None:
    client = cast[Role.OFFICER]
    assert "套用示例方案" in page(cast, Role.OFFICER, "schemes/")
    client.post(f"{HERE}example/", typed(organization=1, since="2020-01-01"))
    scheme = Scheme.objects.get()
    shown = page(cast, Role.OFFICER, f"schemes/{scheme.pk}/")
    for words in ("参加三会一课和主题党日", "手工登记", "星级分数线", "改为本单位方案"):
        assert words in shown
    client.post(
        f"{HERE}schemes/{scheme.pk}/confirm/",
        typed(scheme, name="局积分办法", basis="局党发〔2020〕1号", reason="党委研究"),
    )
    scheme.refresh_from_db()
    assert (scheme.name, scheme.example) == ("局积分办法", False)
    client.post(
        f"{HERE}schemes/{scheme.pk}/item/",
        typed(scheme, module="奖励", label="获奖征文", source="", points=2, each=1),
    )
    client.post(f"{HERE}schemes/{scheme.pk}/level/", typed(scheme, stars=5, least=85))
    assert Item.objects.filter(label="获奖征文", place=11).exists()


def test_a_secretary_sees_the_offices_scheme_and_may_not_change_it(cast: Cast) -> None:
    scheme = own_scheme()
    shown = page(cast, Role.SECRETARY, f"schemes/{scheme.pk}/")
    assert "局积分办法" in shown
    assert "添加项目" not in shown
    assert cast[Role.SECRETARY].get(f"{HERE}example/").status_code == 403
    assert cast[Role.SECRETARY].get(f"{HERE}schemes/{scheme.pk}/item/").status_code == 403


def test_a_secretary_reckons_explains_answers_and_decides(cast: Cast) -> None:
    scheme, client = own_scheme(), cast[Role.SECRETARY]
    form = typed(organization=BRANCH, scheme=scheme.pk, first_on="2020-01-01")
    answer = client.post(f"{HERE}rounds/new/", form)
    made = Round.objects.get()
    assert answer["Location"] == f"{HERE}rounds/{made.pk}/"
    assert "林望舒" in page(cast, Role.SECRETARY, f"rounds/{made.pk}/")
    score = Score.objects.get(member=HIM)
    shown = page(cast, Role.SECRETARY, f"scores/{score.pk}/")
    for words in (
        "1次，每次2分，限3分",
        "1次，每次扣1分",
        "2020-06-30",
        "积分只供参考，星级由支部研究决定。",
    ):
        assert words in shown
    hers = Score.objects.get(member=HER)
    assert "2次，每次2分，限3分" in page(cast, Role.SECRETARY, f"scores/{hers.pk}/")
    client.post(f"{HERE}scores/{score.pk}/object/", typed(score, reason="当天出差", line=""))
    raised = Objection.objects.get()
    client.post(
        f"{HERE}objections/{raised.pk}/answer/", typed(raised, upheld="0", answer="没有请假记录")
    )
    raised.refresh_from_db()
    assert (raised.upheld, raised.answer) == (False, "没有请假记录")
    client.post(f"{HERE}scores/{score.pk}/decide/", typed(score, stars=2, on="2020-07-02"))
    rating = StarRating.objects.get()
    assert (rating.stars, rating.rated_on) == (2, date(2020, 7, 2))
    client.post(f"{HERE}rounds/{made.pk}/again/", typed(made, reason="再算"))
    assert "已经评定" in (
        client.post(f"{HERE}rounds/{made.pk}/again/", typed(made, reason="再算")).content.decode()
    )


def test_points_by_hand_are_entered_by_name(cast: Cast) -> None:
    item = Item.objects.get(scheme=own_scheme(), source="")
    form = typed(member=HER, item=item.pk, happened_on="2020-06-30", times=1, ground="会议纪要")
    cast[Role.SECRETARY].post(f"{HERE}entries/new/", form)
    entry = Entry.objects.get()
    assert (entry.member_id, entry.organization_id) == (HER, BRANCH)
    assert "奖励：急难险重（每次5分）" in page(cast, Role.SECRETARY, "entries/new/")


def test_a_member_sees_her_points_and_contests_them(cast: Cast) -> None:
    begun()
    shown = page(cast, Role.SECRETARY, "mine/")
    assert "2次，每次2分，限3分" in shown
    assert "急难险重" in shown
    assert 'href="/records/meetings/attendances/' not in shown
    hers, his = Score.objects.get(member=HER), Score.objects.get(member=HIM)
    client = cast[Role.SECRETARY]
    assert client.get(f"{HERE}mine/{his.pk}/object/").status_code == 404
    assert cast[Role.MEMBER].get(f"{HERE}scores/{hers.pk}/").status_code == 403
    form = typed(hers, reason="少算一次", line="")
    assert client.post(f"{HERE}mine/{hers.pk}/object/", form)["Location"] == f"{HERE}mine/"
    assert (Objection.objects.get().score_id, Objection.objects.get().raised_by) == (
        hers.pk, cast.user(Role.SECRETARY),
    )  # fmt: skip
    assert "等待答复" in page(cast, Role.SECRETARY, "mine/")


def test_who_has_no_points_and_who_is_no_member(cast: Cast) -> None:
    assert "还没有核算过您的积分。" in page(cast, Role.SECRETARY, "mine/")
    assert "这个账号没有对应的党员。" in page(cast, Role.ADMINISTRATOR, "mine/")
    assert cast[Role.ADMINISTRATOR].get(f"{HERE}mine/1/object/").status_code == 404


def test_an_unknown_line_is_said_to_be_unknown(cast: Cast) -> None:
    scheme = own_scheme()
    Item.objects.create(
        scheme=scheme, place=9, module="学习", label="心得", source="提交心得体会", points=2
    )
    begun(scheme)
    score = Score.objects.get(member=HER)
    shown = page(cast, Role.OFFICER, f"scores/{score.pk}/")
    assert "支部没有这类记录，不能确定，没有计入" in shown
    assert "有1项没有记录，不能确定，没有对应星级：先补录，再重新核算。" in shown


@pytest.mark.parametrize("slug", ["rounds", "scores", "objections", "entries", "schemes"])
def test_lists_are_empty_without_a_word_of_english(cast: Cast, slug: str) -> None:
    assert cast[Role.OFFICER].get(f"{HERE}{slug}/").status_code == 200
    assert cast[Role.MEMBER].get(f"{HERE}{slug}/").status_code == 403


def test_lists_narrow_by_what_is_decided_and_answered(cast: Cast) -> None:
    begun()
    changes.contest(Score.objects.get(member=HIM), reason="出差", today=TODAY,
                    actor=cast.user(Role.OFFICER))  # fmt: skip
    client = cast[Role.OFFICER]

    def counted(address: str) -> int:
        return len(client.get(HERE + address).context["page"].rows)

    assert (counted("scores/?decided=no"), counted("scores/?decided=yes")) == (2, 0)
    assert (counted("objections/?answered=no"), counted("objections/?answered=yes")) == (1, 0)
