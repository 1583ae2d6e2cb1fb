"""Whatever judges a record asks for the rules that its organization knows, not for the nation's."""

import re

from dangwu.rules.book import ROOMS

ASKS = re.compile(r"^\s*from dangwu\.rules\.book import .*\brules?\b", re.MULTILINE)
NATIONAL = {
    "catalogue/checks.py": "the default where nobody names an office's rules",
    "organizations/local.py": "lays the units' versions over them",
    "organizations/models.py": "the label of a rule",
    "web/findings/filtering.py": "the label of a rule",
    "web/findings/views.py": "the label of a rule",
    "project/commands/check.py": "the label of a rule",
    "project/commands/try_.py": "a case stands in no office",
    "admissions/trying_views.py": "a case is judged by the edition that it names",
    "exchange/audit_views.py": "a table of dossiers is judged as cases are",
    "demo/bases.py": "the demo is laid before anybody puts in a rule",
}
"""Who may ask for the nation's rules, and why."""


def test_nobody_else_asks_for_the_nations_rules() -> None:
    asking = {
        str(path.relative_to(ROOMS))
        for path in ROOMS.rglob("*.py")
        if path.parts[-2] != "rules" and ASKS.search(path.read_text("utf-8"))
    }

    assert asking == set(NATIONAL)
