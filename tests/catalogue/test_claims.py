"""Claims held against records: stands, denied with the records that deny, or unknown."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dangwu.catalogue.checks_reading import check
from dangwu.catalogue.claims import VERDICTS, Judgement, judge
from dangwu.catalogue.claims_numbers import agrees
from dangwu.catalogue.claims_reading import claim_kinds
from dangwu.catalogue.figures import figures
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from tests.examples import Example, load

HALF = Period.parse("2020H1")
JANUARY = 2020 * 12
PEOPLE = {31: 3, 32: 3, 41: 4, 51: 5}


@dataclass(frozen=True)
class Said:
    name: str
    number: Decimal | None = None
    about: bool = False


def held(records: list[dict[str, Any]], *said: Said, scope: int = 1) -> list[Judgement[Said]]:
    load(Example("claims", Path(), {"records": records}))
    return judge(said, Catalogue(DjangoEngine()), Scope(scope, "市物资储备局"), HALF)


def dues(paid_on: dict[int, date | None]) -> list[dict[str, Any]]:
    """Everybody owes ten yuan a month and paid on the 15th, but `paid_on` of member 31 by month."""
    rows: list[dict[str, Any]] = []
    for month in range(6):
        for member, branch in PEOPLE.items():
            common = {"organization": branch, "member": member, "month_no": JANUARY + month}
            rows.append({"model": "dues.Assessment", "due_fen": 1000, **common})
            day = date(2020, month + 1, 15)
            if member == 31:
                day = paid_on.get(month, day)  # type: ignore[assignment]
            if day is not None:
                rows.append({"model": "dues.Payment", "amount_fen": 1000, "paid_on": day, **common})
    return rows


def elections(*branches: int) -> list[dict[str, Any]]:
    return [
        {
            "model": "organizations.Election", "organization": branch,
            "held_on": date(2020, 3, 1), "reported_on": date(2020, 3, 5),
        }
        for branch in branches
    ]  # fmt: skip


ON_TIME, IN_FULL = Said("按时缴纳党费"), Said("足额缴纳党费")


@pytest.mark.django_db
class TestDues:
    def test_all_paid_in_their_month(self) -> None:
        on_time, in_full = held(dues({}), ON_TIME, IN_FULL)

        assert (on_time.verdict, in_full.verdict) == ("stands", "stands")
        assert on_time.because == "欠缴党员数为0名；检查“党费迟缴”没有发现问题"
        assert on_time.denying == ()

    def test_late_is_paid_in_full_but_not_on_time(self) -> None:
        on_time, in_full = held(dues({1: date(2020, 3, 1)}), ON_TIME, IN_FULL)

        assert (on_time.verdict, in_full.verdict) == ("denied", "stands")
        assert on_time.because == "林望舒2020年2月的党费10.00元于2020年3月1日才交纳"
        [finding] = on_time.denying
        assert (finding.check, finding.organization_id, finding.model) == (
            "党费迟缴", 3, "dues.Payment"
        )  # fmt: skip

    def test_unpaid_is_neither(self) -> None:
        on_time, in_full = held(dues({1: None, 2: date(2020, 4, 2)}), ON_TIME, IN_FULL)

        assert (on_time.verdict, in_full.verdict) == ("denied", "denied")
        assert in_full.because == "欠缴党员数为1名，应为0名"
        [finding] = in_full.denying
        assert (finding.check, finding.model, finding.organization_id) == (
            "党费欠缴", "dues.Assessment", 3
        )  # fmt: skip
        assert finding.found == "林望舒2020年2月应交党费10.00元，实交0.00元"
        assert on_time.because == (
            "欠缴党员数为1名，应为0名；林望舒2020年3月的党费10.00元于2020年4月2日才交纳"
        )
        assert len(on_time.denying) == 2

    def test_without_assessments_nobody_knows(self) -> None:
        [judged] = held([], IN_FULL)

        assert judged.verdict == "unknown"
        assert judged.because == "应缴党费总额不详：没有记录：零与未记录无法区分"

    def test_a_member_who_was_never_assessed_leaves_it_open(self) -> None:
        rows = [row for row in dues({}) if row["member"] != 51]

        [judged] = held(rows, IN_FULL)

        assert judged.verdict == "unknown"
        assert judged.because == "老干部党支部2020年1月有1名党员没有核定党费等6条记录"

    def test_a_rate_shows_who_owes(self) -> None:
        right, wrong = held(
            dues({1: None}),
            Said("党费收缴率达到", Decimal("95.83")),
            Said("党费收缴率达到", Decimal(100)),
        )

        assert right.verdict == "stands"
        assert (wrong.verdict, wrong.because) == ("denied", "党费收缴率为95.83%，句中为100%")
        assert [one.found for one in wrong.denying] == [
            "林望舒2020年2月应交党费10.00元，实交0.00元"
        ]


@pytest.mark.django_db
class TestNumbers:
    def test_so_many_elections(self) -> None:
        right, wrong, masked = held(
            elections(3, 4),
            Said("完成换届个数", Decimal(2)),
            Said("完成换届个数", Decimal(3)),
            Said("完成换届个数"),
        )

        assert (right.verdict, right.because) == ("stands", "换届党组织数为2个")
        assert (wrong.verdict, wrong.because) == ("denied", "换届党组织数为2个，句中为3个")
        assert [one.organization_id for one in wrong.denying] == [3, 4]
        assert (masked.verdict, masked.because) == ("unknown", "句中的数还没有填")

    def test_roughly_so_many(self) -> None:
        near, open_one, far = held(
            elections(3, 4),
            *(Said("完成换届个数", Decimal(n), about=True) for n in (2, 3, 10)),
        )

        assert (near.verdict, near.because) == ("stands", "换届党组织数为2个")
        assert (open_one.verdict, open_one.because) == (
            "unknown", "换届党组织数为2个，句中为约3个"
        )  # fmt: skip
        assert (far.verdict, far.because) == ("denied", "换届党组织数为2个，句中为约10个")
        assert far.denying[0].found == (
            "党组织：云岭市物资储备局第一党支部，选举日：2020年3月1日，结果报告日：2020年3月5日"
        )

    @pytest.mark.parametrize(
        ("known", "said", "verdict"),
        [
            ("99.87", "99.9", "stands"),
            ("99.87", "99.8", "denied"),
            ("97.5", "98", "stands"),
            ("97.49", "98", "denied"),
            ("99.96", "100", "denied"),
            ("0.04", "0.0", "denied"),
            ("6", "6", "stands"),
        ],
    )
    def test_a_rounded_rate(self, known: str, said: str, verdict: str) -> None:
        assert agrees(Decimal(known), Decimal(said), about=False) == verdict


def task(number: int, done_on: date | None) -> dict[str, Any]:
    return {
        "model": "duties.Task", "id": number, "organization": 3, "document": 1,
        "title": f"任务{number}", "since": date(2020, 1, 5), "done_on": done_on,
    }  # fmt: skip


LIST = {
    "model": "duties.IssuedDocument", "id": 1, "organization": 1, "kind": "任务清单",
    "title": "清单", "issued_on": date(2020, 1, 5),
}  # fmt: skip


@pytest.mark.django_db
class TestAllDone:
    def test_all(self) -> None:
        [judged] = held([LIST, task(1, date(2020, 6, 30))], Said("任务全部完成"))

        assert (judged.verdict, judged.because) == ("stands", "检查“到期任务未完成”没有发现问题")

    def test_one_is_not(self) -> None:
        rows = [LIST, task(1, date(2020, 6, 30)), task(2, None), task(3, date(2020, 7, 1))]

        [judged] = held(rows, Said("任务全部完成"))

        assert judged.verdict == "denied"
        assert judged.because == "任务“任务2”时限不详，到期末没有认定完成等2条记录"
        assert [one.record_id for one in judged.denying] == [2, 3]

    def test_what_is_not_yet_due_leaves_it_open(self) -> None:
        rows = [LIST, task(1, date(2020, 6, 30)), {**task(2, None), "due_on": date(2020, 7, 1)}]

        [judged] = held(rows, Said("任务全部完成"))

        assert judged.verdict == "unknown"
        assert judged.because == "已完成任务数为1项，应为任务清单项数（2项）"


@pytest.mark.django_db
class TestUnknown:
    def test_no_records_of_that_kind(self) -> None:
        integrity, price = held([], Said("无违纪违法"), Said("价格平稳"))

        assert (integrity.verdict, integrity.because) == (
            "unknown", "系统没有违纪违法和处分的记录，无从核实"
        )  # fmt: skip
        assert price.because == "没有判断价格平稳的标准"

    def test_a_figure_may_be_told_all_the_same(self) -> None:
        rows = [
            {
                "model": "supply.PriceReading", "organization": 1, "commodity": "大米",
                "place": "东市场", "price_fen": fen, "read_on": date(2020, month, 1),
            }
            for month, fen in ((1, 400), (6, 420))
        ]  # fmt: skip

        [judged] = held(rows, Said("价格平稳"))

        assert judged.because == "没有判断价格平稳的标准；价格最大涨幅为5%"

    def test_no_rule_in_force(self) -> None:
        load(Example("claims", Path(), {"records": [
            {"model": "meetings.Meeting", "organization": 3, "kind": "主题党日", "topic": "学习",
             "held_on": date(2018, 5, 1), "minutes_long": 60, "expected": 2, "present": 2},
        ]}))  # fmt: skip

        [judged] = judge(
            [Said("每月开展主题党日")],
            Catalogue(DjangoEngine()),
            Scope(1, "甲"),
            Period.parse("2018-05"),
        )

        assert judged.verdict == "unknown"
        assert judged.because == (
            "2018-05-31时“主题党日每月次数”尚无规定（最早的版本自2018-10-28起施行）"
        )

    def test_nothing_known_on_the_right(self, monkeypatch: pytest.MonkeyPatch) -> None:
        kind = claim_kinds()["问题全部整改"]
        monkeypatch.setattr(
            "dangwu.catalogue.claims.claim_kinds",
            lambda: {kind.name: type(kind)(**{
                **{name: getattr(kind, name) for name in kind.__slots__},
                "needs": (), "holds": tuple(
                    type(one)(one.text, "党员总数", "=", one.right) for one in kind.holds
                ),
            })},
        )  # fmt: skip

        [judged] = held([], Said(kind.name))

        assert judged.because == "发现问题数不详：没有记录：零与未记录无法区分"


@pytest.mark.django_db
def test_three_meetings_show_what_is_missing() -> None:
    rows = [
        {"model": "meetings.Meeting", "organization": 4, "kind": "支部党员大会", "topic": "学习",
         "held_on": date(2020, month, 1), "minutes_long": 60, "expected": 2, "present": 2}
        for month in (1,)
    ]  # fmt: skip

    [judged] = held(rows, Said("三会一课落实"), scope=4)

    assert (judged.verdict, judged.because) == ("denied", "三会一课开展率为50%，应为100%")
    assert [one.found for one in judged.denying] == ["第二党支部2020年第二季度召开支部党员大会0次"]


def test_claims_name_figures_and_checks() -> None:
    for kind in claim_kinds().values():
        for condition in (*kind.needs, *kind.holds, *kind.knows):
            if condition.sign == "无":
                assert check(condition.left).name == condition.left
            else:
                assert condition.left in figures(), condition
                right = figures().get(condition.right)
                assert right is None or right.evidence == figures()[condition.left].evidence
        assert set(kind.shows) <= set(figures())
        assert all(check(name) for name in kind.denied_by)


def test_the_verdicts_have_words() -> None:
    assert VERDICTS == {"stands": "属实", "denied": "与记录不符", "unknown": "无法核实"}
