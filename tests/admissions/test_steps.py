"""The 25 steps as data: whole, in order, and every rule and article there."""

from __future__ import annotations

from collections import Counter
from datetime import date

from dangwu.admissions.steps import STAGES, STEPS, before, cite, edition, editions
from dangwu.rules.book import rules


def test_there_are_25_steps_in_five_stages() -> None:
    assert [one.number for one in STEPS] == list(range(1, 26))
    assert list(Counter(one.stage for one in STEPS).values()) == [2, 4, 5, 7, 7]
    assert len(STAGES) == 5
    assert all(one.who and one.papers and one.citation.article for one in STEPS)


def test_a_step_follows_earlier_ones_and_the_last_follows_all_that_decide() -> None:
    assert all(earlier < one.number for one in STEPS for earlier in one.after)
    assert before(7) == {1, 2, 3, 4, 5, 6}
    assert before(13) == set(range(1, 13))
    assert {15, 17, 23, 24} <= before(25)
    assert before(1) == frozenset()


def test_every_limit_names_a_rule_and_a_step_before() -> None:
    known = rules()
    limits = [(one, limit) for one in STEPS for limit in one.limits]
    assert len(limits) == 8
    for one, limit in limits:
        assert limit.rule in known
        assert not limit.longer or limit.longer in known
        assert limit.since < one.number
        assert limit.kind in {"not_before", "due", "every"}


def test_since_the_revision_the_text_of_2014_is_told_with_its_doubt() -> None:
    last, first = date(2026, 5, 17), date(2026, 5, 18)
    assert edition(last).doubt(last) == ""
    assert edition(first).doubt(first) == "2026年修订本条文未见，暂按2014年文本"
    assert edition(date(2010, 1, 1)) is editions()[0]
    assert cite(STEPS[0], last) == "《中国共产党发展党员工作细则》第五条、第六条"
    assert cite(STEPS[6], first) == (
        "《中国共产党发展党员工作细则》第十三条（2026年修订本条文未见，暂按2014年文本，待核对）"
    )
