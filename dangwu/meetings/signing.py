"""The code by which people sign in: it changes every 30 seconds and is stored nowhere.

A code is an HMAC over the call of the meeting and the step of the clock, by a key derived from the
office's secret. The step that runs and the one before are accepted, so a code lives 30 to 60
seconds: long enough to be scanned in the room, too short to be sent around.
"""

from __future__ import annotations

import io
from datetime import datetime

import segno
from django.utils.crypto import constant_time_compare, salted_hmac

STEP_SECONDS = 30
_SALT = "dangwu.meetings.signing"
_TOKEN_LENGTH = 24
_DIGITS = 6


def step(now: datetime) -> int:
    """Return the number of the 30-second step in which a moment lies."""
    return int(now.timestamp()) // STEP_SECONDS


def seconds_left(now: datetime) -> int:
    """Return how many seconds the step still runs: 1 to 30."""
    return STEP_SECONDS - int(now.timestamp()) % STEP_SECONDS


def token(convening_id: int, now: datetime) -> str:
    """Return the code that the QR carries."""
    return _digest(convening_id, step(now))[:_TOKEN_LENGTH]


def digits(convening_id: int, now: datetime) -> str:
    """Return the six digits for who cannot scan."""
    return _six(_digest(convening_id, step(now)))


def accepts(convening_id: int, code: str, now: datetime) -> bool:
    """Whether the code, scanned or typed, is of the step that runs or of the one before."""
    typed = code.strip()
    found = False
    for number in (step(now), step(now) - 1):
        digest = _digest(convening_id, number)
        known = _six(digest) if len(typed) == _DIGITS else digest[:_TOKEN_LENGTH]
        # every comparison is made, so that the time tells nothing
        found |= constant_time_compare(typed, known)
    return found


def qr_svg(text: str) -> str:
    """Return a QR code as an SVG drawing that fills its box."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, border=2, omitsize=True, title="签到二维码"
    )
    return out.getvalue().decode("utf-8")


def _digest(convening_id: int, number: int) -> str:
    return salted_hmac(_SALT, f"{convening_id}:{number}", algorithm="sha256").hexdigest()


def _six(digest: str) -> str:
    # the digits come from another part of the digest than the code that the QR carries
    return f"{int(digest[_TOKEN_LENGTH:], 16) % 10**_DIGITS:0{_DIGITS}d}"
