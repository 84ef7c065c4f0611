"""Dates that name a day, month, quarter, season or year: `le 15 juillet 2021`, `mars dernier`."""

from __future__ import annotations

from verbale.languages import calendar
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.fr.values.setting import OPEN, Moment, Setting, year_at

_BETWEEN_DAYS = frozenset({"et", "au", "a", "-", "–", ",", "ou"})
_OF = ("de", "d'", "du")
# Before a year, so that four digits are one: a preposition, or a word that wants a year.
_LEADS_YEAR = frozenset(
    {
        "en",
        "de",
        "d'",
        "depuis",
        "avant",
        "apres",
        "des",
        "jusqu'en",
        "vers",
        "horizon",
        "an",
        "annee",
        "annees",
        "millesime",
        "d'ici",
        "ici",
        "(",
        "entre",
        "exercice",
        "pour",
        "a",
    }
)
_SURE = frozenset({"en", "depuis", "avant", "apres", "horizon", "an", "annee", "ici", "entre", "("})
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Dates:
    """The grammar of absolute dates; a year that is not said is found by direction."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.words = setting.words

    def at(self, pieces: Pieces, start: int) -> Moment | None:
        """Return the longest date that begins at this piece."""
        key = pieces.keys[start]
        number = pieces.numbers[start]
        if number is not None:
            return (
                self._numeric(pieces, start)
                or self._days(pieces, start, start)
                or self._ordinal(pieces, start)
                or self._century(pieces, start)
                or self._year(pieces, start)
            )
        if key in self.words.weekdays:
            return self._weekday(pieces, start)
        if key in self.words.months:
            return self._month(pieces, start, start)
        if key in self.words.seasons:
            return self._season(pieces, start)
        if key in self.words.ordinals:
            if self.words.months.get(pieces.keys[start + 1]) and key == "premier":
                return self._days(pieces, start, start)
            return self._ordinal(pieces, start)
        if key == "annees":
            return self._decade(pieces, start)
        if key.endswith(("e", "eme", "er")) and pieces.keys[start + 1] in ("siecle", "siecles"):
            return self._century(pieces, start)
        if key in ("l'", "an", "annee") and pieces.keys[start + (key == "l'")] in ("an", "annee"):
            place = start + 1 + (key == "l'")
            year = year_at(pieces, place)
            return None if year is None else Moment(start, place + 1, calendar.year(year), "year")
        return None

    # -- days -------------------------------------------------------------------------------------

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
        month = self._month_word(pieces, place)
        while month is None and pieces.keys[place] in _BETWEEN_DAYS:
            after = place + 1
            if pieces.keys[after] in self.words.weekdays:
                after += 1
            following = self._monthday(pieces, after)
            if following is None:
                return None
            days.append(following[0])
            place = following[1]
            month = self._month_word(pieces, place)
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
            end, direction, strict = self._suffix(pieces, start, end)
            one = self.setting.yearless(direction, days[0], number, strict=strict)
            if len(days) == 1:
                return Moment(start, end, one, "date", month=number, monthday=days[0])
            last = None if one is None else calendar.valid(one.earliest.year, number, days[-1])
            whole = None if one is None or last is None else one.to(calendar.day(last))
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
        if pieces.lows[end] not in ("au", "à", "-", "–"):
            return None
        place = end + 1
        if pieces.keys[place] in self.words.weekdays:
            place += 1
        day = self._monthday(pieces, place)
        month = None if day is None else self._month_word(pieces, day[1])
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
            end, direction, strict = self._suffix(pieces, start, end)
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
        end, direction, strict = self._suffix(pieces, start, end)
        return Moment(
            start,
            end,
            self.setting.weekday(number, direction, strict=strict),
            "weekday",
            unit="day",
        )

    def _suffix(self, pieces: Pieces, start: int, end: int) -> tuple[int, int, bool]:
        """Read `dernier` or `prochain`; else the direction comes from the sentence."""
        way = self.words.last_next.get(pieces.keys[end])
        if way is None or abs(way) > 1:
            return end, self.setting.tense.of(pieces, start), False
        return end + 1, way, way != 0

    # -- months, quarters, seasons, years ---------------------------------------------------------

    def _month_word(self, pieces: Pieces, place: int) -> tuple[int, int] | None:
        month = self.words.months.get(pieces.keys[place])
        if month is None:
            return None
        short = pieces.keys[place] in self.words.short_months
        return month, place + 1 + (short and pieces.keys[place + 1] == ".")

    def _month(self, pieces: Pieces, start: int, place: int) -> Moment | None:
        found = self._month_word(pieces, place)
        if found is None:
            return None
        number, end = found
        if pieces.keys[end] in _OF and pieces.keys[end + 1] != "l'":
            year, after = year_at(pieces, end + 1), end + 2
        else:
            year, after = year_at(pieces, end), end + 1
        if year is not None:
            return Moment(start, after, calendar.month(number, year), "month")
        if pieces.keys[place] in self.words.short_months or not self._a_month(pieces, place):
            return None
        end, direction, strict = self._suffix(pieces, start, end)
        found_range = self.setting.yearless(direction, None, number, strict=strict)
        return Moment(start, end, found_range, "month", month=number)

    def _a_month(self, pieces: Pieces, place: int) -> bool:
        """Say whether the word is the month, and no name: `Mme Avril`, `le Champ-de-Mars`."""
        if pieces.keys[place - 1] == "-" and pieces.glued(place):
            return pieces.keys[place - 2] == "mi"
        return not pieces.capitals[place] or pieces.keys[place - 1] in ("", ".", '"', ":")

    def _ordinal(self, pieces: Pieces, start: int) -> Moment | None:
        """Return `premier semestre 2027`, `2e trimestre`, `dernier trimestre de l'année`."""
        keys = pieces.keys
        number, place = self.words.ordinals.get(keys[start]), start + 1
        if number is None:
            count = pieces.numbers[start]
            if not isinstance(count, int) or not 1 <= count <= 4:
                return None
            if not pieces.glued(place) or keys[place] not in ("er", "e", "eme", "nd", "ere"):
                return None
            number, place = count, place + 1
        kind = {"trimestre": "quarter", "semestre": "half"}.get(keys[place])
        if kind is None:
            return None
        end = place + 1
        year, after = self._year_after(pieces, end)
        if year is None and self.setting.published is None:
            return None if number == 9 and after == end else Moment(start, after, None, kind)
        if year is None:
            if number == 9 and after == end:
                return None  # « le dernier trimestre » is the one just over
            year = self.setting.published.year if self.setting.published else 0
        most = 4 if kind == "quarter" else 2
        if number > most:
            number = most if number == 9 else 0
        if not number:
            return None
        found = calendar.quarter(number, year) if kind == "quarter" else calendar.half(number, year)
        return Moment(start, after, found, kind)

    def _year_after(self, pieces: Pieces, end: int) -> tuple[int | None, int]:
        """Return the year that a quarter or season belongs to, and where its words end."""
        keys, today = pieces.keys, self.setting.published
        year = year_at(pieces, end)
        if year is not None:
            return year, end + 1
        if keys[end] in _OF:
            year = year_at(pieces, end + 1)
            if year is not None:
                return year, end + 2
            if pieces.begin(end + 1, "cette", "annee") or pieces.begin(end + 1, "l'", "annee"):
                after = end + 3
                year = year_at(pieces, after)
                if year is not None:
                    return year, after + 1
                way = self.words.last_next.get(keys[after], 0)
                moved = after + 1 if keys[after] in self.words.last_next else after
                return (today.year + max(-1, way) if today else None), moved
            if keys[end + 1] == "l'" and keys[end + 2] in ("an",):
                way = self.words.last_next.get(keys[end + 3], 0)
                return (today.year + way if today else None), end + 4
        way = self.words.last_next.get(keys[end])
        if way in (-1, 1) and today is not None:
            return today.year + way, end + 1
        return None, end

    def _season(self, pieces: Pieces, start: int) -> Moment | None:
        """Return `printemps 2022`, `cet été`, `l'automne prochain`."""
        keys = pieces.keys
        number = self.words.seasons[keys[start]]
        if keys[start] == "ete" and pieces.lows[start] != "été":
            return None
        year, end = self._year_after(pieces, start + 1)
        given = year is not None and self.words.last_next.get(keys[end - 1]) is None
        before = keys[start - 1]
        pointed = before in ("cet", "ce")
        if given and year is not None:
            return Moment(start, end, calendar.season(number, year), "season")
        fits = pointed or before in ("l'", "le", "au", "en", "d'", "du", "cet", "ce")
        if not fits or before in ("d'", "du") and end == start + 1 or keys[end] in _OF:
            return None
        begin = start - 1 if before in ("cet", "ce", "l'", "le") else start
        way = self.words.last_next.get(keys[start + 1])
        if way in (-1, 1):
            found = self.setting.season(number, way, strict=True)
            return Moment(begin, start + 2, found, "season", season=number)
        direction = OPEN if pointed else self.setting.tense.of(pieces, start)
        if pointed and self.setting.published:
            found = calendar.season(number, self.setting.published.year)
            return Moment(begin, start + 1, found, "season", season=number)
        found = self.setting.season(number, direction, strict=False)
        return Moment(begin, start + 1, found, "season", season=number)

    def _year(self, pieces: Pieces, start: int) -> Moment | None:
        year = year_at(pieces, start)
        if year is None:
            return None
        keys = pieces.keys
        before = keys[start - 1]
        if (
            keys[start + 1] in ("-", "–", "/")
            and pieces.glued(start + 1)
            and pieces.glued(start + 2)
        ):
            return self._years(pieces, start, year)
        if before in _LEADS_YEAR:
            if before in _SURE or 1900 <= year <= 2100:
                return Moment(start, start + 1, calendar.year(year), "year")
            return None
        return None

    def _years(self, pieces: Pieces, start: int, first: int) -> Moment | None:
        """Return `2024-2028` and `2024-25`, which need no preposition."""
        last = year_at(pieces, start + 2)
        number = pieces.numbers[start + 2]
        if last is None and isinstance(number, int) and len(pieces.keys[start + 2]) == 2:
            last = first // 100 * 100 + number
        if last is None or last <= first:
            return None
        return Moment(start, start + 3, calendar.years(first, last), "years")

    def _decade(self, pieces: Pieces, start: int) -> Moment | None:
        """Return `années 1990` and `années 90`."""
        digits = pieces.keys[start + 1]
        number = pieces.numbers[start + 1]
        if not isinstance(number, int) or number % 10 or len(digits) not in (2, 4):
            return None
        first = number if len(digits) == 4 else 1900 + number
        if not 1000 <= first <= 2190:
            return None
        return Moment(start, start + 2, calendar.years(first, first + 9), "decade")

    def _century(self, pieces: Pieces, start: int) -> Moment | None:
        """Return `XIXe siècle` and `19e siècle`."""
        key, place = pieces.keys[start], start + 1
        number = pieces.numbers[start]
        if number is None:
            number = roman(key[:-3] if key.endswith("eme") else key.rstrip("er"))
        elif pieces.glued(place) and pieces.keys[place] in ("e", "eme", "er"):
            place += 1
        else:
            return None
        if pieces.keys[place] != "siecle" or not isinstance(number, int) or not 1 <= number <= 21:
            return None
        first = number * 100 - 99
        return Moment(start, place + 1, calendar.years(first, first + 99), "century")


def roman(letters: str) -> int:
    """Return the value of a Roman numeral below 50, 0 for what is none."""
    total, highest = 0, 0
    for letter in reversed(letters):
        value = _ROMAN.get(letter, 0)
        if not value:
            return 0
        total += value if value >= highest else -value
        highest = max(highest, value)
    return total
