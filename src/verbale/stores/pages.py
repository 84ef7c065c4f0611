"""What pages show beside statements: documents in a list, acts, counts, corrections. No SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from verbale.record.types import Status
from verbale.stores.types import Party, StatementRow
from verbale.text.span import Span

FACETS = ("speaker", "country", "publisher", "year", "act", "issue")
"""What an answer is counted by, in the order of the page."""

Verdict = Literal["accepted", "rejected", "corrected"]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A current document as a list shows it; `title` is its first words where it has none."""

    id: str
    published: date | None
    publisher: str | None
    title: str
    language: str
    statements: int
    acts: int
    cursor: str

    def as_dict(self) -> dict[str, Any]:
        """Return the row as plain values."""
        return {
            "document": self.id,
            "published": self.published.isoformat() if self.published else None,
            "publisher": self.publisher,
            "title": self.title,
            "language": self.language,
            "statements": self.statements,
            "acts": self.acts,
            "cursor": self.cursor,
        }


@dataclass(frozen=True, slots=True)
class ActRow:
    """One stored act with the words around it; who claims it, nobody for the publisher."""

    document: str
    published: date | None
    publisher: str | None
    id: str
    type: str
    mode: str | None
    status: Status
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    anchor: str
    anchor_span: Span
    excerpt: str
    issue: str | None
    within: str | None
    claimed_by: tuple[Party, ...]
    cursor: str

    @property
    def mutual(self) -> bool:
        """Whether those who act do so towards each other."""
        return len(self.sources) > 1 and set(self.sources) == set(self.targets)

    def as_dict(self) -> dict[str, Any]:
        """Return the row as plain values."""
        return {
            "document": self.document,
            "act": self.id,
            "published": self.published.isoformat() if self.published else None,
            "publisher": self.publisher,
            "type": self.type,
            "mode": self.mode,
            "status": self.status,
            "sources": [party.as_dict() for party in self.sources],
            "targets": [party.as_dict() for party in self.targets],
            "anchor": self.anchor,
            "anchor_span": [self.anchor_span.start, self.anchor_span.end],
            "excerpt": self.excerpt,
            "issue": self.issue,
            "within": self.within,
            "claimed_by": [party.as_dict() for party in self.claimed_by],
            "cursor": self.cursor,
        }


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements have this value; `value` is what a filter takes, `name` what is shown."""

    value: str
    name: str
    number: int
    country: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the count as plain values."""
        return {
            "value": self.value,
            "name": self.name,
            "number": self.number,
            "country": self.country,
        }


@dataclass(frozen=True, slots=True)
class Survey:
    """An answer looked at once: how many statements, the newest, how many a day, facets.

    `days` are those that have some, the earliest first; a facet's numbers are those of the same
    query with the value added.
    """

    total: int
    statements: tuple[StatementRow, ...]
    days: tuple[Count, ...]
    facets: Mapping[str, list[Count]]


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a store holds."""

    documents: int
    statements: int
    acts: int
    speakers: int
    failures: int
    corrections: int

    def as_dict(self) -> dict[str, int]:
        """Return the totals as plain values."""
        return {
            "documents": self.documents,
            "statements": self.statements,
            "acts": self.acts,
            "speakers": self.speakers,
            "failures": self.failures,
            "corrections": self.corrections,
        }


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor as the documents have it: in how many, under which names, in which role."""

    key: str
    kind: str
    name: str
    country: str | None
    roles: tuple[str, ...]
    names: tuple[str, ...]
    documents: int
    latest: str | None

    def as_dict(self) -> dict[str, Any]:
        """Return the actor as plain values."""
        return {
            "key": self.key,
            "kind": self.kind,
            "name": self.name,
            "country": self.country,
            "roles": list(self.roles),
            "names": list(self.names),
            "documents": self.documents,
            "latest": self.latest,
        }


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of one entry of a reading.

    `place` is where the entry's words stand, which finds it again in a later reading. `before` is
    the entry as it was read, `after` as it should be (for `corrected` only), both as plain values.
    """

    document: str
    text_digest: str
    layer: str
    place: str
    verdict: Verdict
    before: Mapping[str, Any]
    author: str
    at: str
    after: Mapping[str, Any] | None = None
    undone_by: str | None = None
    undone_at: str | None = None
    number: int = field(default=0)

    def as_dict(self) -> dict[str, Any]:
        """Return the correction as plain values."""
        return {
            "number": self.number,
            "document": self.document,
            "layer": self.layer,
            "place": self.place,
            "verdict": self.verdict,
            "before": dict(self.before),
            "after": None if self.after is None else dict(self.after),
            "author": self.author,
            "at": self.at,
            "undone_by": self.undone_by,
            "undone_at": self.undone_at,
        }
