"""The project's own masked sample and template, as .docx files in the official layout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from dangwu.documents.docx import from_text, write

SAMPLE, TEMPLATE = "sample.txt", "template.txt"


def text_of(name: str) -> str:
    """Return the text of the sample or the template."""
    return files("dangwu.demo").joinpath(name).read_text(encoding="utf-8")


def write_sample(out: Path) -> None:
    """Write the masked half-year summary to `out`, which must not exist."""
    _write(SAMPLE, out)


def write_template(out: Path) -> None:
    """Write the template with its loop over the branches to `out`, which must not exist."""
    _write(TEMPLATE, out)


def _write(name: str, out: Path) -> None:
    write(from_text(text_of(name).splitlines(), name=out.name), out, [], review=False)
