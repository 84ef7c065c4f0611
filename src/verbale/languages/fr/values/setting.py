"""What the grammars of times share: the word lists, the day of publication, and what they find."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from verbale.errors import InvalidLexicon
from verbale.languages import calendar
from verbale.languages.calendar import DateRange
from verbale.languages.fr.values.lookup import Lookup
from verbale.languages.fr.values.numbers import cut
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.fr.values.tense import FUTURE, LEANS_PAST, PAST, Tense, TenseWords
from verbale.languages.values import Part
from verbale.record.types import Bound

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_FARTHER = 1.5


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in pieces [start, end); `month` or `season` where its year was not in the words."""

    start: int
    end: int
    range: DateRange | None
    rule: str
    clock: str | None = None
    part: Part | None = None
    month: int | None = None
    season: int | None = None
    monthday: int | None = None
    unit: str = ""


# A time that does not begin with an article begins with a number or one of these words.
_FIRST_WORDS = (
    "ce",
    "cet",
    "cette",
    "ces",
    "les",
    "des",
    "il",
    "sous",
    "dans",
    "d'",
    "plus",
    "annees",
    "an",
    "annee",
    "midi",
    "minuit",
)
_ARTICLES = frozenset({"le", "la", "l'"})
_CENTURY = ("e", "eme", "er")


