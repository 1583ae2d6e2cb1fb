"""Every document that is refused, and the words that say so."""

import io
import random
import resource
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from dangwu.core.errors import DangwuError
from dangwu.documents.docx import errors, open_document
from dangwu.documents.docx import package as packages
from dangwu.documents.docx.names import PACKAGE_RELS, WORD_TYPE, R
from tests.documents.docx.build import p, package

HELP = "请重新下载，或用 Word、WPS 打开修复后另存为 .docx。"
BOMB = "可能是压缩炸弹，已拒绝打开。正常文档请压缩图片或拆成几份后再试。"


def refused(path: Path) -> DangwuError:
    with pytest.raises(DangwuError) as caught:
        open_document(path)
    return caught.value


def saved(folder: Path, data: bytes, name: str = "甲.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_an_honest_document_opens(tmp_path: Path) -> None:
    found = open_document(saved(tmp_path, package(p("党员X名"))))
    assert [one.text for one in found.paragraphs] == ["党员X名"]
    assert found.name == "甲.docx"


def test_nothing_there(tmp_path: Path) -> None:
    path = tmp_path / "无.docx"
    assert str(refused(path)) == f"找不到文件“{path}”。请检查路径和文件名。"


def test_a_folder(tmp_path: Path) -> None:
    error = refused(tmp_path)
    assert isinstance(error, errors.DocumentIsFolder)
    assert str(error) == (
        f"“{tmp_path}”是一个文件夹，不是文档。请给出其中一个 .docx 或 .txt 文件。"
    )


@pytest.mark.parametrize(
    ("raised", "why"),
    [
        (PermissionError(13, "x"), "没有权限"),
        (OSError(5, "Input/output error"), "磁盘读写出错"),
        (OSError(), "原因不明"),
    ],
)
def test_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: OSError, why: str
) -> None:
    path = saved(tmp_path, b"PK")

    def fail(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(Path, "open", fail)
    assert str(refused(path)) == (
        f"读不了文件“{path}”（{why}）。请检查权限，或关闭正在使用它的程序后再试。"
    )


def test_empty(tmp_path: Path) -> None:
    words = "文件“甲.docx”是空的（0 字节）。请检查是否下载或保存完整。"
    assert str(refused(saved(tmp_path, b""))) == words


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"{\\rtf1", "内容是 RTF 文本"),
        (b"%PDF-1.7", "内容是 PDF"),
        (b"<!DOCTYPE html><html>", "内容是网页"),
        (b" <html>", "内容是网页"),
        (b"<?xml version='1.0'?>", "内容是 XML"),
        ("一段文字".encode(), "开头不是压缩包标记"),
        (b"PK\x05\x06" + bytes(18), "压缩包里没有 [Content_Types].xml"),
    ],
    ids=["rtf", "pdf", "html", "bare html", "xml", "text", "empty archive"],
)
def test_something_else(tmp_path: Path, data: bytes, found: str) -> None:
    error = refused(saved(tmp_path, data))
    assert isinstance(error, errors.NotWordDocument)
    assert str(error) == (
        f"“甲.docx”不是 .docx 文档：{found}。请用 Word 或 WPS 打开后另存为 .docx。"
    )


def test_encrypted(tmp_path: Path) -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    words = "“甲.docx”加了打开密码，读不出内容。请在 Word 或 WPS 里去掉密码后再试。"
    assert str(refused(saved(tmp_path, data))) == words


def test_an_old_doc(tmp_path: Path) -> None:
    words = (
        "“甲.docx”是旧版 .doc（或 .wps）文件，也可能加了密码。请用 Word 或 WPS 打开后另存为 .docx。"
    )
    assert str(refused(saved(tmp_path, bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)))) == words


def test_encrypted_entries(tmp_path: Path) -> None:
    data = bytearray(package(p("X")))
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    assert isinstance(refused(saved(tmp_path, bytes(data))), errors.PasswordProtected)


