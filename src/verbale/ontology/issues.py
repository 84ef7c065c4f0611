"""The issue vocabulary: EuroVoc concepts, with the folded forms by which a text names them.

Everything is data of this folder, read once and lazily; SOURCE.md there says where it is from. The
same file serves every reading and every question, so that both link the same words alike.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from verbale.errors import InvalidLexicon
from verbale.ontology.phrases import Phrases

COLUMNS = ("key", "label", "english", "country", "broader", "forms")
FILE = "eurovoc.csv.gz"


@dataclass(frozen=True, slots=True)
class Concept:
    """An issue; `country` is the ISO code where it is one, `broader` are the keys above it."""

    key: str
    label: str
    english: str
    country: str | None
    broader: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """All concepts by key, and their forms as phrases."""

    concepts: Mapping[str, Concept]
    phrases: Phrases[str]
    narrower: Mapping[str, tuple[str, ...]]

    def concept(self, key: str) -> Concept:
        """Return the concept of this key; InvalidLexicon where there is none."""
        if key not in self.concepts:
            raise InvalidLexicon(f"no issue has the key {key!r}. Ask with its words instead.")
        return self.concepts[key]

    def under(self, key: str) -> frozenset[str]:
        """Return the key and those of all narrower concepts."""
        found, waiting = {key}, [key]
        while waiting:
            for narrower in self.narrower.get(waiting.pop(), ()):
                if narrower not in found:
                    found.add(narrower)
                    waiting.append(narrower)
        return frozenset(found)


@cache
def load_issues() -> Vocabulary:
    """Return the vocabulary of this package; it is read once."""
    packed = files(__package__).joinpath("data").joinpath(FILE).read_bytes()
    stream = io.StringIO(gzip.decompress(packed).decode("utf-8"), newline="")
    concepts = {
        row["key"]: Concept(
            key=row["key"],
            label=row["label"],
            english=row["english"],
            country=row["country"] or None,
            broader=tuple(row["broader"].split()),
            forms=tuple(row["forms"].split("|")) if row["forms"] else (),
        )
        for row in csv.DictReader(stream)
    }
    pairs = [(form.split(), one.key) for one in concepts.values() for form in one.forms]
    narrower: dict[str, tuple[str, ...]] = {}
    for one in concepts.values():
        for above in one.broader:
            narrower[above] = (*narrower.get(above, ()), one.key)
    return Vocabulary(MappingProxyType(concepts), Phrases(pairs), MappingProxyType(narrower))
