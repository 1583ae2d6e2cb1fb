"""What the person at the screen may see and do; made from her grants by organizations.grants."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import Any, TypeVar

from django.db import models

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right

M = TypeVar("M", bound=models.Model)


class Access(ABC):
    """One person's rights on a day; `request.access` on every page."""

    def __init__(self, user: User, today: date) -> None:
        self.user = user
        self.today = today

    @abstractmethod
    def may(self, right: Right) -> bool:
        """Whether she has the right over any organization."""

    @abstractmethod
    def may_in(self, right: Right, organization_id: int) -> bool:
        """Whether she has the right over this organization."""

    @abstractmethod
    def whole(self, right: Right) -> bool:
        """Whether she has the right over the whole office, so that nothing need be left out."""

    @abstractmethod
    def visible(
        self,
        rows: models.QuerySet[M],
        right: Right = Right.READ,
        through: str = "organization",
    ) -> models.QuerySet[M]:
        """Return those rows that belong to an organization over which she has the right.

        `through` leads from the row to its organization: meeting__organization.
        """

    @abstractmethod
    def organizations(self, right: Right = Right.READ) -> models.QuerySet[Any]:
        """Return the organizations over which she has the right, those that ended among them."""

    @abstractmethod
    def top(self, right: Right = Right.READ) -> Any | None:
        """Return the highest organization over which she has the right; None without any."""
