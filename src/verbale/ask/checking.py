"""Proving a store: every hash, every span and every row against the text that lies beside it.

Nothing that was computed when a document was added is trusted here: digests are taken again, the
bytes as received are decoded again, the rows that answer questions are drawn again from the
record and compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verbale.ask.receiving import text_again
from verbale.errors import VerbaleError
from verbale.record.checks import check as check_record
from verbale.record.json import loads
from verbale.record.types import Record
from verbale.stores import drawn
from verbale.stores.deeds_drawn import TABLES, Rows, rows_of
from verbale.stores.types import Store, StoredDocument, StoredRecord


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be; no document where the whole store is meant."""

    document: str | None
    number: int | None
    detail: str


def check(store: Store) -> Iterator[Finding]:
    """Re-read every stored document, superseded ones included, and return what cannot be proved.

    Proves that the bytes as received, the text and every record have their digests; that the
    bytes give the text; that every record is of this very text and true to it; and that all that
    questions about statements and acts are answered with is what is drawn from the record.
    """
    for line in store.damage():
        yield Finding(None, None, line)
    for document in store.documents():
        for detail in _document(document, store):
            yield Finding(document.id, document.number, detail)


def _document(document: StoredDocument, store: Store) -> Iterator[str]:
    if _digest_of(document.text) != document.text_digest:
        yield "the text is not the one that was stored: its digest differs"
    yield from _received(document)
    current = [record for record in document.records if record.current]
    if len(current) != 1:
        yield f"it has {len(current)} current records instead of one"
    for stored in document.records:
        yield from _record(document, stored, store)


def _received(document: StoredDocument) -> Iterator[str]:
    if document.received is None:
        if document.received_digest is not None:
            yield "the bytes as received are gone"
        return
    if drawn.digest(document.received) != document.received_digest:
        yield "the bytes as received are not those that were stored: their digest differs"
        return
    try:
        text = text_again(document.received, document.media_type or "")
    except VerbaleError as error:
        yield f"the bytes as received cannot be read again: {error}"
        return
    if text != document.text:
        yield "the bytes as received give another text than the stored one"


def _record(document: StoredDocument, stored: StoredRecord, store: Store) -> Iterator[str]:
    place = f"the record of version {stored.version}"
    if _digest_of(stored.json) != stored.digest:
        yield f"{place} is not the one that was stored: its digest differs"
    try:
        record = loads(stored.json)
    except VerbaleError as error:
        yield f"{place} cannot be read: {error}"
        return
    if record.document.text != document.text:
        yield f"{place} is of another text"
        return
    if _head(record) != _stored_head(document):
        yield f"{place} has another id, language, date, publisher or title than its document"
    wrong = check_record(record)
    for detail in wrong:
        yield f"{place}: {detail}"
    if stored.current and not wrong:
        yield from _rows(document, record)
        yield from _deeds(document, record, store)


def _rows(document: StoredDocument, record: Record) -> Iterator[str]:
    if list(document.actors) != [actor.key for actor in record.actors]:
        yield "the table of actors differs from the record"
    if len(document.statements) != len(record.statements):
        yield (
            f"{len(document.statements)} statements in the table, "
            f"{len(record.statements)} in the record"
        )
        return
    for row, told in zip(document.statements, _drawn_again(record), strict=True):
        for name, value in told.items():
            if getattr(row, name) != value:
                yield f"statement {row.id}: {name} in the table differs from the record"


def _deeds(document: StoredDocument, record: Record, store: Store) -> Iterator[str]:
    drawn_now = rows_of(
        record,
        current=document.current,
        acts={act.id: act.id for act in record.acts},
        actors={actor.key: actor.key for actor in record.actors},
        statements={statement.id: statement.id for statement in record.statements},
    )
    stored = store.deeds(document.id, document.number)
    for table in TABLES:
        kept, drawn_of = _by_act(stored.get(table, [])), _by_act(drawn_now[table])
        for act in sorted({*kept, *drawn_of}):
            if kept.get(act) != drawn_of.get(act):
                what = ", ".join(_differing(kept.get(act, []), drawn_of.get(act, [])))
                yield f"act {act}: {what} in the table {table} differs from the record"


def _by_act(rows: Rows) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for row in rows:
        found.setdefault(str(row.get("act", row.get("row"))), []).append(row)
    for some in found.values():
        some.sort(key=lambda row: sorted((name, repr(value)) for name, value in row.items()))
    return found


def _differing(kept: Rows, drawn_of: Rows) -> list[str]:
    """Return the names of the columns that differ, or how many rows there are instead."""
    if len(kept) != len(drawn_of):
        return [f"{len(kept)} rows instead of {len(drawn_of)}"]
    pairs = list(zip(kept, drawn_of, strict=True))
    return [name for name in drawn_of[0] if any(one[name] != two[name] for one, two in pairs)]


def _drawn_again(record: Record) -> Iterator[dict[str, object]]:
    text = record.document.text
    for statement in record.statements:
        yield {
            "id": statement.id,
            "speakers": tuple(drawn.party(key, record) for key in statement.speakers),
            "addressees": tuple(drawn.party(key, record) for key in statement.addressees),
            "cue": None if statement.cue is None else statement.cue.of(text),
            "words": drawn.content_words(statement.content, text),
            "mode": statement.mode,
            "type": statement.type,
            "within": statement.within,
            "cue_span": statement.cue,
            "content": statement.content,
        }


def _head(record: Record) -> tuple[object, ...]:
    head = record.document
    return head.id, head.language, head.published, head.publisher, head.title


def _stored_head(document: StoredDocument) -> tuple[object, ...]:
    return (
        document.id,
        document.language,
        document.published,
        document.publisher,
        document.title,
    )


def _digest_of(text: str) -> str:
    return drawn.digest(text.encode("utf-8", "surrogatepass"))
