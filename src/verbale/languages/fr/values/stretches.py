"""Stretches of a year: months, quarters, halves and seasons, with the year they belong to."""

from __future__ import annotations

from verbale.languages import calendar
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.fr.values.setting import Moment, Setting, year_at
from verbale.languages.fr.values.tense import LEANS_PAST, OPEN, PAST

_OF = ("de", "d'", "du")
# Behind a season, these make it a name; before its article, they make it a time.
_NAMING = frozenset({"arabe", "berbere", "noir", "chaud", "de", "d'", "du"})
_LEADS_SEASON = frozenset(
    {"avant", "apres", "depuis", "des", "pendant", "durant", "entre", "ici", "a", "vers"}
)
_LAST_OF_ALL = 9
"""The ordinal of « dernier »: the fourth quarter, or the second half."""


class Stretches:
    """The grammar of months, quarters, halves and seasons."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.words = setting.words

    def at(self, pieces: Pieces, start: int) -> Moment | None:
        """Return the stretch whose first word stands at this piece."""
        key = pieces.keys[start]
        if key in self.words.months:
            return self._month(pieces, start)
        if key in self.words.seasons:
            return self._season(pieces, start)
        return self.ordinal(pieces, start) if key in self.words.ordinals else None

    def _month(self, pieces: Pieces, start: int) -> Moment | None:
        found = self.words.month_at(pieces, start)
        if found is None:
            return None
        number, end = found
        if pieces.keys[end] in _OF and pieces.keys[end + 1] != "l'":
            year, after = year_at(pieces, end + 1), end + 2
        else:
            year, after = year_at(pieces, end), end + 1
        if year is not None:
            return Moment(start, after, calendar.month(number, year), "month")
        if pieces.keys[start] in self.words.short_months or not self._a_month(pieces, start):
            return None
        end, direction, strict = self.setting.suffix(pieces, start, end)
        found_range = self.setting.yearless(direction, None, number, strict=strict)
        return Moment(start, end, found_range, "month", month=number)

    def _a_month(self, pieces: Pieces, place: int) -> bool:
        """Say whether the word is the month, and no name: `Mme Avril`, `le Champ-de-Mars`."""
        if pieces.keys[place - 1] == "-" and pieces.glued(place):
            return pieces.keys[place - 2] == "mi"
        return not pieces.capital(place) or pieces.keys[place - 1] in ("", ".", '"', ":")

    def ordinal(self, pieces: Pieces, start: int) -> Moment | None:
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
        kind = {"trimestre": "quarter", "semestre": "half", "moitie": "half"}.get(keys[place])
        if kind is None:
            return None
        end = place + 1
        year, after = self._year_after(pieces, end)
        if keys[place] == "moitie" and after == end:
            return None
        if number == _LAST_OF_ALL and after == end:
            return None  # « le dernier trimestre » is the one just over
        most = 4 if kind == "quarter" else 2
        if number == _LAST_OF_ALL:
            number = most
        if number > most:
            return None
        if year is None and self.setting.published is None:
            return Moment(start, after, None, kind)
        if year is None:
            year = self._likely_year(pieces, start, number, kind)
        found = calendar.quarter(number, year) if kind == "quarter" else calendar.half(number, year)
        return Moment(start, after, found, kind)

    def _likely_year(self, pieces: Pieces, start: int, number: int, kind: str) -> int:
        """Return the year of a quarter or half without one: the last where it is to begin."""
        today = self.setting.published
        if today is None:
            return 0
        first_month = (number - 1) * (3 if kind == "quarter" else 6) + 1
        if first_month > today.month and self.setting.tense.of(pieces, start) in (PAST, LEANS_PAST):
            return max(1, today.year - 1)
        return today.year

    def _year_after(self, pieces: Pieces, end: int) -> tuple[int | None, int]:
        """Return the year that a quarter or season belongs to, and where its words end."""
        keys = pieces.keys
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
                moved = after + 1 if keys[after] in self.words.last_next else after
                return self._year_away(self.words.last_next.get(keys[after], 0)), moved
            if pieces.begin(end + 1, "l'", "an"):
                return self._year_away(self.words.last_next.get(keys[end + 3], 0)), end + 4
        if self.words.last_next.get(keys[end]) in (-1, 1) and self.setting.published:
            return self._year_away(self.words.last_next[keys[end]]), end + 1
        return None, end

    def _year_away(self, way: int) -> int | None:
        """Return the year before, of, or after that of publication."""
        today = self.setting.published
        if today is None:
            return None
        away = today.year + max(-1, way)
        return away if calendar.FIRST_YEAR < away < calendar.LAST_YEAR else None

    def _season(self, pieces: Pieces, start: int) -> Moment | None:
        """Return `printemps 2022`, `cet été`, `l'automne prochain`."""
        keys = pieces.keys
        number = self.words.seasons[keys[start]]
        if keys[start] == "ete" and pieces.low(start) != "été":
            return None
        year, end = self._year_after(pieces, start + 1)
        given = year is not None and self.words.last_next.get(keys[end - 1]) is None
        before = keys[start - 1]
        pointed = before in ("cet", "ce")
        if given and year is not None:
            return Moment(start, end, calendar.season(number, year), "season")
        way = self.words.last_next.get(keys[start + 1])
        alone = way not in (-1, 1) and not pointed
        if before not in ("l'", "le", "au", "en", "cet", "ce"):
            return None
        if alone and (
            keys[start + 1] in _NAMING
            or before in ("l'", "le")
            and keys[start - 2] not in _LEADS_SEASON
        ):
            return None  # « le printemps arabe »
        begin = start - 1 if before in ("cet", "ce", "l'", "le") else start
        if way in (-1, 1):
            found = self.setting.season(number, way, strict=True)
            return Moment(begin, start + 2, found, "season", season=number)
        direction = OPEN if pointed else self.setting.tense.of(pieces, start)
        if pointed and self.setting.published:
            found = calendar.season(number, self.setting.published.year)
            return Moment(begin, start + 1, found, "season", season=number)
        found = self.setting.season(number, direction, strict=False)
        return Moment(begin, start + 1, found, "season", season=number)
