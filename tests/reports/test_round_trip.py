"""A copy is read back: verified number by number, and turned into a sample again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from dangwu.catalogue.running import Catalogue
from dangwu.engine.django_engine import DjangoEngine
from dangwu.members.models import Member
from dangwu.reports import copies
from dangwu.reports.filling import Filled
from dangwu.reports.keys import Seal
from dangwu.reports.manifest import ManifestUnknown
from dangwu.reports.masking import mask
from dangwu.reports.models import Copy
from dangwu.reports.verifying import Report, verify
from tests.reports.conftest import study, texts

Sampler = Callable[..., Path]
Decider = Callable[..., Filled]
SAMPLE = (
    "市X局2020年上半年党建工作总结",
    "我局现有党支部X个，共有党员X名，其中女党员X名，占X%。",
    "各支部集中学习X次，每月不少于X次，共收缴党费X元。",
)


@pytest.fixture(params=["review", "final"])
def copy(
    request: pytest.FixtureRequest, sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> Path:
    """A copy of the sample, of either kind."""
    out = tmp_path / "copy.docx"
    done = filled(sample(*SAMPLE))
    if request.param == "review":
        copies.write_review(done, out, seal)
    else:
        copies.write_final(done, out, seal)
    return out


def states(report: Report) -> dict[str, str]:
    return {one.figure.figure: one.state for one in report.judged if one.state != "stands"}


def read(path: Path, seal: Seal) -> Report:
    return verify(path, Catalogue(DjangoEngine()), seal)


def edit(path: Path, before: str, after: str) -> None:
    """Change the words of one run, as a person would."""
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        for text in paragraph._p.iter(qn("w:t")):
            if text.text == before:
                text.text = after
                document.save(str(path))
                return
    raise AssertionError(before)


def test_untouched_everything_stands(copy: Path, seal: Seal) -> None:
    report = read(copy, seal)

    assert report.all_stand
    assert len(report.judged) == 7


def test_an_edited_number(copy: Path, seal: Seal) -> None:
    edit(copy, "150", "180")

    report = read(copy, seal)

    assert states(report) == {"党费收缴总额": "edited"}
    assert [one.says for one in report.judged if one.state == "edited"] == [
        "党费收缴总额（正文第3段）：文中被改，生成时为“150”，现在写“180”"
    ]


def test_records_that_changed(copy: Path, seal: Seal) -> None:
    study(9, date(2020, 5, 6))

    report = read(copy, seal)

    assert states(report) == {"支部集中学习次数": "changed"}
    assert [one.says for one in report.judged if one.state == "changed"] == [
        "支部集中学习次数（正文第3段）：记录已变，生成时记录为2，现在为3"
    ]


def test_records_that_changed_under_the_same_number(copy: Path, seal: Seal) -> None:
    Member.objects.filter(pk=31).update(name="林望苏")

    says = [one.says for one in read(copy, seal).judged if one.state == "changed"]

    assert says[0] == (
        "党员总数（正文第2段）：记录已变，生成时记录为4，现在为4（数值未变，所依据的记录有改动）"
    )


def test_both_at_once(copy: Path, seal: Seal) -> None:
    study(9, date(2020, 5, 6))
    edit(copy, "2", "5")

    assert states(read(copy, seal)) == {"女党员数": "edited", "支部集中学习次数": "changed"}


def test_another_office_did_not_seal_it(copy: Path, tmp_path: Path) -> None:
    report = read(copy, Seal(tmp_path / "other"))

    assert not report.sealed_here
    assert not report.all_stand


def test_the_office_keeps_the_manifest_too(
    copy: Path, seal: Seal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dangwu.reports.verifying.read_manifest", lambda path: None)

    report = read(copy, seal)

    assert report.all_stand
    assert not report.in_document
    Copy.objects.all().delete()
    with pytest.raises(ManifestUnknown) as refused:
        read(copy, seal)
    assert str(refused.value) == (
        "“copy.docx”里没有本系统的清单，本单位也没有它的底稿：它不是用 dangwu fill 生成的，"
        "或已删去全部书签。请用生成时的文件核对。"
    )


def test_masked_it_is_the_sample_again(
    copy: Path, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    done = mask(copy, tmp_path / "again.docx", seal)

    assert texts(tmp_path / "again.docx") == list(SAMPLE)
    assert docx.Document(str(tmp_path / "again.docx")).core_properties.author == ""
    assert (done.figures, done.names, done.lost) == (7, 0, ())
    copies.write_final(filled(tmp_path / "again.docx"), tmp_path / "twice.docx", seal)
    assert texts(tmp_path / "twice.docx") == texts(copy)


def test_names_that_were_typed_are_masked(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    source = sample(
        "云岭市物资储备局、市物资储备局共有党员X名。",
        "林望舒同志作报告（云储发〔2020〕15号）。",
        "云岭市委来到云岭第一仓库。",
    )
    copies.write_final(filled(source), tmp_path / "正式稿.docx", seal)

    done = mask(tmp_path / "正式稿.docx", tmp_path / "again.docx", seal)

    assert texts(tmp_path / "again.docx") == [
        "X局、市X局共有党员X名。",
        "XX同志作报告（云储发〔20XX〕X号）。",
        "X市委来到X第一仓库。",
    ]
    assert done.names == 7


def add(path: Path, *paragraphs: str) -> None:
    """Type more paragraphs at the end, as a person would."""
    document = docx.Document(str(path))
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))


def test_numbers_typed_later_are_held_against_the_records(copy: Path, seal: Seal) -> None:
    add(copy, "共有党员4名。", "共有党员5名，下一步发展党员9名。")

    report = read(copy, seal)

    assert states(report) == {}
    assert [one.says for one in report.unmarked] == [
        "党员总数（正文第5段）：不是系统填的数，文中写“共有党员5名”，现在记录为4名"
    ]
    assert not report.all_stand


def test_what_was_known_when_it_was_filled_is_not_told_again(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    done = filled(sample("共有党员5名，党支部X个。"), over="已报告")
    copies.write_final(done, tmp_path / "a.docx", seal)

    assert read(tmp_path / "a.docx", seal).all_stand


def test_what_a_sample_still_tells_is_said(copy: Path, seal: Seal, tmp_path: Path) -> None:
    add(copy, "共有党员4名，其中女党员X名。")

    done = mask(copy, tmp_path / "again.docx", seal)

    assert done.typed == ("“共有党员4名”",)
    assert done.others == ()
