"""Photographs: only the picture is kept, upright, in bounds; what is none is refused."""

import io
import struct
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from dangwu.accounts.models import Change
from dangwu.core.errors import DangwuError
from dangwu.meetings import changes, photos
from dangwu.meetings.models import Meeting, MeetingPhoto
from dangwu.meetings.photos import clean
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

DAY = date(2020, 6, 30)


def picture(size: tuple[int, int] = (40, 30), kind: str = "JPEG", **save: Any) -> bytes:
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.save(out, kind, **save)
    return out.getvalue()


def located(orientation: int = 1) -> bytes:
    """Return a JPEG that tells where and by whom it was taken."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "SecretPhone"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (28.0, 12.0, 30.0)}
    )
    return picture(exif=exif, comment=b"SecretPlace")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_where_it_was_taken_is_not_kept() -> None:
    given = located()
    assert opened(given).getexif().get_ifd(ExifTags.IFD.GPSInfo)

    kept = clean(given, "一.jpg").data

    assert dict(opened(kept).getexif()) == {}
    assert set(opened(kept).info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Secret" not in kept
    assert b"Exif" not in kept


def test_words_in_a_png_are_not_kept() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Location", "SecretPlace")

    kept = clean(picture(kind="PNG", pnginfo=words), "一.png").data

    assert b"Secret" not in kept
    assert opened(kept).format == "JPEG"


def test_what_hangs_behind_the_picture_is_not_kept() -> None:
    assert b"PK" not in clean(picture() + b"PK\x03\x04hidden", "一.jpg").data


def test_a_picture_is_turned_upright() -> None:
    upright = clean(located(orientation=6), "一.jpg")

    assert (upright.width, upright.height) == (30, 40)
    assert opened(upright.data).size == (30, 40)
    red, _, blue = opened(upright.data).getpixel((15, 5))  # type: ignore[misc]
    assert blue > red  # what was left is now above


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_comes_in_three_formats(kind: str) -> None:
    assert clean(picture(kind=kind), "一").width == 40


@pytest.mark.parametrize(
    ("size", "kept"),
    [((2000, 10), (2000, 10)), ((2001, 1000), (2000, 1000)), ((1000, 4000), (500, 2000))],
)
def test_the_longer_edge_is_two_thousand_pixels_at_most(
    size: tuple[int, int], kept: tuple[int, int]
) -> None:
    found = clean(picture(size), "一.jpg")
    assert (found.width, found.height) == kept


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16"])
def test_what_is_transparent_lies_on_white(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (8, 8), 0 if mode != "RGBA" else (0, 0, 0, 0)).save(out, "PNG")

    found = opened(clean(out.getvalue(), "一.png").data).getpixel((4, 4))

    assert found == ((255, 255, 255) if mode in ("RGBA", "LA") else (0, 0, 0))


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff",
     b"GIF89a", b"%PDF-1.7", b"PK\x03\x04"],
    ids=["nothing", "text", "svg", "head of a jpeg", "gif", "pdf", "zip"],
)  # fmt: skip
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    assert refusal(data, "说明.pdf") == (
        "“说明.pdf”不是照片：请选择 JPG、PNG 或 WebP 格式的图片文件。"
    )


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(DangwuError) as raised:
        clean(data, name)
    return str(raised.value)


def test_a_gif_is_refused_though_it_is_a_picture() -> None:
    assert "不是照片" in refusal(picture(kind="GIF"), "一.gif")


def test_a_broken_photo_is_refused() -> None:
    whole = picture((400, 300))
    assert refusal(whole[: len(whole) // 2], "一.jpg") == (
        "照片“一.jpg”已损坏，不能完整读出：请重新导出或换一张。"
    )


def test_a_file_may_have_fifteen_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = picture()
    monkeypatch.setattr(photos, "BYTES_LIMIT", len(whole))
    clean(whole, "一.jpg")
    monkeypatch.undo()
    assert refusal(b"\0" * (15 * 1024 * 1024 + 1), "一.jpg") == (
        "照片“一.jpg”太大：15.0 MB，最大15 MB。请用手机的普通模式拍摄或压缩后再传。"
    )


def bomb(side: int) -> bytes:
    """Return a PNG that says it is `side` pixels wide and high, in a few bytes."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    blocks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    out = b"\x89PNG\r\n\x1a\n"
    for name, data in blocks:
        out += struct.pack(">I", len(data)) + name + data
        out += struct.pack(">I", zlib.crc32(name + data))
    return out


@pytest.mark.parametrize(
    ("side", "found"), [(7746, "7746×7746像素"), (10_000, "像素过多"), (60_000, "像素过多")]
)
def test_a_picture_of_too_many_pixels_is_not_unpacked(side: int, found: str) -> None:
    assert refusal(bomb(side), "一.png") == (
        f"照片“一.png”太大：{found}，最大6000万像素。请用手机的普通模式拍摄或压缩后再传。"
    )


@pytest.fixture
def meeting(db: None) -> Meeting:
    load(Example("", Path(), {}))
    return changes.hold(
        organization=Organization.objects.get(pk=3), kind="党课", held_on=DAY, expected=1,
        present=1, today=DAY, topic="学党章",
    )  # fmt: skip


def test_a_photo_is_kept_in_the_office(meeting: Meeting, settings: Any, tmp_path: Path) -> None:
    settings.OFFICE = tmp_path
    photo = photos.add_photo(meeting=meeting, data=located(), name="一.jpg", today=DAY)

    path = photos.path_of(photo.digest)
    assert path == tmp_path / "files/meetings" / photo.digest[:2] / f"{photo.digest}.jpg"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == clean(located(), "").data
    assert (photo.width, photo.height) == (40, 30)
    assert Change.objects.get(action="meetings.add_photo").record_id == photo.pk
    again = {"meeting": meeting, "data": located(), "name": "二.jpg", "today": DAY}
    assert refused(photos.add_photo, kept=MeetingPhoto, **again) == (
        "照片“二.jpg”已经在这次会议里，不必重复上传。"
    )


def test_nothing_is_written_of_what_is_refused(
    meeting: Meeting, settings: Any, tmp_path: Path
) -> None:
    settings.OFFICE = tmp_path
    given = {"meeting": meeting, "data": b"no", "name": "一.exe", "today": DAY}
    refused(photos.add_photo, kept=MeetingPhoto, **given)
    assert list(tmp_path.iterdir()) == []


def test_a_photo_goes_with_a_reason(
    meeting: Meeting,
    settings: Any,
    tmp_path: Path,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.OFFICE = tmp_path
    photo = photos.add_photo(meeting=meeting, data=picture(), name="一.jpg", today=DAY)
    path = photos.path_of(photo.digest)

    with django_capture_on_commit_callbacks(execute=True):
        photos.remove_photo(photo=photo, reason="传错会议")

    assert not path.exists()
    assert not MeetingPhoto.objects.exists()
    assert Change.objects.get(action="meetings.remove_photo").reason == "传错会议"
