"""The record as JSON: the shape of FORMAT.md, plus one member `provenance`.

How it works. FORMAT.md has no room for who vouches for an entry, so all of that stands apart, in
`provenance.entries`, keyed as the entries are: actors, statements and acts by key, mentions,
quantities and times by position. So does what else we know of an entry: hedges, limits, modes.
What is the same for every entry (version, input digest) is said once, at the top, and put back
into each `Provenance` on reading. Blocks are not written: they follow from the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from verbale.errors import InvalidRecord
from verbale.record.types import Act, Actor, Mention, Provenance, Quantity, Record, Statement, Time
from verbale.text.document import Document
from verbale.text.span import Span

UNKNOWN = "unknown"
"""The version and model of a record that does not say: a gold file, somebody else's prediction."""

# Half of a surrogate pair cannot be written in UTF-8; JSON can still name it by its escape. So it
# does with what some readers of lines take for the end of one: a record must stay on its line.
# Cases: '\ud800' and '\udfff' are halves, '\u2028' ends a line, an emoji is neither.
_ESCAPED = re.compile("(?P<character>[\ud800-\udfff\x85\u2028\u2029])")


def to_json(record: Record) -> dict[str, Any]:
    """Return the record as plain dicts and lists, keys in the order of FORMAT.md."""
    document = record.document
    return {
        "document": {
            "id": document.id,
            "language": document.language,
            "published": document.published.isoformat() if document.published else None,
            "publisher": document.publisher,
            "title": document.title,
            "text": document.text,
        },
        "actors": {actor.key: _actor(actor) for actor in record.actors},
        "mentions": [
            {"span": _pair(mention.span), "actors": list(mention.actors)}
            for mention in record.mentions
        ],
        "statements": [_statement(statement) for statement in record.statements],
        "acts": [_act(act) for act in record.acts],
        "quantities": [_quantity(quantity) for quantity in record.quantities],
        "times": [{"span": _pair(time.span), "value": time.value} for time in record.times],
        "provenance": _provenance(record),
    }


def dumps(record: Record) -> str:
    """Return the record as one line of JSON: the same record always gives the same bytes."""
    text = json.dumps(to_json(record), ensure_ascii=False, separators=(", ", ": "))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found['character']):04x}", text)


def loads(text: str) -> Record:
    """Return the record that this line of JSON holds; InvalidRecord where it is no JSON."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise InvalidRecord(f"this is no JSON: {error}. Pass one record as FORMAT.md has it") from (
            error
        )
    return from_json(data)


def from_json(data: Mapping[str, Any]) -> Record:
    """Return the record that `to_json` made this from.

    A file without `provenance` (gold, another tool) is read too, with version and model
    `unknown`.
    Raises InvalidRecord where a member is missing or of the wrong type; whether the record is
    true to its text is the question of `verbale.record.checks`.
    """
    try:
        return _record(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        place = f"no member {error}" if isinstance(error, KeyError) else str(error)
        raise InvalidRecord(
            f"the record of document {_name(data)}: {place}. `verbale schema` prints the shape"
        ) from error


def _record(data: Mapping[str, Any]) -> Record:
    from verbale.text.blocks import split_blocks

    head = data["document"]
    text = _string(head["text"], "document.text")
    said = data.get("provenance") or {}
    entries = said.get("entries") or {}
    maker = _Maker(said.get("verbale", UNKNOWN), said.get("input", UNKNOWN))
    published = head.get("published")
    document = Document(
        id=_string(head["id"], "document.id"),
        text=text,
        blocks=split_blocks(text),
        language=head.get("language") or "fr",
        published=date.fromisoformat(published) if published else None,
        publisher=head.get("publisher"),
        title=head.get("title"),
        warnings=tuple((entries.get("document") or {}).get("warnings", ())),
    )
    by_actor = entries.get("actors") or {}
    by_mention = entries.get("mentions") or [None] * len(data["mentions"])
    by_statement = entries.get("statements") or {}
    quantities, times = data.get("quantities") or [], data.get("times") or []
    acts, by_act = data.get("acts") or [], entries.get("acts") or {}
    by_quantity = entries.get("quantities") or [None] * len(quantities)
    by_time = entries.get("times") or [None] * len(times)
    return Record(
        document=document,
        version=maker.version,
        model=said.get("model", UNKNOWN),
        actors=tuple(
            Actor(
                key=key,
                kind=actor["kind"],
                names=tuple(actor["names"]),
                country=actor.get("country"),
                role=actor.get("role"),
                members=tuple(actor.get("members", ())),
                provenance=maker.provenance(by_actor.get(key)),
            )
            for key, actor in data["actors"].items()
        ),
        mentions=tuple(
            Mention(_span(mention["span"]), tuple(mention["actors"]), maker.provenance(entry))
            for mention, entry in zip(data["mentions"], by_mention, strict=True)
        ),
        statements=tuple(
            Statement(
                id=statement["id"],
                speakers=tuple(statement["speakers"]),
                addressees=tuple(statement["addressees"]),
                cue=None if statement["cue"] is None else _span(statement["cue"]),
                content=tuple(_span(pair) for pair in statement["content"]),
                mode=statement["mode"],
                within=statement.get("within"),
                type=(by_statement.get(statement["id"]) or {}).get("type"),
                voice=_words(by_statement.get(statement["id"]), "voice"),
                provenance=maker.provenance(by_statement.get(statement["id"])),
            )
            for statement in data["statements"]
        ),
        layers=tuple(said.get("layers", ("mentions", "statements"))),
        warnings=tuple(said.get("warnings", ())),
        quantities=tuple(
            Quantity(
                span=_span(quantity["span"]),
                value=_number(quantity["value"]),
                unit=quantity["unit"],
                per=quantity.get("per"),
                approximate=(entry or {}).get("approximate"),
                provenance=maker.provenance(entry),
            )
            for quantity, entry in zip(quantities, by_quantity, strict=True)
        ),
        times=tuple(
            Time(
                span=_span(time["span"]),
                value=time["value"],
                earliest=_day((entry or {}).get("earliest")),
                latest=_day((entry or {}).get("latest")),
                precision=(entry or {}).get("precision"),
                bound=(entry or {}).get("bound"),
                provenance=maker.provenance(entry),
            )
            for time, entry in zip(times, by_time, strict=True)
        ),
        acts=tuple(
            Act(
                id=act["id"],
                type=act["type"],
                sources=tuple(act["sources"]),
                targets=tuple(act["targets"]),
                anchor=_span(act["anchor"]),
                about=tuple(_span(pair) for pair in act["about"]),
                status=act["status"],
                within=act.get("within"),
                mode=(by_act.get(act["id"]) or {}).get("mode"),
                provenance=maker.provenance(by_act.get(act["id"])),
                complement=_words(by_act.get(act["id"]), "complement"),
                issues=tuple((by_act.get(act["id"]) or {}).get("issues", ())),
                contexts=tuple((by_act.get(act["id"]) or {}).get("contexts", ())),
            )
            for act in acts
        ),
    )


class _Maker:
    """Gives every entry's provenance the version and input that the record says once."""

    def __init__(self, version: str, digest: str) -> None:
        self.version = version
        self.digest = digest

    def provenance(self, entry: Mapping[str, Any] | None) -> Provenance | None:
        # A type without provenance is written too, so the component decides, not the entry.
        if entry is None or "component" not in entry:
            return None
        return Provenance(
            component=entry["component"],
            rule=entry["rule"],
            version=self.version,
            input=self.digest,
            because=tuple(entry.get("because", ())),
        )


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "kind": actor.kind,
        "names": list(actor.names),
        "country": actor.country,
        "role": actor.role,
        "members": list(actor.members),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "speakers": list(statement.speakers),
        "addressees": list(statement.addressees),
        "cue": None if statement.cue is None else _pair(statement.cue),
        "content": [_pair(span) for span in statement.content],
        "mode": statement.mode,
        "within": statement.within,
    }


