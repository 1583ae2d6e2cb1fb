"""Seeded dossiers: a regular one, and then one to three things broken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracle.trying.days import plus_months, plus_years

Case = dict[str, Any]
DAY = timedelta(1)
STEPS = [
    "递交入党申请书",
    "党组织派人谈话",
    "推荐和确定入党积极分子",
    "上级党委备案",
    "指定培养联系人",
    "培养教育考察",
    "确定发展对象",
    "报上级党委备案",
    "确定入党介绍人",
    "进行政治审查",
    "开展集中培训",
    "支部委员会审查",
    "上级党委预审",
    "填写入党志愿书",
    "支部大会讨论",
    "上级党委派人谈话",
    "上级党委审批",
    "再上一级组织部门备案",
    "编入党支部和党小组",
    "入党宣誓",
    "继续教育考察",
    "提出转正申请",
    "支部大会讨论",
    "上级党委审批",
    "材料归档",
]
KEYS = [f"{number:02d} {name}" for number, name in enumerate(STEPS, 1)]


def key(step: int) -> str:
    """The key of a step among the dates."""
    return KEYS[step - 1]


def day(case: Case, step: int) -> date:
    """The day of a step that was reached."""
    return date.fromisoformat(case["dates"][key(step)])


def dossier(chance: Random) -> Case:
    """A case: regular, broken in one to three ways, or still in progress."""
    case = regular(chance)
    if chance.random() < 0.25:
        stop(case, chance)
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
        try:
            chance.choice(BREAKS)(case, chance)
        except (KeyError, TypeError, ValueError, IndexError):
            continue  # that step was not reached, or is broken already
    return case


def regular(chance: Random) -> Case:
    """A dossier that keeps every limit, often to the day."""
    first = chance.choice(
        (date(2016, 2, 29), date(2017, 1, 31), date(2018, 1, 10), date(2016, 8, 31))
    )
    if chance.random() < 0.5:
        first = date(2015, 1, 1) + timedelta(chance.randint(0, 1500))
    days = {1: first, 2: chance.choice((plus_months(first, 1), first + 9 * DAY, first))}
    days[3] = plus_months(days[2], chance.choice((0, 1, 5)))
    days[4] = days[3] + chance.choice((0, 5)) * DAY
    days[5] = days[4] + 3 * DAY
    days[6] = days[5] + 30 * DAY
    days[7] = plus_years(days[3], 1) + chance.choice((0, 0, 1, 20)) * DAY
    for step in range(8, 16):
        days[step] = days[step - 1] + chance.choice((1, 3, 12)) * DAY
    days[16] = days[15] + 10 * DAY
    days[17] = days[16] + 15 * DAY
    for step in (18, 19, 20, 21):
        days[step] = days[step - 1] + chance.choice((1, 4)) * DAY
    end = plus_years(days[15], 1)
    days[22] = end - chance.choice((0, 7)) * DAY
    days[23] = end + chance.choice((0, 0, 1, 20)) * DAY
    days[24] = days[23] + 25 * DAY
    days[25] = days[24] + 10 * DAY
    birth = plus_years(days[1], -chance.choice((19, 25, 40)))
    if chance.random() < 0.3:
        birth = chance.choice((plus_years(days[1], -18), date(1996, 2, 29), date(1999, 1, 31)))
        if plus_years(birth, 18) > days[1]:
            birth = plus_years(days[1], -19)
    return {
        "id": str(chance.random()),
        "rules": "细则2014",
        "birth": str(birth),
        "dates": {key(step): str(days[step]) for step in range(1, 26)},
        **_around(days, end, chance),
    }


def _around(days: dict[int, date], end: date, chance: Random) -> Case:
    """All but the dates."""
    person = {"full_member": True, "rights_suspended": False}
    contacts = [{"name": "培甲", **person}, {"name": "培乙", **person}][: chance.choice((1, 2))]
    review = plus_months(days[3], 6)
    floating = chance.random() < 0.2
    return {
        "reviews": [str(review)] + ([str(plus_months(review, 6))] if days[7] > review else []),
        "contacts": contacts,
        "sponsors": [{"name": "介甲", **person}, {"name": "介乙", **person}],
        "opinions_heard": ["党小组", "培养联系人", "党员", "群众"],
        "political_review": {
            "conclusion": "合格",
            "floating": floating,
            "opinions": ["户籍地", "居住地"] if floating else [],
        },
        "training": chance.choice(({"days": 3, "hours": 20}, {"days": 2, "hours": 24})),
        "prereview": {"result": "合格", "planned_leave": None},
        "votes": {"15": count(chance), "23": count(chance)},
        "approval": {
            "15_reported": str(days[15] + 5 * DAY),
            "23_reported": str(days[23] + 3 * DAY),
            "extension_approved": False,
            "approver": chance.choice(("中共某某局机关委员会党委", "某区直属机关工委", "党委")),
        },
        "probation": {"start": str(days[15]), "end": str(end)},
        "extensions": [],
        "conversion": {
            "result": "按期转正",
            "party_age_from": str(end),
            "transferred_in": False,
            "deferred": False,
        },
        "materials_missing": [],
        "archived": ["入党志愿书", "入党申请书", "政治审查材料", "转正申请书", "培养教育考察材料"],
        "as_of": None,
    }


def count(chance: Random) -> Case:
    """A vote that passes, often by one."""
    should = chance.choice((7, 8, 15, 16, 30))
    written = chance.choice((0, 0, 1))
    present = chance.randint(should // 2 + 1, should - written)
    agree = chance.randint(min(present, should // 2 + 1 - written), present)
    against = chance.randint(0, present - agree)
    return {
        "should": should,
        "present": present,
        "agree": agree,
        "against": against,
        "abstain": present - agree - against,
        "written_before": written,
        "written_late": chance.choice((0, 0, 1)),
        "present_probationary": chance.choice((0, 1, 3)),
        "secret": True,
    }


def stop(case: Case, chance: Random) -> None:
    """A dossier still in progress, judged some time after its last step."""
    last = chance.choice((1, 2, 3, 5, 7, 13, 15, 16, 17, 21, 22, 23))
    after = chance.choice((0, 1, 3, 6, 12, 18))
    case["as_of"] = str(plus_months(day(case, last), after) + chance.choice((0, 0, 1)) * DAY)
    for step in range(last + 1, 26):
        case["dates"][key(step)] = None
    case["reviews"] = [one for one in case["reviews"] if one <= case["as_of"]]
    if last < 25:
        case["archived"] = []
    if last < 23:
        case["conversion"] = {}
        del case["votes"]["23"]
        case["approval"]["23_reported"] = None
    if last < 15:
        case["votes"], case["probation"] = {}, {}
        case["approval"]["15_reported"] = None


def _put(case: Case, step: int, to: date) -> None:
    """Move a step that was reached."""
    day(case, step)
    case["dates"][key(step)] = str(to)


def _around_limit(chance: Random) -> timedelta:
    return chance.choice((-1, 0, 1)) * DAY


def young(case: Case, chance: Random) -> None:
    """Born about eighteen years before the application."""
    case["birth"] = str(plus_years(day(case, 1), -18) + _around_limit(chance))


def late_talk(case: Case, chance: Random) -> None:
    """The talk about a month after."""
    _put(case, 2, plus_months(day(case, 1), 1) + _around_limit(chance))


def people(case: Case, chance: Random) -> None:
    """Contacts and sponsors who may not be, too few or too many."""
    which = chance.choice(("contacts", "sponsors"))
    what = chance.choice(("none", "more", "full_member", "rights_suspended", "one"))
    if what == "none":
        case[which] = []
    elif what == "more":
        case[which] = [*case[which], *case[which][:1], {**case[which][0], "name": "丙"}]
    elif what == "one":
        case[which] = case[which][:1]
    else:
        case[which][0] = {**case[which][0], what: what == "rights_suspended"}


def reviews(case: Case, chance: Random) -> None:
    """A review about six months on, or none."""
    case["reviews"] = chance.choice(
        ([], [str(plus_months(day(case, 3), 6) + _around_limit(chance))], case["reviews"][:1])
    )


def cultivation(case: Case, chance: Random) -> None:
    """Named about a year after."""
    _put(case, 7, plus_years(day(case, 3), 1) + _around_limit(chance))


def opinions(case: Case, chance: Random) -> None:
    """An opinion not heard."""
    case["opinions_heard"].pop(chance.randrange(4))


def political(case: Case, chance: Random) -> None:
    """Not passed, or a place that was not asked."""
    review = case["political_review"]
    if chance.random() < 0.5:
        review["conclusion"] = chance.choice(("不合格", "基本合格"))
    else:
        review.update(floating=True, opinions=chance.choice((["户籍地"], ["居住地"], [])))


def training(case: Case, chance: Random) -> None:
    """About three days and 24 hours."""
    case["training"] = {"days": chance.choice((2, 3)), "hours": chance.choice((23, 24, 16))}


def prereview(case: Case, chance: Random) -> None:
    """Not passed, or about to leave."""
    if chance.random() < 0.4:
        case["prereview"]["result"] = "不合格"
    else:
        leave = plus_months(day(case, 13), 3) + _around_limit(chance)
        case["prereview"]["planned_leave"] = str(leave)


def votes(case: Case, chance: Random) -> None:
    """Exactly half, one more, figures that do not add up, not secret."""
    told = case["votes"][chance.choice(("15", "23"))]
    half = told["should"] // 2
    what = chance.choice(("quorum", "majority", "sum", "more", "secret"))
    if what == "quorum":
        told.update(present=half, agree=half, against=0, abstain=0)
    elif what == "majority":
        agree = half + chance.choice((0, 0, 1)) - told["written_before"]
        told.update(agree=agree, against=0, abstain=told["present"] - agree)
    elif what == "sum":
        told["against"] += 1
    elif what == "more":
        told["present"] = told["agree"] = told["should"] + 1
        told["against"] = told["abstain"] = 0
    else:
        told["secret"] = False


def approvals(case: Case, chance: Random) -> None:
    """The report about three or six months before the approval."""
    told, step = case["approval"], chance.choice((17, 24))
    told["extension_approved"] = chance.random() < 0.5
    months = chance.choice((3, 6))
    report = f"{15 if step == 17 else 23}_reported"
    told[report] = str(plus_months(day(case, step), -months) + _around_limit(chance))


def approver(case: Case, chance: Random) -> None:
    """Somebody who may not approve."""
    case["approval"]["approver"] = chance.choice(
        ("党总支", "党组", "临时党委", "党支部", "临时党组织")
    )


def probation(case: Case, chance: Random) -> None:
    """Counted from the oath or the approval, or a year of 365 days."""
    told, start = case["probation"], day(case, 15)
    if chance.random() < 0.6:
        told["start"] = case["dates"][key(chance.choice((17, 20)))]
        told["end"] = str(plus_years(date.fromisoformat(told["start"]), 1))
    else:
        told["end"] = str(start + timedelta(365) + _around_limit(chance))


def extend(case: Case, chance: Random) -> None:
    """Extended by some months, discussed again about the end."""
    months, end = chance.choice((5, 6, 6, 12, 13)), plus_years(day(case, 15), 1)
    later = plus_months(end, months)
    case["extensions"] = [{"decided_on": str(end), "months": months}]
    if chance.random() < 0.2:
        case["extensions"] *= 2
        later = plus_months(later, months)
    case["conversion"]["party_age_from"] = str(later)
    _shift(case, later + chance.choice((-1, 0, 1)) * DAY)


def _shift(case: Case, to: date) -> None:
    """The meeting of step 23 on a day, with what follows it."""
    _put(case, 23, to)
    case["approval"]["23_reported"] = str(to + 3 * DAY)
    for step, after in ((24, 30), (25, 40)):
        if case["dates"][key(step)]:
            _put(case, step, to + after * DAY)


def early(case: Case, chance: Random) -> None:
    """Discussed about the end of probation."""
    _shift(case, plus_years(day(case, 15), 1) + _around_limit(chance))


def late(case: Case, chance: Random) -> None:
    """Discussed about six months after the end; or deferred for one who came from elsewhere."""
    if chance.random() < 0.5:
        case["conversion"].update(transferred_in=True, deferred=True)
    end = plus_years(day(case, 15), 1)
    _shift(case, plus_months(end, 6) + _around_limit(chance))


def party_age(case: Case, chance: Random) -> None:
    """Counted from another day."""
    case["conversion"]["party_age_from"] = case["dates"][key(chance.choice((15, 23, 24)))]


def archive(case: Case, chance: Random) -> None:
    """A paper not there."""
    case["archived"].remove(chance.choice(case["archived"]))


def paper(case: Case, chance: Random) -> None:
    """A document that is missing."""
    case["materials_missing"] = [chance.choice(("谈话记录", "入党志愿书", "转正申请书"))]


def skip(case: Case, chance: Random) -> None:
    """A step without a date, or with a day no calendar has."""
    step = chance.randint(1, 24)
    day(case, step)
    case["dates"][key(step)] = chance.choice((None, None, "", "2019-02-30"))


def swap(case: Case, chance: Random) -> None:
    """Two neighbours in the wrong order."""
    step = chance.choice((4, 5, 8, 9, 10, 11, 12, 13, 14, 16, 18, 19, 20, 22))
    _put(case, step, day(case, step - 1) - DAY)


BREAKS: tuple[Callable[[Case, Random], None], ...] = (
    *(young, late_talk, people, people, reviews, cultivation, opinions, political, training),
    *(prereview, votes, votes, approvals, approvals, approver, probation, extend, early, late),
    *(party_age, archive, paper, skip, skip, swap, swap),
)
