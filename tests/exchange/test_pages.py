"""Import in the browser: who may, what is shown of every row, what is written, once, and taken back."""

import os
import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import override_settings
from django.utils import timezone
from python_calamine import load_workbook

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.dues.models import Payment
from dangwu.exchange import keeping
from dangwu.exchange.models import Batch, Upload, UploadState
from dangwu.meetings.models import Meeting
from dangwu.members.models import Member, Membership
from dangwu.organizations import grants
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from tests.cast import STRANGER, Cast, stock_cast
from tests.exchange.sheets import ROSTER, number, write

HEADS = ("党支部", "会议类型", "会议名称", "会议时间", "应到", "实到", "请假", "缺席")
OURS = ("第一党支部", "党课", "讲党课", "2020-05-07 14:30", 10, 9, 1, 0)
THEIRS = ("第二党支部", "党课", "讲党课", "2020-05-07 14:30", 10, 9, 1, 0)
WRONG = ("第一党支部", "神秘会", "不知道", "2020-05-08", 10, 9, 1, 0)
NEARLY = ("一党支部", "主题党日", "参观", "2020-05-09", 10, 9, 1, 0)
"""第一党支部, almost."""


@pytest.fixture(autouse=True)
def office(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "field.txt").write_text("ab" * 32)
    with override_settings(OFFICE=tmp_path):
        yield tmp_path


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def hand_in(
    cast: Cast, role: str, path: Path, kind: str = "meetings", token: str | None = None
) -> Any:
    file = SimpleUploadedFile(path.name, path.read_bytes())
    form = {"file": file, "_token": token or new_token()}
    return cast[role].post(f"/import/{kind}/", form)


def previewed(cast: Cast, role: str, path: Path, kind: str = "meetings") -> Upload:
    answer = hand_in(cast, role, path, kind)
    assert answer.status_code == 302, answer.content.decode()
    return Upload.objects.order_by("-pk")[0]


def page(cast: Cast, role: str, address: str) -> str:
    answer: HttpResponse = cast[role].get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.content.decode())


def meetings(path: Path, *rows: Any) -> Path:
    return write(path / "三会一课.xlsx", [HEADS, *rows])


@pytest.mark.parametrize(
    ("role", "status", "kinds"),
    [
        (Role.OFFICER, 200, ["党员名册", "党组织名册", "三会一课台账", "党费台账"]),
        (Role.SECRETARY, 200, ["三会一课台账", "党费台账"]),
        (Role.COMMITTEE_MEMBER, 200, ["三会一课台账", "党费台账"]),
        (Role.AUDITOR, 200, []),
        (Role.LEADER, 403, []),
        (Role.MEMBER, 403, []),
        (Role.SUPERIOR, 403, []),
        (STRANGER, 403, []),
    ],
)
def test_who_may_import_what(cast: Cast, role: str, status: int, kinds: list[str]) -> None:
    answer = cast[role].get("/import/")
    text = answer.content.decode()
    assert answer.status_code == status
    every = ["党员名册", "党组织名册", "三会一课台账", "党费台账"]
    assert [one for one in every if f"<strong>{one}</strong>" in text] == [
        one for one in every if one in kinds
    ]


def test_every_kind_has_a_form_and_a_template(cast: Cast) -> None:
    for kind in ("members", "dues", "meetings", "admissions", "organizations", "stock", "prices"):
        assert cast[Role.OFFICER].get(f"/import/{kind}/").status_code == 200
        answer = cast[Role.OFFICER].get(f"/import/{kind}/template/")
        assert load_workbook(BytesIO(answer.content)).sheet_names
    assert cast[Role.OFFICER].get("/import/nothing/").status_code == 404
    assert cast[Role.SECRETARY].get("/import/members/").status_code == 403


def test_every_row_has_its_verdict_and_its_place(cast: Cast, tmp_path: Path) -> None:
    one = previewed(cast, Role.OFFICER, meetings(tmp_path, OURS, WRONG, NEARLY, (), ["合计"]))
    where = f"/import/uploads/{one.pk}/"
    text = page(cast, Role.OFFICER, where)
    assert "待定 1" in text
    assert "拒绝 1" in text
    assert "确定 1" in text
    assert "读作党支部：<strong>第一党支部</strong>" in text
    refused = page(cast, Role.OFFICER, f"{where}?tab=refused")
    assert "<strong>第3行</strong> 不知道" in refused
    assert '<span class="d-tag">B列</span> “会议类型”：不认识会议类型“神秘会”' in refused
    certain = page(cast, Role.OFFICER, f"{where}?tab=certain")
    assert "<td>2020-05-07 14:30</td>" in certain
    assert Meeting.objects.count() == 0


