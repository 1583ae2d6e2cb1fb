"""The papers of a dossier: all from the records, none half filled."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from dangwu.accounts.rights import Role
from dangwu.admissions import changes
from dangwu.admissions.choices import Purpose, Result
from dangwu.admissions.models import Applicant, Approval, Contact, Step, Vote
from dangwu.admissions.paperwork.kinds import papers
from dangwu.admissions.paperwork.writing import (
    document,
    numeral,
    write_all,
    write_one,
)
from dangwu.admissions.steps import STEPS
from dangwu.organizations.models import Organization, Placement
from tests.admissions.whole import DAYS, NAME, take, went
from tests.cast import STRANGER, TODAY, Cast, stock_cast
from tests.refusing import refused


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def text_of(applicant: Applicant, name: str) -> list[str]:
    kind = next(one for one in papers().values() if one.name == name)
    return list(write_one(applicant, kind, TODAY).lines)


def lacks_of(applicant: Applicant, name: str) -> list[tuple[str, str]]:
    kind = next(one for one in papers().values() if one.name == name)
    return [(one.said, one.href) for one in write_one(applicant, kind, TODAY).lacks]


def page(applicant: Applicant) -> str:
    return f"/records/admissions/applicants/{applicant.pk}/"


KNOWN = ("云岭市物资储备局第一党支部", "云岭市物资储备局机关党委")
BY_HAND = re.compile("(填写|记录|写入入党志愿书)）：$|勾选）：$")
"""What must be written by hand says by whom."""


def test_every_step_has_its_paper() -> None:
    assert {one.step for one in papers().values()} == {one.number for one in STEPS}
    assert len(papers()) == 34
    assert all(one.after <= one.step for one in papers().values())


def test_a_whole_dossier_writes_every_paper(cast: Cast) -> None:
    applicant = went(25)
    written = write_all(applicant, TODAY)
    assert [(one.paper.name, one.lacks) for one in written if one.lacks] == []
    for one in written:
        assert one.lines[0]
        assert NAME in "".join(one.lines)
        assert not any("{" in line or "None" in line or "：）" in line for line in one.lines)
        open_ends = [line for line in one.lines if line.endswith("：") and line[:-1] not in KNOWN]
        assert [line for line in open_ends if not BY_HAND.search(line)] == []


def test_an_empty_dossier_writes_what_it_knows_and_nothing_more(cast: Cast) -> None:
    applicant = went(1)
    ready = [one.paper.step for one in write_all(applicant, TODAY) if not one.lacks]
    assert ready == [1]


def test_the_talk_is_told_and_its_words_are_left_to_the_pen(cast: Cast) -> None:
    applicant = went(2)
    lines = text_of(applicant, "入党申请人谈话记录")
    assert lines[:9] == [
        "入党申请人谈话记录", "", "谈话时间：2017年2月10日", "谈话地点：＿＿＿＿＿＿＿＿",
        "谈话人：林望舒　　职务：书记", f"入党申请人：{NAME}　　性别：女", "出生日期：1993年4月15日",
        "所在党支部：云岭市物资储备局第一党支部", "递交入党申请书日期：2017年1月10日",
    ]  # fmt: skip
    assert lines[9] == "谈话内容（由谈话人如实记录）："
    assert lines[10:17] == ["＿" * 26] * 7
    Step.objects.filter(applicant=applicant, number=2).update(by=None)
    step = Step.objects.get(applicant=applicant, number=2)
    assert lacks_of(applicant, "入党申请人谈话记录") == [
        ("第2步没有登记谈话人", f"/records/admissions/steps/{step.pk}/correct/")
    ]


def test_the_resolution_gives_the_count_by_those_entitled(cast: Cast) -> None:
    applicant = went(15)
    lines = text_of(applicant, "接收预备党员支部大会决议")
    assert lines[0] == f"关于接收{NAME}同志为预备党员的决议"
    assert lines[2] == (
        f"2018年6月10日，第一党支部党员大会讨论接收{NAME}同志为预备党员。入党介绍人为林望舒、阿依努尔。"
    )
    assert lines[9] == (
        "应到会有表决权的正式党员11人，实到会9人，会前书面提出意见0人。经无记名投票表决，赞成9票，反对0票，"
        f"弃权0票。赞成票超过半数（以应到会有表决权的正式党员为准），同意接收{NAME}同志为预备党员，报局机关"
        "党委审批。"
    )
    assert lines[-2:] == ["云岭市物资储备局第一党支部", "2018年6月10日"]


def test_a_refusal_is_told_as_one(cast: Cast) -> None:
    applicant = went(15)
    Vote.objects.filter(applicant=applicant).update(result=Result.REFUSED, in_favour=4, against=5)
    lines = text_of(applicant, "接收预备党员支部大会决议")
    assert lines[9].endswith(f"赞成4票，反对5票，弃权0票。不接收{NAME}同志为预备党员。")
    count = text_of(applicant, "接收预备党员票决情况")
    assert "赞成票没有超过半数（以应到会有表决权的正式党员为准）" in count


def test_how_they_voted_is_not_assumed(cast: Cast) -> None:
    applicant = went(15)
    Vote.objects.filter(applicant=applicant).update(secret=None)
    vote = Vote.objects.get(applicant=applicant)
    assert lacks_of(applicant, "接收预备党员票决情况") == [
        ("表决没有登记是否无记名投票", f"/records/admissions/votes/{vote.pk}/correct/")
    ]
    Vote.objects.filter(applicant=applicant).update(secret=False)
    assert "表决方式：记名方式" in text_of(applicant, "接收预备党员票决情况")


def test_a_half_filled_paper_is_refused_with_all_that_is_missing(cast: Cast) -> None:
    applicant = went(4)
    kind = papers()["05-培养联系人登记表"]
    written = write_one(applicant, kind, TODAY)
    assert [one.said for one in written.lacks] == [
        "还没有登记培养联系人",
        "第5步“指定培养联系人”还没有登记",
    ]
    assert refused(document, written) == (
        "《培养联系人登记表》还不能生成：还没有登记培养联系人；第5步“指定培养联系人”还没有登记。请先补全。"
    )
    address = f"{page(applicant)}papers/{kind.key}/"
    text = cast[Role.SECRETARY].get(address).content.decode()
    assert "还不能生成：缺少2项记录" in text
    assert f"{page(applicant)}file/contact/" in text
    assert f"{page(applicant)}file/step-5/" in text
    assert f"{page(applicant)}file/step-5/" not in cast[Role.AUDITOR].get(address).content.decode()


def test_a_decision_that_waits_gives_the_request_and_no_answer(cast: Cast) -> None:
    applicant = went(16)
    report = changes.file(Approval, applicant=applicant, purpose=Purpose.RECEIVE, reported_on=TODAY)
    assert text_of(applicant, "接收预备党员审批请示")[-1] == "2020年7月3日"
    assert lacks_of(applicant, "接收预备党员批复") == [
        ("接收上报后还没有登记审批结果", f"/records/admissions/approvals/{report.pk}/decide/")
    ]


def test_a_committee_outside_the_tree_is_left_to_the_pen(cast: Cast) -> None:
    applicant = went(4)
    Placement.objects.filter(organization=3).update(parent=1)
    lines = text_of(applicant, "入党积极分子备案报告")
    assert lines[2] == "＿＿＿＿＿＿＿＿（上级党委名称，由党支部填写）："
    assert "报上级党委备案。" in "".join(text_of(applicant, "确定入党积极分子的意见"))


def test_a_paper_names_the_branch_and_the_committee_of_its_day(cast: Cast) -> None:
    applicant = went(3)
    changes.move(
        applicant=applicant, organization=Organization.objects.get(pk=4), on=DAYS[4], today=TODAY
    )
    take(applicant, 4)
    Placement.objects.filter(organization=4, since__lte=DAYS[4]).update(since=DAYS[4])
    Placement.objects.filter(organization=3).update(parent=1, until=DAYS[4])
    assert text_of(applicant, "确定入党积极分子的意见")[-2] == "云岭市物资储备局第一党支部"
    report = text_of(applicant, "入党积极分子备案报告")
    assert (report[2], report[-2]) == ("云岭市物资储备局机关党委：", "云岭市物资储备局第二党支部")


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.OFFICER, 200), (Role.SECRETARY, 200), (Role.AUDITOR, 200), (Role.MEMBER, 403),
     (Role.SUPERIOR, 403), (STRANGER, 403)],
)  # fmt: skip
def test_papers_are_for_who_reads_the_dossier(cast: Cast, role: str, status: int) -> None:
    applicant = went(2)
    key = "02-入党申请人谈话记录"
    answer = cast[role].get(f"{page(applicant)}papers/{key}/")
    assert answer.status_code == status
    assert cast[role].get(f"{page(applicant)}papers/").status_code == status
    if status == 200:
        assert answer.content[:2] == b"PK"
        assert cast[role].get(f"{page(applicant)}papers/没有这种/").status_code == 404


def test_a_dossier_elsewhere_has_no_papers(cast: Cast) -> None:
    applicant = went(2)
    Applicant.objects.update(organization=4)
    for end in ("papers/", "papers/02-入党申请人谈话记录/"):
        assert cast[Role.SECRETARY].get(f"{page(applicant)}{end}").status_code == 404


def test_all_papers_come_in_one_file_with_what_is_missing(cast: Cast) -> None:
    applicant = went(3)
    content = cast[Role.SECRETARY].get(f"{page(applicant)}papers/").content
    archive = zipfile.ZipFile(io.BytesIO(content))
    contents = archive.read("00-目录.txt").decode("utf-8-sig").split("\r\n")
    assert contents[:8] == [
        f"{NAME}的发展党员材料", "", "已生成4种：", "01-入党申请书接收登记表.docx",
        "02-入党申请人谈话记录.docx", "03-入党积极分子推荐意见表.docx", "03-确定入党积极分子的意见.docx",
        "",
    ]  # fmt: skip
    assert contents[8] == "没有生成30种，缺少的记录："
    assert contents[9] == "04-入党积极分子备案报告：第4步“上级党委备案”还没有登记"
    assert set(archive.namelist()) == {"00-目录.txt", *contents[3:7]}
    assert cast[Role.SECRETARY].get(f"{page(applicant)}papers/").content == content


def test_the_page_offers_the_papers_of_the_steps_that_passed(cast: Cast) -> None:
    applicant = went(5)
    Contact.objects.filter(applicant=applicant).delete()
    text = cast[Role.SECRETARY].get(page(applicant)).content.decode()
    assert f"{page(applicant)}papers/02-入党申请人谈话记录/" in text
    assert "培养联系人登记表<span>（缺1项）</span>" in text
    assert "07-听取意见记录" not in text


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_headings_are_numbered_in_chinese(number: int, words: str) -> None:
    assert numeral(number) == words
