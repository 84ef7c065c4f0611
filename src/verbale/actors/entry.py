"""Entry: what the knowledge base holds of one actor, and its line in the data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbale.record.types import Actor, ActorKind, Role

ROLE_OF_CLASS: Mapping[str, Role] = {
    "army": "military",
    "company": "business",
    "court": "justice",
    "legislature": "legislator",
    "media": "media",
    "ngo": "civil_society",
    "party": "party",
}
"""The word of the role list that a class of organisation stands for, where it stands for one."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A member of a group, from its first to its last day; None where the bound is open."""

    member: str
    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Say whether the member belongs to the group on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor: what it is, and how one language and English name it.

    `names` and `english` have the preferred name first; `adjectives` are four forms each
    (masculine, feminine and their plurals), every form with its spellings. `agreement` is `m`, `f`,
    `mp` or `fp`; `definite` and `complement` are the preferred name with its article and as `of …`.
    `sort` is finer than the kind: state, territory, group, igo, ngo, media, party, company, …
    `institution` names the institution of a country that the entry is, `speaks_as` the actor that
    its words belong to where that is not the entry itself (a presidency speaks as its country).
    """

    key: str
    kind: ActorKind
    sort: str
    names: tuple[str, ...]
    english: tuple[str, ...] = ()
    country: str | None = None
    iso2: str | None = None
    agreement: str | None = None
    definite: str | None = None
    complement: str | None = None
    adjectives: tuple[tuple[tuple[str, ...], ...], ...] = ()
    capitals: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()
    institution: str | None = None
    speaks_as: str | None = None
    role: Role | None = None

    def actor(self, on: date | None = None) -> Actor:
        """Return the actor as a record states it, a group with its members of that day."""
        return Actor(
            key=self.key,
            kind=self.kind,
            names=tuple(dict.fromkeys(self.names + self.english)),
            country=self.country,
            role=self.role,
            members=self.members_on(on),
        )

    def members_on(self, on: date | None) -> tuple[str, ...]:
        """Return the keys of those who belong to the group on that day, without one the latest."""
        day = on or date.max
        return tuple(m.member for m in self.members if m.holds(day))

    def to_json(self) -> dict[str, Any]:
        """Return the entry's line of the data file, without what is empty."""
        line: dict[str, Any] = {
            "key": self.key,
            "kind": self.kind,
            "sort": self.sort,
            "country": self.country,
            "iso2": self.iso2,
            "names": list(self.names),
            "english": list(self.english),
            "agreement": self.agreement,
            "definite": self.definite,
            "complement": self.complement,
            "adjectives": ["/".join("|".join(form) for form in four) for four in self.adjectives],
            "capitals": list(self.capitals),
            "members": [[m.member, _iso(m.since), _iso(m.until)] for m in self.members],
            "institution": self.institution,
            "speaks_as": self.speaks_as,
            "role": self.role,
        }
        return {name: value for name, value in line.items() if value not in (None, [])}

    @classmethod
    def from_json(cls, line: Mapping[str, Any]) -> Entry:
        """Return the entry that a line of the data file describes."""
        return cls(
            key=line["key"],
            kind=line["kind"],
            sort=line["sort"],
            names=tuple(line.get("names", ())),
            english=tuple(line.get("english", ())),
            country=line.get("country"),
            iso2=line.get("iso2"),
            agreement=line.get("agreement"),
            definite=line.get("definite"),
            complement=line.get("complement"),
            adjectives=tuple(
                tuple(tuple(form.split("|")) for form in four.split("/"))
                for four in line.get("adjectives", ())
            ),
            capitals=tuple(line.get("capitals", ())),
            members=tuple(
                Membership(member, _day(since), _day(until))
                for member, since, until in line.get("members", ())
            ),
            institution=line.get("institution"),
            speaks_as=line.get("speaks_as"),
            role=line.get("role"),
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
