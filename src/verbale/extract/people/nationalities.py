"""Adjectives of nationality that stand for a state: `une base syrienne`, `l'accord russo-turc`.

One beside an office or an institution belongs to that mention. Of the others, two joined by a
hyphen name two states that do something together, and one counts where its noun is something that
states do or do it with (`l'aide américaine`), not where it tells a kind (`la volaille péruvienne`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from verbale.actors.names import Name
from verbale.extract.people.answer import Answer
from verbale.extract.people.finder import Finder
from verbale.extract.statements.draft import Range
from verbale.languages.parse import Token

_HOW = "adjective of nationality"


def nationalities(finder: Finder) -> Iterator[tuple[Range, Answer]]:
    """Yield the tokens of each adjective that stands for states, with the states, in order."""
    begun: list[Name] = []
    for name in finder.found:
        if name.form not in ("adjective", "prefix") or len(name.keys) != 1:
            continue
        place = bisect_right(finder.tokens, name.start, key=attrgetter("start")) - 1
        if place < 0 or place in finder.covered:
            continue
        token = finder.tokens[place]
        if name.form == "prefix":
            begun = [name] if name.start == token.start else []
            continue
        if begun and token.start == begun[0].start and name.end == token.end:
            keys = tuple(dict.fromkeys((*begun[0].keys, *name.keys)))
            yield (place, place + 1), Answer(keys, _HOW)
        elif (name.start, name.end) == (token.start, token.end) and _deed(finder, token):
            yield (place, place + 1), Answer(name.keys, _HOW)
        begun = []


def _deed(finder: Finder, token: Token) -> bool:
    """Say whether the adjective stands beside a noun for what states do or do it with."""
    deeds = finder.list["deeds_of_states"]
    for place in (token.index - 1, token.head):
        noun = finder.tokens[place]
        if noun.sentence == token.sentence and (noun.lemma in deeds or noun.lower in deeds):
            return not token.text[:1].isupper()
    return False
