"""The grid of event types and languages: how many words each has, and where one is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from verbale.ontology.plover import Ontology


class Words(Protocol):
    """What a language's lexicon must tell."""

    def counts(self) -> Mapping[str, int]:
        """Return how many triggers point to each type."""
        ...

    def holes(self, types: tuple[str, ...]) -> list[str]:
        """Return the types that lack triggers or examples."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """One type: its number of triggers by language, and the languages in which it is a hole."""

    type: str
    triggers: Mapping[str, int]
    holes: tuple[str, ...]


def grid(ontology: Ontology, languages: Mapping[str, Words]) -> list[Row]:
    """Return one row for each type, in the order of the ontology."""
    types = tuple(ontology.types)
    counts = {name: words.counts() for name, words in languages.items()}
    holes = {name: frozenset(words.holes(types)) for name, words in languages.items()}
    return [
        Row(
            type=type,
            triggers={name: counts[name].get(type, 0) for name in languages},
            holes=tuple(name for name in languages if type in holes[name]),
        )
        for type in types
    ]
