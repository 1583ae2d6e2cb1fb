"""Text files: their encodings, their limits, and the document made of them."""

from pathlib import Path

import pytest

from dangwu.documents.docx import (
    errors,
    from_text,
    open_document,
    open_text,
    plain,
    read_text,
    write,
)
from dangwu.documents.paragraphs import Paragraph

WORDS = "共有党员X名，𠮷"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "甲.txt"
    path.write_bytes(WORDS.encode(encoding))
    assert read_text(path) == WORDS


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b"\xff\xfe\x00\xd8"], ids=["8", "16"])
def test_an_unknown_encoding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "甲.txt"
    path.write_bytes(data)
    with pytest.raises(errors.TextEncodingUnknown) as caught:
        read_text(path)
    assert str(caught.value) == (
        "“甲.txt”的文字编码认不出来（试过 UTF-8、UTF-16、GB18030）。请用记事本另存为 UTF-8。"
    )


@pytest.mark.parametrize(
    "data", [b"a\x00b", b"PK\x03\x04abc", b"a\x1bb", "a\uffff".encode()], ids=str
)
def test_binary(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "甲.txt"
    path.write_bytes(data)
    with pytest.raises(errors.TextIsBinary) as caught:
        read_text(path)
    assert str(caught.value) == (
        "“甲.txt”不是文本文件（含有二进制内容）。请检查扩展名，或另存为 .txt。"
    )


def test_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "TEXT_LIMIT", 1024 * 1024)
    path = tmp_path / "甲.txt"
    path.write_bytes(b"a" * 1024 * 1024)
    assert read_text(path)
    path.write_bytes(b"a" * (1024 * 1024 * 3 // 2))
    with pytest.raises(errors.TextTooLarge) as caught:
        read_text(path)
    assert str(caught.value) == "“甲.txt”有 1.5 MB，超过文本文件的上限 1 MB。请拆成几份后再试。"


def test_empty(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_bytes(b"")
    with pytest.raises(errors.DocumentEmpty):
        read_text(path)


def test_lines_become_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_bytes("标题\r\n　　一 段\n\n二\r三\f四".encode())
    found = open_text(path)
    lines = ["标题", "一 段", "", "二", "三", "四"]
    assert found.paragraphs == tuple(Paragraph("text", line) for line in lines)
    out = tmp_path / "甲.docx"
    write(found, out, [], review=False)
    body = [one.text for one in open_document(out).paragraphs if one.part == "body"]
    assert body == lines


def test_from_nothing(tmp_path: Path) -> None:
    out = tmp_path / "空.docx"
    write(from_text([]), out, [], review=False)
    assert [one.part for one in open_document(out).paragraphs] == ["footer1", "footer2"]
