"""Why a whole file is refused, an import cannot be written, or taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dangwu.core.errors import DangwuError, suggestion

KINDS_OF_FILES = "xlsx、xlsm、xls、csv"


class FileMissing(DangwuError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"没有文件“{path}”。请核对文件名和所在的文件夹。")


class FileEmpty(DangwuError):
    """The file holds nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"文件“{path.name}”是空的，没有读到任何内容。请核对是不是选错了文件。")


class FormatUnknown(DangwuError):
    """The name's ending is none that can be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"不能读“{path.name}”：只读 {KINDS_OF_FILES} 文件（党组织、党员还可用 json）。"
            "请在表格软件里另存为 xlsx。"
        )


class NotAWorkbook(DangwuError):
    """The content is no workbook, whatever the name says."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(
            f"“{path.name}”的内容不是 Excel 工作簿（{found}），没有读。"
            "请用表格软件打开原文件，另存为 xlsx 后再导入。"
        )


class WorkbookDamaged(DangwuError):
    """The workbook is cut short or broken."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(
            f"“{path.name}”已损坏或不完整（{found}），没有读。请重新拷贝或下载，或从原件另存一份。"
        )


class WorkbookLocked(DangwuError):
    """The workbook is encrypted."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}”设有打开密码，不能读。请在表格软件里取消密码后另存一份。")


class WorkbookTooLarge(DangwuError):
    """The workbook unpacks to more than an honest one does (a zip bomb)."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(
            f"“{path.name}”解开后过大（{found}），像是压缩炸弹，没有读。"
            "确是大表的，请拆成几个文件，并删去空白的格式区域。"
        )


class WorkbookReachesOut(DangwuError):
    """The workbook's XML declares entities, by which it could read other files."""

    def __init__(self, path: Path, part: str) -> None:
        super().__init__(
            f"“{path.name}”的部件“{part}”里有实体声明（DOCTYPE），正常的工作簿没有，没有读。"
            "请从可靠的来源重新取得这份文件。"
        )


class EncodingUnknown(DangwuError):
    """The text of a .csv is in no encoding that is read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}”的文字编码既不是 UTF-8 也不是 GB18030。请在表格软件里另存为 xlsx，"
            "或另存为“CSV UTF-8”。"
        )


class JsonUnreadable(DangwuError):
    """The .json is no list of records."""

    def __init__(self, path: Path, kind: str, why: str) -> None:
        super().__init__(
            f'“{path.name}”不是可读的 json：{why}。应为 {{"{kind}": [{{…}}, …]}} 的样子，UTF-8 编码。'
        )


class SheetUnknown(DangwuError):
    """The workbook has no sheet of that name."""

    def __init__(self, path: Path, asked: str, known: Sequence[str]) -> None:
        super().__init__(
            f"“{path.name}”里没有名为“{asked}”的工作表。{suggestion(asked, known)}"
            f"全部工作表：{'、'.join(known)}。"
        )


class HeadingsMissing(DangwuError):
    """No sheet has the headings of this kind of table."""

    def __init__(self, path: Path, what: str, wanted: Iterable[str], sheets: Sequence[str]) -> None:
        super().__init__(
            f"“{path.name}”里没有找到{what}的表头（看过工作表：{'、'.join(sheets) or '无'}）。"
            f"表头至少要有：{'；'.join(wanted)}。"
            "可取得模板对照（命令行：dangwu import --template），或指明工作表（命令行：--sheet）。"
        )


class KindUnknown(DangwuError):
    """There is no such kind of import."""

    def __init__(self, asked: str, known: Iterable[str]) -> None:
        names = list(known)
        super().__init__(
            f"没有“{asked}”这种导入。{suggestion(asked, names)}可导入：{'、'.join(names)}。"
        )


class GivenUnknown(DangwuError):
    """What a person tells for all rows is no field, or cannot be read."""

    def __init__(self, name: str, value: str, known: Iterable[str]) -> None:
        super().__init__(
            f"统一填写的“{name}”用不上：没有这个字段，或看不懂“{value}”（命令行：--set {name}={value}）。"
            f"可用的有：{'、'.join(known)}。"
        )


class ImportedAlready(DangwuError):
    """The same file was imported before."""

    def __init__(self, number: int, day: str) -> None:
        super().__init__(
            f"这份文件已于{day}导入，编号{number}，没有再写。要重新导入，请先撤回它"
            f"（命令行：dangwu import --undo {number}）。"
        )


class NothingToImport(DangwuError):
    """No row can be written."""

    def __init__(self, refused: int, asked: int) -> None:
        super().__init__(
            f"没有可以写入的行：拒绝{refused}行，待定{asked}行。请按提示改正表格后再导入。"
        )


class BatchUnknown(DangwuError):
    """There is no import of that number."""

    def __init__(self, number: int, last: int | None) -> None:
        known = f"最近一次导入的编号是{last}" if last else "还没有导入过"
        super().__init__(f"没有编号为{number}的导入，{known}。请核对编号。")


class BatchUndone(DangwuError):
    """The import was taken back already."""

    def __init__(self, number: int, day: str) -> None:
        super().__init__(f"编号{number}的导入已于{day}撤回，不必再撤。")


class BatchRestedOn(DangwuError):
    """Later records or changes rest on the rows of the import."""

    def __init__(self, number: int, found: Iterable[str]) -> None:
        super().__init__(
            f"编号{number}的导入不能撤回，什么也没有改动：此后又有记录依据它，{'、'.join(found)}。"
            "请先撤回或更正这些记录。"
        )
