"""Which 党委 stood above an organization on a day."""

from __future__ import annotations

from datetime import date

from dangwu.organizations.models import Kind, Organization, Placement

_COMMITTEES = (Kind.COMMITTEE, Kind.OFFICE_COMMITTEE)


class Places:
    """Where organizations stood, each read once."""

    def __init__(self) -> None:
        self._read: dict[int, list[Placement]] = {}

    def committee_above(self, home: Organization, day: date) -> Organization | None:
        """Return the nearest 党委 above on a day; None where the office's tree has none."""
        here: Organization | None = home
        while here is not None:
            here = self._parent(here.pk, day)
            if here is not None and here.kind in _COMMITTEES:
                return here
        return None

    def _parent(self, key: int, day: date) -> Organization | None:
        if key not in self._read:
            rows = Placement.objects.filter(organization=key).select_related("parent")
            self._read[key] = list(rows)
        found = (one.parent for one in self._read[key] if one.since <= day < one.until)
        return next(found, None)
