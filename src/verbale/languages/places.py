"""PlaceWords: the words by which a language marks a name as a place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Lists that a language pack hands over; all in lower case, phrases parted by spaces.

    `always` stand before places only, `never` before actors only; `to` and `of` leave it open, and
    the words that govern them decide: `going`, `staying` and `sited` (lemmas of verbs, nouns) with
    `to` make a place, `telling` an actor; `leaving` and `parts` do so with `of`; those of
    `to` in `behalf` mean an actor where nothing governs them. `visiting` verbs
    have a place as their object, `lying` verbs as their subject. `determiners` may stand between a
    preposition and a name, `conjunctions` between two names, `months` and `dashes` in a dateline.
    """

    always: frozenset[str]
    never: frozenset[str]
    to: frozenset[str]
    behalf: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    conjunctions: frozenset[str]
    going: frozenset[str]
    telling: frozenset[str]
    leaving: frozenset[str]
    parts: frozenset[str]
    events: frozenset[str]
    visiting: frozenset[str]
    lying: frozenset[str]
    months: frozenset[str]
    dashes: frozenset[str]
