"""Pages of a store: the newest first, a page at a time, and how many there are.

How it works. `dated` orders statements and acts without a look at their documents, whose rows are
long. Undated ones sort behind all others although their value is the highest, so that a page is
taken from two walks: over what has a date, then over what has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    and_,
    case,
    func,
    or_,
    select,
    text,
    union,
)

from verbale.errors import InvalidQuestion
from verbale.stores.fold import name_form
from verbale.stores.identity import code_of, known_as, people
from verbale.stores.pages import ActRow, DocumentRow, Totals
from verbale.stores.reading import (
    COLUMNS,
    about,
    as_date,
    claiming,
    spoken,
    statement_rows,
)
from verbale.stores.search import expression
from verbale.stores.speaking import speakers
from verbale.stores.tables import (
    UNDATED,
    act_parties,
    actors,
    acts,
    corrections,
    documents,
    failures,
    parties,
    statements,
)
from verbale.stores.types import Party, Query, StatementRow
from verbale.text.span import Span

_People = dict[tuple[int, str], tuple[Party, ...]]

_HEAD = 300
_LONGEST_HEAD = 200


def totals(connection: Connection) -> Totals:
    """Return how much there is of everything."""
    undone = corrections.c.undone_at.is_(None)
    return Totals(
        documents=_count(connection, select(func.count()).where(documents.c.current)),
        statements=_count(connection, select(func.count()).where(statements.c.dated.is_not(None))),
        acts=_count(connection, select(func.count()).where(acts.c.dated.is_not(None))),
        speakers=speakers(connection),
        failures=_count(connection, select(func.count()).select_from(failures)),
        corrections=_count(connection, select(func.count()).where(undone)),
    )


def newest_documents(
    connection: Connection, *, after: str | None, size: int, who: str | None = None
) -> list[DocumentRow]:
    """Return current documents, the newest first and those without a date last.

    With `who`, those alone in which somebody has this key or name.
    """
    place = None if after is None else _place(after, 2)
    chosen = select(
        documents.c.row,
        documents.c.id,
        documents.c.dated,
        documents.c.published,
        documents.c.publisher,
        documents.c.title,
        documents.c.language,
        func.substr(documents.c.text, 1, _HEAD).label("head"),
    ).where(documents.c.current)
    if who is not None:
        chosen = chosen.where(
            documents.c.row.in_(select(actors.c.document).where(actors.c.row.in_(known_as(who))))
        )
    order = (documents.c.dated.desc(), documents.c.row.desc())
    found: list[Any] = []
    for undated, start in _walks(place):
        walk = chosen.where(_same_walk(documents.c.dated, undated)).order_by(*order)
        if start is not None:
            walk = walk.where(_behind((documents.c.dated, documents.c.row), start[:2]))
        found += connection.execute(walk.limit(size - len(found))).all()
        if len(found) >= size:
            break
    rows = [row.row for row in found]
    told = _per_document(connection, statements, rows)
    done = _per_document(connection, acts, rows)
    return [
        DocumentRow(
            id=row.id,
            published=as_date(row.published),
            publisher=row.publisher,
            title=row.title or _first_line(row.head) or row.id,
            language=row.language,
            statements=told.get(row.row, 0),
            acts=done.get(row.row, 0),
            cursor=f"{row.dated}:{row.row}",
        )
        for row in found
    ]


def newest_statements(
    connection: Connection, query: Query, *, after: str | None, size: int
) -> list[StatementRow]:
    """Return the statements that the query asks for, the newest document first, in its order."""
    place = None if after is None else _place(after, 3)
    found: list[Any] = []
    for undated, start in _walks(place):
        walk = _walk(statements, list(conditions(query)), undated, start)
        found += list(connection.scalars(walk.limit(size - len(found))))
        if len(found) >= size:
            break
    return statements_at(connection, found)


def statements_at(connection: Connection, rows: Sequence[int]) -> list[StatementRow]:
    """Return the statements of these rows, in their order."""
    chosen = (
        select(*COLUMNS)
        .join(documents, documents.c.row == statements.c.document)
        .where(statements.c.row.in_(rows))
    )
    places = {row: number for number, row in enumerate(rows)}
    return statement_rows(connection, chosen, ordered_by=places)


def count_statements(connection: Connection, query: Query) -> int:
    """Return how many statements the query asks for."""
    chosen = select(func.count()).select_from(statements).where(*conditions(query))
    return _count(connection, chosen)


def newest_acts(
    connection: Connection, query: Query, *, after: str | None, size: int
) -> list[ActRow]:
    """Return the acts that the query asks for, the newest document first, in its order."""
    place = None if after is None else _place(after, 3)
    found: list[int] = []
    for undated, start in _walks(place):
        walk = _walk(acts, list(act_conditions(query)), undated, start)
        found += list(connection.scalars(walk.limit(size - len(found))))
        if len(found) >= size:
            break
    return _act_rows(connection, found)


def survey_acts(connection: Connection, query: Query, *, size: int) -> tuple[int, list[ActRow]]:
    """Return how many acts the query asks for, and the newest of them, from one look at all."""
    wanted = list(act_conditions(query))
    if len(wanted) < 2:
        rows = newest_acts(connection, query, after=None, size=size)
        return count_acts(connection, query), rows
    columns = met(acts, wanted)
    chosen = select(columns.row, func.count().over()).order_by(*newest_first(columns)).limit(size)
    found = connection.execute(chosen).all()
    return (found[0][1] if found else 0), _act_rows(connection, [row[0] for row in found])


def newest_first(columns: Any) -> tuple[ColumnElement[Any], ...]:
    """Return the order of answers: the newest document first, those without a date last."""
    return (
        case((columns.dated == UNDATED, 1), else_=0),
        columns.dated.desc(),
        columns.document.desc(),
        columns.position,
    )


def count_acts(connection: Connection, query: Query) -> int:
    """Return how many acts the query asks for."""
    chosen = select(func.count()).select_from(acts).where(*act_conditions(query))
    return _count(connection, chosen)


def names_of(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Return the preferred name of each key that some document has."""
    chosen = select(actors.c.key, func.min(actors.c.name)).where(actors.c.key.in_(list(keys)))
    return {row[0]: row[1] for row in connection.execute(chosen.group_by(actors.c.key))}


