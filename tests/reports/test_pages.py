"""The pages of reports: who sees what, each step by its button, what a wrong form says."""

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.organizations.models import Organization
from dangwu.pages.models import Job
from dangwu.reports import answers, approving, desk, folders, issuing, opening
from dangwu.reports.models import Choice, FrozenFigure, Issue, Report
from tests.cast import BRANCH, OTHER, STRANGER, Cast, stock_cast
from tests.reports.conftest import HALF, MOMENT, study

PARAGRAPHS = ("市X局2020年上半年党建工作总结", "共有党员X名，每月不少于X次。", "集中学习X次。")
READERS = {
    Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.LEADER, Role.AUDITOR,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.OFFICE = tmp_path / "office"
    settings.FIXED_DAY = "2020-07-03"


@pytest.fixture
def cast(db: None) -> Cast:
    made = stock_cast()
    for number, day in enumerate((date(2020, 2, 5), date(2020, 4, 8)), 1):
        study(number, day)
    return made


def document(*paragraphs: str) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


@pytest.fixture
def report(cast: Cast) -> Report:
    """The bureau's draft, by the officer."""
    return draft(cast, 1)


def draft(cast: Cast, unit: int, *paragraphs: str) -> Report:
    return opening.open_report(
        Organization.objects.get(pk=unit), HALF, name="样稿.docx",
        content=document(*(paragraphs or PARAGRAPHS)), now=MOMENT, actor=cast.user(Role.OFFICER),
    )  # fmt: skip


@pytest.fixture
def issued(cast: Cast, report: Report) -> Issue:
    approving.send(report, now=MOMENT, actor=cast.user(Role.OFFICER))
    approving.approve(report, now=MOMENT, actor=cast.user(Role.LEADER))
    return issuing.issue(report, over="已研究", now=MOMENT, actor=cast.user(Role.OFFICER))


def post(client: Client, path: str, **fields: object) -> HttpResponse:
    """Hand in the form of a page, with its token and version."""
    page = client.get(path).content.decode()
    hidden = dict(re.findall(r'name="(_token|_version|was)" value="([^"]*)"', page))
    return client.post(path, {**hidden, **fields})


def body(answer: HttpResponse) -> str:
    return answer.content.decode()


ADDRESSES = ("", "new/", "verify/", "1/", "1/slots/1/", "1/send/", "1/approve/", "1/give-back/",
             "1/issue/", "1/reopen/", "1/sample/", "1/discard/", "1/draft/sample/", "1/draft/review/", "1/issues/1/", "1/issues/1/compare/",
             "1/issues/1/files/final/", "1/issues/1/files/review/", "1/issues/1/files/page/")  # fmt: skip
SEEN = {
    "": {*READERS, Role.SUPERIOR},
    "new/": {Role.OFFICER, Role.SECRETARY},
    "verify/": {*READERS, Role.SUPERIOR},
    "1/": {Role.OFFICER, Role.LEADER, Role.AUDITOR, Role.SUPERIOR},
    "1/slots/1/": {Role.OFFICER, Role.LEADER, Role.AUDITOR},
    "1/send/": {Role.OFFICER},
    "1/approve/": {Role.OFFICER, Role.LEADER},
    "1/give-back/": {Role.OFFICER, Role.LEADER},
    "1/issue/": {Role.OFFICER, Role.LEADER},
    "1/reopen/": {Role.OFFICER, Role.LEADER},
    "1/sample/": {Role.OFFICER},
    "1/discard/": {Role.OFFICER},
    "1/draft/sample/": {Role.OFFICER, Role.LEADER, Role.AUDITOR},
    "1/draft/review/": set(),
    "1/issues/1/": {Role.OFFICER, Role.LEADER, Role.AUDITOR, Role.SUPERIOR},
    "1/issues/1/compare/": {Role.OFFICER, Role.LEADER, Role.AUDITOR, Role.SUPERIOR},
    "1/issues/1/files/final/": {Role.OFFICER, Role.LEADER, Role.AUDITOR, Role.SUPERIOR},
    "1/issues/1/files/review/": {Role.OFFICER, Role.LEADER, Role.AUDITOR},
    "1/issues/1/files/page/": {Role.OFFICER, Role.LEADER, Role.AUDITOR},
}


@pytest.mark.parametrize("end", ADDRESSES)
def test_who_sees_what(cast: Cast, issued: Issue, end: str) -> None:
    """The bureau's report: the branch's people do not see it, a superior as it was issued."""
    path = f"/reports/{end}".replace("/1/", f"/{issued.report_id}/", 1)
    answers = {role: cast[role].get(path).status_code for role in [*map(str, Role), STRANGER]}

    opened = {role for role, status in answers.items() if status in (200, 302)}
    assert opened == {str(role) for role in SEEN[end]}
    assert {status for role, status in answers.items() if role not in opened} <= {403, 404}


def test_a_branch_s_report_is_its_own_people_s(cast: Cast) -> None:
    own, other = draft(cast, BRANCH), draft(cast, OTHER)
    secretary = cast[Role.SECRETARY]

    assert secretary.get(f"/reports/{own.pk}/").status_code == 200
    assert secretary.get(f"/reports/{other.pk}/").status_code == 404
    assert secretary.get(f"/reports/{other.pk}/slots/1/").status_code == 404
    listed = body(secretary.get("/reports/"))
    assert f"/reports/{own.pk}/" in listed
    assert f"/reports/{other.pk}/" not in listed


def test_a_draft_is_hidden_from_the_superior(cast: Cast, report: Report) -> None:
    superior = cast[Role.SUPERIOR]

    assert superior.get(f"/reports/{report.pk}/").status_code == 404
    assert "还没有印发的报告。" in body(superior.get("/reports/"))


def test_the_superior_sees_counts_and_no_person(cast: Cast, issued: Issue) -> None:
    page = cast[Role.SUPERIOR].get(f"/reports/{issued.report_id}/")
    assert page.status_code == 302
    assert page["Location"] == f"/reports/{issued.report_id}/issues/1/"
    figure = FrozenFigure.objects.get(issue=issued, figure="党员总数")
    path = f"/reports/{issued.report_id}/issues/1/figures/{figure.pk}/"
    hers, officers = body(cast[Role.SUPERIOR].get(path)), body(cast[Role.OFFICER].get(path))

    assert "第一党支部" in hers
    assert "林望舒" in officers
    assert "林望舒" not in hers
    assert cast[Role.SUPERIOR].get(path + "?format=xlsx").status_code == 404
    assert cast[Role.OFFICER].get(path + "?format=xlsx").status_code == 200


def test_a_report_from_a_template(cast: Cast) -> None:
    answer = post(
        cast[Role.SECRETARY], "/reports/new/", source="branch", organization=BRANCH,
        period="2020H1",
    )  # fmt: skip
    made = Report.objects.get()

    assert answer["Location"] == f"/reports/{made.pk}/"
    assert (made.title, made.drafted_by) == (
        "党支部2020年上半年工作总结", cast.user(Role.SECRETARY),
    )  # fmt: skip


def test_a_report_from_an_upload_for_days_of_her_own(cast: Cast) -> None:
    file = SimpleUploadedFile("样稿.docx", document("共有党员X名。"))
    post(
        cast[Role.OFFICER], "/reports/new/", source="upload", file=file, organization=1,
        period="other", span="2020-01-01至2020-05-31", title="前五个月情况",
    )  # fmt: skip
    made = Report.objects.get()

    assert (made.title, made.period) == ("前五个月情况", "2020-01-01..2020-05-31")


@pytest.mark.parametrize("more", [0, 1])
def test_a_long_sample_is_read_as_a_job(
    cast: Cast, settings: LazySettings, monkeypatch: pytest.MonkeyPatch, more: int
) -> None:
    settings.JOBS_AT_ONCE = True
    monkeypatch.setattr(opening, "LONG", 10 - more)
    file = SimpleUploadedFile("样稿.docx", document("我局共有党员X名。。"))
    answer = post(
        cast[Role.OFFICER], "/reports/new/", source="upload", file=file, organization=1,
        period="2020H1",
    )  # fmt: skip
    made = Report.objects.get()

    assert answer["Location"].startswith("/jobs/") == bool(more)
    if more:
        job = Job.objects.get()
        assert (job.title, job.result) == ("读入样稿：样稿.docx", f"/reports/{made.pk}/")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"source": "upload"}, "请选择要上传的样稿。"),
        ({"source": "branch", "period": "other", "span": "夏天"}, "看不懂时段“夏天”"),
        ({"source": "branch", "organization": OTHER}, "没有找到党组织名称“4”。"),
        (
            {"source": "upload", "file": SimpleUploadedFile("假.docx", b"<html>")},
            "“假.docx”不是 .docx 文档",
        ),
    ],
    ids=["no file", "no period", "not hers", "no document"],
)
def test_a_wrong_form_names_its_field_and_keeps_nothing(
    cast: Cast, fields: dict[str, object], says: str
) -> None:
    sent = {"organization": BRANCH, "period": "2020H1", **fields}
    answer = post(cast[Role.SECRETARY], "/reports/new/", **sent)

    assert answer.status_code == 422
    assert says in body(answer)
    assert not Report.objects.exists()


