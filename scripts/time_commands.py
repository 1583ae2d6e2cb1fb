"""Time whole commands on the demo's office: python scripts/time_commands.py FOLDER."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
DANGWU = Path(sys.executable).parent / "dangwu"


def main() -> None:
    """Print the median of some commands over a few runs."""
    office = Path(sys.argv[1]) / "bureau"
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.txt"
        text = Path(__file__).parent.parent / "dangwu" / "demo" / "sample.txt"
        sample.write_text(text.read_text("utf-8"), "utf-8")
        commands = {
            "dangwu --help": ["--help"],
            "dangwu figure 党员总数": ["figure", "党员总数"],
            "dangwu check": ["check"],
            "dangwu slots (the demo's sample)": ["slots", str(sample)],
            "dangwu fill (the demo's sample)": ["fill", str(sample), "--over", "timing"],
        }
        for name, arguments in commands.items():
            print(f"{name:<36}{statistics.median(seconds(office, arguments, folder)):6.2f} s")


def seconds(office: Path, arguments: list[str], folder: str) -> list[float]:
    """Return the wall seconds of each run."""
    found = []
    for run in range(RUNS):
        out = ["--out", f"{folder}/{run}.docx"] if arguments[0] == "fill" else []
        start = time.perf_counter()
        subprocess.run(
            [DANGWU, "--office", office, *arguments, *out],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        found.append(time.perf_counter() - start)
    return found


if __name__ == "__main__":
    main()
