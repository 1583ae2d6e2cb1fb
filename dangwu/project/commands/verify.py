"""dangwu verify FILE: which numbers of a copy stand, were edited, or lost their records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dangwu.project import options
from dangwu.project.chinese import Command
from dangwu.project.office import Office
from dangwu.project.paths import PATH

if TYPE_CHECKING:
    from dangwu.reports.verifying import Report


@click.command(cls=Command)
@click.argument("file", metavar="文件", type=PATH)
@options.as_json
@click.pass_obj
def command(office: Office, file: Path, as_json: bool) -> int:
    """逐个核对已填文件里的数字；有一处不成立即以 1 退出。 · Hold a document against the records."""
    office.open()
    from dangwu.catalogue.running import Catalogue
    from dangwu.engine.django_engine import DjangoEngine
    from dangwu.reports.keys import Seal
    from dangwu.reports.verifying import verify

    with office.guarded():
        report = verify(file, Catalogue(DjangoEngine()), Seal(office.keys))
    if as_json:
        options.echo_json(answer(report))
    else:
        for line in account(report):
            click.echo(line)
    return 0 if report.all_stand else 1


def account(report: Report) -> list[str]:
    """Return what a person reads, what does not stand first."""
    kept = report.manifest
    seal = "清单签名有效" if report.sealed_here else "清单签名无效：不是本单位生成，或清单被改过"
    source = "" if report.in_document else "（文件里没有清单，用的是本单位底稿）"
    wrong = [one for one in report.judged if one.state != "stands"]
    draft = "　草稿：生成时时段尚未结束" if kept.draft else ""
    over = [f"生成时与记录有矛盾，仍然成文，理由：{kept.over}"] if _went_over(report) else []
    return [
        f"{kept.unit}　{kept.period}　生成于 {kept.made_at[:10]}　{seal}{source}{draft}",
        *over,
        *(one.says for one in wrong),
        *(one.says for one in report.unmarked),
        *(one.says for one in report.by_hand),
        (
            f"共 {len(report.judged)} 个数：成立 {len(report.judged) - len(wrong)} 个，"
            f"有出入 {len(wrong)} 个。"
        ),
    ]


def _went_over(report: Report) -> bool:
    return bool(report.manifest.over and report.manifest.contradictions)


def answer(report: Report) -> dict[str, Any]:
    """Return the judgements for programs."""
    return {
        "unit": report.manifest.unit,
        "period": report.manifest.period,
        "sealed": report.sealed_here,
        "manifest_in_document": report.in_document,
        "draft": report.manifest.draft,
        "over": report.manifest.over,
        "all_stand": report.all_stand,
        "unmarked": [
            {
                "figure": one.figure, "place": one.place, "quote": one.quote,
                "in_records": one.in_records,
            }
            for one in report.unmarked
        ],
        "figures": [
            {
                "figure": one.figure.figure, "place": one.figure.place, "state": one.state,
                "written": one.figure.written, "in_document": one.now_in_document,
                "value": one.figure.value, "in_records": one.now_in_records.shown,
            }
            for one in report.judged
        ],
        "by_hand": [
            {
                "place": one.typed.place, "state": one.state, "written": one.typed.written,
                "in_document": one.now_in_document, "reason": one.typed.reason,
                "who": one.typed.who,
            }
            for one in report.by_hand
        ],
    }  # fmt: skip
