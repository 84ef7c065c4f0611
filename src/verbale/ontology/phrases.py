"""Phrases: sequences of folded words, each standing for values, found in a text longest first.

It compares forms and knows nothing of a language: who asks brings text and phrases in one form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

_V = TypeVar("_V")


class Phrases(Generic[_V]):
    """A set of phrases with what each stands for."""

    def __init__(self, pairs: Iterable[tuple[Sequence[str], _V]]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], list[_V]]] = {}
        for forms, value in pairs:
            if forms:
                values = self._by_first.setdefault(forms[0], {}).setdefault(tuple(forms), [])
                if value not in values:
                    values.append(value)

    def find(self, forms: Sequence[str]) -> Iterator[tuple[int, int, tuple[_V, ...]]]:
        """Yield start, end and values of the phrases in a row of forms; none overlaps another.

        >>> phrases = Phrases([(["a"], 1), (["a", "b"], 2)])
        >>> list(phrases.find(["a", "b", "a"]))
        [(0, 2, (2,)), (2, 3, (1,))]
        """
        place = 0
        while place < len(forms):
            known = self._by_first.get(forms[place], {})
            best: tuple[str, ...] = ()
            for phrase in known:
                end = place + len(phrase)
                if len(phrase) > len(best) and tuple(forms[place:end]) == phrase:
                    best = phrase
            if best:
                yield place, place + len(best), tuple(known[best])
                place += len(best)
            else:
                place += 1
