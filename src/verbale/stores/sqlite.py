"""The store in one SQLite file: the protocol, spelled in transactions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sqlalchemy import func, select

from verbale.record.types import Failure
from verbale.stores import browsing, correcting, reading, writing
from verbale.stores import engine as connections
from verbale.stores import facets as counting
from verbale.stores.pages import ActRow, Correction, Count, DocumentRow, Seen, Totals
from verbale.stores.tables import documents, failures, records
from verbale.stores.types import Entry, Outcome, Query, StatementRow, StoredDocument
from verbale.text.document import Document

_FIRST_PAGE, _LARGEST_PAGE = 100, 3200


class SqliteStore:
    """Documents and records in one file; several processes may read and write it at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file, make it or bring its tables up to date; StoreError if not possible."""
        self._path = path
        self._engine = connections.connect(path)

    @property
    def url(self) -> str:
        """Where the store is, as messages name it."""
        return str(self._path)

    def holds(self, document: Document, *, version: str) -> bool:
        """Say whether this very text and metadata stand here as read by this version."""
        with connections.reading(self._engine, self.url) as connection:
            standing = writing.current_reading(connection, document)
        return standing is not None and standing.version == version

    def put(self, entries: Sequence[Entry]) -> list[Outcome]:
        """Keep all entries or, where anything fails, none; say what became of each."""
        with connections.writing(self._engine, self.url) as connection:
            writing.note_change(connection)
            return [writing.put(connection, entry) for entry in entries]

    def fail(self, failures: Sequence[Failure]) -> None:
        """Keep the reasons why documents could not be read, the latest reason for each."""
        with connections.writing(self._engine, self.url) as connection:
            writing.note_change(connection)
            writing.put_failures(connection, failures)

    def failures(self) -> Iterator[Failure]:
        """Return the documents that could not be read, in the order of their names."""
        chosen = select(failures).order_by(failures.c.document, failures.c.origin)
        with connections.reading(self._engine, self.url) as connection:
            rows = connection.execute(chosen).all()
        for row in rows:
            yield Failure(document=row.document, origin=row.origin, reason=row.reason)

    def statements(self, query: Query, *, after: str | None = None) -> Iterator[StatementRow]:
        """Return the current statements that the query asks for, oldest document first."""
        size = _FIRST_PAGE
        while True:
            with connections.reading(self._engine, self.url) as connection:
                page = reading.statement_page(connection, query, after=after, size=size)
            yield from page
            if len(page) < size:
                return
            after = page[-1].cursor
            # A first page comes at once; whoever goes on wants many, and each page asks anew.
            size = min(2 * size, _LARGEST_PAGE)

    def ids(self, prefix: str = "") -> list[str]:
        """Return the ids that begin so, sorted; a known id is the only answer to itself."""
        # LIKE folds case and has wildcards of its own; the beginning is compared as it stands.
        begins = func.substr(documents.c.id, 1, len(prefix)) == prefix
        chosen = select(documents.c.id).where(documents.c.current, begins).distinct()
        with connections.reading(self._engine, self.url) as connection:
            found = sorted(connection.scalars(chosen))
        return [prefix] if prefix in found else found

    def documents(self, id: str | None = None) -> Iterator[StoredDocument]:
        """Return every version of every document, or of this one, oldest version first."""
        chosen = select(documents.c.row).order_by(documents.c.id, documents.c.number)
        if id is not None:
            chosen = chosen.where(documents.c.id == id)
        with connections.reading(self._engine, self.url) as connection:
            rows = list(connection.scalars(chosen))
        for row in rows:
            with connections.reading(self._engine, self.url) as connection:
                found = reading.stored_document(connection, row)
            # Another process may have deleted it since the list was made.
            if found is not None:
                yield found

    def names(self) -> list[str]:
        """Return the names, keys and countries by which somebody can be asked for, sorted."""
        with connections.reading(self._engine, self.url) as connection:
            return reading.askable_names(connection)

    def publishers(self) -> list[str]:
        """Return the publishers of current documents, sorted."""
        chosen = (
            select(documents.c.publisher)
            .where(documents.c.current, documents.c.publisher.is_not(None))
            .distinct()
        )
        with connections.reading(self._engine, self.url) as connection:
            return sorted(name for name in connection.scalars(chosen) if name)

    def delete(self, ids: Iterable[str]) -> int:
        """Delete these documents with all their versions and records; return their number."""
        with connections.writing(self._engine, self.url) as connection:
            writing.note_change(connection)
            return sum(writing.remove(connection, identifier) for identifier in ids)

    def age(self) -> int:
        """Return a number that is another one after every change of the store."""
        with connections.reading(self._engine, self.url) as connection:
            return browsing.age(connection)

    def record_json(self, id: str) -> str | None:
        """Return the current record of a current document as it is kept; None where none is."""
        chosen = (
            select(records.c.json)
            .join(documents, documents.c.row == records.c.document)
            .where(documents.c.id == id, documents.c.current, records.c.current)
        )
        with connections.reading(self._engine, self.url) as connection:
            return connection.scalar(chosen)

    def totals(self) -> Totals:
        """Return how much there is of everything."""
        with connections.reading(self._engine, self.url) as connection:
            return browsing.totals(connection)

    def newest_documents(
        self, *, after: str | None, size: int, who: str | None = None
    ) -> list[DocumentRow]:
        """Return a page of current documents, the newest first; of those that have an actor."""
        with connections.reading(self._engine, self.url) as connection:
            return browsing.newest_documents(connection, after=after, size=size, who=who)

    def newest_statements(
        self, query: Query, *, after: str | None, size: int
    ) -> list[StatementRow]:
        """Return a page of the statements that the query asks for, the newest document first."""
        with connections.reading(self._engine, self.url) as connection:
            return browsing.newest_statements(connection, query, after=after, size=size)

    def newest_acts(self, query: Query, *, after: str | None, size: int) -> list[ActRow]:
        """Return a page of the acts that the query asks for, the newest document first."""
        with connections.reading(self._engine, self.url) as connection:
            return browsing.newest_acts(connection, query, after=after, size=size)

    def count_statements(self, query: Query) -> int:
        """Return how many statements the query asks for."""
        with connections.reading(self._engine, self.url) as connection:
            return browsing.count_statements(connection, query)

    def count_acts(self, query: Query) -> int:
        """Return how many acts the query asks for."""
        with connections.reading(self._engine, self.url) as connection:
            return browsing.count_acts(connection, query)

    def facets(self, query: Query, *, most: int) -> dict[str, list[Count]]:
        """Return the commonest values of each facet in the answer to the query."""
        with connections.reading(self._engine, self.url) as connection:
            return counting.facets(connection, query, most=most)

    def months(self, query: Query, *, by_day: bool = False) -> list[Count]:
        """Return the number of dated statements in each month or day of the answer."""
        with connections.reading(self._engine, self.url) as connection:
            return counting.months(connection, query, by_day=by_day)

    def act_months(self, query: Query, *, by_day: bool = False) -> list[Count]:
        """Return the number of dated acts in each month or day, type by type."""
        with connections.reading(self._engine, self.url) as connection:
            return counting.act_months(connection, query, by_day=by_day)

    def seen(self, wanted: str, *, most: int) -> list[Seen]:
        """Return the actors that are called so in current documents, the commonest first."""
        with connections.reading(self._engine, self.url) as connection:
            return counting.seen(connection, wanted, most=most)

    def counterparts(self, wanted: str, *, most: int) -> list[Count]:
        """Return the countries that somebody speaks to or of."""
        with connections.reading(self._engine, self.url) as connection:
            return counting.counterparts(connection, wanted, most=most)

    def names_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Return the preferred name of each key that some document has."""
        with connections.reading(self._engine, self.url) as connection:
            return browsing.names_of(connection, keys)

    def correct(self, given: Correction) -> Correction:
        """Keep a correction; an earlier one of the same entry is undone by it."""
        with connections.writing(self._engine, self.url) as connection:
            writing.note_change(connection)
            return correcting.keep(connection, given)

    def undo(self, number: int, *, author: str, at: str) -> Correction:
        """Undo a correction, which stays listed as undone; InvalidQuestion if there is none."""
        with connections.writing(self._engine, self.url) as connection:
            writing.note_change(connection)
            return correcting.undo(connection, number, author=author, at=at)

    def corrections(
        self, document: str | None = None, *, standing: bool = True
    ) -> list[Correction]:
        """Return the corrections of a document or of all, the earliest first."""
        with connections.reading(self._engine, self.url) as connection:
            return correcting.listed(connection, document, standing=standing)

    def damage(self) -> list[str]:
        """Return what the store's own format says is broken, empty where it is whole."""
        with connections.reading(self._engine, self.url) as connection:
            return reading.damage(connection)

    def close(self) -> None:
        """Let go of the store; it cannot be used afterwards."""
        self._engine.dispose()
