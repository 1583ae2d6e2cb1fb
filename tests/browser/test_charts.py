"""A page asks for its charts all at once: each is what it would be alone, from the first one on."""

import os
import subprocess
import sys

from tests.browser.offices import ROOT

# In a process of its own: what goes wrong, goes wrong while the charts' library is first used.
TOGETHER = """
import threading
from decimal import Decimal
from dangwu.web import charts
marks = [charts.Mark(f"{n}月\\n2020年", Decimal(290 + n), str(290 + n)) for n in range(1, 13)]
draw = [lambda: charts.line(marks, unit="名"), lambda: charts.bars(marks)] * 2
drawn, gate = [""] * 4, threading.Barrier(4)
def one(number):
    gate.wait()
    drawn[number] = draw[number]()
threads = [threading.Thread(target=one, args=(number,)) for number in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(drawn == [each() for each in draw])
"""


def test_charts_that_are_drawn_at_once_are_those_drawn_alone() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for _ in range(4):
        ran = subprocess.run(
            [sys.executable, "-c", TOGETHER],
            capture_output=True, text=True, check=False, env=environment, timeout=120,
        )  # fmt: skip
        assert (ran.stdout, ran.returncode) == ("True\n", 0), ran.stderr
