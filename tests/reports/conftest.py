"""A small office: the stock world with meetings, dues and checkpoints of its half year."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
import pytest

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.engine.django_engine import DjangoEngine
from dangwu.reports.asking import find_unit
from dangwu.reports.filling import Filled, Order, fill
from dangwu.reports.keys import Seal
from tests.examples import Example, load, make

MOMENT = datetime(2020, 7, 3, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
HALF = Period.parse("2020H1")


@pytest.fixture
def office(db: None) -> None:
    """The stock world; dues of three members paid in full, one of them late."""
    load(Example("office", Path("office"), {}))
    for number, member in enumerate((31, 32, 41), 1):
        organization = 4 if member == 41 else 3
        common = {"member": member, "organization": organization, "month_no": 2020 * 12 + 4}
        make("dues.Assessment", {"id": number, **common, "due_fen": 5000}, "default")
        late = date(2020, 6, 9) if member == 41 else date(2020, 5, 20)
        paid = {"id": number, **common, "amount_fen": 5000, "paid_on": late}
        make("dues.Payment", paid, "default")
    for number, day in enumerate((date(2020, 2, 5), date(2020, 4, 8), date(2020, 7, 1)), 1):
        study(number, day)


def study(number: int, day: date) -> None:
    """Record one session of group study of the first branch."""
    row = {
        "id": number, "organization": 3, "kind": "支部集中学习", "form": "集中学习",
        "topic": "条例", "held_on": day, "minutes_long": 60, "expected": 2, "present": 2,
        "excused": 0, "absent": 0,
    }  # fmt: skip
    make("meetings.Meeting", row, "default")


@pytest.fixture
def seal(tmp_path: Path) -> Seal:
    """The office's seal."""
    return Seal(tmp_path / "keys")


@pytest.fixture
def sample(tmp_path: Path) -> Callable[..., Path]:
    """Write a masked sample of these paragraphs."""

    def make_sample(*paragraphs: str, name: str = "样稿.docx") -> Path:
        document = docx.Document()
        for text in paragraphs:
            document.add_paragraph(text)
        document.save(str(tmp_path / name))
        return tmp_path / name

    return make_sample


@pytest.fixture
def filled(office: None) -> Callable[..., Filled]:
    """Decide a sample for the stock bureau."""

    def decide(source: Path, *, over: str | None = None, period: Period = HALF) -> Filled:
        order = Order(source, find_unit("市物资储备局"), period, MOMENT, over=over)
        return fill(order, Catalogue(DjangoEngine()))

    return decide


def texts(path: Path) -> list[str]:
    """Return the body's paragraphs."""
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