def test_what_is_agreed_to_is_written_and_the_rest_is_left(cast: Cast, tmp_path: Path) -> None:
    one = previewed(cast, Role.OFFICER, meetings(tmp_path, OURS, WRONG, NEARLY))
    where = f"/import/uploads/{one.pk}/"
    cast[Role.OFFICER].post(f"{where}choose/", {"reason": "branch_unsure", "agree": "1"})
    assert "确定1行，已选的待定1行；1行不写入" in page(cast, Role.OFFICER, where)
    answer = cast[Role.OFFICER].post(f"{where}confirm/", follow=True)
    batch = Batch.objects.get()
    assert sorted(Meeting.objects.values_list("topic", flat=True)) == ["参观", "讲党课"]
    assert {meeting.organization_id for meeting in Meeting.objects.all()} == {3}
    assert (batch.row_count, batch.left_count, batch.actor) == (2, 1, cast.user(Role.OFFICER))
    text = page(cast, Role.OFFICER, f"/import/batches/{batch.pk}/")
    assert "没有写入的 1 行" in text
    assert "第3行“会议类型”：不认识会议类型“神秘会”" in text
    assert not keeping.folder_of(one).exists()
    assert answer.redirect_chain[0][0].startswith("/jobs/")
    assert cast[Role.OFFICER].get(where).headers["Location"] == f"/import/batches/{batch.pk}/"


def test_a_row_is_agreed_to_and_no_more(cast: Cast, tmp_path: Path) -> None:
    one = previewed(
        cast,
        Role.OFFICER,
        meetings(tmp_path, OURS, NEARLY, (*NEARLY[:3], "2020-06-01", *NEARLY[4:])),
    )
    where = f"/import/uploads/{one.pk}/"
    for row, agree, said in ((3, "1", 1), (4, "1", 2), (3, "0", 1)):
        cast[Role.OFFICER].post(f"{where}choose/", {"row": str(row), "agree": agree})
        assert f"已选的待定{said}行" in page(cast, Role.OFFICER, where)
    cast[Role.OFFICER].post(f"{where}confirm/")
    assert sorted(str(one.held_on) for one in Meeting.objects.all()) == ["2020-05-07", "2020-06-01"]


def test_confirming_twice_writes_once(cast: Cast, tmp_path: Path) -> None:
    one = previewed(cast, Role.OFFICER, meetings(tmp_path, OURS))
    for _ in range(2):
        answer = cast[Role.OFFICER].post(f"/import/uploads/{one.pk}/confirm/")
        assert answer.status_code == 302
    assert Meeting.objects.count() == 1
    assert answer.headers["Location"] == f"/import/batches/{Batch.objects.get().pk}/"


def test_the_same_form_twice_is_one_upload(cast: Cast, tmp_path: Path) -> None:
    token = new_token()
    path = meetings(tmp_path, OURS)
    first = hand_in(cast, Role.OFFICER, path, token=token)
    second = hand_in(cast, Role.OFFICER, path, token=token)
    assert first.headers["Location"] == second.headers["Location"]
    assert Upload.objects.count() == 1


def test_the_same_file_again_is_told_before(cast: Cast, tmp_path: Path) -> None:
    path = meetings(tmp_path, OURS)
    one = previewed(cast, Role.OFFICER, path)
    cast[Role.OFFICER].post(f"/import/uploads/{one.pk}/confirm/")
    batch = Batch.objects.get()
    again = previewed(cast, Role.OFFICER, path)
    assert "同一份文件已于" in page(cast, Role.OFFICER, f"/import/uploads/{again.pk}/")
    cast[Role.OFFICER].post(f"/import/uploads/{again.pk}/confirm/")
    text = page(cast, Role.OFFICER, f"/import/uploads/{again.pk}/")
    day = timezone.localtime(batch.made_at).date()
    assert f"这份文件已于{day}导入，编号{batch.pk}，没有再写。要重新导入，请先撤回它。" in text
    assert Meeting.objects.count() == 1


