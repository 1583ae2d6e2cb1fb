"""Pages of a whole city under sixteen people at once, served as `dangwu serve` does.

    python benchmarks/pages.py FOLDER [--users 16] [--requests 40] [--pause 1]

FOLDER/city is the office, built where it is missing (about two minutes). Each person waits for one
page, pauses for a second, and asks for the next, drawn by seed; a second round is without a pause,
so that sixteen requests are always waiting. Server and people share the machine's cores.
The limits, held in the first round: p95 of 300 ms for lists, details and the workbench; 250 KB compressed for a first load.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

MILLISECONDS, KILOBYTES = 300, 250
DAY = "2020-07-03"
"""The city's records end with June 2020; it is looked at a few days later."""
HERE = Path(__file__).parent
DANGWU = [sys.executable, "-c", "from dangwu.project.cli import main; main()"]
WORKBENCH = {"工作台": "/"}
LISTS = {
    "组织": "/records/organizations/organizations/",
    "党员": "/records/members/members/",
    "会议": "/records/meetings/meetings/",
    "党费": "/records/dues/payments/",
}
FURTHER = {
    "党员，第20页": "/records/members/members/?page=20",
    "党员，按姓名查找": f"/records/members/members/?q={quote('王')}",
    "会议，一个月": "/records/meetings/meetings/?since=2020-05-01&until=2020-05-31",
}
OTHERS = {"数，全部指标": "/figures/", "查，问题": "/checks/"}
"""Pages that are measured beside those of the limit."""
SHEETS = re.compile(
    r'<link rel="stylesheet" href="([^"]+)"|<script src="([^"]+)"|<img [^>]*src="([^"]+)"'
)
FONTS = re.compile(r"url\([\"']?(?!data:)([^\"')]+)")


@dataclass(frozen=True)
class Page:
    """One page to measure; `limited` where the limit holds for it."""

    name: str
    path: str
    limited: bool = True


def main() -> int:
    """Build what is missing, serve it, measure; 1 where a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--users", type=int, default=16)
    parser.add_argument("--requests", type=int, default=40, help="by each person")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two requests")
    asked = parser.parse_args()
    office = (asked.folder / "city").resolve()
    build(office)
    sessions = people(office)[: asked.users]
    with served(office) as port:
        size = first_load(port, sessions[0])
        pages = [pages_of(port, session) for session in sessions]
        print(f"{len(sessions)} people, {asked.pause:g} s between two pages of a person")
        kept = report_times(measure(port, sessions, pages, asked.requests, asked.pause), pages[0])
        started = time.perf_counter()
        taken = measure(port, sessions, pages, asked.requests, 0.0)
        rate = len(sessions) * asked.requests / (time.perf_counter() - started)
        print(f"{len(sessions)} people without a pause: {rate:.0f} pages a second")
        report_times(taken, [Page(one.name, one.path, limited=False) for one in pages[0]])
    print(f"first load, compressed: {size / 1024:.0f} KB  {verdict(size / 1024, KILOBYTES, 'KB')}")
    return 0 if kept and size <= KILOBYTES * 1024 else 1


def verdict(value: float, limit: float, unit: str) -> str:
    """Say whether a limit was kept."""
    return f"limit {limit} {unit}: {'kept' if value <= limit else 'BROKEN'}"


def environment(office: Path) -> dict[str, str]:
    """Return the environment of a process on that office."""
    rest = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return {**rest, "DANGWU_OFFICE": str(office), "PYTHONPATH": str(HERE.parent)}


def build(office: Path) -> None:
    """Build the city, or bring one that stands there up to date."""
    fresh = not (office / "office.sqlite3").exists()
    command = ["demo", "--size", "city"] if fresh else ["init"]
    subprocess.run(
        [*DANGWU, "--office", str(office), *command],
        check=True, stdout=subprocess.DEVNULL, env=environment(office),
    )  # fmt: skip
    (office / "fixed-day.txt").write_text(DAY, encoding="ascii")


def people(office: Path) -> list[str]:
    """Return the sessions of people of the city."""
    told = subprocess.run(
        [sys.executable, str(HERE / "pages_people.py")],
        check=True, capture_output=True, text=True, env=environment(office),
    )  # fmt: skip
    return list(json.loads(told.stdout))


@contextmanager
def served(office: Path) -> Iterator[int]:
    """Serve the office on a free port until the measuring is over."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    process = subprocess.Popen(
        [*DANGWU, "--office", str(office), "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL, env=environment(office),
    )  # fmt: skip
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(20)


