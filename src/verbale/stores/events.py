"""Acts as rows of events: the newest document first, with their parties, words and issues."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select, text, union

from verbale.errors import InvalidQuestion
from verbale.stores.browsing import act_conditions, met, newest_first, people_of
from verbale.stores.deeds import EventQuery, EventRow
from verbale.stores.identity import IDENTIFIED, KEY, code_of, known_as
from verbale.stores.reading import as_date
from verbale.stores.search import expression
from verbale.stores.tables import (
    UNDATED,
    act_issues,
    act_links,
    act_parties,
    actors,
    acts,
    documents,
)
from verbale.stores.types import Query
from verbale.text.span import Span

_MOST_AT_ONCE = 500


def events(
    connection: Connection, query: EventQuery, *, after: str | None, size: int
) -> list[EventRow]:
    """Return a page of the acts that the query asks for; those without a date come last."""
    place = None if after is None else parse_cursor(after)
    found = walk(connection, list(conditions(query)), place, size)
    return rows_of(connection, found)


def walk(
    connection: Connection,
    wanted: Sequence[ColumnElement[bool]],
    place: tuple[str, int, int] | None,
    size: int,
) -> list[int]:
    """Return the rows of acts that meet the conditions, in the order of answers, behind a place."""
    found: list[int] = []
    columns = met(acts, wanted)
    if place is None and len(wanted) > 1:
        # They are gathered before they are put in order: one look is enough.
        chosen = select(columns.row).order_by(*newest_first(columns))
        return list(connection.scalars(chosen.limit(size)))
    for undated in (False, True):
        if place is not None and place[0] == UNDATED and not undated:
            continue
        same = columns.dated == UNDATED if undated else columns.dated < UNDATED
        chosen = (
            select(columns.row)
            .where(same)
            .order_by(columns.dated.desc(), columns.document.desc(), columns.position)
        )
        if place is not None and (place[0] == UNDATED) == undated:
            chosen = chosen.where(_behind(columns, place))
        found += connection.scalars(chosen.limit(size - len(found)))
        if len(found) >= size:
            break
    return found


def parse_cursor(cursor: str) -> tuple[str, int, int]:
    """Return the place that a cursor names; InvalidQuestion where it names none."""
    parts = cursor.split(":")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts[1:]):
        raise InvalidQuestion(
            f"{cursor!r} is no place in this list: pass the cursor of a row as it was"
        )
    return parts[0], int(parts[1]), int(parts[2])


def conditions(query: EventQuery) -> Iterator[ColumnElement[bool]]:
    """Yield what an act must meet."""
    plain = Query(
        speaker=query.source,
        addressee=query.target,
        towards=query.party,
        since=query.since,
        until=query.until,
        publisher=query.publisher,
        language=query.language,
        document=query.document,
        act=query.type,
    )
    yield from act_conditions(plain)
    if query.status is not None:
        yield acts.c.status == query.status
    if query.context is not None:
        # Names of contexts are words apart, so that a blank on either side is enough.
        padded = " " + act_links.c.contexts + " "
        linked = select(act_links.c.act).where(padded.contains(f" {query.context} "))
        yield acts.c.row.in_(linked)
    ways: list[ColumnElement[bool]] = []
    if query.issues is not None:
        keys = sorted(query.issues)
        ways.append(acts.c.row.in_(select(act_issues.c.act).where(act_issues.c.issue.in_(keys))))
    for number, words in enumerate(query.words or ()):
        ways.append(acts.c.row.in_(_hits(words, query.language or "fr", number)))
    if ways:
        yield or_(*ways)


def rows_of(connection: Connection, rows: Sequence[int]) -> list[EventRow]:
    """Return these acts as rows of events, in this order."""
    found: list[EventRow] = []
    for start in range(0, len(rows), _MOST_AT_ONCE):
        found += _rows(connection, rows[start : start + _MOST_AT_ONCE])
    return found


@lru_cache(maxsize=512)
def done(part: str, wanted: str) -> ColumnElement[bool]:
    """Say whether somebody who is called so has this part in an act, himself or for his country."""
    chosen = select(act_parties.c.act).where(act_parties.c.part == part)
    ways = [chosen.where(act_parties.c.actor.in_(known_as(wanted)))]
    if (code := code_of(wanted)) is not None:
        ways.append(chosen.where(act_parties.c.country == code))
    # One list of rows, from which a question of few acts can start.
    return acts.c.row.in_(union(*ways))


def _rows(connection: Connection, rows: Sequence[int]) -> list[EventRow]:
    chosen = (
        select(
            acts,
            act_links.c.about,
            act_links.c.words,
            act_links.c.issues.label("keys"),
            act_links.c.contexts,
            documents.c.id.label("document_id"),
            documents.c.published,
            documents.c.title,
            documents.c.language,
        )
        .join(documents, documents.c.row == acts.c.document)
        .join(act_links, act_links.c.act == acts.c.row, isouter=True)
        .where(acts.c.row.in_(rows))
    )
    found = {row.row: row for row in connection.execute(chosen)}
    doers, claimants = people_of(connection, found)
    roles = _roles(connection, rows)
    return [
        EventRow(
            number=row.row,
            document=row.document_id,
            published=as_date(row.published),
            publisher=row.publisher,
            title=row.title,
            language=row.language,
            id=row.id,
            type=row.type,
            mode=row.mode,
            status=row.status,
            sources=doers.get((row.row, "source"), ()),
            targets=doers.get((row.row, "target"), ()),
            anchor=row.anchor,
            anchor_span=Span(row.anchor_start, row.anchor_end),
            words=row.words or "",
            about=tuple(Span(*pair) for pair in json.loads(row.about or "[]")),
            sentence=row.excerpt,
            issues=tuple((row.keys or "").split()),
            contexts=tuple((row.contexts or "").split()),
            within=row.within,
            claimed_by=claimants.get((row.statement, "speaker"), ()),
            cursor=f"{row.dated}:{row.document}:{row.position}",
            roles=roles.get(row.row, {}),
        )
        for row in (found[number] for number in rows)
    ]


def _roles(
    connection: Connection, rows: Sequence[int]
) -> dict[int, dict[str, tuple[str, str | None]]]:
    chosen = (
        select(act_parties.c.act, KEY, actors.c.kind, actors.c.role)
        .select_from(act_parties.join(IDENTIFIED, actors.c.row == act_parties.c.actor))
        .where(act_parties.c.act.in_(rows))
    )
    found: dict[int, dict[str, tuple[str, str | None]]] = {}
    for act, key, kind, role in connection.execute(chosen):
        found.setdefault(act, {})[key] = (kind, role)
    return found


def _behind(columns: Any, place: tuple[str, int, int]) -> ColumnElement[bool]:
    dated, document, position = place
    return or_(
        columns.dated < dated,
        and_(columns.dated == dated, columns.document < document),
        and_(columns.dated == dated, columns.document == document, columns.position > position),
    )


def _hits(search: str, language: str, number: int) -> Any:
    # Each search has a name of its own: several stand in one question.
    name = f"words{number}"
    return text(f"SELECT rowid FROM act_search WHERE act_search MATCH :{name}").bindparams(
        **{name: expression(search, language=language)}
    )
