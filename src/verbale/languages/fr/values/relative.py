"""Times told from the day of publication: `hier`, `l'an dernier`, `il y a deux ans`."""

from __future__ import annotations

from datetime import date, timedelta

from verbale.languages import calendar
from verbale.languages.calendar import DateRange
from verbale.languages.fr.values.numbers import Number, Numbers
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.fr.values.setting import Moment, Setting

_THIS = frozenset({"ce", "cet", "cette"})
_THE = frozenset({"le", "la", "l'"})
_SEVERAL = frozenset({"les", "ces", "des"})
_LAST = frozenset({"dernier", "derniers", "derniere", "dernieres"})
_NEXT = frozenset({"prochain", "prochains", "prochaine", "prochaines"})
_ABOUT = frozenset(
    {"environ", "quelque", "presque", "plus", "pres", "moins", "exactement", "juste", "tout"}
)
_OF = frozenset({"de", "d'"})
# Behind « dans les dix jours », these tell another day than that of publication.
_OTHER_DAY = frozenset({"qui", "suivant", "suivants", "suivantes", "precedant", "precedents"})
_WITHIN = ("sous", "dans", "d'ici")
_HOURS_A_DAY = 24


class Relative:
    """The grammar of times that need the day of publication, or a day named before."""

    def __init__(self, setting: Setting, numbers: Numbers) -> None:
        self.setting = setting
        self.words = setting.words
        self.numbers = numbers

    def at(self, pieces: Pieces, start: int, last_day: date | None) -> Moment | None:
        """Return the longest relative time that begins at this piece.

        `last_day` is the day that the text named last, which « la veille » counts from.
        """
        key = pieces.keys[start]
        deictic = self.words.deictic.at(pieces, start)
        if deictic is not None:
            return self._deictic(pieces, start, *deictic)
        anaphoric = self.words.anaphoric.at(pieces, start)
        if anaphoric is not None:
            end, away = anaphoric
            if pieces.low(end) in ("de", "du", "d'", "des", "où"):
                return None  # the eve of something: no day that we know
            base = last_day or self.setting.published
            return Moment(start, end, _shifted(base, away), "day before or after", unit="day")
        if key in _THIS:
            return self._this(pieces, start)
        if key in _THE:
            return self._the(pieces, start)
        if key in _SEVERAL:
            return self._several(pieces, start)
        if key == "il" and pieces.begin(start, "il", "y", "a"):
            return self._ago(pieces, start)
        if key in _WITHIN or key == "d'" and pieces.keys[start + 1] == "ici":
            return self._within(pieces, start)
        if key == "plus":
            return self._earlier(pieces, start)
        return None

    def _deictic(self, pieces: Pieces, start: int, end: int, away: int) -> Moment | None:
        if pieces.keys[start] == "ce" and pieces.low(start - 1) in ("à", "jusqu'à"):
            return None  # « à ce jour »
        part = self.words.day_parts.at(pieces, end)
        return Moment(
            start,
            part[0] if part else end,
            _shifted(self.setting.published, away),
            "deictic",
            unit="day",
        )

    def _this(self, pieces: Pieces, start: int) -> Moment | None:
        """Return `cette semaine`, `ce mois-ci`, `ce lundi`."""
        weekday = self.words.weekdays.get(pieces.keys[start + 1])
        if weekday is not None:
            direction = self.setting.tense.of(pieces, start + 1)
            found = self.setting.weekday(weekday, direction, strict=False)
            return Moment(start, start + 2, found, "weekday", unit="day")
        unit = self.words.units.at(pieces, start + 1)
        if unit is None or unit[1] in ("hour", "minute", "decade", "century"):
            return None
        end = unit[0]
        if pieces.keys[end] == "-" and pieces.keys[end + 1] in ("ci", "la"):
            if pieces.keys[end + 1] == "la":
                return None  # « cette année-là » is another one
            end += 2
        if pieces.keys[end] in (*_LAST, *_NEXT, "ou"):
            return None
        return Moment(start, end, self._unit(unit[1], 0), "this", unit=unit[1])

    def _the(self, pieces: Pieces, start: int) -> Moment | None:
        """Return `la semaine dernière`, `l'an prochain`."""
        unit = self.words.units.at(pieces, start + 1)
        if unit is None:
            return None
        end, name = unit
        way = self.words.last_next.get(pieces.keys[end])
        if way is None or name in ("day", "hour", "minute"):
            return None
        known = self._unit(name, way) if abs(way) == 1 else None
        return Moment(start, end + 1, known, "last or next", unit=name)

    def unit_of_now(self, pieces: Pieces, start: int) -> Moment | None:
        """Return the unit that a part is told of: « la fin de [l'année] », « fin [d'année] »."""
        place = start + 1 if pieces.keys[start] in _THE else start
        unit = self.words.units.at(pieces, place)
        if unit is None or unit[1] in ("hour", "minute", "day"):
            return None
        end, name = unit
        if self.words.last_next.get(pieces.keys[end]) is not None:
            return None  # read as « l'an prochain »
        if pieces.keys[end] in ("de", "d'", "du", "ou"):
            return None
        return Moment(start, end, self._unit(name, 0), "this", unit=name)

    def _several(self, pieces: Pieces, start: int) -> Moment | None:
        """Return `les quatre dernières années`, `ces trois prochains jours`."""
        number = self.numbers.at(pieces, start + 1)
        place = start + 1 if number is None else number.end
        way = -1 if pieces.keys[place] in _LAST else 1 if pieces.keys[place] in _NEXT else 0
        if not way:
            return None
        if number is None:
            number = self.numbers.at(pieces, place + 1)
            place = place + 1 if number is None else number.end
        else:
            place += 1
        unit = self.words.units.at(pieces, place)
        if number is None or unit is None or not isinstance(number.value, int):
            return None  # « ces dernières années »: how many, nobody says
        begin = start + 1 if pieces.keys[start] == "des" else start
        reach = self._reach(unit[1], way * number.value)
        return Moment(begin, unit[0], reach, "last or next few")

    def _ago(self, pieces: Pieces, start: int) -> Moment | None:
        counted = self._count(pieces, start + 3)
        if counted is None:
            return None
        number, end, unit = counted
        return Moment(start, end, self._away(unit, -number), "ago", unit=unit)

    def _within(self, pieces: Pieces, start: int) -> Moment | None:
        """Return `sous 90 jours`, `dans les 60 jours`, `d'ici deux ans`."""
        keys = pieces.keys
        place = start + (2 if keys[start] == "d'" else 1)
        if keys[place] == "a" and keys[start] == "d'":
            place += 1
        limit = keys[start] != "dans"
        if keys[place] in ("les", "ces"):
            place, limit = place + 1, True
        elif pieces.begin(place, "un", "delai", "de"):
            place, limit = place + 3, True
        counted = self._count(pieces, place)
        if counted is None:
            return None
        number, end, unit = counted
        if keys[end] in _OTHER_DAY or keys[end] in _LAST or unit == "decade":
            return None
        if keys[start] == "d'":
            limit = True
        found = self._deadline(unit, number) if limit else self._away(unit, number)
        return Moment(start, end, found, "within", unit=unit)

    def _earlier(self, pieces: Pieces, start: int) -> Moment | None:
        """Return `plus tôt ce mois-ci`, `plus tôt dans la semaine`, `plus tard cette année`."""
        if pieces.keys[start + 1] not in ("tot", "tard"):
            return None
        place = start + 2
        if pieces.keys[place] in _THIS:
            inner = self._this(pieces, place)
        elif pieces.keys[place] in ("dans", "en") and pieces.keys[place + 1] in ("la", "le", "l'"):
            unit = self.words.units.at(pieces, place + 2)
            if unit is None or unit[1] in ("hour", "minute"):
                return None
            inner = Moment(start, unit[0], self._unit(unit[1], 0), "this", unit=unit[1])
        else:
            inner = None
        if inner is None:
            return None
        return Moment(start, inner.end, inner.range, "earlier or later", unit=inner.unit)

    def _count(self, pieces: Pieces, place: int) -> tuple[int, int, str] | None:
        """Return a whole number of units of time, where it ends, and the unit."""
        for _ in range(3):
            if pieces.keys[place] in _ABOUT or pieces.keys[place] in _OF:
                place += 1
        number: Number | None = self.numbers.at(pieces, place)
        if number is None or not isinstance(number.value, int):
            return None
        end = number.end
        if number.counts and pieces.keys[end] in _OF:
            end += 1
        unit = self.words.units.at(pieces, end)
        return None if unit is None else (number.value, unit[0], unit[1])

    # -- arithmetic -------------------------------------------------------------------------------

    def _unit(self, unit: str, away: int) -> DateRange | None:
        """Return the day, week, month … so many on from that of publication."""
        today = self.setting.published
        if today is None:
            return None
        moved = _moved(today, unit, away)
        if moved is None:
            return None
        of = moved.year
        match unit:
            case "day":
                return calendar.day(moved)
            case "week":
                return calendar.week(moved)
            case "weekend":
                return calendar.weekend(moved)
            case "month":
                return calendar.month(moved.month, of)
            case "quarter":
                return calendar.quarter((moved.month + 2) // 3, of)
            case "half":
                return calendar.half(1 if moved.month <= 6 else 2, of)
            case "year":
                return calendar.year(of)
            case "decade":
                return calendar.years(of // 10 * 10, of // 10 * 10 + 9)
            case "century":
                first = (of - 1) // 100 * 100 + 1
                return calendar.years(first, first + 99)
            case _:
                return None

    def _away(self, unit: str, count: int) -> DateRange | None:
        """Return what lies so many units away, as exactly as the unit tells."""
        today = self.setting.published
        if unit in ("hour", "minute"):
            hours = count if unit == "hour" else 0
            if today is None or hours % _HOURS_A_DAY or not hours:
                return None
            return _shifted(today, hours // _HOURS_A_DAY)
        return self._unit(unit, count)

    def _deadline(self, unit: str, count: int) -> DateRange | None:
        """Return the last day of a term; of months and years only the month and year."""
        if unit == "week":
            return _shifted(self.setting.published, 7 * count)
        return self._away(unit, count)

    def _reach(self, unit: str, count: int) -> DateRange | None:
        """Return the stretch from the day of publication over so many units."""
        today = self.setting.published
        other = None if today is None else _moved(today, unit, count)
        if today is None or other is None or unit in ("hour", "minute", "weekend"):
            return None
        first, last = sorted((today, other))
        if unit in ("year", "decade", "century"):
            return calendar.years(first.year, last.year)
        if unit in ("month", "quarter", "half"):
            return calendar.month(first.month, first.year).to(calendar.month(last.month, last.year))
        return calendar.day(first).to(calendar.day(last))


_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def _moved(today: date, unit: str, away: int) -> date | None:
    if unit in _MONTHS:
        months = _MONTHS[unit] * away
        if not 12 <= today.year * 12 + today.month + months <= 119_000:
            return None
        return calendar.shift_months(today, months)
    return calendar.shift_days(today, away * (7 if unit in ("week", "weekend") else 1))


def _shifted(base: date | None, away: int) -> DateRange | None:
    if base is None:
        return None
    try:
        return calendar.day(base + timedelta(days=away))
    except OverflowError:
        return None