class Window:
    """One person's connection, kept open as a browser does."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Cookie": f"sessionid={session}", "Accept-Encoding": "br, gzip"}

    def get(self, path: str, *, plain: bool = False) -> tuple[int, bytes]:
        """Ask for one page; return its status and what came over the wire."""
        headers = {**self.headers, "Accept-Encoding": "identity"} if plain else self.headers
        self.connection.request("GET", path, headers=headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()


def first_load(port: int, session: str) -> int:
    """Return the bytes of the workbench with everything that it loads, as they are sent."""
    window = Window(port, session)
    page = window.get("/", plain=True)[1].decode()
    wanted = {next(filter(None, match)) for match in SHEETS.findall(page)}
    for sheet in [one for one in wanted if one.endswith(".css")]:
        text = window.get(sheet, plain=True)[1].decode()
        wanted |= {urlsplit(urljoin(sheet, one)).path for one in FONTS.findall(text)}
    return len(window.get("/")[1]) + sum(len(window.get(one)[1]) for one in wanted)


def pages_of(port: int, session: str) -> list[Page]:
    """Return what one person opens: the workbench, her lists, and the first record of each.

    Asking for them also warms the server, as a morning's first visitors do.
    """
    window = Window(port, session)
    pages = [Page(name, path) for name, path in (WORKBENCH | LISTS | FURTHER).items()]
    for name, path in LISTS.items():
        text = window.get(path, plain=True)[1].decode()
        match = re.search(rf'href="({re.escape(path)}\d+/)"', text)
        if match is None:
            raise SystemExit(f"{path} links to no record")
        pages.append(Page(f"{name}，一条", match[1]))
    pages += [Page(name, path, limited=False) for name, path in OTHERS.items()]
    for page in pages:
        status = window.get(page.path)[0]
        if status != 200:
            raise SystemExit(f"{page.path} answers {status}")
    return pages


def measure(
    port: int, sessions: list[str], pages: list[list[Page]], requests: int, pause: float
) -> dict[str, list[float]]:
    """Let everybody work at once; return the milliseconds of each page."""
    taken: dict[str, list[float]] = defaultdict(list)
    lock = threading.Lock()

    def work(number: int) -> None:
        window, dice = Window(port, sessions[number]), random.Random(number)
        time.sleep(dice.random() * pause)
        for _ in range(requests):
            page = dice.choice(pages[number])
            started = time.perf_counter()
            status = window.get(page.path)[0]
            spent = (time.perf_counter() - started) * 1000
            if status != 200:
                raise SystemExit(f"{page.path} answers {status}")
            with lock:
                taken[page.name].append(spent)
            time.sleep(pause)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(sessions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def report_times(taken: dict[str, list[float]], pages: list[Page]) -> bool:
    """Print p50 and p95 of each page; return whether every limit was kept."""
    kept = True
    for page in pages:
        times = taken[page.name]
        middle, late = statistics.median(times), quantile(times)
        said = verdict(late, MILLISECONDS, "ms") if page.limited else ""
        kept = kept and not (page.limited and late > MILLISECONDS)
        print(f"{len(times):5} × p50 {middle:6.0f} ms  p95 {late:6.0f} ms  {said:24} {page.name}")
    everything = [each for times in taken.values() for each in times]
    print(
        f"{len(everything):5} × p50 {statistics.median(everything):6.0f} ms  p95 {quantile(everything):6.0f} ms"
    )
    return kept


def quantile(times: list[float]) -> float:
    """Return the value that 95 of 100 stay under."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


if __name__ == "__main__":
    sys.exit(main())
