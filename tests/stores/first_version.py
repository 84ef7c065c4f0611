"""A store as the first version of its tables wrote it: the first migration alone, rows by hand.

Nothing that writes a store today is used: what stands here is what stood in the files of people who
began with that version.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from verbale.record.json import dumps
from verbale.record.types import Record
from verbale.stores import drawn
from verbale.stores.fold import name_form


def make(path: Path, versions: Iterable[tuple[Record, ...]]) -> None:
    """Write a store of documents, each given by the readings of its versions, the oldest first."""
    _tables(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for readings in versions:
            for number, record in enumerate(readings, start=1):
                _document(connection, record, number, current=number == len(readings))
        connection.commit()


def _tables(path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", "verbale.stores:migrations")
    config.set_main_option("path_separator", "os")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()


def _document(
    connection: sqlite3.Connection, record: Record, number: int, *, current: bool
) -> None:
    document, text = record.document, record.document.text
    published = document.published.isoformat() if document.published else None
    data = text.encode("utf-8")
    row = _insert(
        connection,
        "documents",
        id=document.id,
        number=number,
        current=current,
        text=text,
        text_digest=document.digest,
        received=zlib.compress(data),
        received_digest=drawn.digest(data),
        received_at="2023-01-01T00:00:00+00:00",
        media_type="text/plain",
        origin=f"{document.id}.txt",
        language=document.language,
        published=published,
        dated=published or "9999-12-31",
        publisher=document.publisher,
        publisher_form=name_form(document.publisher) if document.publisher else None,
        title=document.title,
    )
    _search(connection, "document_search", row, text, record)
    written = dumps(record)
    for version, is_current in (("0.0.9", False), (record.version, True)):
        _insert(
            connection,
            "records",
            document=row,
            current=is_current,
            version=version,
            model=record.model,
            digest=drawn.digest(written.encode("utf-8")),
            json=written,
        )
    _entries(connection, record, row)


def _entries(connection: sqlite3.Connection, record: Record, document: int) -> None:
    text = record.document.text
    actors = {}
    for actor in record.actors:
        actors[actor.key] = _insert(
            connection,
            "actors",
            document=document,
            key=actor.key,
            kind=actor.kind,
            name=actor.names[0],
            country=actor.country,
            role=actor.role,
        )
        for form in drawn.name_forms(actor):
            _insert(connection, "names", actor=actors[actor.key], form=form)
    for place, told in enumerate(record.statements):
        row = _insert(
            connection,
            "statements",
            document=document,
            position=place,
            id=told.id,
            cue=told.cue.of(text) if told.cue else None,
            cue_start=told.cue.start if told.cue else None,
            cue_end=told.cue.end if told.cue else None,
            content=json.dumps([[span.start, span.end] for span in told.content]),
            words=drawn.content_words(told.content, text),
            mode=told.mode,
            type=told.type,
            within=told.within,
        )
        for part, keys in (("speaker", told.speakers), ("addressee", told.addressees)):
            for order, key in enumerate(keys):
                _insert(
                    connection,
                    "parties",
                    statement=row,
                    part=part,
                    position=order,
                    actor=actors[key],
                )
        _search(connection, "statement_search", row, drawn.statement_text(told, record), record)


def _search(
    connection: sqlite3.Connection, table: str, row: int, searched: str, record: Record
) -> None:
    words, stems = drawn.search_columns(searched, language=record.document.language)
    _insert(connection, table, rowid=row, words=words, stems=stems)


def _insert(connection: sqlite3.Connection, table: str, **values: object) -> int:
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join("?" for _ in values)
    done = connection.execute(
        f'INSERT INTO "{table}" ({names}) VALUES ({places})', list(values.values())
    )
    return done.lastrowid or 0
