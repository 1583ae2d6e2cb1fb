"""Audit 10,000 dossiers by `dangwu try admissions`: the limit is 5 s, from start to end.

Usage: python benchmarks/dossiers.py [--dossiers 10000]
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SECONDS = 5.0
SHIFTS = 1500
DAYS = (0, 25, 181, 191, 196, 538, 551, 561, 568, 587, 608, 638, 648, 660, 674, 690, 709, 714, 717,
        725, 1035, 1037, 1045, 1075, 1091)  # fmt: skip
"""The days of the 25 steps from the application on."""


def dossiers(count: int) -> Iterator[dict[str, object]]:
    """Dossiers of all years, a tenth of them with something wrong in each of three ways."""
    dice = random.Random(20201)
    for number in range(count):
        first = date(2015, 1, 1) + timedelta(dice.randrange(SHIFTS))
        day = [(first + timedelta(days)).isoformat() for days in DAYS]
        full = {"name": f"党员{number}", "full_member": True, "rights_suspended": False}
        count_of = {"should": 15, "present": 10, "agree": 10, "against": 0, "abstain": 0,
                    "written_before": 0, "secret": dice.random() > 0.1}  # fmt: skip
        yield {
            "id": str(number), "rules": "细则2014", "birth": "1990-05-01",
            "dates": {f"{step:02d}": one for step, one in enumerate(day, 1)},
            "reviews": [(first + timedelta(days)).isoformat() for days in (360, 538)],
            "contacts": [full], "sponsors": [full] * (1 + (dice.random() > 0.1)),
            "opinions_heard": ["党小组", "培养联系人", "党员", "群众"][: 3 + (dice.random() > 0.1)],
            "political_review": {"conclusion": "合格", "floating": False, "opinions": []},
            "training": {"days": 3, "hours": 24}, "prereview": {"result": "合格"},
            "votes": {"15": count_of, "23": count_of},
            "approval": {"15_reported": day[14], "23_reported": day[22], "approver": "党委"},
            "probation": {"start": day[14]}, "extensions": [], "conversion": {"result": "按期转正"},
            "materials_missing": [], "as_of": "2026-01-01",
            "archived": ["入党志愿书", "入党申请书", "政审材料", "转正申请书", "培养考察材料"],
        }  # fmt: skip


def main() -> int:
    """Measure, and say whether the limit was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=10_000)
    count = parser.parse_args().dossiers
    with tempfile.TemporaryDirectory() as folder:
        cases, out = Path(folder) / "cases.jsonl", Path(folder) / "answers.jsonl"
        lines = (json.dumps(one, ensure_ascii=False) for one in dossiers(count))
        cases.write_text("\n".join(lines), "utf-8")
        dangwu = [str(Path(sys.executable).with_name("dangwu")), "try", "admissions"]
        start = time.perf_counter()
        subprocess.run([*dangwu, str(cases), "--out", str(out)], check=True)
        took = time.perf_counter() - start
        found = sum(len(json.loads(line)["findings"]) for line in out.open(encoding="utf-8"))
    kept = took <= SECONDS
    print(f"{count} dossiers, {found} findings in {took:.1f} s  limit {SECONDS} s: "
          + ("kept" if kept else "BROKEN"))  # fmt: skip
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
