"""Years, decades and centuries: `en 2011`, `2024-2028`, `les années 1990`, `XIXe siècle`."""

from __future__ import annotations

from verbale.languages import calendar
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.fr.values.setting import Moment, year_at

# Before four digits, so that they are a year: surely, and where the digits are likely ones.
_SURE = frozenset(["en", "depuis", "avant", "apres", "horizon", "an", "annee", "ici", "entre", "("])
_LIKELY = frozenset(["de", "d'", "des", "jusqu'en", "vers", "annees", "exercice", "pour", "a"])
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def year_time_at(pieces: Pieces, start: int) -> Moment | None:
    """Return a year that the word before it shows to be one, or years with a hyphen."""
    year = year_at(pieces, start)
    if year is None:
        return None
    keys = pieces.keys
    before = keys[start - 1]
    if keys[start + 1] in ("-", "–", "/") and pieces.glued(start + 1) and pieces.glued(start + 2):
        return _years_at(pieces, start, year)
    if before in ("et", "ou") and year_at(pieces, start - 2) is not None:
        return Moment(start, start + 1, calendar.year(year), "year")
    likely = before in _LIKELY and 1900 <= year <= 2100 and not pieces.an_article(start - 1)
    if before in _SURE or likely:
        return Moment(start, start + 1, calendar.year(year), "year")
    return None


def _years_at(pieces: Pieces, start: int, first: int) -> Moment | None:
    """Return `2024-2028` and `2024-25`, which need no preposition."""
    last = year_at(pieces, start + 2)
    number = pieces.numbers[start + 2]
    if last is None and isinstance(number, int) and len(pieces.keys[start + 2]) == 2:
        last = first // 100 * 100 + number
    if last is None or last <= first:
        return None
    return Moment(start, start + 3, calendar.years(first, last), "years")


def decade_at(pieces: Pieces, start: int) -> Moment | None:
    """Return `années 1990` and `années 90`."""
    if pieces.keys[start] != "annees":
        return None
    digits = pieces.keys[start + 1]
    number = pieces.numbers[start + 1]
    if not isinstance(number, int) or number % 10 or len(digits) not in (2, 4):
        return None
    first = number if len(digits) == 4 else 1900 + number
    if not 1000 <= first <= 2190:
        return None
    return Moment(start, start + 2, calendar.years(first, first + 9), "decade")


def named_year_at(pieces: Pieces, start: int) -> Moment | None:
    """Return `l'année 2024` and `l'an 2000`."""
    place = start + (pieces.keys[start] == "l'")
    if pieces.keys[place] not in ("an", "annee"):
        return None
    year = year_at(pieces, place + 1)
    return None if year is None else Moment(start, place + 2, calendar.year(year), "year")


def century_at(pieces: Pieces, start: int) -> Moment | None:
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
