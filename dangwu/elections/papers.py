"""The two requests and the report of an election (两请示一报告) in the official layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dangwu.documents.docx import from_text
from dangwu.elections.changes import count_of
from dangwu.elections.counting import Count
from dangwu.elections.errors import PaperLacks
from dangwu.elections.models import Ballot, BallotKind, Nominee, Plan
from dangwu.elections.terms import TITLES
from dangwu.members.models import Member, Post
from dangwu.organizations.local import rule_known
from dangwu.organizations.models import Election
from dangwu.rules.rule import Version

FIRST, SECOND, REPORT = "first", "second", "report"
_NUMERALS = "一二三四五六七八九十"
_LIST = "以姓氏笔画为序"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what it is called, what it still needs, what it says."""

    key: str
    title: str
    lacks: tuple[str, ...]
    lines: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.title}.docx"

    def made(self) -> bytes:
        """Return the .docx; raises PaperLacks with all that is missing."""
        if self.lacks:
            raise PaperLacks(self.title, self.lacks)
        return from_text(self.lines, name=self.name).package.data


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that an election's papers speak of, read once."""

    election: Election
    plan: Plan
    ballots: tuple[tuple[Ballot, tuple[Nominee, ...], Count], ...]
    posts: tuple[Post, ...]
    today: date

    @property
    def name(self) -> str:
        """The organization as documents name it."""
        return self.election.organization.document_name

    def of(self, kind: str) -> tuple[tuple[Ballot, tuple[Nominee, ...], Count], ...]:
        """Return the ballots of a kind, turn by turn."""
        return tuple(one for one in self.ballots if one[0].kind == kind)


def dossier(election: Election, today: date) -> Dossier:
    """Read an election with its plan, ballots, counts and the posts that came of it."""
    plan = Plan.objects.filter(election=election).first() or Plan(election=election)
    rows = Ballot.objects.filter(election=election).select_related("organization", "election")
    found = []
    for ballot in rows.order_by("kind", "turn", "pk"):
        nominees = Nominee.objects.filter(ballot=ballot).select_related("member")
        found.append((ballot, tuple(nominees.order_by("place", "pk")), count_of(ballot, today)))
    found.sort(key=lambda one: (one[0].kind != BallotKind.COMMITTEE, one[0].turn))
    posts: tuple[Post, ...] = ()
    if election.held_on is not None:
        held = Post.objects.filter(
            organization=election.organization, since__gte=election.held_on, title__in=TITLES
        ).select_related("member")
        posts = tuple(sorted(held, key=lambda one: (TITLES.index(one.title), one.pk)))
    return Dossier(election, plan, tuple(found), posts, today)


def papers(case: Dossier) -> tuple[Paper, ...]:
    """Return the three papers in their order."""
    return (_first(case), _second(case), _report(case))


def _paper(key: str, title: str, lacks: Sequence[str], lines: Iterator[str]) -> Paper:
    return Paper(key, title, tuple(lacks), () if lacks else tuple(lines))


def _percent(case: Dossier, name: str, day: date) -> int | None:
    version = rule_known(name, case.election.organization_id, day)
    return version.number if isinstance(version, Version) else None


def _first(case: Dossier) -> Paper:
    plan, term = case.plan, case.election.term
    wanted = {
        "呈报的上级党组织": plan.superior, "届满的任期": term, "拟召开大会日期": plan.meeting_on,
        "大会地点": plan.place, "委员名额": plan.seats, "委员候选人名额": plan.nominees,
    }  # fmt: skip
    lacks = [label for label, value in wanted.items() if not value]
    share = _percent(case, "election_surplus_percent", case.election.first_request_on or case.today)
    seats, nominees = plan.seats, plan.nominees
    if seats and nominees and share is not None and (nominees - seats) * 100 < seats * share:
        lacks.append(f"比应选名额多{share}%的候选人名额")
    return _paper(FIRST, f"关于{case.name}换届选举的请示", lacks, _first_lines(case))