def test_the_same_form_twice_opens_one_report(cast: Cast) -> None:
    client = cast[Role.SECRETARY]
    page = body(client.get("/reports/new/"))
    token = re.findall(r'name="_token" value="([^"]*)"', page)[0]
    sent = {"_token": token, "source": "branch", "organization": BRANCH, "period": "2020H1"}
    first, second = client.post("/reports/new/", sent), client.post("/reports/new/", sent)

    assert first["Location"] == second["Location"]
    assert Report.objects.count() == 1


def test_the_page_marks_every_slot(cast: Cast, report: Report) -> None:
    page = body(cast[Role.OFFICER].get(f"/reports/{report.pk}/"))

    assert "4 处：3 处确定，1 处待选" in page
    assert page.count('class="r-slot is-certain" id=') == 3
    assert page.count('class="r-slot is-choose" id=') == 1
    assert f'href="/reports/{report.pk}/slots/3/"' in page
    assert "（待选）" in page


def test_a_slot_offers_figures_with_their_numbers(cast: Cast, report: Report) -> None:
    path = f"/reports/{report.pk}/slots/2/"
    page = body(cast[Role.OFFICER].get(path))
    panel = body(cast[Role.OFFICER].get(path, headers={"HX-Request": "true"}))

    assert "<html" in page
    assert "<html" not in panel
    for text in (page, panel):
        assert "统计期末日在册党员人数，含正式党员和预备党员" in text
        assert "4 条记录为据" in text
        assert "/figures/%E5%85%9A%E5%91%98%E6%80%BB%E6%95%B0/?unit=1&amp;period=2020H1" in text
    other = body(cast[Role.OFFICER].get(path + "?figure=党支部数"))
    assert "统计期末日在册的党支部个数（含下级）" in other
    assert "没有名为“没这个”的指标。" in body(cast[Role.OFFICER].get(path + "?figure=没这个"))


