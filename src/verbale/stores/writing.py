"""Changing a store: pure SQL over one connection, inside a transaction that the caller holds."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, delete, func, insert, select, text, update

from verbale.record.json import dumps, loads
from verbale.record.types import Failure, Record
from verbale.stores import deeds_writing as deeds
from verbale.stores import drawn, locals
from verbale.stores.deeds_drawn import head
from verbale.stores.fold import name_form
from verbale.stores.tables import (
    UNDATED,
    actors,
    acts,
    changes,
    corrections,
    documents,
    failures,
    names,
    parties,
    records,
    statements,
)
from verbale.stores.types import Entry, Outcome
from verbale.text.document import Document
from verbale.text.source import Source


class Reading(NamedTuple):
    """The row of a document and what made its current record."""

    row: int
    version: str
    model: str


def current_reading(connection: Connection, document: Document) -> Reading | None:
    """Return the document's row with its reading's version and model, if this very text is there.

    The same text with other metadata is not the same document: its statements would be dated or
    given to a publisher wrongly.
    """
    query = select(documents.c.row, records.c.version, records.c.model).where(
        documents.c.id == document.id,
        documents.c.current,
        documents.c.text_digest == document.digest,
        *(documents.c[name].is_not_distinct_from(value) for name, value in _meta(document).items()),
        and_(records.c.document == documents.c.row, records.c.current),
    )
    found = connection.execute(query).first()
    return None if found is None else Reading(found.row, found.version, found.model)


def put(connection: Connection, entry: Entry) -> Outcome:
    """Keep one record and say what became of it."""
    record, document = entry.record, entry.record.document
    _forget_failure(connection, document.id)
    standing = current_reading(connection, document)
    if standing is not None:
        if (standing.version, standing.model) == (record.version, record.model):
            return "unchanged"
        _forget_drawn(connection, standing.row)
        connection.execute(
            update(records).where(records.c.document == standing.row).values(current=False)
        )
        _insert_record(connection, standing.row, record)
        return "reread"
    number = connection.scalar(
        select(func.max(documents.c.number)).where(documents.c.id == document.id)
    )
    _supersede(connection, document.id)
    row = _insert_document(connection, document, entry.source, (number or 0) + 1)
    _insert_record(connection, row, record)
    return "added" if number is None else "changed"


def remove(connection: Connection, identifier: str) -> bool:
    """Delete every version of a document and all drawn from it; say whether it was there."""
    rows = connection.scalars(select(documents.c.row).where(documents.c.id == identifier)).all()
    for row in rows:
        _forget_drawn(connection, row)
        connection.execute(text("DELETE FROM document_search WHERE rowid = :row"), {"row": row})
    connection.execute(delete(documents).where(documents.c.id == identifier))
    connection.execute(delete(corrections).where(corrections.c.document == identifier))
    locals.forget(connection, identifier)
    return bool(rows)


def note_change(connection: Connection) -> None:
    """Make whoever computed something from the store see that it has aged."""
    connection.execute(update(changes).values(number=changes.c.number + 1))


def redraw(connection: Connection) -> None:
    """Draw again all that is drawn from the current records, as a new version of it needs."""
    chosen = (
        select(documents.c.row, documents.c.current, records.c.json)
        .join(records, and_(records.c.document == documents.c.row, records.c.current))
        .order_by(documents.c.row)
    )
    rows = connection.execute(select(documents.c.row)).scalars().all()
    for row in rows:
        found = connection.execute(chosen.where(documents.c.row == row)).first()
        if found is not None:
            _forget_drawn(connection, row)
            _draw(connection, row, loads(found.json), current=found.current)


def put_failures(connection: Connection, found: Sequence[Failure]) -> None:
    """Keep the latest reason for each document that could not be read."""
    for failure in found:
        same = and_(failures.c.document == failure.document, failures.c.origin == failure.origin)
        connection.execute(delete(failures).where(same))
        connection.execute(
            insert(failures).values(
                document=failure.document, origin=failure.origin, reason=failure.reason
            )
        )


def _forget_failure(connection: Connection, identifier: str) -> None:
    connection.execute(delete(failures).where(failures.c.document == identifier))


def _forget_drawn(connection: Connection, row: int) -> None:
    rows = select(statements.c.row).where(statements.c.document == row)
    found = [{"row": number} for number in connection.scalars(rows)]
    if found:
        connection.execute(text("DELETE FROM statement_search WHERE rowid = :row"), found)
    deeds.forget_search(connection, row)
    connection.execute(delete(acts).where(acts.c.document == row))
    connection.execute(delete(statements).where(statements.c.document == row))
    connection.execute(delete(actors).where(actors.c.document == row))


def _supersede(connection: Connection, identifier: str) -> None:
    older = select(documents.c.row).where(documents.c.id == identifier)
    deeds.supersede(connection, older)
    for table in (statements, acts):
        connection.execute(update(table).where(table.c.document.in_(older)).values(dated=None))
    spoken = select(statements.c.row).where(statements.c.document.in_(older))
    connection.execute(update(parties).where(parties.c.statement.in_(spoken)).values(dated=None))
    connection.execute(update(documents).where(documents.c.id == identifier).values(current=False))


def _meta(document: Document) -> dict[str, str | None]:
    return {
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "title": document.title,
    }


def _insert_document(
    connection: Connection, document: Document, source: Source | None, number: int
) -> int:
    row = _next(connection, documents.c.row)
    values: dict[str, Any] = {
        "row": row,
        "id": document.id,
        "number": number,
        "current": True,
        "text": document.text,
        "text_digest": document.digest,
        "publisher_form": name_form(document.publisher) if document.publisher else None,
        "dated": document.published.isoformat() if document.published else UNDATED,
        **_meta(document),
    }
    if source is not None:
        values |= {
            "received": zlib.compress(source.data),
            "received_digest": source.digest,
            "received_at": source.received.isoformat() if source.received else None,
            "media_type": source.media_type,
            "origin": source.origin,
        }
    connection.execute(insert(documents).values(values))
    _insert_search(
        connection, "document_search", [(row, document.text)], language=document.language
    )
    return row


def _insert_record(connection: Connection, document: int, record: Record) -> None:
    written = dumps(record)
    connection.execute(
        insert(records).values(
            document=document,
            current=True,
            version=record.version,
            model=record.model,
            digest=drawn.digest(written.encode("utf-8")),
            json=written,
        )
    )
    _draw(connection, document, record, current=True)


def _draw(connection: Connection, document: int, record: Record, *, current: bool) -> None:
    known: dict[str, Any] = {"document": document, **head(record, current=current)}
    rows = _insert_actors(connection, document, record)
    told = _insert_statements(connection, known, record, rows)
    deeds.draw(
        connection,
        document,
        record,
        current=current,
        first=_next(connection, acts.c.row),
        actor_rows=rows,
        statement_rows=told,
    )
    locals.learn(connection, record.document.id, record, rows)


def _insert_actors(connection: Connection, document: int, record: Record) -> dict[str, int]:
    first = _next(connection, actors.c.row)
    rows = {actor.key: first + place for place, actor in enumerate(record.actors)}
    if rows:
        connection.execute(
            insert(actors),
            [
                {
                    "row": rows[actor.key],
                    "document": document,
                    "key": actor.key,
                    "kind": actor.kind,
                    "name": drawn.preferred_name(actor),
                    "country": actor.country,
                    "role": actor.role,
                    "body": actor.body,
                }
                for actor in record.actors
            ],
        )
    forms = [
        {"actor": rows[actor.key], "form": form}
        for actor in record.actors
        for form in drawn.name_forms(actor)
    ]
    if forms:
        connection.execute(insert(names), forms)
    return rows


def _insert_statements(
    connection: Connection, known: dict[str, Any], record: Record, actor_rows: dict[str, int]
) -> dict[str, int]:
    if not record.statements:
        return {}
    first = _next(connection, statements.c.row)
    source = record.document.text
    connection.execute(
        insert(statements),
        [
            {
                **known,
                "row": first + place,
                "position": place,
                "id": statement.id,
                "cue": None if statement.cue is None else statement.cue.of(source),
                "cue_start": None if statement.cue is None else statement.cue.start,
                "cue_end": None if statement.cue is None else statement.cue.end,
                "content": json.dumps([[span.start, span.end] for span in statement.content]),
                "words": drawn.content_words(statement.content, source),
                "mode": statement.mode,
                "type": statement.type,
                "within": statement.within,
            }
            for place, statement in enumerate(record.statements)
        ],
    )
    named = drawn.named(record)
    found = [
        {
            **_shown(record, key),
            "statement": first + place,
            "part": part,
            "position": order,
            "actor": actor_rows[key],
            "dated": known["dated"],
        }
        for place, statement in enumerate(record.statements)
        for part, keys in (
            ("speaker", statement.speakers),
            ("addressee", statement.addressees),
            ("named", named.get(statement.id, ())),
        )
        for order, key in enumerate(keys)
    ]
    if found:
        connection.execute(insert(parties), found)
    searched = [
        (first + place, drawn.statement_text(statement, record))
        for place, statement in enumerate(record.statements)
    ]
    _insert_search(connection, "statement_search", searched, language=record.document.language)
    return {statement.id: first + place for place, statement in enumerate(record.statements)}


def _shown(record: Record, key: str) -> dict[str, str | None]:
    party = drawn.party(key, record)
    return {"key": party.key, "name": party.name, "country": party.country}


def _insert_search(
    connection: Connection, table: str, rows: Sequence[tuple[int, str]], *, language: str
) -> None:
    values = []
    for row, searched in rows:
        words, stems = drawn.search_columns(searched, language=language)
        values.append({"row": row, "words": words, "stems": stems})
    connection.execute(
        text(f"INSERT INTO {table} (rowid, words, stems) VALUES (:row, :words, :stems)"), values
    )


def _next(connection: Connection, column: Any) -> int:
    # Only one transaction writes at a time, so that nobody else can take the number.
    return (connection.scalar(select(func.max(column))) or 0) + 1
