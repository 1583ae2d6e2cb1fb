"""What a password must be: Django's four rules, in our words (its Chinese leaves some in English)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import password_validation as known
from django.core.exceptions import ValidationError


class OwnWords:
    """Says in our words what Django's rule of the same name refuses."""

    says = ""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError."""
        try:
            super().validate(password, user)  # type: ignore[misc]
        except ValidationError as error:
            raise ValidationError(self.says, code=error.code) from None


class Length(OwnWords, known.MinimumLengthValidator):
    """At least eight characters."""

    says = "太短，至少要8个字。"


class Likeness(OwnWords, known.UserAttributeSimilarityValidator):
    """Not like the name or the username."""

    says = "与姓名或用户名太相近。"

    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "name"))


class Commonness(OwnWords, known.CommonPasswordValidator):
    """Not one of those that everybody takes."""

    says = "是常见的密码，容易猜到。"


class Digits(OwnWords, known.NumericPasswordValidator):
    """Not digits alone."""

    says = "全是数字，容易猜到。"
