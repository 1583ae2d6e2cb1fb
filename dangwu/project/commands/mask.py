"""dangwu mask FILE: a filled document becomes a sample again."""

from __future__ import annotations

from pathlib import Path

import click

from dangwu.project import options
from dangwu.project.chinese import Command
from dangwu.project.office import Office
from dangwu.project.paths import PATH, check_out

_SHOWN = 5


@click.command(cls=Command)
@click.argument("file", metavar="文件", type=PATH)
@click.option(
    "--out",
    metavar="文件名",
    type=PATH,
    help="生成的样稿，不写则在文件旁边 · the sample's name",
)
@options.as_json
@click.pass_obj
def command(office: Office, file: Path, out: Path | None, as_json: bool) -> None:
    """把填好的文件变回样稿：数字、单位、人名、地名、文号换成 X。 · A document as a sample again."""
    target = out or file.with_name(f"{file.stem}-样稿.docx")
    check_out(target)
    office.open()
    from dangwu.reports.keys import Seal
    from dangwu.reports.masking import mask

    with office.guarded():
        done = mask(file, target, Seal(office.keys))
    if as_json:
        options.echo_json(
            {
                "figures": done.figures,
                "names": done.names,
                "lost": list(done.lost),
                "typed": list(done.typed),
                "others": list(done.others),
                "file": str(target),
            }
        )
        return
    click.echo(f"换回数字 {done.figures} 处，遮去名称 {done.names} 处。样稿：{target}")
    if done.lost:
        click.echo(f"另有 {len(done.lost)} 处的标记已被删去，请人工检查。")
    if done.typed:
        shown = "、".join(done.typed[:_SHOWN]) + ("等" if len(done.typed) > _SHOWN else "")
        click.echo(f"还有 {len(done.typed)} 个没有标记的数字留在文中，请人工检查：{shown}")
    if done.others:
        click.echo(f"还有他人的批注或修订没有遮去，请先处理：{'、'.join(done.others)}")
