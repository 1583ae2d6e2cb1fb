"""The bases of a branch on one sheet: what is written, what is refused, what follows."""

from __future__ import annotations

from datetime import date

import pytest

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.dues import basing, changes
from dangwu.dues.basing import BaseEntry
from dangwu.dues.errors import BasesRefused
from dangwu.dues.models import Assessment, Base
from dangwu.members import changes as membership
from dangwu.members.models import Member, Membership
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from tests.cast import BRANCH, OTHER, Cast, stock_cast
from tests.dues.more import load_more
from tests.refusing import refused

JUNE = 24245
TODAY = date(2020, 6, 30)


@pytest.fixture
def _world(db: None) -> None:
    load_more()


def branch() -> Organization:
    return Organization.objects.get(pk=3)


def save(*entries: BaseEntry) -> int:
    return basing.save(branch(), since_month=JUNE, entries=entries)


def held() -> list[tuple[str, str, int | None]]:
    return [(one.member.name, one.category, one.fen) for one in basing.bases(branch(), JUNE)]


@pytest.mark.usefixtures("_world")
def test_the_sheet_shows_what_holds_or_what_she_is() -> None:
    membership.retire(Member.objects.get(pk=32), on=date(2020, 5, 1), today=TODAY)
    changes.set_base(Member.objects.get(pk=31), category="在职", since_month=JUNE, base_fen=1)
    changes.set_base(
        Member.objects.get(pk=33), category="农民", since_month=JUNE - 5, agreed_fen=50
    )
    assert held() == [("林望舒", "在职", 1), ("石砚", "离退休", None), ("程远", "农民", 50)]


@pytest.mark.usefixtures("_world")
def test_only_what_is_other_is_written() -> None:
    changes.set_base(
        Member.objects.get(pk=31), category="在职", since_month=JUNE - 1, base_fen=300000
    )
    rows = (BaseEntry(31, "在职", 300000), BaseEntry(32, "在职", None), BaseEntry(33, "学生", None))
    assert save(*rows) == 1
    made = Base.objects.get(member=33)
    assert (made.category, made.base_fen, made.since_month) == ("学生", None, JUNE)
    assert save(*rows) == 0
    assert save(BaseEntry(31, "在职", 400000)) == 1
    assert list(
        Base.objects.filter(member=31).order_by("since_month").values_list("base_fen", flat=True)
    ) == [300000, 400000]


@pytest.mark.usefixtures("_world")
def test_the_same_month_again_corrects_it() -> None:
    save(BaseEntry(31, "在职", 300000))
    save(BaseEntry(31, "在职", 300001))
    assert Base.objects.get().base_fen == 300001
    log = Change.objects.get(action="dues.correct_base")
    assert (log.before["base_fen"], log.reason) == (300000, "按支部登记基数")


@pytest.mark.usefixtures("_world")
def test_months_assessed_already_follow() -> None:
    changes.assess(Member.objects.get(pk=31), month_no=JUNE)
    save(BaseEntry(31, "在职", 300001))
    assert Assessment.objects.get().due_fen == 3000


@pytest.mark.usefixtures("_world")
def test_one_wrong_row_and_none_is_written() -> None:
    changes.set_base(Member.objects.get(pk=32), category="在职", since_month=JUNE - 1, base_fen=1)
    says = (
        "2020年6月起的基数表有4行不能登记，全表没有写入。石砚：类别改了，请填新的基数。"
        "程远：商定的1.01元不在0.2元至1元之间。：这个月不在这个支部，请核对。"
        "林望舒：没有这个人员类别的标准。"
    )
    wrong = (
        BaseEntry(31, "在职", 300000), BaseEntry(32, "离退休", None), BaseEntry(33, "农民", 101),
        BaseEntry(41, "在职", 1), BaseEntry(31, "别的", 1),
    )  # fmt: skip
    assert refused(save, *wrong, kept=Base) == says


