"""LocalActor, Evidence and Parting: whom only documents know, as a store shows them."""

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
    """Somebody whom documents introduce with office and country, over all of them."""

    key: str
    name: str
    country: str | None
    role: str | None
    evidence: tuple[Evidence, ...]

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
