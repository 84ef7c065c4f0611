"""Additions: a user's own persons, offices and organisations, from one TOML file.

    [[person]]
    key = "person:Q1234"              # a Wikidata identity, or a word of your own: person:jane-doe
    names = ["Jeanne Dupont"]         # the preferred name first
    english = ["Jane Dupont"]         # optional, like all that follow
    family = ["Dupont"]
    country = "FRA"
    gender = "f"

    [[person.office]]
    office = "FRA.foreign_minister"   # the country or organisation, a dot, and the role
    since = 2024-01-11
    until = 2024-09-21                # or, while it lasts: asof = the day when you knew it

    [[organisation]]
    key = "org:EXAMPLE"
    names = ["Organisation exemple"]
    class = "ngo"

A key that is shipped already gets the names and tenures in addition.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from verbale.actors.entry import ROLE_OF_CLASS, Entry
from verbale.actors.knowledge import DATA as ACTORS
from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.naming import surnames
from verbale.actors.person import Person
from verbale.actors.tenure import Tenure
from verbale.errors import InvalidKnowledge

VARIABLE = "VERBALE_ACTORS"
_PERSON = ("key", "names", "english", "family", "country", "gender", "office")
_OFFICE = ("office", "since", "until", "asof")
_ORGANISATION = ("key", "names", "english", "country", "class")


@dataclass(frozen=True, slots=True)
class Additions:
    """What a file adds: persons by key, their tenures, and organisations."""

    persons: tuple[Person, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    organisations: tuple[Entry, ...] = field(default=())

    @staticmethod
    def read(path: Path) -> Additions:
        """Return what a file adds.

        Raises InvalidKnowledge, with the entry and what to write, where one cannot be used.
        """
        try:
            with path.open("rb") as file:
                table = tomllib.load(file)
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InvalidKnowledge(
                f"{path}: the actors cannot be read ({error}). Give a TOML file with tables "
                "[[person]] and [[organisation]]."
            ) from error
        _check_keys(table, ("person", "organisation"), str(path))
        persons, tenures, organisations = [], [], []
        for number, entry in enumerate(_tables(table, "person", str(path)), start=1):
            place = f"{path}: person {number}"
            persons.append(_person(entry, place))
            for office in _tables(entry, "office", place):
                tenures.append(_tenure(office, str(entry["key"]), place))
        for number, entry in enumerate(_tables(table, "organisation", str(path)), start=1):
            organisations.append(_organisation(entry, f"{path}: organisation {number}"))
        return Additions(tuple(persons), tuple(tenures), tuple(organisations))

    def people(self, known: Mapping[str, Person]) -> list[Person]:
        """Return the persons that the file adds or changes, its own names first."""
        changed = []
        for own in self.persons:
            old = known.get(own.key)
            if old is None:
                changed.append(own)
                continue
            changed.append(
                Person(
                    own.key,
                    own.country or old.country,
                    own.gender or old.gender,
                    tuple(dict.fromkeys((*own.french, *old.french))),
                    tuple(dict.fromkeys((*own.names, *old.names))),
                    tuple(dict.fromkeys((*own.family, *old.family))),
                )
            )
        return changed


def _tables(table: Mapping[str, Any], name: str, place: str) -> list[dict[str, Any]]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise InvalidKnowledge(f"{place}: write {name} as [[{name}]], once for each.")
    return value


def _check_keys(table: Mapping[str, Any], known: tuple[str, ...], place: str) -> None:
    for name in table:
        if name not in known:
            raise InvalidKnowledge(f"{place}: {name!r} is unknown. Known: {', '.join(known)}.")


def _texts(entry: Mapping[str, Any], name: str, place: str) -> tuple[str, ...]:
    value = entry.get(name, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise InvalidKnowledge(f'{place}: write {name} as a list of texts: {name} = ["…"].')
    return tuple(value)


def _text(entry: Mapping[str, Any], name: str, place: str) -> str:
    value = entry.get(name, "")
    if not isinstance(value, str):
        raise InvalidKnowledge(f'{place}: write {name} as a text: {name} = "…".')
    return value


def _country(entry: Mapping[str, Any], place: str) -> str | None:
    country = _text(entry, "country", place)
    if country and not (len(country) == 3 and country.isalpha() and country.isupper()):
        raise InvalidKnowledge(
            f"{place}: country {country!r} is no ISO 3166 code of three letters such as FRA."
        )
    return country or None


def _key(entry: Mapping[str, Any], prefix: str, place: str) -> str:
    key = _text(entry, "key", place)
    if not key.startswith(prefix) or key == prefix or " " in key:
        raise InvalidKnowledge(
            f'{place}: key {key!r} cannot be used. Write one that begins with "{prefix}".'
        )
    return key


def _person(entry: dict[str, Any], place: str) -> Person:
    _check_keys(entry, _PERSON, place)
    key = _key(entry, "person:", place)
    names, english = _texts(entry, "names", place), _texts(entry, "english", place)
    if not names and not english:
        raise InvalidKnowledge(f'{place} ({key}): a person needs a name: names = ["…"].')
    gender = _text(entry, "gender", place)
    if gender not in ("", "m", "f"):
        raise InvalidKnowledge(f'{place} ({key}): gender {gender!r} is not "m" or "f".')
    country = _country(entry, place)
    family = _texts(entry, "family", place) or surnames((*names, *english), country or "")
    return Person(key, country, gender, names, english or names, family)


def _tenure(entry: dict[str, Any], person: str, place: str) -> Tenure:
    _check_keys(entry, _OFFICE, f"{place} ({person}), office")
    office = _text(entry, "office", place).removeprefix("office:")
    if "." not in office:
        raise InvalidKnowledge(
            f"{place} ({person}): office {office!r} is not written as FRA.foreign_minister."
        )
    days = {}
    for name in ("since", "until", "asof"):
        value = entry.get(name)
        if value is not None and type(value) is not date:
            raise InvalidKnowledge(
                f"{place} ({person}): {name} is no day. Write it without "
                f"quotes: {name} = 2024-01-11"
            )
        days[name] = value.isoformat() if value else ""
    if not days["since"] or not (days["until"] or days["asof"]):
        raise InvalidKnowledge(
            f"{place} ({person}): office {office} needs since, and until or asof, "
            "the day up to which you know that it lasts."
        )
    return Tenure(
        office, person, days["since"], days["until"], days["asof"] or days["until"], "own file"
    )


def _organisation(entry: dict[str, Any], place: str) -> Entry:
    _check_keys(entry, _ORGANISATION, place)
    key = _key(entry, "org:", place)
    names, english = _texts(entry, "names", place), _texts(entry, "english", place)
    if not names and not english:
        raise InvalidKnowledge(f'{place} ({key}): an organisation needs a name: names = ["…"].')
    sort = _text(entry, "class", place) or "igo"
    return Entry(
        key=key,
        kind="organisation",
        sort=sort,
        names=names,
        english=english,
        country=_country(entry, place),
        role=ROLE_OF_CLASS.get(sort),
    )


def knowledge(path: Path | None) -> KnowledgeBase:
    """Return the knowledge base of the package with the organisations of a user's file.

    Raises InvalidKnowledge where the file cannot be used.
    """
    if path is None:
        return KnowledgeBase.load()
    header, *lines = (json.loads(line) for line in ACTORS.read_text(encoding="utf-8").splitlines())
    by_key = {line["key"]: line for line in lines}
    for own in Additions.read(path).organisations:
        line = own.to_json()
        old = by_key.get(own.key, {})
        for name in ("names", "english"):
            line[name] = list(dict.fromkeys((*line.get(name, ()), *old.get(name, ()))))
        by_key[own.key] = {**old, **line}
    return KnowledgeBase([header, *(line for _, line in sorted(by_key.items()))])
