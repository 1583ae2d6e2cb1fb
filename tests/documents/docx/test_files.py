"""A file appears whole or not at all, and never in the place of another."""

import os
from pathlib import Path

import pytest

from dangwu.documents.docx import errors
from dangwu.documents.docx.files import appearing, read_limited


def test_it_appears_at_the_end(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    with appearing(out) as draft:
        draft.write_text("新")
        assert not out.exists()
    assert out.read_text() == "新"
    assert list(tmp_path.iterdir()) == [out]


def test_nothing_stays_of_a_failure(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), appearing(tmp_path / "a.docx"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("links", [True, False])
def test_what_another_made_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", _no_links)
    out = tmp_path / "a.docx"
    with pytest.raises(errors.OutputExists) as caught, appearing(out):
        out.write_text("他人")
    assert str(caught.value) == (
        f"输出文件“{out}”已经存在，不会覆盖它。请换一个文件名，或先把它移走。"
    )
    assert out.read_text() == "他人"
    assert list(tmp_path.iterdir()) == [out]


def test_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", _no_links)
    with appearing(tmp_path / "a.docx") as draft:
        draft.write_text("新")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["新"]


def _no_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_a_link_that_leads_nowhere_is_not_replaced(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.symlink_to("无.docx")
    with pytest.raises(errors.OutputExists), appearing(out):
        pass
    assert out.is_symlink()


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    out = tmp_path / ("长" * 90 + ".docx")
    with pytest.raises(errors.OutputUnwritable) as caught, appearing(out):
        pass
    assert str(caught.value) == (
        f"写不了输出文件“{out}”（名字太长）。请检查文件夹是否存在、是否有写权限。"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "a.docx"
    os.mkfifo(pipe)
    with pytest.raises(errors.DocumentUnreadable) as caught:
        read_limited(pipe, 10, lambda path, size: errors.DocumentEmpty(path.name))
    assert str(caught.value) == (
        f"读不了文件“{pipe}”（它是设备或管道，不是普通文件）。"
        "请检查权限，或关闭正在使用它的程序后再试。"
    )


def test_links_in_a_ring(tmp_path: Path) -> None:
    ring = tmp_path / "a.docx"
    ring.symlink_to("a.docx")
    with pytest.raises(errors.DocumentUnreadable) as caught:
        read_limited(ring, 10, lambda path, size: errors.DocumentEmpty(path.name))
    assert str(caught.value) == (
        f"读不了文件“{ring}”（快捷方式（符号链接）绕成了圈）。"
        "请检查权限，或关闭正在使用它的程序后再试。"
    )
