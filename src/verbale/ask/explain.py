"""Explain: why an entry is in a record: its words, its rule, the trigger's frame, the steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from importlib import import_module
from types import MappingProxyType
from typing import Any

from verbale.ask.rules import Precision, precisions
from verbale.errors import InvalidQuestion
from verbale.extract.commitments import commitments_of
from verbale.languages.cue import CueLexicon
from verbale.languages.trigger import Trigger, TriggerLexicon
from verbale.ontology.issues import load_issues
from verbale.ontology.plover import load_ontology
from verbale.record.types import Act, Actor, Provenance, Record, Statement
from verbale.stores.known import Identity
from verbale.text.span import Span

LANGUAGES = ("fr",)
_SKIPPED = frozenset({"trigger", "kind", "lemma", "particle", "type", "yes", "no", "cue"})


@dataclass(frozen=True, slots=True)
class Explanation:
    """One entry with all that vouches for it; `facts` are what it says, as label and value.

    `frame` is the line of the lexicon that the words met; empty where a rule needs no word.
    """

    document: str
    entry: str
    layer: str
    words: str
    span: tuple[int, int] | None
    facts: tuple[tuple[str, str], ...]
    provenance: Provenance | None
    trigger: str
    frame: tuple[tuple[str, str], ...]
    precisions: tuple[Precision, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the explanation as plain values."""
        made = self.provenance
        return {
            "document": self.document,
            "entry": self.entry,
            "layer": self.layer,
            "words": self.words,
            "span": list(self.span) if self.span else None,
            "facts": dict(self.facts),
            "component": made.component if made else None,
            "rule": made.rule if made else None,
            "version": made.version if made else None,
            "because": list(made.because) if made else [],
            "trigger": self.trigger or None,
            "frame": dict(self.frame),
            "precision": [
                {"set": one.set, "family": one.family, "right": one.right, "found": one.found}
                for one in self.precisions
            ],
        }


def explain(
    record: Record, entry: str, *, identities: Mapping[str, Identity] = MappingProxyType({})
) -> Explanation:
    """Return why this entry is in the record.

    `entry` is the id of a statement (`s1`) or act (`a1`), the place of a mention (`m1`), quantity
    (`q1`) or time (`t1`) counted from 1, or the key of an actor, in the record or over all
    documents as `identities` of the store say. Raises InvalidQuestion otherwise.
    """
    found = _entries(record)
    wanted = entry.strip()
    if wanted not in found:
        # Two of the record may be one; the first of them stands for both.
        wanted = next((own for own, one in identities.items() if one.key == wanted), wanted)
    if wanted not in found:
        near = get_close_matches(wanted, found, n=3)
        raise InvalidQuestion(
            f"no entry {wanted!r} in the record of {record.document.id}: "
            + (f"near: {', '.join(near)}" if near else f"it has {_spelled(record)}")
        )
    layer, one = found[wanted]
    made: Provenance | None = one.provenance
    span = _span(one)
    trigger, frame = _frame(record.document.language, one)
    return Explanation(
        document=record.document.id,
        entry=wanted,
        layer=layer,
        words=span.of(record.document.text) if span is not None else "",
        span=(span.start, span.end) if span is not None else None,
        facts=tuple(_facts(one, record, identities)),
        provenance=made,
        trigger=trigger,
        frame=frame,
        precisions=precisions(made) if made is not None else (),
    )


def _entries(record: Record) -> dict[str, tuple[str, Any]]:
    found: dict[str, tuple[str, Any]] = {one.key: ("actor", one) for one in record.actors}
    for layer, letter, entries in (
        ("mention", "m", record.mentions),
        ("quantity", "q", record.quantities),
        ("time", "t", record.times),
    ):
        found |= {f"{letter}{place}": (layer, one) for place, one in enumerate(entries, 1)}
    found |= {one.id: ("statement", one) for one in record.statements}
    return found | {one.id: ("act", one) for one in record.acts}


