"""What goes into a store and what comes out of it; no SQL and no behaviour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Protocol

from verbale.record.types import Failure, Mode, Record
from verbale.text.document import Document
from verbale.text.source import Source
from verbale.text.span import Span

if TYPE_CHECKING:
    from verbale.actors.decisions import Decision, Decisions
    from verbale.record.types import Status
    from verbale.stores.deeds import (
        CommitmentQuery,
        CommitmentRow,
        EventQuery,
        EventRow,
        PairCount,
    )
    from verbale.stores.known import Identity, LocalActor, Parting
    from verbale.stores.pages import ActRow, Correction, Count, DocumentRow, Seen, Survey, Totals

Outcome = Literal["added", "changed", "reread", "unchanged"]
"""added: new; changed: a new version of a known document; reread: a new record of a known text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to keep, with the bytes that its document was made from, where they are known."""

    record: Record
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """Which statements a store is asked for; None asks for no restriction.

    `speaker` and `addressee` are an ISO 3166-1 alpha-3 code, a key, or a name in any case and
    with or without accents. `anywhere` searches the documents rather than the statements.
    `since` is included, `until` is included, a document without a date meets neither. `towards` is
    somebody spoken to or of, `type` the class of the cue; `act` and `issue` ask for an act that
    the statement claims.
    """

    speaker: str | None = None
    addressee: str | None = None
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    search: str | None = None
    anywhere: bool = False
    language: str | None = None
    document: str | None = None
    towards: str | None = None
    type: str | None = None
    act: str | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker or addressee as a row shows it."""

    key: str
    name: str
    country: str | None

    def as_dict(self) -> dict[str, Any]:
        """Return the party as plain values."""
        return {"key": self.key, "name": self.name, "country": self.country}


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One stored statement with what is known of its document.

    `words` are the content spans' own words, joined by ` … ` where there are several; `cursor`
    says where the row stands in the order of answers.
    """

    document: str
    published: date | None
    publisher: str | None
    title: str | None
    language: str
    id: str
    speakers: tuple[Party, ...]
    addressees: tuple[Party, ...]
    cue: str | None
    words: str
    mode: Mode
    type: str | None
    within: str | None
    cue_span: Span | None
    content: tuple[Span, ...]
    cursor: str

    def as_dict(self) -> dict[str, Any]:
        """Return the row as plain values, as every output shows it."""
        return {
            "document": self.document,
            "statement": self.id,
            "published": self.published.isoformat() if self.published else None,
            "publisher": self.publisher,
            "title": self.title,
            "language": self.language,
            "speakers": [party.as_dict() for party in self.speakers],
            "addressees": [party.as_dict() for party in self.addressees],
            "cue": self.cue,
            "words": self.words,
            "mode": self.mode,
            "type": self.type,
            "within": self.within,
            "cue_span": [self.cue_span.start, self.cue_span.end] if self.cue_span else None,
            "content": [[span.start, span.end] for span in self.content],
            "cursor": self.cursor,
        }


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """One record as it lies in the store; earlier readings of a text stay with `current` off."""

    version: str
    model: str
    digest: str
    json: str
    current: bool


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One version of a document as it lies in the store, nothing taken on trust.

    `number` counts the versions of one id from 1; all but the last are superseded. `received`
    holds the bytes as received, None where the document came without them. `statements` are the
    rows that questions are answered from, `actors` the keys of the actors beside them.
    """

    id: str
    number: int
    current: bool
    text: str
    text_digest: str
    received: bytes | None
    received_digest: str | None
    media_type: str | None
    origin: str | None
    language: str
    published: date | None
    publisher: str | None
    title: str | None
    records: tuple[StoredRecord, ...]
    statements: tuple[StatementRow, ...]
    actors: tuple[str, ...]


