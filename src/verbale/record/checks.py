"""Whether a record is true to its own document: a list of sentences, empty where all is well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import isfinite
from typing import get_args

from verbale.record.types import (
    ActorKind,
    ActType,
    Approximation,
    Bound,
    Mode,
    Per,
    Precision,
    Record,
    Role,
    Statement,
    Status,
)
from verbale.text.span import Span


def check(record: Record) -> list[str]:
    """Return what contradicts the document or the record itself, each as one sentence.

    Proves that every span lies within the text and holds words, that every key has an actor,
    that keys and ids occur once, that `within` leads to a statement and never in a circle, that
    acts have a type of the ontology, that no two quantities and no two times share a word, and
    that every provenance names this version and this text.
    """
    return [
        *_actors(record),
        *_mentions(record),
        *_statements(record),
        *_acts(record),
        *_quantities(record),
        *_times(record),
        *_provenance(record),
    ]


def _actors(record: Record) -> Iterator[str]:
    for key, count in Counter(actor.key for actor in record.actors).items():
        if count > 1:
            yield f"actor {key}: the key occurs {count} times"
    keys = {actor.key for actor in record.actors}
    for actor in record.actors:
        if actor.kind not in get_args(ActorKind):
            yield f"actor {actor.key}: {actor.kind!r} is no kind of actor"
        if actor.role is not None and actor.role not in get_args(Role):
            yield f"actor {actor.key}: {actor.role!r} is no role"
        # An unnamed official has no name at all, which is no fault; an empty one is.
        if not all(name.strip() for name in actor.names):
            yield f"actor {actor.key}: one of its names has no words"
        yield from _keys(f"actor {actor.key}: member", actor.members, keys)


def _mentions(record: Record) -> Iterator[str]:
    keys = {actor.key for actor in record.actors}
    for number, mention in enumerate(record.mentions):
        place = f"mention {number}"
        yield from _words(place, mention.span, record.document.text)
        yield from _keys(f"{place}: actor", mention.actors, keys)


def _statements(record: Record) -> Iterator[str]:
    text = record.document.text
    keys = {actor.key for actor in record.actors}
    by_id = {statement.id: statement for statement in record.statements}
    for identifier, count in Counter(statement.id for statement in record.statements).items():
        if count > 1:
            yield f"statement {identifier}: the id occurs {count} times"
    for statement in record.statements:
        place = f"statement {statement.id}"
        if statement.mode not in get_args(Mode):
            yield f"{place}: {statement.mode!r} is no mode"
        yield from _keys(f"{place}: speaker", statement.speakers, keys)
        yield from _keys(f"{place}: addressee", statement.addressees, keys)
        if statement.cue is not None:
            yield from _words(f"{place}: cue", statement.cue, text)
        if statement.voice is not None:
            yield from _words(f"{place}: voice", statement.voice, text)
        if not statement.content:
            yield f"{place}: it has no content"
        for span in statement.content:
            yield from _words(f"{place}: content", span, text)
        yield from _within(statement, by_id)


def _within(statement: Statement, by_id: dict[str, Statement]) -> Iterator[str]:
    seen = {statement.id}
    inner = statement
    while inner.within is not None:
        if inner.within not in by_id:
            # The statement that points nowhere says so itself; those inside it need not.
            if inner is statement:
                yield f"statement {statement.id}: it lies within {inner.within!r}, which is none"
            return
        if inner.within in seen:
            yield f"statement {statement.id}: it lies within itself"
            return
        inner = by_id[inner.within]
        seen.add(inner.id)


def _acts(record: Record) -> Iterator[str]:
    text = record.document.text
    keys = {actor.key for actor in record.actors}
    statements = {statement.id for statement in record.statements}
    for identifier, count in Counter(act.id for act in record.acts).items():
        if count > 1:
            yield f"act {identifier}: the id occurs {count} times"
    for act in record.acts:
        place = f"act {act.id}"
        if act.type not in get_args(ActType):
            yield f"{place}: {act.type!r} is no event type"
        if act.status not in get_args(Status):
            yield f"{place}: {act.status!r} is no status"
        yield from _keys(f"{place}: source", act.sources, keys)
        yield from _keys(f"{place}: target", act.targets, keys)
        yield from _words(f"{place}: anchor", act.anchor, text)
        if act.complement is not None:
            yield from _words(f"{place}: complement", act.complement, text)
        for span in act.about:
            yield from _words(f"{place}: about", span, text)
        if act.within is not None and act.within not in statements:
            yield f"{place}: it lies within {act.within!r}, which is no statement"


def _quantities(record: Record) -> Iterator[str]:
    for number, quantity in enumerate(record.quantities):
        place = f"quantity {number}"
        yield from _words(place, quantity.span, record.document.text)
        if isinstance(quantity.value, float) and not isfinite(quantity.value):
            yield f"{place}: {quantity.value} is no number that can be written"
        if not quantity.unit.strip():
            yield f"{place}: it has no unit"
        if quantity.per not in (None, *get_args(Per)):
            yield f"{place}: {quantity.per!r} is no period"
        if quantity.approximate not in (None, *get_args(Approximation)):
            yield f"{place}: {quantity.approximate!r} is no approximation"
    yield from _apart("quantities", [quantity.span for quantity in record.quantities])


def _times(record: Record) -> Iterator[str]:
    for number, time in enumerate(record.times):
        place = f"time {number}"
        yield from _words(place, time.span, record.document.text)
        if time.earliest and time.latest and time.latest < time.earliest:
            yield f"{place}: it ends on {time.latest}, before it begins on {time.earliest}"
        if time.precision not in (None, *get_args(Precision)):
            yield f"{place}: {time.precision!r} is no precision"
        if time.bound not in (None, *get_args(Bound)):
            yield f"{place}: {time.bound!r} is no bound"
    yield from _apart("times", [time.span for time in record.times])


def _apart(layer: str, spans: Iterable[Span]) -> Iterator[str]:
    for one, other in pairwise(sorted(spans)):
        if one.overlaps(other):
            yield (
                f"{layer}: [{one.start}, {one.end}) and [{other.start}, {other.end}) share words"
            )


def _provenance(record: Record) -> Iterator[str]:
    digest = record.document.digest
    entries = [
        *((f"actor {actor.key}", actor.provenance) for actor in record.actors),
        *((f"mention {n}", mention.provenance) for n, mention in enumerate(record.mentions)),
        *((f"statement {statement.id}", statement.provenance) for statement in record.statements),
        *((f"act {act.id}", act.provenance) for act in record.acts),
        *((f"quantity {n}", quantity.provenance) for n, quantity in enumerate(record.quantities)),
        *((f"time {n}", time.provenance) for n, time in enumerate(record.times)),
    ]
    for place, provenance in entries:
        if provenance is None:
            continue
        if provenance.version != record.version:
            yield f"{place}: made by version {provenance.version}, the record by {record.version}"
        if provenance.input != digest:
            yield f"{place}: made from another text ({provenance.input})"


def _words(place: str, span: Span, text: str) -> Iterator[str]:
    if span.end > len(text):
        yield (
            f"{place} [{span.start}, {span.end}) ends beyond the text, "
            f"which has {len(text)} characters"
        )
    elif not span.of(text).strip():
        yield f"{place} [{span.start}, {span.end}) holds no words"


def _keys(place: str, wanted: Iterable[str], known: set[str]) -> Iterator[str]:
    for key in wanted:
        if key not in known:
            yield f"{place} {key!r} is no actor of the record"
