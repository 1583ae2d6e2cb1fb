"""What the checks find in the fictional bureau: at least one of each kind, and nothing else.

findings.txt lists every finding by period: check, organization, what was found.
"""

from pathlib import Path

import pytest

from dangwu.catalogue.checks_reading import checks
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.demo.faults import FAULTS
from dangwu.engine.django_engine import DjangoEngine
from dangwu.findings.counting import course
from dangwu.findings.models import WaivedFinding
from dangwu.organizations.local import judge
from dangwu.organizations.models import Organization

pytestmark = pytest.mark.django_db
LIST = Path(__file__).parent / "findings.txt"


def expected() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in LIST.read_text("utf-8").splitlines():
        if line.startswith("# "):
            found[line[2:]] = []
        elif line:
            found[list(found)[-1]].append(line)
    return found


def told(bureau: Scope, period: str) -> list[str]:
    names = dict(Organization.objects.values_list("pk", "document_name"))
    found = judge(DjangoEngine(), bureau, Period.parse(period)).findings
    return [f"{one.check} | {names[one.organization_id]} | {one.found}" for one in found]


@pytest.mark.parametrize("period", list(expected()))
def test_every_finding_is_listed_and_no_other_is_found(bureau: Scope, period: str) -> None:
    assert told(bureau, period) == expected()[period]


def test_there_is_one_of_each_kind() -> None:
    shown = {line.split(" | ")[0] for those in expected().values() for line in those}
    assert shown == set(checks())


def test_a_fault_is_laid_in_for_a_check_that_is_there(bureau: Scope) -> None:
    assert set(FAULTS) <= set(checks())


def test_days_were_counted_and_a_task_is_waived(bureau: Scope) -> None:
    days = course(bureau.organization_id, Period.parse("2020").last, 20)
    assert [str(one.day) for one in days] == [
        "2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30", "2020-05-31", "2020-06-30",
        "2020-07-03",
    ]  # fmt: skip
    assert days[-1].errors > days[0].errors
    waived = WaivedFinding.objects.get()
    assert (waived.check_name, str(waived.last_on()), waived.waived_by) == (
        "任务逾期未完成", "2020-09-30", "党务干事",
    )  # fmt: skip
