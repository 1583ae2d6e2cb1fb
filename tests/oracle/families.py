"""What each figure counts, as tables: a model, its day, which rows, how they fold.

FLOWS happened on a day in the period, where the organization then stood. STOCKS are there on the
period's last day. PEOPLE are members enrolled on the last day. MONTHLY belong to the period's
months. A fold takes the rows and gives the number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

Rows = Sequence[Any]
Keep = Callable[[Any], bool]
Fold = Callable[[Rows], Fraction | int | None]


def total(name: str, divisor: int = 1) -> Fold:
    def fold(rows: Rows) -> Fraction | None:
        return Fraction(sum(getattr(one, name) for one in rows), divisor) if rows else None

    return fold


def different(*names: str) -> Fold:
    return lambda rows: len({tuple(getattr(one, name) for name in names) for one in rows})


def ratio(above: str, below: str) -> Fold:
    def fold(rows: Rows) -> Fraction | None:
        whole = sum(getattr(one, below) for one in rows)
        return Fraction(100 * sum(getattr(one, above) for one in rows), whole) if whole else None

    return fold


def mean(name: str) -> Fold:
    return lambda rows: (
        Fraction(sum(getattr(one, name) for one in rows), len(rows)) if rows else None
    )


def any_row(_: Any) -> bool:
    return True


def has(**values: object) -> Keep:
    """Keep rows whose fields are so; a tuple lists what is allowed; `a__b` looks through a relation."""

    def keep(row: Any) -> bool:
        for path, wanted in values.items():
            found = row
            for name in path.split("__"):
                found = getattr(found, name)
            if found not in (wanted if isinstance(wanted, tuple) else (wanted,)):
                return False
        return True

    return keep


def there(row: Any, day: date) -> bool:
    """In being on a day: from `since` up to, not including, `until`."""
    return row.since <= day < row.until


def site(checkpoint: Any) -> tuple[str, str, int]:
    """What tells households apart: the community, or the checkpoint that serves none."""
    community = checkpoint.community
    return checkpoint.district, community, 0 if community else checkpoint.pk


def came(row: Any) -> bool:
    """Whether it was a member, enrolled on the day of the shift or donation, who did it."""
    day = getattr(row, "worked_on", None) or row.donated_on
    return row.member is not None and row.member.admitted_on <= day < row.member.left_on


MEETING, HELD = "meetings.Meeting", "held_on"
STUDY = ("中心组学习", "支部集中学习", "专题研讨", "大讨论")
LIFE = ("支部党员大会", "支部委员会", "党小组会", "党课", "主题党日", "组织生活会", "民主生活会")
BUSINESS = ("支部党员大会", "支部委员会", "党小组会", "党委会", "党组会", "工作会议")
LEARNED = "learning.CourseAttendance", "course__began_on"
WORKED = has(worked=True)
GRAIN = ("原粮", "成品粮")

# figure: (model, day, keep, fold)
FLOWS: dict[str, tuple[str, str, Keep, Fold]] = {
    **{
        f"{name}次数": (MEETING, HELD, has(kind=kind), len)
        for name, kind in {
            "中心组学习": "中心组学习", "支部集中学习": "支部集中学习", "党课": "党课",
            "支部党员大会": "支部党员大会", "支委会": "支部委员会", "党小组会": "党小组会",
            "主题党日": "主题党日", "组织生活会": "组织生活会", "大讨论活动": "大讨论",
            "廉政教育": "廉政教育", "警示教育": "警示教育", "纪念活动": "纪念活动",
        }.items()
    },
    "中心组专题研讨次数": (MEETING, HELD, has(kind="中心组学习", form="专题研讨"), len),
    "专题研讨次数": (MEETING, HELD, lambda m: "专题研讨" in (m.kind, m.form), len),
    "领导讲党课次数": (MEETING, HELD, has(kind="党课", given_by_leader=True), len),
    "情景互动党课次数": (MEETING, HELD, has(kind="党课", form="情景互动"), len),
    "党建会议次数": (MEETING, HELD, has(studied_party_building=True), len),
    "意识形态专题研究次数": (MEETING, HELD, has(studied_ideology=True), len),
    "第一议题学习次数": (MEETING, HELD, has(opened_with_first_topic=True), len),
    "领学次数": (MEETING, HELD, lambda m: m.kind in STUDY and m.lead_reader_id, len),
    "专家辅导场次": (MEETING, HELD, lambda m: bool(m.outside_expert), len),
    "支部集中学习人次": (MEETING, HELD, has(kind="支部集中学习"), total("present")),
    "党课听课人次": (MEETING, HELD, has(kind="党课"), total("present")),
    "主题党日参加人次": (MEETING, HELD, has(kind="主题党日"), total("present")),
    "廉政教育人次": (MEETING, HELD, has(kind="廉政教育"), total("present")),
    "活动参加人次": (MEETING, HELD, lambda m: m.kind not in BUSINESS, total("present")),
    "党员参学率": (MEETING, HELD, has(kind=STUDY + LIFE), ratio("present", "expected")),
    "中心组发言人次": ("meetings.Speech", "meeting__held_on", has(meeting__kind="中心组学习"), len),
    "双重组织生活人次": (
        "meetings.Attendance", "meeting__held_on", has(as_ordinary_member=True, state="出席"), len,
    ),
    "民主评议党员人数": ("meetings.MemberAppraisal", "appraised_on", any_row, different("member_id")),
    "评议优秀党员数": (
        "meetings.MemberAppraisal", "appraised_on", has(grade="优秀"), different("member_id"),
    ),
    "谈心谈话人次": ("meetings.HeartTalk", HELD, any_row, len),
    "党务培训人次": (
        *LEARNED, lambda a: a.category == "党务工作者" and a.course.kind != "读书班", len,
    ),
    "党员培训人次": (
        *LEARNED, lambda a: a.member_id is not None and a.course.kind != "读书班", len,
    ),
    "发展党员培训人次": (*LEARNED, has(course__kind="发展对象培训"), len),
    "积极分子培训人次": (*LEARNED, has(category="积极分子"), len),
    "培训班次数": (
        "learning.Course", "began_on", lambda c: c.kind != "读书班" and not c.outside_organizer, len,
    ),
    "读书班期数": (
        "learning.Course", "began_on", lambda c: c.kind == "读书班" and not c.outside_organizer, len,
    ),
    "网上答题人次": ("learning.QuizAttempt", "attempted_on", has(quiz__online=True), len),
    "测试平均分": ("learning.QuizAttempt", "attempted_on", any_row, mean("score")),
    "知识竞赛次数": ("learning.Quiz", HELD, has(kind=("知识竞赛", "测试")), len),
    "心得体会篇数": ("learning.Reflection", "handed_in_on", any_row, len),
    "调研文章篇数": ("learning.Article", "finished_on", any_row, len),
    "宣讲场次": ("learning.Talk", HELD, any_row, len),
    "荣誉数": ("organizations.Honour", "granted_on", any_row, len),
    "受表彰人数": ("members.Commendation", "granted_on", any_row, different("member_id")),
    "星级党员数": ("members.StarRating", "rated_on", any_row, different("member_id")),
    "五星党员数": ("members.StarRating", "rated_on", has(stars=5), different("member_id")),
    "联系点指导次数": ("members.Visit", "visited_on", any_row, len),
    "入党申请人数": ("admissions.Step", "done_on", has(number=1, passed=True), len),
    "大额党费金额": (
        "dues.Payment", "paid_on",
        lambda p: p.kind == "自愿一次性大额" and p.amount_fen >= 1000_00, total("amount_fen", 100),
    ),
    "党费支出金额": ("dues.Spending", "spent_on", any_row, total("amount_fen", 100)),
    "制定文件数": ("duties.IssuedDocument", "issued_on", any_row, len),
    "学习计划数": ("duties.IssuedDocument", "issued_on", has(kind="学习计划"), len),
    "督导检查次数": ("duties.Inspection", "inspected_on", any_row, len),
    "发现问题数": ("duties.Problem", "found_on", any_row, len),
    "述职评议书记人数": ("duties.Appraisal", "appraised_on", any_row, different("member_id")),
    "述职评议好等次数": ("duties.Appraisal", "appraised_on", has(grade="好"), different("member_id")),
    "廉政提醒次数": ("duties.IntegrityReminder", "issued_on", any_row, len),
    "廉政谈话人次": ("duties.IntegrityTalk", "talked_on", any_row, len),
    "意见建议条数": ("duties.Suggestion", "collected_on", any_row, len),
    "请假人次": ("attendance.Leave", "approved_on", has(cancelled_on=None), len),
    "公差人次": ("attendance.Trip", "registered_on", any_row, len),
    "值守人次": ("posts.Shift", "worked_on", WORKED, len),
    "卡点值守天数": ("posts.Shift", "worked_on", WORKED, different("worked_on")),
    "防控卡点数": ("posts.Shift", "worked_on", WORKED, different("checkpoint_id")),
    "参与值守党员数": (
        "posts.Shift", "worked_on", lambda s: s.worked and came(s), different("member_id"),
    ),
    "排查住户数": (
        "posts.HouseholdCheck", "checked_on", any_row,
        lambda rows: len({(*site(c.checkpoint), c.household) for c in rows}),
    ),
    "排查人员数": (
        "posts.HouseholdCheck", "checked_on", any_row,
        lambda rows: sum({
            (*site(c.checkpoint), c.household): c.people
            for c in sorted(rows, key=lambda one: one.people)
        }.values()) if rows else None,
    ),
    "志愿服务人次": ("posts.VolunteerAttendance", "activity__held_on", any_row, len),
    "捐款金额": ("posts.Donation", "donated_on", any_row, total("amount_fen", 100)),
    "捐款党员数": ("posts.Donation", "donated_on", came, different("member_id")),
    "办实事项目数": ("posts.PracticalThing", "undertaken_on", any_row, len),
    "服务群众人次": ("posts.ResidentService", "served_on", any_row, total("people")),
    "慰问人数": ("posts.ComfortVisit", "visited_on", any_row, total("people")),
    "慰问金额": ("posts.ComfortVisit", "visited_on", any_row, total("amount_fen", 100)),
    "储备粮轮换量": (
        "supply.Rotation", "rotated_on", has(direction="轮出", kind=GRAIN), total("kg", 1000),
    ),
    "粮食购入量": ("supply.Purchase", "bought_on", has(kind=GRAIN), total("kg", 1000)),
    "粮情监测次数": ("supply.GrainReading", "read_on", any_row, len),
    "价格监测次数": ("supply.PriceReading", "read_on", any_row, len),
    "价格监测品种数": ("supply.PriceReading", "read_on", any_row, different("commodity")),
    "市场巡查次数": ("supply.MarketPatrol", "patrolled_on", any_row, len),
    "巡查人次": ("supply.MarketPatrol", "patrolled_on", any_row, total("people")),
    "党建信息上报数": ("bulletins.Bulletin", "submitted_on", any_row, len),
    "党建信息采用数": ("bulletins.Bulletin", "adopted_on", any_row, len),
    "简报期数": ("bulletins.Briefing", "published_on", any_row, len),
    "文件材料共享数": ("library.Document", "published_on", any_row, len),
}  # fmt: skip

# figure: (which kinds, which natures)
OFFICES = ("机关", "企业", "事业", "离退休")
ORGANIZATIONS: dict[str, Keep] = {
    "党组织总数": lambda o: o.kind != "单位",
    "党支部数": has(kind="党支部"),
    "机关支部数": has(kind="党支部", nature="机关"),
    "企业支部数": has(kind="党支部", nature="企业"),
    "离退休支部数": has(kind="党支部", nature="离退休"),
    "在职支部数": has(kind="党支部", nature=("机关", "企业", "事业")),
    "党总支数": has(kind="党总支"),
    "党小组数": has(kind="党小组"),
    "基层党委数": has(kind=("党委", "机关党委")),
}

# figure: (model, who holds on a day, fold)
STOCKS: dict[str, tuple[str, Callable[[Any, date], bool], Fold]] = {
    "党组织书记人数": (
        "members.Post", lambda p, day: p.is_secretary and there(p, day), different("member_id"),
    ),
    "党务工作者人数": ("members.Post", there, different("member_id")),
    "党建联系点数": ("members.ContactPoint", there, different("organization_id")),
    "志愿服务队数": ("posts.VolunteerTeam", there, len),
    "库点数": ("supply.Warehouse", there, len),
}  # fmt: skip

HIGHER = ("研究生", "大学本科", "大学专科")


def age(birth_no: int, day: date) -> int:
    """Whole years on a day; a month or day that is not known counts from its first."""
    year, month, of_month = birth_no // 10000, birth_no // 100 % 100, birth_no % 100
    return day.year - year - ((day.month, day.day) < (month or 1, of_month or 1))


# figure: a member on a day
PEOPLE: dict[str, Callable[[Any, date], bool]] = {
    "党员总数": lambda m, day: True,
    "正式党员数": lambda m, day: m.confirmed_on is not None and m.confirmed_on <= day,
    "预备党员数": lambda m, day: m.confirmed_on is None or m.confirmed_on > day,
    "女党员数": lambda m, day: m.sex == "女",
    "男党员数": lambda m, day: m.sex == "男",
    "少数民族党员数": lambda m, day: m.nationality not in ("汉族", "汉", ""),
    "在职党员数": lambda m, day: m.retired_on is None or m.retired_on > day,
    "离退休党员数": lambda m, day: m.retired_on is not None and m.retired_on <= day,
    "大专以上学历党员数": lambda m, day: m.education in HIGHER,
    "研究生学历党员数": lambda m, day: m.education == "研究生",
    "本科学历党员数": lambda m, day: m.education == "大学本科",
    "专科学历党员数": lambda m, day: m.education == "大学专科",
    "35岁以下党员数": lambda m, day: age(m.birth_no, day) <= 35,
    "流动党员数": lambda m, day: (
        m.floating_since is not None and m.floating_since <= day < m.floating_until
    ),
}

# figure: a member received in the period
RECEIVED: dict[str, Callable[[Any, date], bool]] = {
    "发展党员数": lambda m, day: True,
    "发展党员中女性数": lambda m, day: m.sex == "女",
    "发展党员中35岁以下数": lambda m, day: age(m.birth_no, day) <= 35,
    "发展党员中大专以上数": lambda m, day: m.education in HIGHER,
}
