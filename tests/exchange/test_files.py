"""Files that are refused whole: with the reason, and before they are unpacked."""

import resource
import zipfile
from pathlib import Path

import pytest

from dangwu.core.errors import DangwuError
from dangwu.exchange.reading.fault import Fault
from dangwu.exchange.reading.identity import is_district
from tests.exchange.sheets import ROSTER, number, read, values, write

ROW = ["李明", number(301), "某支部", "正式", "2006-07-01", "2007-07-01"]


def refusal(path: Path, kind: str = "members") -> str:
    with pytest.raises(DangwuError) as refused:
        read(kind, path)
    return str(refused.value)


def repacked(source: Path, target: Path, part: str, old: bytes, new: bytes) -> Path:
    with (
        zipfile.ZipFile(source) as before,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, data.replace(old, new, 1) if name.endswith(part) else data)
    return target


def test_what_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "名册.xls"
    path.write_text("<html><table></table></html>")

    assert refusal(path) == (
        "“名册.xls”的内容不是 Excel 工作簿（其实是网页），没有读。请用表格软件打开原文件，另存为 xlsx 后再导入。"
    )


def test_a_workbook_under_a_texts_name(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [ROSTER, ROW]).rename(tmp_path / "a.csv")

    assert refusal(path).startswith("“a.csv”的内容不是 Excel 工作簿（扩展名是文本")


def test_any_archive_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("a.txt", "x")

    assert "压缩包里没有 workbook.xml" in refusal(tmp_path / "a.xlsx")


def test_a_truncated_archive(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [ROSTER, ROW])
    path.write_bytes(path.read_bytes()[:3000])

    assert refusal(path) == (
        "“a.xlsx”已损坏或不完整（不是完整的压缩包），没有读。请重新拷贝或下载，或从原件另存一份。"
    )


def test_a_damaged_part(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [ROSTER, *[ROW] * 300])
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 80
    data[start : start + 200] = b"\xff" * 200
    path.write_bytes(bytes(data))

    assert "已损坏或不完整" in refusal(path)


@pytest.mark.parametrize("size", [160, 30])
def test_a_bomb_is_not_unpacked(tmp_path: Path, size: int) -> None:
    source = write(tmp_path / "a.xlsx", [ROSTER, ROW])
    with zipfile.ZipFile(source, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * size * 1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert "像是压缩炸弹" in refusal(source)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


def test_a_part_that_lies_about_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write(path, [ROSTER, ROW])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"<x>" * 400_000)
    data = path.read_bytes()
    size = (1_200_000).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (1000).to_bytes(4, "little")))

    assert refusal(path) == (
        "“a.xlsx”解开后过大（部件“xl/worksheets/sheet9.xml”比它声明的大），像是压缩炸弹，没有读。"
        "确是大表的，请拆成几个文件，并删去空白的格式区域。"
    )


def test_a_small_part_may_be_packed_tightly(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [ROSTER, ROW])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("customXml/item1.xml", b" " * 1024 * 1024)

    assert len(values(read("members", path))) == 1


def test_external_entities(tmp_path: Path) -> None:
    source = write(tmp_path / "a.xlsx", [ROSTER, ROW])
    path = repacked(
        source, tmp_path / "b.xlsx", "sheet1.xml", b"?>",
        b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
    )  # fmt: skip

    assert refusal(path) == (
        "“b.xlsx”的部件“xl/worksheets/sheet1.xml”里有实体声明（DOCTYPE），正常的工作簿没有，没有读。"
        "请从可靠的来源重新取得这份文件。"
    )


def test_macros_are_never_run_and_said(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [ROSTER, ROW])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    found = read("members", path.rename(tmp_path / "a.xlsm"))

    assert found["findings"] == [{
        "row": None, "field": None,
        "says": "文件里有宏，没有运行，也不会运行；只读了单元格里存着的值。",
    }]  # fmt: skip
    assert len(found["rows"]) == 1


def test_no_headings(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [["甲", "乙"], [1, 2]])

    assert refusal(path) == (
        "“a.xlsx”里没有找到党员名册的表头（看过工作表：Sheet1）。表头至少要有：姓名；身份证号、党支部、"
        "入党日、党籍状态、人员编号。可取得模板对照（命令行：dangwu import --template），或指明工作表（命令行：--sheet）。"
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"", "文件“a.xlsx”是空的，没有读到任何内容。请核对是不是选错了文件。"),
        ("a.doc", b"x", ("不能读“a.doc”：只读 xlsx、xlsm、xls、csv 文件（党组织、党员还可用 json）。"
                        "请在表格软件里另存为 xlsx。")),
        ("a.csv", b"\xff\x00\x81", ("“a.csv”的文字编码既不是 UTF-8 也不是 GB18030。请在表格软件里另存为 xlsx，"
                                   "或另存为“CSV UTF-8”。")),
        ("a.json", b"{", '“a.json”不是可读的 json：格式有误。应为 {"members": [{…}, …]} 的样子，UTF-8 编码。'),
        ("a.json", b"{}", ('“a.json”不是可读的 json：没有名为“members”的列表。应为 {"members": [{…}, …]} 的样子，'
                          "UTF-8 编码。")),
    ],
    ids=["empty", "other", "bytes", "broken", "bare"],
)  # fmt: skip
def test_files_that_hold_nothing_to_read(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert refusal(path) == said


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.xlsx").startswith("没有文件“")


def test_a_district_is_looked_up_without_the_year() -> None:
    assert is_district("110105")
    assert is_district("810000")
    assert not is_district("119999")
    assert Fault("x").reading is None


def stretched(path: Path, cell: str) -> Path:
    """Put a last row with one cell far away into the sheet."""
    source = write(path.with_name("s.xlsx"), [ROSTER, ROW])
    row = f'<row r="1048576">{cell}</row></sheetData>'.encode()
    return repacked(source, path, "sheet1.xml", b"</sheetData>", row)


def test_values_that_lie_far_apart_are_not_laid_out(tmp_path: Path) -> None:
    path = stretched(tmp_path / "a.xlsx", '<c r="XFD1048576"><v>1</v></c>')

    assert refusal(path) == (
        "“a.xlsx”解开后过大（“xl/worksheets/sheet1.xml”的数据从第1行一直铺到第1048576行、第16384列），"
        "像是压缩炸弹，没有读。确是大表的，请拆成几个文件，并删去空白的格式区域。"
    )


def test_cells_that_are_only_formatted_do_not_count(tmp_path: Path) -> None:
    path = stretched(tmp_path / "a.xlsx", '<c r="XFD1048576" s="0"/>')

    assert len(values(read("members", path))) == 1


def test_the_error_that_excel_shows_is_named(tmp_path: Path) -> None:
    row = [*ROW[:4], ("=1/0", "#DIV/0!"), ROW[5]]
    found = read("members", write(tmp_path / "a.xlsx", [ROSTER, row]))

    assert found["refused"][0]["says"] == (
        "第2行“入党时间”：公式出错，显示为#DIV/0!。请改正公式，或直接填写内容。"
    )
