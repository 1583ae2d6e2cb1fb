"""Cases in memory are judged by the checks that judge records."""

from datetime import date

import pytest

from dangwu.admissions.models import Applicant, Step
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.frame import frame, supplied
from dangwu.organizations import changes
from dangwu.organizations.cases import Cases
from dangwu.organizations.models import Kind, Organization
from dangwu.rules.book import rules

EVER = Period(date(1900, 1, 1), date(2100, 12, 31))
TODAY = date(2020, 6, 30)


def dossiers(*days: tuple[date, date]) -> Cases:
    """One applicant a case: the days of steps 3 and 7."""
    cases = Cases(len(days), TODAY)
    numbers = range(1, len(days) + 1)
    cases.add(Applicant, ("id", "organization_id", "name"), [(n, n, f"申请人{n}") for n in numbers])
    rows = [
        (place * 2 + at, place + 1, place + 1, number, day)
        for place, pair in enumerate(days)
        for at, (number, day) in enumerate(zip((3, 7), pair, strict=True))
    ]
    cases.add(Step, ("id", "organization_id", "applicant_id", "number", "done_on"), rows)
    return cases


def test_a_check_judges_cases_of_any_day() -> None:
    cases = dossiers(
        (date(2019, 3, 1), date(2020, 3, 1)),
        (date(2019, 3, 2), date(2020, 3, 1)),
        (date(2016, 2, 29), date(2017, 2, 28)),
        (date(2016, 3, 1), date(2017, 2, 28)),
    )

    known = {name: one.always(date(2020, 1, 1)) for name, one in rules().items()
             if one.room == "admissions"}  # fmt: skip
    found = cases.findings(["培养教育不满一年"], EVER, known)

    assert [one.organization_id for one in found] == [2, 4]
    assert found[0].found == (
        "申请人22019年3月2日确定为入党积极分子，2020年3月1日列为发展对象，不满12个月"
    )
    assert found[0].cells["began_on"] == "2019-03-02"


def test_each_case_has_its_own_day_of_judging_and_its_own_kind() -> None:
    cases = Cases(3, TODAY)
    cases.judged_on({2: date(2021, 1, 1)})
    cases.organizations([(3, Kind.GROUP, "第一党小组", date(2020, 1, 1), date(2020, 5, 1))])
    cases.ready()

    today = cases.engine.run("select organization_id, day_on from today order by 1", {})
    stood = cases.engine.run("select organization_id, since, until from stood order by 1", {})
    named = cases.engine.run("select document_name from organizations_organization order by id", {})

    assert today.rows == ((1, "2020-06-30"), (2, "2021-01-01"), (3, "2020-06-30"))
    assert stood.rows[2] == (3, "2020-01-01", "2020-05-01")
    assert named.rows == (("第1例",), ("第2例",), ("第一党小组",))


@pytest.mark.django_db
def test_the_day_on_which_records_are_judged_is_the_last_of_the_period() -> None:
    one = changes.found(
        parent=None, founded_on=date(2010, 1, 1), kind=Kind.BRANCH, nature="机关",
        full_name="甲", document_name="甲",
    )  # fmt: skip
    assert Organization.objects.count() == 1
    period = Period.parse("2020H1")
    text = frame("select t.organization_id as id, t.day_on as day_on from today as t", "evidence.*")

    found = DjangoEngine().run(text, supplied(Scope(one.pk, "甲"), period))

    assert found.rows == ((one.pk, "2020-06-30"),)
