"""Keeping what is drawn from a record's acts, and reading it back as it stands for a check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, text

from verbale.record.types import Record
from verbale.stores.deeds_drawn import TABLES, Rows, rows_of
from verbale.stores.tables import act_pairs, actors, acts, metadata, statements

_AT_ONCE = 500


def draw(
    connection: Connection,
    document: int,
    record: Record,
    *,
    current: bool,
    first: int,
    actor_rows: Mapping[str, int],
    statement_rows: Mapping[str, int],
) -> None:
    """Keep what the acts of a record amount to; their rows count from `first`."""
    found = rows_of(
        record,
        current=current,
        acts={act.id: first + place for place, act in enumerate(record.acts)},
        actors=actor_rows,
        statements=statement_rows,
    )
    for row in found["acts"]:
        row["document"] = document
    for name in TABLES:
        if not found[name]:
            continue
        if name == "act_search":
            command = "INSERT INTO act_search (rowid, words, stems) VALUES (:act, :words, :stems)"
            connection.execute(text(command), found[name])
        else:
            connection.execute(insert(metadata.tables[name]), found[name])


def kept(connection: Connection, document: int) -> dict[str, Rows]:
    """Return what is kept of the acts of a document, by ids and keys instead of numbers of rows."""
    ids = dict(
        connection.execute(select(acts.c.row, acts.c.id).where(acts.c.document == document)).all()
    )
    if not ids:
        return {name: [] for name in TABLES}
    keys = dict(
        connection.execute(
            select(actors.c.row, actors.c.key).where(actors.c.document == document)
        ).all()
    )
    told = dict(
        connection.execute(
            select(statements.c.row, statements.c.id).where(statements.c.document == document)
        ).all()
    )
    named = {"row": ids, "act": ids, "actor": keys, "statement": told}
    found: dict[str, Rows] = {}
    for name in TABLES:
        rows: list[Mapping[str, Any]] = []
        numbers = sorted(ids)
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            rows += [dict(row) for row in connection.execute(_of(name, some)).mappings()]
        found[name] = [
            {
                column: named[column].get(value, value) if column in named else value
                for column, value in row.items()
                if column != "document"
            }
            for row in rows
        ]
    return found


def _of(name: str, rows: list[int]) -> Any:
    if name == "act_search":
        command = text("SELECT rowid AS act, words, stems FROM act_search WHERE rowid IN :rows")
        return command.bindparams(bindparam("rows", rows, expanding=True))
    table = metadata.tables[name]
    owner = table.c.row if name == "acts" else table.c.act
    return select(table).where(owner.in_(rows))


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
