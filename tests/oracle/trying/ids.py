"""Resident identity numbers, from the contract's words (GB 11643-1999).

Where the contract is silent:
- a number held as a number (integer or float) is never trusted, nor its text 1.1e17: not valid;
- an old number of 15 digits has no check digit and has been out of use since 2013: not valid;
- a small x, full-width signs and blanks are read as what they stand for;
- "check digit and birth date decide": the district decides nothing;
- of a number that is not valid nothing is told: birth and sex null, mismatch empty;
- mismatch lists the fields of the roster that are written, readable and say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.oracle.trying.days import day_of, words

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def answer(case: Mapping[str, Any], today: date) -> dict[str, object]:
    """out adds: valid, birth, sex, mismatch."""
    number = plain(case.get("id"))
    if not valid(number, today):
        return {"valid": False, "birth": None, "sex": None, "mismatch": []}
    found = {"birth": f"{number[6:10]}-{number[10:12]}-{number[12:14]}", "sex": sex(number)}
    return {"valid": True, **found, "mismatch": mismatch(found, case.get("roster") or {})}


def plain(value: object) -> str:
    """The number as it is meant; "" for one kept as a number, which may have lost its end."""
    if not isinstance(value, str):
        return ""
    return re.sub(r"\s", "", words(value)).upper()


def valid(number: str, today: date) -> bool:
    """Check digit and birth date decide."""
    return (
        re.fullmatch(r"[0-9]{17}[0-9X]", number) is not None
        and check_digit(number) == number[17]
        and born(number, today)
    )


def check_digit(number: str) -> str:
    """ "10X98765432"[Σ mod 11]."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number[:17], strict=True))
    return "10X98765432"[total % 11]


def born(number: str, today: date) -> bool:
    """Digits 7 to 14 are a day, and not a day to come."""
    day = day_of(number[6:14])
    return day is not None and day <= today


def sex(number: str) -> str:
    """17th odd = 男."""
    return "男" if int(number[16]) % 2 else "女"


def mismatch(found: Mapping[str, str], roster: Mapping[str, Any]) -> list[str]:
    """What the roster says otherwise."""
    birth = day_of(roster.get("birth"))
    wrong = ["birth"] if birth is not None and str(birth) != found["birth"] else []
    if words(roster.get("sex")) not in {"", found["sex"]}:
        wrong.append("sex")
    return wrong
