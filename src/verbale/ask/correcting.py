"""Corrections: what people say of the entries of a reading, and a record with it carried out.

How it works. An entry has no name that lasts: `s3` is another statement after the next reading.
What lasts is where its words stand. A correction is kept with that place, and finds its entry in a
later reading by the same place or by the one that shares most of its words. Whoever corrects
changes nothing of the reading; the corrected record is made when somebody asks for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from verbale.errors import InvalidQuestion, InvalidRecord
from verbale.record.checks import check
from verbale.record.json import dumps, loads
from verbale.record.types import ActorKind, Mode, Record
from verbale.stores import drawn
from verbale.stores.pages import Correction, Verdict
from verbale.stores.types import Store

LAYERS = ("statements", "acts", "quantities", "times")
"""The layers whose entries can be accepted and rejected."""
CORRECTABLE = ("statements", "acts")
"""Those whose entries can be corrected too: the others are their words and a value."""

_SHARED = 0.5
_LONGEST = 200
_PARTIES = {"statements": ("speakers", "addressees"), "acts": ("sources", "targets")}
_MEMBERS = {
    "statements": (*_PARTIES["statements"], "content", "mode"),
    "acts": (*_PARTIES["acts"], "anchor", "type", "status"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a record as plain values; `spans` is where its words stand."""

    layer: str
    id: str
    spans: tuple[tuple[int, int], ...]
    value: Mapping[str, Any]

    @property
    def place(self) -> str:
        """The place of its words in one string."""
        return ",".join(f"{start}-{end}" for start, end in self.spans)


