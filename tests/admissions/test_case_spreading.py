"""Many cases go to several processes, and come back in their order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading

import pytest

from dangwu.admissions import case_spreading
from dangwu.admissions.case_spreading import processors, spread


def halves(items: object) -> list[tuple[int, int, bool]]:
    return [(one, os.getpid(), gc.isenabled()) for one in items]  # type: ignore[attr-defined]


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_spreading, "MANY", 4)
    monkeypatch.setattr(case_spreading, "processors", lambda: 2)


@pytest.mark.usefixtures("two")
def test_many_are_shared() -> None:
    found = spread(range(5), halves)

    assert [one for one, _, _ in found] == [0, 1, 2, 3, 4]
    assert os.getpid() not in {process for _, process, _ in found}
    assert not any(collecting for _, _, collecting in found)


@pytest.mark.usefixtures("two")
def test_few_are_not() -> None:
    found = spread(range(3), halves)

    assert {process for _, process, _ in found} == {os.getpid()}
    assert gc.isenabled()


@pytest.mark.usefixtures("two")
def test_where_no_process_can_be_had_they_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(method: str) -> None:
        raise PermissionError

    monkeypatch.setattr(multiprocessing, "get_context", refuse)

    assert {process for _, process, _ in spread(range(9), halves)} == {os.getpid()}


def test_collecting_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        spread(range(3), halves)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_beside_other_threads_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: set(range(9)))
    assert processors() == 4

    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert processors() == 1