def _first_lines(case: Dossier) -> Iterator[str]:
    plan, term, election = case.plan, case.election.term, case.election
    assert term is not None and plan.seats and plan.nominees  # noqa: S101, PT018  # asked before
    yield from _head(f"关于{case.name}换届选举的请示", plan.superior)
    yield (
        f"{case.name}本届委员会自{_day(term.began_on)}起任职，{_day(term.ends_on)}任期届满。"
        "根据《中国共产党章程》和《中国共产党基层组织选举工作条例》的规定，"
        "现就换届选举有关事项请示如下："
    )
    yield "一、大会时间、地点和议程"
    yield f"拟于{_day(plan.meeting_on)}在{plan.place}召开党员大会，选举产生新一届委员会。"
    for number, item in enumerate(_agenda(plan), 1):
        yield f"（{number}）{item}"
    yield "二、名额和候选人"
    spare = plan.nominees - plan.seats
    yield (
        f"新一届委员会拟设委员{plan.seats}名，其中书记{plan.secretaries}名"
        + (f"、副书记{plan.deputies}名" if plan.deputies else "")
        + f"。委员候选人{plan.nominees}名，差额{spare}名，差额比例"
        f"{spare * 100 / plan.seats:.1f}%；书记、副书记候选人等额提名。"
    )
    yield "三、选举办法"
    yield _method(case, election.first_request_on or case.today)
    yield "妥否，请批示。"
    yield from _foot(case, election.first_request_on)


def _agenda(plan: Plan) -> list[str]:
    told = [one.strip() for one in plan.agenda.splitlines() if one.strip()]
    return told or ["听取和审议上届委员会工作报告；", "通过选举办法和监票人名单；",
                    "无记名投票选举新一届委员会委员。"]  # fmt: skip


def _method(case: Dossier, day: date) -> str:
    where = "党员大会" if case.plan.by_assembly else "新一届委员会第一次全体会议"
    percent = _percent(case, "election_attendance_percent", day)
    exact = _percent(case, "election_attendance_exact", day)
    whom = "应到会" if _percent(case, "election_majority_of_eligible", day) else "实到会"
    return (
        f"委员由党员大会差额选举，书记、副书记由{where}等额选举，都采用无记名投票。"
        f"有选举权的到会人数{'不少于' if exact else '超过'}应到会人数的{percent}%，会议有效；"
        f"收回的选票等于或少于发出的选票，选举有效；被选举人获得的赞成票超过{whom}"
        "有选举权人数的半数，始得当选。"
    )


def _second(case: Dossier) -> Paper:
    title = f"关于{case.name}委员、书记（副书记）候选人预备人选的请示"
    lacks = [] if case.plan.superior else ["呈报的上级党组织"]
    if case.election.first_reply_on is None:
        lacks.append("换届请示的批复日期")
    committee, secretary = (case.of(kind) for kind in BallotKind.values)
    if not committee:
        lacks.append("委员候选人名单")
    elif committee[0][2].nomination_ok is False:
        lacks.append("差额足够的委员候选人名单")
    if not secretary:
        lacks.append("书记、副书记候选人名单")
    return _paper(SECOND, title, lacks, _second_lines(case, title))


def _second_lines(case: Dossier, title: str) -> Iterator[str]:
    plan, election = case.plan, case.election
    yield from _head(title, plan.superior)
    number = f"（{plan.first_reply_no}）" if plan.first_reply_no else ""
    yield (
        f"根据{_day(election.first_reply_on)}同意{case.name}换届选举的批复{number}，"
        "经全体党员酝酿推荐、委员会集体讨论，提出新一届委员会候选人预备人选如下："
    )
    parts = (("委员", BallotKind.COMMITTEE, f"（{_LIST}）"),
             ("书记、副书记", BallotKind.SECRETARY, ""))  # fmt: skip
    for place, (label, kind, order) in enumerate(parts):
        ballot, nominees, _ = case.of(kind)[0]
        listed = [one for one in nominees if not one.written_in]
        yield f"{_NUMERALS[place]}、{label}候选人预备人选"
        yield f"应选{ballot.seats}名，候选人{len(listed)}名{order}："
        for one in listed:
            yield _person(one, with_seat=kind == BallotKind.SECRETARY)
    yield "妥否，请批示。"
    yield from _foot(case, election.second_request_on)


