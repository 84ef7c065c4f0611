"""Folding: the form of words and names in which a store compares them, never the form it shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib import import_module

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
# A run of letters and digits, and whether an apostrophe ties it to the next word.
# Cases: "l'iran" → (l, '), (iran, -); "etats-unis" → etats, unis; "5g" → 5g.
_WORD = re.compile(r"(?P<word>[^\W_]+)(?P<tie>['’ʼ](?=[^\W_]))?")
# Family name first, also in Western papers: the first word of a name is the surname.
_FAMILY_NAME_FIRST = frozenset({"CHN", "HKG", "KHM", "KOR", "MAC", "PRK", "TWN", "VNM"})
_FOLDING_LANGUAGES = frozenset({"fr"})


def fold(text: str) -> str:
    """Return the text without case, accents and ligatures.

    >>> fold("Le Cœur de l'État")
    "le coeur de l'etat"
    """
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words(text: str, *, language: str) -> list[str]:
    """Return the folded words of a text, without the elided ones of its language."""
    elisions = _elisions(language)
    return [
        found["word"]
        for found in _WORD.finditer(fold(text))
        if not (found["tie"] and found["word"] in elisions)
    ]


def stems(folded: list[str], *, language: str) -> list[str]:
    """Return the words with their plurals folded; as they are where the language has no rules."""
    stem = _stem(language)
    return [stem(word) for word in folded]


def name_form(name: str) -> str:
    """Return the form in which names are compared: folded words, one space between.

    >>> name_form("Jean-Yves  LE DRIAN")
    'jean yves le drian'
    """
    return " ".join(found["word"] for found in _WORD.finditer(fold(name)))


def surnames(name: str, *, country: str | None) -> list[str]:
    """Return what may be the surname in a person's name, folded, the longest first.

    Every ending of the name counts, since nobody can say where « Le Drian » begins; in countries
    where the family name stands first, the first word counts too.

    >>> surnames("Jean-Yves Le Drian", country="FRA")
    ['le drian', 'drian']
    """
    parts = [name_form(part) for part in name.split()]
    parts = [part for part in parts if part]
    found = [" ".join(parts[start:]) for start in range(1, len(parts))]
    if country in _FAMILY_NAME_FIRST and len(parts) > 1:
        found.append(parts[0])
    return found


@cache
def _elisions(language: str) -> frozenset[str]:
    if language not in _FOLDING_LANGUAGES:
        return frozenset()
    forms: frozenset[str] = import_module(f"verbale.languages.{language}.stem").ELISIONS
    return forms


@cache
def _stem(language: str) -> Callable[[str], str]:
    if language not in _FOLDING_LANGUAGES:
        return str
    stem: Callable[[str], str] = import_module(f"verbale.languages.{language}.stem").stem
    return stem
