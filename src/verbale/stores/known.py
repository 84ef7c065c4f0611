"""LocalActor, Evidence, Parting and Identity: who is who over all documents of a store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Evidence:
    """A person of one document, by its key there, and why it is this local actor."""

    document: str
    actor: str
    name: str
    because: str


@dataclass(frozen=True, slots=True)
class LocalActor:
    """Somebody whom documents introduce with office and country, over all of them.

    `body` is the organisation of the office where that is no state's.
    `stands_for` is the key that he was merged into, None where he is shown under his own.
    """

    key: str
    name: str
    country: str | None
    role: str | None
    evidence: tuple[Evidence, ...]
    stands_for: str | None = None
    body: str | None = None

    def with_evidence(self, seen: Evidence) -> LocalActor:
        """Return the same actor with one more document behind it."""
        return replace(self, evidence=(*self.evidence, seen))

    def as_dict(self) -> dict[str, Any]:
        """Return the actor as plain values, as every output shows it."""
        return {
            "key": self.key,
            "name": self.name,
            "country": self.country,
            "role": self.role,
            "body": self.body,
            "stands_for": self.stands_for,
            "evidence": [
                {"document": one.document, "actor": one.actor, "name": one.name,
                 "because": one.because}
                for one in self.evidence
            ],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parting:
    """A decision that a document's person is not the local actor it was taken for."""

    number: int
    document: str
    actor: str
    local: str
    by: str
    at: str
    why: str
    undone_by: str | None = None
    undone_at: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a document's actor is over all documents: the local actor it is linked to, or a merge."""

    key: str
    name: str
    local: str | None = None
    because: str | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, as steps that an explanation shows."""
        linked = (f"{self.local}: {self.because}",) if self.local is not None else ()
        return linked if self.local == self.key else (*linked, f"merged into {self.key}")
