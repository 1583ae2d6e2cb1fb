"""The fictional bureau on paper: its organizations and what kind of people each branch has.

Everything here is invented: there is no 云岭市.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dangwu.organizations.models import Kind, Nature

CITY = "云岭市"
BUREAU = "云岭市粮食和物资储备局"
DISTRICT = "青屏区"
COMMUNITY = "听泉社区"
COMMITTEE_FOUNDED = date(2020, 1, 15)
REGROUPED = date(2020, 1, 16)
MERGED = date(2019, 4, 1)
_LONG_AGO = date(2012, 3, 1)
TERM_YEARS = 3


@dataclass(frozen=True)
class Node:
    """An organization: `homes` are the days from which it stood under each parent's key."""

    key: str
    kind: Kind
    nature: Nature
    full_name: str
    document_name: str
    homes: tuple[tuple[date, str], ...]
    other_names: str = ""
    district: str = ""
    has_committee: bool = False
    dissolved: date | None = None

    @property
    def founded(self) -> date:
        """The day it was founded."""
        return self.homes[0][0]


@dataclass(frozen=True)
class Staffing:
    """Who belongs to a branch on the last day: how many, how old, dues bases in yuan."""

    key: str
    size: int
    youngest: int
    oldest: int
    women: float
    base_from: int
    base_to: int
    wage_day: int
    """The day of the month on which its members pay their dues."""


def _branch(
    key: str,
    nature: Nature,
    name: str,
    first: str,
    *,
    other: str = "",
    dissolved: date | None = None,
) -> Node:
    homes = ((_LONG_AGO, first),) if dissolved else ((_LONG_AGO, first), (REGROUPED, "committee"))
    return Node(
        key, Kind.BRANCH, nature, f"中共{BUREAU}{name}", name, homes, other, "", has_committee=True,
        dissolved=dissolved,
    )  # fmt: skip


def _group(branch: str, name: str, number: str, nature: Nature, since: date) -> Node:
    short = f"{name}第{number}党小组"
    key = f"{branch}-{'一二三'.index(number) + 1}"
    return Node(key, Kind.GROUP, nature, f"中共{BUREAU}{short}", short, ((since, branch),))


def _unit(key: str, name: str, district: str) -> Node:
    full = CITY + name
    return Node(
        key, Kind.UNIT, Nature.ENTERPRISE, full, full, ((_LONG_AGO, "bureau"),), name, district
    )


OFFICE, ENTERPRISE, RETIRED = Nature.OFFICE, Nature.ENTERPRISE, Nature.RETIRED
_BUREAU_DAY = date(2009, 4, 1)
NODES = (
    Node("bureau", Kind.UNIT, OFFICE, BUREAU, "市粮食和物资储备局", ((_BUREAU_DAY, ""),),
         "市粮储局、云岭市粮储局", DISTRICT),
    Node("leaders", Kind.LEADING_GROUP, OFFICE, f"中共{BUREAU}党组", "局党组",
         ((_BUREAU_DAY, "bureau"),), "市粮食和物资储备局党组"),
    Node("general", Kind.GENERAL_BRANCH, OFFICE, f"中共{BUREAU}机关总支部委员会", "局机关党总支",
         ((_LONG_AGO, "bureau"),), "机关党总支", has_committee=True, dissolved=REGROUPED),
    Node("committee", Kind.OFFICE_COMMITTEE, OFFICE, f"中共{BUREAU}机关委员会", "局机关党委",
         ((COMMITTEE_FOUNDED, "bureau"),), "市粮食和物资储备局机关党委", has_committee=True),
    _unit("depot-unit", "第一粮库", "澄湖区"),
    _unit("trade-unit", "粮油购销有限公司", "青屏区"),
    _unit("stores-unit", "应急物资储运有限公司", "鹿鸣区"),
    _branch("office1", OFFICE, "机关第一党支部", "general", other="机关一支部"),
    _branch("office2", OFFICE, "机关第二党支部", "general", other="机关二支部"),
    _branch("office3", OFFICE, "机关第三党支部", "general", other="机关三支部"),
    _branch("depot", ENTERPRISE, "第一粮库党支部", "bureau", other="一粮库党支部"),
    _branch("trade", ENTERPRISE, "粮油购销公司党支部", "bureau", other="购销公司党支部"),
    _branch("stores", ENTERPRISE, "应急物资公司党支部", "bureau", other="物资公司党支部"),
    _branch("retired", RETIRED, "离退休干部党支部", "general", other="离退休党支部、老干部党支部"),
    _branch("canteen", ENTERPRISE, "军粮供应站党支部", "bureau", dissolved=MERGED),
    *(_group("depot", "第一粮库党支部", number, ENTERPRISE, date(2016, 5, 10)) for number in "一二三"),
    *(_group("stores", "应急物资公司党支部", number, ENTERPRISE, date(2017, 3, 8)) for number in "一二"),
    *(_group("retired", "离退休干部党支部", number, RETIRED, date(2018, 9, 12)) for number in "一二"),
)  # fmt: skip

STAFFING = (
    Staffing("office1", 41, 27, 58, 0.34, 4900, 9300, 8),
    Staffing("office2", 43, 25, 58, 0.40, 4600, 8900, 9),
    Staffing("office3", 39, 24, 59, 0.38, 4500, 8700, 10),
    Staffing("depot", 49, 24, 58, 0.22, 2700, 6400, 14),
    Staffing("trade", 47, 25, 57, 0.42, 2600, 6100, 15),
    Staffing("stores", 38, 23, 57, 0.26, 2500, 5900, 16),
    Staffing("retired", 46, 57, 91, 0.35, 2600, 6300, 12),
)
BRANCHES = tuple(staffing.key for staffing in STAFFING)
ELECTING = BRANCHES[:6]
"""The six branches whose terms ended in the first half of 2020."""


def branches_on(day: date) -> tuple[str, ...]:
    """Return the keys of the branches that stood on a day."""
    return BRANCHES if day >= MERGED else (*BRANCHES, "canteen")


def above(day: date) -> str:
    """Return the key of the organization that led the branches on a day."""
    return "committee" if day >= REGROUPED else "general"