def test_a_text_is_written_in_by_her(cast: Cast, report: Report) -> None:
    path = f"/reports/{report.pk}/slots/3/"
    answer = post(cast[Role.OFFICER], path, act="write", text="1", reason="制度规定")

    assert answer["Location"] == f"/reports/{report.pk}/#s3"
    page = body(cast[Role.OFFICER].get(f"/reports/{report.pk}/"))
    assert "4 处：3 处确定，1 处人工确定" in page
    assert "，理由：制度规定" in page
    post(cast[Role.OFFICER], path, act="withdraw")
    assert not Choice.objects.exists()


def test_a_figure_is_taken(cast: Cast, report: Report) -> None:
    post(cast[Role.OFFICER], f"/reports/{report.pk}/slots/3/", figure="党支部数")

    assert Choice.objects.get().figure == "党支部数"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"act": "write", "text": "", "reason": "有"}, "请填写要写在这里的数或名称。"),
        ({"act": "write", "text": "1", "reason": ""}, "请写明理由，它会和姓名一起留存。"),
        ({}, "请先选一个指标，或在下面填写。"),
        ({"figure": "没这个"}, "没有名为“没这个”的指标。"),
    ],
)
def test_a_slot_s_wrong_form(
    cast: Cast, report: Report, fields: dict[str, object], says: str
) -> None:
    answer = post(cast[Role.OFFICER], f"/reports/{report.pk}/slots/3/", **fields)

    assert answer.status_code == 422
    assert says in body(answer)
    assert not Choice.objects.exists()