def _person(one: Nominee, *, with_seat: bool) -> str:
    seat = f"{one.seat}候选人：" if with_seat else ""
    return f"{seat}{one.name}{_resume(one.member) if one.member else ''}。"


def _resume(member: Member) -> str:
    year, month = member.birth_no // 10000, member.birth_no // 100 % 100
    born = f"{year}年{month}月生" if month else f"{year}年生"
    parts = [member.sex, member.nationality, born]
    if member.education:
        parts.append(f"{member.education}学历")
    parts.append(f"{member.admitted_on.year}年{member.admitted_on.month}月入党")
    return "，" + "，".join(parts)


def _report(case: Dossier) -> Paper:
    title = f"关于{case.name}委员会选举结果的报告"
    lacks = [] if case.plan.superior else ["呈报的上级党组织"]
    if case.election.held_on is None:
        lacks.append("选举日")
    if case.election.second_reply_on is None:
        lacks.append("候选人请示的批复日期")
    for kind in BallotKind:
        turns = case.of(kind)
        if not turns:
            lacks.append(f"{kind.label}的投票")
        for ballot, nominees, count in turns:
            lacks += _count_lacks(ballot, nominees, count)
    if not case.posts:
        lacks.append("委员分工")
    return _paper(REPORT, title, lacks, _report_lines(case, title))


def _count_lacks(ballot: Ballot, nominees: Sequence[Nominee], count: Count) -> list[str]:
    turn = f"第{ballot.turn}次" if ballot.turn > 1 else ""
    label = f"{ballot.get_kind_display()}{turn}"
    if ballot.held_on is None or count.counted is None:
        return [f"{label}的计票结果"]
    if any(one.declared is None for one in nominees):
        return [f"{label}宣布的结果"]
    return []


def _report_lines(case: Dossier, title: str) -> Iterator[str]:
    plan, election = case.plan, case.election
    yield from _head(title, plan.superior)
    number = f"（{plan.second_reply_no}）" if plan.second_reply_no else ""
    yield (
        f"根据{_day(election.second_reply_on)}的批复{number}，{case.name}于{_day(election.held_on)}"
        + (f"在{plan.place}" if plan.place else "")
        + "召开大会进行换届选举。现将选举结果报告如下："
    )
    for place, kind in enumerate(BallotKind):
        label = "委员" if kind == BallotKind.COMMITTEE else "书记、副书记"
        yield f"{_NUMERALS[place]}、{label}选举结果"
        for turn in case.of(kind):
            yield from _result(*turn)
    yield "三、委员分工"
    for post in case.posts:
        yield f"{post.title}：{post.member.name}"
    yield "特此报告，书记、副书记请予批准。"
    yield from _foot(case, election.reported_on)


def _result(ballot: Ballot, nominees: Sequence[Nominee], count: Count) -> Iterator[str]:
    names = {one.pk: one.name for one in nominees}
    void = count.void or 0
    turn = f"第{ballot.turn}次投票，" if ballot.turn > 1 else ""
    yield (
        f"{turn}应到会有选举权的{count.eligible}人，实到{count.present}人。"
        f"发出选票{count.ballots_out}张，收回{count.ballots_in}张，"
        f"其中有效票{(count.ballots_in or 0) - void}张、无效票{void}张。"
    )
    told = "；".join(f"{names[one.id]}{one.agree}票" for one in count.standings)
    yield f"得赞成票：{told}。"
    elected = [one.name for one in nominees if one.declared]
    yield f"应选{count.seats}名，当选{len(elected)}名：{'、'.join(elected) or '无'}。"


def _head(title: str, superior: str) -> Iterator[str]:
    yield title
    yield ""
    yield f"{superior}："


def _foot(case: Dossier, day: date | None) -> Iterator[str]:
    yield ""
    yield f"中共{case.name}" if not case.name.startswith("中共") else case.name
    yield _day(day or case.today)


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"
