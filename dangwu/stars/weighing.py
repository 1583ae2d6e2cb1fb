"""The weighted result of an appraisal: every part told, or it is unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dangwu.stars.appraisal_models import Assessment, Grading, Mark, Part, points

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Weighted:
    """The result in hundredths of a point; None where a part is missing or weights are no hundred."""

    centi: int | None
    missing: tuple[str, ...]
    grade: str
    """The grade that the result fits, "" where none does: people give the grade."""

    @property
    def words(self) -> str:
        """The result as a person reads it."""
        if self.centi is None:
            return (
                f"不能确定：缺{'、'.join(self.missing)}"
                if self.missing
                else "不能确定：权重合计不是100%"
            )
        return f"{points(self.centi)}分" + (f"，对应{self.grade}" if self.grade else "")


def weigh(parts: Sequence[Part], marks: Mapping[int, int], gradings: Sequence[Grading]) -> Weighted:
    """Weigh marks by part: half up to the hundredth; a missing part is unknown, never nothing."""
    missing = tuple(one.name for one in parts if one.pk not in marks)
    if missing or sum(one.weight for one in parts) != HUNDRED:
        return Weighted(None, missing, "")
    total = sum(one.weight * marks[one.pk] for one in parts)
    centi = (total + HUNDRED // 2) // HUNDRED
    fits = [one for one in gradings if one.least * HUNDRED <= centi]
    best = max(fits, key=lambda one: one.least, default=None)
    return Weighted(centi, (), best.grade if best else "")


def result_of(assessment: Assessment) -> Weighted:
    """Return the weighted result of an appraisal as it is recorded."""
    parts = list(Part.objects.filter(weighting=assessment.weighting_id).order_by("place"))
    marks = dict(Mark.objects.filter(assessment=assessment).values_list("part_id", "score_centi"))
    gradings = list(Grading.objects.filter(weighting=assessment.weighting_id))
    return weigh(parts, marks, gradings)
