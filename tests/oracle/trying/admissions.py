"""A dossier's faults, from the contract's words.

Where the contract is silent:
- a day that cannot be read is as good as none; a step whose key is absent is a step not reached;
- people, opinions, conclusions, training and votes are judged only when their own step has a date;
  null is not "no": full_member, rights_suspended, floating, secret, birth, approver and the
  figures of a vote are judged only when they are told;
  a conclusion or a result that is not 合格, null included, is a fault of a step that was taken;
- in progress (as_of): a talk not held, an approval not given, a review not made and a conversion
  not discussed are late when as_of is after the limit and nothing later has a date;
- a missing step with a later date is missing_step alone, and its limit is not judged too;
- reviews before step 3 or after step 7 do not count; without `reviews` gaps are not judged;
- votes: agree + against + abstain = present; present + written_before ≤ should; nothing negative;
  these inconsistent, the two majorities are still judged by what is written;
- secret_ballot, quorum, majority are asked of step 15 and of step 23 alike;
- extension_approved lengthens the three months of both approvals to six;
- an approver is 党委 or 工委 by name; 党总支, 党组, 支部 and whatever is 临时 is none; asked at 17;
- probation_start is told by step 15; probation_end by step 15 or by the start that is written, so
  that one wrong start is one fault (an extension may or may not be in it);
- the true end is step 15 + 1 year, then + the months of extensions;
- an extension decided on the day of step 23 is that meeting's own result, not one before it;
- conversion_early and _late are told by the true end; result 延长 by the end without extensions;
  取消 may come at any time, and has no party_age; nor has 延长;
- conversion_late: after six months from the end (the sixth month's day itself is in time);
  where the member came from elsewhere and it was deferred, deferral_6_months instead;
- party_age is the true end, booked on 24;
- missing_document is booked on the step the paper belongs to, of several the first;
- order: a step dated before the dated step next below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from tests.oracle.trying.days import day_of, plus_months, plus_years, words

Case = Mapping[str, Any]
Fault = tuple[int, str]
Days = Mapping[int, date]
WARNINGS = {"training_short", "leaving_within_3_months", "conversion_late"}
OPINIONS = {"党小组", "培养联系人", "党员", "群众"}
KEPT = ("入党志愿书", "入党申请书", "政治审查材料", "转正申请书", "培养教育考察材料")
SHORT = {"申请书": "入党申请书", "政审材料": "政治审查材料", "培养考察材料": "培养教育考察材料"}
PAPERS = {
    1: ("入党申请书", "申请书"),
    2: ("谈话记录",),
    3: ("推荐意见", "推优意见", "推荐/推优意见", "支委会记录"),
    4: ("申请人情况", "推荐情况", "支委会意见"),
    5: ("联系人登记",),
    6: ("培养考察记录", "集中培训证明", "培养考察材料", "培养教育考察材料"),
    7: ("听取意见记录",),
    8: ("备案表",),
    9: ("介绍人登记",),
    10: ("政审结论性材料", "函调", "外调", "函调/外调", "政审材料", "政治审查材料"),
    11: ("结业证明", "签到"),
    12: ("审查意见", "群众意见"),
    13: ("预审书面结果",),
    14: ("入党志愿书", "《中国共产党入党志愿书》", "中国共产党入党志愿书"),
    15: ("决议", "票决记录", "会议记录"),
    16: ("谈话意见",),
    17: ("审批意见", "党委会记录"),
    19: ("编组记录",),
    20: ("宣誓记录",),
    21: ("考察记录",),
    22: ("转正申请书",),
}


def faults(case: Case) -> set[Fault]:
    """findings, a set: step and rule."""
    days = dict(dated(case))
    return {
        *applying(case, days),
        *cultivating(case, days),
        *preparing(case, days),
        *accepting(case, days),
        *confirming(case, days),
        *papers(case, days),
        *missing_steps(days),
        *out_of_order(days),
    }


def severity(rule: str) -> str:
    """应当/必须 broken → error, 一般 broken → warning."""
    return "warning" if rule in WARNINGS else "error"


def dated(case: Case) -> Iterator[tuple[int, date]]:
    """Step number and day of each step that was reached."""
    for key, value in (case.get("dates") or {}).items():
        day = day_of(value)
        if day is not None and key[:2].isdigit():
            yield int(key[:2]), day


def reached(days: Days, step: int) -> bool:
    """Whether this step or a later one has a date."""
    return any(other >= step for other in days)


def done_or_due(case: Case, days: Days, step: int) -> date | None:
    """The step's day; of a dossier that stops before it, the day on which it is judged."""
    if step in days:
        return days[step]
    return None if reached(days, step) else day_of(case.get("as_of"))


def missing_steps(days: Days) -> Iterator[Fault]:
    """A null step is a fault only when a later step has a date."""
    for step in range(1, 26):
        if step not in days and reached(days, step):
            yield step, "missing_step"


