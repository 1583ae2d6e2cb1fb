"""What is written with a copy: all of it or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from django.db import OperationalError

from dangwu.core.period import Period
from dangwu.documents.docx import open_document, read_manifest
from dangwu.documents.docx.names import w
from dangwu.reports import copies
from dangwu.reports.filling import Filled
from dangwu.reports.keys import Seal
from dangwu.reports.manifest import unseal
from dangwu.reports.models import Copy

Sampler = Callable[..., Path]
Decider = Callable[..., Filled]
NEXT = Period.parse("2020H2")


def write(done: Filled, out: Path, seal: Seal, *, review: bool) -> None:
    if review:
        copies.write_review(done, out, seal)
    else:
        copies.write_final(done, out, seal)


def remarks(path: Path) -> list[str]:
    """Return the comments on the whole document."""
    package = open_document(path).package
    if "word/comments.xml" not in package:
        return []
    every = ["".join(map(str, one.itertext(w("t")))) for one in package.tree("word/comments.xml")]
    return [text for text in every if not text.startswith(("党员总数：", "矛盾："))]


@pytest.mark.parametrize("review", [True, False])
def test_a_database_that_refuses_leaves_no_file(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, review: bool,
) -> None:  # fmt: skip
    done = filled(sample("共有党员X名。"))
    (tmp_path / "out").mkdir()

    def locked(**_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(Copy.objects, "update_or_create", locked)
    with pytest.raises(OperationalError):
        write(done, tmp_path / "out" / "a.docx", seal, review=review)

    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("review", [True, False])
def test_a_commit_that_fails_takes_the_files_back(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, review: bool,
) -> None:  # fmt: skip
    done = filled(sample("共有党员X名。"))
    (tmp_path / "out").mkdir()

    @contextmanager
    def failing() -> Iterator[None]:
        yield
        raise OperationalError

    monkeypatch.setattr(copies, "transaction", SimpleNamespace(atomic=failing))
    with pytest.raises(OperationalError):
        write(done, tmp_path / "out" / "a.docx", seal, review=review)

    assert list((tmp_path / "out").iterdir()) == []


def test_a_draft_says_so_on_itself(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    done = filled(sample("共有党员9名。"), period=NEXT, over="急用")
    page = copies.write_review(done, tmp_path / "a.docx", seal)
    kept = read_manifest(tmp_path / "a.docx")

    assert set(remarks(tmp_path / "a.docx")) == {
        "草稿：2020年下半年尚未结束，数字还会变。",
        "与记录有矛盾，仍然成文，理由：急用",
    }
    assert "草稿：时段尚未结束" in page.read_text(encoding="utf-8")
    assert kept is not None
    assert unseal(kept, seal, "a").manifest.draft
    assert unseal(kept, seal, "a").manifest.over == "急用"


def test_a_period_that_is_over_has_no_remark(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    done = filled(sample("共有党员X名。"), over="没有矛盾")
    copies.write_review(done, tmp_path / "a.docx", seal)

    assert remarks(tmp_path / "a.docx") == []


def test_the_final_copy_has_no_comment_even_as_a_draft(
    sample: Sampler, filled: Decider, seal: Seal, tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"
    copies.write_final(filled(sample("共有党员X名。"), period=NEXT), out, seal)

    assert remarks(out) == []
    assert docx.Document(str(out)).core_properties.content_status == "草稿"
    copies.write_final(filled(sample("共有党员X名。")), tmp_path / "b.docx", seal)
    assert docx.Document(str(tmp_path / "b.docx")).core_properties.content_status == ""


def test_two_copies_of_one_moment_are_told_apart(sample: Sampler, filled: Decider) -> None:
    source = sample("共有党员X名。")

    assert filled(source).mark == filled(source).mark
    assert filled(source).mark != filled(source, period=NEXT).mark
    assert filled(source).mark != filled(source, over="急用").mark
