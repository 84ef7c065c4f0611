"""Positions: what an actor holds on an issue, seen through its acts and statements.

How it works. The type of an act is a stance, and so is the class of a statement's cue. A statement
that is the words of an act already shown is not shown again. Nothing is weighed or summed up: each
entry stands with its words and its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from types import MappingProxyType
from typing import Any, Literal

from verbale.ask.events import EventFilter, events
from verbale.ask.filter import Filter
from verbale.ask.issues import Meant, meant
from verbale.errors import InvalidQuestion
from verbale.stores.deeds import EventQuery, EventRow
from verbale.stores.types import Party, Query, StatementRow, Store

Stance = Literal["supports", "is ready", "demands", "opposes", "condemns"]

STANCE_OF_ACT: Mapping[str, Stance] = MappingProxyType(
    {
        "AGREE": "is ready",
        "CONCEDE": "is ready",
        "SUPPORT": "supports",
        "COOPERATE": "supports",
        "AID": "supports",
        "REQUEST": "demands",
        "REJECT": "opposes",
        "THREATEN": "opposes",
        "SANCTION": "opposes",
        "PROTEST": "opposes",
        "ACCUSE": "condemns",
    }
)
"""What an act holds; what is no stance is left out: talks, moves of troops, violence."""

STANCE_OF_CUE: Mapping[str, Stance] = MappingProxyType(
    {
        "agreement": "is ready",
        "blame": "condemns",
        "offer": "is ready",
        "praise": "supports",
        "promise": "is ready",
        "refusal": "opposes",
        "request": "demands",
        "support": "supports",
    }
)
"""What the class of a cue holds; an assertion or a judgment takes no side by itself."""

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Position:
    """One stance with its words; `entry` is the act or statement of `document` that carries it."""

    document: str
    published: date | None
    publisher: str | None
    entry: str
    stance: Stance
    kind: str
    who: tuple[Party, ...]
    towards: tuple[Party, ...]
    claimed_by: tuple[Party, ...]
    anchor: str
    words: str
    spans: tuple[tuple[int, int], ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the position as plain values, as every output shows it."""
        return {
            "document": self.document,
            "entry": self.entry,
            "published": self.published.isoformat() if self.published else None,
            "publisher": self.publisher,
            "stance": self.stance,
            "kind": self.kind,
            "who": [party.as_dict() for party in self.who],
            "towards": [party.as_dict() for party in self.towards],
            "claimed_by": [party.as_dict() for party in self.claimed_by],
            "anchor": self.anchor,
            "words": self.words,
            "spans": [list(pair) for pair in self.spans],
        }


def positions(
    store: Store,
    who: str,
    on: str,
    *,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    language: str = "fr",
) -> Iterator[Position]:
    """Return the stances of an actor on an issue, the newest first and undated ones last.

    `on` is words, or the key of a concept: the concepts below it count too. A negated stance is
    none, save that not to support is to oppose.
    """
    if not on.strip():
        raise InvalidQuestion('no issue given: name one, as in --on Afghanistan or --on "pêche"')
    issue = meant(on, language=language)
    query = EventQuery(source=who, since=since, until=until, issues=issue.keys, words=issue.phrases)
    acts = _of_acts(store, query)
    said = _of_statements(store, who, issue, since, until)
    yield from islice(_distinct(merge(acts, said, key=_age)), limit)


def _of_acts(store: Store, query: EventQuery) -> Iterator[Position]:
    for row in events(store, EventFilter(query)):
        stance = _stance(row)
        if stance is not None:
            yield Position(
                document=row.document,
                published=row.published,
                publisher=row.publisher,
                entry=row.id,
                stance=stance,
                kind=row.type,
                who=row.sources,
                towards=row.targets,
                claimed_by=row.claimed_by,
                anchor=row.anchor,
                words=row.sentence,
                spans=((row.anchor_span.start, row.anchor_span.end),),
            )


def _stance(row: EventRow) -> Stance | None:
    if row.status == "negated":
        return "opposes" if row.type == "SUPPORT" else None
    return STANCE_OF_ACT.get(row.type)


def _of_statements(
    store: Store, who: str, issue: Meant, since: date | None, until: date | None
) -> Iterator[Position]:
    ways = [
        _statements(store, Query(speaker=who, since=since, until=until, search=phrase))
        for phrase in issue.phrases
    ]
    seen: set[tuple[str, str]] = set()
    for row in merge(*ways, key=lambda row: _when(row.published)):
        stance = STANCE_OF_CUE.get(row.type or "")
        if (row.document, row.id) in seen or stance is None:
            continue
        seen.add((row.document, row.id))
        first = row.cue_span or row.content[0]
        yield Position(
            document=row.document,
            published=row.published,
            publisher=row.publisher,
            entry=row.id,
            stance=stance,
            kind=row.type or "",
            who=row.speakers,
            towards=row.addressees,
            claimed_by=(),
            anchor=row.cue or "",
            words=row.words,
            spans=((first.start, first.end), *((span.start, span.end) for span in row.content)),
        )


def _statements(store: Store, query: Query) -> Iterator[StatementRow]:
    # Each way is one search; the filter refuses what cannot be searched for.
    Filter(search=query.search)
    after: str | None = None
    while True:
        rows = store.newest_statements(query, after=after, size=_PAGE)
        yield from rows
        if len(rows) < _PAGE:
            return
        after = rows[-1].cursor


def _distinct(found: Iterator[Position]) -> Iterator[Position]:
    """Leave out the statements whose cue is the anchor of an act of the same day."""
    waiting: list[Position] = []
    for one in found:
        if waiting and _when(waiting[0].published) != _when(one.published):
            yield from _flushed(waiting)
            waiting = []
        waiting.append(one)
    yield from _flushed(waiting)


def _flushed(day: list[Position]) -> Iterator[Position]:
    shown = {
        (one.document, place)
        for one in day
        if one.kind in STANCE_OF_ACT
        for place in range(*one.spans[0])
    }
    for one in day:
        if one.kind in STANCE_OF_ACT or (one.document, one.spans[0][0]) not in shown:
            yield one


def _age(one: Position) -> tuple[int, int]:
    return _when(one.published)


def _when(published: date | None) -> tuple[int, int]:
    return (1, 0) if published is None else (0, -published.toordinal())