def out_of_order(days: Days) -> Iterator[Fault]:
    """order (booked on the later-numbered step)."""
    steps = sorted(days)
    for before, after in pairwise(steps):
        if days[after] < days[before]:
            yield after, "order"


def applying(case: Case, days: Days) -> Iterator[Fault]:
    """Steps 1 and 2: age(apply_date)>=18; talk_date<=apply_date+1 month."""
    birth = day_of(case.get("birth"))
    if 1 not in days:
        return
    if birth is not None and days[1] < plus_years(birth, 18):
        yield 1, "age_18"
    talk = done_or_due(case, days, 2)
    if talk is not None and talk > plus_months(days[1], 1):
        yield 2, "talk_within_1_month"


def cultivating(case: Case, days: Days) -> Iterator[Fault]:
    """Steps 5 to 7."""
    contacts = case.get("contacts")
    if contacts is not None and 5 in days:
        if not 1 <= len(contacts) <= 2:
            yield 5, "contacts_1_2"
        if any(one.get("full_member") is False for one in contacts):
            yield 5, "contact_full_member"
    if review_gap(case, days):
        yield 6, "review_gap_6_months"
    if 3 in days and 7 in days and days[7] < plus_years(days[3], 1):
        yield 7, "cultivation_1_year"
    heard = case.get("opinions_heard")
    if heard is not None and 7 in days and not set(heard) >= OPINIONS:
        yield 7, "opinions_4"


def review_gap(case: Case, days: Days) -> bool:
    """Gaps of reviews run from step 3 through the reviews to step 7; max_gap<=6 months."""
    end = done_or_due(case, days, 7)
    if case.get("reviews") is None or 3 not in days or end is None:
        return False
    seen = [day for day in map(day_of, case["reviews"]) if day and days[3] <= day <= end]
    points = [days[3], *sorted(seen), end]
    return any(later > plus_months(early, 6) for early, later in pairwise(points))


def preparing(case: Case, days: Days) -> Iterator[Fault]:
    """Steps 9 to 11."""
    sponsors = case.get("sponsors")
    if sponsors is not None and 9 in days:
        if len(sponsors) != 2:
            yield 9, "sponsors_2"
        if any(one.get("full_member") is False for one in sponsors):
            yield 9, "sponsor_full_member"
        if any(one.get("rights_suspended") is True for one in sponsors):
            yield 9, "sponsor_rights"
    review = case.get("political_review")
    if review is not None and 10 in days:
        if review.get("conclusion") != "合格":
            yield 10, "political_review"
        if review.get("floating") and not both_places(review.get("opinions") or []):
            yield 10, "floating_opinions"
    training = case.get("training")
    if training is not None and 11 in days and short(training):
        yield 11, "training_short"


def both_places(opinions: list[str]) -> bool:
    """流动人员: opinions⊇{户籍地,居住地党组织}."""
    return all(any(place in one for one in opinions) for place in ("户籍地", "居住地"))


def short(training: Case) -> bool:
    """days>=3 or hours>=24."""
    return (training.get("days") or 0) < 3 and (training.get("hours") or 0) < 24


def accepting(case: Case, days: Days) -> Iterator[Fault]:
    """Steps 13 to 17."""
    yield from prereview(case, days)
    if 15 in days:
        yield from vote(case, 15)
    yield from approval(case, days, 17)
    approver = words((case.get("approval") or {}).get("approver"))
    if approver and 17 in days and not may_approve(approver):
        yield 17, "approver"


def prereview(case: Case, days: Days) -> Iterator[Fault]:
    """result=='合格'; warn if planned_leave_date<now+3 months."""
    found = case.get("prereview")
    if found is None or 13 not in days:
        return
    if found.get("result") != "合格":
        yield 13, "prereview_result"
    leave = day_of(found.get("planned_leave"))
    if leave is not None and leave < plus_months(days[13], 3):
        yield 13, "leaving_within_3_months"


def vote(case: Case, step: int) -> Iterator[Fault]:
    """The two majorities of 应到, the figures of the count, the secret ballot."""
    told = (case.get("votes") or {}).get(str(step)) or {}
    should, present, agree = told.get("should"), told.get("present"), told.get("agree")
    if should is not None and present is not None and not present * 2 > should:
        yield step, "quorum"
    if should is not None and agree is not None:
        written = told.get("written_before") or 0
        if not (agree + written) * 2 > should:
            yield step, "majority"
    if not consistent(told):
        yield step, "votes_consistent"
    if told.get("secret") is False:
        yield step, "secret_ballot"


def consistent(told: Case) -> bool:
    """Every voter present agreed, disagreed or abstained; nobody was there who should not be."""
    keys = ("agree", "against", "abstain", "present", "should", "written_before")
    known = {key: told[key] for key in keys if told.get(key) is not None}
    if any(number < 0 for number in known.values()):
        return False
    present, should = known.get("present"), known.get("should")
    cast = [known[key] for key in ("agree", "against", "abstain") if key in known]
    if present is not None and ((len(cast) == 3 and sum(cast) != present) or sum(cast) > present):
        return False
    return present is None or should is None or present + known.get("written_before", 0) <= should


