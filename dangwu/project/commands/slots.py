"""dangwu slots FILE: every mask of a sample and the figure it stands for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from dangwu.documents.slots import Slot
from dangwu.project import options
from dangwu.project.chinese import Command
from dangwu.project.paths import PATH


@click.command(cls=Command)
@click.argument("file", metavar="文件", type=PATH)
@options.as_json
def command(file: Path, as_json: bool) -> None:
    """找出样稿（.docx .txt .jsonl）中的待填之处。 · The masks of a sample, each with its figure."""
    from dangwu.reports import slots

    if file.suffix.lower() == ".jsonl":
        for identifier, found in slots.of_lines(file):
            line = {"id": identifier, "slots": [_short(slot) for slot in found]}
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    found = slots.of_file(file)
    if as_json:
        options.echo_json({"file": file.name, "slots": [_whole(slot) for slot in found]})
        return
    for number, slot in enumerate(found, 1):
        click.echo(f"{number:>3} …{slot.before[-12:]}【{slot.mask}】{slot.after[:8]}…")
        click.echo(f"      {_said(slot)}")
    sure = sum(slot.certain for slot in found)
    click.echo(f"共 {len(found)} 处：{sure} 处确定，{len(found) - sure} 处不填。")


def _said(slot: Slot) -> str:
    if not slot.certain:
        others = "、".join(slot.candidates[:3])
        return f"不填：{slot.because}" + (f"　候选：{others}" if others else "")
    elsewhere = "，".join(word for word in (slot.scope, slot.period) if word)
    return f"{slot.figure}" + (f"（{elsewhere}）" if elsewhere else "") + f"　{slot.because}"


def _short(slot: Slot) -> dict[str, Any]:
    return {
        "start": slot.start,
        "mask": slot.mask,
        "figure": slot.figure,
        "certain": slot.certain,
        "candidates": list(slot.candidates),
    }


def _whole(slot: Slot) -> dict[str, Any]:
    return {
        "part": slot.part,
        "before": slot.before,
        "mask": slot.mask,
        "after": slot.after,
        "figure": slot.figure,
        "scope": slot.scope,
        "period": slot.period,
        "certain": slot.certain,
        "candidates": list(slot.candidates),
        "because": slot.because,
    }
