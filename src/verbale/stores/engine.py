"""The connection to a SQLite file: how it is opened, how transactions begin, how it migrates.

How it works. The driver's own guesses about transactions are switched off; every transaction
begins here, a writing one with BEGIN IMMEDIATE, so that a second writer waits at the door
instead of failing halfway. WAL lets readers go on meanwhile. `synchronous = FULL` makes a
commit survive a power cut, not only the end of the process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from verbale.errors import StoreError

HEAD = "0005"
"""The newest migration that this version knows."""

_LAST_REDRAWN = "0004"
"""The last migration after which what is drawn from records must be drawn again."""

WAIT_SECONDS = 60.0
_WRITES = "verbale_writes"


def connect(path: Path) -> Engine:
    """Return an engine on this file, with its tables brought up to this version."""
    # A page is read by as many threads as there are readers; each has a connection of its own. One
    # that is beyond the pool is closed after its question, and takes what it has cached with it.
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": WAIT_SECONDS},
        pool_size=16,
        max_overflow=24,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    try:
        _migrate(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: Engine, place: str) -> Iterator[Connection]:
    """Give a connection that sees one state of the store; StoreError where it cannot be read."""
    try:
        with engine.connect() as connection, connection.begin():
            yield connection
    except SQLAlchemyError as error:
        raise StoreError(_explain(error, place)) from error


@contextmanager
def writing(engine: Engine, place: str) -> Iterator[Connection]:
    """Give a connection whose changes are all kept at the end, or none where anything fails."""
    try:
        with (
            engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection
    except SQLAlchemyError as error:
        raise StoreError(_explain(error, place)) from error


def _set_up(driver: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    driver.isolation_level = None
    for pragma in (
        f"busy_timeout = {int(WAIT_SECONDS * 1000)}",
        "foreign_keys = ON",
        "synchronous = FULL",
        # Surveys put what they found into a table of their own connection.
        "temp_store = MEMORY",
        "cache_size = -65536",
    ):
        driver.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(engine: Engine, path: Path) -> None:
    # Most openings end here: the tables are as they should be, and Alembic stays unloaded.
    with reading(engine, str(path)) as connection:
        if _revision(connection, path) == HEAD:
            return
    _use_wal(engine, path)
    with writing(engine, str(path)) as connection:
        # Another process may have been faster while this one waited for its turn.
        before = _revision(connection, path)
        if before != HEAD:
            _upgrade(connection)
        if before is not None and before < _LAST_REDRAWN:
            from verbale.stores.writing import redraw

            redraw(connection)


def _use_wal(engine: Engine, path: Path) -> None:
    # The journal mode is a property of the file and cannot change inside a transaction.
    driver = engine.raw_connection()
    try:
        driver.cursor().execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise StoreError(_explain(error, str(path))) from error
    finally:
        driver.close()


def _revision(connection: Connection, path: Path) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise StoreError(
                f"{path} is a database of another program. Name another file with --store"
            )
        return None
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if revision is not None and str(revision) > HEAD:
        raise StoreError(
            f"{path} was written by a newer Verbale (tables {revision}, this one knows {HEAD}). "
            "Update Verbale, or name another file with --store"
        )
    return None if revision is None else str(revision)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "verbale.stores:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _explain(error: Exception, place: str) -> str:
    cause = str(getattr(error, "orig", None) or error)
    if "locked" in cause:
        return (
            f"{place}: another process has been writing for over {WAIT_SECONDS:.0f} seconds. "
            "Wait for it to end and run this again"
        )
    if "not a database" in cause:
        return f"{place} is no SQLite file. Name another file with --store"
    if "readonly" in cause or "unable to open" in cause:
        return f"{place} cannot be opened or written ({cause}). Look at its permissions"
    return f"{place}: {cause}. `verbale check` says what is damaged"
