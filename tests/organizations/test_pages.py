"""The tree, the pages and the forms of organizations, as the stock cast sees them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.members.posts import appoint
from dangwu.organizations import changes, committees
from dangwu.organizations.models import Election, Organization, Placement, Term
from dangwu.pages.forms import new_token
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, UNIT, Cast, stock_cast

TREE = "/records/organizations/tree/"
LIST = "/records/organizations/organizations/"


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def organization(number: int) -> Organization:
    return Organization.objects.get(pk=number)


def typed(**more: Any) -> dict[str, str]:
    return {"_token": new_token(), **{name: str(value) for name, value in more.items()}}


def version(number: int) -> str:
    last = Change.objects.filter(model="organizations.Organization", record_id=number)
    return str(last.order_by("-pk").values_list("pk", flat=True).first() or 0)


def founded(**more: Any) -> dict[str, str]:
    return typed(
        **{"parent": 2, "founded_on": "2020-05-01", "kind": "党支部", "nature": "机关",
           "full_name": "云岭市物资储备局第六党支部", "document_name": "第六党支部"} | more
    )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "status", "seen", "hidden"),
    [
        (
            Role.OFFICER,
            200,
            ["市物资储备局", "局机关党委", "第一党支部", "老干部党支部"],
            ["水务局"],
        ),
        (Role.SECRETARY, 200, ["第一党支部"], ["第二党支部", "局机关党委"]),
        (Role.AUDITOR, 200, ["第一党支部", "第二党支部"], ["水务局"]),
        (Role.MEMBER, 403, [], ["第一党支部"]),
        (Role.SUPERIOR, 403, [], ["第一党支部"]),
        (Role.ADMINISTRATOR, 403, [], ["第一党支部"]),
        (STRANGER, 403, [], ["第一党支部"]),
    ],
)
def test_the_tree_keeps_to_the_grant(
    cast: Cast, role: str, status: int, seen: list[str], hidden: list[str]
) -> None:
    answer = cast[role].get(TREE)
    text = answer.content.decode().partition('id="tree"')[2]
    assert answer.status_code == status
    assert [one for one in seen if one not in text] == []
    assert [one for one in hidden if one in text] == []


def test_the_tree_tells_members_secretary_and_due_terms(cast: Cast) -> None:
    from dangwu.members.models import Member

    appoint(
        Member.objects.get(pk=31), organization=organization(BRANCH), title="书记",
        since=date(2019, 1, 1), is_secretary=True,
    )  # fmt: skip
    committees.begin_term(organization(3), began_on=date(2017, 6, 1), ends_on=date(2020, 6, 1))
    committees.begin_term(organization(4), began_on=date(2017, 7, 1), ends_on=date(2020, 7, 31))
    text = cast[Role.OFFICER].get(TREE).content.decode()
    assert "林望舒" in text
    assert '<a href="/records/members/members/?unit=1">4 人</a>' in text
    assert '<a href="/records/members/members/?unit=3">2 人</a>' in text
    assert "2020-06-01 已届满" in text
    assert "2020-07-31 将届满" in text


def test_a_term_whose_election_was_held_is_not_late(cast: Cast) -> None:
    made = committees.begin_term(
        organization(3), began_on=date(2017, 6, 1), ends_on=date(2020, 6, 1)
    )
    committees.prepare_election(
        organization(3), term=made, held_on=date(2020, 6, 2), today=TODAY
    )  # fmt: skip
    assert "已届满" not in cast[Role.OFFICER].get(TREE).content.decode()


def test_a_past_day_shows_the_tree_of_that_day(cast: Cast) -> None:
    changes.move(organization(OTHER), parent=organization(UNIT), on=date(2020, 1, 1))
    now = cast[Role.OFFICER].get(TREE, {"open": "1.2"}).context["nodes"][0]
    before = cast[Role.OFFICER].get(TREE, {"open": "1.2", "on": "2019-12-31"}).context["nodes"][0]
    assert {one.organization.pk for one in now.children} == {2, OTHER}
    assert {one.organization.pk for one in before.children} == {2}
    said = dict(before.said)["党员"]
    assert said.href.endswith("/?unit=1&period=2019-12-31..2019-12-31")
    empty = cast[Role.OFFICER].get(TREE, {"on": "2009-12-31"}).content.decode()
    assert "2009年12月31日还没有党组织。" in empty


@pytest.mark.parametrize("day", ["2020-13-01", "9999-10-01", "0001-01-01"])
def test_a_day_that_is_none_is_said(cast: Cast, day: str) -> None:
    text = cast[Role.OFFICER].get(TREE, {"on": day}).content.decode()
    assert f"看不懂日期“{day}”，请写成 2020-06-30；下面是今天的组织。" in text


def test_a_level_opens_and_closes_by_its_address(cast: Cast) -> None:
    closed = cast[Role.OFFICER].get(TREE, {"open": "1"}).context["nodes"][0]
    (committee,) = closed.children
    assert (committee.opened, committee.below, committee.children) == (False, 3, ())
    opened = cast[Role.OFFICER].get(TREE, {"open": committee.toggled}).context["nodes"][0]
    assert len(opened.children[0].children) == 3
    shut = cast[Role.OFFICER].get(TREE, {"open": "0"}).context["nodes"]
    assert [one.children for one in shut] == [()]


def test_more_organizations_ask_no_more_queries(cast: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            cast[Role.OFFICER].get(TREE, {"open": "1.2"})
        return len(seen)

    few = asked()
    for number in range(20):
        changes.found(
            parent=organization(2), founded_on=TODAY, kind="党支部", nature="机关",
            full_name=f"支部{number}", document_name=f"支部{number}",
        )  # fmt: skip
    assert asked() == few


def test_an_organization_shows_its_history_and_committee(cast: Cast) -> None:
    from dangwu.members.models import Member

    changes.move(organization(BRANCH), parent=organization(UNIT), on=date(2020, 1, 1))
    appoint(
        Member.objects.get(pk=31), organization=organization(BRANCH), title="组织委员",
        since=date(2019, 1, 1),
    )  # fmt: skip
    text = cast[Role.OFFICER].get(f"{LIST}{BRANCH}/").content.decode()
    assert "2020-01-01 起" in text
    assert "，至 2020-01-01变动" in text
    assert "组织委员" in text
    assert "上级党组织：局机关党委 → 市物资储备局" in text
    for words in ("在下面成立党组织", "调整隶属", "合并", "撤销", "更正"):
        assert words in text
    secretary = cast[Role.SECRETARY].get(f"{LIST}{BRANCH}/").content.decode()
    for words in ("在下面成立党组织", ">调整隶属<", ">合并<", ">撤销<"):
        assert words not in secretary
    assert cast[Role.SECRETARY].get(f"{LIST}{OTHER}/").status_code == 404


def test_founding_needs_the_right_over_the_tree(cast: Cast) -> None:
    assert cast[Role.SECRETARY].post(f"{LIST}new/", founded()).status_code == 403
    cast[Role.OFFICER].post(f"{LIST}new/", founded())
    made = Organization.objects.get(document_name="第六党支部")
    assert Placement.objects.get(organization=made).parent_id == 2
    again = cast[Role.OFFICER].post(f"{LIST}new/", founded())
    says = "已经有全称为“云岭市物资储备局第六党支部”的党组织，请核对，或在全称中加以区别。"
    assert again.status_code == 422
    assert says in again.content.decode()


def test_moving_below_itself_is_refused(cast: Cast) -> None:
    form = typed(parent=3, on="2020-06-01", _version=version(2))
    answer = cast[Role.OFFICER].post(f"{LIST}2/move/", form)
    assert answer.status_code == 422
    assert (
        "“云岭市物资储备局机关党委”在2020-06-01不能这样调整隶属关系：不能移到自己的下级之下。"
        in answer.content.decode()
    )


def test_a_branch_moves(cast: Cast) -> None:
    form = typed(parent=1, on="2020-06-01", _version=version(BRANCH))
    cast[Role.OFFICER].post(f"{LIST}{BRANCH}/move/", form)
    assert Placement.objects.get(organization=BRANCH, ended=0, until__year=9999).parent_id == 1


def test_a_branch_with_members_is_not_dissolved_but_merged(cast: Cast) -> None:
    address = f"/records/members/dissolve/{OTHER}/"
    refused = cast[Role.OFFICER].post(address, typed(on="2020-06-30", _version=version(OTHER)))
    assert refused.status_code == 422
    assert (
        "“云岭市物资储备局第二党支部”2020-06-30还有1名党员，不能撤销："
        "请先转接他们的组织关系，或并入其他党支部。" in refused.content.decode()
    )
    merge = f"/records/admissions/merge/{OTHER}/"
    assert cast[Role.SECRETARY].get(merge).status_code == 403
    form = typed(into=BRANCH, on="2020-06-30", _version=version(OTHER))
    answer = cast[Role.OFFICER].post(merge, form)
    assert answer.headers["Location"] == f"{LIST}{OTHER}/"
    assert organization(OTHER).dissolved_on == date(2020, 6, 30)
    assert cast[Role.OFFICER].get(merge).status_code == 302
    unit = cast[Role.OFFICER].get("/records/members/members/", {"unit": BRANCH})
    assert "阿依努尔" in unit.content.decode()


def test_a_correction_says_why_and_keeps_names_apart(cast: Cast) -> None:
    address = f"{LIST}{BRANCH}/correct/"
    form = {"kind": "党支部", "nature": "机关", "full_name": "云岭市物资储备局第二党支部",
            "document_name": "第一党支部", "reason": "核对"}  # fmt: skip
    answer = cast[Role.SECRETARY].post(address, typed(**form, _version=version(BRANCH)))
    assert "已经有全称为“云岭市物资储备局第二党支部”的党组织" in answer.content.decode()
    form["full_name"], form["reason"] = "云岭市物资储备局机关一支部", ""
    answer = cast[Role.SECRETARY].post(address, typed(**form, _version=version(BRANCH)))
    assert "请填写更正理由。" in answer.content.decode()
    form["reason"] = "批复文件的全称"
    cast[Role.SECRETARY].post(address, typed(**form, _version=version(BRANCH)))
    assert organization(BRANCH).full_name == "云岭市物资储备局机关一支部"
    entry = Change.objects.get(action="organizations.correct")
    assert (entry.reason, entry.actor) == ("批复文件的全称", cast.user(Role.SECRETARY))


def test_terms_and_elections_are_written(cast: Cast) -> None:
    form = typed(organization=BRANCH, number=2, began_on="2017-06-01", ends_on="2020-06-01")
    cast[Role.SECRETARY].post("/records/organizations/terms/new/", form)
    made = Term.objects.get(organization=BRANCH)
    form = typed(organization=BRANCH, term=made.pk, first_request_on="2020-05-01")
    cast[Role.SECRETARY].post("/records/organizations/elections/new/", form)
    election = Election.objects.get(term=made)
    progress = typed(
        first_request_on="2020-05-01", held_on="2020-04-30", _version=_version_of(election)
    )
    address = f"/records/organizations/elections/{election.pk}/progress/"
    answer = cast[Role.SECRETARY].post(address, progress)
    assert "选举日2020-04-30早于换届请示日2020-05-01。" in answer.content.decode()
    progress = typed(
        first_request_on="2020-05-01", held_on="2020-06-20", eligible=5, present=4,
        _version=_version_of(election),
    )  # fmt: skip
    cast[Role.SECRETARY].post(address, progress)
    election.refresh_from_db()
    assert (election.held_on, election.present) == (date(2020, 6, 20), 4)


def _version_of(record: Any) -> str:
    from dangwu.pages.submitting import version_of

    return version_of(record)


def test_the_list_filters_by_what_an_organization_is(cast: Cast) -> None:
    def names(**asked: str) -> list[str]:
        page = cast[Role.OFFICER].get(LIST, asked).context["page"]
        return [row.cells[0].text for row in page.rows]

    assert names(kind="党支部") == ["第一党支部", "第二党支部", "老干部党支部"]
    assert names(nature="离退休") == ["老干部党支部"]
    assert names(unit="2") == ["局机关党委", "第一党支部", "第二党支部", "老干部党支部"]
    assert names(q="第二") == ["第二党支部"]
    assert names(state="ended") == []


def test_what_was_founded_by_mistake_goes_while_nothing_hangs_on_it(cast: Cast) -> None:
    cast[Role.OFFICER].post(f"{LIST}new/", founded())
    made = Organization.objects.get(document_name="第六党支部")
    assert cast[Role.SECRETARY].get(f"{LIST}{BRANCH}/withdraw/").status_code == 403
    form = typed(reason="录重了", _version=version(made.pk))
    answer = cast[Role.OFFICER].post(f"{LIST}{made.pk}/withdraw/", form)
    assert answer.headers["Location"] == LIST
    assert not Organization.objects.filter(pk=made.pk).exists()
    assert Change.objects.get(action="organizations.withdraw").reason == "录重了"
    form = typed(reason="录重了", _version=version(OTHER))
    refused = cast[Role.OFFICER].post(f"{LIST}{OTHER}/withdraw/", form)
    says = "这条党组织下面还有组织关系，没有撤销：请先撤销或更正它们。"
    assert says in refused.content.decode()
    assert Placement.objects.filter(organization=OTHER).exists()
