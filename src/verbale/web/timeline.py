"""The plot of a time line: bars above and below an axis, each a link to the sentences behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from verbale.stores.pages import Count

WIDTH, HALF, GAP = 960, 72, 22
_MOST_BARS = 400
_SHORT = 120
# What a label needs, in units of the drawing, on a narrow screen too.
_DAY_WIDTH, _MONTH_WIDTH = 120, 100
_MONTHS_APART = (1, 2, 3, 4, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000)
_NARROWEST, _WIDEST = 2.0, 26.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One mark: where it stands, how much it counts, where it leads."""

    x: float
    y: float
    width: float
    height: float
    at: str
    number: int
    address: str
    side: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year or month written under the axis."""

    x: float
    at: str


@dataclass(frozen=True, slots=True)
class Plot:
    """All marks and ticks, and the size of the drawing."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: int
    axis: int


def plot(
    above: Sequence[Count],
    below: Sequence[Count],
    *,
    address: Callable[[str, str], str],
) -> Plot | None:
    """Return the plot of two series of days; None where there is nothing to show.

    A mark is a month where the days are far apart. `address` gives where one leads, from its side
    (`above`, `below`) and its month or day.
    """
    by_day = _is_short([*above, *below])
    if not by_day:
        above, below = _months(above), _months(below)
    places = sorted({one.value for one in (*above, *below)})
    if not places:
        return None
    first, last = _number(places[0], by_day), _number(places[-1], by_day)
    span = last - first + 1
    step = WIDTH / span
    width = max(_NARROWEST, min(_WIDEST, step * 0.8))
    most = max(one.number for one in (*above, *below))
    bars = []
    for side, series in (("above", above), ("below", below)):
        for one in series[-_MOST_BARS:]:
            height = max(4.0, HALF * (one.number / most) ** 0.5)
            x = (_number(one.value, by_day) - first + 0.5) * step - width / 2
            y = HALF - height if side == "above" else HALF + GAP
            bars.append(
                Bar(
                    round(min(max(x, 0), WIDTH - width), 1),
                    round(y, 1),
                    round(width, 1),
                    round(height, 1),
                    one.value,
                    one.number,
                    address(side, one.value),
                    side,
                )
            )
    height = 2 * HALF + GAP if below else HALF + GAP
    return Plot(tuple(bars), tuple(_ticks(first, span, step, by_day)), WIDTH, height, HALF)


def _is_short(days: Sequence[Count]) -> bool:
    known = sorted(date.fromisoformat(one.value) for one in days)
    return not known or (known[-1] - known[0]).days <= _SHORT


def _months(days: Sequence[Count]) -> list[Count]:
    found: dict[str, int] = {}
    for one in days:
        found[one.value[:7]] = found.get(one.value[:7], 0) + one.number
    return [Count(month, month, number) for month, number in found.items()]


def _number(at: str, by_day: bool) -> int:
    """Return a month or day as a number, so that its neighbours are one away."""
    if by_day:
        return date.fromisoformat(at).toordinal()
    return int(at[:4]) * 12 + int(at[5:7]) - 1


def _ticks(first: int, span: int, step: float, by_day: bool) -> list[Tick]:
    name: Callable[[int], str]
    if by_day:
        each = max(1, ceil(_DAY_WIDTH / step))
        numbers = range(first, first + span, each)
        width, name = _DAY_WIDTH, _day
    else:
        # Quarters, halves and years are what people count in.
        each = next((n for n in _MONTHS_APART if n * step >= _MONTH_WIDTH), _MONTHS_APART[-1])
        numbers = range(first + -first % each, first + span, each)
        width, name = _MONTH_WIDTH, _year if each >= 12 else _month
    found = [Tick(round((n - first + 0.5) * step, 1), name(n)) for n in numbers]
    # What would run over an edge is left out, where something else is written.
    whole = [tick for tick in found if width / 2 <= tick.x <= WIDTH - width / 2]
    return whole or [Tick(WIDTH / 2, name(first + span // 2))]


def _year(number: int) -> str:
    return f"{number // 12:04d}"


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _day(ordinal: int) -> str:
    return (date(1, 1, 1) + timedelta(days=ordinal - 1)).isoformat()
