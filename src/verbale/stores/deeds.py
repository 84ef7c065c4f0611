"""What is asked of stored acts and commitments, and what comes back; no SQL and no behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbale.record.commitment import CommitmentKind, Force
from verbale.record.types import Status
from verbale.stores.types import Party
from verbale.text.span import Span


@dataclass(frozen=True, slots=True)
class EventRow:
    """One stored act with all that an export of events needs.

    `words` are what it is about, `issues` keys of the vocabulary, `claimed_by` the speakers of the
    statement that it lies in: nobody for an act that the publisher reports. `number` is the row
    in this store, `cursor` the place in the order of answers, `roles` the kind and role by key.
    """

    number: int
    document: str
    published: date | None
    publisher: str | None
    title: str | None
    language: str
    id: str
    type: str
    mode: str | None
    status: Status
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    anchor: str
    anchor_span: Span
    words: str
    about: tuple[Span, ...]
    sentence: str
    issues: tuple[str, ...]
    contexts: tuple[str, ...]
    within: str | None
    claimed_by: tuple[Party, ...]
    cursor: str
    roles: Mapping[str, tuple[str, str | None]]

    def as_dict(self) -> dict[str, Any]:
        """Return the row as plain values, as every output shows it."""
        return {
            "document": self.document,
            "act": self.id,
            "published": self.published.isoformat() if self.published else None,
            "publisher": self.publisher,
            "title": self.title,
            "language": self.language,
            "type": self.type,
            "mode": self.mode,
            "status": self.status,
            "sources": [party.as_dict() for party in self.sources],
            "targets": [party.as_dict() for party in self.targets],
            "anchor": self.anchor,
            "anchor_span": [self.anchor_span.start, self.anchor_span.end],
            "words": self.words,
            "about": [[span.start, span.end] for span in self.about],
            "sentence": self.sentence,
            "issues": list(self.issues),
            "contexts": list(self.contexts),
            "within": self.within,
            "claimed_by": [party.as_dict() for party in self.claimed_by],
            "cursor": self.cursor,
        }


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which acts a store is asked for; None asks for no restriction.

    `source`, `target` and `party` (either side) are spelled as in a Query. `since` and `until`
    bound the publication, both included. An act meets `issues` by one of these keys, `words` by
    any of these searches; where both are given, either is enough.
    """

    source: str | None = None
    target: str | None = None
    party: str | None = None
    type: str | None = None
    status: Status | None = None
    context: str | None = None
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    language: str | None = None
    document: str | None = None
    issues: frozenset[str] | None = None
    words: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class PairCount:
    """How many acts of one type and mode one side did to the other in a month, day or year."""

    period: str
    type: str
    mode: str | None
    number: int


@dataclass(frozen=True, slots=True)
class CommitmentQuery:
    """Which commitments a store is asked for; None asks for no restriction.

    `since` and `until` bound the publication, both included. `due_after` and `due_before` bound the
    last day of the deadline: the first is included, the second is not. `least` is the smallest
    amount, of the unit `unit`; nothing is converted. `force` is the weakest that is wanted.
    """

    by: str | None = None
    to: str | None = None
    set_by: str | None = None
    kind: CommitmentKind | None = None
    force: Force | None = None
    since: date | None = None
    until: date | None = None
    due_after: date | None = None
    due_before: date | None = None
    unit: str | None = None
    least: float | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One stored commitment with its words; `amounts` and `deadline` are as plain values."""

    document: str
    published: date | None
    publisher: str | None
    act: str
    type: str
    status: Status
    kind: CommitmentKind
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    set_by: tuple[Party, ...]
    claimed_by: tuple[Party, ...]
    force: Force | None
    joint: bool
    amounts: tuple[dict[str, Any], ...]
    deadline: dict[str, Any] | None
    condition: str | None
    anchor: str
    anchor_span: Span
    words: str
    content: tuple[Span, ...]
    cursor: str

    def as_dict(self) -> dict[str, Any]:
        """Return the row as plain values, as every output shows it."""
        return {
            "document": self.document,
            "act": self.act,
            "published": self.published.isoformat() if self.published else None,
            "publisher": self.publisher,
            "kind": self.kind,
            "by": [party.as_dict() for party in self.by],
            "to": [party.as_dict() for party in self.to],
            "set_by": [party.as_dict() for party in self.set_by],
            "claimed_by": [party.as_dict() for party in self.claimed_by],
            "force": self.force,
            "joint": self.joint,
            "amounts": [dict(amount) for amount in self.amounts],
            "deadline": None if self.deadline is None else dict(self.deadline),
            "condition": self.condition,
            "type": self.type,
            "status": self.status,
            "anchor": self.anchor,
            "anchor_span": [self.anchor_span.start, self.anchor_span.end],
            "words": self.words,
            "content": [[span.start, span.end] for span in self.content],
            "cursor": self.cursor,
        }
