"""Leaders: `le président Diallo`, `M. Diallo` where the text speaks of the state that he leads."""

from __future__ import annotations

from verbale.extract.people.cast import Cast
from verbale.extract.people.finder import Finder

_LEADING = ("head_of_state", "head_of_government")


def find_leaders(finder: Finder, cast: Cast) -> None:
    """Give a country to persons known by a surname that one head of state or government bears.

    Only where the text names that country, and where nothing told another office of theirs.
    """
    named = {cast.country_of(name.keys[0]) for _, name in finder.names.values() if name.keys} - {
        None
    }
    for who in list(cast.everybody()):
        if who.kind != "person" or who.country or who.body or who.surname != who.names[0].lower():
            continue
        if who.role is not None and who.role not in _LEADING:
            continue
        leader = cast.leader(who.names[0])
        if leader is None or leader.country not in named:
            continue
        if not who.gender or not leader.gender or who.gender == leader.gender:
            who.country = leader.country
            who.because.append("surname of the one who leads a state that the text names")
