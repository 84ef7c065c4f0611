"""A pair over time: how many acts each side did to the other, of which kind, how friendly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbale.ask.events import EventFilter, events
from verbale.errors import InvalidQuestion
from verbale.ontology.plover import Ontology, load_ontology
from verbale.record.types import Status
from verbale.stores.deeds import EventQuery, PairCount
from verbale.stores.types import Store

PERIODS = ("day", "month", "year")
QUAD_NAMES = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


@dataclass(frozen=True, slots=True)
class Period:
    """What one side did to the other in a day, month or year; `quads` counts classes 1 to 4.

    `goldstein` is the mean over the acts with a score, on the scale from -10 to +10 that PLOVER's
    CAMEO codes have; None where none has one.
    """

    period: str
    source: str
    target: str
    number: int
    quads: tuple[int, int, int, int]
    goldstein: float | None
    types: dict[str, int]

    def as_dict(self) -> dict[str, Any]:
        """Return the period as plain values, as every output shows it."""
        return {
            "period": self.period,
            "source": self.source,
            "target": self.target,
            "acts": self.number,
            **dict(zip(QUAD_NAMES, self.quads, strict=True)),
            "goldstein": self.goldstein,
            "types": dict(self.types),
        }


@dataclass(frozen=True, slots=True)
class Timeline:
    """Both directions of a pair, each with its periods, the earliest first."""

    first: str
    second: str
    by: str
    there: tuple[Period, ...]
    back: tuple[Period, ...]

    def rows(self) -> list[Period]:
        """Return the periods of both directions in the order of time."""
        return sorted((*self.there, *self.back), key=lambda one: one.period)


def timeline(
    store: Store,
    first: str,
    second: str,
    *,
    since: date | None = None,
    until: date | None = None,
    by: str = "month",
    status: Status = "actual",
) -> Timeline:
    """Return what two did to each other, period by period; periods without an act are left out.

    Only dated acts count, and of these what is said to be (`status`): an agreement that was not
    signed is none. Acts that both do together count once in each direction.
    """
    if by not in PERIODS:
        raise InvalidQuestion(f"no period is called {by!r}: choose of {', '.join(PERIODS)}")
    if since and until and since > until:
        raise InvalidQuestion(f"since {since} lies after until {until}: no act can meet both")
    ontology = load_ontology()
    names = {who: _shown(store, who) for who in (first, second)}
    both = []
    for source, target in ((first, second), (second, first)):
        counts = store.pair_counts(source, target, since=since, until=until, by=by, status=status)
        both.append(tuple(_periods(counts, names[source], names[target], ontology)))
    return Timeline(names[first], names[second], by, both[0], both[1])


def only_undated(store: Store, first: str, second: str, *, status: Status = "actual") -> bool:
    """Say whether acts between two are stored, and all in documents without a date.

    No period can count those; they need a date of publication first.
    """
    found = False
    for source, target in ((first, second), (second, first)):
        for row in events(
            store, EventFilter(EventQuery(source=source, target=target, status=status))
        ):
            if row.published is not None:
                return False
            found = True
    return found


def _periods(
    counts: Iterable[PairCount], source: str, target: str, ontology: Ontology
) -> list[Period]:
    by_period: dict[str, list[PairCount]] = {}
    for count in counts:
        by_period.setdefault(count.period, []).append(count)
    scores: dict[tuple[str, str | None], float | None] = {}
    found = []
    for period, held in by_period.items():
        quads = [0, 0, 0, 0]
        types: dict[str, int] = {}
        scored, total = 0, 0.0
        for count in held:
            quads[ontology.type(count.type).quad - 1] += count.number
            types[count.type] = types.get(count.type, 0) + count.number
            place = (count.type, count.mode)
            if place not in scores:
                scores[place] = goldstein(ontology, *place)
            score = scores[place]
            if score is not None:
                scored += count.number
                total += score * count.number
        found.append(
            Period(
                period=period,
                source=source,
                target=target,
                number=sum(count.number for count in held),
                quads=(quads[0], quads[1], quads[2], quads[3]),
                goldstein=round(total / scored, 2) if scored else None,
                types=types,
            )
        )
    return found


def goldstein(ontology: Ontology, type: str, mode: str | None) -> float | None:
    """Return the Goldstein score of an act: its mode's where that has one, else its type's."""
    narrower = ontology.goldstein(type, mode) if mode is not None else None
    return narrower if narrower is not None else ontology.goldstein(type)


def _shown(store: Store, who: str) -> str:
    """Return a side as it was asked for; by the name that is kept where it was merged."""
    who = who.strip()
    if len(who) == 3 and who.isascii() and who.isalpha():
        return who.upper()
    for one in store.seen(who, most=1):
        if store.merges([one.key]):
            return one.name
    return who
