"""The office's seal."""

from pathlib import Path

import pytest

from dangwu.reports.keys import Seal, SealDamaged, holds


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


@pytest.mark.parametrize("kept", ["", "zz", "ab" * 31, "ab" * 33, "印章"])
def test_a_damaged_key_is_not_replaced(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "seal.txt"
    path.write_text(kept)

    with pytest.raises(SealDamaged) as refused:
        Seal(tmp_path)

    assert str(refused.value) == (
        f"印章文件“{path}”已损坏（应为 64 位十六进制数），什么也没有改动。请从备份恢复它；"
        "没有备份时移走它，系统会另制新章，但以前的文件将不能再核对签名。"
    )
    assert path.read_text() == kept
