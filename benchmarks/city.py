"""Times every figure and every check: the demo bureau's half year, and a whole city's.

Figures on SQLite and on DuckDB, checks on SQLite.

    python benchmarks/city.py FOLDER [--figures 5]

FOLDER keeps two offices (bureau, city) and the city's Parquet ledger; run it again and they are
measured without being built again.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Literal, cast

Size = Literal["bureau", "city"]
PERIOD = "2020H1"
LIMITS = {("bureau", "sqlite"): 0.3, ("city", "duckdb"): 5.0}
CHECK_LIMITS = {"bureau": 0.5, "city": 10.0}
ROUNDS = {"bureau": 5, "city": 1}
TOPS = {"bureau": "云岭市粮食和物资储备局", "city": "云岭市"}


def main() -> int:
    """Run each size in a process of its own, so that memory is its own too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--figures", type=int, default=5, help="how many of the slowest to name")
    parser.add_argument("--size", choices=("bureau", "city"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.size:
        measure(asked.folder, asked.size, asked.figures)
        return 0
    for size in ("bureau", "city"):
        command = [
            sys.executable,
            __file__,
            str(asked.folder),
            "--size",
            size,
            "--figures",
            str(asked.figures),
        ]
        office = str((asked.folder / size).resolve())
        subprocess.run(command, check=True, env={**os.environ, "DANGWU_OFFICE": office})
    return 0


def measure(folder: Path, size: Size, named: int) -> None:
    """Build what is missing, then time every figure on each engine."""
    import django

    (folder / size).mkdir(parents=True, exist_ok=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "dangwu.project.settings"
    os.environ.pop("DATABASE_URL", None)
    django.setup()
    from dangwu.engine.base import Engine
    from dangwu.engine.django_engine import DjangoEngine
    from dangwu.engine.duck_engine import DuckEngine

    ledger = folder / f"{size}-ledger"
    prepare(size, ledger)
    for engine in (DjangoEngine(), DuckEngine(ledger)):
        report(size, cast("Engine", engine), named)
    report_checks(size, named)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{size:7} peak memory of the process {peak} MB")


def prepare(size: Size, ledger: Path) -> None:
    """Build the office and its ledger, once."""
    from django.core.management import call_command

    from dangwu.demo import build
    from dangwu.exchange.ledger import export
    from dangwu.organizations.models import Organization

    call_command("migrate", verbosity=0)
    if not Organization.objects.exists():
        started = time.perf_counter()
        build(size=size)
        print(f"{size:7} built in {time.perf_counter() - started:.1f} s")
    if not ledger.is_dir():
        started = time.perf_counter()
        export(ledger)
        print(f"{size:7} ledger written in {time.perf_counter() - started:.1f} s")


def report(size: Size, engine: object, named: int) -> None:
    """Print the time of all figures together, and of the slowest."""
    from dangwu.catalogue.figures import figures
    from dangwu.catalogue.running import Catalogue
    from dangwu.core.period import Period
    from dangwu.core.scope import Scope
    from dangwu.engine.base import Engine
    from dangwu.organizations.models import Organization

    top = Organization.objects.get(full_name=TOPS[size])
    scope, period = Scope(top.pk, top.document_name), Period.parse(PERIOD)
    best: dict[str, float] = {}
    for _ in range(ROUNDS[size]):
        catalogue = Catalogue(cast("Engine", engine))
        taken: dict[str, float] = {}
        for name in figures():
            started = time.perf_counter()
            catalogue.value(name, scope, period)
            taken[name] = time.perf_counter() - started
        best = min((best or taken, taken), key=lambda times: sum(times.values()))
    total, name = sum(best.values()), getattr(engine, "name", "")
    limit = LIMITS.get((size, name))
    verdict = "" if limit is None else f"limit {limit} s: {'kept' if total <= limit else 'BROKEN'}"
    print(f"{size:7} {name:7} {len(best)} figures in {total:7.3f} s  {verdict}")
    for slow in sorted(best, key=lambda one: -best[one])[:named]:
        print(f"{'':15} {best[slow]:7.3f} s  {slow}")


def report_checks(size: Size, named: int) -> None:
    """Print the time of all checks together, and of the slowest."""
    from dangwu.catalogue.checks import judge
    from dangwu.catalogue.checks_reading import checks
    from dangwu.core.period import Period
    from dangwu.core.scope import Scope
    from dangwu.engine.django_engine import DjangoEngine
    from dangwu.organizations.models import Organization

    top = Organization.objects.get(full_name=TOPS[size])
    scope, period = Scope(top.pk, top.document_name), Period.parse(PERIOD)
    best: dict[str, float] = {}
    found = 0
    for _ in range(ROUNDS[size]):
        taken, found = {}, 0
        for name in checks():
            started = time.perf_counter()
            found += len(judge(DjangoEngine(), scope, period, [name]).findings)
            taken[name] = time.perf_counter() - started
        best = min((best or taken, taken), key=lambda times: sum(times.values()))
    total, limit = sum(best.values()), CHECK_LIMITS[size]
    verdict = f"limit {limit} s: {'kept' if total <= limit else 'BROKEN'}"
    print(f"{size:7} sqlite  {len(best)} checks in  {total:7.3f} s  {verdict} ({found} findings)")
    for slow in sorted(best, key=lambda one: -best[one])[:named]:
        print(f"{'':15} {best[slow]:7.3f} s  {slow}")


if __name__ == "__main__":
    sys.exit(main())
