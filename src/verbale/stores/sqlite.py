"""The store in one SQLite file: the protocol, spelled in transactions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from verbale.actors.decisions import Decision, Decisions, place
from verbale.record.types import Failure, Status
from verbale.stores import browsing, correcting, identity, pairs, promises, reading, writing
from verbale.stores import engine as connections
from verbale.stores import events as eventing
from verbale.stores import locals as local_persons
from verbale.stores import survey as counting
from verbale.stores.deeds import (
    CommitmentQuery,
    CommitmentRow,
    EventQuery,
    EventRow,
    PairCount,
)
from verbale.stores.deeds_writing import kept
from verbale.stores.known import Identity, LocalActor, Parting
from verbale.stores.pages import ActRow, Correction, Count, DocumentRow, Seen, Survey, Totals
from verbale.stores.tables import documents, failures, records
from verbale.stores.types import Entry, Outcome, Query, StatementRow, StoredDocument
from verbale.text.document import Document

_FIRST_PAGE, _LARGEST_PAGE = 100, 3200


class SqliteStore:
    """Documents and records in one file; several processes may read and write it at a time."""

    def __init__(self, path: Path, decisions: Path | None = None) -> None:
        """Open the file, make it or bring its tables up to date; StoreError if not possible.

        `decisions` is a user's own file of merges, that of this folder where none is named.
        """
        self._path = path
        self._decisions = decisions or place()
        self._engine = connections.connect(path)

    @property
    def url(self) -> str:
        """Where the store is, as messages name it."""
        return str(self._path)

    def holds(self, document: Document, *, version: str) -> bool:
        """Say whether this very text and metadata stand here as read by this version."""
        with self._reading() as connection:
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
        with self._reading() as connection:
            rows = connection.execute(chosen).all()
        for row in rows:
            yield Failure(document=row.document, origin=row.origin, reason=row.reason)

    def statements(self, query: Query, *, after: str | None = None) -> Iterator[StatementRow]:
        """Return the current statements that the query asks for, oldest document first."""
        size = _FIRST_PAGE
        while True:
            with self._reading() as connection:
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
        with self._reading() as connection:
            found = sorted(connection.scalars(chosen))
        return [prefix] if prefix in found else found

    def documents(self, id: str | None = None) -> Iterator[StoredDocument]:
        """Return every version of every document, or of this one, oldest version first."""
        chosen = select(documents.c.row).order_by(documents.c.id, documents.c.number)
        if id is not None:
            chosen = chosen.where(documents.c.id == id)
        with self._reading() as connection:
            rows = list(connection.scalars(chosen))
        for row in rows:
            with self._reading() as connection:
                found = reading.stored_document(connection, row)
            # Another process may have deleted it since the list was made.
            if found is not None:
                yield found

    def names(self) -> list[str]:
        """Return the names, keys and countries by which somebody can be asked for, sorted."""
        with self._reading() as connection:
            return reading.askable_names(connection)

    def publishers(self) -> list[str]:
        """Return the publishers of current documents, sorted."""
        chosen = (
            select(documents.c.publisher)
            .where(documents.c.current, documents.c.publisher.is_not(None))
            .distinct()
        )
        with self._reading() as connection:
            return sorted(name for name in connection.scalars(chosen) if name)

    def delete(self, ids: Iterable[str]) -> int:
        """Delete these documents with all their versions and records; return their number."""
        with connections.writing(self._engine, self.url) as connection:
            writing.note_change(connection)
            return sum(writing.remove(connection, identifier) for identifier in ids)

    def age(self) -> int:
        """Return a number that is another one after every change of the store."""
        with self._reading() as connection:
            return identity.age(connection, self._decisions)

    def record_json(self, id: str) -> str | None:
        """Return the current record of a current document as it is kept; None where none is."""
        chosen = (
            select(records.c.json)
            .join(documents, documents.c.row == records.c.document)
            .where(documents.c.id == id, documents.c.current, records.c.current)
        )
        with self._reading() as connection:
            return connection.scalar(chosen)

    def totals(self) -> Totals:
        """Return how much there is of everything."""
        with self._reading() as connection:
            return browsing.totals(connection)

    def newest_documents(
        self, *, after: str | None, size: int, who: str | None = None
    ) -> list[DocumentRow]:
        """Return a page of current documents, the newest first; of those that have an actor."""
        with self._reading() as connection:
            return browsing.newest_documents(connection, after=after, size=size, who=who)

    def newest_statements(
        self, query: Query, *, after: str | None, size: int
    ) -> list[StatementRow]:
        """Return a page of the statements that the query asks for, the newest document first."""
        with self._reading() as connection:
            return browsing.newest_statements(connection, query, after=after, size=size)

    def newest_acts(self, query: Query, *, after: str | None, size: int) -> list[ActRow]:
        """Return a page of the acts that the query asks for, the newest document first."""
        with self._reading() as connection:
            return browsing.newest_acts(connection, query, after=after, size=size)

    def count_statements(self, query: Query) -> int:
        """Return how many statements the query asks for."""
        with self._reading() as connection:
            return browsing.count_statements(connection, query)

    def survey_acts(self, query: Query, *, size: int) -> tuple[int, list[ActRow]]:
        """Return how many acts the query asks for, and the newest of them."""
        with self._reading() as connection:
            return browsing.survey_acts(connection, query, size=size)

    def count_acts(self, query: Query) -> int:
        """Return how many acts the query asks for."""
        with self._reading() as connection:
            return browsing.count_acts(connection, query)

    def survey(self, query: Query, *, size: int, most: int) -> Survey:
        """Return what there is to say of an answer: `most` values a facet, 0 for none of them."""
        with self._reading() as connection:
            return counting.survey(connection, query, size=size, most=most)

    def label(self, wanted: str) -> str | None:
        """Return by which name somebody is called; None where no current document has them."""
        with self._reading() as connection:
            return counting.label(connection, wanted)

    def seen(self, wanted: str, *, most: int) -> list[Seen]:
        """Return the actors that are called so in current documents, the commonest first."""
        with self._reading() as connection:
            return counting.seen(connection, wanted, most=most)

    def counterparts(self, wanted: str, *, most: int) -> list[Count]:
        """Return the countries that somebody speaks to or of."""
        with self._reading() as connection:
            return counting.counterparts(connection, wanted, most=most)

    def names_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Return the preferred name of each key that some document has."""
        with self._reading() as connection:
            return browsing.names_of(connection, keys)

    def events(self, query: EventQuery, *, after: str | None, size: int) -> list[EventRow]:
        """Return a page of acts with all that an export needs, the newest document first."""
        with self._reading() as connection:
            return eventing.events(connection, query, after=after, size=size)

    def pair_counts(
        self,
        source: str,
        target: str,
        *,
        since: date | None = None,
        until: date | None = None,
        by: str = "month",
        status: Status = "actual",
    ) -> list[PairCount]:
        """Return how many dated acts of each type the source did to the target, by period."""
        with self._reading() as connection:
            return pairs.pair_counts(
                connection, source, target, since=since, until=until, by=by, status=status
            )

    def commitments(
        self, query: CommitmentQuery, *, after: str | None, size: int
    ) -> list[CommitmentRow]:
        """Return a page of the commitments that the query asks for, the newest document first."""
        with self._reading() as connection:
            return promises.commitment_rows(connection, query, after=after, size=size)

    def correct(self, given: Correction) -> Correction:
        """Keep a correction; an earlier one of the same entry is undone by it."""
        with connections.writing(self._engine, self.url) as connection:
            return correcting.keep(connection, given)

    def undo(self, number: int, *, author: str, at: str) -> Correction:
        """Undo a correction, which stays listed as undone; InvalidQuestion if there is none."""
        with connections.writing(self._engine, self.url) as connection:
            return correcting.undo(connection, number, author=author, at=at)

    def corrections(
        self, document: str | None = None, *, standing: bool = True
    ) -> list[Correction]:
        """Return the corrections of a document or of all, the earliest first."""
        with self._reading() as connection:
            return correcting.listed(connection, document, standing=standing)

    def locals(self, wanted: str | None = None) -> list[LocalActor]:
        """Return the persons whom only documents know, those of a name or key, or all."""
        with self._reading() as connection:
            return local_persons.listed(connection, wanted)

    def part(self, document: str, actor: str, *, by: str, at: str, why: str = "") -> Parting:
        """Decide that a document's person is not the local actor it is linked to."""
        with connections.writing(self._engine, self.url) as connection:
            writing.note_change(connection)
            return local_persons.part(connection, document, actor, by=by, at=at, why=why)

    def rejoin(self, number: int, *, by: str, at: str) -> Parting:
        """Undo a parting, which stays listed as undone; InvalidQuestion if there is none."""
        with connections.writing(self._engine, self.url) as connection:
            writing.note_change(connection)
            return local_persons.rejoin(connection, number, by=by, at=at)

    def partings(self) -> list[Parting]:
        """Return what was decided about local actors, the earliest first."""
        with self._reading() as connection:
            return local_persons.partings(connection)

    def identities(self, document: str) -> dict[str, Identity]:
        """Return who the actors of a document are over all of them, where that differs."""
        with self._reading() as connection:
            return identity.identities(connection, document)

    def merge(self, keep: str, other: str, *, by: str, at: str, why: str = "") -> Decision:
        """Decide that two keys are one actor, shown under the first; InvalidKnowledge if not."""
        with connections.writing(self._engine, self.url) as connection:
            writing.note_change(connection)
            known = identity.decided(connection)
            return identity.decide(connection, known.merge(keep, other, at=at, by=by, why=why))

    def split(self, other: str, *, by: str, at: str, why: str = "") -> Decision:
        """Take a merge back, which stays listed; InvalidKnowledge if there is none here."""
        with connections.writing(self._engine, self.url) as connection:
            writing.note_change(connection)
            known = identity.decided(connection)
            return identity.decide(connection, known.split(other, at=at, by=by, why=why))

    def merges(self, keys: Iterable[str]) -> list[Decision]:
        """Return the merges that hold for these keys, of the store and of the user's file."""
        with self._reading() as connection:
            return identity.merges(connection, self._decisions, keys)

    def decisions(self) -> Decisions:
        """Return the merges and splits that the store keeps, in their order."""
        with self._reading() as connection:
            return identity.decided(connection)

    def deeds(self, id: str, number: int) -> dict[str, list[dict[str, Any]]]:
        """Return what is kept of the acts of a document's version, by table."""
        chosen = select(documents.c.row).where(documents.c.id == id, documents.c.number == number)
        with self._reading() as connection:
            row = connection.scalar(chosen)
            return {} if row is None else kept(connection, row)

    def damage(self) -> list[str]:
        """Return what the store's own format says is broken, empty where it is whole."""
        with self._reading() as connection:
            return reading.damage(connection)

    def close(self) -> None:
        """Let go of the store; it cannot be used afterwards."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with connections.reading(self._engine, self.url) as connection:
            identity.lay(connection, self._decisions)
            yield connection
