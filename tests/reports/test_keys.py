"""The office's seal."""

from pathlib import Path

from dangwu.reports.keys import Seal, holds


def test_only_its_own_unchanged_words_hold(tmp_path: Path) -> None:
    seal, other = Seal(tmp_path / "a"), Seal(tmp_path / "b")
    signature = seal.sign(b"12")

    assert seal.holds(b"12", signature)
    assert holds(seal.public, b"12", signature)
    assert not seal.holds(b"13", signature)
    assert not other.holds(b"12", signature)
    assert not seal.holds(b"12", "no signature")


def test_the_key_stays(tmp_path: Path) -> None:
    first = Seal(tmp_path)

    assert Seal(tmp_path).public == first.public
    assert (tmp_path / "seal.txt").stat().st_mode & 0o777 == 0o600
