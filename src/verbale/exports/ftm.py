"""The knowledge base for FollowTheMoney: entities as JSON lines that `ftm` tools read.

Persons, bodies, positions, and who held which position when. An open tenure has the status
`unknown`: it was open when its source was last seen, and says nothing about today.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any

from verbale.actors.entry import Entry
from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.people import People
from verbale.actors.tenure import Tenure

_COMPANIES = ("company", "media")
_PUBLIC = ("agency", "army", "court", "government", "igo", "institution", "legislature", "state")
_GENDERS = {"m": "male", "f": "female"}


def entities(base: KnowledgeBase, people: People) -> Iterator[dict[str, Any]]:
    """Yield every entity: bodies and groups with members, positions, persons, occupancies."""
    codes = {
        entry.country: entry.iso2.lower()
        for entry in map(base.entry, base.listed)
        if entry.kind == "country" and entry.country and entry.iso2
    }
    posts = set(people.offices)
    for key in (key for key in base.listed if key not in posts):
        entry = base.entry(key)
        yield _body(entry, codes)
        yield from _memberships(entry)
    for office in people.offices:
        actor = people.actor(office)
        body = people.of(office)
        yield _entity(
            office,
            "Position",
            name=actor.names[:1],
            alias=actor.names[1:],
            country=[codes[actor.country]] if actor.country in codes else [],
            organization=[] if body.startswith("country:") else [identifier(body)],
        )
    for person in sorted(people, key=lambda p: p.key):
        names = tuple(dict.fromkeys((*person.french, *person.names)))
        yield _entity(
            person.key,
            "Person",
            name=names[:1],
            alias=names[1:],
            gender=[_GENDERS[person.gender]] if person.gender else [],
            country=[codes[person.country]] if person.country in codes else [],
            wikidataId=[person.qid] if person.qid else [],
        )
        for tenure in people.tenures(person.key):
            yield _occupancy(person.key, tenure)


def write_ftm(base: KnowledgeBase, people: People, stream: IO[str]) -> None:
    """Write one entity a line."""
    for entity in entities(base, people):
        stream.write(json.dumps(entity, ensure_ascii=False) + "\n")


def identifier(key: str) -> str:
    """Return a key as FollowTheMoney takes it: letters, digits, dots and hyphens.

    >>> identifier("org:OPEC+"), identifier("office:FRA.foreign_minister")
    ('verbale-org-OPECplus', 'verbale-office-FRA.foreign-minister')
    """
    return "verbale-" + re.sub(r"[^A-Za-z0-9.]+", "-", key.replace("+", "plus")).strip("-.")


def _body(entry: Entry, codes: dict[str, str]) -> dict[str, Any]:
    schema = "Organization"
    if entry.sort in _COMPANIES:
        schema = "Company"
    elif entry.sort in _PUBLIC:
        schema = "PublicBody"
    names = tuple(dict.fromkeys((*entry.names, *entry.english)))
    country = codes.get(entry.country or "")
    return _entity(
        entry.key, schema, name=names[:1], alias=names[1:], country=[country] if country else []
    )


def _memberships(entry: Entry) -> Iterator[dict[str, Any]]:
    for number, member in enumerate(entry.members, start=1):
        yield _entity(
            f"{entry.key}.member.{number}",
            "Membership",
            member=[identifier(member.member)],
            organization=[identifier(entry.key)],
            startDate=[member.since.isoformat()] if member.since else [],
            endDate=[member.until.isoformat()] if member.until else [],
        )


def _occupancy(person: str, tenure: Tenure) -> dict[str, Any]:
    return _entity(
        f"{person}.{tenure.office}.{tenure.since}",
        "Occupancy",
        holder=[identifier(person)],
        post=[identifier(f"office:{tenure.office}")],
        startDate=[tenure.since],
        endDate=[tenure.until] if tenure.until else [],
        status=["ended" if tenure.until else "unknown"],
        publisher=[tenure.source],
        modifiedAt=[tenure.asof],
    )


def _entity(key: str, schema: str, **properties: Any) -> dict[str, Any]:
    return {
        "id": identifier(key),
        "schema": schema,
        "properties": {name: list(values) for name, values in properties.items() if values},
    }
