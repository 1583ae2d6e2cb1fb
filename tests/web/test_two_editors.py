"""Two people at one record: the later one is told, and loses nothing."""

import re

import pytest

from dangwu.accounts.rights import Role
from dangwu.organizations import changes
from dangwu.organizations.models import Honour, Organization
from dangwu.organizations.views import Honours
from tests.cast import BRANCH, TODAY, Cast, stock_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def marks(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(_token|_version)" value="([^"]*)"', page))


def test_the_later_of_two_editors_is_told_and_keeps_her_text(cast: Cast) -> None:
    honour = changes.honour(
        Organization.objects.get(pk=BRANCH), title="先进党支部", granted_on=TODAY, today=TODAY
    )
    address = Honours.url("correct", honour.pk)
    first, second = cast[Role.OFFICER], cast[Role.SECRETARY]
    opened = {one: marks(one.get(address).content.decode()) for one in (first, second)}
    form = {"organization": str(BRANCH), "granted_by": "", "granted_on": "2020-07-03",
            "reason": "写错了"}  # fmt: skip
    done = first.post(address, {**form, "title": "优秀党支部", **opened[first]})
    assert done.status_code == 302

    late = second.post(address, {**form, "title": "示范党支部", **opened[second]})
    page = late.content.decode()
    assert late.status_code == 409
    assert "您打开之后，这条记录已被修改，还没有保存您的内容。" in page
    assert "某党务干事" in page
    assert 'value="示范党支部"' in page
    honour.refresh_from_db()
    assert honour.title == "优秀党支部"

    again = second.post(address, {**form, "title": "示范党支部", **marks(page)})
    assert again.status_code == 302
    assert Honour.objects.get().title == "示范党支部"
