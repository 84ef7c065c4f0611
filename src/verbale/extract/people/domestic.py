"""Domestic news: where a text speaks of one state alone, its police and courts are that state's.

`La police`, `le tribunal supérieur`, `la ministre` name no state where no other could be meant.
"""

from __future__ import annotations

from collections import Counter

from verbale.extract.people.cast import Cast, Local, name_words
from verbale.extract.people.finder import Finder
from verbale.text.shadow import fold

# Of so many words for states and their places in a text, this share must belong to one state.
_ENOUGH = 3
_SHARE = 0.75
# Roles that nobody holds abroad; diplomats and spokesmen of others turn up in domestic news too.
_AT_HOME = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "minister",
    "legislator",
    "military",
    "justice",
    "party",
)


def find_home(finder: Finder, cast: Cast) -> None:
    """Give the one state of a text to those who serve a state and of whom it names none."""
    state = _state(finder, cast)
    if state is None:
        return
    organs = frozenset(fold(word) for word in finder.list["organs"])
    foreign = frozenset(fold(word) for word in finder.list["international"])
    for who in list(cast.local.values()):
        if who.country or who.body:
            continue
        if who.role in _AT_HOME or _is_organ(who, organs, foreign):
            who.country = state
            cast.at_home.add(who.key)
            who.because.append("the text speaks of one state alone")


def _is_organ(who: Local, organs: frozenset[str], foreign: frozenset[str]) -> bool:
    if who.kind != "organisation":
        return False
    words = name_words(who.names[0])
    return fold(who.names[0]).split()[0] in organs and words.isdisjoint(foreign)


def _state(finder: Finder, cast: Cast) -> str | None:
    """Return the code of the state that nearly all names of states and places belong to."""
    counts: Counter[str] = Counter()
    for _, name in finder.names.values():
        code = cast.country_of(name.keys[0]) if name.keys else None
        if code:
            counts[code] += 1
    best = counts.most_common(1)
    if not best or best[0][1] < _ENOUGH or best[0][1] < _SHARE * counts.total():
        return None
    return best[0][0]