def approval(case: Case, days: Days, step: int) -> Iterator[Fault]:
    """Three months run from the report; extended → six; approval_6_months alone, where both."""
    told = case.get("approval") or {}
    report = day_of(told.get("15_reported" if step == 17 else "23_reported"))
    approved = done_or_due(case, days, step)
    if report is None or approved is None:
        return
    if approved > plus_months(report, 6):
        yield step, "approval_6_months"
    elif approved > plus_months(report, 3) and not told.get("extension_approved"):
        yield step, "approval_3_months"


def may_approve(approver: str) -> bool:
    """党委(工委), not 党总支/党组/临时党组织."""
    wrong = ("临时", "总支", "党组", "支部")
    return any(word in approver for word in ("党委", "工委", "委员会")) and not any(
        word in approver for word in wrong
    )


def extensions(case: Case) -> list[Case]:
    """Each 延长 of the probation."""
    return list(case.get("extensions") or [])


def earlier(case: Case, days: Days) -> Iterator[Case]:
    """The extensions that the meeting of step 23 did not decide itself."""
    for one in extensions(case):
        decided = day_of(one.get("decided_on"))
        if decided is None or 23 not in days or decided < days[23]:
            yield one


def first_end(days: Days) -> date | None:
    """预备期 counts from 支部大会通过日 (step 15)."""
    return plus_years(days[15], 1) if 15 in days else None


def true_end(case: Case, days: Days) -> date | None:
    """The end of probation with its extensions."""
    end = first_end(days)
    for one in earlier(case, days):
        if end is not None:
            end = plus_months(end, one.get("months") or 0)
    return end


def confirming(case: Case, days: Days) -> Iterator[Fault]:
    """Steps 21 to 24."""
    yield from probation(case, days)
    for one in extensions(case):
        if one.get("months") is not None and not 6 <= one["months"] <= 12:
            yield 23, "extension_months"
    if len(extensions(case)) > 1:
        yield 23, "extension_twice"
    yield from conversion(case, days)
    if 23 in days:
        yield from vote(case, 23)
    yield from approval(case, days, 24)


def probation(case: Case, days: Days) -> Iterator[Fault]:
    """probation_start==step15.date; probation_end==start+1 year."""
    told = case.get("probation") or {}
    start, end = day_of(told.get("start")), day_of(told.get("end"))
    if start is not None and 15 in days and start != days[15]:
        yield 21, "probation_start"
    if start is None or end is None or 15 not in days:
        return
    months = sum(one.get("months") or 0 for one in extensions(case))
    ends = {
        end_of
        for begun in (start, days[15])
        for end_of in (
            plus_years(begun, 1),
            plus_months(plus_years(begun, 1), months),
            plus_months(begun, 12 + months),
        )
    }
    if end not in ends:
        yield 21, "probation_end"


def conversion(case: Case, days: Days) -> Iterator[Fault]:
    """Not before the end of probation, nor six months after it."""
    told = case.get("conversion") or {}
    result = words(told.get("result"))
    end = first_end(days) if result == "延长" else true_end(case, days)
    if end is None:
        return
    if 23 in days and days[23] < end and result != "取消":
        yield 23, "conversion_early"
    discussed = done_or_due(case, days, 23)
    if deferred_too_long(told, end, discussed):
        yield 23, "deferral_6_months"
    elif discussed is not None and discussed > plus_months(end, 6):
        yield 23, "conversion_late"
    age = day_of(told.get("party_age_from"))
    if age is not None and age != end and result not in {"取消", "延长"}:
        yield 24, "party_age"


def deferred_too_long(told: Case, end: date, discussed: date | None) -> bool:
    """转入的预备党员: 转正讨论 may be delayed ≤6 months."""
    deferred = told.get("deferred")
    if not told.get("transferred_in") or not deferred:
        return False
    if isinstance(deferred, int) and not isinstance(deferred, bool):
        return deferred > 6
    until = day_of(deferred) if isinstance(deferred, str) else None
    return any(day is not None and day > plus_months(end, 6) for day in (until, discussed))


def papers(case: Case, days: Days) -> Iterator[Fault]:
    """materials_missing; all 5 archived."""
    for paper in case.get("materials_missing") or []:
        yield step_of(paper), "missing_document"
    archived = case.get("archived")
    if archived is not None and 25 in days:
        there = {SHORT.get(words(one), words(one)) for one in archived}
        if not there >= set(KEPT):
            yield 25, "archive_5"


def step_of(paper: object) -> int:
    """The step a paper belongs to; 25 when none is told."""
    text = words(paper)
    if text[:2].isdigit():
        return int(text[:2])
    return next((step for step, known in PAPERS.items() if text in known), 25)
