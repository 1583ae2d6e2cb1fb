"""What every book of a room is asked: who sees it, whether all its pages open, how many queries."""

import re
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.rights import Role
from dangwu.pages.registers import Register
from tests.cast import STRANGER, Cast

READS = (Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.LEADER, Role.AUDITOR)
READS_NOT = (Role.MEMBER, Role.SUPERIOR, Role.ADMINISTRATOR, STRANGER)
WRITES_NOT = (Role.LEADER, Role.AUDITOR)


def text_of(cast: Cast, role: str, address: str) -> str:
    answer = cast[role].get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.content.decode())


def filled(cast: Cast, role: str, address: str, **typed: Any) -> HttpResponse:
    """Open a form, type, and hand it in."""
    page = cast[role].get(address)
    assert page.status_code == 200, address
    marks = dict(re.findall(r'name="(_token|_version)" value="([^"]*)"', page.content.decode()))
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields} | typed
    found: HttpResponse = cast[role].post(
        address,
        {name: value for name, value in shown.items() if value not in {None, False}} | marks,
    )
    return found


def walk(cast: Cast, kind: type[Register], seen: str, hidden: str) -> None:
    """Open the list as each role, a record, and all its forms; refuse who may not."""
    where = f"/records/{kind.room()}/{kind.slug}/"
    for role in READS:
        text = text_of(cast, role, where)
        assert seen in text, (role, seen)
        of_branch = role in {Role.SECRETARY, Role.COMMITTEE_MEMBER}
        assert (hidden in text) != of_branch, (role, hidden)
    for other in READS_NOT:
        assert cast[other].get(where).status_code == 403, other
    record = kind.model._default_manager.order_by("pk")[0]
    addresses = [f"{where}new/"]
    addresses += [f"{where}{record.pk}/{one.key}/" for one in kind.changes]
    assert "更改记录" in text_of(cast, Role.OFFICER, f"{where}{record.pk}/")
    for address in addresses:
        assert cast[Role.OFFICER].get(address).status_code == 200, address
        for other in WRITES_NOT:
            assert cast[other].get(address).status_code == 403, address
    assert cast[Role.OFFICER].get(where, {"format": "xlsx"}).content[:2] == b"PK"


def queries(cast: Cast, kind: type[Register]) -> int:
    """Return how many queries the list asks."""
    with CaptureQueriesContext(connection) as asked:
        cast[Role.OFFICER].get(f"/records/{kind.room()}/{kind.slug}/")
    return len(asked)
