"""Asking a store: pure SQL over one connection, page by page so that memory stays constant."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    Select,
    func,
    literal,
    select,
    text,
    tuple_,
    union,
)

from verbale.errors import InvalidQuestion
from verbale.stores.drawn import issue_form
from verbale.stores.fold import name_form
from verbale.stores.identity import code_of, known_as, merged, people
from verbale.stores.search import expression
from verbale.stores.tables import (
    actors,
    acts,
    documents,
    parties,
    records,
    statements,
)
from verbale.stores.types import (
    Party,
    Query,
    StatementRow,
    StoredDocument,
    StoredRecord,
)
from verbale.text.span import Span

_SEARCHED = (
    ("statement_search", "statements"),
    ("document_search", "documents"),
    ("act_search", "acts"),
)
_OF_THE_DOCUMENT = ("dated", "publisher", "publisher_form")
COLUMNS = (
    *(column for column in statements.c if column.name not in _OF_THE_DOCUMENT),
    documents.c.id.label("document_id"),
    documents.c.published,
    documents.c.dated,
    documents.c.publisher,
    documents.c.title,
    documents.c.language,
)


def statement_page(
    connection: Connection, query: Query, *, after: str | None, size: int
) -> list[StatementRow]:
    """Return the next rows that the query asks for, in the order of date, document, position."""
    chosen = (
        select(*COLUMNS)
        .join(documents, documents.c.row == statements.c.document)
        .where(documents.c.current, *conditions(query))
        .order_by(documents.c.dated, documents.c.row, statements.c.position)
        .limit(size)
    )
    if after is not None:
        order = tuple_(documents.c.dated, documents.c.row, statements.c.position)
        place = _place(after)
        # The second condition follows from the first, and only the second can use the index.
        chosen = chosen.where(order > tuple_(*place), documents.c.dated >= place[0])
    return statement_rows(connection, chosen)


def stored_document(connection: Connection, row: int) -> StoredDocument | None:
    """Return one version of a document as it lies in the store, None where it is gone."""
    found = connection.execute(select(documents).where(documents.c.row == row)).first()
    if found is None:
        return None
    kept = connection.execute(
        select(records).where(records.c.document == row).order_by(records.c.row)
    )
    drawn = (
        select(*COLUMNS)
        .join(documents, documents.c.row == statements.c.document)
        .where(documents.c.row == row)
        .order_by(statements.c.position)
    )
    keys = select(actors.c.key).where(actors.c.document == row).order_by(actors.c.row)
    return StoredDocument(
        id=found.id,
        number=found.number,
        current=found.current,
        text=found.text,
        text_digest=found.text_digest,
        received=_unpacked(found.received),
        received_digest=found.received_digest,
        media_type=found.media_type,
        origin=found.origin,
        language=found.language,
        published=as_date(found.published),
        publisher=found.publisher,
        title=found.title,
        records=tuple(
            StoredRecord(one.version, one.model, one.digest, one.json, one.current) for one in kept
        ),
        statements=tuple(statement_rows(connection, drawn, as_read=True)),
        actors=tuple(connection.scalars(keys)),
    )


def askable_names(connection: Connection) -> list[str]:
    """Return the preferred names, keys and countries of the actors of current documents."""
    found: set[str] = set()
    for column in (actors.c.name, actors.c.key, actors.c.country):
        chosen = (
            select(column)
            .join(documents, documents.c.row == actors.c.document)
            .where(documents.c.current, column.is_not(None))
            .distinct()
        )
        found.update(connection.scalars(chosen))
    for shown in (merged.c.key, merged.c.name):
        chosen = (
            select(shown)
            .join(actors, actors.c.row == merged.c.actor)
            .join(documents, documents.c.row == actors.c.document)
            .where(documents.c.current)
            .distinct()
        )
        found.update(connection.scalars(chosen))
    return sorted(found)


def damage(connection: Connection) -> list[str]:
    """Return what SQLite says of its own file, and where search and statements differ."""
    found = [
        f"the file: {line}"
        for line in connection.scalars(text("PRAGMA integrity_check"))
        if line != "ok"
    ]
    found += [
        f"the table {row[0]}: row {row[1]} belongs to a row of {row[2]} that is gone"
        for row in connection.execute(text("PRAGMA foreign_key_check"))
    ]
    for search, table in _SEARCHED:
        missing = connection.scalar(
            text(f'SELECT count(*) FROM "{table}" WHERE "row" NOT IN (SELECT rowid FROM {search})')
        )
        orphaned = connection.scalar(
            text(f'SELECT count(*) FROM {search} WHERE rowid NOT IN (SELECT "row" FROM "{table}")')
        )
        if missing:
            found.append(f"full-text search: {missing} rows of {table} cannot be found")
        if orphaned:
            found.append(f"full-text search: {orphaned} entries lead to no row of {table}")
    return found


def conditions(query: Query) -> Iterable[ColumnElement[bool]]:
    """Yield what a statement and its document must meet."""
    if query.speaker is not None:
        yield statements.c.row.in_(spoken(("speaker",), query.speaker))
    if query.addressee is not None:
        yield statements.c.row.in_(spoken(("addressee",), query.addressee))
    if query.towards is not None:
        yield statements.c.row.in_(spoken(("addressee", "named"), query.towards))
    if query.type is not None:
        yield statements.c.type == query.type
    yield from claiming(query)
    if query.since is not None:
        yield documents.c.published >= query.since.isoformat()
    if query.until is not None:
        yield documents.c.published <= query.until.isoformat()
    if query.publisher is not None:
        yield documents.c.publisher_form == name_form(query.publisher)
    if query.language is not None:
        yield documents.c.language == query.language
    if query.document is not None:
        yield documents.c.id == query.document
    if query.search is not None:
        table = "document_search" if query.anywhere else "statement_search"
        column = documents.c.row if query.anywhere else statements.c.row
        hits = text(f"SELECT rowid FROM {table} WHERE {table} MATCH :search").bindparams(
            search=expression(query.search, language=query.language or "fr")
        )
        yield column.in_(hits)


def claiming(query: Query) -> Iterable[ColumnElement[bool]]:
    """Yield that a statement claims an act of the type, and on the issue, that are asked for."""
    if query.act is not None or query.issue is not None:
        claimed = select(acts.c.statement).where(acts.c.statement.is_not(None))
        if query.act is not None:
            claimed = claimed.where(acts.c.type == query.act.upper())
        if query.issue is not None:
            claimed = claimed.where(about(query.issue, query.language))
        yield statements.c.row.in_(claimed)


def about(issue: str, language: str | None) -> ColumnElement[bool]:
    """Say whether an act is about these words, whatever their plurals and accents."""
    form = issue_form(issue, language=language or "fr")
    return func.instr(literal(" ") + acts.c.issue_form + literal(" "), f" {form} ") > 0


@lru_cache(maxsize=512)
def spoken(part: tuple[str, ...], wanted: str) -> CompoundSelect[Any]:
    """Return the statements in which somebody who is called so has one of these parts."""
    chosen = select(parties.c.statement).where(parties.c.part.in_(part))
    found = [chosen.where(parties.c.actor.in_(known_as(wanted)))]
    if (code := code_of(wanted)) is not None:
        found.append(chosen.where(parties.c.country == code))
    return union(*found)


def statement_rows(
    connection: Connection,
    chosen: Select[Any],
    *,
    ordered_by: Mapping[int, int] | None = None,
    as_read: bool = False,
) -> list[StatementRow]:
    """Return the rows of a choice of `COLUMNS` with their parties, in its order or the given.

    `as_read` names the parties as their document has them.
    """
    found = list(connection.execute(chosen))
    if ordered_by is not None:
        found.sort(key=lambda row: ordered_by[row.row])
    by_row = people(
        connection,
        parties.c.statement,
        parties,
        [row.row for row in found],
        as_read=as_read,
    )
    return [_statement_row(row, by_row) for row in found]


def _statement_row(row: Row[Any], by_row: dict[tuple[int, str], tuple[Party, ...]]) -> StatementRow:
    return StatementRow(
        document=row.document_id,
        published=as_date(row.published),
        publisher=row.publisher,
        title=row.title,
        language=row.language,
        id=row.id,
        speakers=by_row.get((row.row, "speaker"), ()),
        addressees=by_row.get((row.row, "addressee"), ()),
        cue=row.cue,
        words=row.words,
        mode=row.mode,
        type=row.type,
        within=row.within,
        cue_span=_span(row.cue_start, row.cue_end),
        content=_spans(row.content),
        cursor=f"{row.dated}:{row.document}:{row.position}",
    )


def _place(cursor: str) -> tuple[str, int, int]:
    parts = cursor.split(":")
    if len(parts) != 3 or not (parts[1].isdecimal() and parts[2].isdecimal()):
        raise InvalidQuestion(
            f"{cursor!r} is no place in a list of statements: pass the cursor of a row as it was"
        )
    return parts[0], int(parts[1]), int(parts[2])


def as_date(value: str | None) -> date | None:
    """Return the day that a column names, None where it names none."""
    # What is no date was put there by somebody else; `check` sees it against the record.
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _span(start: int | None, end: int | None) -> Span | None:
    if start is None or end is None or not 0 <= start <= end:
        return None
    return Span(start, end)


def _spans(written: str) -> tuple[Span, ...]:
    try:
        pairs = json.loads(written)
        return tuple(Span(start, end) for start, end in pairs)
    except (ValueError, TypeError):
        return ()


def _unpacked(received: bytes | None) -> bytes | None:
    # Bytes that cannot be unpacked are given as they are: their digest will not be right.
    try:
        return None if received is None else zlib.decompress(received)
    except zlib.error:
        return received
