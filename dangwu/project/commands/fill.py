"""dangwu fill FILE: a sample filled from the records, as a review copy or a final one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dangwu.core.errors import DangwuError
from dangwu.project import options
from dangwu.project.chinese import Command
from dangwu.project.office import Office
from dangwu.project.paths import PATH, check_out

if TYPE_CHECKING:
    from dangwu.reports.deciding import Decision
    from dangwu.reports.filling import Filled

_SHOWN = 12


class ReasonMissing(DangwuError):
    """--over without a reason."""

    def __init__(self) -> None:
        super().__init__("--over 后面要写明仍要成文的理由，例如 --over “已报党委会研究”。")


class BothCopies(DangwuError):
    """One call writes one copy."""

    def __init__(self) -> None:
        super().__init__("--review（审核稿）和 --final（正式稿）一次只能选一个，请分两次生成。")


@click.command(cls=Command)
@click.argument("file", metavar="样稿", type=PATH)
@options.unit
@options.period
@click.option(
    "--out",
    metavar="文件名",
    type=PATH,
    help="生成的文件，不写则在样稿旁边 · the copy's name",
)
@click.option("--review", is_flag=True, help="审核稿：每个数带批注和依据（默认） · review copy")
@click.option("--final", is_flag=True, help="正式稿：没有批注，带核对标记 · final copy")
@click.option(
    "--layout",
    type=click.Choice(["keep", "official"]),
    default="keep",
    metavar="版式",
    help="keep 保持原样，official 按公文格式排版 · layout",
)
@click.option(
    "--over",
    metavar="理由",
    help="与记录矛盾仍要成文的理由，留存在清单里 · why, over a contradiction",
)
@options.as_json
@click.pass_obj
def command(
    office: Office,
    *,
    file: Path,
    unit: str | None,
    period: str | None,
    out: Path | None,
    review: bool,
    final: bool,
    layout: str,
    over: str | None,
    as_json: bool,
) -> int:
    """按记录填好样稿（.docx .txt）；与记录矛盾时以 3 退出。 · Fill a sample from the records."""
    if review and final:
        raise BothCopies
    target = out or file.with_name(f"{file.stem}-{'正式稿' if final else '审核稿'}.docx")
    check_out(target)
    if over is not None and not over.strip():
        raise ReasonMissing
    asked = office.ask(unit, period)
    from dangwu.catalogue.running import Catalogue
    from dangwu.engine.django_engine import DjangoEngine
    from dangwu.reports import copies, filling

    order = filling.Order(
        source=file, scope=asked.scope, period=asked.period, made_at=office.now(),
        layout="official" if layout == "official" else "keep", over=over,
    )  # fmt: skip
    with office.guarded():
        filled = filling.fill(order, Catalogue(DjangoEngine()))
        files = write(office, filled, target, final=final)
    if as_json:
        options.echo_json(answer(filled, files))
    else:
        for line in account(filled, files):
            click.echo(line)
    return copies.Contradicted.exit_code if filled.contradictions and not over else 0


def write(office: Office, filled: Filled, target: Path, *, final: bool) -> dict[str, str]:
    """Write one copy, a review copy with its page; return which file is what."""
    from dangwu.reports import copies
    from dangwu.reports.keys import Seal

    if final:
        copies.write_final(filled, target, Seal(office.keys))
        return {"final": str(target)}
    page = copies.write_review(filled, target, Seal(office.keys))
    return {"review": str(target), "evidence": str(page)}


NAMES = {"review": "审核稿", "final": "正式稿", "evidence": "依据页"}


def account(filled: Filled, files: dict[str, str]) -> list[str]:
    """Return the short account of a filling."""
    order = filled.order
    denied = filled.contradictions
    lines = [
        f"{order.scope.name}　{order.period.label}"
        + ("　草稿：时段尚未结束" if order.draft else ""),
        f"待填 {len(filled.decisions)} 处：填好 {len(filled.written)} 处，留待人工 {len(filled.left)} 处",
        f"核对论断 {filled.claims} 处，与记录矛盾 {len(denied)} 处",
    ]
    lines += [f"  矛盾：{one.says}" for one in denied[:_SHOWN]]
    lines += [f"  提醒：{one.says}" for one in filled.doubts if not one.denies][:_SHOWN]
    lines += [
        f"  未填：…{one.slot.before[-10:]}【{one.slot.mask}】{one.slot.after[:6]}…　{one.why}"
        for one in filled.left
    ]
    if order.over and denied:
        lines.append(f"仍然成文，理由：{order.over}")
    return [*lines, *(f"{NAMES[kind]}：{path}" for kind, path in files.items())]


def answer(filled: Filled, files: dict[str, str]) -> dict[str, Any]:
    """Return the account for programs."""
    order = filled.order
    return {
        "unit": order.scope.name,
        "period": order.period.key,
        "draft": order.draft,
        "slots": {
            "found": len(filled.decisions),
            "filled": len(filled.written),
            "left": len(filled.left),
        },
        "figures": [
            {
                **_place(one), "figure": one.slot.figure, "text": one.text,
                "value": one.value.shown if one.value else None,
                "records": one.value.records if one.value else 0,
                "scope": one.value.scope.name if one.value else None,
                "period": one.value.period.key if one.value else None,
            }
            for one in filled.written
        ],
        "left": [
            {**_place(one), "candidates": list(one.slot.candidates), "because": one.why}
            for one in filled.left
        ],
        "claims": filled.claims,
        "contradictions": [
            {"kind": one.kind, "says": one.says, "records": [dict(row) for row in one.rows]}
            for one in filled.contradictions
        ],
        "over": order.over,
        "files": files,
    }  # fmt: skip


def _place(one: Decision) -> dict[str, Any]:
    return {"before": one.slot.before, "mask": one.slot.mask, "after": one.slot.after}
