"""The books of the library: who sees and may, downloads on a document's page, corrections."""

from datetime import date
from typing import Any

import pytest

from dangwu.accounts.rights import Role
from dangwu.library import changes, views
from dangwu.library.models import Document, Download
from dangwu.organizations.models import Organization
from dangwu.pages.registers import Register
from tests.cast import BRANCH, OTHER, TODAY, Cast, stock_cast
from tests.rooms.walking import filled, queries, text_of, walk

WHERE = "/records/library"


@pytest.fixture
def cast(db: None) -> Cast:
    made = stock_cast()
    for number, name in ((BRANCH, "我支部"), (OTHER, "别支部")):
        document = changes.share(
            organization=Organization.objects.get(pk=number), title=f"{name}材料", topic="党课",
            published_on=date(2020, 3, 1), today=TODAY,
        )  # fmt: skip
        changes.download(document=document, on=date(2020, 3, 2), today=TODAY)
    return made


@pytest.mark.parametrize("kind", views.REGISTERS, ids=lambda one: one.slug)
def test_a_book_keeps_to_the_grant_and_all_its_pages_open(cast: Cast, kind: type[Register]) -> None:
    walk(cast, kind, "我支部", "别支部")


@pytest.mark.parametrize("kind", views.REGISTERS, ids=lambda one: one.slug)
def test_no_query_more_for_more_rows(cast: Cast, kind: type[Register]) -> None:
    few = queries(cast, kind)
    record: Any = kind.model._default_manager.order_by("pk")[0]
    for _ in range(6):
        record.pk = None
        record.save(force_insert=True)
    assert queries(cast, kind) == few


def test_a_download_is_recorded_on_its_document(cast: Cast) -> None:
    document = Document.objects.order_by("pk")[0]
    page = text_of(cast, Role.SECRETARY, f"{WHERE}/documents/{document.pk}/")
    assert f"{WHERE}/downloads/new/?document={document.pk}" in page
    address = f"{WHERE}/downloads/new/?document={document.pk}"
    refused = filled(cast, Role.SECRETARY, address, member="31", on="2020-02-29")
    assert (
        "“我支部材料”2020-03-01才发布，不能记为2020-02-29下载：请核对日期。"
        in refused.content.decode()
    )
    filled(cast, Role.SECRETARY, address, member="31", on="2020-03-05")
    assert Download.objects.get(member=31).downloaded_on == date(2020, 3, 5)


def test_a_document_is_not_shared_after_somebody_took_it(cast: Cast) -> None:
    document = Document.objects.order_by("pk")[0]
    address = f"{WHERE}/documents/{document.pk}/correct/"
    refused = filled(cast, Role.SECRETARY, address, published_on="2020-03-03", reason="记错")
    assert (
        "“我支部材料”2020-03-03才发布，不能记为2020-03-02下载：请核对日期。"
        in refused.content.decode()
    )
    filled(cast, Role.SECRETARY, address, published_on="2020-03-02", reason="记错")
    document.refresh_from_db()
    assert document.published_on == date(2020, 3, 2)


def test_a_document_that_was_taken_is_not_withdrawn(cast: Cast) -> None:
    document = Document.objects.order_by("pk")[0]
    refused = filled(
        cast, Role.SECRETARY, f"{WHERE}/documents/{document.pk}/withdraw/", reason="重复"
    )
    assert (
        "这条文件材料下面还有文件下载，没有撤销：请先撤销或更正它们。" in refused.content.decode()
    )
    download = Download.objects.order_by("pk")[0]
    filled(cast, Role.SECRETARY, f"{WHERE}/downloads/{download.pk}/withdraw/", reason="重复")
    filled(cast, Role.SECRETARY, f"{WHERE}/documents/{document.pk}/withdraw/", reason="重复")
    assert not Document.objects.filter(pk=document.pk).exists()
