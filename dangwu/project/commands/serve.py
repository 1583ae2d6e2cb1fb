"""dangwu serve: the office in the browser."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import click

from dangwu.core.errors import DangwuError
from dangwu.project.chinese import Command
from dangwu.project.office import Office

PORT = 8000


class PortTaken(DangwuError):
    """Something else listens there."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"{host}:{port} 已被别的程序占用。请用 --port 换一个端口，例如 --port {port + 1}。"
        )


@click.command(cls=Command)
@click.option("--host", metavar="地址", default="127.0.0.1", show_default=True,
              help="在哪个地址上服务；局域网用 0.0.0.0 · address")  # fmt: skip
@click.option("--port", metavar="端口", type=int, default=PORT, show_default=True,
              help="端口 · port")  # fmt: skip
@click.option("--workers", metavar="进程数", type=click.IntRange(1, 64), default=None,
              help="服务进程数，不写则按处理器数 · worker processes")  # fmt: skip
@click.pass_obj
def command(office: Office, *, host: str, port: int, workers: int | None) -> None:
    """在浏览器中打开办公室。 · Serve the office to browsers."""
    _check_free(host, port)
    if not office.exists() and not office.server:
        office.make()
    office.open()
    from dangwu.project import first_start

    with office.guarded():
        collect()
        address = f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}/"  # noqa: S104  # shown
        for line in first_start.greeting(office, address):
            click.echo(line)
    run(office.folder, host, port, workers or min(os.cpu_count() or 1, 8))


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise PortTaken(host, port) from None


def collect() -> None:
    """Lay the static files of this version beside the office, compressed, under names of their own."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0, clear=True)


def run(folder: Path, host: str, port: int, workers: int) -> None:
    """Serve until stopped."""
    from granian import Granian
    from granian.constants import Interfaces

    os.environ["DANGWU_OFFICE"] = str(folder)
    # an import of a whole city holds the database for half a minute
    os.environ.setdefault("DANGWU_LOCK_SECONDS", "40")
    Granian(
        "dangwu.project.wsgi:application", address=host, port=port, workers=workers,
        interface=Interfaces.WSGI, blocking_threads=4, backpressure=256, log_access=False,
    ).serve()  # fmt: skip