def test_truncated(tmp_path: Path) -> None:
    data = package(p("X" * 5000))
    error = refused(saved(tmp_path, data[: len(data) // 2]))
    assert str(error) == f"“甲.docx”已损坏或不完整（压缩包不完整）。{HELP}"


def damaged(data: bytes, part: str, change: bytes) -> bytes:
    """Overwrite the compressed data of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(part)
    start = info.header_offset + 30 + len(info.filename)
    return data[:start] + change + data[start + len(change) :]


def test_a_damaged_part_raises_zlib_error_inside_and_ours_outside(tmp_path: Path) -> None:
    data = damaged(package(p("X" * 5000)), "word/document.xml", b"\xff" * 20)
    with zipfile.ZipFile(io.BytesIO(data)) as archive, pytest.raises(zlib.error):
        archive.read("word/document.xml")
    words = f"“甲.docx”已损坏或不完整（压缩数据有误）。{HELP}"
    assert str(refused(saved(tmp_path, data))) == words


def test_a_wrong_checksum(tmp_path: Path) -> None:
    data = bytearray(package(p("X")))
    place = data.rindex(b"PK\x01\x02")
    data[place + 16] ^= 1
    words = f"“甲.docx”已损坏或不完整（部件的校验和不符）。{HELP}"
    assert str(refused(saved(tmp_path, bytes(data)))) == words


def test_an_odd_compression(tmp_path: Path) -> None:
    stream = io.BytesIO(package(p("X")))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/odd.xml", "<a/>")
    words = f"“甲.docx”已损坏或不完整（部件 word/odd.xml 的压缩方式不能识别）。{HELP}"
    assert str(refused(saved(tmp_path, stream.getvalue()))) == words


def test_broken_xml(tmp_path: Path) -> None:
    words = f"“甲.docx”已损坏或不完整（部件 word/document.xml 不是完整的 XML）。{HELP}"
    data = package(extra={"word/document.xml": b"<w:document"})
    assert str(refused(saved(tmp_path, data))) == words


def test_a_part_that_is_missing(tmp_path: Path) -> None:
    rels = (
        f'<Relationships xmlns="{PACKAGE_RELS}"><Relationship Id="rId-h" Type="{R}/header" '
        'Target="header9.xml"/></Relationships>'
    )
    data = package(
        p("X"),
        section='<w:headerReference w:type="default" r:id="rId-h"/>',
        extra={"word/_rels/document.xml.rels": rels.encode()},
    )
    words = f"“甲.docx”已损坏或不完整（缺少部件 word/header9.xml）。{HELP}"
    assert str(refused(saved(tmp_path, data))) == words


@pytest.mark.parametrize(
    ("rels", "part"),
    [
        ("", "_rels/.rels 没有指明"),
        (f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/x.xml"/>', "word/x.xml"),
    ],
)
def test_no_document_part(tmp_path: Path, rels: str, part: str) -> None:
    xml = f'<Relationships xmlns="{PACKAGE_RELS}">{rels}</Relationships>'
    data = package(extra={"_rels/.rels": xml.encode()})
    assert str(refused(saved(tmp_path, data))) == (
        f"“甲.docx”里没有正文部件（{part}），不是完整的 .docx。请重新另存为 .docx。"
    )


def test_no_body(tmp_path: Path) -> None:
    data = package(extra={"word/document.xml": b"<a/>"})
    error = refused(saved(tmp_path, data))
    assert isinstance(error, errors.MainPartMissing)
    assert "word/document.xml 里没有 w:body" in str(error)


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (f"{WORD_TYPE}template.main+xml", "它是 Word 模板（.dotx）"),
        ("application/xml", "正文部件的类型是“application/xml”"),
        ("", "正文部件的类型是“未注明”"),
    ],
)
def test_another_kind_of_document(tmp_path: Path, kind: str, found: str) -> None:
    error = refused(saved(tmp_path, package(p("X"), main_type=kind)))
    assert str(error) == (
        f"“甲.docx”不是 .docx 文档：{found}。请用 Word 或 WPS 打开后另存为 .docx。"
    )


MACROS = "“甲.docx”带有宏（.docm），为安全起见不打开。请另存为不带宏的 .docx。"


def test_macros_by_part(tmp_path: Path) -> None:
    assert str(refused(saved(tmp_path, package(extra={"word/vbaProject.bin": b"x"})))) == MACROS


def test_macros_by_type(tmp_path: Path) -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert str(refused(saved(tmp_path, package(p("X"), main_type=kind)))) == MACROS


STRICT = "“甲.docx”存成了“Strict Open XML”格式。请在 Word 里另存为普通的“Word 文档（.docx）”。"


def test_strict_format_by_relationship(tmp_path: Path) -> None:
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    rels = (
        f'<Relationships xmlns="{PACKAGE_RELS}"><Relationship Id="a" Type="{kind}" '
        'Target="word/document.xml"/></Relationships>'
    )
    data = package(extra={"_rels/.rels": rels.encode()})
    assert str(refused(saved(tmp_path, data))) == STRICT


def test_strict_format_by_namespace(tmp_path: Path) -> None:
    xml = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'
    assert (
        str(refused(saved(tmp_path, package(extra={"word/document.xml": xml.encode()})))) == STRICT
    )


def doctype_words(part: str) -> str:
    return (
        f"“甲.docx”的部件 {part} 含有 DOCTYPE 或外部实体声明，正常的 .docx 不会有，已拒绝打开。"
        "请向来源核实；确需使用时，用 Word 或 WPS 打开后另存。"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_external_entities(tmp_path: Path, encoding: str) -> None:
    xml = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    data = package(p("X"), extra={"customXml/item1.xml": xml.encode(encoding)})
    assert str(refused(saved(tmp_path, data))) == doctype_words("customXml/item1.xml")


def test_a_doctype_in_an_encoding_that_hides_it(tmp_path: Path) -> None:
    xml = '<?xml version="1.0" encoding="UTF-32"?><!DOCTYPE a><a/>'.encode("utf-32")
    error = refused(saved(tmp_path, package(extra={"word/document.xml": xml})))
    assert str(error) == doctype_words("word/document.xml")


def test_a_doctype_over_the_edge_of_a_chunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "_CHUNK", 64)
    for shift in range(64):
        xml = b" " * shift + b"<!DOCTYPE a><a/>"
        error = refused(saved(tmp_path, package(extra={"word/document.xml": xml})))
        assert isinstance(error, errors.DoctypeRefused)


@pytest.mark.parametrize(
    "name",
    [
        "../甲.xml",
        "/etc/甲.xml",
        "word/../../甲.xml",
        "C:\\甲.xml",
        "word\\甲.xml",
        "WORD/Document.xml",
        "word//a.xml",
    ],
)
def test_unsafe_names(tmp_path: Path, name: str) -> None:
    error = refused(saved(tmp_path, package(p("X"), extra={name: b"<a/>"})))
    assert isinstance(error, errors.UnsafeName)
    assert str(error) == (
        f"“甲.docx”里有不安全的部件名“{name}”（指向包外或重名），已拒绝打开。请向来源核实。"
    )


def test_folders_in_the_archive_are_no_parts(tmp_path: Path) -> None:
    assert open_document(saved(tmp_path, package(p("X"), extra={"word/media/": b""}))).paragraphs


def test_too_large_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = package(p("X"))
    monkeypatch.setattr(packages, "FILE_LIMIT", len(data))
    path = saved(tmp_path, data)
    assert open_document(path).paragraphs
    monkeypatch.setattr(packages, "FILE_LIMIT", 1024)
    assert (
        str(refused(path)) == f"“甲.docx”文件大小达到 {len(data) // 1024} KB，超过上限 1 KB，{BOMB}"
    )


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, bytes(2048))
    monkeypatch.setattr(packages, "FILE_LIMIT", 1024)
    size = path.stat()
    fake = type(size)((*size[:6], 10, *size[7:]))
    monkeypatch.setattr(Path, "stat", lambda *_, **__: fake)
    assert isinstance(refused(path), errors.DocumentTooLarge)


def test_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "PARTS_LIMIT", 3)
    words = f"“甲.docx”部件数达到 4 个，超过上限 3 个，{BOMB}"
    assert str(refused(saved(tmp_path, package(p("X"))))) == words
    monkeypatch.setattr(packages, "PARTS_LIMIT", 4)
    assert open_document(saved(tmp_path, package(p("X")))).paragraphs


def test_far_too_many_entries_are_not_even_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "PARTS_LIMIT", 4)
    words = f"“甲.docx”部件数达到 41 个，超过上限 4 个，{BOMB}"
    assert str(refused(saved(tmp_path, b"PK" + b"PK\x01\x02" * 41))) == words


def test_the_ratio_of_a_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "RATIO_FROM", 100_000)
    path = saved(tmp_path, package(p("X"), extra={"word/media/a.bin": bytes(100_001)}))
    words = str(refused(path))
    assert words.startswith("“甲.docx”的部件 word/media/a.bin 解压倍数达到 ")
    assert words.endswith(f" 倍，超过上限 50 倍，{BOMB}")
    path = saved(tmp_path, package(p("X"), extra={"word/media/a.bin": bytes(100_000)}))
    assert open_document(path).paragraphs


def test_a_large_part_that_is_honest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "RATIO_FROM", 1000)
    noise = random.Random(1).randbytes(2000)
    assert open_document(saved(tmp_path, package(p("X"), extra={"a.bin": noise}))).paragraphs


def test_the_whole_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = package(p("X"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        total = sum(info.file_size for info in archive.infolist())
    monkeypatch.setattr(packages, "EXPANDED_LIMIT", total - 1)
    assert isinstance(refused(saved(tmp_path, data)), errors.DocumentTooLarge)
    monkeypatch.setattr(packages, "EXPANDED_LIMIT", total)
    assert open_document(saved(tmp_path, data)).paragraphs


def test_too_large_a_part_to_parse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "XML_LIMIT", 2048)
    path = saved(tmp_path, package(p("X" * 3000)))
    assert str(refused(path)) == (
        f"“甲.docx”的部件 word/document.xml 达到 4 KB，超过上限 2 KB，{BOMB}"
    )


def bomb(size: int) -> bytes:
    """A .docx whose document part expands to `size` bytes of XML, written without holding them."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(size // 1_000_000):
            part.write(b"<w:p/>" * 166_667)
    return stream.getvalue()


def test_300_megabytes_of_xml_are_refused_in_bounded_memory(tmp_path: Path) -> None:
    path = saved(tmp_path, bomb(300_000_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    error = refused(path)
    assert isinstance(error, errors.DocumentTooLarge)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # kilobytes


def test_a_bomb_that_understates_its_size(tmp_path: Path) -> None:
    data = bytearray(bomb(20_000_000))
    place = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, 1000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert isinstance(refused(saved(tmp_path, bytes(data))), errors.DocumentDamaged)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000
