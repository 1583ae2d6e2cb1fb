"""Fill a 200-page document with 400 slots: the limit is 5 s and 300 MB.

Usage: python benchmarks/documents.py [--pages 200] [--slots 400] [--folder DIR]
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from dangwu.documents.docx import (
    Document,
    Filling,
    Layout,
    from_text,
    open_document,
    read_marks,
    restore,
    write,
)

SECONDS, MEGABYTES = 5.0, 300.0
PARAGRAPHS_A_PAGE = 5
SENTENCE = "坚持把学习教育作为首要任务，认真落实各项制度，扎实推进支部标准化规范化建设，"
Result = TypeVar("Result")


def lines(pages: int, slots: int) -> Iterator[str]:
    """The paragraphs of a summary with its masks spread evenly."""
    yield "云岭市粮食和物资储备局上半年党建工作总结"
    count = pages * PARAGRAPHS_A_PAGE
    given = 0
    for number in range(count):
        due = (number + 1) * slots // count - given
        given += due
        yield SENTENCE * 3 + "共有党员X名。" * due + f"第{number}段完。"


def fillings(document: Document) -> list[Filling]:
    """A filling for every mask."""
    found = []
    for index, paragraph in enumerate(document.paragraphs):
        start = paragraph.text.find("X")
        while start >= 0:
            key = f"党员总数_{len(found)}"
            note = "定义：在册党员\n范围：云岭市粮食和物资储备局及下属组织\n期间：2020年上半年\n记录：300 条"
            link = f"http://127.0.0.1:8000/evidence/{len(found)}"
            found.append(Filling(index, start, start + 1, "300", key, note, link))
            start = paragraph.text.find("X", start + 1)
    return found


def timed(name: str, work: Callable[[], Result]) -> Result:
    """Run the work and print its time."""
    start = time.perf_counter()
    result = work()
    print(f"{name:<28}{time.perf_counter() - start:8.2f} s")
    return result


def main() -> int:
    """Build, fill, read back, restore; non-zero where a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--slots", type=int, default=400)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        return run(options.folder or Path(temporary), options.pages, options.slots)


def run(folder: Path, pages: int, slots: int) -> int:
    """Time each step in a folder."""
    sample = folder / "sample.docx"
    text = list(lines(pages, slots))
    timed("build", lambda: write(from_text(text), sample, [], review=False))
    start = time.perf_counter()
    document = timed("open", lambda: open_document(sample))
    found = fillings(document)
    kinds: tuple[tuple[str, bool, Layout], ...] = (
        ("review", True, "keep"),
        ("final", False, "keep"),
        ("official", True, "official"),
    )
    for name, review, layout in kinds:
        out = folder / f"{name}.docx"
        timed(
            f"write {name}",
            lambda out=out, review=review, layout=layout: write(  # type: ignore[misc]
                document,
                out,
                found,
                review=review,
                layout=layout,
                manifest=b"m",
                dated=date(2020, 7, 1),
            ),
        )
        if name == "review":
            spent = time.perf_counter() - start
    marks = timed("read marks", lambda: read_marks(folder / "review.docx"))
    filled = open_document(folder / "review.docx")
    masks = {one.key: "X" for one in found}
    timed("restore", lambda: restore(filled, folder / "restored.docx", masks))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(marks)} marks; open and review copy {spent:.2f} s, peak {peak:.0f} MB")
    return int(spent > SECONDS or peak > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
