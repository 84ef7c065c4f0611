"""Cast: the actors of one document, known ones and those that only the document knows.

How it works: every question that is asked for each mention has an index of its own, by word of a
name, by whole name, by role, by the token where somebody was last seen. No question walks over all
actors, so that a document with thousands of them takes no quadratic time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.people import People
from verbale.actors.person import Person
from verbale.record.types import Actor, ActorKind, Provenance, Role
from verbale.text.shadow import fold

_SPLIT = re.compile(r"[\s\-'’.]+")


@dataclass(slots=True)
class Local:
    """An actor that the document introduces: a person, an office, an unnamed source, a body.

    `body` is the organisation that somebody acts for, where that is no state; `home` says that
    somebody was named as the one side of a talk whose other side is `son homologue`; `known_as` is
    the key of the knowledge base, where only a later and fuller name told who somebody is.
    `headline` says that the first block, which the text then tells in full, left somebody unnamed.
    """

    key: str
    kind: ActorKind
    names: list[str]
    country: str | None = None
    role: Role | None = None
    body: str | None = None
    gender: str = ""
    number: str = "s"
    words: frozenset[str] = frozenset()
    surname: str = ""
    phrase: str = ""
    members: tuple[str, ...] = ()
    seen: int = -1
    home: bool = False
    known_as: str = ""
    headline: bool = False
    because: list[str] = field(default_factory=list)


@lru_cache(maxsize=1 << 14)
def name_words(name: str) -> frozenset[str]:
    """Return the folded words of a name, without hyphens and apostrophes."""
    return frozenset(word for word in _SPLIT.split(fold(name)) if word)


class Cast:
    """The local actors by key, in the order of their introduction, and who was seen when.

    `at_home` are those who serve the one state of which a text speaks.
    """

    def __init__(self, base: KnowledgeBase, on: date | None) -> None:
        self.base = base
        self.on = on
        self.local: dict[str, Local] = {}
        self.seen: dict[str, int] = {}
        self.counts: dict[str, int] = {}
        self.at_home: set[str] = set()
        self._log: list[tuple[int, str]] = []
        self._places: dict[str, list[int]] = {}
        self._first_seen: dict[str, int] = {}
        self._introduced: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._persons: dict[str, Local] = {}
        self._by_word: dict[str, dict[str, Local]] = {}
        self._by_name: dict[str, dict[str, Local]] = {}
        self._by_role: dict[Role | None, dict[str, Local]] = {}
        self._bodies: dict[frozenset[str], Local] = {}
        self._offices_seen: dict[str, list[str]] = {}

    @property
    def people(self) -> People:
        """Persons and offices of the knowledge base, read when the first name asks for them."""
        return People.load()

    def leader(self, surname: str) -> Person | None:
        """Return the head of state or government of a surname, on the day if there is one.

        Without a day, and where nobody of that name governs on it, somebody is meant only where
        just one person of that name has governed since the sources begin.
        """
        found = []
        for role in ("head_of_state", "head_of_government"):
            if self.on is not None:
                found += self.people.find(surname, on=self.on, role=role)
        confirmed = {c.key: c.person for c in found if c.standing == "confirmed"}
        if len(confirmed) == 1:
            return next(iter(confirmed.values()))
        persons = self.people.heads(surname)
        return persons[0] if len(persons) == 1 and not confirmed else None

    def see(self, key: str, place: int) -> None:
        """Note that an actor was mentioned at this token."""
        if key not in self._first_seen:
            self._first_seen[key] = len(self._first_seen)
            if key.startswith("office:"):
                self._offices_seen.setdefault(key.rpartition(".")[2], []).append(key)
        self.seen[key] = place
        self.counts[key] = self.counts.get(key, 0) + 1
        self._places.setdefault(key, []).append(place)
        insort(self._log, (place, key))
        if key in self.local:
            self.local[key].seen = place

    def seen_since(self, floor: int) -> list[str]:
        """Return the actors whose last mention stands at this token or after, the latest first."""
        found = {
            key
            for place, key in self._log[bisect_left(self._log, (floor, "")) :]
            if self.seen.get(key) == place
        }
        return sorted(found, key=lambda key: (-self.seen[key], self._first_seen[key]))

    def places(self, key: str) -> list[int]:
        """Return the tokens at which an actor was mentioned."""
        return self._places.get(key, [])

    def persons_since(self, floor: int) -> list[Local]:
        """Return the persons and offices last mentioned here or after, the latest first."""
        found = [self._persons[key] for key in self.seen_since(floor) if key in self._persons]
        return self.latest_first(found)

    def institutions_seen(self, institution: str) -> list[str]:
        """Return the offices mentioned so far that are this institution of some country."""
        return [key for key in self._offices_seen.get(institution, ()) if key in self.seen]

    def latest_first(self, found: Iterable[Local]) -> list[Local]:
        """Sort local actors, the latest seen first, else in the order of their introduction."""
        return sorted(found, key=lambda who: (-who.seen, self._introduced[who.key]))

    def persons(self) -> list[Local]:
        """Return the persons and offices, the latest seen first."""
        return self.latest_first(self._persons.values())

    def holders(self, roles: Collection[Role | None]) -> list[Local]:
        """Return the persons and offices of these roles, in no particular order."""
        return [who for role in roles for who in self._by_role.get(role, {}).values()]

    def everybody(self) -> Collection[Local]:
        """Return the persons and offices in the order of their introduction."""
        return self._persons.values()

    def rank(self, who: Local) -> int:
        """Return as how many-th a local actor was introduced."""
        return self._introduced[who.key]

    def country_of(self, key: str) -> str | None:
        """Return the ISO code of the country that an actor is or belongs to."""
        if key in self.local:
            return self.local[key].country
        return self.base.actor(key, self.on).country

    def introduce(self, who: Local) -> Local:
        """Add a local actor under a key of its own."""
        key, number = who.key, self._numbers.get(who.key, 1)
        while key in self.local:
            number += 1
            key = f"{who.key}-{number}"
        self._numbers[who.key] = number
        who.key = key
        self.local[key] = who
        self._introduced[key] = len(self._introduced)
        for name in who.names:
            self._by_name.setdefault(fold(name), {})[key] = who
        if who.kind in ("person", "office"):
            self._persons[key] = who
            self._by_role.setdefault(who.role, {})[key] = who
        if who.kind == "organisation":
            self._bodies.setdefault(who.words, who)
        self._index_words(who)
        return who

    def rename(self, who: Local, name: str) -> None:
        """Note another name of a person; the one with the most words comes first."""
        words = name_words(name)
        if len(words) > len(who.words):
            who.words = words
            who.names.insert(0, name)
            self._index_words(who)
        elif name not in who.names:
            who.names.append(name)
        self._by_name.setdefault(fold(name), {})[who.key] = who

    def appoint(self, who: Local, role: Role | None) -> None:
        """Give a person a role that the document states later than his name."""
        self._by_role.get(who.role, {}).pop(who.key, None)
        who.role = role
        self._by_role.setdefault(role, {})[who.key] = who

    def recognise(self, who: Local, key: str, names: Iterable[str]) -> None:
        """Note that somebody of the document is a person of the knowledge base."""
        who.known_as = key
        who.names = list(dict.fromkeys((*who.names, *names)))
        who.because = [*who.because, "knowledge base, by a fuller name"]

    def recognised(self) -> dict[str, str]:
        """Return the persons whom a later name made known, with their keys; they get these now."""
        found = {who.key: who.known_as for who in self.local.values() if who.known_as}
        for key, known in found.items():
            self.local.setdefault(known, replace(self.local[key], key=known))
        return found

    def describe(self, who: Local, phrase: str) -> None:
        """Note the words of somebody's office, unless they are known."""
        if phrase and not who.phrase:
            who.phrase = phrase
            self._index_words(who)

    def _index_words(self, who: Local) -> None:
        for word in who.words | name_words(who.names[0]) | name_words(who.phrase):
            self._by_word.setdefault(word, {})[who.key] = who

    def called(self, name: str, kinds: Collection[str] = ()) -> Local | None:
        """Return the first actor introduced under exactly this name, of one of these kinds."""
        found = [
            who
            for who in self._by_name.get(fold(name), {}).values()
            if not kinds or who.kind in kinds
        ]
        return min(found, key=self.rank, default=None)

    def body(self, name: str) -> Local | None:
        """Return the body that the document introduced with the words of this name."""
        return self._bodies.get(name_words(name))

    def with_words(self, words: Iterable[str]) -> list[Local]:
        """Return the actors with one of these words in name or office, as they were introduced."""
        found = {
            who.key: who for word in words for who in self._by_word.get(fold(word), {}).values()
        }
        return sorted(found.values(), key=self.rank)

    def by_name(self, name: str, gender: str) -> Local | None:
        """Return the one person whose name holds these words; None for nobody or several."""
        found = self.all_by_name(name, gender)
        return found[0] if len(found) == 1 else None

    def all_by_name(self, name: str, gender: str) -> list[Local]:
        """Return the persons whose name holds these words."""
        words = name_words(name)
        near = {key: who for word in words for key, who in self._by_word.get(word, {}).items()}
        found = [
            who
            for who in near.values()
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
        return found

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
