"""What is counted: from French nouns in the plural to plain English ones, over units.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from verbale.languages.fr.values.lookup import Lookup
from verbale.languages.fr.values.pieces import Pieces
from verbale.text.shadow import fold

PERSON, COUNTRY = "person", "country"
_SHORTEST_PERSON = 7
_FAR = 80
_VOWELS = frozenset("aeiouyœ")


@dataclass(frozen=True, slots=True)
class Unit:
    """An English noun; `plural` says whether the French words are one."""

    name: str
    plural: bool


class Units:
    """The nouns that can be counted, and the endings that betray a word for people."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        units: Mapping[str, list[str]] = lists["units"]
        self.words = CountingWords(lists["words"])
        self._plural = Lookup("units.toml", _forms(units, plurals=True))
        self._singular = Lookup("units.toml", _forms(units, plurals=False))
        self._endings = tuple(lists["endings"]["person"])
        self._things = frozenset(fold(word) for word in lists["endings"]["things"])
        self._bodies = Lookup("units.toml", [(body, True) for body in lists["words"]["bodies"]])

    def at(self, pieces: Pieces, start: int, value: float) -> tuple[int, str] | None:
        """Return the end and the unit of what so many of are counted from this piece on."""
        found = self._plural.at(pieces, start)
        if found is None and value < 2:
            found = self._singular.at(pieces, start)
        if found is None:
            people = self._people(pieces, start)
            return (self._people_end(pieces, start), PERSON) if people else None
        end, unit = found
        if unit == "member":
            return end, COUNTRY if self._of_a_body(pieces, start, end) else PERSON
        return end, unit

    def noun(self, pieces: Pieces, start: int) -> tuple[int, str] | None:
        """Return the end and the unit of a noun in either number."""
        return self.at(pieces, start, 2) or self.at(pieces, start, 1)

    def _people(self, pieces: Pieces, start: int) -> bool:
        """Say whether a noun that no list knows names people: by its ending, or as a people."""
        key = pieces.keys[start]
        if not key.isalpha() or key in self._things or len(key) < 4:
            return False
        if pieces.capital(start):
            if len(pieces.keys[start - 1]) == 4 and pieces.keys[start - 1][:2] in ("19", "20"):
                return False  # a year before a name: « en 2015 Paris »
            # « 30 000 Nord-Coréens »; not « 12 Rafale », nor an acronym.
            return (
                key.endswith(("s", "x"))
                and not pieces.capital(start + 1)
                or (pieces.keys[start + 1] == "-" and self._people(pieces, start + 2))
            )
        return len(key) >= _SHORTEST_PERSON and key.endswith(self._endings)

    def _people_end(self, pieces: Pieces, start: int) -> int:
        """Return the end of a people's name that is written with hyphens."""
        end = start + 1
        while pieces.keys[end] == "-" and pieces.glued(end) and pieces.glued(end + 1):
            end += 2
        return end

    def _of_a_body(self, pieces: Pieces, start: int, end: int) -> bool:
        """Say whether members are those of a body of states: « membres de l'Union »."""
        before = range(max(0, start - _FAR), start)
        if any(self._bodies.at(pieces, place) for place in before):
            # « L'Otan compte 32 membres », but « une délégation de l'Otan de douze membres »
            return not self.words.groups.intersection(pieces.keys[max(0, start - 8) : start])
        place = end
        while pieces.keys[place] in (
            "permanents",
            "fondateurs",
            "de",
            "du",
            "des",
            "d'",
            "l'",
            "la",
            "cette",
            "cet",
            "ce",
            "non",
        ):
            place += 1
        return place > end and self._bodies.at(pieces, place) is not None


def _forms(units: Mapping[str, list[str]], *, plurals: bool) -> Iterator[tuple[str, str]]:
    for unit, nouns in units.items():
        for noun in nouns:
            yield (plural(noun) if plurals else noun), unit
            if plurals and noun[-1:] in "sx" and " " in noun:
                yield noun, unit


def plural(noun: str) -> str:
    """Return the plural of a French noun, or of each word that agrees in a group of words.

    >>> plural("avion de combat"), plural("canal"), plural("corps")
    ('avions de combat', 'canaux', 'corps')
    """
    words = noun.split(" ")
    last = next(
        (n for n, word in enumerate(words) if word in ("de", "des", "d") or "'" in word), len(words)
    )
    return " ".join([*map(_plural_word, words[:last]), *words[last:]])


def _plural_word(word: str) -> str:
    if not word[-1:].isalpha() or len(word) < 3 or word.endswith(("s", "x", "z")):
        return word
    if not _VOWELS.intersection(fold(word)) or "/" in word:
        return word  # an abbreviation: MWh, km/h
    if word.endswith("al"):
        return word[:-1] + "ux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")


class CountingWords:
    """The other word lists of units.toml: what may stand around a number."""

    def __init__(self, lists: Mapping[str, list[str]]) -> None:
        self.adjectives = frozenset(map(fold, lists["adjectives"]))
        self.of_them = frozenset(map(fold, lists["of_them"]))
        self.pointing = frozenset(map(fold, lists["pointing"]))
        self.groups = frozenset(map(fold, lists["groups"]))
        self.single = frozenset(map(fold, lists["single"]))
        self.copulas = frozenset(map(fold, lists["copulas"]))
        self.money_nouns = frozenset(
            fold(form) for noun in lists["money_nouns"] for form in (noun, plural(noun))
        )


@cache
def load_units() -> Units:
    """Return the nouns and word lists of units.toml, read once."""
    source = files(__package__).joinpath("units.toml").read_text(encoding="utf-8")
    return Units(tomllib.loads(source))
