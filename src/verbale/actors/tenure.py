"""Tenure: somebody in an office for a time, and what a source can vouch for on a given day.

A tenure that is open was open when its source was last seen (`asof`); on any later day it may
suggest a name and never decides. So does a tenure that nobody has verified.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Standing = Literal["confirmed", "likely", "out"]
"""In office for certain, in office perhaps, or not in office on a day."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """One stay of one person in one office.

    `since` and `until` are written as precisely as the source has them (`2015`, `2015-07`,
    `2015-07-01`); an empty `until` is open. `doubt` says why it never decides, empty where it may.
    """

    office: str
    person: str
    since: str
    until: str
    asof: str
    source: str
    doubt: str = ""

    def standing(self, on: date) -> Standing:
        """Say whether the person held the office on that day, as far as the source knows.

        On the days of arrival and departure two people may be meant: both are only likely.
        """
        if self.since and on < first_day(self.since):
            return "out"
        if self.until and on > last_day(self.until):
            return "out"
        if self.doubt or not self.since or on < last_day(self.since):
            return "likely"
        end = first_day(self.until) if self.until else None
        if end is not None and on >= end:
            return "likely"
        if end is None and on > last_day(self.asof):
            return "likely"
        return "confirmed"


def first_day(text: str) -> date:
    """Return the first day of a day, month or year."""
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], *(parts[1:] + [1, 1])[:2])


def last_day(text: str) -> date:
    """Return the last day of a day, month or year."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, monthrange(parts[0], month)[1])
