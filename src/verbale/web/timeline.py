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
_DAY_WIDTH = 120
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
    # A month needs some seventy units and a day a hundred; they stand as often as that lets them.
    each = max(1, round(90 / step))
    found = []
    if by_day:
        each = max(1, ceil(_DAY_WIDTH / step))
        for number in range(first, first + span, each):
            x = round((number - first + 0.5) * step, 1)
            # What would run over the edge is left out, where another day is written.
            if _DAY_WIDTH / 2 <= x <= WIDTH - _DAY_WIDTH / 2:
                found.append(Tick(x, _day(number)))
        return found or [Tick(WIDTH / 2, _day(first + span // 2))]
    each = each if each < 12 else -(-each // 12) * 12
    for number in range(first, first + span):
        if (number % each == 0) or (each < 12 and number == first):
            at = (
                f"{number // 12:04d}" if each >= 12 else f"{number // 12:04d}-{number % 12 + 1:02d}"
            )
            x = round((number - first + 0.5) * step, 1)
            if not found or x - found[-1].x > 60:
                found.append(Tick(x, at))
    if not found:
        found.append(Tick(round(0.5 * step, 1), f"{first // 12:04d}-{first % 12 + 1:02d}"))
    return found


def _day(ordinal: int) -> str:
    return (date(1, 1, 1) + timedelta(days=ordinal - 1)).isoformat()
