"""Cast: the actors of one document, known ones and those that only the document knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from verbale.actors.knowledge import KnowledgeBase
from verbale.record.types import Actor, ActorKind, Provenance, Role
from verbale.text.shadow import fold

_SPLIT = re.compile(r"[\s\-'’.]+")


@dataclass(slots=True)
class Local:
    """An actor that the document introduces: a person, an office, an unnamed source, a body."""

    key: str
    kind: ActorKind
    names: list[str]
    country: str | None = None
    role: Role | None = None
    gender: str = ""
    number: str = "s"
    words: frozenset[str] = frozenset()
    surname: str = ""
    phrase: str = ""
    members: tuple[str, ...] = ()
    seen: int = -1
    spoke: int = -1
    because: list[str] = field(default_factory=list)


def name_words(name: str) -> frozenset[str]:
    """Return the folded words of a name, without hyphens and apostrophes."""
    return frozenset(word for word in _SPLIT.split(fold(name)) if word)


class Cast:
    """The local actors by key, in the order of their introduction, and who was seen when."""

    def __init__(self, base: KnowledgeBase, on: date | None) -> None:
        self.base = base
        self.on = on
        self.local: dict[str, Local] = {}
        self.seen: dict[str, int] = {}
        self.counts: dict[str, int] = {}
        self.used: dict[str, None] = {}

    def persons(self) -> list[Local]:
        """Return the persons and offices, the latest seen first."""
        found = [who for who in self.local.values() if who.kind in ("person", "office")]
        return sorted(found, key=lambda who: -who.seen)

    def see(self, key: str, place: int) -> None:
        """Note that an actor was mentioned at this token."""
        self.seen[key] = place
        self.counts[key] = self.counts.get(key, 0) + 1
        if key in self.local:
            self.local[key].seen = place

    def country_of(self, key: str) -> str | None:
        """Return the ISO code of the country that an actor is or belongs to."""
        if key in self.local:
            return self.local[key].country
        return self.base.actor(key, self.on).country

    def introduce(self, who: Local) -> Local:
        """Add a local actor under a key of its own."""
        key, number = who.key, 2
        while key in self.local:
            key = f"{who.key}-{number}"
            number += 1
        who.key = key
        self.local[key] = who
        return who

    def by_name(self, name: str, gender: str) -> Local | None:
        """Return the one person whose name holds these words, None where it is nobody or several."""
        words = name_words(name)
        if not words:
            return None
        found = [
            who
            for who in self.persons()
            if who.kind == "person"
            and who.words
            and (words <= who.words or who.words <= words)
            and not (gender and who.gender and gender != who.gender)
        ]
        if len(found) > 1:
            closer = [
                who for who in found if who.surname in words or fold(name) == fold(who.names[0])
            ]
            found = closer if len(closer) == 1 else found
        return found[0] if len(found) == 1 else None

    def record_actor(self, key: str, provenance: Provenance) -> Actor:
        """Return an actor as the record states it."""
        who = self.local.get(key)
        if who is None:
            known = self.base.actor(key, self.on)
            return Actor(
                known.key,
                known.kind,
                known.names,
                known.country,
                known.role,
                known.members,
                provenance,
            )
        return Actor(
            key=who.key,
            kind=who.kind,
            names=tuple(dict.fromkeys(who.names)),
            country=who.country,
            role=who.role,
            members=who.members,
            provenance=provenance,
        )
