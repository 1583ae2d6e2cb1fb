"""Faults of dues: in the books of 2019, and on two papers of June 2020."""

from __future__ import annotations

from datetime import date

from dangwu.core.calendar import month_no
from dangwu.demo.faults import breaks, rows
from dangwu.demo.story import Story
from dangwu.dues.models import Assessment, Kind, Payment, Waiver
from dangwu.dues.models.pay import Effect, PayLine, PaySlip, Staff

_JUNE = month_no(date(2020, 6, 1))
_SHORT_FEN = 50


def _assessed(story: Story, branch: str, month: date, place: int) -> Assessment:
    """Return what a member of a branch owed for a month; the same for the same place."""
    home = story.organizations[branch].pk
    return rows(story, Assessment).filter(organization=home, month_no=month_no(month))[place]


def _paid(story: Story, of: Assessment) -> Payment:
    return rows(story, Payment).get(member=of.member_id, month_no=of.month_no)


@breaks("党费减免未经批准")
def _waived_without_approval(story: Story) -> None:
    poor = _assessed(story, "retired", date(2020, 6, 1), 20)
    story.write(Waiver, [
        Waiver(
            organization_id=poor.organization_id, member_id=poor.member_id, since_month=_JUNE,
            until_month=_JUNE, reason="长期住院", studied_on=date(2020, 5, 28),
        )
    ])  # fmt: skip


@breaks("党费基数不明")
def _base_unknown(story: Story) -> None:
    one = _assessed(story, "office1", date(2019, 11, 1), 9)
    rows(story, Payment).filter(pk=_paid(story, one).pk).delete()
    rows(story, Assessment).filter(pk=one.pk).update(due_fen=None)


@breaks("党费核定不符")
def _assessed_too_low(story: Story) -> None:
    one = _assessed(story, "office2", date(2019, 10, 1), 12)
    less = (one.due_fen or 0) - _SHORT_FEN
    rows(story, Assessment).filter(pk=one.pk).update(due_fen=less)
    rows(story, Payment).filter(pk=_paid(story, one).pk).update(amount_fen=less)


@breaks("大额党费未上缴中央")
def _large_sum_kept(story: Story) -> None:
    giver = _assessed(story, "retired", date(2019, 9, 1), 5)
    story.write(Payment, [
        Payment(
            organization_id=giver.organization_id, member_id=giver.member_id, kind=Kind.VOLUNTARY,
            amount_fen=200_000, paid_on=date(2019, 9, 26),
        )
    ])  # fmt: skip


@breaks("工资项目未定")
def _pay_item_undecided(story: Story) -> None:
    one = _assessed(story, "office1", date(2020, 6, 1), 3)
    slip = PaySlip(
        organization_id=one.organization_id, member_id=one.member_id, month_no=_JUNE,
        staff=Staff.values[0],
    )  # fmt: skip
    story.write(PaySlip, [slip])
    story.write(PayLine, [
        PayLine(slip=slip, name="值班补贴", amount_fen=36_000, effect=Effect.UNDECIDED)
    ])  # fmt: skip


@breaks("补交超过期限")
def _paid_after_eight_months(story: Story) -> None:
    late = _paid(story, _assessed(story, "stores", date(2019, 3, 1), 7))
    rows(story, Payment).filter(pk=late.pk).update(paid_on="2019-11-20", kind=Kind.LATE)


@breaks("连续欠缴党费")
def _half_a_year_unpaid(story: Story) -> None:
    owing = _assessed(story, "trade", date(2019, 12, 1), 15).member_id
    last = month_no(date(2019, 12, 1))
    rows(story, Payment).filter(member=owing, month_no__range=(last - 5, last)).delete()


@breaks("党费未核定")
def _not_assessed(story: Story) -> None:
    one = _assessed(story, "office3", date(2019, 12, 1), 8)
    rows(story, Payment).filter(member=one.member_id, month_no=one.month_no).delete()
    rows(story, Assessment).filter(pk=one.pk).delete()


@breaks("党组织垫交党费")
def _paid_by_the_branch(story: Story) -> None:
    one = _paid(story, _assessed(story, "office2", date(2019, 8, 1), 6))
    branch = story.organizations["office2"].document_name
    rows(story, Payment).filter(pk=one.pk).update(payer=branch)
