"""A write that is refused: the words it is refused with, and that nothing was written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import models

from dangwu.accounts.models import Change
from dangwu.core.errors import DangwuError


def refused(
    act: Callable[..., object], *args: Any, kept: type[models.Model] = Change, **fields: Any
) -> str:
    """Return the whole message; the change log and the rows of `kept` stand as they stood."""
    before = _rows(Change), _rows(kept)
    with pytest.raises(DangwuError) as raised:
        act(*args, **fields)
    assert (_rows(Change), _rows(kept)) == before
    return str(raised.value)


def _rows(model: type[models.Model]) -> list[dict[str, Any]]:
    return list(model._default_manager.order_by("pk").values())
