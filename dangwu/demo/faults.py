"""Faults on purpose: for each check, one record of the finished bureau that breaks its rule.

Each fault changes as little as it can, on a record of its own, so that it is found by its check
alone. tests/demo lists what is found.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.db import models

from dangwu.demo.story import Story

M = TypeVar("M", bound=models.Model)
Spoil = Callable[[Story], None]
FAULTS: dict[str, Spoil] = {}
"""What breaks each check's rule, by the check's name, in the order in which it is laid in."""
SINCE, UNTIL = date(2020, 1, 1), date(2020, 6, 30)


def breaks(check: str) -> Callable[[Spoil], Spoil]:
    """Mark what breaks the rule of this check."""

    def marked(spoil: Spoil) -> Spoil:
        FAULTS[check] = spoil
        return spoil

    return marked


def rows(story: Story, model: type[M]) -> models.QuerySet[M]:
    """Return the bureau's records of a model, in the order in which they were written."""
    return model._default_manager.using(story.alias).order_by("pk")


def build_faults(story: Story) -> None:
    """Lay every fault into the finished bureau."""
    from dangwu.demo import (  # noqa: F401  # each names its faults when it is loaded
        faults_admissions,
        faults_bureau,
        faults_dues,
        faults_elections,
        faults_life,
    )

    for spoil in FAULTS.values():
        spoil(story)
