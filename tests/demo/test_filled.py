"""The demo's sample on the demo's records: all filled but the norm, one claim denied."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.demo.documents import write_sample, write_template
from dangwu.reports import filling

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 7, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def fill(path: Path, scope: Scope, period: Period, catalogue: Catalogue) -> filling.Filled:
    return filling.fill(filling.Order(path, scope, period, NOW), catalogue)


def test_the_sample_is_filled_but_for_its_norm(
    bureau: Scope, half_year: Period, catalogue: Catalogue, tmp_path: Path
) -> None:
    write_sample(tmp_path / "样稿.docx")
    filled = fill(tmp_path / "样稿.docx", bureau, half_year, catalogue)
    assert [one.slot.before[-11:] for one in filled.left] == ["支部主题党日每月不少于"]
    assert len(filled.written) == 44


def test_the_branch_slot_holds_the_branch(
    bureau: Scope, half_year: Period, catalogue: Catalogue, tmp_path: Path
) -> None:
    write_sample(tmp_path / "样稿.docx")
    filled = fill(tmp_path / "样稿.docx", bureau, half_year, catalogue)
    found = {one.slot.before[-6:]: one.text for one in filled.written}
    assert found["党支部有党员"] == "49"


def test_the_late_payments_deny_the_claim(
    bureau: Scope, half_year: Period, catalogue: Catalogue, tmp_path: Path
) -> None:
    write_sample(tmp_path / "样稿.docx")
    filled = fill(tmp_path / "样稿.docx", bureau, half_year, catalogue)
    (denied,) = filled.contradictions
    assert denied.says.startswith("“按时足额交纳党费”与记录不符：")
    assert denied.says.endswith("等5条记录")


def test_the_template_names_every_branch(
    bureau: Scope, half_year: Period, catalogue: Catalogue, tmp_path: Path
) -> None:
    write_template(tmp_path / "模板.docx")
    filled = fill(tmp_path / "模板.docx", bureau, half_year, catalogue)
    text = "\n".join(paragraph.text for paragraph in filled.document.paragraphs)
    assert [line.partition("：")[0] for line in text.splitlines() if "集中学习" in line] == [
        "机关第一党支部", "机关第二党支部", "机关第三党支部", "第一粮库党支部", "粮油购销公司党支部",
        "应急物资公司党支部", "离退休干部党支部",
    ]  # fmt: skip
    assert filled.contradictions == []
