"""The rows that a store draws from a record's acts: pure, so that a check can repeat them.

How it works. The rows of each table are plain values, in the order of the record. Whoever asks says
by what an act, an actor and a statement are called in them: numbers of rows where they are kept,
ids and keys where they are compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from verbale.extract.commitments import commitments_of
from verbale.record.commitment import FORCES, Commitment
from verbale.record.types import Act, Quantity, Record, Time
from verbale.stores import drawn
from verbale.stores.drawn import UNDATED
from verbale.stores.fold import name_form
from verbale.text.span import Span

Rows = list[dict[str, Any]]

TABLES = (
    *("acts", "act_parties", "act_links", "act_issues", "act_pairs"),
    *("commitments", "commitment_amounts", "act_search"),
)
"""What is drawn of acts, in the order in which it can be kept."""


def head(record: Record, *, current: bool) -> dict[str, str | None]:
    """Return what every row repeats of its document; `dated` is None for a superseded one."""
    document = record.document
    published = document.published.isoformat() if document.published else UNDATED
    return {
        "dated": published if current else None,
        "publisher": document.publisher,
        "publisher_form": name_form(document.publisher) if document.publisher else None,
    }


def rows_of(
    record: Record,
    *,
    current: bool,
    acts: Mapping[str, Any],
    actors: Mapping[str, Any],
    statements: Mapping[str, Any],
) -> dict[str, Rows]:
    """Return the rows of every table; `acts`, `actors` and `statements` give what stands for each.

    A superseded document's acts are in no count of pairs.
    """
    known = head(record, current=current)
    linked = [_links(act, acts[act.id], record) for act in record.acts]
    bound = commitments_of(record) if record.acts else ()
    return {
        "acts": list(_acts(record, known, acts, statements)),
        "act_parties": list(_parties(record, acts, actors)),
        "act_links": linked,
        "act_issues": [
            {"act": acts[act.id], "issue": key} for act in record.acts for key in act.issues
        ],
        "act_pairs": list(_pairs(record, known["dated"], acts)) if current else [],
        "commitments": [_commitment(one, acts[one.act.id], record) for one in bound],
        "commitment_amounts": [
            {"act": acts[one.act.id], "unit": unit, "value": value}
            for one in bound
            for unit, value in _first_amounts(one).items()
        ],
        "act_search": list(_searched(record, linked)),
    }


def amount(quantity: Quantity, source: str) -> dict[str, Any]:
    """Return an amount as plain values, with its words."""
    return {
        "value": quantity.value,
        "unit": quantity.unit,
        "per": quantity.per,
        "approximate": quantity.approximate,
        "words": quantity.span.of(source),
        "span": [quantity.span.start, quantity.span.end],
    }


def deadline(time: Time, source: str) -> dict[str, Any]:
    """Return a deadline as plain values, with its words."""
    return {
        "value": time.value,
        "latest": time.latest.isoformat() if time.latest else None,
        "bound": time.bound,
        "words": time.span.of(source),
        "span": [time.span.start, time.span.end],
    }


def _acts(
    record: Record,
    known: Mapping[str, str | None],
    acts: Mapping[str, Any],
    statements: Mapping[str, Any],
) -> Iterator[dict[str, Any]]:
    text, language = record.document.text, record.document.language
    for place, act in enumerate(record.acts):
        issue = drawn.issue(act, record)
        yield {
            **known,
            "row": acts[act.id],
            "position": place,
            "id": act.id,
            "type": act.type,
            "mode": act.mode,
            "status": act.status,
            "within": act.within,
            "statement": statements.get(act.within or ""),
            "anchor_start": act.anchor.start,
            "anchor_end": act.anchor.end,
            "anchor": act.anchor.of(text),
            "excerpt": drawn.excerpt(act, record),
            "issue": issue,
            "issue_form": drawn.issue_form(issue, language=language) if issue else None,
        }


def _parties(
    record: Record, acts: Mapping[str, Any], actors: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    countries = {actor.key: actor.country for actor in record.actors}
    for act in record.acts:
        for part, keys in (("source", act.sources), ("target", act.targets)):
            for order, key in enumerate(keys):
                yield {
                    "act": acts[act.id],
                    "part": part,
                    "position": order,
                    "actor": actors[key],
                    "country": countries[key],
                }


def _links(act: Act, row: Any, record: Record) -> dict[str, Any]:
    spans = act.about or ((act.complement,) if act.complement is not None else ())
    return {
        "act": row,
        "about": _spans(spans),
        "words": drawn.content_words(spans, record.document.text),
        "issues": " ".join(act.issues),
        "contexts": " ".join(act.contexts),
    }


def _pairs(record: Record, dated: str | None, acts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    countries = {actor.key: actor.country or actor.key for actor in record.actors}
    for act in record.acts:
        for source, target in _sides(act, countries):
            yield {
                "act": acts[act.id],
                "source": source,
                "target": target,
                "dated": dated,
                "type": act.type,
                "mode": act.mode,
                "status": act.status,
            }


def _sides(act: Act, countries: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return who did it to whom, as states or bodies; nobody does anything to himself."""
    sources = dict.fromkeys(countries[key] for key in act.sources)
    targets = dict.fromkeys(countries[key] for key in act.targets)
    found = [(one, other) for one in sources for other in targets if one != other]
    return found or [(one, "") for one in sources]


def _commitment(one: Commitment, row: Any, record: Record) -> dict[str, Any]:
    source, limit = record.document.text, one.deadline
    latest = limit.latest if limit is not None else None
    return {
        "act": row,
        "kind": one.kind,
        "force": None if one.force is None else FORCES.index(one.force),
        "joint": one.joint,
        "due": None if latest is None else latest.isoformat(),
        "amounts": json.dumps([amount(quantity, source) for quantity in one.amounts]),
        "deadline": None if limit is None else json.dumps(deadline(limit, source)),
        "condition": None if one.condition is None else one.condition.of(source),
        "words": drawn.content_words(one.words, source),
        "content": _spans(one.words),
    }


def _first_amounts(one: Commitment) -> dict[str, float]:
    units: dict[str, float] = {}
    for quantity in one.amounts:
        units.setdefault(quantity.unit, float(quantity.value))
    return units


def _searched(record: Record, linked: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    text, language = record.document.text, record.document.language
    for act, known in zip(record.acts, linked, strict=True):
        whole = act.complement.of(text) if act.complement is not None else ""
        searched = drawn.GAP.join((act.anchor.of(text), known["words"], whole))
        words, stems = drawn.search_columns(searched, language=language)
        yield {"act": known["act"], "words": words, "stems": stems}


def _spans(spans: Iterable[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])
