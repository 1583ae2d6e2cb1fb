"""The stock world with a third member in the first branch and a second one in the second."""

from datetime import date
from pathlib import Path

from tests.examples import Example, load

_LIKE = {
    "sex": "男", "birth_no": 19850102, "education": "大学本科", "admitted_on": date(2010, 7, 1),
    "confirmed_on": date(2011, 7, 1),
}  # fmt: skip


def load_more() -> None:
    """Write it."""
    more = [{"id": 33, "organization": 3, "name": "程远", **_LIKE},
            {"id": 42, "organization": 4, "name": "庄河", **_LIKE}]  # fmt: skip
    load(Example("", Path(), {"members": more}))