def test_two_at_one_slot(cast: Cast, report: Report) -> None:
    """The second is told what the first wrote, and her own text stays."""
    path = f"/reports/{report.pk}/slots/3/"
    page = body(cast[Role.OFFICER].get(path))
    hidden = dict(re.findall(r'name="(_token|_version|was)" value="([^"]*)"', page))
    post(cast[Role.OFFICER], path, act="write", text="1", reason="制度规定")
    second = cast[Role.OFFICER].post(
        path, {**hidden, "act": "write", "text": "2", "reason": "我的"}
    )

    assert second.status_code == 422
    assert (
        "您打开之后，这一处已由某党务干事改为“1”（人工填写），没有写入。请核对后再定。"
    ) in body(second)
    assert 'value="我的"' in body(second)
    assert Choice.objects.get().text == "1"


def test_who_only_reads_may_not_write(cast: Cast, report: Report) -> None:
    path = f"/reports/{report.pk}/slots/3/"
    page = body(cast[Role.AUDITOR].get(path))

    assert "您没有起草权，只能查看。" in page
    assert "选用" not in page
    assert cast[Role.AUDITOR].post(path, {"figure": "党员总数"}).status_code == 403
    assert cast[Role.AUDITOR].post(f"/reports/{report.pk}/send/").status_code == 403


def test_step_by_step(cast: Cast, report: Report) -> None:
    officer, leader = cast[Role.OFFICER], cast[Role.LEADER]
    path = f"/reports/{report.pk}/"
    assert post(officer, path + "send/")["Location"] == path
    assert "审核通过" not in body(officer.get(path))
    own = post(officer, path + "approve/")
    assert "由某党务干事起草，不能由本人审核" in body(own)
    assert "审核通过" in body(leader.get(path))
    post(leader, path + "give-back/", reason="第二段请核对")
    assert "第二段请核对" in body(officer.get(path))
    post(officer, path + "send/")
    post(leader, path + "approve/")
    asked = post(officer, path + "issue/")
    assert "还有矛盾或未填的地方：确要照此印发，请写明理由。" in body(asked)
    assert post(officer, path + "issue/", over="已研究")["Location"] == path
    page = body(officer.get(path))
    assert "第 1 次印发" in page
    assert "时段已锁定" in page
    assert post(officer, path + "reopen/").status_code == 422
    assert post(officer, path + "reopen/", reason="补录")["Location"] == path
    assert "重开：补录" in body(officer.get(path))


def test_a_step_over_what_changed_is_told(cast: Cast, report: Report) -> None:
    officer, leader = cast[Role.OFFICER], cast[Role.LEADER]
    path = f"/reports/{report.pk}/"
    post(officer, path + "send/")
    page = body(leader.get(path + "approve/"))
    hidden = dict(re.findall(r'name="(_token|_version)" value="([^"]*)"', page))
    post(leader, path + "give-back/", reason="改一处")
    post(officer, path + "slots/3/", act="write", text="1", reason="制度规定")
    post(officer, path + "send/")
    answer = leader.post(path + "approve/", hidden)

    assert answer.status_code == 409
    assert "您打开之后，这条记录已被修改" in body(answer)
    assert Report.objects.get().state == "待审核"


def test_the_review_copy_is_made_and_downloaded(cast: Cast, report: Report) -> None:
    officer = cast[Role.OFFICER]
    path = f"/reports/{report.pk}/"
    for _ in range(2):  # a second one takes the place of the first
        officer.post(path + "review-copy/")
    copy, page = (officer.get(f"{path}draft/{what}/") for what in ("review", "page"))

    assert docx.Document(io.BytesIO(copy.content)).paragraphs[1].text == (
        "共有党员4名，每月不少于X次。"
    )
    assert "每个数字的依据" in body(page)
    assert officer.get(path + "review-copy/").status_code == 405
    assert officer.get(f"{path}draft/other/").status_code == 404