class Words:
    """The lists of times.toml."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self.weekdays: Mapping[str, int] = lists["weekdays"]
        self.months: Mapping[str, int] = lists["months"]
        self.short_months = frozenset(lists["words"]["short_months"])
        self.seasons: Mapping[str, int] = lists["seasons"]
        self.ordinals: Mapping[str, int] = lists["ordinals"]
        self.last_next: Mapping[str, int] = lists["last_next"]
        self.units = Lookup("times.toml", lists["units"].items())
        self.day_parts = Lookup(
            "times.toml", [(word, True) for word in lists["words"]["day_parts"]]
        )
        self.deictic = Lookup("times.toml", lists["deictic"].items())
        self.anaphoric = Lookup("times.toml", lists["anaphoric"].items())
        parts: list[tuple[str, Part]] = [
            (phrase, part) for part, phrases in lists["parts"].items() for phrase in phrases
        ]
        self.parts: Lookup[Part] = Lookup("times.toml", parts)
        self.bounds = Lookup("times.toml", _bounds(lists["bounds"]))
        self.tense = TenseWords(**lists["tense"])
        self.triggers = (
            frozenset(
                (
                    *self.weekdays,
                    *self.months,
                    *self.seasons,
                    *self.ordinals,
                    *self.deictic.first_words,
                    *self.anaphoric.first_words,
                    *self.parts.first_words,
                    *_FIRST_WORDS,
                )
            )
            - _ARTICLES
        )
        self.after_article = frozenset(
            (
                *self.units.first_words,
                *self.seasons,
                *self.last_next,
                "an",
                "annee",
                *(
                    cut(phrase)[1]
                    for phrases in (*lists["parts"].values(), lists["anaphoric"])
                    for phrase in phrases
                    if len(cut(phrase)) > 1
                ),
            )
        )

    def month_at(self, pieces: Pieces, place: int) -> tuple[int, int] | None:
        """Return the month named at this piece, and where its words end."""
        month = self.months.get(pieces.keys[place])
        if month is None:
            return None
        short = pieces.keys[place] in self.short_months
        return month, place + 1 + (short and pieces.keys[place + 1] == ".")

    def may_begin(self, pieces: Pieces, place: int) -> bool:
        """Say at little cost whether any time can begin at this piece."""
        key = pieces.keys[place]
        if key in _ARTICLES:
            return pieces.keys[place + 1] in self.after_article
        if key in self.triggers or pieces.numbers[place] is not None:
            return True
        return pieces.keys[place + 1] in ("siecle", "siecles") and key.endswith(_CENTURY)


def _bounds(lists: Mapping[str, list[str]]) -> Iterator[tuple[str, Bound]]:
    codes: Mapping[str, Bound] = {code: code for code in get_args(Bound)}
    for code, phrases in lists.items():
        if code not in codes:
            raise InvalidLexicon(
                f"times.toml: {code!r} is no bound. Use one of {', '.join(codes)}."
            )
        for phrase in phrases:
            yield phrase, codes[code]


@cache
def load_words() -> Words:
    """Return the lists of times.toml, read once."""
    source = files(__package__).joinpath("times.toml").read_text(encoding="utf-8")
    return Words(tomllib.loads(source))


class Setting:
    """The day of publication and the direction of each time, for the grammars to resolve by."""

    def __init__(self, words: Words, published: date | None, tense: Tense) -> None:
        self.words = words
        self.published = published
        self.tense = tense

    def weekday(self, number: int, direction: int, *, strict: bool) -> DateRange | None:
        """Return the nearest such weekday on that side; the day itself counts unless `strict`."""
        if self.published is None:
            return None
        if direction == FUTURE:
            away = (number - self.published.weekday()) % 7
            return _day(self.published, away or (7 if strict else 0))
        away = (self.published.weekday() - number) % 7
        return _day(self.published, -(away or (7 if strict else 0)))

    def yearless(
        self, direction: int, monthday: int | None, number: int, *, strict: bool
    ) -> DateRange | None:
        """Return this month, or day of a month, of the year that the direction tells."""
        if self.published is None:
            return None
        found = []
        for of in range(self.published.year - 1, self.published.year + 2):
            if monthday is None:
                if 1 <= of <= 9999:
                    found.append(calendar.month(number, of))
            else:
                day = calendar.valid(of, number, monthday)
                if day is not None:
                    found.append(calendar.day(day))
        return self._nearest(found, direction, strict=strict)

    def suffix(self, pieces: Pieces, start: int, end: int) -> tuple[int, int, bool]:
        """Read `dernier` or `prochain` behind a time; else its direction is the sentence's.

        Returns where the time ends, its direction, and whether the day itself is ruled out.
        """
        way = self.words.last_next.get(pieces.keys[end])
        if way is None or abs(way) > 1:
            return end, self.tense.of(pieces, start), False
        return end + 1, way, way != 0

    def season(self, number: int, direction: int, *, strict: bool) -> DateRange | None:
        """Return this season of the year that the direction tells."""
        if self.published is None:
            return None
        year = self.published.year
        found = [calendar.season(number, of) for of in range(max(2, year - 1), min(9998, year + 2))]
        return self._nearest(found, direction, strict=strict)

    def _nearest(self, found: list[DateRange], direction: int, *, strict: bool) -> DateRange | None:
        today = self.published
        if today is None or not found:
            return None
        if direction == PAST:
            coming = [one for one in found if 0 < (one.earliest - today).days <= _SOON]
            found = [one for one in found if (one.latest if strict else one.earliest) <= today]
            if coming and found and (today - found[-1].latest).days > _YEAR - _SOON:
                return coming[0]  # « a donné jusqu'au 27 juillet » in June, not eleven months ago
            return found[-1] if found else None
        if direction == FUTURE:
            found = [one for one in found if (one.earliest if strict else one.latest) >= today]
            return found[0] if found else None
        return min(found, key=lambda one: _distance(one, today, direction))


# Within so many days a date without a year is the coming one, whatever the tense of the verb.
_SOON, _YEAR = 45, 365


def _distance(one: DateRange, today: date, direction: int) -> float:
    """Return how far a stretch lies from today; what leans to the past sees the future farther."""
    away = (one.earliest.toordinal() + one.latest.toordinal()) / 2 - today.toordinal()
    return away * _FARTHER if away > 0 and direction == LEANS_PAST else abs(away)


def _day(of: date, away: int) -> DateRange | None:
    day = calendar.shift_days(of, away)
    return None if day is None else calendar.day(day)


def year_at(pieces: Pieces, place: int) -> int | None:
    """Return the year in four digits at this piece."""
    digits = pieces.keys[place]
    if len(digits) != 4 or not digits.isdigit() or pieces.numbers[place] is None:
        return None
    if pieces.glued(place) and (pieces.keys[place - 1][-1:].isalpha()):
        return None
    if pieces.glued(place + 1) and (
        pieces.keys[place + 1][:1].isalpha() or pieces.keys[place + 1] in ("%", "€", "$", "°")
    ):
        return None
    year = int(digits)
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None
