"""The writes of the library: a document is taken after it was shared."""

from datetime import date
from pathlib import Path

import pytest

from dangwu.accounts.models import Change
from dangwu.core.errors import DangwuError
from dangwu.library import changes
from dangwu.library.models import Download
from dangwu.organizations.models import Organization
from tests.examples import Example, load

pytestmark = pytest.mark.django_db
TODAY = date(2020, 6, 30)


def test_a_document_is_taken_after_it_was_shared() -> None:
    load(Example("", Path(), {}))
    branch = Organization.objects.get(pk=3)
    document = changes.share(
        organization=branch, title="范文", published_on=date(2020, 3, 1), today=TODAY
    )
    assert Change.objects.latest("pk").action == "library.share"

    with pytest.raises(DangwuError) as refused:
        changes.download(document=document, on=date(2020, 2, 29), today=TODAY)
    assert str(refused.value) == ("“范文”2020-03-01才发布，不能记为2020-02-29下载：请核对日期。")
    assert not Download.objects.exists()
    taken = changes.download(document=document, on=date(2020, 3, 1), today=TODAY)
    entry = Change.objects.latest("pk")
    assert (entry.action, entry.record_id) == ("library.download", taken.pk)
    assert str(taken) == "范文（2020-03-01）"