def test_an_issue_shows_text_numbers_and_rules(cast: Cast, issued: Issue) -> None:
    page = body(cast[Role.OFFICER].get(f"/reports/{issued.report_id}/issues/1/"))

    assert "共有党员4名，每月不少于X次。" in page
    assert "签名有效" in page
    assert "1 处未填" in page
    assert "理由：已研究" in page
    assert "所用规定的版本" in page


def test_two_issues_side_by_side(cast: Cast, issued: Issue, report: Report) -> None:
    officer = cast[Role.OFFICER]
    alone = body(officer.get(f"/reports/{report.pk}/issues/1/compare/"))
    report.refresh_from_db()
    approving.reopen(report, reason="补录", now=MOMENT, actor=cast.user(Role.OFFICER))
    study(9, date(2020, 5, 6))
    Change.objects.create(at=MOMENT, action="meetings.hold", model="meetings.Meeting")
    approving.send(report, now=MOMENT, actor=cast.user(Role.OFFICER))
    approving.approve(report, now=MOMENT, actor=cast.user(Role.LEADER))
    issuing.issue(report, over="已研究", now=MOMENT, actor=cast.user(Role.OFFICER))
    path = f"/reports/{report.pk}/issues/2/compare/"
    page = body(officer.get(path + "?changed=1"))

    assert "没有可以比较的另一次印发。" in alone
    assert "支部集中学习次数" in page
    assert "<strong>+1</strong>" in page
    assert "党员总数" not in page
    assert "党员总数" in body(officer.get(path))
    assert officer.get(path + "?with=999").status_code == 404
    assert officer.get(path + "?format=xlsx").status_code == 200


def verify(client: Client, content: bytes, name: str = "报告.docx") -> str:
    file = SimpleUploadedFile(name, content)
    return body(client.post("/reports/verify/", {"file": file}))


def test_a_document_is_verified(cast: Cast, issued: Issue) -> None:
    path = folders.issue_folder(issued.report_id, 1) / issuing.files_of(issued)["正式稿"]
    edited = docx.Document(str(path))
    for run in edited.paragraphs[1].runs:
        run.text = run.text.replace("4", "14")
    out = io.BytesIO()
    edited.save(out)

    sound = verify(cast[Role.OFFICER], path.read_bytes())
    wrong = verify(cast[Role.OFFICER], out.getvalue())
    assert "全部成立" in sound
    assert "共 3 个数：3 个成立。" in sound
    assert "有出入" in wrong
    assert "文中被改" in wrong
    assert "现在的记录" in wrong
    assert "现在的记录" not in verify(cast[Role.SUPERIOR], path.read_bytes())


def test_what_is_not_to_be_verified(cast: Cast, issued: Issue) -> None:
    path = folders.issue_folder(issued.report_id, 1) / issuing.files_of(issued)["正式稿"]

    assert "这份文件是“市物资储备局”的，不在您的授权范围内，没有核对。" in verify(
        cast[Role.SECRETARY], path.read_bytes()
    )
    assert "“报告.docx”里没有本系统的清单" in verify(cast[Role.OFFICER], document("无。"))
    assert "请选择要核对的文件。" in body(cast[Role.OFFICER].post("/reports/verify/"))


def test_the_list_is_narrowed_and_exported(cast: Cast, report: Report) -> None:
    officer = cast[Role.OFFICER]

    assert report.title in body(officer.get("/reports/?q=党建&state=草稿"))
    assert "没有符合条件的报告。" in body(officer.get("/reports/?state=已印发"))
    assert officer.get("/reports/?format=xlsx").status_code == 200