@pytest.mark.usefixtures("_world")
@pytest.mark.parametrize(
    ("fen", "why"),
    [
        (None, ["请填商定的月应缴（0.2元至1元）。"]),
        (19, ["商定的0.19元不在0.2元至1元之间。"]),
        (20, []),
        (100, []),
    ],
)
def test_farmers_say_what_was_agreed(fen: int | None, why: list[str]) -> None:
    if not why:
        assert save(BaseEntry(31, "农民", fen)) == 1
        assert Base.objects.get().agreed_fen == fen
        return
    with pytest.raises(BasesRefused) as raised:
        save(BaseEntry(31, "农民", fen))
    assert [one.why for one in raised.value.faults] == why


PAGE = f"/records/dues/bases/sheet/?unit={BRANCH}&month=2020-06"


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def typed(**more: str) -> dict[str, str]:
    return {
        "_token": new_token(), "category_31": "在职", "amount_31": "4,567.89",
        "category_32": "在职", "amount_32": "", **more,
    }  # fmt: skip


def test_a_secretary_fills_the_sheet_once(cast: Cast) -> None:
    form = typed()
    assert cast[Role.SECRETARY].get(PAGE).status_code == 200
    assert cast[Role.SECRETARY].post(PAGE, form).headers["Location"] == PAGE
    cast[Role.SECRETARY].post(PAGE, form)
    assert Base.objects.get().base_fen == 456789


def test_a_wrong_row_is_named(cast: Cast) -> None:
    answer = cast[Role.SECRETARY].post(PAGE, typed(category_32="农民"))
    shown = answer.content.decode()
    assert "全表没有写入：有1行不能登记，请改正标出的行后再保存。" in shown
    assert "请填商定的月应缴（0.2元至1元）。" in shown
    assert not Base.objects.exists()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.LEADER, Role.MEMBER, Role.SUPERIOR])
def test_who_may_not_write_has_no_sheet(cast: Cast, role: Role) -> None:
    assert cast[role].get(PAGE).status_code == 403


def test_all_branches_are_assessed_at_once(cast: Cast) -> None:
    page = "/records/dues/collection/all/?month=2020-06"
    front = cast[Role.OFFICER].get("/records/dues/?month=2020-06").content.decode()
    assert "全部核定" in front
    cast[Role.OFFICER].post(page, {"_token": new_token()})
    found = set(Assessment.objects.filter(month_no=JUNE).values_list("organization", flat=True))
    assert {BRANCH, OTHER} <= found
    assert cast[Role.AUDITOR].get(page).status_code == 403


def test_a_secretary_assesses_her_own_branch_alone(cast: Cast) -> None:
    page = "/records/dues/collection/all/?month=2020-06"
    cast[Role.SECRETARY].post(page, {"_token": new_token()})
    found = set(Assessment.objects.values_list("organization", flat=True))
    assert found == {BRANCH}


@pytest.mark.usefixtures("_world")
@pytest.mark.parametrize(
    ("category", "since", "stale"),
    [
        ("年薪", JUNE, False),
        ("年薪", JUNE - 1, True),
        ("个体", JUNE - 2, False),
        ("个体", JUNE - 3, True),
    ],
)
def test_a_base_for_a_time_is_asked_for_anew(category: str, since: int, stale: bool) -> None:
    changes.set_base(
        Member.objects.get(pk=31), category=category, since_month=since, base_fen=800_000
    )
    (row,) = [one for one in basing.bases(branch(), JUNE) if one.member.pk == 31]
    assert (row.stale, row.fen) == (stale, None if stale else 800_000)
    assert save(BaseEntry(31, category, 800_000)) == (1 if stale else 0)
    (row,) = [one for one in basing.bases(branch(), JUNE) if one.member.pk == 31]
    assert (row.stale, row.fen) == (False, 800_000)


@pytest.mark.usefixtures("_world")
def test_before_the_rule_no_base_has_had_its_time() -> None:
    march = 2008 * 12 + 2
    Member.objects.filter(pk=31).update(admitted_on=date(2000, 1, 1))
    Membership.objects.filter(member=31).update(since=date(2000, 1, 1))
    changes.set_base(
        Member.objects.get(pk=31), category="年薪", since_month=march - 1, base_fen=800_000
    )
    (row,) = [one for one in basing.bases(branch(), march) if one.member.pk == 31]
    assert not row.stale
