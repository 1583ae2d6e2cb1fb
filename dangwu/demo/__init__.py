"""The fictional bureau: a city's grain and material reserves bureau, built by seed."""

from __future__ import annotations

from typing import Literal

SEED = 20200630


def build(
    alias: str = "default", *, seed: int = SEED, size: Literal["bureau", "city"] = "bureau"
) -> None:
    """Fill a migrated, empty database with the bureau, or with a whole city of its like.

    The same seed gives the same records. Raises DatabaseNotEmpty.
    """
    from dangwu.demo.building import build_bureau, refuse_unless_empty
    from dangwu.demo.city import build_city

    refuse_unless_empty(alias)
    (build_bureau if size == "bureau" else build_city)(alias, seed)
