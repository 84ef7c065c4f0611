"""Drawing from a record's acts what pairs, issues, commitments and full text are asked by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, text

from verbale.extract.commitments import commitments_of
from verbale.record.commitment import FORCES, Commitment
from verbale.record.types import Act, Quantity, Record, Time
from verbale.stores import drawn
from verbale.stores.tables import (
    act_issues,
    act_links,
    act_pairs,
    acts,
    commitment_amounts,
    commitments,
)
from verbale.text.span import Span


def draw(connection: Connection, dated: str | None, record: Record, first: int) -> None:
    """Keep what the acts of a record amount to; their rows count from `first`.

    `dated` is None for a superseded document, whose acts are in no count.
    """
    rows = {act.id: first + place for place, act in enumerate(record.acts)}
    countries = {actor.key: actor.country or actor.key for actor in record.actors}
    linked = [_links(act, rows[act.id], record) for act in record.acts]
    _insert(connection, act_links, linked)
    _insert(
        connection,
        act_issues,
        [{"act": rows[act.id], "issue": key} for act in record.acts for key in act.issues],
    )
    if dated is not None:
        pairs = [
            {
                "act": rows[act.id],
                "source": source,
                "target": target,
                "dated": dated,
                "type": act.type,
                "mode": act.mode,
                "status": act.status,
            }
            for act in record.acts
            for source, target in _pairs(act, countries)
        ]
        _insert(connection, act_pairs, pairs)
    _draw_commitments(connection, commitments_of(record), rows, record)
    _draw_search(connection, linked, record)


def supersede(connection: Connection, rows: Select[Any]) -> None:
    """Leave the acts of these documents out of every count of pairs."""
    older = select(acts.c.row).where(acts.c.document.in_(rows))
    connection.execute(delete(act_pairs).where(act_pairs.c.act.in_(older)))


def forget_search(connection: Connection, document: int) -> None:
    """Take the acts of a document out of full text, which no foreign key reaches."""
    rows = select(acts.c.row).where(acts.c.document == document)
    found = [{"row": number} for number in connection.scalars(rows)]
    if found:
        connection.execute(text("DELETE FROM act_search WHERE rowid = :row"), found)


def _links(act: Act, row: int, record: Record) -> dict[str, Any]:
    spans = act.about or ((act.complement,) if act.complement is not None else ())
    return {
        "act": row,
        "about": _spans(spans),
        "words": drawn.content_words(spans, record.document.text),
        "issues": " ".join(act.issues),
        "contexts": " ".join(act.contexts),
    }


def _pairs(act: Act, countries: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return who did it to whom, as states or bodies; nobody does anything to himself."""
    sources = dict.fromkeys(countries[key] for key in act.sources)
    targets = dict.fromkeys(countries[key] for key in act.targets)
    found = [(one, other) for one in sources for other in targets if one != other]
    return found or [(one, "") for one in sources]


def _draw_commitments(
    connection: Connection,
    found: Iterable[Commitment],
    rows: Mapping[str, int],
    record: Record,
) -> None:
    source = record.document.text
    values, amounts = [], []
    for one in found:
        row = rows[one.act.id]
        latest = one.deadline.latest if one.deadline is not None else None
        values.append(
            {
                "act": row,
                "kind": one.kind,
                "force": None if one.force is None else FORCES.index(one.force),
                "joint": one.joint,
                "due": None if latest is None else latest.isoformat(),
                "amounts": json.dumps([amount(one, source) for one in one.amounts]),
                "deadline": None
                if one.deadline is None
                else json.dumps(deadline(one.deadline, source)),
                "condition": None if one.condition is None else one.condition.of(source),
                "words": drawn.content_words(one.words, source),
                "content": _spans(one.words),
            }
        )
        units: dict[str, float] = {}
        for quantity in one.amounts:
            units.setdefault(quantity.unit, float(quantity.value))
        amounts += [{"act": row, "unit": unit, "value": value} for unit, value in units.items()]
    _insert(connection, commitments, values)
    _insert(connection, commitment_amounts, amounts)


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


def _draw_search(connection: Connection, linked: list[dict[str, Any]], record: Record) -> None:
    text_of, language = record.document.text, record.document.language
    values = []
    for act, known in zip(record.acts, linked, strict=True):
        whole = act.complement.of(text_of) if act.complement is not None else ""
        searched = drawn.GAP.join((act.anchor.of(text_of), known["words"], whole))
        words, stems = drawn.search_columns(searched, language=language)
        values.append({"row": known["act"], "words": words, "stems": stems})
    if values:
        connection.execute(
            text("INSERT INTO act_search (rowid, words, stems) VALUES (:row, :words, :stems)"),
            values,
        )


def _spans(spans: Iterable[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])


def _insert(connection: Connection, table: Any, values: list[dict[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)