def test_no_more_queries_for_more_reports(
    cast: Cast, report: Report, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for _ in range(4):
        draft(cast, 1)
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        cast[Role.OFFICER].get("/reports/")


def test_a_sample_that_is_gone_is_said(cast: Cast, report: Report) -> None:
    folders.sample_of(report.pk, report.sample).unlink()

    for end in ("", "slots/1/", "send/"):
        page = cast[Role.OFFICER].get(f"/reports/{report.pk}/{end}")
        assert page.status_code == 409
        assert "没有找到“样稿.docx”" in body(page)
    answer = cast[Role.OFFICER].post(f"/reports/{report.pk}/review-copy/", follow=True)
    assert "没有找到“样稿.docx”" in body(answer)


def test_another_sample_by_its_form(cast: Cast, report: Report) -> None:
    path = f"/reports/{report.pk}/sample/"
    empty = post(cast[Role.OFFICER], path)
    file = SimpleUploadedFile("改稿.docx", document("共有党员X名，女党员X名。"))
    done = post(cast[Role.OFFICER], path, file=file)
    sample = cast[Role.OFFICER].get(f"/reports/{report.pk}/draft/sample/")

    assert "请选择要上传的样稿。" in body(empty)
    assert done["Location"] == f"/reports/{report.pk}/"
    assert "2 处：2 处确定" in body(cast[Role.OFFICER].get(f"/reports/{report.pk}/"))
    assert docx.Document(io.BytesIO(sample.content)).paragraphs[0].text == (
        "共有党员X名，女党员X名。"
    )


def test_a_draft_is_discarded_by_its_form(cast: Cast, report: Report) -> None:
    answer = post(cast[Role.OFFICER], f"/reports/{report.pk}/discard/")

    assert answer["Location"] == "/reports/"
    assert not Report.objects.exists()


def test_a_lacking_record_has_its_place(cast: Cast) -> None:
    report = draft(cast, 1, "获得荣誉X项。")
    page = body(cast[Role.OFFICER].get(f"/reports/{report.pk}/slots/1/"))

    assert "缺记录" in page or "没有记录" in page
    assert "去登记" in page


@pytest.fixture
def _large(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the bureau for a large unit whose answers take long; jobs are done at once."""
    settings.JOBS_AT_ONCE = True
    monkeypatch.setattr(desk, "LARGE", 0)
    monkeypatch.setattr(answers, "SLOW", 0.0)
    monkeypatch.setattr(answers, "_FILED", 0.0)


@pytest.mark.usefixtures("_large")
def test_a_large_unit_is_filled_as_a_job_and_kept_for_minutes(
    cast: Cast, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, path = cast[Role.OFFICER], f"/reports/{report.pk}/"
    assert officer.get(path)["Location"].startswith("/jobs/")
    assert Job.objects.get().result == path
    page = body(officer.get(path))
    assert "单位较大，十分钟内沿用同一次统计" in page
    assert "4 处：3 处确定，1 处待选" in page
    study(9, date(2020, 5, 6))
    Change.objects.create(at=MOMENT, action="meetings.hold", model="meetings.Meeting")
    post(officer, path + "slots/3/", act="write", text="1", reason="制度规定")
    kept = body(officer.get(path))
    assert "4 处：3 处确定，1 处人工确定" in kept
    assert ">2<span" in kept  # the session recorded meanwhile is not counted yet
    answers._held.clear()  # another process reads them from the folder
    assert ">2<span" in body(officer.get(path))
    assert officer.get(path + "?fresh=1")["Location"].startswith("/jobs/")
    assert ">3<span" in body(officer.get(path))
    monkeypatch.setattr(answers, "KEPT", -1.0)
    Change.objects.create(at=MOMENT, action="meetings.hold", model="meetings.Meeting")
    assert officer.get(path)["Location"].startswith("/jobs/")


@pytest.mark.usefixtures("_large")
def test_a_large_unit_s_steps_are_jobs(cast: Cast) -> None:
    officer, leader = cast[Role.OFFICER], cast[Role.LEADER]
    answer = post(officer, "/reports/new/", source="half-year", organization=1, period="2020H1")
    made = Report.objects.get()
    path = f"/reports/{made.pk}/"
    assert answer["Location"].startswith("/jobs/")
    assert officer.get(path).status_code == 200
    assert officer.post(path + "review-copy/")["Location"].startswith("/jobs/")
    assert officer.get(path + "draft/review/").status_code == 200
    post(officer, path + "send/")
    post(leader, path + "approve/")
    assert post(officer, path + "issue/", over="已研究")["Location"].startswith("/jobs/")
    assert Issue.objects.get().over == "已研究"


def test_a_small_unit_asked_anew_shows_its_page(cast: Cast, report: Report) -> None:
    path = f"/reports/{report.pk}/"

    assert cast[Role.OFFICER].get(path + "?fresh=1")["Location"] == path
    assert "十分钟内沿用" not in body(cast[Role.OFFICER].get(path))
