"""Builds the bureau subject by subject."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from dangwu.core.errors import DangwuError
from dangwu.demo import (
    accounts,
    admissions,
    assemblies,
    careers,
    dues,
    dues_papers,
    duties,
    elections,
    epidemic,
    faults,
    findings,
    meetings,
    papers,
    people,
    presence,
    service,
    stars,
    study,
    supply,
    tree,
)
from dangwu.demo.names import Names
from dangwu.demo.story import Story
from dangwu.organizations.models import Organization


class DatabaseNotEmpty(DangwuError):
    """The demo is laid into an empty office only."""

    def __init__(self, organizations: int) -> None:
        super().__init__(
            f"示范数据只能写入空的办公室，这里已有{organizations}个党组织；请另指定一个新的办公室文件夹。"
        )


SUBJECTS: tuple[Callable[[Story], None], ...] = (
    tree.build_tree,
    people.build_people,
    tree.build_terms,
    tree.build_standing,
    careers.build_posts,
    elections.build_elections,
    careers.build_honours,
    careers.build_contact_point,
    meetings.build_branch_life,
    assemblies.build_assemblies,
    assemblies.build_talks,
    assemblies.build_yearly_talks,
    admissions.build_admissions,
    dues.build_dues,
    dues_papers.build_papers_of_dues,
    accounts.build_accounts,
    study.build_study,
    study.build_year_of_study,
    duties.build_issued,
    duties.build_inspections,
    duties.build_appraisals,
    duties.build_integrity,
    presence.build_attendance,
    epidemic.build_epidemic,
    service.build_service,
    supply.build_supply,
    papers.build_papers,
    stars.build_stars,
    faults.build_faults,
    findings.build_counts,
)


def dice(seed: int, subject: str) -> Random:
    """Return the dice of a subject: the same seed and subject, the same throws."""
    return Random(f"{seed} {subject}")  # noqa: S311 - invented records, no secrets


def refuse_unless_empty(alias: str) -> None:
    """Raise DatabaseNotEmpty where organizations are recorded already."""
    if count := Organization.objects.using(alias).count():
        raise DatabaseNotEmpty(count)


def build_bureau(alias: str, seed: int) -> None:
    """Write every subject; each draws from dice of its own, so that one may change alone."""
    story = Story(dice(seed, "story"), alias, Names(dice(seed, "names")))
    for subject in SUBJECTS:
        story.dice = dice(seed, f"{subject.__module__}.{subject.__name__}")
        subject(story)
