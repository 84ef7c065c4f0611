"""Times in French: what the grammars of dates, clocks and relative times find, put together.

How it works. At each piece the longest time is taken; a part before it (`fin`, `début de`, `mi-`)
and a time of day behind it join it. Then neighbours that make a range are joined (`de mars à juin
2024`), and the words before each tell whether it is a limit (`d'ici`, `avant`, `depuis`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from verbale.languages import calendar
from verbale.languages.calendar import DateRange
from verbale.languages.fr.values.clock import clock_at, joined_clock
from verbale.languages.fr.values.currencies import load_currencies
from verbale.languages.fr.values.dates import Dates
from verbale.languages.fr.values.numbers import load_numbers
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.fr.values.relative import Relative
from verbale.languages.fr.values.setting import Moment, Setting, load_words, year_at
from verbale.languages.fr.values.tense import Tense
from verbale.languages.fr.values.units import load_units
from verbale.languages.parse import Parse
from verbale.languages.values import FoundTime
from verbale.record.types import Bound

_DETERMINERS = frozenset({"le", "la", "l'", "les"})
_RANGE_OPENERS = frozenset({"de", "du", "d'", "des"})
# Behind these, four digits are a year whatever follows.
_OF_YEARS = frozenset({"en", "depuis", "annee", "an"})
_LINKS = frozenset({"a", "au", "-", "–"})
_JOINABLE = frozenset({"day", "month", "year", "season", "quarter", "half"})


class TimeReader:
    """Reads the times of a document, block by block; the day named last carries over."""

    def __init__(self, parse: Parse, published: date | None) -> None:
        words = load_words()
        self.words = words
        self.units = load_units()
        self.setting = Setting(words, published, Tense(parse, words.tense))
        self.dates = Dates(self.setting)
        self.relative = Relative(self.setting, load_numbers())
        self.last_day: date | None = None
        # A weekday or « hier » sets the scene for what follows; a date of history does not.
        self.told_by_news = False
        self.last_place = self.sentence = 0

    def block(self, pieces: Pieces) -> tuple[list[FoundTime], set[int]]:
        """Return the times of one block, in order, and the pieces that they have taken."""
        moments: list[Moment] = []
        place = 0
        # A time may reach back over its determiner, never into the time before it.
        floor = 0
        self.last_place = -1
        if not self.told_by_news:
            self.last_day = None
        self.sentence = 0
        while place < pieces.size:
            if pieces.keys[place] == "." and pieces.capital(place + 1):
                self.sentence = place
            moment = self._at(pieces, place) if self.words.may_begin(pieces, place) else None
            if moment is None or moment.start < floor:
                place += 1
                continue
            moments.append(moment)
            if moment.range is not None and moment.range.precision == "day":
                self.last_day = moment.range.earliest
                self.told_by_news = moment.rule in ("weekday", "deictic")
                self.last_place = place
            place = floor = moment.end
        moments = self._ranges(pieces, moments)
        taken = {piece for moment in moments for piece in range(moment.start, moment.end)}
        return [self._found(pieces, moment) for moment in moments], taken

    def _found(self, pieces: Pieces, moment: Moment) -> FoundTime:
        whole = moment.range
        if whole is not None and moment.clock is not None:
            whole = replace(whole, precision="minute")
        return FoundTime(
            pieces.starts[moment.start],
            pieces.ends[moment.end - 1],
            whole,
            moment.rule,
            moment.clock if whole is not None else None,
            moment.part,
            self._bound(pieces, moment),
        )

    def _at(self, pieces: Pieces, place: int) -> Moment | None:
        moment = self._parted(pieces, place) or self._whole(pieces, place)
        if moment is not None and self._counts(pieces, moment):
            return None
        if moment is not None:
            return self._clocked(pieces, moment)
        clock = clock_at(pieces, place, led=False)
        if clock is None:
            return None
        behind = clock[0] + (pieces.keys[clock[0]] in ("le", ",", "du"))
        dated = self._whole(pieces, behind)
        if dated is not None and dated.clock is None and _daily(dated):
            return replace(dated, start=place, clock=clock[1])
        same = self.last_place >= self.sentence
        day = self.last_day if same and self.last_day else self.setting.published
        whole = None if day is None else calendar.day(day)
        return Moment(place, clock[0], whole, "clock", clock[1])

    def _counts(self, pieces: Pieces, moment: Moment) -> bool:
        """Say whether what looks like a year counts what follows: « plus de 2000 personnes »."""
        end = moment.end
        if moment.rule != "year" or moment.start != end - 1 or pieces.keys[end - 2] in _OF_YEARS:
            return False
        if pieces.keys[end] in self.units.words.adjectives:
            end += 1
        number = load_numbers().at(pieces, moment.start)
        return (
            (number is not None and number.scale > 1)
            or (not pieces.capital(end) and self.units.at(pieces, end, 2) is not None)
            or pieces.keys[end] in ("%", "pour")
            and pieces.keys[end + 1] in ("", "cent")
            or load_currencies().at(pieces, end, 2000, Counter()) is not None
        )

    def _whole(self, pieces: Pieces, place: int) -> Moment | None:
        return self.relative.at(pieces, place, self.last_day) or self.dates.at(pieces, place)

    def _parted(self, pieces: Pieces, place: int) -> Moment | None:
        """Return a time of which the words before it take a part: `fin août`, `la mi-octobre`."""
        part = self.words.parts.at(pieces, place)
        if part is None:
            return None
        end, name = part
        if pieces.keys[place] == "mi" and pieces.glued(place) and pieces.keys[place - 1] != "-":
            return None
        if pieces.keys[end] == "mois" and pieces.keys[end + 1] in ("de", "d'"):
            end += 2
        inner = self._whole(pieces, end) or self._bare_year(pieces, end)
        if inner is None or inner.start != end or inner.clock:
            of_now = pieces.keys[end - 1] in ("de", "du", "d'", "la", "l'", "des") or (
                pieces.keys[end] in ("l'", "la", "le")
            )
            inner = self.relative.unit_of_now(pieces, end) if of_now else None
        if inner is None or inner.unit == "day" or inner.monthday is not None:
            return None
        return replace(inner, start=place, part=name)

    def _bare_year(self, pieces: Pieces, place: int) -> Moment | None:
        """Return a year that needs no preposition of its own: `fin 2025`, `début de 2017`."""
        year = year_at(pieces, place)
        return None if year is None else Moment(place, place + 1, calendar.year(year), "year")

    def _clocked(self, pieces: Pieces, moment: Moment) -> Moment:
        """Add the time of day that goes on from a day."""
        if not _daily(moment) or moment.rule == "within":
            return moment
        clock = joined_clock(pieces, moment.end)
        return moment if clock is None else replace(moment, end=clock[0], clock=clock[1])

    # -- ranges -----------------------------------------------------------------------------------

    def _ranges(self, pieces: Pieces, moments: Sequence[Moment]) -> list[Moment]:
        joined: list[Moment] = []
        for moment in moments:
            before = joined[-1] if joined else None
            whole = None if before is None else self._range(pieces, before, moment)
            if whole is None:
                joined.append(moment)
            else:
                joined[-1] = whole
        return joined

    def _range(self, pieces: Pieces, one: Moment, other: Moment) -> Moment | None:
        """Return the range of two times between which only its link stands."""
        link = [key for key in pieces.keys[one.end : other.start] if key not in _DETERMINERS]
        opener = pieces.keys[one.start - 1]
        start = one.start
        if opener in _DETERMINERS:
            opener = pieces.keys[one.start - 2]
            start -= 1
        if opener == "entre" and link == ["et"]:
            start -= 1
        elif opener in _RANGE_OPENERS and len(link) == 1 and link[0] in _LINKS:
            start = one.start
        else:
            return None
        if one.clock or other.clock or not _alike(one, other):
            return None
        first = self._with_year_of(one, other)
        if first is None or other.range is None:
            return Moment(start, other.end, None, "range")
        return Moment(start, other.end, first.to(other.range), "range")

    @staticmethod
    def _with_year_of(one: Moment, other: Moment) -> DateRange | None:
        """Return the first time of a range, in the year of the second where it has none."""
        if other.range is None:
            return None
        year = other.range.latest.year
        if one.season is not None:
            found: DateRange | None = calendar.season(one.season, year)
        elif one.month is not None and one.monthday is None:
            found = calendar.month(one.month, year)
            if found.earliest > other.range.earliest and year > 1:
                found = calendar.month(one.month, year - 1)
        else:
            found = one.range
        return found

    # -- limits -----------------------------------------------------------------------------------

    def _bound(self, pieces: Pieces, moment: Moment) -> Bound | None:
        if moment.rule == "within":
            return (
                "by"
                if pieces.keys[moment.start] != "dans"
                or (pieces.keys[moment.start + 1] in ("les", "un"))
                else None
            )
        for end in (moment.start, moment.start - 1):
            if end < moment.start and pieces.keys[end] not in _DETERMINERS:
                break
            found = self.words.bounds.before(pieces, end)
            if found is not None and not pieces.an_article(end - 1):
                return found[1]
        return None


def _daily(moment: Moment) -> bool:
    """Say whether the moment is a day, known or not."""
    return moment.unit == "day" or (moment.range is not None and moment.range.precision == "day")


def _alike(one: Moment, other: Moment) -> bool:
    """Say whether two times are of one kind, so that one can be the end of the other."""
    kinds = {
        "season"
        if moment.season is not None
        else "month"
        if moment.month is not None and moment.monthday is None
        else moment.range.precision
        if moment.range
        else moment.rule
        for moment in (one, other)
    }
    return len(kinds) == 1 and (kinds <= _JOINABLE or one.rule == other.rule == "weekday")
