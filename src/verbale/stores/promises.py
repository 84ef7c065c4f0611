"""Stored commitments: the newest document first, by who is bound, how much and until when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from verbale.record.commitment import FORCES
from verbale.stores.deeds import CommitmentQuery, CommitmentRow
from verbale.stores.events import done, parse_cursor, walk
from verbale.stores.identity import people
from verbale.stores.reading import as_date
from verbale.stores.tables import (
    UNDATED,
    act_parties,
    acts,
    commitment_amounts,
    commitments,
    documents,
    parties,
)
from verbale.text.span import Span


def commitment_rows(
    connection: Connection, query: CommitmentQuery, *, after: str | None, size: int
) -> list[CommitmentRow]:
    """Return a page of the commitments that the query asks for; undated documents come last."""
    place = None if after is None else parse_cursor(after)
    return _rows(connection, walk(connection, list(_conditions(query)), place, size))


def _conditions(query: CommitmentQuery) -> Iterator[ColumnElement[bool]]:
    table = commitments.c
    yield acts.c.dated.is_not(None)
    wanted: list[ColumnElement[bool]] = []
    if query.kind is not None:
        wanted.append(table.kind == query.kind)
    if query.force is not None:
        wanted.append(table.force <= FORCES.index(query.force))
    if query.due_after is not None:
        wanted.append(table.due >= query.due_after.isoformat())
    if query.due_before is not None:
        wanted.append(table.due < query.due_before.isoformat())
    # Looked up for each act that the other conditions leave, and not listed for all.
    yield select(table.act).where(table.act == acts.c.row, *wanted).exists()
    promise, target = _of_kind("promise"), _of_kind("target")
    if query.by is not None:
        # Who promises is the source of the act; who is called to something is its target.
        promised, called = done("source", query.by), done("target", query.by)
        if query.kind == "promise" or query.to is not None:
            yield promised
        else:
            yield or_(and_(promise, promised), and_(target, called))
    if query.to is not None:
        yield and_(promise, done("target", query.to))
    if query.set_by is not None:
        yield and_(target, done("source", query.set_by))
    if query.least is not None and query.unit is not None:
        amounts = commitment_amounts.c
        yield acts.c.row.in_(
            select(amounts.act).where(amounts.unit == query.unit, amounts.value >= query.least)
        )
    if query.since is not None:
        yield and_(acts.c.dated >= query.since.isoformat(), acts.c.dated < UNDATED)
    if query.until is not None:
        yield and_(acts.c.dated <= query.until.isoformat(), acts.c.dated < UNDATED)
    if query.document is not None:
        chosen = select(documents.c.row).where(documents.c.id == query.document)
        yield acts.c.document.in_(chosen)


def _of_kind(kind: str) -> ColumnElement[bool]:
    table = commitments.c
    return select(table.act).where(table.act == acts.c.row, table.kind == kind).exists()


def _rows(connection: Connection, rows: list[int]) -> list[CommitmentRow]:
    chosen = (
        select(
            acts,
            commitments,
            documents.c.id.label("document_id"),
            documents.c.published,
        )
        .join(commitments, commitments.c.act == acts.c.row)
        .join(documents, documents.c.row == acts.c.document)
        .where(acts.c.row.in_(rows))
    )
    found = {row.row: row for row in connection.execute(chosen)}
    doers = people(connection, act_parties.c.act, act_parties, rows)
    told = [row.statement for row in found.values() if row.statement is not None]
    claimants = people(connection, parties.c.statement, parties, told)
    return [_row(found[number], doers, claimants) for number in rows]


def _row(row: Any, doers: dict[Any, Any], claimants: dict[Any, Any]) -> CommitmentRow:
    sources = doers.get((row.row, "source"), ())
    targets = doers.get((row.row, "target"), ())
    promise = row.kind == "promise"
    return CommitmentRow(
        document=row.document_id,
        published=as_date(row.published),
        publisher=row.publisher,
        act=row.id,
        type=row.type,
        status=row.status,
        kind=row.kind,
        by=sources if promise else targets,
        to=targets if promise else (),
        set_by=() if promise else sources,
        claimed_by=claimants.get((row.statement, "speaker"), ()),
        force=None if row.force is None else FORCES[row.force],
        joint=bool(row.joint),
        amounts=tuple(json.loads(row.amounts)),
        deadline=None if row.deadline is None else json.loads(row.deadline),
        condition=row.condition,
        anchor=row.anchor,
        anchor_span=Span(row.anchor_start, row.anchor_end),
        words=row.words,
        content=tuple(Span(*pair) for pair in json.loads(row.content)),
        cursor=f"{row.dated}:{row.document}:{row.position}",
    )
