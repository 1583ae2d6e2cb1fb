"""Every way in which a document can be refused, one class a failure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dangwu.core.errors import DangwuError, suggestion


class DocumentMissing(DangwuError):
    """There is nothing at the path."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"找不到文件“{path}”。请检查路径和文件名。")


class DocumentIsFolder(DangwuError):
    """The path is a folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}”是一个文件夹，不是文档。请给出其中一个 .docx 或 .txt 文件。")


class DocumentUnreadable(DangwuError):
    """The operating system does not let us read the file."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"读不了文件“{path}”（{why}）。请检查权限，或关闭正在使用它的程序后再试。")


class DocumentEmpty(DangwuError):
    """The file holds no byte."""

    def __init__(self, name: str) -> None:
        super().__init__(f"文件“{name}”是空的（0 字节）。请检查是否下载或保存完整。")


class NotWordDocument(DangwuError):
    """The file is something else than a .docx."""

    def __init__(self, name: str, found: str) -> None:
        super().__init__(f"“{name}”不是 .docx 文档：{found}。请用 Word 或 WPS 打开后另存为 .docx。")


class PasswordProtected(DangwuError):
    """The document is encrypted with a password."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”加了打开密码，读不出内容。请在 Word 或 WPS 里去掉密码后再试。")


class OldWordFormat(DangwuError):
    """The file is a binary .doc or .wps of before 2007."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”是旧版 .doc（或 .wps）文件，也可能加了密码。"
            "请用 Word 或 WPS 打开后另存为 .docx。"
        )


class DocumentDamaged(DangwuError):
    """The package is truncated or its data does not fit together."""

    def __init__(self, name: str, where: str) -> None:
        super().__init__(
            f"“{name}”已损坏或不完整（{where}）。"
            "请重新下载，或用 Word、WPS 打开修复后另存为 .docx。"
        )


class MainPartMissing(DangwuError):
    """The package has no document part."""

    def __init__(self, name: str, part: str) -> None:
        super().__init__(
            f"“{name}”里没有正文部件（{part}），不是完整的 .docx。请重新另存为 .docx。"
        )


class MacrosRefused(DangwuError):
    """The document carries macros."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”带有宏（.docm），为安全起见不打开。请另存为不带宏的 .docx。")


class StrictFormatRefused(DangwuError):
    """The document uses the strict variant of the format."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”存成了“Strict Open XML”格式。请在 Word 里另存为普通的“Word 文档（.docx）”。"
        )


class DoctypeRefused(DangwuError):
    """A part declares a document type or entities."""

    def __init__(self, name: str, part: str) -> None:
        super().__init__(
            f"“{name}”的部件 {part} 含有 DOCTYPE 或外部实体声明，正常的 .docx 不会有，已拒绝打开。"
            "请向来源核实；确需使用时，用 Word 或 WPS 打开后另存。"
        )


class UnsafeName(DangwuError):
    """A part of the package has a name that leads out of the package, or two have one name."""

    def __init__(self, name: str, part: str) -> None:
        super().__init__(
            f"“{name}”里有不安全的部件名“{part}”（指向包外或重名），已拒绝打开。请向来源核实。"
        )


class DocumentTooLarge(DangwuError):
    """The file, what it expands to, or one part of it is over a limit."""

    def __init__(self, name: str, what: str, found: str, limit: str) -> None:
        super().__init__(
            f"“{name}”{what}达到 {found}，超过上限 {limit}，可能是压缩炸弹，已拒绝打开。"
            "正常文档请压缩图片或拆成几份后再试。"
        )


class TextTooLarge(DangwuError):
    """A .txt file is over the limit."""

    def __init__(self, name: str, found: str, limit: str) -> None:
        super().__init__(f"“{name}”有 {found}，超过文本文件的上限 {limit}。请拆成几份后再试。")


class TextIsBinary(DangwuError):
    """A .txt file holds something else than text."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”不是文本文件（含有二进制内容）。请检查扩展名，或另存为 .txt。")


class TextEncodingUnknown(DangwuError):
    """A .txt file is in none of the encodings in use."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”的文字编码认不出来（试过 UTF-8、UTF-16、GB18030）。请用记事本另存为 UTF-8。"
        )


