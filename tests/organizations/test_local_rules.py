"""A unit's own versions of rules: what is refused, who knows them, and how a scope is judged."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.models import Change, User
from dangwu.catalogue.checks import judge as judge_plainly
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.organizations import changes, local_rules
from dangwu.organizations.local import judge, known_rules, known_to, national, rule_known
from dangwu.organizations.local_rules import Content
from dangwu.organizations.models import FOREVER, LocalRule, Organization
from dangwu.rules.band_words import BandLineUnreadable
from dangwu.rules.book import ROOMS
from dangwu.rules.errors import RuleUnknown
from dangwu.rules.rule import Version
from tests import refusing
from tests.examples import Example, load

TODAY = date(2020, 7, 3)
SUMMER, YEAR = Period.parse("2020H1"), date(2020, 1, 1)
CHECK = "支部党员大会缺季"
UNIT, COMMITTEE, FIRST, SECOND, RETIRED, OTHER = 1, 2, 3, 4, 5, 9
CONTENT = Content(
    value=2,
    bands="",
    since=YEAR,
    instrument="某市组织生活办法",
    article="第三条",
    reason="市里要求",
)
refused = partial(refusing.refused, kept=LocalRule)


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


@pytest.fixture
def officer() -> User:
    return User.objects.create(username="zhao", name="赵某")


def at(number: int) -> Organization:
    return Organization.objects.get(pk=number)


def put(
    number: int, officer: User, rule: str = "branch_meeting_per_quarter", **own: Any
) -> LocalRule:
    content = replace(CONTENT, **own)
    return local_rules.put_in(at(number), rule, content, today=TODAY, actor=officer)


def value(number: int, day: date = TODAY, rule: str = "branch_meeting_per_quarter") -> int:
    found = rule_known(rule, number, day)
    assert isinstance(found, Version)
    return found.number


class TestWhoKnowsIt:
    def test_the_unit_and_all_below_it_from_its_day(self, officer: User) -> None:
        put(COMMITTEE, officer)

        assert [value(one) for one in (UNIT, COMMITTEE, FIRST, OTHER)] == [1, 2, 2, 1]
        assert [value(FIRST, day) for day in (date(2019, 12, 31), YEAR)] == [1, 2]

    def test_the_nearest_counts_whichever_came_first(self, officer: User) -> None:
        put(FIRST, officer, value=4)
        put(COMMITTEE, officer)
        put(UNIT, officer, value=3)

        assert [value(one) for one in (UNIT, COMMITTEE, FIRST, SECOND)] == [3, 2, 4, 2]

    def test_the_rule_above_holds_again_where_it_ended(self, officer: User) -> None:
        put(FIRST, officer, until=date(2020, 4, 1))
        put(FIRST, officer, since=date(2020, 6, 1), value=5)

        days = [YEAR, date(2020, 3, 31), date(2020, 4, 1), date(2020, 5, 31), date(2020, 6, 1)]
        assert [value(FIRST, day) for day in days] == [2, 2, 1, 1, 5]

    def test_it_says_whose_it_is_and_by_which_article(self, officer: User) -> None:
        put(COMMITTEE, officer)
        found = rule_known("branch_meeting_per_quarter", FIRST, TODAY)

        assert isinstance(found, Version)
        assert found.citation.label == "《某市组织生活办法》第三条（待核对）"
        assert (found.region, found.note) == ("局机关党委", "市里要求")

    def test_a_branch_that_moved_knows_where_it_stood(self, officer: User) -> None:
        put(COMMITTEE, officer)
        changes.move(at(FIRST), parent=at(UNIT), on=date(2020, 4, 1))

        assert [value(FIRST, day) for day in (date(2020, 3, 31), date(2020, 4, 1))] == [2, 1]

    def test_one_that_ended_knows_what_it_knew_last(self, officer: User) -> None:
        put(COMMITTEE, officer)
        changes.dissolve(at(SECOND), on=date(2020, 5, 1))

        assert value(SECOND) == 2

    def test_bands_of_its_own(self, officer: User) -> None:
        text = "在职 3000元及以下 0.5%\n在职 3000元以上 2%"
        made = put(COMMITTEE, officer, "dues_bands", value=9, bands=text.replace("元", ""))
        found = rule_known("dues_bands", FIRST, TODAY)

        assert (made.value, made.bands) == (None, text)
        assert isinstance(found, Version)
        assert [band.rate_bp for band in found.bands] == [50, 200]

    def test_a_rule_that_is_no_longer_known_is_passed_over(self, officer: User) -> None:
        made = put(COMMITTEE, officer)
        LocalRule.objects.filter(pk=made.pk).update(rule="gone")

        assert value(FIRST) == 1
        assert known_rules(FIRST, TODAY).keys() == national().keys()

    def test_those_who_know_the_same_share_it(self, officer: User) -> None:
        assert set(map(id, known_to([UNIT, FIRST], TODAY).values())) == {id(national())}
        put(COMMITTEE, officer)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = known_to([UNIT, FIRST, SECOND, 999], TODAY)

        assert len(asked) == 2
        assert found[FIRST] is found[SECOND]
        assert found[UNIT] is found[999] is national()


class TestWhatIsRefused:
    def test_a_rule_that_nobody_knows(self, officer: User) -> None:
        with pytest.raises(RuleUnknown, match="您是不是要找：branch_meeting_per_quarter"):
            put(FIRST, officer, "branch_meeting_per_quarters")

    @pytest.mark.parametrize(
        ("own", "why"),
        [
            ({"value": None}, "请写数值（次）"),
            ({"value": -1}, "数值-1不对，应在0到9999之间"),
            ({"until": YEAR}, "停用日期2020-01-01应晚于起用日期2020-01-01"),
            ({"instrument": "《》"}, "请写依据的文件"),
            ({"reason": " "}, "请写填写理由"),
            (
                {"article": "三"},
                (
                    "条目“三”看不懂，请写成第十条、第三十三条第二款、第一条至第六条、第五条、第六条，"
                    "不知道的写“条目不详”"
                ),
            ),
            (
                {"instrument": "《中国共产党支部工作条例（试行）》", "since": date(2018, 10, 27)},
                "《中国共产党支部工作条例（试行）》自2018-10-28起施行，起用日期2018-10-27早于它",
            ),
            ({"value": None, "reason": ""}, "请写数值（次）；请写填写理由"),
        ],
    )
    def test_what_cannot_be(self, officer: User, own: dict[str, Any], why: str) -> None:
        assert refused(put, FIRST, officer, **own) == (f"“支部党员大会每季度次数”没有写入：{why}。")

    def test_the_day_of_its_instrument_is_in_time(self, officer: User) -> None:
        own = "《中国共产党支部工作条例（试行）》"
        made = put(FIRST, officer, instrument=own, since=date(2018, 10, 28))

        assert made.instrument == "中国共产党支部工作条例（试行）"

    def test_a_value_that_cannot_be_chosen(self, officer: User) -> None:
        assert refused(put, FIRST, officer, "dues_rounding_unit", value=5) == (
            "“党费尾数保留到”没有写入：数值5不对，可以是1（到分）、10（到角）、100（到元）。"
        )

    def test_bands_that_cannot_be_read(self, officer: User) -> None:
        assert refused(put, FIRST, officer, "dues_bands") == (
            "“党费缴纳标准”没有写入：请写各档，每行一档。"
        )
        with pytest.raises(BandLineUnreadable, match="第1行“在职 一成”看不懂"):
            put(FIRST, officer, "dues_bands", bands="在职 一成")

    @pytest.mark.parametrize(
        ("since", "until", "overlaps"),
        [
            (date(2020, 1, 1), FOREVER, True),
            (date(2019, 1, 1), FOREVER, True),
            (date(2020, 6, 30), date(2020, 8, 1), True),
            (date(2019, 1, 1), date(2020, 1, 2), True),
            (date(2019, 1, 1), date(2020, 1, 1), False),
            (date(2020, 7, 1), FOREVER, False),
        ],
    )
    def test_two_versions_of_one_day(
        self, officer: User, since: date, until: date, overlaps: bool
    ) -> None:
        put(FIRST, officer, until=date(2020, 7, 1))
        put(FIRST, officer, "theme_day_per_month")  # another rule
        put(SECOND, officer)  # another unit

        if not overlaps:
            put(FIRST, officer, since=since, until=until)
            return
        assert refused(put, FIRST, officer, since=since, until=until) == (
            "“支部党员大会每季度次数”没有写入：第一党支部已有2020-01-01至2020-06-30的版本"
            "（《某市组织生活办法》第三条），两个版本不能在同一天都有效。"
            "请在那个版本上点“改用新规定”或“停用”，或改起止日期。"
        )


class TestNothingIsWrittenOver:
    def test_who_put_it_in_and_the_log(self, officer: User) -> None:
        made = put(FIRST, officer)
        nameless = User.objects.create(username="qian")
        other = put(SECOND, nameless)

        assert (made.officer, made.entered_on, made.reason) == ("赵某", TODAY, "市里要求")
        assert other.officer == "qian"
        log = Change.objects.filter(action="organizations.put_in_rule").order_by("pk")[0]
        assert (log.record_id, log.actor, log.after["value"]) == (made.pk, officer, 2)

    def test_another_follows_it(self, officer: User) -> None:
        old = put(FIRST, officer)
        new = local_rules.supersede(
            old, replace(CONTENT, value=3, since=date(2020, 6, 1)), today=TODAY, actor=officer
        )

        old.refresh_from_db()
        assert (old.until, old.value, new.since) == (date(2020, 6, 1), 2, date(2020, 6, 1))
        assert [value(FIRST, day) for day in (date(2020, 5, 31), date(2020, 6, 1))] == [2, 3]

    def test_it_follows_from_within_its_time_alone(self, officer: User) -> None:
        old = put(FIRST, officer, until=date(2020, 7, 1))

        def follow(day: date) -> LocalRule:
            return local_rules.supersede(
                old, replace(CONTENT, since=day), today=TODAY, actor=officer
            )

        for day in (YEAR, date(2020, 7, 1)):
            assert refused(follow, day) == (
                f"“支部党员大会每季度次数”没有写入：新版本自{day}起，应在原版本"
                "（2020-01-01至2020-06-30）开始之后、结束之前。若原版本从头就填错了，请用“更正”。"
            )
        assert follow(date(2020, 6, 30)).since == date(2020, 6, 30)

    def test_what_follows_must_be_possible_or_nothing_ends(self, officer: User) -> None:
        old = put(FIRST, officer)
        wrong = replace(CONTENT, since=date(2020, 6, 1), article="三")

        refused(local_rules.supersede, old, wrong, today=TODAY, actor=officer)

    def test_it_is_closed_within_its_time(self, officer: User) -> None:
        old = put(FIRST, officer)
        close = partial(local_rules.close, old, reason="文件废止", actor=officer)

        assert refused(close, until=YEAR) == (
            "“支部党员大会每季度次数”没有写入：停用日期2020-01-01应在原版本（2020-01-01起）开始之后、"
            "结束之前。若原版本一天也不该有，请用“作废”。"
        )
        assert close(until=date(2020, 1, 2)).until == date(2020, 1, 2)
        assert Change.objects.get(action="organizations.close_rule").reason == "文件废止"

    def test_it_is_put_right_and_the_wrong_one_kept(self, officer: User) -> None:
        old = put(FIRST, officer, value=22)
        new = local_rules.correct(old, replace(CONTENT, reason="多打了一个2"), today=TODAY,
                                  actor=officer)  # fmt: skip

        old.refresh_from_db()
        assert (old.value, old.withdrawn_on, new.value, value(FIRST)) == (22, TODAY, 2, 2)
        log = Change.objects.get(action="organizations.withdraw_rule")
        assert (log.record_id, log.reason) == (old.pk, "多打了一个2")

    def test_what_was_withdrawn_stays_so(self, officer: User) -> None:
        old = put(FIRST, officer)
        local_rules.withdraw(old, reason="不是本单位的", today=TODAY, actor=officer)

        assert value(FIRST) == 1
        again = partial(local_rules.withdraw, old, reason="再来", today=TODAY, actor=officer)
        assert refused(again) == (
            "“支部党员大会每季度次数”的这个版本已于2020-07-03作废，不能再改。请打开现行的版本。"
        )
        assert str(old) == "第一党支部：支部党员大会每季度次数"

    def test_a_rule_that_went_is_named_by_its_id(self, officer: User) -> None:
        made = put(FIRST, officer)
        LocalRule.objects.filter(pk=made.pk).update(rule="gone")
        close = partial(local_rules.close, made, until=YEAR, reason="", actor=officer)

        assert refused(close).startswith("“gone”没有写入")


class TestHowAScopeIsJudged:
    """A branch is judged by the rules that it knows, from wherever it is looked at."""

    @staticmethod
    def found(scope: int, names: list[str] | None = None) -> list[tuple[int, str, str]]:
        outcome = judge(DjangoEngine(), Scope(scope, "甲"), SUMMER, names or [CHECK])
        return [(one.organization_id, one.due, one.cites) for one in outcome.findings]

    def test_as_ever_where_no_unit_has_rules_of_its_own(self) -> None:
        scope = Scope(UNIT, "甲")

        assert judge(DjangoEngine(), scope, SUMMER) == judge_plainly(DjangoEngine(), scope, SUMMER)

    def test_each_branch_by_what_it_knows(self, officer: User) -> None:
        plain = self.found(UNIT)
        put(COMMITTEE, officer, confirmed=True)
        put(RETIRED, officer, value=0)

        assert {one for one, _, _ in plain} == {FIRST, SECOND, RETIRED}
        own = {
            (
                "一般每季度召开2次",
                "《某市组织生活办法》第三条；《中国共产党支部工作条例（试行）》第十一条（待核对）",
            )
        }
        found = self.found(UNIT)
        assert {one for one, _, _ in found} == {FIRST, SECOND}
        assert {(due, cites) for _, due, cites in found} == own
        for branch in (FIRST, SECOND, RETIRED):
            assert self.found(branch) == [one for one in found if one[0] == branch]

    def test_other_checks_run_once(self, officer: User) -> None:
        put(COMMITTEE, officer, "theme_day_per_month")
        plain = judge_plainly(DjangoEngine(), Scope(UNIT, "甲"), SUMMER, [CHECK])

        assert judge(DjangoEngine(), Scope(UNIT, "甲"), SUMMER, [CHECK]) == plain

    def test_a_scope_outside_knows_nothing_of_it(self, officer: User) -> None:
        before = self.found(OTHER)
        put(COMMITTEE, officer)

        assert self.found(OTHER) == before
        assert self.found(999) == []


def test_an_offices_region_lies_between_the_nation_and_the_units(
    officer: User, tmp_path: Path, settings: Any
) -> None:
    folder = tmp_path / "rules" / "某省"
    folder.mkdir(parents=True)
    national_one = (ROOMS / "meetings" / "rules" / "branch_meeting_per_quarter.toml").read_text(
        "utf-8"
    )
    (folder / "branch_meeting_per_quarter.toml").write_text(
        national_one.replace("value = 1", "value = 6"), "utf-8"
    )
    put(FIRST, officer)

    settings.OFFICE, settings.REGION = tmp_path, "某省"

    assert [value(one) for one in (UNIT, FIRST)] == [6, 2]
    settings.REGION = ""
    assert [value(one) for one in (UNIT, FIRST)] == [1, 2]
