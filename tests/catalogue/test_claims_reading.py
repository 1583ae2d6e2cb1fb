"""Each fault of a claim's file, and its whole message."""

from pathlib import Path

import pytest

from dangwu.catalogue import claims_reading
from dangwu.catalogue.claims_reading import ClaimBroken, Condition, claim_kinds, read

WHOLE = 'means = "某"\nabout = "甲 乙"\nsays = ["甲"]\n'


def write(folder: Path, text: str, room: str = "dues") -> Path:
    path = folder / room / "claims" / "某断言.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "means",
            "不是合格的 TOML 文件（Expected '=' after a key in a key/value pair (at end of document)）。",
        ),
        (
            WHOLE + 'hold = ["甲 = 0"]',
            "不认识的项“hold”，可用：about、denied_by、holds、knows、means、needs、once、says、shows、unknown、unless。",
        ),
        ('means = "某"\nsays = "甲"', "“says”应为列表。"),
        ('means = ["某"]\nsays = ["甲"]', "“means”应为文字。"),
        ('means = "某"\nonce = "是"', "“once”应为 true 或 false。"),
        ('says = ["甲"]', "缺少“means”。"),
        ('means = "某"\nsays = ["甲"]', "缺少“about”。"),
        ('means = "某"\nabout = "甲"\nsays = []', "缺少“says”。"),
        (WHOLE, "holds 和 unknown 须写一个，且只写一个。"),
        (WHOLE + 'holds = ["甲 = 0"]\nunknown = "某"', "holds 和 unknown 须写一个，且只写一个。"),
        (
            WHOLE + 'holds = ["甲=0"]',
            "看不懂条件“甲=0”，应写成“甲 = 0”“甲 = 乙”“甲 = {n}”或“无 检查”。",
        ),
    ],
)
def test_a_fault(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(ClaimBroken) as caught:
        read(write(tmp_path, text))

    assert str(caught.value) == f"dues/claims/某断言.toml：{fault}"


def test_a_whole_file(tmp_path: Path) -> None:
    kind = read(write(tmp_path, WHOLE + 'holds = ["甲 = {n}", "无 乙"]\nneeds = ["丙 >= 1.5"]'))

    assert (kind.name, kind.room, kind.means, kind.says) == ("某断言", "dues", "某", ("甲",))
    assert kind.about == ("甲", "乙")
    assert kind.holds == (
        Condition("甲 = {n}", "甲", "=", "{n}"),
        Condition("无 乙", "乙", "无"),
    )
    assert kind.needs == (Condition("丙 >= 1.5", "丙", ">=", "1.5"),)
    assert (kind.unknown, kind.shows, kind.denied_by, kind.knows) == ("", (), (), ())


def test_two_rooms_may_not_hold_the_same_claim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("dues", "duties"):
        write(tmp_path, WHOLE + 'unknown = "某"', room)
    monkeypatch.setattr(claims_reading, "ROOMS", tmp_path)
    claim_kinds.cache_clear()

    with pytest.raises(ValueError, match="two rooms hold a claim of the same name"):
        claim_kinds()


def test_eighteen_kinds_and_more() -> None:
    claim_kinds.cache_clear()

    assert len(claim_kinds()) >= 18
    assert all("。" not in kind.means for kind in claim_kinds().values())
