"""Lines as a clerk types them: names, votes by name, ballots that read alike."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_APART = re.compile(r"[、，,;；\n]+")
_BLANKS = re.compile(r"\s+")
_VOTES = re.compile(r"(\S.*?)[\s:：]+(\d{1,6})\s*票?")
_BUNDLE = re.compile(r"(\d{1,6})\s*张?[\s:：]*(.*)")


def read_names(text: str) -> list[str]:
    """Return names parted by 、 or commas or line ends; blanks within a name go."""
    return [name for one in _APART.split(text) if (name := _BLANKS.sub("", one))]


def read_votes(text: str) -> dict[str, int]:
    """Return votes by name from lines such as 王芳 14; ValidationError for what is none."""
    found: dict[str, int] = {}
    for line in filter(None, map(str.strip, re.split(r"[\n;；、，,]+", text))):
        read = _VOTES.fullmatch(line)
        if read is None:
            raise ValidationError(f"看不懂“{line}”，请每行写姓名和票数，例如：王芳 14。")
        name = _BLANKS.sub("", read[1])
        if name in found:
            raise ValidationError(f"“{name}”写了两次，请合成一行。")
        found[name] = int(read[2])
    return found


def read_bundles(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return ballots that read alike from lines such as 8 王芳、李强; the names may be none."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        read = _BUNDLE.fullmatch(line)
        if read is None:
            raise ValidationError(f"看不懂“{line}”，请每行写张数和所选的人，例如：8 王芳、李强。")
        names = [one for one in re.split(r"[、，,\s]+", read[2]) if one]
        found.append((int(read[1]), tuple(dict.fromkeys(names))))
    return found


class LinesField(forms.CharField):
    """Several lines, read by a function."""

    widget = forms.Textarea

    def __init__(self, *, read: Any, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.read = read
        self.widget.attrs["rows"] = rows

    def to_python(self, value: Any) -> Any:
        """Read the lines."""
        return self.read(super().to_python(value))
