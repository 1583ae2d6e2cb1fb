"""Putting right and taking out: with a reason, checked as it would be, kept in the log."""

from datetime import date

import pytest

from dangwu.accounts.models import Change
from dangwu.core.errors import DangwuError
from dangwu.library import changes
from dangwu.library.models import Document
from dangwu.organizations.models import Organization
from dangwu.pages import correcting
from tests.cast import BRANCH, OTHER, TODAY, stock_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(db: None) -> Document:
    stock_cast()
    return changes.share(
        organization=Organization.objects.get(pk=BRANCH), title="材料", published_on=date(2020, 3, 1),
        today=TODAY,
    )  # fmt: skip


def fits(one: Document) -> None:
    if one.title == "不行":
        raise DangwuError(f"“{one.title}”在“{one.organization.document_name}”不行。")


def test_what_differs_is_written_with_the_reason(document: Document) -> None:
    correcting.correct(
        document, action="library.correct", reason="写错", check=fits, title="党课材料",
        published_on=date(2020, 3, 1),
    )  # fmt: skip
    document.refresh_from_db()
    entry = Change.objects.get(action="library.correct")
    assert (document.title, entry.before, entry.after, entry.reason) == (
        "党课材料", {"title": "材料"}, {"title": "党课材料"}, "写错",
    )  # fmt: skip


def test_nothing_different_is_nothing_written(document: Document) -> None:
    correcting.correct(document, action="library.correct", reason="看看", check=fits, title="材料")
    assert not Change.objects.filter(action="library.correct").exists()


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_is_changed(document: Document, reason: str) -> None:
    says = "更正或撤销文件材料要写明理由，会留在更改记录里：请补上理由。"
    with pytest.raises(correcting.ReasonMissing) as refused:
        correcting.correct(
            document, action="library.correct", reason=reason, check=fits, title="别的"
        )
    assert str(refused.value) == says
    with pytest.raises(correcting.ReasonMissing) as refused:
        correcting.take_out(document, action="library.withdraw", reason=reason)
    assert str(refused.value) == says
    document.refresh_from_db()
    assert document.title == "材料"


def test_the_check_sees_the_record_as_it_would_be(document: Document) -> None:
    other = Organization.objects.get(pk=OTHER)
    with pytest.raises(DangwuError) as refused:
        correcting.correct(
            document, action="library.correct", reason="改", check=fits, title="不行",
            organization=other,
        )  # fmt: skip
    assert str(refused.value) == "“不行”在“第二党支部”不行。"
    assert (document.title, document.organization_id) == ("材料", BRANCH)
    assert document.organization.pk == BRANCH


def test_what_is_taken_out_stays_in_the_log(document: Document) -> None:
    pk = document.pk
    correcting.take_out(document, action="library.withdraw", reason="重复")
    entry = Change.objects.get(action="library.withdraw")
    assert not Document.objects.exists()
    assert (entry.record_id, entry.before["title"], entry.after) == (pk, "材料", {})


def test_what_others_hang_on_is_not_taken_out(document: Document) -> None:
    changes.download(document=document, on=date(2020, 3, 2), today=TODAY)
    with pytest.raises(correcting.OthersHang) as refused:
        correcting.take_out(document, action="library.withdraw", reason="重复")
    assert str(refused.value) == ("这条文件材料下面还有文件下载，没有撤销：请先撤销或更正它们。")
    assert Document.objects.exists()