def entries(record: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield the entries of a record in its JSON form, layer by layer."""
    for layer in LAYERS:
        for number, value in enumerate(record.get(layer, ())):
            spans = {"statements": "content", "acts": "anchor"}.get(layer, "span")
            found = value[spans] if spans == "content" else [value[spans]]
            identifier = str(value.get("id", number))
            yield Entry(layer, identifier, tuple((a, b) for a, b in found), value)


def standing(
    record: Mapping[str, Any], corrections: Iterable[Correction]
) -> tuple[dict[tuple[str, str], Correction], list[Correction]]:
    """Return the correction of each entry, by layer and id, and those that found no entry."""
    exact: dict[tuple[str, str], Entry] = {}
    by_layer: dict[str, list[Entry]] = {}
    for entry in entries(record):
        exact.setdefault((entry.layer, entry.place), entry)
        by_layer.setdefault(entry.layer, []).append(entry)
    found: dict[tuple[str, str], Correction] = {}
    lost = []
    for correction in corrections:
        same = exact.get((correction.layer, correction.place))
        near = same or _nearest(correction.place, by_layer.get(correction.layer, []))
        if near is None or (near.layer, near.id) in found:
            lost.append(correction)
        else:
            found[near.layer, near.id] = correction
    return found, lost


def correct(
    store: Store,
    document: str,
    layer: str,
    entry: str,
    verdict: Verdict,
    *,
    author: str,
    after: Mapping[str, Any] | None = None,
    now: datetime | None = None,
) -> Correction:
    """Keep what a person says of one entry: accepted, rejected, or corrected into `after`.

    `after` has the members that are to change (for a statement speakers, addressees, content and
    mode, for an act sources, targets, anchor, type and status). A party is a key of the record or
    a mapping with `name` and `kind` for somebody new. Raises InvalidQuestion for what cannot be.
    """
    record = _reading(store, document)
    plain = json.loads(dumps(record))
    found = next((e for e in entries(plain) if (e.layer, e.id) == (layer, entry)), None)
    if found is None:
        raise InvalidQuestion(f"document {document!r} has no entry {entry!r} of {layer!r}")
    if verdict not in get_args(Verdict):
        raise InvalidQuestion(f"{verdict!r} is no verdict: accepted, rejected or corrected")
    if (verdict == "corrected") != (after is not None):
        raise InvalidQuestion("say what is to change with `corrected`, and only then")
    given = Correction(
        document=document,
        text_digest=record.document.digest,
        layer=layer,
        place=found.place,
        verdict=verdict,
        before=_with_actors(found.value, plain, layer),
        after=None if after is None else _changed(found, after, plain),
        author=_author(author),
        at=(now or datetime.now(UTC)).isoformat(timespec="seconds"),
    )
    if given.after is not None:
        _prove(plain, given)
    return store.correct(given)


def undo(store: Store, number: int, *, author: str, now: datetime | None = None) -> Correction:
    """Undo a correction: it stays in the list, with who undid it and when."""
    at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    return store.undo(number, author=_author(author), at=at)


def corrected(
    record: Mapping[str, Any], corrections: Iterable[Correction], *, checked_only: bool = False
) -> dict[str, Any]:
    """Return the record in the evaluation format with its corrections carried out.

    What was rejected is left out, what was corrected stands as corrected. `checked_only` leaves
    out what nobody has looked at. A correction whose entry a later reading no longer has is
    carried out all the same, from what was kept with it.
    """
    made = {name: deepcopy(record[name]) for name in ("document", "actors", "mentions", *LAYERS)}
    by_entry, lost = standing(record, corrections)
    for layer in LAYERS:
        kept = []
        for entry in entries({layer: made[layer]}):
            correction = by_entry.get((layer, entry.id))
            if correction is None:
                if not checked_only:
                    kept.append(dict(entry.value))
            elif correction.verdict != "rejected":
                kept.append(_carried_out(entry.value, correction, made["actors"]))
        made[layer] = kept
    text = made["document"]["text"]
    for correction in lost:
        fits = _digest(text) == correction.text_digest
        if fits and correction.verdict != "rejected":
            number = sum(len(made[layer]) for layer in LAYERS)
            fresh = {"id": f"kept{number}"} if correction.layer in CORRECTABLE else {}
            value = {**_bare(correction.before), **fresh}
            made[correction.layer].append(_carried_out(value, correction, made["actors"]))
    ids = {value["id"] for value in made["statements"]}
    for value in (*made["statements"], *made["acts"]):
        if value.get("within") not in ids:
            value["within"] = None
    return made


def export(store: Store, *, checked_only: bool = False) -> Iterator[dict[str, Any]]:
    """Yield a record in the evaluation format for every document that somebody corrected."""
    by_document: dict[str, list[Correction]] = {}
    for correction in store.corrections():
        by_document.setdefault(correction.document, []).append(correction)
    for document, corrections in by_document.items():
        written = store.record_json(document)
        if written is not None:
            yield corrected(json.loads(written), corrections, checked_only=checked_only)


def _reading(store: Store, document: str) -> Record:
    written = store.record_json(document)
    if written is None:
        raise InvalidQuestion(f"no document {document!r} in {store.url}")
    return loads(written)


def _author(author: str) -> str:
    name = " ".join(author.split())[:_LONGEST]
    if not name:
        raise InvalidQuestion("author: say who corrects, so that others can ask back")
    return name


def _nearest(place: str, candidates: list[Entry]) -> Entry | None:
    spans = _spans(place)
    length = sum(end - start for start, end in spans)
    best, shared = None, 0
    for entry in candidates:
        common = sum(
            max(0, min(end, other_end) - max(start, other_start))
            for start, end in spans
            for other_start, other_end in entry.spans
        )
        larger = max(length, sum(end - start for start, end in entry.spans))
        if common > shared and common >= _SHARED * larger:
            best, shared = entry, common
    return best


def _spans(place: str) -> list[tuple[int, int]]:
    found = []
    for piece in place.split(","):
        start, _, end = piece.partition("-")
        if start.isdecimal() and end.isdecimal():
            found.append((int(start), int(end)))
    return found


def _with_actors(value: Mapping[str, Any], record: Mapping[str, Any], layer: str) -> dict[str, Any]:
    keys = [key for part in _PARTIES.get(layer, ()) for key in value[part]]
    return {**value, "actors": {key: record["actors"][key] for key in keys}}


def _bare(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: member for name, member in value.items() if name != "actors"}


def _changed(entry: Entry, after: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    if entry.layer not in CORRECTABLE:
        raise InvalidQuestion(
            f"entries of {entry.layer} can be accepted or rejected, but not corrected"
        )
    members = _MEMBERS[entry.layer]
    wrong = [name for name in after if name not in members]
    if wrong:
        raise InvalidQuestion(f"{wrong[0]!r} cannot be corrected: {', '.join(members)} can")
    changed: dict[str, Any] = {}
    actors: dict[str, Any] = {}
    for name, given in after.items():
        if name in _PARTIES[entry.layer]:
            changed[name] = [_party(one, record["actors"], actors) for one in _list(name, given)]
        elif name == "content":
            changed[name] = [_pair(name, pair) for pair in _list(name, given)]
        elif name == "anchor":
            changed[name] = _pair(name, given)
        elif name == "mode" and given not in get_args(Mode):
            raise InvalidQuestion(f"mode: {given!r} is none of {', '.join(get_args(Mode))}")
        else:
            changed[name] = given
    return {**changed, "actors": actors}


def _list(name: str, given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise InvalidQuestion(f"{name}: a list is needed")
    return given


def _pair(name: str, given: Any) -> list[int]:
    whole = isinstance(given, list) and len(given) == 2 and all(type(n) is int for n in given)
    if not whole or not 0 <= given[0] < given[1]:
        raise InvalidQuestion(
            f"{name}: write a span as its first character and its end, [172, 246]"
        )
    return [given[0], given[1]]


def _party(given: Any, known: Mapping[str, Any], made: dict[str, Any]) -> str:
    if isinstance(given, str):
        if given not in known:
            raise InvalidQuestion(
                f"{given!r} is no actor of this document: give the name and kind of somebody new"
            )
        return given
    name = given.get("name") if isinstance(given, Mapping) else None
    kind = given.get("kind", "person") if isinstance(given, Mapping) else None
    if not isinstance(name, str) or not name.strip() or len(name) > _LONGEST:
        raise InvalidQuestion("a party is a key of the record or a mapping with `name` and `kind`")
    if kind not in get_args(ActorKind):
        raise InvalidQuestion(f"kind: {kind!r} is none of {', '.join(get_args(ActorKind))}")
    key = f"named:{' '.join(name.split())}"
    made[key] = {
        "kind": kind,
        "names": [" ".join(name.split())],
        "country": None,
        "role": None,
        "members": [],
    }
    return key


def _prove(plain: Mapping[str, Any], given: Correction) -> None:
    """Refuse a correction after which the record would contradict its own text."""
    made = corrected(plain, [given])
    made["provenance"] = {**plain["provenance"], "entries": {}}
    try:
        wrong = check(loads(json.dumps(made)))
    except InvalidRecord as error:
        raise InvalidQuestion(f"this cannot be kept: {error}") from error
    if wrong:
        raise InvalidQuestion(f"this cannot be kept: {wrong[0]}")


def _carried_out(
    value: Mapping[str, Any], correction: Correction, actors: dict[str, Any]
) -> dict[str, Any]:
    if correction.after is None:
        if correction.verdict == "accepted":
            actors.update(
                {k: v for k, v in correction.before.get("actors", {}).items() if k not in actors}
            )
        return dict(value)
    after = correction.after
    for source in (correction.before.get("actors", {}), after.get("actors", {})):
        actors.update({key: actor for key, actor in source.items() if key not in actors})
    return {**value, **_bare(after)}


def _digest(text: str) -> str:
    return drawn.digest(text.encode("utf-8", "surrogatepass"))
