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
    from django.db import connections, transaction

    from dangwu.demo.building import build_bureau, refuse_unless_empty
    from dangwu.demo.city import build_city

    with transaction.atomic(using=alias):
        refuse_unless_empty(alias)
        (build_bureau if size == "bureau" else build_city)(alias, seed)
        with connections[alias].cursor() as cursor:
            # without it SQLite reads millions of payments by the wrong index
            cursor.execute("analyze")
