"""Corrections in a store: kept beside the readings, never in them, and never lost by undoing."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Row, insert, select, update

from verbale.errors import InvalidQuestion
from verbale.stores.pages import Correction
from verbale.stores.tables import corrections


def keep(connection: Connection, given: Correction) -> Correction:
    """Keep a correction and return it with its number; an earlier one of that entry is undone."""
    same = (
        corrections.c.document == given.document,
        corrections.c.layer == given.layer,
        corrections.c.place == given.place,
        corrections.c.undone_at.is_(None),
    )
    connection.execute(
        update(corrections).where(*same).values(undone_by=given.author, undone_at=given.at)
    )
    done = connection.execute(
        insert(corrections).values(
            document=given.document,
            text_digest=given.text_digest,
            layer=given.layer,
            place=given.place,
            verdict=given.verdict,
            before=json.dumps(given.before, ensure_ascii=False),
            after=None if given.after is None else json.dumps(given.after, ensure_ascii=False),
            author=given.author,
            at=given.at,
        )
    )
    key = done.inserted_primary_key
    return _one(connection, 0 if key is None else int(key[0]))


def undo(connection: Connection, number: int, *, author: str, at: str) -> Correction:
    """Mark a correction as undone and return it; InvalidQuestion where there is none to undo."""
    found = _one(connection, number)
    if found.undone_at is not None:
        raise InvalidQuestion(f"correction {number} was undone already, by {found.undone_by}")
    connection.execute(
        update(corrections)
        .where(corrections.c.row == number)
        .values(undone_by=author, undone_at=at)
    )
    return _one(connection, number)


def listed(connection: Connection, document: str | None, *, standing: bool) -> list[Correction]:
    """Return the corrections of a document or of all, the earliest first; undone ones if asked."""
    chosen = select(corrections).order_by(corrections.c.row)
    if document is not None:
        chosen = chosen.where(corrections.c.document == document)
    if standing:
        chosen = chosen.where(corrections.c.undone_at.is_(None))
    return [_correction(row) for row in connection.execute(chosen)]


def _one(connection: Connection, number: int) -> Correction:
    row = connection.execute(select(corrections).where(corrections.c.row == number)).first()
    if row is None:
        raise InvalidQuestion(f"no correction {number}: `/corrections` lists those there are")
    return _correction(row)


def _correction(row: Row[tuple[object, ...]]) -> Correction:
    return Correction(
        number=row.row,
        document=row.document,
        text_digest=row.text_digest,
        layer=row.layer,
        place=row.place,
        verdict=row.verdict,
        before=json.loads(row.before),
        after=None if row.after is None else json.loads(row.after),
        author=row.author,
        at=row.at,
        undone_by=row.undone_by,
        undone_at=row.undone_at,
    )
