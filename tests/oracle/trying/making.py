"""Seeded cases of dues, meetings, elections and identity numbers: regular ones, and the edges."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracle.trying.days import plus_months
from tests.oracle.trying.ids import check_digit

Case = dict[str, Any]
LIMITS = ("2999.99", "3000", "3000.00", "3000.01", "5000.00", "5000.01", "10000", "10000.01")
ODD = ("4321.00", "4567.89", "7654.32", "0.00", "0.01", "99.99", "1", "123456.78", "3,000.01")
NOTHING = (None, "", " ", "-", "—")
WRONG = ("abc", "-5.00", "面议")


def month(chance: Random) -> str:
    """A month from 2005 to 2027, the first in force and the last before it often."""
    if chance.random() < 0.15:
        return chance.choice(("2008-03", "2008-04", "2020-13", "", "2007-12", "2020-00"))
    return f"{chance.randint(2009, 2027)}-{chance.randint(1, 12):02d}"


def dues(chance: Random) -> Case:
    """Somebody's dues of a month."""
    categories = ["在职", "年薪", "个体", "离退休", "农民", "学生", "下岗失业", "低保"]
    weights = [6, 2, 2, 4, 3, 1, 1, 1]
    base = chance.choice((LIMITS, LIMITS, ODD, NOTHING, WRONG) if chance.random() < 0.4 else (ODD,))
    case: Case = {
        "id": str(chance.random()),
        "category": chance.choices(categories, weights)[0],
        "base_yuan": chance.choice(base),
        "month": month(chance),
    }
    if chance.random() < 0.5:
        case["base_yuan"] = chance.choice(LIMITS)
    if chance.random() < 0.02:
        case["category"] = "待业"
    if case["category"] == "农民":
        agreed = ("0.20", "0.19", "0.2", "0.50", "1.00", "1", "1.01", "5", None, "", "-", "x")
        case["agreed_yuan"] = chance.choice(agreed)
    if chance.random() < 0.35:
        _join(case, chance)
    if chance.random() < 0.35:
        case["waiver"] = waiver(case["month"], chance)
    return case


def _join(case: Case, chance: Random) -> None:
    """A branch meeting about the month, and the days that must not be mistaken for it."""
    near = case["month"] if len(case["month"]) == 7 else "2020-05"
    year, number = int(near[:4]), max(1, min(12, int(near[5:])))
    since = plus_months(date(year, number, chance.choice((1, 15, 28))), chance.randint(-2, 2))
    if chance.random() < 0.3:
        since = plus_months(date(since.year, since.month, 1), 1) - timedelta(1)
    case["member_since"] = str(since)
    case["approved_on"] = str(plus_months(since, 2))
    case["oath_on"] = str(plus_months(since, 3))


def waiver(of: str, chance: Random) -> Case:
    """A waiver about the month, with or without what makes it hold."""
    year = int(of[:4]) if of else 2020
    decided = date(year, chance.randint(1, 3), 28)
    first, last = sorted((chance.randint(1, 12), chance.randint(1, 12)))
    kind = chance.choice(("免交", "少交"))
    return {
        "kind": kind,
        "amount_yuan": None if kind == "免交" else chance.choice(("5.00", "10", "0.20")),
        "branch_decided": chance.choice((str(decided), str(decided), str(decided), None)),
        "committee_approved": chance.choice((str(decided + timedelta(9)), str(decided), None)),
        "from": f"{year}-{first:02d}",
        "to": f"{year}-{last:02d}",
    }


def meetings(chance: Random) -> Case:
    """A branch's period with all that was due held, and then some of it not."""
    year = chance.choice((2019, 2020, 2023))
    single = f"{year}-{chance.choice((1, 2, 3, 5, 6, 11, 12)):02d}"
    quarter = f"{year}Q{chance.randint(1, 4)}"
    period = chance.choice((f"{year}H1", f"{year}H2", quarter, str(year), single))
    groups = [f"第{number}党小组" for number in "一二三"[: chance.choice((0, 0, 1, 2, 3))]]
    founded = chance.choice(("2010-07-01", f"{year}-03-01", f"{year}-04-01", f"{year}-02-02", None))
    dissolved = chance.choice((None, None, None, f"{year}-06-30", f"{year}-07-01", f"{year}-09-15"))
    if founded == f"{year}-04-01" and dissolved:
        dissolved = None
    held = list(_held(year, groups, chance))
    for _ in range(chance.choice((0, 0, 1, 2, 3, 8))):
        held.pop(chance.randrange(len(held)))
    chance.shuffle(held)
    case: Case = {
        "id": str(chance.random()),
        "branch": {
            "has_committee": chance.random() < 0.6,
            "groups": groups,
            "founded": founded,
            "dissolved": dissolved,
        },
        "period": period,
        "meetings": held,
    }
    if chance.random() < 0.5:
        case["local_rules"] = {"党课": "quarter"}
    return case


def _held(year: int, groups: list[str], chance: Random) -> list[Case]:
    """One of each kind in each span, first and last days of months often."""

    def day(number: int) -> str:
        last = (plus_months(date(year, number, 1), 1) - timedelta(1)).day
        return str(date(year, number, chance.choice((1, 10, last))))

    found: list[Case] = []
    for number in range(1, 13):
        found += [{"kind": kind, "held_on": day(number)} for kind in ("支部委员会", "主题党日")]
        found += [{"kind": "党小组会", "held_on": day(number), "group": one} for one in groups]
    for first in (1, 4, 7, 10):
        for kind in ("支部党员大会", "党课"):
            found.append({"kind": kind, "held_on": day(first + chance.randint(0, 2))})
    for kind in ("组织生活会", "民主评议党员"):
        found.append({"kind": kind, "held_on": day(chance.choice((11, 12)))})
    return found


