"""Photographs of a meeting: cleaned of everything but the picture before anything is written."""

from __future__ import annotations

import hashlib
import io
import os
import secrets
import warnings
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.meetings.errors import NotAPhoto, PhotoBroken, PhotoKept, PhotoTooLarge
from dangwu.meetings.models import Meeting, MeetingPhoto

FORMATS = ("JPEG", "PNG", "WEBP")
BYTES_LIMIT = 15 * 1024 * 1024
PIXELS_LIMIT = 60_000_000
"""Above what phones take in their usual mode; decoded it is 180 MB."""
EDGE = 2000
_QUALITY = 85
_PIXELS = f"{PIXELS_LIMIT // 10_000}万像素"
_BROKEN = (OSError, SyntaxError, ValueError)


@dataclass(frozen=True, slots=True)
class Picture:
    """A cleaned picture: JPEG without any metadata, its longer edge at most 2000 pixels."""

    data: bytes
    width: int
    height: int

    @property
    def digest(self) -> str:
        """SHA-256 of the data: its name."""
        return hashlib.sha256(self.data).hexdigest()


def clean(data: bytes, name: str) -> Picture:
    """Return the picture alone, turned upright; NotAPhoto, PhotoTooLarge, PhotoBroken."""
    if len(data) > BYTES_LIMIT:
        found, limit = (f"{size / 1024 / 1024:.1f} MB" for size in (len(data), BYTES_LIMIT))
        raise PhotoTooLarge(name, found, limit.replace(".0 ", " "))
    image = _opened(data, name)
    if image.width * image.height > PIXELS_LIMIT:
        raise PhotoTooLarge(name, f"{image.width}×{image.height}像素", _PIXELS)
    try:
        return _encoded(_upright(image))
    except _BROKEN:
        raise PhotoBroken(name) from None


def _opened(data: bytes, name: str) -> Image.Image:
    """Read the head of a picture; its pixels come later."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoTooLarge(name, "像素过多", _PIXELS) from None
    except (UnidentifiedImageError, *_BROKEN):
        raise NotAPhoto(name) from None


def _upright(image: Image.Image) -> Image.Image:
    image.draft("RGB", (EDGE, EDGE))  # a JPEG is decoded at a fraction where that is enough
    turned = ImageOps.exif_transpose(image)
    turned.thumbnail((EDGE, EDGE), Image.Resampling.LANCZOS)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        paper = Image.new("RGBA", turned.size, "white")
        turned = Image.alpha_composite(paper, turned.convert("RGBA"))
    return turned.convert("RGB")


def _encoded(image: Image.Image) -> Picture:
    # a new image of the pixels alone: nothing of the file's own blocks can come along
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(out.getvalue(), image.width, image.height)


def path_of(digest: str) -> Path:
    """Return where a picture lies in the office's folder."""
    return Path(settings.OFFICE) / "files" / "meetings" / digest[:2] / f"{digest}.jpg"


@transaction.atomic
def add_photo(
    *,
    meeting: Meeting,
    data: bytes,
    name: str,
    today: date,
    caption: str = "",
    actor: User | None = None,
) -> MeetingPhoto:
    """Keep a photograph of a meeting; `name` is the file's, for messages only."""
    picture = clean(data, name)
    if MeetingPhoto.objects.filter(meeting=meeting, digest=picture.digest).exists():
        raise PhotoKept(name)
    made = log.create(
        MeetingPhoto, action="meetings.add_photo", actor=actor, meeting=meeting,
        digest=picture.digest, caption=caption, width=picture.width, height=picture.height,
        added_on=today,
    )  # fmt: skip
    _keep(path_of(picture.digest), picture.data)
    return made


def _keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; only its owner reads it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    unfinished.replace(path)


@transaction.atomic
def remove_photo(*, photo: MeetingPhoto, reason: str, actor: User | None = None) -> None:
    """Remove a photograph; the file goes once nothing shows it and the removal is written."""
    digest = photo.digest
    log.log(
        action="meetings.remove_photo", model=MeetingPhoto, record_id=photo.pk, actor=actor,
        before={"meeting": photo.meeting_id, "digest": digest, "caption": photo.caption},
        reason=reason,
    )  # fmt: skip
    photo.delete()
    if not MeetingPhoto.objects.filter(digest=digest).exists():
        transaction.on_commit(lambda: path_of(digest).unlink(missing_ok=True))
