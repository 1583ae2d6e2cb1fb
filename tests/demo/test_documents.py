"""The project's own sample and template."""

from pathlib import Path

import pytest

from dangwu.demo.documents import SAMPLE, text_of, write_sample, write_template
from dangwu.documents.docx import open_document
from dangwu.documents.slots import find_masks


def test_the_sample_is_a_short_summary_with_many_masks() -> None:
    text = text_of(SAMPLE)
    assert 900 <= len(text) <= 1300
    masks = [mask for line in text.splitlines() for mask in find_masks(line)]
    assert 40 <= len(masks) <= 46
    assert {"X", "×××", "＿＿", "XXXX"} == {mask.text for mask in masks}


@pytest.mark.parametrize(("write", "first"), [
    (write_sample, "市X局2020年上半年机关党建工作情况报告"),
    (write_template, "{{ 单位 }}{{ 时段 }}党务工作简况"),
])  # fmt: skip
def test_they_become_word_files(write: object, first: str, tmp_path: Path) -> None:
    out = tmp_path / "样稿.docx"
    assert callable(write)
    write(out)
    assert open_document(out).paragraphs[0].text == first
