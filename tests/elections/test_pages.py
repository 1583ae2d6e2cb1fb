"""The pages of elections, as the stock cast sees them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse

from dangwu.accounts.rights import Role
from dangwu.elections import changes
from dangwu.elections.models import Ballot, Bundle, Nominee, Plan, Rescheduling, Teller
from dangwu.elections.progress import open_terms, steps
from dangwu.members.models import Post
from dangwu.organizations.grants import Granted
from dangwu.organizations.models import Election, Term
from dangwu.pages.forms import new_token
from dangwu.pages.submitting import version_of
from tests.cast import BRANCH, TODAY, Cast, stock_cast
from tests.elections.branch import organization, people

pytestmark = pytest.mark.django_db
HELD = date(2020, 6, 10)
TRY = "/records/elections/try/"


@pytest.fixture
def cast(db: None) -> Cast:
    made = stock_cast()
    people()
    return made


def an_election(number: int = BRANCH) -> Election:
    term = Term.objects.create(
        organization=organization(number), number=4, began_on=date(2017, 6, 20),
        ends_on=date(2020, 6, 20),
    )  # fmt: skip
    return Election.objects.create(
        organization=organization(number), term=term, first_request_on=date(2020, 4, 20),
        first_reply_on=date(2020, 4, 27), second_request_on=date(2020, 5, 20),
        second_reply_on=date(2020, 5, 27),
    )  # fmt: skip


def send(cast: Cast, address: str, record: Any = None, **typed: object) -> HttpResponse:
    form = {"_token": new_token(), "_version": version_of(record), **typed}
    answer: HttpResponse = cast[Role.SECRETARY].post(address, form)
    return answer


def way(of: Election) -> str:
    return f"/records/elections/way/{of.pk}/"


def seen(cast: Cast, address: str, role: str = Role.SECRETARY) -> str:
    answer = cast[role].get(address)
    assert answer.status_code == 200, answer
    return str(answer.content.decode())


def test_an_election_is_led_from_plan_to_work(cast: Cast) -> None:
    of = an_election()
    assert "还没有候选人" in seen(cast, way(of))
    plan = {"superior": "市直机关工委", "meeting_on": "2020-06-10", "place": "三楼会议室", "seats": 3,
            "nominees": 4, "secretaries": 1, "deputies": 0}  # fmt: skip
    assert send(cast, way(of) + "plan/", **plan).status_code == 302
    assert Plan.objects.get().superior == "市直机关工委"
    names = {"kind": "委员差额", "seats": 3, "people": "王芳、李强\n赵 敏，孙丽"}
    assert send(cast, way(of) + "ballot/", of, **names).status_code == 302
    ballot = Ballot.objects.get()
    listed = list(Nominee.objects.order_by("place"))
    assert [one.name for one in listed] == ["王芳", "李强", "赵敏", "孙丽"]
    tellers = f"/records/elections/ballots/{ballot.pk}/tellers/"
    answer = send(cast, tellers, ballot, watching="王芳")
    assert "王芳是候选人，不能担任监票人" in answer.content.decode()
    send(cast, tellers, ballot, watching="周涛", counting="吴静")
    assert Teller.objects.count() == 2
    assert "有选举权的正式党员10名" in seen(cast, f"/records/elections/ballots/{ballot.pk}/count/")
    count = {"held_on": "2020-06-10", "eligible": 10, "present": 9, "ballots_out": 9,
             "ballots_in": 9}  # fmt: skip
    address = f"/records/elections/ballots/{ballot.pk}/count/"
    answer = send(cast, address, ballot, **count)
    assert "还没有填赞成票：王芳、李强、赵敏、孙丽。没有得票的填 0。" in answer.content.decode()
    agree = {f"agree_{one.pk}": votes for one, votes in zip(listed, (9, 7, 6, 4), strict=True)}
    assert send(cast, address, ballot, **count, **agree).status_code == 302
    assert "应选3名，当选3名：王芳、李强、赵敏。" in seen(cast, way(of))
    ballot.refresh_from_db()
    send(cast, f"/records/elections/ballots/{ballot.pk}/declare/", ballot)
    assert Nominee.objects.filter(declared=True).count() == 3
    of.refresh_from_db()
    titles = dict(zip((f"title_{one.pk}" for one in listed[:3]), ("书记", "组织委员", "委员"),
                      strict=True))  # fmt: skip
    answer = send(cast, way(of) + "work/", of, on="2020-06-10", **titles)
    assert answer.status_code == 302, answer.content.decode()
    assert Post.objects.count() == 3
    assert Term.objects.filter(number=5).get().ends_on == date(2023, 6, 10)
    assert "组织委员" in seen(cast, way(of))


def test_a_count_whose_figures_contradict_each_other_stays_on_the_page(cast: Cast) -> None:
    of = an_election()
    ballot = changes.open_ballot(
        of, kind="委员差额", seats=1, names=[("王芳", "委员"), ("李强", "委员")], today=TODAY
    )
    one, other = Nominee.objects.order_by("place")
    answer = send(
        cast, f"/records/elections/ballots/{ballot.pk}/count/", ballot, held_on="2020-06-10",
        eligible=10, present=11, ballots_out=10, ballots_in=10,
        **{f"agree_{one.pk}": 6, f"agree_{other.pk}": 4},
    )  # fmt: skip
    assert answer.status_code == 422
    assert "实到会的人多于应到会的人（11，10）" in answer.content.decode()
    ballot.refresh_from_db()
    assert ballot.present is None


def test_ballots_are_written_one_by_one(cast: Cast) -> None:
    of = an_election()
    ballot = changes.open_ballot(
        of, kind="委员差额", seats=1, names=[("王芳", "委员"), ("李强", "委员")], today=TODAY
    )
    address = f"/records/elections/ballots/{ballot.pk}/count/"
    count = {"held_on": "2020-06-10", "eligible": 10, "present": 10, "ballots_out": 10,
             "ballots_in": 10}  # fmt: skip
    answer = send(cast, address, ballot, **count, bundles="王芳八票")
    assert (
        "看不懂“王芳八票”，请每行写张数和所选的人，例如：8 王芳、李强。" in answer.content.decode()
    )
    send(cast, address, ballot, **count, bundles="6 王芳\n2 李强\n1 王芳、李强\n1")
    assert Bundle.objects.count() == 4
    page = seen(cast, f"/records/elections/ballots/{ballot.pk}/")
    assert "发出10张、收回10张、无效1张" in page
    assert "6 王芳" in seen(cast, address)


def test_a_tie_leads_to_another_ballot(cast: Cast) -> None:
    of = an_election()
    ballot = changes.open_ballot(
        of, kind="委员差额", seats=1, names=[("王芳", "委员"), ("李强", "委员")], today=TODAY
    )
    changes.record_count(
        ballot, held_on=HELD, today=TODAY, eligible=7, present=7, ballots_out=7, ballots_in=7,
        bundles=[(4, ("王芳",)), (3, ("李强",))],
    )  # fmt: skip
    ballot.refresh_from_db()
    assert "再次投票" not in seen(cast, way(of))
    changes.record_count(
        ballot, held_on=HELD, today=TODAY, eligible=7, present=7, ballots_out=7, ballots_in=7,
        bundles=[(3, ("王芳",)), (3, ("李强",)), (1, ())],
    )  # fmt: skip
    ballot.refresh_from_db()
    send(cast, f"/records/elections/ballots/{ballot.pk}/again/", ballot)
    assert Ballot.objects.get(turn=2).seats == 1
    assert "第2次投票" in seen(cast, way(of))


def test_what_was_declared_otherwise_than_counted_is_marked(cast: Cast) -> None:
    of = an_election()
    ballot = changes.open_ballot(
        of, kind="书记等额", seats=1, names=[("王芳", "书记")], today=TODAY
    )
    changes.record_count(
        ballot, held_on=HELD, today=TODAY, eligible=4, present=4, ballots_out=4, ballots_in=4,
        bundles=[(2, ("王芳",)), (2, ())],
    )  # fmt: skip
    Nominee.objects.update(declared=True)
    assert "当选，与计票不符" in seen(cast, way(of))


def test_papers_are_sent_or_what_they_lack_is_told(cast: Cast) -> None:
    of = an_election()
    answer = cast[Role.SECRETARY].get(way(of) + "first/word/", follow=True)
    assert "《关于第一党支部换届选举的请示》还缺：呈报的上级党组织、拟召开大会日期" in (
        answer.content.decode()
    )
    changes.plan(of, superior="市直机关工委", meeting_on=HELD, place="会议室", seats=3, nominees=4)
    answer = cast[Role.SECRETARY].get(way(of) + "first/word/")
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    ballot = changes.open_ballot(
        of, kind="书记等额", seats=1, names=[("王芳", "书记")], today=TODAY
    )
    for name in ("sheet", "form"):
        answer = cast[Role.SECRETARY].get(f"/records/elections/ballots/{ballot.pk}/{name}/word/")
        assert answer["Content-Type"].endswith("wordprocessingml.document")


def test_other_branches_and_readers_are_kept_out(cast: Cast) -> None:
    here, there = an_election(), an_election(4)
    assert cast[Role.SECRETARY].get(way(there)).status_code == 404
    assert cast[Role.LEADER].get(way(there)).status_code == 200
    assert cast[Role.LEADER].get(way(here) + "ballot/").status_code == 403
    assert cast[Role.MEMBER].get("/records/elections/progress/").status_code == 403
    term = f"/records/organizations/terms/{here.term_id}/"
    assert "延期或提前" in seen(cast, term)
    assert "延期或提前" not in seen(cast, term, Role.AUDITOR)


def test_progress_tells_what_is_late_soon_put_off_and_done(cast: Cast) -> None:
    late = an_election()
    Term.objects.create(organization=organization(4), number=2, began_on=date(2018, 1, 3),
                        ends_on=date(2021, 1, 3))  # fmt: skip
    Term.objects.create(organization=organization(5), number=2, began_on=date(2017, 6, 1),
                        ends_on=date(2020, 6, 1), extended_to=date(2021, 1, 4))  # fmt: skip
    access = Granted(cast.user(Role.OFFICER), TODAY)
    lines = [(one.organization.pk, one.said, one.following) for one in open_terms(access, TODAY)]
    assert lines == [(3, "届满未换届", "召开大会选举"), (4, "即将届满", "着手准备换届"),
                     (5, "已延期", "着手准备换届")]  # fmt: skip
    page = seen(cast, "/records/elections/progress/", Role.OFFICER)
    assert "届满未换届1个" in page
    assert "还没有登记任期：" in page
    assert "局机关党委" in page
    late.held_on = date(2020, 6, 10)
    late.save()
    said = [one.said for one in open_terms(access, TODAY)]
    assert said == ["即将届满", "已延期", "已选举"]
    Term.objects.create(organization=organization(3), number=5, began_on=date(2020, 6, 10),
                        ends_on=date(2023, 6, 10))  # fmt: skip
    (last,) = [one for one in open_terms(access, TODAY) if one.organization.pk == 3]
    assert (last.election, last.before) == (None, late)


def test_days_out_of_order_are_told_on_the_way(cast: Cast) -> None:
    of = an_election()
    of.second_request_on = of.first_reply_on
    of.held_on = of.reported_on = date(2020, 6, 10)
    wrong = [one.wrong for one in steps(of, Plan(election=of))]
    assert wrong == ["", "", "应在换届批复（2020-04-27）之后", "", "", ""]


def test_terms_are_put_off_in_the_browser(cast: Cast) -> None:
    term = an_election().term
    assert term is not None
    form = {"term": term.pk, "shift": "延期", "to_on": "2020-12-31", "asked_on": "2020-06-01"}
    assert send(cast, "/records/elections/reschedulings/new/", **form).status_code == 302
    made = Rescheduling.objects.get()
    address = f"/records/elections/reschedulings/{made.pk}/approve/"
    send(cast, address, made, approved_on="2020-06-05", document_no="云机工委〔2020〕9号")
    term.refresh_from_db()
    assert term.extended_to == date(2020, 12, 31)
    assert "延期换届2020年6月5日获批准（云机工委〔2020〕9号）" in seen(
        cast, way(Election.objects.get())
    )


def test_a_nominee_is_corrected(cast: Cast) -> None:
    of = an_election()
    changes.open_ballot(of, kind="书记等额", seats=1, names=[("王方", "书记")], today=TODAY)
    one = Nominee.objects.get()
    send(cast, f"/records/elections/nominees/{one.pk}/correct/", one, name="王芳", member=301,
         seat="书记", place=1, reason="写错了")  # fmt: skip
    one.refresh_from_db()
    assert (one.name, one.member_id) == ("王芳", 301)


TYPED = {
    "kind": "委员差额", "eligible": 15, "present": 12, "seats": 3, "ballots_out": 12,
    "ballots_in": 12, "candidates": "王芳、李强、赵敏、孙丽", "votes": "王芳 11\n李强：9\n赵敏 7\n孙丽 3",
}  # fmt: skip


def test_a_count_is_tried_and_nothing_is_kept(cast: Cast) -> None:
    assert "结果会显示在这里" in seen(cast, TRY, Role.MEMBER)
    page = cast[Role.MEMBER].post(TRY, TYPED).content.decode()
    assert "应选3名，当选2名：王芳、李强。还缺1名，另行选举。" in page
    assert "至少应到会12人" in page
    assert "两种口径的结果不同" in page
    assert "旧条例和一些问答仍写实到会" in page
    assert "《中国共产党基层组织选举工作条例》第十九条（待核对）" in page
    assert not Ballot.objects.exists()


def test_a_count_of_an_older_day_goes_by_the_older_rules(cast: Cast) -> None:
    page = cast[Role.MEMBER].post(TRY, {**TYPED, "held_on": "2020-07-12"}).content.decode()
    assert "会议或投票无效，应选3名，没有人当选，应重新组织。" in page
    assert "至少应到会13人" in page


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"present": 16}, "实到会的人多于应到会的人（16，15）"),
        ({"votes": ""}, "请填赞成票，或者逐票填写。"),
        ({"votes": "王芳很多"}, "看不懂“王芳很多”，请每行写姓名和票数，例如：王芳 14。"),
        ({"votes": "王芳 3\n王芳 4"}, "“王芳”写了两次，请合成一行。"),
        ({"candidates": "王芳、王芳"}, "候选人：“王芳”写了两次；同名的请加以区别。"),
        ({"eligible": ""}, "请填写应到会有选举权的人数。"),
        ({"candidates": "4"}, "差额1名"),
        ({"votes": "", "ballot_groups": "9 王芳、李强\n3"}, "应选3名，当选2名：王芳、李强。"),
    ],
)  # fmt: skip
def test_what_is_typed_wrongly_is_told(cast: Cast, changed: dict[str, Any], told: str) -> None:
    assert told in cast[Role.MEMBER].post(TRY, {**TYPED, **changed}).content.decode()
