"""From an uploaded sample to an issued report, and back: what each step asks and keeps."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from django.conf import LazySettings

from dangwu.accounts.models import Change, User
from dangwu.catalogue.running import Catalogue
from dangwu.core.errors import DangwuError
from dangwu.core.period import Period
from dangwu.core.value import Evidence
from dangwu.documents.docx.errors import NotWordDocument
from dangwu.engine.django_engine import DjangoEngine
from dangwu.meetings.models import Meeting
from dangwu.organizations import changes as tree
from dangwu.organizations.locks import PeriodLocked
from dangwu.organizations.models import Lock, Organization, StaffCount
from dangwu.reports import approving, choosing, comparing, folders, issuing, opening
from dangwu.reports.desk import paper_of
from dangwu.reports.failures import (
    FigureNotOffered,
    FileGone,
    NothingToFill,
    NotOpen,
    PeriodRunning,
    ReasonMissing,
    ReviewOutdated,
    SameReviewer,
    SlotGone,
    StillOpen,
    TextTooLong,
    UploadTooLarge,
)
from dangwu.reports.frozen import shares, unpack
from dangwu.reports.models import Choice, Copy, FrozenFigure, Issue, Report, State
from dangwu.reports.paper import Paper
from dangwu.reports.sources import SourceKindUnknown
from dangwu.reports.verifying import verify
from tests.reports.conftest import HALF, MOMENT, study, texts

SAMPLE = (
    "市X局2020年上半年党建工作总结",
    "我局共有党员X名，其中女党员X名，每月不少于X次。",
    "集中学习X次。",
)
LATER = MOMENT.replace(day=5)


@pytest.fixture(autouse=True)
def _own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.OFFICE = tmp_path / "office"


@pytest.fixture
def drafter(office: None) -> User:
    return User.objects.create(username="drafter", name="秦知远")


@pytest.fixture
def reviewer(office: None) -> User:
    return User.objects.create(username="reviewer", name="叶明舒")


def written(*paragraphs: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def bureau() -> Organization:
    return Organization.objects.get(pk=1)


Opener = Callable[..., Report]


@pytest.fixture
def opened(drafter: User) -> Opener:
    """Open a report of the bureau."""

    def make_report(*paragraphs: str, period: Period = HALF, name: str = "样稿.docx") -> Report:
        return opening.open_report(
            bureau(), period, name=name, content=written(*(paragraphs or SAMPLE)), now=MOMENT,
            actor=drafter,
        )  # fmt: skip

    return make_report


def page(report: Report) -> Paper:
    return paper_of(report, MOMENT)


def said(error: pytest.ExceptionInfo[DangwuError]) -> str:
    return str(error.value)


def issued(report: Report, drafter: User, reviewer: User, over: str = "照此印发") -> Issue:
    """Take a report through all its steps."""
    approving.send(report, now=MOMENT, actor=drafter)
    approving.approve(report, now=MOMENT, actor=reviewer)
    made = issuing.issue(report, over=over, now=MOMENT, actor=reviewer)
    report.refresh_from_db()
    return made


# ── opening ──────────────────────────────────────────────────────────────────────────────────────


def test_a_report_is_named_by_its_own_filled_title(opened: Opener, drafter: User) -> None:
    report = opened()

    assert report.title == "市物资储备局2020年上半年党建工作总结"
    assert (report.state, report.period, report.sample) == ("草稿", "2020H1", "样稿.docx")
    assert folders.sample_of(report.pk, report.sample).read_bytes()[:2] == b"PK"
    kept = Change.objects.get(action="reports.open")
    assert (kept.actor, kept.record_id) == (drafter, report.pk)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("假的.docx", b"<html>no document</html>", NotWordDocument),
        ("空话.docx", written("没有一个待填的数。"), NothingToFill),
        ("表格.xlsx", b"PK", SourceKindUnknown),
        ("大.docx", b"P" * (opening.UPLOAD_LIMIT + 1), UploadTooLarge),
    ],
    ids=["no zip", "no slot", "another kind", "too large"],
)
def test_what_is_no_sample_leaves_nothing(
    drafter: User, name: str, content: bytes, error: type[DangwuError]
) -> None:
    with pytest.raises(error):
        opening.open_report(bureau(), HALF, name=name, content=content, now=MOMENT, actor=drafter)

    assert not Report.objects.exists()
    assert not folders.folder_of(1).parent.exists()


def test_messages_of_refused_uploads(drafter: User) -> None:
    common = {"now": MOMENT, "actor": drafter}
    with pytest.raises(NothingToFill) as empty:
        opening.open_report(bureau(), HALF, name="空话.docx", content=written("无。"), **common)
    with pytest.raises(UploadTooLarge) as large:
        opening.open_report(bureau(), HALF, name="大.docx", content=b"P" * 20971521, **common)

    assert said(empty) == (
        "“空话.docx”里没有待填处：数字请用 X 代替（例如“共有党员X名”），或写成 {{ 党员总数 }}。"
    )
    assert said(large) == (
        "“大.docx”有 20.0 MB，超过上限 20 MB，没有接收。请删去其中的图片或附件后再传。"
    )


def test_a_name_from_elsewhere_stays_in_the_folder(opened: Opener) -> None:
    report = opened(name="..\\..\\x/../甲 乙?.docx")

    assert report.sample == "甲乙.docx"


@pytest.mark.parametrize("chosen", opening.TEMPLATES, ids=lambda one: one.key)
@pytest.mark.parametrize("key", ["2020H1", "2019", "2020Q1", "2020-05"])
def test_our_templates_open_for_every_period(
    drafter: User, chosen: opening.Template, key: str
) -> None:
    period = Period.parse(key)
    unit = Organization.objects.get(pk=3 if chosen.key == "branch" else 1)
    report = opening.open_template(unit, period, chosen, now=MOMENT, actor=drafter)
    paper = page(report)

    assert period.label in report.title
    assert paper.progress.total > 15
    assert paper.progress.choose == 0
    assert not [text for text in paper.texts if "{" in text]


def test_templates_are_found_by_key() -> None:
    assert opening.template("branch") in opening.TEMPLATES
    assert opening.template("other") is None


@pytest.mark.parametrize(
    ("key", "words"),
    [("2020H2", "下半年"), ("2020Q1", "第一季度"), ("2020", "全年"), ("2020-05", "5月"),
     ("2020-01-01..2020-05-20", "期内")],
)  # fmt: skip
def test_how_a_sentence_speaks_of_a_period(key: str, words: str) -> None:
    assert opening.within(Period.parse(key)) == words


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def test_the_page_shows_every_slot_in_its_state(opened: Opener) -> None:
    paper = page(opened(*SAMPLE, "撰写心得体会X篇。"))

    assert [(one.number, one.state, one.text) for one in paper.spots] == [
        (1, "certain", "物资储备"), (2, "certain", "4"), (3, "certain", "2"), (4, "choose", "X"),
        (5, "certain", "2"), (6, "no_record", "X"),
    ]  # fmt: skip
    assert paper.progress.says == "6 处：4 处确定，1 处待选，1 处缺记录"
    assert not paper.progress.done
    assert paper.progress.share == 66
    assert [block.kind for block in paper.blocks] == ["title", "body", "body", "body"]
    assert [run.text for run in paper.blocks[1].runs] == [
        "我局共有党员", "4", "名，其中女党员", "2", "名，每月不少于", "X", "次。",
    ]  # fmt: skip


def test_what_the_records_deny_stands_beside_its_paragraph(opened: Opener) -> None:
    paper = page(opened("共有党员9名，女党员X名。"))

    (block,) = paper.blocks
    assert [one.says for one in block.doubts] == ["“共有党员9名”：党员总数的记录为4名"]
    assert [run.doubted for run in block.runs if run.text == "9"] == [True]
    assert paper.progress.denied == 1


def test_a_table_stays_a_table(drafter: User) -> None:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("党员情况表")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("项目", "数量", "党员总数", "X"), strict=True):
        cell.text = text
    document.save(out)
    report = opening.open_report(
        bureau(), HALF, name="表.docx", content=out.getvalue(), now=MOMENT, actor=drafter
    )

    shown = page(report).blocks[1]
    assert shown.kind == "table"
    assert [
        ["".join(run.text for block in cell for run in block.runs) for cell in row]
        for row in shown.rows
    ] == [["项目", "数量"], ["党员总数", "4"]]


def test_the_page_is_remembered_until_something_is_written(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, drafter: User
) -> None:
    report = opened()
    first = page(report)
    assert page(report) is first
    tree.count_staff(bureau(), counted_on=date(2020, 7, 1), staff=9, today=MOMENT.date())
    assert page(report) is not first


def test_a_file_that_is_gone_is_named(opened: Opener) -> None:
    report = opened()
    folders.sample_of(report.pk, report.sample).unlink()
    with pytest.raises(FileGone) as error:
        page(report)

    assert said(error) == (
        "办公室的 files 文件夹里没有找到“样稿.docx”。请从备份恢复整个 files 文件夹。"
    )


def test_another_sample_keeps_what_was_decided_for_its_sentences(
    opened: Opener, drafter: User
) -> None:
    report = opened()
    for number in (4, 5):
        choosing.write_in(
            report, page(report).spot(number), text="1", reason="制度", now=MOMENT, actor=drafter
        )
    changed = written(SAMPLE[0], "新加一句，党支部X个。", SAMPLE[1], "另一句集中学习X次。")
    opening.change_sample(report, name="改稿.docx", content=changed, now=MOMENT, actor=drafter)

    assert [(one.state, one.text) for one in page(report).spots][1:] == [
        ("certain", "3"), ("certain", "4"), ("certain", "2"), ("typed", "1"), ("choose", "X"),
    ]  # fmt: skip
    assert report.sample == "改稿.docx"
    kept = Change.objects.get(action="reports.change_sample")
    assert (kept.before["sample"], kept.after["sample"]) == ("样稿.docx", "改稿.docx")


def test_a_sample_that_is_none_changes_nothing(opened: Opener, drafter: User) -> None:
    report = opened()
    with pytest.raises(NothingToFill):
        opening.change_sample(
            report, name="样稿.docx", content=written("无。"), now=MOMENT, actor=drafter
        )
    approving.send(report, now=MOMENT, actor=drafter)
    with pytest.raises(NotOpen) as error:
        opening.change_sample(
            report, name="样稿.docx", content=written("X名党员。"), now=MOMENT, actor=drafter
        )

    assert said(error) == f"《{report.title}》待审核，不能换样稿。请先退回。"
    assert page(report).progress.total == 5


def test_a_draft_is_discarded_an_issued_report_never(
    opened: Opener, drafter: User, reviewer: User,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:  # fmt: skip
    report, kept = opened(), opened()
    choosing.write_in(
        report, page(report).spot(4), text="1", reason="制度", now=MOMENT, actor=drafter
    )
    key = report.pk
    with django_capture_on_commit_callbacks(execute=True):
        opening.discard(report, actor=drafter)
    assert not folders.folder_of(key).exists()
    assert list(Report.objects.all()) == [kept]
    assert Change.objects.get(action="reports.discard").before["title"] == kept.title

    issued(kept, drafter, reviewer)
    with pytest.raises(NotOpen):
        opening.discard(kept, actor=drafter)
    approving.reopen(kept, reason="补录", now=LATER, actor=drafter)
    with pytest.raises(NotOpen) as error:
        opening.discard(kept, actor=drafter)
    assert said(error) == f"《{kept.title}》曾经印发，不能删除。印发过的报告要留存。"


# ── choosing ─────────────────────────────────────────────────────────────────────────────────────


def test_a_text_is_written_with_its_reason(opened: Opener, drafter: User) -> None:
    report = opened()
    choosing.write_in(
        report, page(report).spot(4), text=" 1 ", reason="制度规定", now=MOMENT, actor=drafter
    )

    spot = page(report).spot(4)
    assert spot
    assert (spot.state, spot.text, spot.who, spot.reason) == ("typed", "1", "秦知远", "制度规定")
    assert page(report).progress.says == "5 处：4 处确定，1 处人工确定"
    kept = Change.objects.get(action="reports.write_in")
    assert (kept.record_id, kept.reason) == (report.pk, "制度规定")
    assert kept.after == {"…X名，每月不少于【X】次。…": "1"}


def test_a_figure_is_chosen_and_withdrawn(opened: Opener, drafter: User) -> None:
    report = opened()
    choosing.choose(
        report, page(report).spot(4), figure="支部集中学习次数", now=MOMENT, actor=drafter
    )
    chosen = page(report).spot(4)
    choosing.withdraw(report, chosen, actor=drafter)
    back = page(report).spot(4)
    choosing.withdraw(report, back, actor=drafter)

    assert chosen
    assert back
    assert (chosen.state, chosen.text, chosen.reason) == ("chosen", "2", "从候选中选定")
    assert (back.state, back.text) == ("choose", "X")
    assert not Choice.objects.exists()
    assert Change.objects.filter(action="reports.withdraw").count() == 1


def test_what_cannot_be_decided(opened: Opener, drafter: User) -> None:
    report = opened()
    spot = page(report).spot(4)
    common = {"now": MOMENT, "actor": drafter}
    with pytest.raises(ReasonMissing) as reason:
        choosing.write_in(report, spot, text="1", reason=" ", **common)
    with pytest.raises(TextTooLong) as length:
        choosing.write_in(report, spot, text="长" * 61, reason="有", **common)
    with pytest.raises(TextTooLong):
        choosing.write_in(report, spot, text=" ", reason="有", **common)
    with pytest.raises(FigureNotOffered) as figure:
        choosing.choose(report, spot, figure="党员总", **common)
    with pytest.raises(SlotGone) as gone:
        choosing.choose(report, page(report).spot(9), figure="党员总数", **common)

    assert said(reason) == "请写明人工填写的理由，它会和姓名一起留存。"
    assert said(length) == "填写的文字有 61 字，超过 60 字：这里只填一个数或一个名称。"
    assert said(figure).startswith("没有名为“党员总”的指标。您是不是要找：党员总数")
    assert said(gone) == "样稿里没有这一处待填，可能已换过样稿。请回到报告页重新选。"
    assert not Choice.objects.exists()
    choosing.write_in(report, spot, text="长" * 60, reason="有", **common)


def test_candidates_come_with_what_they_would_write(opened: Opener) -> None:
    report = opened()
    spot = page(report).spot(2)
    assert spot
    offered = choosing.offers(report, spot, "女党员数")

    assert offered[0].figure == "女党员数"
    assert offered[0].written == "2"
    assert offered[1].figure == "党员总数"
    assert offered[1].written == "4"
    assert offered[1].value
    assert offered[1].value.records == 4
    assert offered[1].means


def test_what_was_chosen_is_offered_next_time_and_not_taken(opened: Opener, drafter: User) -> None:
    first = opened()
    choosing.choose(
        first, page(first).spot(4), figure="党员总数", reason="按人头", now=MOMENT, actor=drafter
    )
    again = opened(
        SAMPLE[0].replace("2020年上半年", "2019年下半年"), *SAMPLE[1:],
        period=Period.parse("2019H2"),
    )  # fmt: skip
    spot = page(again).spot(4)
    assert spot
    last = choosing.remembered(again, spot)

    assert spot.state == "choose"
    assert last
    assert (last.figure, last.reason, last.who) == ("党员总数", "按人头", "秦知远")
    assert (last.title, last.period) == (first.title, "2020年上半年")
    best = choosing.offers(again, spot)[0]
    assert (best.figure, best.before) == ("党员总数", True)
    assert choosing.remembered(first, page(first).spots[3]) is None


# ── approvals ────────────────────────────────────────────────────────────────────────────────────


def test_the_whole_way(opened: Opener, drafter: User, reviewer: User) -> None:
    report = opened()
    made = issued(report, drafter, reviewer)

    assert report.state == State.ISSUED
    assert (report.drafted_by, report.reviewed_by, report.issued_by) == (
        drafter,
        reviewer,
        reviewer,
    )
    assert (made.number, made.over, made.as_of) == (1, "照此印发", MOMENT)
    actions = list(
        Change.objects.filter(action__startswith="reports.").order_by("pk")
        .values_list("action", flat=True)
    )  # fmt: skip
    assert actions == [
        "reports.open", "reports.send", "reports.approve", "reports.copy", "reports.copy",
        "reports.issue", "reports.issue",
    ]  # fmt: skip


def test_who_drafted_may_not_approve(opened: Opener, drafter: User) -> None:
    report = opened()
    approving.send(report, now=MOMENT, actor=drafter)
    with pytest.raises(SameReviewer) as error:
        approving.approve(report, now=MOMENT, actor=drafter)

    assert said(error) == ("这份报告由秦知远起草，不能由本人审核，请另一位有审核权的同志办理。")


def test_each_step_has_its_state(opened: Opener, drafter: User, reviewer: User) -> None:
    report = opened()
    title = report.title
    with pytest.raises(NotOpen) as early:
        issuing.issue(report, now=MOMENT, actor=reviewer)
    with pytest.raises(NotOpen) as unsent:
        approving.approve(report, now=MOMENT, actor=reviewer)
    with pytest.raises(NotOpen) as unissued:
        approving.reopen(report, reason="补录", now=MOMENT, actor=drafter)
    with pytest.raises(NotOpen) as ungiven:
        approving.give_back(report, reason="改", actor=reviewer)
    approving.send(report, now=MOMENT, actor=drafter)
    with pytest.raises(NotOpen) as twice:
        approving.send(report, now=MOMENT, actor=drafter)
    with pytest.raises(NotOpen) as closed:
        choosing.withdraw(report, page(report).spot(4), actor=drafter)

    assert said(early) == f"《{title}》草稿，不能印发。请先送审并由他人审核通过。"
    assert said(unsent) == f"《{title}》草稿，不能审核。请由起草人先送审。"
    assert said(unissued) == f"《{title}》草稿，不能重开。只有已印发的报告才需要重开。"
    assert said(ungiven) == f"《{title}》草稿，不能退回。只有待审核、已审核的报告可以退回。"
    assert said(twice) == f"《{title}》待审核，不能送审。只有草稿可以送审。"
    assert said(closed) == f"《{title}》待审核，不能改待填处。请先退回。"


def test_given_back_it_is_a_draft_again(opened: Opener, drafter: User, reviewer: User) -> None:
    report = opened()
    approving.send(report, now=MOMENT, actor=drafter)
    with pytest.raises(ReasonMissing):
        approving.give_back(report, reason="", actor=reviewer)
    approving.give_back(report, reason="第二段请核对", actor=reviewer)

    assert (report.state, report.sent_at, report.reviewed_digest) == ("草稿", None, "")
    assert Change.objects.get(action="reports.give_back").reason == "第二段请核对"


def test_records_that_change_after_approval_stop_the_issue(
    opened: Opener, drafter: User, reviewer: User
) -> None:
    report = opened()
    approving.send(report, now=MOMENT, actor=drafter)
    approving.approve(report, now=MOMENT, actor=reviewer)
    study(9, date(2020, 5, 6))
    with pytest.raises(ReviewOutdated) as error:
        issuing.issue(report, over="急", now=MOMENT, actor=reviewer)

    assert said(error) == (
        f"《{report.title}》审核之后记录有变动，现在的正文与审核时不同，没有印发。"
        "请退回，核对后重新送审。"
    )
    assert not Issue.objects.exists()


@pytest.mark.parametrize("day", [30, 1])
def test_a_period_that_runs_is_not_issued(
    opened: Opener, drafter: User, reviewer: User, day: int
) -> None:
    now = MOMENT.replace(month=6 if day == 30 else 7, day=day)
    report = opened()
    approving.send(report, now=now, actor=drafter)
    approving.approve(report, now=now, actor=reviewer)
    if day == 1:
        assert issuing.issue(report, over="急", now=now, actor=reviewer).pk
        return
    with pytest.raises(PeriodRunning) as error:
        issuing.issue(report, over="急", now=now, actor=reviewer)

    assert said(error) == ("2020年上半年到2020-06-30才结束，数字还会变，不能印发。可先生成审核稿。")


def test_open_slots_and_contradictions_need_a_reason(
    opened: Opener, drafter: User, reviewer: User
) -> None:
    report = opened("共有党员9名，每月不少于X次。")
    with pytest.raises(StillOpen) as error:
        issued(report, drafter, reviewer, over=" ")

    assert said(error) == (
        "有 1 处与记录矛盾、1 处未填，没有印发：\n"
        "矛盾：“共有党员9名”：党员总数的记录为4名\n"
        "未填：…党员9名，每月不少于【X】次。…\n"
        "请改正或补齐；确要照此印发，请写明理由，理由和姓名将留存在印发记录里。"
    )
    assert not Issue.objects.exists()
    assert not Lock.objects.exists()
    assert not folders.issue_folder(report.pk, 1).exists()


def test_without_either_no_reason_is_asked(opened: Opener, drafter: User, reviewer: User) -> None:
    made = issued(opened("共有党员X名。"), drafter, reviewer, over="")

    assert made.over == ""


# ── issued ───────────────────────────────────────────────────────────────────────────────────────


def test_an_issue_keeps_files_values_and_rows(
    opened: Opener, drafter: User, reviewer: User
) -> None:
    report = opened()
    made = issued(report, drafter, reviewer)
    folder = folders.issue_folder(report.pk, 1)

    assert sorted(one.name for one in folder.iterdir()) == sorted(issuing.files_of(made).values())
    assert texts(folder / issuing.files_of(made)["正式稿"])[1] == (
        "我局共有党员4名，其中女党员2名，每月不少于X次。"
    )
    frozen = {one.figure: one for one in FrozenFigure.objects.filter(issue=made)}
    assert {name: one.value for name, one in frozen.items()} == {
        "单位名称": "市物资储备局", "党员总数": "4", "女党员数": "2", "支部集中学习次数": "2",
    }  # fmt: skip
    kept = frozen["支部集中学习次数"]
    rows = unpack(kept.rows)
    assert rows
    assert rows.digest() == kept.rows_digest
    assert (kept.records, len(rows.rows), rows.model) == (2, 2, "meetings.Meeting")
    assert kept.sql
    assert kept.text_digest
    rules = json.loads(made.rules)
    told = {"rule", "label", "from", "instrument", "article", "confirmed", "whose"}
    assert told == set(rules[0])
    assert made.manifest == Copy.objects.get(mark=made.mark).manifest


def test_rows_are_seen_later_though_the_records_change(
    opened: Opener, drafter: User, reviewer: User
) -> None:
    made = issued(opened(), drafter, reviewer)
    before = unpack(FrozenFigure.objects.get(issue=made, figure="支部集中学习次数").rows)
    Meeting.objects.all().delete()

    assert unpack(FrozenFigure.objects.get(issue=made, figure="支部集中学习次数").rows) == before


def test_shares_tell_no_person(opened: Opener, drafter: User, reviewer: User) -> None:
    made = issued(opened(), drafter, reviewer)
    rows = unpack(FrozenFigure.objects.get(issue=made, figure="党员总数").rows)

    assert [(one.organization, one.records) for one in shares(rows)] == [
        ("第一党支部", 2), ("第二党支部", 1), ("老干部党支部", 1),
    ]  # fmt: skip
    assert shares(None) == []
    assert shares(Evidence("a", ("id",), ((1,),), ("id",))) == []
    assert unpack(b"") is None


def test_issued_the_period_is_closed_until_reopened(
    opened: Opener, drafter: User, reviewer: User
) -> None:
    report = opened()
    issued(report, drafter, reviewer)

    def count(day: date) -> StaffCount:
        return tree.count_staff(bureau(), counted_on=day, staff=9, today=MOMENT.date())

    with pytest.raises(PeriodLocked):
        count(date(2020, 6, 30))
    assert count(date(2020, 7, 1)).pk
    with pytest.raises(ReasonMissing):
        approving.reopen(report, reason=" ", now=LATER, actor=drafter)
    approving.reopen(report, reason="补录六月", now=LATER, actor=drafter)

    assert count(date(2020, 6, 30)).pk
    assert (report.state, report.reopened_by, report.reopening_reason) == (
        "草稿", drafter, "补录六月",
    )  # fmt: skip
    reasons = Change.objects.filter(reason="补录六月").values_list("action", flat=True)
    assert sorted(reasons) == ["organizations.reopen", "reports.reopen"]
    assert Issue.objects.filter(report=report).count() == 1


def test_two_issues_are_compared(opened: Opener, drafter: User, reviewer: User) -> None:
    report = opened()
    first = issued(report, drafter, reviewer)
    approving.reopen(report, reason="补录六月", now=LATER, actor=drafter)
    study(9, date(2020, 5, 6))
    Change.objects.create(at=LATER, action="meetings.hold", model="meetings.Meeting")
    second = issued(report, drafter, reviewer)
    lines = comparing.compare(first, second)

    assert second.number == 2
    assert [(one.title, one.then, one.now, one.difference) for one in lines if one.changed] == [
        ("支部集中学习次数", "2", "3", "+1")
    ]
    assert [one.difference for one in lines if not one.changed] == ["", "0", "0"]
    assert list(comparing.earlier(second)) == [first]


def test_two_periods_are_compared(opened: Opener, drafter: User, reviewer: User) -> None:
    text = ("共有党员X名，比去年同期增加X名。",)
    before = issued(opened(*text, period=Period.parse("2019H1")), drafter, reviewer)
    after = issued(opened(*text, "集中学习X次。"), drafter, reviewer)

    assert next((one.title, one.then, one.now) for one in comparing.compare(before, after)) == (
        "党员总数", "3", "4",
    )  # fmt: skip
    assert [one.figure for one in comparing.compare(before, after) if one.then is None] == [
        "支部集中学习次数"
    ]


def test_an_issued_copy_is_verified(opened: Opener, drafter: User, reviewer: User) -> None:
    report = opened()
    made = issued(report, drafter, reviewer)
    path = folders.issue_folder(report.pk, 1) / issuing.files_of(made)["正式稿"]
    found = verify(path, Catalogue(DjangoEngine()), folders.seal())

    assert found.sealed_here
    assert {one.state for one in found.judged} == {"stands"}
