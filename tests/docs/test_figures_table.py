"""docs/figures.md is what its command writes today."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_table_of_figures_is_current() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "figures_table.py"))["table"]()

    assert (ROOT / "docs" / "figures.md").read_text("utf-8") == made, (
        "run .venv/bin/python scripts/figures_table.py"
    )
