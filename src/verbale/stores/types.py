"""What goes into a store and what comes out of it; no SQL and no behaviour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Protocol

from verbale.record.types import Failure, Mode, Record
from verbale.text.document import Document
from verbale.text.source import Source
from verbale.text.span import Span

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
    `since` is included, `until` is included, a document without a date meets neither.
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

    def damage(self) -> list[str]:
        """Return what the store's own format says is broken, empty where it is whole."""
        ...

    def close(self) -> None:
        """Let go of the store; it cannot be used afterwards."""
        ...
