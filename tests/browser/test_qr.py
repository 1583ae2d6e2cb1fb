"""The reader of codes reads what segno draws, whatever the length."""

import io
import re

import pytest
import segno

from tests.browser.qr import read


@pytest.mark.parametrize("error", ["l", "m", "q", "h"])
@pytest.mark.parametrize("length", [1, 12, 30, 60, 90, 140])
def test_what_is_drawn_is_read(length: int, error: str) -> None:
    text = ("http://127.0.0.1:8000/sign/7/?c=" + "0123456789abcdef" * 9)[:length]
    out = io.BytesIO()
    segno.make(text, error=error, micro=False, mode="byte").save(
        out, kind="svg", border=2, omitsize=True
    )
    drawing = out.getvalue().decode()
    box, path = re.search(r'viewBox="0 0 (\d+)', drawing), re.search(r' d="([^"]+)"', drawing)

    assert box
    assert path
    assert read(path[1], int(box[1])) == text
