"""KnowledgeBase: who there is, as shipped with the package, and look-up of names in a text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from verbale.actors.entry import Entry
from verbale.actors.lexicon import FORMAT, Case, Label, labels_of, words_of
from verbale.actors.names import Name, NameFinder
from verbale.errors import InvalidKnowledge
from verbale.record.types import Actor

DATA = Path(__file__).parent / "data" / "actors.jsonl"


class KnowledgeBase:
    """The actors that the package knows, by key, and their names.

    >>> base = KnowledgeBase.load()
    >>> base.actor("country:CHN").names[0]
    'Chine'
    >>> [name.keys for name in base.find("Le Kremlin a réagi.", "Le Kremlin a réagi.")]
    [('country:RUS',)]
    """

    def __init__(self, lines: list[dict[str, Any]]) -> None:
        """Take the lines of a data file, its header first."""
        header, *actors = lines
        if header.get("format") != FORMAT:
            raise InvalidKnowledge(
                f"the knowledge base has format {header.get('format')!r}, this version reads "
                f"{FORMAT}. Build it again: python -m verbale.actors.build"
            )
        self.asof = date.fromisoformat(header["asof"])
        self._institutions: Mapping[str, Mapping[str, Any]] = header["institutions"]
        self._entries = {line["key"]: Entry.from_json(line) for line in actors}
        self._finder = _finder(self._entries, header)

    @staticmethod
    @cache
    def load() -> KnowledgeBase:
        """Return the knowledge base of the package, read once."""
        return KnowledgeBase(
            [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
        )

    @property
    def version(self) -> str:
        """Format and day of the facts, as provenance states them."""
        return f"{FORMAT}-{self.asof.isoformat()}"

    def find(self, text: str, shadow: str) -> list[Name]:
        """Return the names in a text, in order and without overlap.

        `shadow` is the shadow copy of `text`; both must have one length.
        """
        if len(text) != len(shadow):
            raise ValueError(f"a text of {len(text)} characters, a shadow of {len(shadow)}")
        return self._finder.find(shadow)

    def entry(self, key: str) -> Entry:
        """Return all that is known of an actor; KeyError where nobody has the key.

        Any institution of any state has an entry: `office:BDI.army`, `office:CHN.foreign_ministry`.
        """
        if key.startswith("office:"):
            return self._institution(key)
        return self._entries[key]

    def actor(self, key: str, on: date | None = None) -> Actor:
        """Return the actor of a key as a record states it, a group with its members of that day."""
        return self.entry(key).actor(on)

    def members(self, key: str, on: date | None = None) -> tuple[str, ...]:
        """Return the keys of a group's members on that day, of the latest ones without a day."""
        return self.entry(key).members_on(on)

    def country(self, iso3: str) -> Entry:
        """Return the state or territory with this ISO 3166 code; KeyError where there is none."""
        entry = self._entries.get(f"country:{iso3}")
        return entry or self._entries[f"territory:{iso3}"]

    @property
    def listed(self) -> tuple[str, ...]:
        """The keys of all actors in the data file, in order."""
        return tuple(self._entries)

    @property
    def institutions(self) -> tuple[str, ...]:
        """The kinds of institutions that every state has: `army`, `foreign_ministry` …"""
        return tuple(self._institutions)

    def _institution(self, key: str) -> Entry:
        country, _, institution = key.removeprefix("office:").partition(".")
        kind = self._institutions[institution]
        state = self.country(country)
        listed = self._entries.get(key)
        four = state.adjectives[0] if state.adjectives else ((state.names[0],),) * 4
        forms = dict(zip(("m", "f", "mp", "fp"), (form[0] for form in four), strict=True))
        slots = {**forms, "of": state.complement or state.names[0], "en": state.english[0]}
        names = tuple(name.format(**slots) for name in kind["names"])
        english = tuple(name.format(**slots) for name in kind["english"])
        if listed:
            names = tuple(dict.fromkeys((*names, *listed.names)))
            english = tuple(dict.fromkeys((*listed.english, *english)))
        return Entry(
            key=key,
            kind="organisation",
            sort="institution",
            names=names,
            english=english,
            country=country,
            institution=institution,
            speaks_as=state.key if kind["speaks_as"] == "country" else None,
            role=kind["role"],
        )


def _finder(entries: Mapping[str, Entry], header: Mapping[str, Any]) -> NameFinder:
    listed: dict[str, tuple[str, list[str]]] = header["labels"]
    marks = {words_of(label): what for label, (what, _) in listed.items()}
    labels = [
        replace(label, common=mark == "common", weak=mark == "weak") if mark else label
        for label in labels_of(entries.values())
        for mark in [marks.get(words_of(label.spelling))]
    ]
    known = {words_of(label.spelling) for label in labels}
    ambiguous = {}
    for spelling, (what, keys) in listed.items():
        if what == "decoy":
            case: Case = "any" if len(spelling) > 15 or spelling.islower() else "words"
            labels.append(Label(spelling, (), "decoy", case))
        elif what == "ambiguous":
            ambiguous[words_of(spelling)] = tuple(keys)
            if words_of(spelling) not in known:
                labels.append(Label(spelling, tuple(keys), "name", "initial"))
    labels += [Label(prefix, (key,), "prefix", "any") for prefix, key in header["prefixes"].items()]
    return NameFinder(labels, ambiguous)
