"""The books of elections: ballots, nominees, tellers, terms put off or cut short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.elections import forms
from dangwu.elections.changes import count_of
from dangwu.elections.models import Ballot, Nominee, Rescheduling, Teller
from dangwu.elections.results import result
from dangwu.organizations import beside
from dangwu.organizations.models import Election, Term
from dangwu.organizations.views import WITHDRAW
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Link, Register, Section, Writing, name_actions

_WHERE = Column("organization__document_name", "党组织")


def way_url(election: int) -> str:
    """Return the address of an election's way."""
    return reverse("elections:way", args=[election])


def _progress() -> Link:
    return Link("换届进度", reverse("elections:progress"), "list-check", main=True)


def _counted(record: Any, today: date) -> bool:
    return record.ballots_in is not None


def _open(record: Any, today: date) -> bool:
    return record.approved_on is None


class Ballots(Register):
    """Castings of votes."""

    model = Ballot
    slug = "ballots"
    title = "选举投票"
    hint = "从“换届进度”打开一次换届，在那里列候选人、登记计票。"
    columns = (_WHERE, "kind", "turn", "held_on", "seats", "eligible", "present")
    related = ("organization", "election")
    search = ("organization__document_name",)
    filters = ("kind",)
    day = "held_on"
    order = ("-held_on", "-pk")
    page = "elections/ballot.html"
    changes = (
        Writing("tellers", "监票人", forms.TellersForm, "监票人、计票人已登记。"),
        Writing("declare", "宣布结果", forms.DeclareForm, "结果已按计票登记。", main=True,
                hint="按计票结果登记每名候选人是否当选；末位同票的不算当选，须再次投票。",
                offered=_counted),
        Writing("again", "再次投票", forms.NextTurnForm, "名单已列出。",
                hint="为还没有选满的名额再投一次：末位同票的人，没有同票的为未当选的候选人。",
                offered=_counted),
        Writing("withdraw", "撤销登记", forms.BallotWithdrawal, "登记已撤销。", ends=True,
                hint="连同候选人、监票人和计票一起撤销。"),
    )  # fmt: skip

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the way of the election, its count and its sheets."""
        if record is None:
            return (_progress(),)
        sheets = (("sheet", "计票单 Word"), ("form", "选票 Word"))
        return (
            Link("这次换届", way_url(record.election_id), "route"),
            *(
                Link(label, reverse(f"elections:{name}", args=[record.pk]), "file-type-docx")
                for name, label in sheets
            ),
        )

    def more(self, access: Access, record: Ballot) -> Mapping[str, Any]:
        """Return how it came out."""
        nominees = list(Nominee.objects.filter(ballot=record).order_by("place", "pk"))
        return {"one": result(record, nominees, count_of(record, access.today), access.today)}

    def sections(self, access: Access, record: Ballot) -> Sequence[Section]:
        """Return the tellers."""
        return (Section(Tellers, Teller.objects.filter(ballot=record).order_by("pk"),
                        columns=("name", "help")),)  # fmt: skip


class Nominees(Register):
    """Those who stand."""

    model = Nominee
    slug = "nominees"
    hint = "候选人在一次投票里列出。"
    columns = ("name", "ballot", "seat", "agree", "declared")
    related = ("ballot__organization", "member")
    through = "ballot__organization"
    search = ("name",)
    order = ("-ballot_id", "place", "pk")
    listed = False
    changes = (Writing("correct", "更正", forms.NomineeCorrection, "已更正。"), WITHDRAW)


class Tellers(Register):
    """Those who watch and count."""

    model = Teller
    slug = "tellers"
    hint = "监票人、计票人在一次投票里登记。"
    columns = ("name", "help", "ballot")
    related = ("ballot__organization", "member")
    through = "ballot__organization"
    search = ("name",)
    order = ("-ballot_id", "pk")
    listed = False
    changes = (WITHDRAW,)


class Reschedulings(Register):
    """Terms put off or cut short."""

    model = Rescheduling
    slug = "reschedulings"
    title = "延期提前换届"
    hint = "延期或提前换届的请示和上级的批复；批准延期后，任期的届满日随之改变。"
    columns = (_WHERE, "shift", "to_on", "asked_on", "approved_on", "document_no")
    related = ("organization", "term__organization")
    search = ("organization__document_name", "document_no")
    filters = ("shift",)
    day = "to_on"
    order = ("-to_on", "-pk")
    new = Writing("new", "登记延期或提前", forms.ReschedulingForm, "已登记。")
    changes = (
        Writing(
            "approve", "登记批复", forms.ApprovalForm, "批复已登记。", main=True, offered=_open
        ),
        WITHDRAW,
    )

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return where all terms are seen."""
        return (_progress(),) if record is None else ()


REGISTERS = (Ballots, Nominees, Tellers, Reschedulings)


def _of_term(access: Access, record: Any | None) -> Sequence[Link]:
    if record is None:
        return (Link("换届进度", reverse("elections:progress"), "list-check"),)
    if not access.may_in(Right.WRITE, record.organization_id):
        return ()
    return (Link("延期或提前", f"{Reschedulings.url('new')}?term={record.pk}", "calendar"),)


def _of_election(access: Access, record: Any | None) -> Sequence[Link]:
    if record is None:
        return (Link("换届进度", reverse("elections:progress"), "list-check"),)
    return (Link("这次换届", way_url(record.pk), "route"),)


beside.add_record_links(Term, _of_term)
beside.add_record_links(Election, _of_election)
name_actions(
    {
        "elections.plan": "登记方案",
        "elections.open_ballot": "列候选人",
        "elections.nominate": "提名",
        "elections.name_tellers": "登记监票人",
        "elections.count": "登记计票",
        "elections.write_in": "登记另选他人",
        "elections.declare": "宣布结果",
        "elections.reschedule": "登记延期或提前",
        "elections.approve_shift": "登记批复",
        "elections.correct": "更正",
        "elections.withdraw": "撤销登记",
    }
)
