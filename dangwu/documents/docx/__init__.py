"""The .docx in and out: read with suspicion, filled in place, marked, and read back."""

from dangwu.documents.docx.document import (
    Document,
    Filling,
    Leaving,
    Replacement,
    open_document,
    place,
)
from dangwu.documents.docx.figures import Figure
from dangwu.documents.docx.manifest import read_manifest
from dangwu.documents.docx.marks import Mark, read_marks
from dangwu.documents.docx.people import people_in
from dangwu.documents.docx.plain import from_text, open_text, read_text
from dangwu.documents.docx.restoring import replace_texts, restore
from dangwu.documents.docx.template import Rendered, prepare_template, render_template
from dangwu.documents.docx.writing import Layout, write

__all__ = [
    "Document",
    "Figure",
    "Filling",
    "Layout",
    "Leaving",
    "Mark",
    "Rendered",
    "Replacement",
    "from_text",
    "open_document",
    "open_text",
    "people_in",
    "place",
    "prepare_template",
    "read_manifest",
    "read_marks",
    "read_text",
    "render_template",
    "replace_texts",
    "restore",
    "write",
]
