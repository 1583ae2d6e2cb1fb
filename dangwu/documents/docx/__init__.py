"""The .docx in and out: read with suspicion, filled in place, marked, and read back."""

from dangwu.documents.docx.document import (
    Document,
    Filling,
    Leaving,
    Replacement,
    open_document,
    place,
)
from dangwu.documents.docx.manifest import read_manifest
from dangwu.documents.docx.marks import Mark, read_marks
from dangwu.documents.docx.plain import from_text, open_text, read_text
from dangwu.documents.docx.restoring import replace_texts, restore
from dangwu.documents.docx.writing import write

__all__ = [
    "Document",
    "Filling",
    "Leaving",
    "Mark",
    "Replacement",
    "from_text",
    "open_document",
    "open_text",
    "place",
    "read_manifest",
    "read_marks",
    "read_text",
    "replace_texts",
    "restore",
    "write",
]
