"""Writes a paper from the facts of a dossier, or says all that is missing for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from dangwu.admissions.models import Applicant
from dangwu.admissions.paperwork.facts import Gathering
from dangwu.admissions.paperwork.gaps import Lack
from dangwu.admissions.paperwork.kinds import Paper, papers
from dangwu.core.errors import DangwuError
from dangwu.documents.docx import from_text

_BLANK, _RULE, _SIGN = "＿＿＿＿＿＿＿＿", "＿" * 26, "＿＿＿＿＿＿"
_STAMP = (2020, 1, 1, 0, 0, 0)
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Written:
    """A paper and its lines; `lacks` are what is missing: then there are no lines."""

    paper: Paper
    lines: tuple[str, ...]
    lacks: tuple[Lack, ...]


class PaperHalfFilled(DangwuError):
    """The records do not hold what a paper must say."""

    def __init__(self, paper: Paper, lacks: Sequence[Lack]) -> None:
        why = "；".join(one.said for one in lacks)
        super().__init__(f"《{paper.name}》还不能生成：{why}。请先补全。")


def write_all(applicant: Applicant, today: date) -> list[Written]:
    """Return every paper of a dossier with its lines, or with what is missing for it."""
    gathering = Gathering(applicant, today)
    facts = gathering.all() | _BLANKS
    return [_write(one, gathering, facts) for one in papers().values()]


def write_one(applicant: Applicant, paper: Paper, today: date) -> Written:
    """Return one paper with its lines, or with what is missing for it."""
    gathering = Gathering(applicant, today)
    return _write(paper, gathering, gathering.all() | _BLANKS)


def document(written: Written) -> bytes:
    """Return the paper as .docx in the official layout; PaperHalfFilled where something is missing."""
    if written.lacks:
        raise PaperHalfFilled(written.paper, written.lacks)
    return from_text(written.lines, name=f"{written.paper.name}.docx").package.data


def bundle(applicant: Applicant, today: date) -> bytes:
    """Return a .zip of all papers that can be written, with a list of those that cannot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        everything = write_all(applicant, today)
        for one in everything:
            if not one.lacks:
                _put(archive, f"{one.paper.key}.docx", document(one))
        _put(
            archive,
            "00-目录.txt",
            "\r\n".join(_contents(applicant, everything)).encode("utf-8-sig"),
        )
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _STAMP), data, zipfile.ZIP_DEFLATED)


def _contents(applicant: Applicant, everything: Sequence[Written]) -> list[str]:
    ready = [f"{one.paper.key}.docx" for one in everything if not one.lacks]
    lines = [f"{applicant.name}的发展党员材料", "", f"已生成{len(ready)}种：", *ready]
    left = [one for one in everything if one.lacks]
    if left:
        lines += ["", f"没有生成{len(left)}种，缺少的记录："]
    lines += [f"{one.paper.key}：{'；'.join(each.said for each in one.lacks)}" for one in left]
    return lines


def _write(paper: Paper, gathering: Gathering, facts: Mapping[str, Any]) -> Written:
    gathering.noted.clear()
    home = gathering.home(paper.step, paper.after)
    text = _template(paper.text).render({**facts, **home})
    lacks = tuple(gathering.noted)
    return Written(paper, () if lacks else tuple(text.split("\n")), lacks)


@lru_cache(maxsize=64)
def _template(text: str) -> Template:
    environment = SandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False,  # a document, no page
        finalize=str,
    )  # fmt: skip
    environment.filters["中文"] = numeral
    return environment.from_string(text)


def numeral(number: int) -> str:
    """Return 一, 十, 十二, 二十一: the number of a heading, below one hundred."""
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return before + (_DIGITS[ones] if ones or not tens else "")


def _for_the_pen(count: int) -> str:
    return "\n".join([_RULE] * count)


_BLANKS: dict[str, Any] = {
    "手写": _for_the_pen,
    "空格": _BLANK,
    "空数": "＿＿",
    "空日期": "＿＿＿＿年＿＿月＿＿日",
    "签名": _SIGN,
}
