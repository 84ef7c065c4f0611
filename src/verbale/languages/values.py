"""What a language must tell of numbers and times: neutral results, and the reader's interface."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from verbale.languages.calendar import DateRange
from verbale.languages.parse import Parse
from verbale.record.types import Approximation, Bound, Per

__all__ = ["DateRange", "FoundQuantity", "FoundTime", "ValueReader"]


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """Characters [start, end) of the text that name an amount; `rule` says how it was read."""

    start: int
    end: int
    value: int | float
    unit: str
    per: Per | None
    approximate: Approximation | None
    rule: str


@dataclass(frozen=True, slots=True)
class FoundTime:
    """Characters [start, end) that name a time; `clock` is its time of day as `15:00` or `15:00Z`.

    `range` is None where neither the words nor the publication date settle it.
    """

    start: int
    end: int
    range: DateRange | None
    clock: str | None
    bound: Bound | None
    rule: str

    def iso(self) -> str | None:
        """Return the value in ISO 8601."""
        if self.range is None:
            return None
        return f"{self.range.iso()}T{self.clock}" if self.clock else self.range.iso()


class ValueReader(Protocol):
    """Reads the amounts and times of one parse; found things are in order and never overlap."""

    def read(
        self, parse: Parse, published: date | None
    ) -> tuple[list[FoundQuantity], list[FoundTime]]:
        """Return both layers of the text; the same parse and date give the same lists."""
        ...