def _act(act: Act) -> dict[str, Any]:
    return {
        "id": act.id,
        "type": act.type,
        "sources": list(act.sources),
        "targets": list(act.targets),
        "anchor": _pair(act.anchor),
        "about": [_pair(span) for span in act.about],
        "status": act.status,
        "within": act.within,
    }


def _act_entry(act: Act) -> dict[str, Any] | None:
    known: dict[str, Any] = {
        "mode": act.mode,
        "complement": None if act.complement is None else _pair(act.complement),
        "issues": list(act.issues),
        "contexts": list(act.contexts),
    }
    known = {name: value for name, value in known.items() if value}
    return {**(_entry(act.provenance) or {}), **known} or None


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "span": _pair(quantity.span),
        "value": quantity.value,
        "unit": quantity.unit,
        "per": quantity.per,
    }


def _quantity_entry(quantity: Quantity) -> dict[str, Any] | None:
    entry = dict(_entry(quantity.provenance) or {})
    if quantity.approximate is not None:
        entry["approximate"] = quantity.approximate
    return entry or None


def _time_entry(time: Time) -> dict[str, Any] | None:
    entry = dict(_entry(time.provenance) or {})
    known = {
        "earliest": time.earliest and time.earliest.isoformat(),
        "latest": time.latest and time.latest.isoformat(),
        "precision": time.precision,
        "bound": time.bound,
    }
    entry.update({name: value for name, value in known.items() if value is not None})
    return entry or None


def _provenance(record: Record) -> dict[str, Any]:
    statements: dict[str, Any] = {}
    for statement in record.statements:
        # The class of the cue (promise, denial …) and the words that name the speaker are no
        # members of FORMAT.md's statement.
        kind = {} if statement.type is None else {"type": statement.type}
        voice = {} if statement.voice is None else {"voice": _pair(statement.voice)}
        entry = {**(_entry(statement.provenance) or {}), **kind, **voice}
        statements[statement.id] = entry or None
    return {
        "verbale": record.version,
        "model": record.model,
        "input": record.document.digest,
        "layers": list(record.layers),
        "warnings": list(record.warnings),
        "entries": {
            "document": {"warnings": list(record.document.warnings)},
            "actors": {actor.key: _entry(actor.provenance) for actor in record.actors},
            "mentions": [_entry(mention.provenance) for mention in record.mentions],
            "statements": statements,
            "acts": {act.id: _act_entry(act) for act in record.acts},
            "quantities": [_quantity_entry(quantity) for quantity in record.quantities],
            "times": [_time_entry(time) for time in record.times],
        },
    }


def _entry(provenance: Provenance | None) -> dict[str, Any] | None:
    if provenance is None:
        return None
    return {
        "component": provenance.component,
        "rule": provenance.rule,
        "because": list(provenance.because),
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _span(pair: Any) -> Span:
    start, end = pair
    return Span(start, end)


def _number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return value


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _words(entry: Mapping[str, Any] | None, member: str) -> Span | None:
    pair = (entry or {}).get(member)
    return None if pair is None else _span(pair)


def _string(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{place} is no string")
    return value


def _name(data: Any) -> str:
    try:
        return repr(data["document"]["id"])
    except (KeyError, TypeError):
        return "without an id"
