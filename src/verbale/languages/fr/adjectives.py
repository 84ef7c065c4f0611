"""The four forms of a French adjective of nationality, by rule, with a table of exceptions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class FourForms:
    """An adjective's forms; each holds one or more spellings, the preferred one first."""

    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    masculine_plural: tuple[str, ...]
    feminine_plural: tuple[str, ...]


def four_forms(masculine: str) -> FourForms:
    """Return the four forms of an adjective given in the masculine singular.

    >>> four_forms("israélien").feminine_plural
    ('israéliennes',)
    >>> four_forms("grec").feminine
    ('grecque',)

    The rules cover adjectives of nationality and place, not French adjectives at large.
    """
    exception = _exceptions().get(masculine)
    if exception:
        return FourForms((masculine,), exception[0], exception[1], exception[2])
    feminine = _feminine(masculine)
    return FourForms((masculine,), (feminine,), (_plural(masculine),), (feminine + "s",))


def _feminine(masculine: str) -> str:
    if masculine.endswith("e"):
        return masculine
    if masculine.endswith(("ien", "éen", "yen")):
        return masculine + "ne"
    return masculine + "e"


def _plural(masculine: str) -> str:
    if masculine.endswith(("s", "x", "z")):
        return masculine
    if masculine.endswith("al"):
        return masculine[:-1] + "ux"
    return masculine + "s"


@cache
def _exceptions() -> dict[str, tuple[tuple[str, ...], ...]]:
    source = resources.files(__package__).joinpath("adjectives.toml").read_text(encoding="utf-8")
    return {
        masculine: tuple(tuple(spellings.split("|")) for spellings in forms)
        for masculine, forms in tomllib.loads(source)["forms"].items()
    }
