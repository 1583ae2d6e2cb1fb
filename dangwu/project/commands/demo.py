"""dangwu demo: the fictional bureau, its sample filled."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal

import click

from dangwu.core.errors import DangwuError
from dangwu.project.chinese import Command
from dangwu.project.commands.fill import account, write
from dangwu.project.office import DEFAULT, Office
from dangwu.project.paths import PATH

OFFICE = Path("var/demo")
OVER = "演示：保留矛盾，以便对照查看"
SAMPLE, REVIEW, FINAL = "样稿.docx", "审核稿.docx", "正式稿.docx"
PAGE = "审核稿-依据.html"


class NotTheDemo(DangwuError):
    """The office named holds somebody's own records."""

    def __init__(self, where: Path, unit: str) -> None:
        super().__init__(
            f"“{where}”是“{unit}”的办公室，不是演示用的，没有改动。请用 --office 另指一个新文件夹。"
        )


@click.command(cls=Command)
@click.option(
    "--out",
    metavar="文件夹",
    default="out",
    type=PATH,
    help="文件放在哪里，不写则为 out · where the documents go",
)
@click.option(
    "--size",
    type=click.Choice(["bureau", "city"]),
    default="bureau",
    metavar="规模",
    help="bureau 一个局，city 全市三千个支部（只建记录） · how large",
)
@click.pass_obj
def command(office: Office, out: Path, size: Literal["bureau", "city"]) -> None:
    """建一个虚构的局，填好它的样稿：样稿、审核稿、正式稿、依据页。 · A fictional bureau at work."""
    if office.folder == DEFAULT.absolute():
        office.folder = OFFICE.absolute()
    build(office, size)
    if size == "city":
        click.echo(f"全市的记录已建好，办公室在：{office.where}")
        return
    for line in fill_sample(office, out):
        click.echo(line)
    put_on_the_desk(office, out / SAMPLE)


def build(office: Office, size: Literal["bureau", "city"]) -> None:
    """Make the office and its records, or leave those of an earlier demo; NotTheDemo."""
    office.make()
    from dangwu import demo
    from dangwu.demo import logins
    from dangwu.demo.plan import BUREAU
    from dangwu.organizations.models import Organization

    with office.guarded():
        if not Organization.objects.exists():
            click.echo("正在建立虚构单位的记录，约需十几秒……", err=True)
            demo.build(size=size)
            logins.make(office.folder)
        elif not Organization.objects.filter(full_name=BUREAU).exists():
            first = Organization.objects.order_by("pk")[0]
            raise NotTheDemo(office.folder, first.full_name)


def fill_sample(office: Office, out: Path) -> list[str]:
    """Write the demo's documents into `out`, over those of an earlier demo; return the account."""
    from dangwu.catalogue.running import Catalogue
    from dangwu.documents import docx
    from dangwu.engine.django_engine import DjangoEngine
    from dangwu.reports import filling

    out.mkdir(parents=True, exist_ok=True)
    for name in (SAMPLE, REVIEW, FINAL, PAGE):
        (out / name).unlink(missing_ok=True)
    text = files("dangwu.demo").joinpath("sample.txt").read_text(encoding="utf-8")
    sample = docx.from_text(text.splitlines(), name=SAMPLE)
    docx.write(sample, out / SAMPLE, [], review=False)
    asked = office.ask(None, None)
    order = filling.Order(out / SAMPLE, asked.scope, asked.period, office.now(), over=OVER)
    with office.guarded():
        filled = filling.fill(order, Catalogue(DjangoEngine()))
        review = write(office, filled, out / REVIEW, final=False)
        final = write(office, filled, out / FINAL, final=True)
    return [*account(filled, {**review, **final}), f"样稿：{out / SAMPLE}"]


def put_on_the_desk(office: Office, sample: Path) -> None:
    """Open the sample as the officer's draft, so that the report desk has something on it."""
    from dangwu.accounts.models import User
    from dangwu.organizations.models import Organization
    from dangwu.reports.models import Report
    from dangwu.reports.opening import open_report

    asked = office.ask(None, None)
    with office.guarded():
        if not Report.objects.exists():
            open_report(
                Organization.objects.get(pk=asked.scope.organization_id), asked.period,
                name=sample.name, content=sample.read_bytes(), now=office.now(),
                actor=User.objects.filter(username="officer").first(),
            )  # fmt: skip
