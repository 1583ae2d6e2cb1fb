"""The properties of the package that people see under 文件 → 信息: author, status."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from dangwu.documents.docx.draft import Draft
from dangwu.documents.docx.names import serialise

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_PART = "docProps/core.xml"
_DRAFT = "草稿"
CREATOR, CHANGER, STATUS = (
    f"{{{_DC}}}creator",
    f"{{{CORE}}}lastModifiedBy",
    f"{{{CORE}}}contentStatus",
)


def mark_draft(draft: Draft) -> None:
    """Give the document the status 草稿, which changes no character of it."""
    _set(draft, {STATUS: _DRAFT})


def forget_people(draft: Draft) -> None:
    """Take out who wrote the document, and the status that `mark_draft` gave."""
    _set(draft, {CREATOR: "", CHANGER: "", STATUS: ""})


def _set(draft: Draft, texts: Mapping[str, str]) -> None:
    """Set properties; an empty text removes one, but a status only where it is ours."""
    part = next((target for _, target in draft.relations("").find("core-properties")), "")
    if part and part in draft.package:
        root = draft.package.tree(part)
    elif any(texts.values()):
        part = part or _PART
        root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": _DC})
        if not draft.relations("").find("core-properties"):
            draft.relations("").add(_RELATION, part)
    else:
        return
    for name, text in texts.items():
        for old in root.findall(name):
            if text or name != STATUS or old.text == _DRAFT:
                root.remove(old)
        if text:
            etree.SubElement(root, name).text = text
    draft.put(part, serialise(root), _TYPE)
