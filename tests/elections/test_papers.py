"""The papers refuse to be made while something is missing, and say all that is."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from dangwu.elections import changes, terms
from dangwu.elections.errors import PaperLacks
from dangwu.elections.models import Ballot, BallotKind, Nominee
from dangwu.elections.papers import dossier, papers
from dangwu.elections.sheets import ballot_form, count_sheet
from dangwu.organizations.models import Election
from tests.elections.branch import HELD, TODAY, USUAL, committee, election, people, votes
from tests.examples import Example, load

pytestmark = pytest.mark.django_db
PLAN = {
    "superior": "市直机关工委", "meeting_on": HELD, "place": "三楼会议室", "seats": 3,
    "nominees": 4,
}  # fmt: skip


@pytest.fixture(autouse=True)
def world() -> None:
    load(Example("", Path(), {}))
    people()


def lacks(of: Election) -> list[list[str]]:
    return [list(one.lacks) for one in papers(dossier(of, TODAY))]


def words(data: bytes) -> str:
    made = Document(BytesIO(data))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


def listed(of: Ballot) -> list[Nominee]:
    return list(Nominee.objects.filter(ballot=of).order_by("place"))


def finished() -> Election:
    of = election()
    changes.plan(of, **PLAN)
    first = committee(of)
    changes.record_count(first, held_on=HELD, votes=votes(first, 9, 7, 6, 4), today=TODAY, **USUAL)
    second = changes.open_ballot(
        of, kind=BallotKind.SECRETARY, seats=1, names=[("王芳", "书记")], today=TODAY
    )
    changes.record_count(
        second, held_on=HELD, eligible=3, present=3, ballots_out=3, ballots_in=3,
        ballots_void=None, votes=votes(second, 3), today=TODAY,
    )  # fmt: skip
    changes.declare(first, today=TODAY)
    changes.declare(second, today=TODAY)
    rows = Nominee.objects.filter(ballot=first, declared=True).order_by("place")
    said = dict(zip([one.pk for one in rows], ("书记", "组织委员", "宣传委员"), strict=True))
    terms.divide_work(of, titles=said, on=HELD, today=TODAY)
    of.refresh_from_db()
    return of


def test_nothing_is_made_of_nothing_and_all_that_lacks_is_told() -> None:
    of = Election.objects.create(organization_id=3)
    first, second, report = lacks(of)
    assert first == ["呈报的上级党组织", "届满的任期", "拟召开大会日期", "大会地点", "委员名额",
                     "委员候选人名额"]  # fmt: skip
    assert second == ["呈报的上级党组织", "换届请示的批复日期", "委员候选人名单",
                      "书记、副书记候选人名单"]  # fmt: skip
    assert report == ["呈报的上级党组织", "选举日", "候选人请示的批复日期", "委员差额选举的投票",
                      "书记等额选举的投票", "委员分工"]  # fmt: skip
    with pytest.raises(PaperLacks) as error:
        papers(dossier(of, TODAY))[1].made()
    assert str(error.value) == (
        "《关于第一党支部委员、书记（副书记）候选人预备人选的请示》还缺：呈报的上级党组织、"
        "换届请示的批复日期、委员候选人名单、书记、副书记候选人名单。补齐后再生成。"
    )


@pytest.mark.parametrize(("nominees", "lacking"), [(3, ["比应选名额多20%的候选人名额"]), (4, [])])
def test_the_first_request_asks_for_the_surplus(nominees: int, lacking: list[str]) -> None:
    of = election()
    changes.plan(of, **{**PLAN, "nominees": nominees})
    assert lacks(of)[0] == lacking


def test_the_second_request_asks_for_the_surplus_of_the_list() -> None:
    of = election()
    changes.plan(of, **PLAN)
    committee(of, "王芳、李强、赵敏")
    assert lacks(of)[1] == ["差额足够的委员候选人名单", "书记、副书记候选人名单"]


def test_the_report_waits_for_count_and_declaration() -> None:
    of = election()
    changes.plan(of, **PLAN)
    made = committee(of)
    assert "委员差额选举的计票结果" in lacks(of)[2]
    changes.record_count(made, held_on=HELD, votes=votes(made, 9, 7, 6, 4), today=TODAY, **USUAL)
    assert "委员差额选举宣布的结果" in lacks(of)[2]
    changes.declare(made, today=TODAY)
    assert lacks(Election.objects.get(pk=of.pk))[2] == ["书记等额选举的投票", "委员分工"]


def test_the_papers_say_what_is_recorded() -> None:
    of = finished()
    first, second, report = papers(dossier(of, TODAY))

    said = words(first.made())
    assert "关于第一党支部换届选举的请示" in said
    assert "第一党支部本届委员会自2017年9月20日起任职，2020年9月20日任期届满。" in said
    assert "委员候选人4名，差额1名，差额比例33.3%；书记、副书记候选人等额提名。" in said
    assert "不少于应到会人数的80%" in said
    assert "超过应到会有选举权人数的半数" in said
    assert said.rstrip().endswith("2020年7月20日")
    said = words(second.made())
    assert "应选3名，候选人4名（以姓氏笔画为序）：" in said
    assert "王芳，女，汉族，1980年1月生，2005年7月入党。" in said
    said = words(report.made())
    assert "应到会有选举权的10人，实到9人。发出选票9张，收回9张，其中有效票9张、无效票0张。" in said
    assert "得赞成票：王芳9票；李强7票；赵敏6票；孙丽4票。" in said
    assert "应选3名，当选3名：王芳、李强、赵敏。" in said
    assert "组织委员：李强" in said
    assert first.name == "关于第一党支部换届选举的请示.docx"


def test_the_count_sheet_is_for_the_pen_before_and_holds_the_figures_after() -> None:
    of = election()
    made = committee(of)
    changes.name_tellers(made, watching=["周涛"], counting=["吴静"], today=TODAY)
    empty = words(count_sheet(made, listed(made), changes.count_of(made, TODAY)))
    assert "第一党支部委员会委员选举计票单" in empty
    assert "监票人（签名）：＿＿＿＿＿＿＿＿（周涛）" in empty
    assert "当选" not in empty
    changes.record_count(
        made, held_on=HELD, votes=votes(made, 9, 7, 4, 3), others={"周涛": 2}, today=TODAY, **USUAL
    )
    changes.declare(made, today=TODAY)
    filled = words(count_sheet(made, listed(made), changes.count_of(made, TODAY)))
    assert "周涛（另选）" in filled
    assert filled.count("未当选") == 3


def test_the_ballot_form_lists_who_stands_and_leaves_room() -> None:
    of = election()
    made = changes.open_ballot(
        of, kind=BallotKind.SECRETARY, seats=2, today=TODAY,
        names=[("王芳", "书记"), ("李强", "副书记")],
    )  # fmt: skip
    said = words(ballot_form(made, listed(made)))
    assert "第一党支部委员会书记、副书记选举选票" in said
    assert "王芳（书记）" in said
    assert "李强（副书记）" in said
    assert "应选2名。所选等于或少于2名的为有效票，多于的为无效票。" in said
    with pytest.raises(PaperLacks, match="还缺：候选人名单"):
        ballot_form(made, [])


def test_a_day_before_any_rule_asks_for_no_surplus() -> None:
    of = election()
    of.first_request_on = date(1980, 1, 1)
    of.save()
    changes.plan(of, **{**PLAN, "nominees": 3})
    assert lacks(of)[0] == []
