"""Domestic news: where a text speaks of one state alone, its police and courts are that state's.

`La police`, `le tribunal supérieur`, `la ministre` name no state where no other could be meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from verbale.extract.people.cast import Cast, Local, name_words
from verbale.extract.people.finder import Finder
from verbale.record.types import Act
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
# Those of them who deal with other states.
_ABROAD = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "minister",
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


def leave_home(acts: Iterable[Act], cast: Cast) -> None:
    """Take the state away again where one of its own deals with it as with another.

    `Le Premier ministre a dénoncé l'Iran` in a text that names Iran alone: his own state is the one
    that the text takes for granted.
    """
    for act in acts:
        for ours, others in ((act.sources, act.targets), (act.targets, act.sources)):
            homes = {
                cast.country_of(key)
                for key in ours
                if key in cast.at_home and cast.local[key].role in _ABROAD
            }
            if homes and any(key == f"country:{home}" for key in others for home in homes):
                for key in cast.at_home:
                    cast.local[key].country = None
                    cast.local[key].because.append("who deals with that state as with another")
                cast.at_home.clear()
                return


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