def test_a_secretary_writes_for_her_branch_only(cast: Cast, tmp_path: Path) -> None:
    one = previewed(cast, Role.SECRETARY, meetings(tmp_path, OURS, THEIRS))
    text = page(cast, Role.SECRETARY, f"/import/uploads/{one.pk}/?tab=refused")
    assert "“第二党支部”不在您可以登记的党组织之内。请交由该党组织或上级的党务人员导入。" in text
    cast[Role.SECRETARY].post(f"/import/uploads/{one.pk}/confirm/")
    assert [meeting.organization_id for meeting in Meeting.objects.all()] == [3]
    assert cast[Role.OFFICER].get(f"/import/uploads/{one.pk}/").status_code == 404


def test_nothing_is_told_of_people_elsewhere(cast: Cast, tmp_path: Path) -> None:
    """A name and a number tell the secretary nothing of a member of another branch."""
    elsewhere = Member.objects.exclude(pk__in=_members_of(3)).order_by("pk")[0]
    heads = ("姓名", "党支部", "缴费起始月份", "缴费金额", "缴费日期")
    path = write(
        tmp_path / "d.xlsx", [heads, (elsewhere.name, "第一党支部", "2020-01", 30, "2020-01-15")]
    )
    one = previewed(cast, Role.SECRETARY, path, "dues")
    text = page(cast, Role.SECRETARY, f"/import/uploads/{one.pk}/?tab=refused")
    assert f"办公室里没有党员“{elsewhere.name}”" in text
    assert "第二党支部" not in text


def _members_of(branch: int) -> Any:
    return Membership.objects.filter(organization=branch).values("member")


def test_the_right_is_asked_again_at_the_write(cast: Cast, tmp_path: Path) -> None:
    one = previewed(cast, Role.SECRETARY, meetings(tmp_path, OURS))
    for grant in grants.Grant.objects.filter(user=cast.user(Role.SECRETARY)):
        grants.take_back(grant, on=date(2020, 7, 1))
    grants.give(
        cast.user(Role.SECRETARY), organization=Organization.objects.get(pk=4),
        role=Role.SECRETARY, since=date(2020, 7, 1),
    )  # fmt: skip
    cast[Role.SECRETARY].post(f"/import/uploads/{one.pk}/confirm/")
    assert not Meeting.objects.exists()
    text = page(cast, Role.SECRETARY, f"/import/uploads/{one.pk}/")
    assert "没有可以写入的行：拒绝1行，待定0行。请按提示改正表格后再导入。" in text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        (
            "a.xlsx",
            b"<html><table></table></html>",
            "“a.xlsx”的内容不是 Excel 工作簿（其实是网页），没有读。",
        ),
        ("a.xlsx", b"PK\x03\x04broken", "“a.xlsx”已损坏或不完整（不是完整的压缩包），没有读。"),
        ("a.docx", b"PK\x03\x04", "不能读“a.docx”：只读 xlsx、xlsm、xls、csv 文件"),
        (
            "a.csv",
            b"PK\x03\x04",
            "“a.csv”的内容不是 Excel 工作簿（扩展名是文本，内容却是压缩包或工作簿），没有读。",
        ),
    ],
    ids=["html", "zip", "docx", "csv"],
)
def test_what_is_not_what_it_says_is_refused_at_once(
    cast: Cast, office: Path, name: str, content: bytes, says: str
) -> None:
    file = SimpleUploadedFile(name, content)
    answer = cast[Role.OFFICER].post("/import/members/", {"file": file, "_token": new_token()})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Upload.objects.exists()
    assert list((office / "files" / "imports").iterdir()) == []


def test_a_form_without_a_file(cast: Cast) -> None:
    answer = cast[Role.OFFICER].post("/import/members/", {"_token": new_token()})
    assert answer.status_code == 422
    assert "请选择要导入的文件。" in answer.content.decode()


def test_without_headings_the_page_says_what_is_wanted(cast: Cast, tmp_path: Path) -> None:
    one = previewed(cast, Role.OFFICER, write(tmp_path / "x.xlsx", [["甲", "乙"], ["1", "2"]]))
    text = page(cast, Role.OFFICER, f"/import/uploads/{one.pk}/")
    assert "“x.xlsx”里没有找到三会一课台账的表头（看过工作表：Sheet1）。" in text
    assert "可取得模板对照，或指明工作表。" in text
    assert "命令行" not in text


