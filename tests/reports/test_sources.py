"""What may be filled, and what is refused before any work is done."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from dangwu.reports import sources
from dangwu.reports.sources import NumbersTooMany, SourceKindUnknown, digest, open_source


def test_other_kinds_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "样稿.wps"
    path.write_bytes(b"x")

    with pytest.raises(SourceKindUnknown) as refused:
        open_source(path)

    assert str(refused.value) == (
        "不能处理“样稿.wps”：只认 .docx 和 .txt。旧版 .doc、.wps 请先用 Word 或 WPS 另存为 .docx。"
    )


def test_a_paragraph_with_too_many_numbers(tmp_path: Path) -> None:
    path = tmp_path / "样稿.txt"
    path.write_text("标题\n" + "党员X名，" * 2000)
    assert len(open_source(path).paragraphs) == 2
    path.write_text("标题\n" + "党员X名，" * 2000 + "第3批")

    with pytest.raises(NumbersTooMany) as refused:
        open_source(path)

    assert str(refused.value) == (
        "“样稿.txt”正文第2段有 2001 处待填或数字，超过上限 2000 处，没有处理。"
        "请检查是否选错了文件；确有这么多，请拆成几份。"
    )


def test_a_document_with_too_many_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "DOCUMENT_LIMIT", 3)
    path = tmp_path / "样稿.txt"
    path.write_text("党员X名\n党员X名\n党员X名")
    assert len(open_source(path).paragraphs) == 3
    path.write_text("党员X名\n党员X名\n党员X名\n党员4名")

    with pytest.raises(NumbersTooMany) as refused:
        open_source(path)

    assert str(refused.value) == (
        "“样稿.txt”有 4 处待填或数字，超过上限 3 处，没有处理。"
        "请检查是否选错了文件；确有这么多，请拆成几份。"
    )


def test_the_digest_is_that_of_the_file(sample: Callable[..., Path], tmp_path: Path) -> None:
    text = tmp_path / "样稿.txt"
    text.write_text("党员X名")
    for path in (text, sample("党员X名")):
        assert digest(path, open_source(path)) == hashlib.sha256(path.read_bytes()).hexdigest()