class OutputExists(DangwuError):
    """The output would overwrite a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"输出文件“{path}”已经存在，不会覆盖它。请换一个文件名，或先把它移走。")


class OutputUnwritable(DangwuError):
    """The output cannot be written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"写不了输出文件“{path}”（{why}）。请检查文件夹是否存在、是否有写权限。")


class MarkNameTaken(DangwuError):
    """The document already has a bookmark of this name."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"文档里已有名为“{key}”的书签，可能已经填过数。请用原来的样本，或先用 mask 还原。"
        )


class ManifestDamaged(DangwuError):
    """The sealed manifest in the document cannot be read."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”里的核对清单已损坏，无法核对。请使用系统当时生成的原件。")


class UnknownName(DangwuError):
    """A template names what there is not."""

    def __init__(self, place: str, name: str, known: list[str]) -> None:
        hint = suggestion(name, known) or "请用 dangwu figures 查看能用的名称。"
        super().__init__(f"模板{place}：没有名为“{name}”的数据。{hint}")


class FullWidthSign(DangwuError):
    """A tag of a template holds full-width brackets or signs."""

    def __init__(self, place: str, found: str, instead: str) -> None:
        super().__init__(f"模板{place}：“{found}”里用了全角符号。请改成半角，写作“{instead}”。")


class ArithmeticRefused(DangwuError):
    """A template calculates."""

    def __init__(self, place: str, found: str, instead: str) -> None:
        super().__init__(f"模板{place}：“{found}”会被当作算式，数字不能在模板里运算。请{instead}。")


class NameStartsWithDigit(DangwuError):
    """A name in a template starts with a digit."""

    def __init__(self, place: str, name: str, instead: str) -> None:
        super().__init__(
            f"模板{place}：名称“{name}”以数字开头。请改用不以数字开头的名称。{instead}"
        )


class TagUnbalanced(DangwuError):
    """A tag of a template is opened and not closed, or the other way round."""

    def __init__(self, place: str, found: str, instead: str) -> None:
        super().__init__(f"模板{place}：“{found}”不成对。请{instead}。")


class TagRefused(DangwuError):
    """A template uses a tag, a filter or a call that is not offered."""

    def __init__(self, place: str, found: str, instead: str) -> None:
        super().__init__(f"模板{place}：不能使用“{found}”。请{instead}。")


class TemplateFaults(DangwuError):
    """Several tags of a template are refused, each with its own words."""

    def __init__(self, faults: Sequence[DangwuError]) -> None:
        lines = "\n".join(f"  {number}. {fault}" for number, fault in enumerate(faults, 1))
        super().__init__(f"模板有 {len(faults)} 处要改：\n{lines}")


class TemplateMistake(DangwuError):
    """An expression of a template is not well-formed."""

    def __init__(self, place: str, found: str) -> None:
        super().__init__(
            f"模板{place}：“{found}”写法不对。"
            "请写作“{{ 名称 }}”“{% for 支部 in 支部列表 %}”“{% if 条件 %}”这样的形式。"
        )


class NotWritable(DangwuError):
    """A template writes what is no text and no number."""

    def __init__(self) -> None:
        super().__init__(
            "模板里有一处要写的是一组数据或一个判断，不是文字或数。"
            "请写明其中哪一个数据，例如“{{ 支部.名称 }}”；判断写作“{% if 条件 %}”。"
        )


class TagsCross(DangwuError):
    """The two tags of a block stand on different levels of the document."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"模板“{name}”里成对的标记不在同一层（例如一个在表格里、一个在表格外）。"
            "请把它们放在同一段或同一个表格里；整行循环写作“{%tr for … %}”“{%tr endfor %}”，各占一行。"
        )


class FigureUnknown(DangwuError):
    """A template asks for a figure that the records cannot give."""

    def __init__(self, place: str, name: str, why: str) -> None:
        super().__init__(
            f"模板{place}：“{name}”{why}，不能当作 0 填入。请先补齐记录，或在模板里删去这一处。"
        )
