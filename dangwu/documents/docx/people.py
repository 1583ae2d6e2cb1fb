"""Whose comments and tracked changes a document carries."""

from __future__ import annotations

from dangwu.documents.docx.comments import AUTHOR
from dangwu.documents.docx.document import Document
from dangwu.documents.docx.names import w
from dangwu.documents.docx.reading import read_content
from dangwu.documents.docx.relations import relations

_CHANGES = tuple(
    map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "comment"))
)


def people_in(document: Document) -> tuple[str, ...]:
    """Return the authors of comments and tracked changes, without ourselves, in order of name."""
    content = read_content(document.package)
    parts = [one.target for one in relations(document.package, content.main)]
    comments = [one for one in parts if one.endswith("comments.xml") and one in document.package]
    roots = [*content.trees.values(), *map(document.package.tree, comments)]
    authors = {str(one.get(w("author"), "")) for root in roots for one in root.iter(*_CHANGES)}
    return tuple(sorted(authors - {AUTHOR, ""}))
