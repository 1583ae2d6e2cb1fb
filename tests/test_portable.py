"""Every text that an engine runs keeps to the portable subset."""

from pathlib import Path

import pytest

import dangwu
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import names_in
from dangwu.engine.frame import FRAMES, supplied
from dangwu.engine.subset import lint

ROOMS = Path(dangwu.__file__).parent
TEXTS = sorted(
    path for folder in ("figures", "checks", "tables") for path in ROOMS.glob(f"*/{folder}/*.sql")
)
SUPPLIED = set(supplied(Scope(1, "某局"), Period.parse("2020H1")))


@pytest.mark.parametrize("path", TEXTS, ids=[f"{p.parent.parent.name}/{p.stem}" for p in TEXTS])
def test_a_text_is_portable(path: Path) -> None:
    assert lint(path.read_text("utf-8")) == []


@pytest.mark.parametrize("name", FRAMES)
def test_a_table_of_the_frame_is_portable(name: str) -> None:
    assert lint(FRAMES[name]) == []
    assert names_in(FRAMES[name]) <= SUPPLIED


def test_there_are_texts() -> None:
    assert TEXTS
