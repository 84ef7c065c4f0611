"""What a language must tell of numbers and times: neutral results, and the reader's interface."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from verbale.languages.calendar import DateRange, shift_days
from verbale.languages.parse import Parse
from verbale.record.types import Approximation, Bound, Per

__all__ = ["DateRange", "FoundQuantity", "FoundTime", "Part", "ValueReader"]

Part = Literal["start", "middle", "end"]


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
    """Characters [start, end) that name a time.

    `range` is None where neither the words nor the publication date settle it, `clock` the time of
    day as `15:00` or `15:00Z`, `part` the third of the range that the words single out.
    """

    start: int
    end: int
    range: DateRange | None
    rule: str
    clock: str | None = None
    part: Part | None = None
    bound: Bound | None = None

    def iso(self) -> str | None:
        """Return the value in ISO 8601."""
        if self.range is None:
            return None
        return f"{self.range.iso()}T{self.clock}" if self.clock else self.range.iso()

    def limits(self) -> tuple[date | None, date | None]:
        """Return the first and last day that the words allow, None on a side they leave open.

        `by 2030` may be kept tomorrow: only its end is known. `before June` ends with May, but
        `before the end of June` with June.
        """
        if self.range is None:
            return None, None
        first, last = self._third(self.range)
        match self.bound:
            case "by" | "until":
                return None, last
            case "before":
                return None, (last if self.part == "end" else shift_days(first, -1))
            case "since":
                return first, None
            case "after":
                return shift_days(last, 1), None
        return first, last

    def _third(self, whole: DateRange) -> tuple[date, date]:
        """Return the days of the third that the words single out; a week has no thirds."""
        first, last = whole.earliest, whole.latest
        days = (last - first).days + 1
        if self.part is None or days < 28:
            return first, last
        third = days // 3
        if self.part == "start":
            return first, shift_days(first, third - 1) or last
        if self.part == "end":
            return shift_days(last, 1 - third) or first, last
        return shift_days(first, third) or first, shift_days(last, -third) or last


class ValueReader(Protocol):
    """Reads the amounts and times of one parse; found things are in order and never overlap."""

    def read(
        self, parse: Parse, published: date | None
    ) -> tuple[list[FoundQuantity], list[FoundTime]]:
        """Return both layers of the text; the same parse and date give the same lists."""
        ...