def _spelled(record: Record) -> str:
    parts = [
        f"{letter}1 to {letter}{number}"
        for letter, number in (
            ("s", len(record.statements)),
            ("a", len(record.acts)),
            ("m", len(record.mentions)),
            ("q", len(record.quantities)),
            ("t", len(record.times)),
        )
        if number
    ]
    return ", ".join(parts) or "none"


def _span(one: Any) -> Span | None:
    if isinstance(one, Act):
        return one.anchor
    if isinstance(one, Statement):
        return one.cue or one.content[0]
    return None if isinstance(one, Actor) else one.span


def _facts(
    one: Any, record: Record, identities: Mapping[str, Identity]
) -> Iterator[tuple[str, str]]:
    text = record.document.text
    named = {actor.key: (actor.names or (actor.key,))[0] for actor in record.actors}
    named |= {key: known.name for key, known in identities.items()}

    def people(keys: tuple[str, ...]) -> str:
        return ", ".join(named.get(key, key) for key in keys) or "nobody named"

    if isinstance(one, Act):
        event = load_ontology().type(one.type)
        yield "type", f"{one.type}{f' ({one.mode})' if one.mode else ''}: {event.meaning}"
        yield "sources", people(one.sources)
        yield "targets", people(one.targets)
        yield "status", one.status
        yield "told by", f"the speaker of {one.within}" if one.within else "the publisher"
        if one.about:
            yield "about", " … ".join(span.of(text) for span in one.about)
        if one.issues:
            concepts = load_issues().concepts
            yield (
                "issues",
                ", ".join(
                    f"{concepts[key].label} ({key})" for key in one.issues if key in concepts
                ),
            )
        if one.contexts:
            yield "contexts", ", ".join(one.contexts)
        for commitment in commitments_of(record):
            if commitment.act.id == one.id:
                yield "commitment", f"{commitment.kind}, {commitment.force or 'set by others'}"
    elif isinstance(one, Statement):
        yield "speakers", people(one.speakers)
        yield "addressees", people(one.addressees)
        yield "mode", one.mode
        yield "type", one.type or "none"
        yield "content", " … ".join(span.of(text) for span in one.content)
    elif isinstance(one, Actor):
        yield "kind", one.kind
        yield "names", ", ".join(one.names)
        yield "country", one.country or "none"
        yield "role", one.role or "none"
        if one.key in identities:
            known = identities[one.key]
            yield "identity", f"{known.name} ({known.key}): {'; '.join(known.reasons)}"
    else:
        for field in ("value", "unit", "per", "approximate", "earliest", "latest", "bound"):
            value = getattr(one, field, None)
            if value is not None:
                yield field, str(value)
        if hasattr(one, "actors"):
            yield "actors", people(one.actors)


def _frame(language: str, one: Any) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the word of the lexicon that made an entry, with its frame."""
    if language not in LANGUAGES or one.provenance is None:
        return "", ()
    rule: str = one.provenance.rule
    if isinstance(one, Act):
        name, _, type = rule.rpartition(": ")
        for trigger in _triggers(language).triggers:
            if (trigger.trigger, trigger.type) == (name, type):
                return name, _told(trigger)
    if isinstance(one, Statement):
        name = rule.rpartition(" + ")[0] or rule.removeprefix("preposition ")
        for cue in _cues(language).cues:
            if cue.cue == name:
                return name, _told(cue)
    return "", ()


def _triggers(language: str) -> TriggerLexicon:
    module = import_module(f"verbale.languages.{language}.triggers")
    lexicon: TriggerLexicon = module.load_triggers()
    return lexicon


def _cues(language: str) -> CueLexicon:
    lexicon: CueLexicon = import_module(f"verbale.languages.{language}.cues").load_cues()
    return lexicon


def _told(line: Trigger | Any) -> tuple[tuple[str, str], ...]:
    """Return the members of a lexicon's line that say something, in their order."""
    known: Mapping[str, Any] = {field.name: getattr(line, field.name) for field in fields(line)}
    return tuple(
        (name, _plain(value))
        for name, value in known.items()
        if value and name not in _SKIPPED and not name.endswith("_forms")
    )


def _plain(value: Any) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "yes" if value is True else str(value)
