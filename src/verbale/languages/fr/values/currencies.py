"""Currencies: from the words of a text to ISO 4217, over currencies.toml."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from verbale.languages.fr.values.lookup import Lookup
from verbale.languages.fr.values.pieces import Pieces
from verbale.text.shadow import fold

_ENDINGS = ("", "s", "e", "es", "ne", "nes")
_LEAST = 0


@dataclass(frozen=True, slots=True)
class Money:
    """The words of a currency up to piece `end`; `code` is None where nothing tells which it is."""

    end: int
    code: str | None


class _Family:
    """A name that several countries share, with the words that tell their currencies apart."""

    def __init__(self, name: str, entry: Mapping[str, Any]) -> None:
        self.name = name
        self.default: str | None = entry.get("default")
        self.context: bool = entry.get("context", True)
        self.least: int = entry.get("least", _LEAST)
        self.words: dict[str, str] = {}
        for code, words in entry.items():
            if len(code) == 3 and code.isupper():
                for word in words:
                    for ending in _ENDINGS:
                        self.words.setdefault(fold(word) + ending, code)


class Currencies:
    """Finds currencies by their names and signs, and by the countries that a text speaks of."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self._plain = Lookup(
            "currencies.toml",
            [(name, code) for code, names in lists["plain"].items() for name in names],
        )
        families = {name: _Family(name, entry) for name, entry in lists["family"].items()}
        self._families = Lookup(
            "currencies.toml",
            [(word, name) for name, entry in lists["family"].items() for word in entry["names"]],
        )
        self._family: Mapping[str, _Family] = families
        cfa = lists["cfa"]
        self._cfa = Lookup("currencies.toml", [(name, True) for name in cfa["names"]])
        self._cfa_words = _Family("cfa", cfa)
        self._telling = frozenset(self._cfa_words.words).union(
            *(family.words for family in families.values())
        )

    def places(self, blocks: Sequence[Pieces]) -> Counter[str]:
        """Count the words of a document that can tell one currency from another."""
        return Counter(key for pieces in blocks for key in pieces.keys if key in self._telling)

    def sign(self, pieces: Pieces, start: int) -> Money | None:
        """Return a currency sign or code before its number: `$ 300`, `USD 20`."""
        if pieces.low(start).isalpha() and not pieces.capital(start):
            return None
        found = self._plain.at(pieces, start)
        if found is None or len("".join(pieces.keys[start : found[0]])) > 3:
            return None
        return Money(*found)

    def at(self, pieces: Pieces, start: int, value: float, places: Counter[str]) -> Money | None:
        """Return the currency whose words begin at this piece."""
        cfa = self._cfa.at(pieces, start)
        if cfa is not None:
            return Money(cfa[0], self._most(self._cfa_words, places))
        plain = self._plain.at(pieces, start)
        if plain is not None:
            return Money(*plain)
        shared = self._families.at(pieces, start)
        if shared is None:
            return None
        family = self._family[shared[1]]
        return self._shared(pieces, shared[0], family, value, places)

    def _shared(
        self, pieces: Pieces, end: int, family: _Family, value: float, places: Counter[str]
    ) -> Money | None:
        for size in (3, 1):  # « sud-soudanaises », « égyptiennes »
            code = family.words.get("".join(pieces.keys[end : end + size]))
            if code:
                return Money(end + size, code)
        if pieces.keys[end] in ("de", "d'") and pieces.capital(end + 1):
            code = family.words.get(pieces.keys[end + 1])
            if code:
                return Money(end + 2, code)
        if value < family.least:
            return None
        if family.context:
            return Money(end, self._nearest(pieces, end, family) or self._most(family, places))
        return Money(end, family.default)

    @staticmethod
    def _nearest(pieces: Pieces, end: int, family: _Family) -> str | None:
        """Return the currency of the country named last before, within the sentence."""
        for place in range(end - 1, max(-1, end - 40), -1):
            if pieces.keys[place] == "." and pieces.capital(place + 1):
                return None
            code = family.words.get(pieces.keys[place])
            if code:
                return code
        return None

    @staticmethod
    def _most(family: _Family, places: Counter[str]) -> str | None:
        votes: Counter[str] = Counter()
        for word, count in places.items():
            if word in family.words:
                votes[family.words[word]] += count
        if family.default is not None and family.name != "cfa":
            return family.default
        # The code that comes first among equals, so that the same text gives the same record.
        best = sorted(votes, key=lambda code: (-votes[code], code))
        return best[0] if best else family.default


@cache
def load_currencies() -> Currencies:
    """Return the currencies of currencies.toml, read once."""
    source = files(__package__).joinpath("currencies.toml").read_text(encoding="utf-8")
    return Currencies(tomllib.loads(source))
