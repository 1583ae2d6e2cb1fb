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
from dangwu.documents.docx.writing import write

__all__ = [
    "Document",
    "Filling",
    "Leaving",
    "Mark",
    "Replacement",
    "open_document",
    "place",
    "read_manifest",
    "read_marks",
    "write",
]