def test_another_sheet_and_what_the_file_lacks_are_told(cast: Cast, tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "两张.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, kind in (("上半年", "党课"), ("下半年", "")):
            sheet = book.add_worksheet(name)
            heads = [one for one in HEADS if one != "会议类型" or kind]
            sheet.write_row(0, 0, heads)
            sheet.write_row(1, 0, [one for one in OURS if one != "党课" or kind])
    one = previewed(cast, Role.OFFICER, path)
    where = f"/import/uploads/{one.pk}/"
    text = page(cast, Role.OFFICER, where)
    assert "工作表“上半年”" in text
    assert "工作表“下半年”也有三会一课台账的表头，这次没有读；要读它，请指明工作表。" in text
    form = {"sheet": "下半年", "given_会议类型": "主题党日", "given_时长分钟": "90"}
    cast[Role.OFFICER].post(f"{where}again/", form)
    cast[Role.OFFICER].post(f"{where}confirm/")
    held = Meeting.objects.get()
    assert (held.kind, held.minutes_long) == ("主题党日", 90)
    assert Batch.objects.get().sheet == "下半年"


def test_an_unknown_branch_is_explained_once_for_all_rows(cast: Cast, tmp_path: Path) -> None:
    strange = [("仓储科支部", *OURS[1:3], f"2020-05-0{day}", *OURS[4:]) for day in (7, 8)]
    one = previewed(cast, Role.OFFICER, meetings(tmp_path, *strange))
    where = f"/import/uploads/{one.pk}/"
    assert "“仓储科支部”（2行）" in page(cast, Role.OFFICER, where)
    cast[Role.OFFICER].post(f"{where}again/", {"name_0": "4"})
    cast[Role.OFFICER].post(f"{where}confirm/")
    assert [one.organization_id for one in Meeting.objects.all()] == [4, 4]


def test_the_rows_to_correct_go_out_with_what_is_wrong(cast: Cast, tmp_path: Path) -> None:
    one = previewed(cast, Role.OFFICER, meetings(tmp_path, OURS, WRONG, NEARLY))
    answer = cast[Role.OFFICER].get(f"/import/uploads/{one.pk}/rows/")
    rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1][:2] == ["行", "问题和改法"]
    assert [row[0] for row in rows[2:]] == [3, 4]
    assert str(rows[2][1]).startswith("第3行“会议类型”：不认识会议类型“神秘会”")


def test_an_import_is_taken_back_with_a_reason(cast: Cast, tmp_path: Path) -> None:
    one = previewed(cast, Role.SECRETARY, meetings(tmp_path, OURS))
    cast[Role.SECRETARY].post(f"/import/uploads/{one.pk}/confirm/")
    batch = Batch.objects.get()
    where = f"/import/batches/{batch.pk}/"
    for role, status in ((Role.COMMITTEE_MEMBER, 404), (Role.AUDITOR, 404), (STRANGER, 403)):
        assert cast[role].get(where).status_code == status
    missing = cast[Role.SECRETARY].post(f"{where}undo/", {"_token": new_token(), "_version": "0"})
    assert missing.status_code in {409, 422}
    form = _form(cast, Role.SECRETARY, f"{where}undo/") | {"reason": "选错了文件"}
    cast[Role.SECRETARY].post(f"{where}undo/", form)
    assert not Meeting.objects.exists()
    entry = Change.objects.get(action="exchange.undo", record_id=batch.pk)
    assert (entry.reason, entry.actor) == ("选错了文件", cast.user(Role.SECRETARY))
    assert "整批撤回，理由：选错了文件" in page(cast, Role.SECRETARY, where)


def _form(cast: Cast, role: str, address: str) -> dict[str, str]:
    text = cast[role].get(address).content.decode()
    found = dict(re.findall(r'name="(_token|_version)" value="([^"]*)"', text))
    assert set(found) == {"_token", "_version"}
    return found