def conditions(query: Query) -> Iterator[ColumnElement[bool]]:
    """Yield what a row of `statements` must meet, without a look at its document's row."""
    yield statements.c.dated.is_not(None)
    yield from _common(statements, query)
    for part, wanted in (
        (("speaker",), query.speaker),
        (("addressee",), query.addressee),
        (("addressee", "named"), query.towards),
    ):
        if wanted is not None:
            yield statements.c.row.in_(spoken(part, wanted))
    if query.type is not None:
        yield statements.c.type == query.type
    yield from claiming(query)
    if query.search is not None:
        column = statements.c.document if query.anywhere else statements.c.row
        yield column.in_(_hits(query))


def act_conditions(query: Query) -> Iterator[ColumnElement[bool]]:
    """Yield what an act must meet: a speaker is its source, an addressee its target."""
    yield acts.c.dated.is_not(None)
    yield from _common(acts, query)
    for part, wanted in (("source", query.speaker), ("target", query.addressee)):
        if wanted is not None:
            yield acts.c.row.in_(_done((part,), wanted))
    if query.towards is not None:
        yield acts.c.row.in_(_done(("source", "target"), query.towards))
    if query.act is not None:
        yield acts.c.type == query.act.upper()
    if query.issue is not None:
        yield about(query.issue, query.language)
    if query.search is not None:
        column = acts.c.document if query.anywhere else acts.c.statement
        yield column.in_(_hits(query))


def _common(table: Table, query: Query) -> Iterator[ColumnElement[bool]]:
    if query.since is not None:
        yield table.c.dated >= query.since.isoformat()
    if query.since is not None or query.until is not None:
        yield table.c.dated < UNDATED
    if query.until is not None:
        yield table.c.dated <= query.until.isoformat()
    if query.publisher is not None:
        yield table.c.publisher_form == name_form(query.publisher)
    chosen = select(documents.c.row)
    if query.document is not None:
        yield table.c.document.in_(chosen.where(documents.c.id == query.document))
    if query.language is not None:
        yield table.c.document.in_(chosen.where(documents.c.language == query.language))


# A question never changes once it is put together, which takes longer than most answers do.
@lru_cache(maxsize=512)
def _done(part: tuple[str, ...], wanted: str) -> CompoundSelect[Any]:
    chosen = select(act_parties.c.act).where(act_parties.c.part.in_(part))
    found = [chosen.where(act_parties.c.actor.in_(known_as(wanted)))]
    if (code := code_of(wanted)) is not None:
        found.append(chosen.where(act_parties.c.country == code))
    return union(*found)


def _hits(query: Query) -> Any:
    table = "document_search" if query.anywhere else "statement_search"
    return text(f"SELECT rowid FROM {table} WHERE {table} MATCH :search").bindparams(
        search=expression(query.search or "", language=query.language or "fr")
    )


