"""A month's collection: the table, each row's judgement, all or nothing, twice is once."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.models import Change
from dangwu.dues import assessing, changes, collecting
from dangwu.dues.collecting import Collected, Entry
from dangwu.dues.errors import CollectionRefused
from dangwu.dues.models import Payment
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.dues.more import load_more
from tests.refusing import refused

TODAY = date(2020, 7, 10)
JUNE = 24245
PAID_ON = date(2020, 6, 20)


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load_more()
    for number in (31, 32):
        changes.set_base(
            Member.objects.get(pk=number), category="在职", since_month=JUNE, base_fen=456789
        )
    assessing.assess_branch(branch(), month_no=JUNE, today=TODAY)


def branch() -> Organization:
    return Organization.objects.get(pk=3)


def entry(number: int = 31, **fields: Any) -> Entry:
    given: dict[str, Any] = {"amount_fen": 4568, "paid_on": PAID_ON, "seen_fen": 0}
    return Entry(number, **{**given, **fields})


def save(*entries: Entry) -> Collected:
    return collecting.save(branch(), month_no=JUNE, entries=entries, today=TODAY)


def why(*entries: Entry) -> list[str]:
    with pytest.raises(CollectionRefused) as raised:
        save(*entries)
    return [one.why for one in raised.value.faults]


def test_the_table_shows_due_paid_and_rest() -> None:
    changes.pay(
        Member.objects.get(pk=31), month_no=JUNE, amount_fen=4000, paid_on=PAID_ON, today=TODAY
    )
    found = collecting.collection(branch(), JUNE)
    rows = {one.member.pk: one for one in found.rows}
    mine, hers, unknown = rows[31], rows[32], rows[33]
    assert (mine.due_fen, mine.paid_fen, mine.rest_fen, mine.settled) == (4568, 4000, 568, False)
    assert mine.last is not None
    assert (mine.last.paid_on, mine.last.method) == (PAID_ON, "转账")
    assert (hers.paid_fen, hers.rest_fen, hers.last) == (0, 4568, None)
    assert (unknown.assessed, unknown.due_fen, unknown.rest_fen) == (True, None, None)
    assert (found.due_fen, found.paid_fen, found.rest_fen) == (9136, 4000, 5136)
    assert (found.settled, found.unknown, found.unassessed) == (0, len(found.rows) - 2, 0)


def test_a_month_not_assessed_is_unknown() -> None:
    found = collecting.collection(branch(), JUNE - 1)
    assert found.unassessed == found.unknown == len(found.rows) > 0


def test_the_queries_do_not_grow_with_the_rows() -> None:
    here = branch()
    with CaptureQueriesContext(connection) as asked:
        collecting.collection(here, JUNE)
    assert len(asked) == 3


def test_a_table_is_written_with_a_log_entry_a_row() -> None:
    made = save(entry(), entry(32, amount_fen=4000, paid_on=date(2020, 7, 1), method="现金"))
    assert (made.amount_fen, made.already) == (8568, 0)
    assert [one.name for one in made.short] == ["石砚"]
    assert list(
        Payment.objects.order_by("pk").values_list("member", "kind", "amount_fen", "method")
    ) == [(31, "正常", 4568, "转账"), (32, "补缴", 4000, "现金")]
    assert Change.objects.filter(action="dues.pay").count() == 2


def test_the_same_table_again_writes_nothing() -> None:
    save(entry(), entry(32))
    again = save(entry(), entry(32))
    assert (again.payments, again.already, Payment.objects.count()) == ((), 2, 2)


def test_one_wrong_row_and_none_is_written() -> None:
    says = (
        "2020年6月的收缴表有2行不能登记，全表没有写入。"
        "石砚：缴45.69元，超过还欠的45.68元；自愿多缴的另行登记为自愿一次性大额党费。"
        f"{Member.objects.get(pk=33).name}：基数不明，应缴多少还不知道，请先登记基数再核定。"
    )
    wrong = (entry(), entry(32, amount_fen=4569), entry(33))
    assert refused(save, *wrong, kept=Payment) == says


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"amount_fen": 0}, "金额0元应大于零。"),
        ({"amount_fen": -1}, "金额-0.01元应大于零。"),
        ({"paid_on": date(2020, 7, 11)}, "缴费日期2020-07-11晚于今天（2020-07-10）。"),
        ({"payer": "第一党支部"}, "党组织不得垫交党费，代缴人不能是“第一党支部”。"),
        ({"seen_fen": 1}, "打开表格之后有人登记过，现在已缴0元，请核对。"),
        (
            {"amount_fen": 4569},
            "缴45.69元，超过还欠的45.68元；自愿多缴的另行登记为自愿一次性大额党费。",
        ),
    ],
)
def test_each_row_is_judged(fields: dict[str, Any], says: str) -> None:
    assert why(entry(**fields)) == [says]
    assert not Payment.objects.exists()


def test_paid_in_full_is_not_paid_again() -> None:
    save(entry())
    assert why(entry(amount_fen=1, seen_fen=4568)) == ["已缴清（45.68元）。"]


def test_who_was_let_off_pays_nothing() -> None:
    day = date(2020, 5, 1)
    one = Member.objects.get(pk=31)
    changes.waive(
        one, since_month=JUNE, until_month=JUNE, studied_on=day, approved_on=day, today=TODAY
    )
    changes.assess(one, month_no=JUNE)
    assert why(entry()) == ["减免后这个月不用缴。"]


def test_somebody_of_another_branch_is_refused() -> None:
    assert why(entry(41), entry(99)) == ["这个月不在这个支部，请核对。"] * 2


def test_a_month_not_assessed_is_not_collected() -> None:
    with pytest.raises(CollectionRefused) as raised:
        collecting.save(branch(), month_no=JUNE - 1, entries=[entry()], today=TODAY)
    assert raised.value.faults[0].why == "这个月还没有核定，请先核定。"


def test_another_payment_since_the_table_was_opened_is_told() -> None:
    changes.pay(
        Member.objects.get(pk=31), month_no=JUNE, amount_fen=100, paid_on=PAID_ON, today=TODAY
    )
    assert why(entry()) == ["打开表格之后有人登记过，现在已缴1元，请核对。"]
