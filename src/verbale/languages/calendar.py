"""Stretches of days and the arithmetic of weeks, months and years; no word of any language."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from verbale.record.types import Precision

FIRST_YEAR, LAST_YEAR = 1, 9999


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `earliest` to `latest`, both included, and how long a stretch the words name.

    >>> DateRange(date(2021, 7, 1), date(2021, 7, 31), "month").iso()
    '2021-07'
    >>> DateRange(date(2021, 7, 12), date(2021, 7, 18), "week").iso()
    '2021-07-12/2021-07-18'
    """

    earliest: date
    latest: date
    precision: Precision

    def iso(self) -> str:
        """Return the stretch in ISO 8601, as short as its precision allows."""
        first, last = self.earliest, self.latest
        match self.precision:
            case "day" | "minute":
                return first.isoformat()
            case "month":
                return f"{first.year:04}-{first.month:02}"
            case "months":
                return f"{first.year:04}-{first.month:02}/{last.year:04}-{last.month:02}"
            # Of a season nobody says the days: the year that it belongs to is what is settled.
            case "year" | "season":
                return f"{last.year:04}"
            case "years":
                return f"{first.year:04}/{last.year:04}"
            case _:
                return f"{first.isoformat()}/{last.isoformat()}"

    def to(self, other: DateRange) -> DateRange:
        """Return the stretch from the first day of this one to the last day of the other."""
        precision: Precision = "days"
        if self.precision == other.precision and self.precision in ("month", "months"):
            precision = "months"
        if self.precision == other.precision and self.precision in ("year", "years"):
            precision = "years"
        if self.earliest.year == other.latest.year and {self.precision, other.precision} & {
            "season"
        }:
            # From spring to autumn: nobody means a day by that.
            return year(self.earliest.year)
        first, last = sorted((self, other), key=lambda each: each.earliest)
        return DateRange(first.earliest, max(first.latest, last.latest), precision)


def day(of: date) -> DateRange:
    """Return one day."""
    return DateRange(of, of, "day")


def week(of: date) -> DateRange:
    """Return the week, Monday to Sunday, that holds this day."""
    monday = of - timedelta(days=of.weekday())
    return DateRange(monday, shift_days(monday, 6) or date.max, "week")


def weekend(of: date) -> DateRange:
    """Return Saturday and Sunday of the week that holds this day."""
    sunday = week(of).latest
    return DateRange(sunday - timedelta(days=1), sunday, "days")


def month(number: int, of: int) -> DateRange:
    """Return a month, 1 to 12, of a year."""
    return DateRange(date(of, number, 1), date(of, number, monthrange(of, number)[1]), "month")


def year(number: int) -> DateRange:
    """Return a year."""
    return DateRange(date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, last: int) -> DateRange:
    """Return the years from one to another, both included."""
    return DateRange(date(first, 1, 1), date(last, 12, 31), "years")


def quarter(number: int, of: int) -> DateRange:
    """Return a quarter, 1 to 4, of a year."""
    return replace(month(3 * number, of), earliest=date(of, 3 * number - 2, 1), precision="quarter")


def half(number: int, of: int) -> DateRange:
    """Return a half, 1 or 2, of a year."""
    return replace(month(6 * number, of), earliest=date(of, 6 * number - 5, 1), precision="half")


def season(number: int, of: int) -> DateRange:
    """Return a season by its three whole months: 0 winter (from December before) to 3 autumn."""
    if number == 0:
        return DateRange(date(of - 1, 12, 1), month(2, of).latest, "season")
    first = 3 * number
    return DateRange(date(of, first, 1), month(first + 2, of).latest, "season")


def shift_months(of: date, count: int) -> date:
    """Return the same day so many months on, or the last day of that month where it is shorter."""
    number, index = divmod(of.year * 12 + of.month - 1 + count, 12)
    number = min(max(number, FIRST_YEAR), LAST_YEAR)
    return date(number, index + 1, min(of.day, monthrange(number, index + 1)[1]))


def shift_days(of: date, count: int) -> date | None:
    """Return the day so many days on; None beyond the calendar."""
    try:
        return of + timedelta(days=count)
    except OverflowError:
        return None


def valid(of: int, number: int, monthday: int) -> date | None:
    """Return this day of the calendar; None where there is none."""
    if not (FIRST_YEAR <= of <= LAST_YEAR and 1 <= number <= 12):
        return None
    if not 1 <= monthday <= monthrange(of, number)[1]:
        return None
    return date(of, number, monthday)
