"""An amount as somebody types it: a number, its scale and its unit."""

from __future__ import annotations

import re

from verbale.errors import InvalidQuestion

_SCALES = {"": 1, "k": 1e3, "m": 1e6, "mn": 1e6, "md": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}
# A number, perhaps a scale, a unit. Cases: `1 Md USD`, `200M EUR`, `2.5 bn USD`, `3 %`, `1e9 USD`,
# `1 000 000 CHF`, `30 tonne`.
_AMOUNT = re.compile(
    r"^(?P<number>\d[\d\s]*(?:[.,]\d+)?(?:[eE]\d+)?)\s*"
    r"(?:(?P<scale>[kK]|[mM]|[mM][nNdD]|[bB][nN]|[tT]|[tT][nN])\s+)?(?P<unit>[A-Za-z]+|%)$"
)


def parse_amount(words: str) -> tuple[float, str]:
    """Return the number and unit of an amount; nothing is converted into another currency.

    >>> parse_amount("1 Md USD")
    (1000000000.0, 'USD')

    The unit is an ISO 4217 code, `%` or a singular English noun, as in a record. Raises
    InvalidQuestion for what is no amount, and for one without a unit.
    """
    found = _AMOUNT.match(words.strip())
    if found is None or found["unit"].lower() in _SCALES:
        raise InvalidQuestion(
            f"{words!r} is no amount: write a number, perhaps k, M, Md (10^9) or T, and a unit, "
            'as in "1 Md USD", "250 M EUR" or "5000 tonne"'
        )
    digits = "".join(found["number"].split()).replace(",", ".")
    unit = found["unit"]
    known = unit.upper() if len(unit) == 3 else unit
    return float(digits) * _SCALES[(found["scale"] or "").lower()], known