def elections(chance: Random) -> Case:
    """A count of ballots, near the limits."""
    eligible = chance.choice((8, 9, 10, 15, 16, 20, 25))
    present = min(eligible, -(-4 * eligible // 5) + chance.choice((-1, 0, 0, 1, 2, 9)))
    kind = chance.choice(("委员差额", "委员差额", "书记等额"))
    seats = 1 if kind == "书记等额" else chance.choice((3, 3, 5, 7))
    surplus = 0 if kind == "书记等额" else -(-seats // 5) + chance.choice((-1, 0, 0, 0, 1))
    names = [f"委员{number:02d}" for number in range(1, seats + surplus + 1)]
    out = present - chance.choice((0, 0, 0, 1))
    back = out + chance.choice((0, 0, 0, -1, 1))
    case: Case = {
        "id": str(chance.random()),
        "kind": kind,
        "eligible": eligible,
        "present": present,
        "candidates": names,
        "seats": seats,
        "ballots_out": out,
        "ballots_in": back,
        "written_in": [],
    }
    if chance.random() < 0.5:
        case["ballot_groups"] = _ballots(names, seats, back, chance)
    else:
        case["votes"] = _votes(names, seats, min(back, out), eligible, chance)
    return _impossible(case, chance) if chance.random() < 0.12 else case


def _ballots(names: list[str], seats: int, back: int, chance: Random) -> list[Case]:
    """Raw ballots, as many as came back; some name too many, some a name off the list."""
    groups: list[Case] = []
    while back:
        count = min(back, chance.randint(1, max(1, back // 2)))
        marked = min(len(names), seats + chance.choice((0, 0, 0, -1, 1)))
        chosen = chance.sample(names, max(0, marked))
        if chance.random() < 0.1 and chosen:
            chosen[0] = "另选甲"
        groups.append({"count": count, "names": chosen})
        back -= count
    return groups


def _votes(names: list[str], seats: int, good: int, of: int, chance: Random) -> dict[str, int]:
    """Votes about the majority, not more than the ballots can hold."""
    left, found = good * seats, {}
    for name in names:
        half = of // 2 + chance.choice((-1, 0, 0, 1, 1, 2, 2, 3))
        found[name] = max(0, min(left, half, good))
        left -= found[name]
    return found


def _impossible(case: Case, chance: Random) -> Case:
    """A figure that cannot be."""
    what = chance.choice(("present", "ballots_out", "votes", "missing", "negative"))
    if what == "present":
        case["present"] = case["eligible"] + 1
    elif what == "ballots_out":
        case["ballots_out"] = case["present"] + 1
    elif what == "missing":
        case["eligible"] = None
    elif what == "negative":
        case["ballots_in"] = -1
    elif "votes" in case:
        case["votes"][case["candidates"][0]] = case["ballots_in"] + 1
    else:
        case["ballot_groups"].append({"count": 1, "names": []})
    return case


def ids(chance: Random) -> Case:
    """A number, whole or damaged, beside what the roster says."""
    today = date(2026, 11, 24)
    born = today - timedelta(chance.randint(0, 40000))
    born = chance.choice((born, born, date(1949, 12, 31), date(2000, 2, 29), date(1986, 12, 31)))
    district = chance.choice(("110105", "440308", "210102", "130503", "659001"))
    text = f"{district}{born:%Y%m%d}{chance.randint(0, 999):03d}"
    number = text + check_digit(text)
    sex = "男" if int(number[16]) % 2 else "女"
    case: Case = {"case": str(chance.random()), "id": number}
    if chance.random() < 0.7:
        case["roster"] = {"birth": str(born), "sex": sex}
        if chance.random() < 0.3:
            case["roster"]["birth"] = str(born + timedelta(chance.choice((1, -1, 365))))
        if chance.random() < 0.3:
            case["roster"]["sex"] = "男" if sex == "女" else "女"
    return _damaged(case, chance) if chance.random() < 0.6 else case


def _damaged(case: Case, chance: Random) -> Case:
    """Written otherwise, or wrong."""
    number = case["id"]
    swapped = number[:9] + number[10] + number[9] + number[11:]
    for impossible in ("20010229", "20001301", "20000431", "20991231", "00000000"):
        if chance.random() < 0.1:
            text = number[:6] + impossible + number[14:17]
            case["id"] = text + check_digit(text)
            return case
    case["id"] = chance.choice(
        (
            number.lower(),
            f"  {number} ",
            f"{number[:6]} {number[6:14]} {number[14:]}",
            "".join(chr(ord(sign) + 0xFEE0) for sign in number),
            number[:17] + ("0" if number[17] != "0" else "1"),
            swapped,
            number[:17],
            number + "0",
            number[:6] + number[8:17],
            float(number[:17] + "0"),
            f"{float(number[:17] + '0'):.13e}",
            number[:4] + "*" * 11 + number[15:],
            None,
            "",
            "-",
        )
    )
    return case
