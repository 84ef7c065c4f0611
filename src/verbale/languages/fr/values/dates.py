"""Dates that name a day or days: `le 15 juillet 2021`, `14 et 15 mai`, `lundi dernier`."""

from __future__ import annotations

from verbale.languages import calendar
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.fr.values.setting import Moment, Setting, year_at
from verbale.languages.fr.values.stretches import Stretches
from verbale.languages.fr.values.years import century_at, decade_at, named_year_at, year_time_at

_BETWEEN_DAYS = frozenset({"et", "au", "a", "-", "–", ",", "ou"})
_MOST_DAYS = 6
_OF = ("de", "d'", "du")


class Dates:
    """The grammar of absolute dates; a year that is not said is found by direction."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.words = setting.words
        self.stretches = Stretches(setting)

    def at(self, pieces: Pieces, start: int) -> Moment | None:
        """Return the longest date that begins at this piece."""
        key = pieces.keys[start]
        if pieces.numbers[start] is not None:
            return (
                self._numeric(pieces, start)
                or self._days(pieces, start, start)
                or self.stretches.ordinal(pieces, start)
                or century_at(pieces, start)
                or year_time_at(pieces, start)
            )
        if key in self.words.weekdays:
            return self._weekday(pieces, start)
        if key == "premier" and pieces.keys[start + 1] in self.words.months:
            return self._days(pieces, start, start)
        return (
            self.stretches.at(pieces, start)
            or decade_at(pieces, start)
            or century_at(pieces, start)
            or named_year_at(pieces, start)
        )

    def _monthday(self, pieces: Pieces, place: int) -> tuple[int, int] | None:
        """Return the day of a month at this piece, and where it ends."""
        if pieces.keys[place] == "premier":
            return 1, place + 1
        number = pieces.numbers[place]
        if not isinstance(number, int) or not 1 <= number <= 31 or len(pieces.keys[place]) > 2:
            return None
        if number == 1 and pieces.glued(place + 1) and pieces.keys[place + 1] == "er":
            return 1, place + 2
        return number, place + 1

    def _days(self, pieces: Pieces, start: int, place: int) -> Moment | None:
        """Return `15 juillet 2021`, `14 et 15 mai`, `28 février au 3 mars`."""
        first = self._monthday(pieces, place)
        if first is None:
            return None
        days, place = [first[0]], first[1]
        month = self.words.month_at(pieces, place)
        while month is None and pieces.keys[place] in _BETWEEN_DAYS and len(days) < _MOST_DAYS:
            after = place + 1
            if pieces.keys[after] in self.words.weekdays:
                after += 1
            following = self._monthday(pieces, after)
            if following is None:
                return None
            days.append(following[0])
            place = following[1]
            month = self.words.month_at(pieces, place)
        if month is None:
            return None
        number, end = month
        year = year_at(pieces, end)
        if year is None and pieces.keys[end] in _OF and pieces.keys[end + 1] != "l'":
            year = year_at(pieces, end + 1)
            end += year is not None
        end += year is not None
        second = self._second(pieces, end) if len(days) == 1 else None
        if second is not None:
            return self._across(pieces, start, (days[0], number, year), second)
        if year is None:
            end, direction, strict = self.setting.suffix(pieces, start, end)
            last = self.setting.yearless(direction, days[-1], number, strict=strict)
            if len(days) == 1:
                return Moment(start, end, last, "date", month=number, monthday=days[0])
            begin = None if last is None else calendar.valid(last.earliest.year, number, days[0])
            whole = None if last is None or begin is None else calendar.day(begin).to(last)
            return Moment(start, end, whole, "dates", month=number)
        dates = [calendar.valid(year, number, day) for day in days]
        if any(day is None for day in dates):
            return None
        known = [calendar.day(day) for day in dates if day is not None]
        if len(known) == 1:
            return Moment(start, end, known[0], "date")
        return Moment(start, end, known[0].to(known[-1]), "dates")

    def _second(self, pieces: Pieces, end: int) -> tuple[int, int, int | None, int] | None:
        """Return the second date of a range that runs over a month's end."""
        if pieces.low(end) not in ("au", "à", "-", "–"):
            return None
        place = end + 1
        if pieces.keys[place] in self.words.weekdays:
            place += 1
        day = self._monthday(pieces, place)
        month = None if day is None else self.words.month_at(pieces, day[1])
        if day is None or month is None:
            return None
        year = year_at(pieces, month[1])
        return day[0], month[0], year, month[1] + (year is not None)

    def _across(
        self,
        pieces: Pieces,
        start: int,
        first: tuple[int, int, int | None],
        second: tuple[int, int, int | None, int],
    ) -> Moment | None:
        monthday, month, year = second[:3]
        end = second[3]
        if year is None:
            end, direction, strict = self.setting.suffix(pieces, start, end)
            last = self.setting.yearless(direction, monthday, month, strict=strict)
        else:
            day = calendar.valid(year, month, monthday)
            last = None if day is None else calendar.day(day)
        if last is None:
            return Moment(start, end, None, "dates")
        of = first[2] or (last.earliest.year - ((first[1], first[0]) > (month, monthday)))
        begin = calendar.valid(of, first[1], first[0])
        if begin is None:
            return None
        return Moment(start, end, calendar.day(begin).to(last), "dates")

    def _numeric(self, pieces: Pieces, start: int) -> Moment | None:
        """Return `15/07/2021` and `2021-07-15`."""
        keys = pieces.keys
        if keys[start + 1] not in ("/", "-") or keys[start + 3] != keys[start + 1]:
            return None
        if not all(pieces.glued(start + step) for step in (1, 2, 3, 4)):
            return None
        numbers = [pieces.numbers[start + step] for step in (0, 2, 4)]
        if keys[start + 1] == "/":
            numbers.reverse()
        of, month, monthday = numbers
        if not (isinstance(of, int) and isinstance(month, int) and isinstance(monthday, int)):
            return None
        day = calendar.valid(of, month, monthday) if of >= 1000 else None
        return None if day is None else Moment(start, start + 5, calendar.day(day), "date")

    def _weekday(self, pieces: Pieces, start: int) -> Moment | None:
        place = start + 1
        if pieces.keys[place] == ",":
            place += 1
        if pieces.keys[place] == "le":
            place += 1
        dated = self._days(pieces, start, place)
        if dated is not None:
            return dated
        number = self.words.weekdays[pieces.keys[start]]
        end = start + 1
        part = self.words.day_parts.at(pieces, end)
        if part is not None:
            end = part[0]
        end, direction, strict = self.setting.suffix(pieces, start, end)
        return Moment(
            start,
            end,
            self.setting.weekday(number, direction, strict=strict),
            "weekday",
            unit="day",
        )