def test_who_reads_everything_sees_every_import(cast: Cast, tmp_path: Path) -> None:
    one = previewed(cast, Role.SECRETARY, meetings(tmp_path, OURS))
    cast[Role.SECRETARY].post(f"/import/uploads/{one.pk}/confirm/")
    batch = Batch.objects.get()
    for role in (Role.AUDITOR, Role.OFFICER):
        grants.give(
            cast.user(role), organization=Organization.objects.get(pk=8), role=role,
            since=date(2015, 1, 1),
        )  # fmt: skip
    assert "整批撤回" not in page(cast, Role.AUDITOR, f"/import/batches/{batch.pk}/")
    assert cast[Role.AUDITOR].get(f"/import/batches/{batch.pk}/undo/").status_code == 403
    assert "整批撤回" in page(cast, Role.OFFICER, f"/import/batches/{batch.pk}/")


def test_what_nobody_confirms_goes_after_seven_days(cast: Cast, tmp_path: Path) -> None:
    young, old = (previewed(cast, Role.OFFICER, meetings(tmp_path, OURS)) for _ in range(2))
    for one, days in ((young, 6), (old, 8)):
        Upload.objects.filter(pk=one.pk).update(uploaded_at=timezone.now() - timedelta(days=days))
    keeping.sweep()
    states = dict(Upload.objects.values_list("pk", "state"))
    assert states == {young.pk: UploadState.WAITING, old.pk: UploadState.DROPPED}
    assert (keeping.folder_of(young).exists(), keeping.folder_of(old).exists()) == (True, False)


def test_a_file_is_dropped(cast: Cast, tmp_path: Path) -> None:
    one = previewed(cast, Role.OFFICER, meetings(tmp_path, OURS))
    text = cast[Role.OFFICER].post(f"/import/uploads/{one.pk}/drop/", follow=True).content.decode()
    assert "已放弃“三会一课.xlsx”，没有写入任何内容。" in text
    assert not keeping.folder_of(one).exists()
    assert cast[Role.OFFICER].get(f"/import/uploads/{one.pk}/").status_code == 302


def test_numbers_of_persons_are_not_shown_whole(cast: Cast, tmp_path: Path) -> None:
    path = write(
        tmp_path / "m.xlsx",
        [ROSTER, ("甲一", number(101), "第一党支部", "正式党员", "2008-07-01", "2009-07-01")],
    )
    one = previewed(cast, Role.OFFICER, path, "members")
    text = page(cast, Role.OFFICER, f"/import/uploads/{one.pk}/?tab=certain")
    assert number(101) not in text
    assert f"110***********{number(101)[-4:]}" in text


def test_a_month_that_was_paid_elsewhere_is_not_hers_to_write(cast: Cast, tmp_path: Path) -> None:
    """Her member belonged to another branch then."""
    came = Membership.objects.get(member=31)
    Membership.objects.filter(pk=came.pk).update(since=date(2020, 3, 1))
    Membership.objects.create(
        member=came.member, organization_id=4, since=came.since, until=date(2020, 3, 1)
    )
    heads = ("姓名", "党支部", "缴费起始月份", "缴费金额", "缴费日期")
    rows = [("林望舒", "第一党支部", f"2020-0{month}", 30, f"2020-0{month}-15") for month in (2, 4)]
    one = previewed(cast, Role.SECRETARY, write(tmp_path / "d.xlsx", [heads, *rows]), "dues")
    cast[Role.SECRETARY].post(f"/import/uploads/{one.pk}/confirm/")
    assert [(paid.month_no, paid.organization_id) for paid in Payment.objects.all()] == [(24243, 3)]
    assert Batch.objects.get().left == [
        [2, "第2行没有写入：林望舒2020年2月在别的党组织，请交由上级的党务人员导入。"]
    ]


def test_a_folder_that_no_upload_tells_of_goes(cast: Cast, office: Path) -> None:
    root = office / "files" / "imports"
    for name, days in (("young", 6), ("old", 8)):
        (root / name).mkdir(parents=True)
        then = (timezone.now() - timedelta(days=days)).timestamp()
        os.utime(root / name, (then, then))
    keeping.sweep()
    assert [one.name for one in root.iterdir()] == ["young"]


def test_files_that_wait_say_how_far_they_are(cast: Cast, tmp_path: Path) -> None:
    previewed(cast, Role.OFFICER, meetings(tmp_path, OURS))
    previewed(cast, Role.OFFICER, write(tmp_path / "x.xlsx", [["甲", "乙"], ["1", "2"]]))
    text = page(cast, Role.OFFICER, "/import/")
    assert "待确认</span>" in text
    assert "没有读成</span>" in text
    assert "等您确认" not in page(cast, Role.SECRETARY, "/import/")
