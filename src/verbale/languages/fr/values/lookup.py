"""Phrases in their folded words, each with what it stands for, found from their first word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from verbale.errors import InvalidLexicon
from verbale.languages.fr.values.numbers import cut
from verbale.languages.fr.values.pieces import Pieces

T = TypeVar("T")


class Lookup(Generic[T]):
    """A table of phrases; the longest that stands at a place wins."""

    def __init__(self, place: str, entries: Iterable[tuple[str, T]]) -> None:
        """Index the phrases; InvalidLexicon where one of them stands for two things."""
        found: dict[tuple[str, ...], T] = {}
        for phrase, meaning in entries:
            words = cut(phrase)
            if found.setdefault(words, meaning) != meaning:
                raise InvalidLexicon(
                    f"{place}: {phrase!r} stands for {found[words]!r} and for {meaning!r}. "
                    "Leave one of them out."
                )
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for words in sorted(found, key=lambda words: (-len(words), words)):
            self._first.setdefault(words[0], []).append((words, found[words]))
        self.first_words = frozenset(self._first)

    def at(self, pieces: Pieces, start: int) -> tuple[int, T] | None:
        """Return the end and the meaning of the longest phrase that begins at this piece."""
        keys = pieces.keys
        for words, meaning in self._first.get(keys[start], ()):
            if len(words) == 1 or tuple(keys[start : start + len(words)]) == words:
                return start + len(words), meaning
        return None

    def before(self, pieces: Pieces, end: int, most: int = 6) -> tuple[int, T] | None:
        """Return the start and the meaning of the longest phrase that ends before this piece."""
        for start in range(max(0, end - most), end):
            whole = tuple(pieces.keys[start:end])
            for words, meaning in self._first.get(whole[0], ()):
                if words == whole:
                    return start, meaning
        return None
