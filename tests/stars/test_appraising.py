"""Appraisals by weighted parts: both sides of each refusal, the result, and the pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.meetings import changes as meetings
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from dangwu.pages.submitting import version_of
from dangwu.stars import appraising
from dangwu.stars.appraisal_models import Assessment, Grading, Mark, Part, Weighting, points
from dangwu.stars.weighing import result_of, weigh
from tests.cast import TODAY, Cast, stock_cast
from tests.examples import Example, load
from tests.refusing import refused

FIRST, DAY = date(2020, 1, 1), date(2020, 6, 30)
HERE = "/records/stars/"


@pytest.fixture
def world(db: None) -> None:
    load(Example("", Path(), {}))


def unit() -> Organization:
    return Organization.objects.get(pk=1)


def member() -> Member:
    return Member.objects.get(pk=31)


def weighting(*weights: int, subject: str = "民主评议") -> Weighting:
    made = appraising.adopt_weighting(
        unit(), subject=subject, name="评议办法", basis="局党发〔2020〕2号", since=FIRST
    )
    for name, weight in zip(("自评", "互评", "测评"), weights, strict=False):
        appraising.add_part(made, name=name, weight=weight)
    return made


def parts(*weights: int) -> list[Part]:
    return [Part(pk=place, name=f"方面{place}", weight=one) for place, one in enumerate(weights, 1)]


@pytest.mark.parametrize(
    ("weights", "marks", "centi", "missing"),
    [
        ((20, 30, 50), {1: 9000, 2: 8000, 3: 7000}, 7700, ()),
        ((50, 50), {1: 9001, 2: 9000}, 9001, ()),  # exactly half a hundredth: up
        ((49, 51), {1: 9001, 2: 9000}, 9000, ()),
        ((20, 30, 50), {1: 9000, 3: 7000}, None, ("方面2",)),
        ((20, 30), {1: 9000, 2: 7000}, None, ()),
        ((100,), {1: 0}, 0, ()),
    ],
)
def test_parts_are_weighed_and_a_missing_one_is_unknown(
    weights: tuple[int, ...], marks: dict[int, int], centi: int | None, missing: tuple[str, ...]
) -> None:
    found = weigh(parts(*weights), marks, [])
    assert (found.centi, found.missing) == (centi, missing)


@pytest.mark.parametrize(
    ("centi", "grade", "words"),
    [
        (9000, "优秀", "90分，对应优秀"), (8999, "合格", "89.99分，对应合格"),
        (8950, "合格", "89.5分，对应合格"), (5999, "", "59.99分"),
    ],
)  # fmt: skip
def test_a_result_fits_the_best_grade_it_reaches(centi: int, grade: str, words: str) -> None:
    gradings = [Grading(grade="合格", least=60), Grading(grade="优秀", least=90)]
    found = weigh(parts(100), {1: centi}, gradings)
    assert (found.grade, found.words) == (grade, words)


def test_unknown_says_what_is_missing() -> None:
    assert weigh(parts(40, 60), {}, []).words == "不能确定：缺方面1、方面2"
    assert weigh(parts(40), {1: 1}, []).words == "不能确定：权重合计不是100%"
    assert [points(one) for one in (0, 5, 50, 9350, 10_000)] == ["0", "0.05", "0.5", "93.5", "100"]


@pytest.mark.usefixtures("world")
def test_weights_are_a_hundred_at_most_and_grades_in_their_order() -> None:
    made = weighting(40, 60)
    said = "评议办法“评议办法”不能这样登记："
    assert refused(appraising.add_part, made, name="加分", weight=1) == (
        f"{said}已有权重合计100%，再加1%就超过100%。"
    )
    other = weighting(40, subject="述职评议")
    assert refused(appraising.add_part, other, name="自评", weight=10) == f"{said}已有“自评”。"
    assert refused(appraising.set_grading, other, grade="优秀", least=90) == (
        f"{said}等次只有好、较好、一般、差。"
    )
    appraising.set_grading(other, grade="好", least=85)
    assert refused(appraising.set_grading, other, grade="较好", least=85) == (
        f"{said}好是85分，较好不能是85分。"
    )
    assert appraising.set_grading(other, grade="较好", least=84).least == 84
    assert appraising.set_grading(other, grade="好", least=90).least == 90
    assert (
        refused(
            appraising.adopt_weighting,
            unit(),
            subject="述职评议",
            name="新办法",
            basis="文",
            since=DAY,
        )
        == "评议办法“新办法”不能这样登记：“评议办法”还在使用，请先停用。"
    )
    assert refused(appraising.end_weighting, other, on=FIRST) == (
        f"{said}停用日2020-01-01应晚于起用日2020-01-01。"
    )
    assert appraising.end_weighting(other, on=DAY).until == DAY


@pytest.mark.usefixtures("world")
def test_marks_stand_between_nothing_and_a_hundred() -> None:
    made = weighting(40)
    told: dict[str, Any] = {"weighting": made, "assessed_on": DAY, "today": TODAY}
    early = {**told, "assessed_on": date(2019, 12, 31)}
    assert refused(appraising.assess, member(), **early) == (
        "林望舒的评议得分不能这样登记：2019-12-31不在“评议办法”的使用期内。"
    )
    one = appraising.assess(member(), **told)
    assert refused(appraising.assess, member(), **told) == (
        "林望舒的评议得分不能这样登记：2020-06-30已经登记过，请打开它填分项得分。"
    )
    assert refused(appraising.mark, one, scores={}) == (
        "林望舒的评议得分不能这样登记：“评议办法”的权重合计还不是100%。"
    )
    appraising.add_part(made, name="互评", weight=60)
    first, second = Part.objects.filter(weighting=made).order_by("place")
    assert refused(appraising.mark, one, scores={first.pk: 10_001}) == (
        "林望舒的评议得分不能这样登记：自评是100.01分，应在0到100分之间。"
    )
    appraising.mark(one, scores={first.pk: 10_000, second.pk: None})
    assert result_of(one).words == "不能确定：缺互评"
    appraising.mark(one, scores={first.pk: 9000, second.pk: 8000})
    assert result_of(one).words == "84分"
    assert Change.objects.filter(action="stars.mark").count() == 3
    assert refused(appraising.add_part, made, name="其他", weight=1) == (
        "评议办法“评议办法”不能这样登记：已按它登记过得分，权重和分数线不能再改：请停用它，另立一个办法。"
    )


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def typed(record: Any = None, **more: Any) -> dict[str, str]:
    said = {"_token": new_token(), "_version": version_of(record) if record else ""}
    return said | {name: str(value) for name, value in more.items()}


def test_weights_are_entered_marks_typed_and_the_result_explained(cast: Cast) -> None:
    client = cast[Role.OFFICER]
    form = typed(organization=1, subject="民主评议", name="评议办法", basis="局党发〔2020〕2号",
                 since="2020-01-01")  # fmt: skip
    client.post(f"{HERE}weightings/new/", form)
    made = Weighting.objects.get()
    for name, weight in (("自评", 40), ("互评", 60)):
        client.post(f"{HERE}weightings/{made.pk}/part/", typed(made, name=name, weight=weight))
    client.post(f"{HERE}weightings/{made.pk}/grading/", typed(made, grade="优秀", least=90))
    shown = client.get(f"{HERE}weightings/{made.pk}/").content.decode()
    for words in ("自评", "互评", "优秀"):
        assert words in shown
    secretary = cast[Role.SECRETARY]
    secretary.post(
        f"{HERE}assessments/new/", typed(weighting=made.pk, member=31, assessed_on="2020-06-30")
    )
    one = Assessment.objects.get()
    keys = {part.name: f"part_{part.pk}" for part in Part.objects.all()}
    address = f"{HERE}assessments/{one.pk}/"
    secretary.post(f"{address}marks/", typed(one, **{keys["自评"]: "95.5", keys["互评"]: ""}))
    assert "不能确定：缺互评" in secretary.get(address).content.decode()
    answer = secretary.post(f"{address}marks/", typed(one, **{keys["自评"]: "101"}))
    assert "自评是101分，应在0到100分之间。" in answer.content.decode()
    secretary.post(f"{address}marks/", typed(one, **{keys["自评"]: "95.5", keys["互评"]: "90"}))
    assert Mark.objects.count() == 2
    shown = secretary.get(address).content.decode()
    assert "92.2分，对应优秀" in shown
    assert "当天评定的等次还没有登记。" in shown
    meetings.appraise(member=member(), appraised_on=DAY, grade="合格", today=TODAY)
    assert "当天评定的等次：合格。" in secretary.get(address).content.decode()
    assert secretary.get(f"{HERE}weightings/{made.pk}/part/").status_code == 403
