"""Records as .json: {"members": [{…}]}, {"unit": …, "organizations": [{…}]}."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from dangwu.exchange.errors import FileEmpty, FileMissing, JsonUnreadable


@dataclass(frozen=True)
class JsonFile:
    """The unit that the file names, and its records."""

    unit: str
    records: tuple[dict[str, object], ...]


def open_json(path: Path, kind: str) -> JsonFile:
    """Read the records under the key `kind`; raises JsonUnreadable and others."""
    if not path.is_file():
        raise FileMissing(path)
    data = path.read_bytes()
    if not data.strip():
        raise FileEmpty(path)
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise JsonUnreadable(path, kind, "格式有误") from error
    if isinstance(whole, list):
        whole = {kind: whole}
    if not isinstance(whole, dict) or not isinstance(whole.get(kind), list):
        raise JsonUnreadable(path, kind, f"没有名为“{kind}”的列表")
    records = whole[kind]
    if not all(isinstance(one, dict) for one in records):
        raise JsonUnreadable(path, kind, f"“{kind}”里有的项不是记录")
    return JsonFile(str(whole.get("unit") or ""), tuple(records))
