"""The official layout of GB/T 9704-2012."""

from __future__ import annotations

from dangwu.documents.docx.draft import Draft


def set_official(draft: Draft) -> None:
    """Set the text of a draft in the official layout."""
    draft.touch(draft.main)
