"""PeopleWords: the word classes of identity that a pack supplies, under neutral names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Word classes by name, numbers by word, subject pronouns by the one after a preposition.

    `sorts` has, for each word that takes up a body named before, the sorts of bodies that it may
    mean, as the knowledge base calls them.
    """

    classes: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    pronouns: Mapping[str, str]
    genders: Mapping[str, str]
    sorts: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]


def read_people_words(package: str) -> PeopleWords:
    """Return the lists in `people.toml` of a language's package."""
    data = tomllib.loads(files(package).joinpath("people.toml").read_text(encoding="utf-8"))
    numbers = {word: int(value) for word, value in data.pop("numbers").items()}
    pronouns = dict(data.pop("pronouns"))
    genders = dict(data.pop("genders"))
    sorts = {word: frozenset(kinds) for word, kinds in data.pop("sorts").items()}
    classes = {name: frozenset(words) for name, words in data.items()}
    classes["object_pronouns"] = frozenset(pronouns)
    return PeopleWords(classes, numbers, pronouns, genders, sorts)
