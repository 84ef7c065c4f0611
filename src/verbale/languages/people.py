"""PeopleWords: the word classes of identity that a pack supplies, under neutral names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Word classes by name, and numbers by word."""

    classes: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]


def read_people_words(package: str) -> PeopleWords:
    """Return the lists in `people.toml` of a language's package."""
    data = tomllib.loads(files(package).joinpath("people.toml").read_text(encoding="utf-8"))
    numbers = {word: int(value) for word, value in data.pop("numbers").items()}
    return PeopleWords({name: frozenset(words) for name, words in data.items()}, numbers)
