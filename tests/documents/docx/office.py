"""LibreOffice, run for a test in a profile of its own."""

import os
import subprocess
from pathlib import Path

FONTS = Path(__file__).with_name("fonts.conf")


def convert(path: Path, kind: str, folder: Path) -> Path:
    """Convert a document by LibreOffice and return the new file."""
    target = folder / kind
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        kind,
        "--outdir",
        str(target),
        str(path),
    ]
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
    return target / f"{path.stem}.{kind}"


def pages(pdf: Path) -> list[list[str]]:
    """The lines of each page of a PDF, spaces dropped."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    found = subprocess.run(command, check=True, capture_output=True, timeout=60)
    texts = found.stdout.decode().split("\f")[:-1]
    return [[line.replace(" ", "") for line in text.splitlines() if line.strip()] for text in texts]
