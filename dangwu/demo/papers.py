"""Bulletins sent upward and adopted, the briefing, the library and what was taken from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dangwu.bulletins.models import Briefing, Bulletin, BulletinKind, Level
from dangwu.core.calendar import month_first
from dangwu.demo.days import LAST, months, working
from dangwu.demo.plan import BRANCHES, above
from dangwu.demo.story import Story
from dangwu.library.models import Document, Download

_NEWS = (
    "支部动态",
    "学习教育进展",
    "志愿服务掠影",
    "一线党员故事",
    "保供稳价情况",
    "主题党日侧记",
    "制度建设进展",
)
_LEVELS = (Level.CITY, Level.CITY, Level.DISTRICT, Level.PROVINCE)
_TOPICS = ("学习资料", "制度汇编", "会议材料", "工作模板")
_TITLES = (
    "学习要点",
    "制度文本",
    "会议记录模板",
    "发展党员流程图",
    "党费收缴问答",
    "主题党日方案",
    "党课讲稿",
    "应急预案",
)
_DOWNLOADS_A_DOCUMENT = 14


def build_papers(story: Story) -> None:
    """Write bulletins, issues of the briefing, documents and downloads."""
    story.write(Bulletin, list(_bulletins(story)))
    story.write(Briefing, list(_briefings(story)))
    documents = list(_documents(story))
    story.write(Document, documents)
    story.write(Download, [row for one in documents for row in _downloads(story, one)])


def _bulletins(story: Story) -> Iterator[Bulletin]:
    for month in months():
        for number in range(8 if month_first(month).year == 2020 else 5):
            day = working(month, 2 * number + 2)
            adopted = story.dice.random() < 0.6
            kind = BulletinKind.RESEARCH if number == 4 and month % 3 == 0 else BulletinKind.NEWS
            yield Bulletin(
                organization=story.organizations[BRANCHES[(month + number) % 6]], kind=kind,
                title=f"{_NEWS[(month + number) % 7]}（{day.year}年{day.month}月第{number + 1}篇）",
                submitted_on=day, adopted_on=min(day + timedelta(days=4), LAST) if adopted else None,
                adopted_level=story.dice.choice(_LEVELS) if adopted else "",
            )  # fmt: skip
    yield Bulletin(organization=story.organizations["trade"], title="半年工作小结（草稿）")


def _briefings(story: Story) -> Iterator[Briefing]:
    numbers: dict[int, int] = {}
    for month in months():
        day = working(month, -4)
        for _ in range(2 if day.year == 2020 else 1):
            numbers[day.year] = number = numbers.get(day.year, 0) + 1
            yield Briefing(
                organization=story.organizations[above(day)], number=number,
                title=f"机关党建简报（{day.year}年第{number}期）", published_on=day,
            )  # fmt: skip


def _documents(story: Story) -> Iterator[Document]:
    for month in months():
        for number in range(3 if month_first(month).year == 2020 else 1):
            day = working(month, 3 + 4 * number)
            place = month + number
            yield Document(
                organization=story.organizations[above(day)], topic=_TOPICS[place % len(_TOPICS)],
                title=f"{_TITLES[place % len(_TITLES)]}（{day.year}年{day.month}月）", published_on=day,
            )  # fmt: skip


def _downloads(story: Story, document: Document) -> Iterator[Download]:
    for _ in range(story.dice.randint(4, 2 * _DOWNLOADS_A_DOCUMENT)):
        day = min(document.published_on + timedelta(days=story.dice.randint(0, 60)), LAST)
        readers = story.of(BRANCHES[story.dice.randrange(len(BRANCHES))], document.published_on)
        yield Download(
            document=document, member=story.dice.choice(readers).member, downloaded_on=day
        )