def _walks(place: tuple[str, ...] | None) -> Iterator[tuple[bool, tuple[str, ...] | None]]:
    if place is None or place[0] != UNDATED:
        yield False, place
        yield True, None
    else:
        yield True, place


def _same_walk(dated: ColumnElement[Any], undated: bool) -> ColumnElement[bool]:
    return dated == UNDATED if undated else dated < UNDATED


def _walk(
    table: Table,
    wanted: list[ColumnElement[bool]],
    undated: bool,
    start: tuple[str, ...] | None,
) -> Select[int]:
    columns = met(table, wanted)
    chosen = (
        select(columns.row)
        .where(_same_walk(columns.dated, undated))
        .order_by(columns.dated.desc(), columns.document.desc(), columns.position)
    )
    if start is None:
        return chosen
    dated, document, position = start
    same = and_(columns.dated == dated, columns.document == int(document))
    further = and_(same, columns.position > int(position))
    behind = _behind((columns.dated, columns.document), (dated, document))
    return chosen.where(columns.dated <= dated, or_(behind, further))


def people_of(connection: Connection, found: Mapping[int, Any]) -> tuple[_People, _People]:
    """Return who has which part in acts, by row and part, and who tells of them, by statement.

    `found` has the row of `acts` for each act; only those that a statement tells of have a teller.
    """
    told = [row.statement for row in found.values() if row.statement is not None]
    return (
        people(connection, act_parties.c.act, act_parties, found),
        people(connection, parties.c.statement, parties, told),
    )


def met(table: Table, wanted: Sequence[ColumnElement[bool]]) -> Any:
    """Return the columns of the rows that meet the conditions, as a walk needs them.

    With more than the first of them (that the row is current), what meets them is gathered before
    it is put in order: SQLite would rather walk everything in order and look at each row.
    """
    if len(wanted) < 2:
        return table.c
    chosen = select(table.c.row, table.c.dated, table.c.document, table.c.position)
    return chosen.where(*wanted).cte("met").prefix_with("MATERIALIZED").c


def _behind(columns: tuple[Any, Any], place: tuple[str, ...]) -> ColumnElement[bool]:
    dated, number = columns
    return or_(dated < place[0], and_(dated == place[0], number < int(place[1])))


def _place(cursor: str, length: int) -> tuple[str, ...]:
    parts = tuple(cursor.split(":"))
    numbers = all(part.isascii() and part.isdecimal() and len(part) < 16 for part in parts[1:])
    if len(parts) != length or not numbers:
        raise InvalidQuestion(
            f"{cursor!r} is no place in this list: pass the cursor of a row as it was"
        )
    return parts


def _count(connection: Connection, chosen: Select[int]) -> int:
    return connection.scalar(chosen) or 0


def _per_document(connection: Connection, table: Table, rows: list[int]) -> dict[int, int]:
    chosen = (
        select(table.c.document, func.count())
        .where(table.c.document.in_(rows))
        .group_by(table.c.document)
    )
    return {row[0]: row[1] for row in connection.execute(chosen)}


def _act_rows(connection: Connection, rows: list[int]) -> list[ActRow]:
    chosen = (
        select(acts, documents.c.id.label("document_id"), documents.c.published)
        .join(documents, documents.c.row == acts.c.document)
        .where(acts.c.row.in_(rows))
    )
    found = {row.row: row for row in connection.execute(chosen)}
    doers, claimants = people_of(connection, found)
    return [
        ActRow(
            document=row.document_id,
            published=as_date(row.published),
            publisher=row.publisher,
            id=row.id,
            type=row.type,
            mode=row.mode,
            status=row.status,
            sources=doers.get((row.row, "source"), ()),
            targets=doers.get((row.row, "target"), ()),
            anchor=row.anchor,
            anchor_span=Span(row.anchor_start, row.anchor_end),
            excerpt=row.excerpt,
            issue=row.issue,
            within=row.within,
            claimed_by=claimants.get((row.statement, "speaker"), ()),
            cursor=f"{row.dated}:{row.document}:{row.position}",
        )
        for row in (found[number] for number in rows)
    ]


def _first_line(head: str | None) -> str:
    lines = (line.strip() for line in (head or "").splitlines())
    first = next((line for line in lines if line), "")
    if len(first) <= _LONGEST_HEAD:
        return first
    return first[:_LONGEST_HEAD].rpartition(" ")[0] + " …" if " " in first else first
