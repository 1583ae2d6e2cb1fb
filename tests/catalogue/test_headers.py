"""The head of a .sql file, and its faults."""

from pathlib import Path

import pytest

from dangwu.catalogue.headers import HeaderBroken, one, split

ALLOWED = frozenset({"name", "let"})


def write(folder: Path, text: str) -> Path:
    path = folder / "dues" / "figures" / "某.sql"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


def test_head_and_text(tmp_path: Path) -> None:
    path = write(
        tmp_path, "-- name: 某\n-- let: 甲\n-- let: 乙\n\nselect 1\n-- name: not the head\n"
    )

    head, sql = split(path, ALLOWED, frozenset({"let"}))

    assert head == {"name": ["某"], "let": ["甲", "乙"]}
    assert sql == "select 1\n-- name: not the head"
    assert one(head, "name", path) == "某"


def test_a_head_alone(tmp_path: Path) -> None:
    assert split(write(tmp_path, "-- name: 某\n"), ALLOWED, frozenset()) == ({"name": ["某"]}, "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("-- names: 某", "不认识的项“names”，可用：let、name。"),
        ("-- name: 某\n-- name: 某", "“name”写了两次，请只留一行。"),
    ],
)
def test_a_fault(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(HeaderBroken) as caught:
        split(write(tmp_path, text), ALLOWED, frozenset({"let"}))

    assert str(caught.value) == f"dues/figures/某.sql：{fault}"


def test_a_key_that_is_missing(tmp_path: Path) -> None:
    path = write(tmp_path, "select 1")

    with pytest.raises(HeaderBroken) as caught:
        one({}, "name", path)

    assert str(caught.value) == "dues/figures/某.sql：缺少“-- name: …”一行。"