class Store(Protocol):
    """A place that keeps documents and their records. Every method is one transaction, or reads."""

    @property
    def url(self) -> str:
        """Where the store is, as messages name it."""
        ...

    def holds(self, document: Document, *, version: str) -> bool:
        """Say whether this very text and metadata stand here as read by this version."""
        ...

    def put(self, entries: Sequence[Entry]) -> list[Outcome]:
        """Keep all entries or, where anything fails, none; say what became of each."""
        ...

    def fail(self, failures: Sequence[Failure]) -> None:
        """Keep the reasons why documents could not be read, the latest reason for each."""
        ...

    def failures(self) -> Iterator[Failure]:
        """Return the documents that could not be read, in the order of their names."""
        ...

    def statements(self, query: Query, *, after: str | None = None) -> Iterator[StatementRow]:
        """Return the current statements that the query asks for, oldest document first."""
        ...

    def ids(self, prefix: str = "") -> list[str]:
        """Return the ids that begin so, sorted; a known id is the only answer to itself."""
        ...

    def documents(self, id: str | None = None) -> Iterator[StoredDocument]:
        """Return every version of every document, or of this one, oldest version first."""
        ...

    def names(self) -> list[str]:
        """Return the names, keys and countries by which somebody can be asked for, sorted."""
        ...

    def publishers(self) -> list[str]:
        """Return the publishers of current documents, sorted."""
        ...

    def delete(self, ids: Iterable[str]) -> int:
        """Delete these documents with all their versions and records; return their number."""
        ...

    def age(self) -> int:
        """Return a number that is another one after every change of the store or the decisions."""
        ...

    def record_json(self, id: str) -> str | None:
        """Return the current record of a current document as it is kept; None where none is."""
        ...

    def totals(self) -> Totals:
        """Return how much there is of everything."""
        ...

    def newest_documents(
        self, *, after: str | None, size: int, who: str | None = None
    ) -> list[DocumentRow]:
        """Return a page of current documents, the newest first; of those that have an actor."""
        ...

    def newest_statements(
        self, query: Query, *, after: str | None, size: int
    ) -> list[StatementRow]:
        """Return a page of the statements that the query asks for, the newest document first."""
        ...

    def newest_acts(self, query: Query, *, after: str | None, size: int) -> list[ActRow]:
        """Return a page of the acts that the query asks for, the newest document first."""
        ...

    def count_statements(self, query: Query) -> int:
        """Return how many statements the query asks for."""
        ...

    def survey_acts(self, query: Query, *, size: int) -> tuple[int, list[ActRow]]:
        """Return how many acts the query asks for, and the newest of them."""
        ...

    def count_acts(self, query: Query) -> int:
        """Return how many acts the query asks for."""
        ...

    def survey(self, query: Query, *, size: int, most: int) -> Survey:
        """Return what there is to say of an answer: `most` values a facet, 0 for none of them."""
        ...

    def label(self, wanted: str) -> str | None:
        """Return by which name somebody is called; None where no current document has them."""
        ...

    def seen(self, wanted: str, *, most: int) -> list[Seen]:
        """Return the actors that are called so in current documents, the commonest first."""
        ...

    def counterparts(self, wanted: str, *, most: int) -> list[Count]:
        """Return the countries that somebody speaks to or of."""
        ...

    def names_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Return the preferred name of each key that some document has."""
        ...

    def events(self, query: EventQuery, *, after: str | None, size: int) -> list[EventRow]:
        """Return a page of acts with all that an export needs, the newest document first."""
        ...

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
        ...

    def commitments(
        self, query: CommitmentQuery, *, after: str | None, size: int
    ) -> list[CommitmentRow]:
        """Return a page of the commitments that the query asks for, the newest document first."""
        ...

    def correct(self, given: Correction) -> Correction:
        """Keep a correction; an earlier one of the same entry is undone by it."""
        ...

    def undo(self, number: int, *, author: str, at: str) -> Correction:
        """Undo a correction, which stays listed as undone; InvalidQuestion if there is none."""
        ...

    def corrections(
        self, document: str | None = None, *, standing: bool = True
    ) -> list[Correction]:
        """Return the corrections of a document or of all, the earliest first."""
        ...

    def locals(self, wanted: str | None = None) -> list[LocalActor]:
        """Return the persons whom only documents know, those of a name or key, or all."""
        ...

    def part(self, document: str, actor: str, *, by: str, at: str, why: str = "") -> Parting:
        """Decide that a document's person is not the local actor it is linked to."""
        ...

    def rejoin(self, number: int, *, by: str, at: str) -> Parting:
        """Undo a parting, which stays listed as undone; InvalidQuestion if there is none."""
        ...

    def partings(self) -> list[Parting]:
        """Return what was decided about local actors, the earliest first."""
        ...

    def identities(self, document: str) -> dict[str, Identity]:
        """Return who the actors of a document are over all of them, where that differs."""
        ...

    def merge(self, keep: str, other: str, *, by: str, at: str, why: str = "") -> Decision:
        """Decide that two keys are one actor, shown under the first; InvalidKnowledge if not."""
        ...

    def split(self, other: str, *, by: str, at: str, why: str = "") -> Decision:
        """Take a merge back, which stays listed; InvalidKnowledge if there is none here."""
        ...

    def merges(self, keys: Iterable[str]) -> list[Decision]:
        """Return the merges that hold for these keys, of the store and of the user's file."""
        ...

    def decisions(self) -> Decisions:
        """Return the merges and splits that the store keeps, in their order."""
        ...

    def deeds(self, id: str, number: int) -> dict[str, list[dict[str, Any]]]:
        """Return what is kept of the acts of a document's version, by table.

        Acts stand there under their ids, actors under their keys. See `deeds_drawn.rows_of`.
        """
        ...

    def damage(self) -> list[str]:
        """Return what the store's own format says is broken, empty where it is whole."""
        ...

    def close(self) -> None:
        """Let go of the store; it cannot be used afterwards."""
        ...
