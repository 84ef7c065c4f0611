"""Spelling: whom a question means that names somebody in another spelling than the store has."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

from verbale.actors.people import People
from verbale.actors.sound import words_in
from verbale.ask.filter import Filter
from verbale.stores.fold import name_form
from verbale.stores.types import Query, Store

_NEAR = 3
_ALIKE = 0.7
_LONGEST = 100


def spelled_as_stored(store: Store, filter: Filter) -> Filter:
    """Return the filter with the names that the store has for those whom it asks for.

    `Lawrow` finds `Sergueï Lavrov` where the sounds of a transliteration meet just one person; a
    name that the store has, and one that it has nobody for, stays as it is.
    """
    speaker, addressee = filter.speaker, filter.addressee
    if speaker is not None and not _met(store, Query(speaker=speaker)):
        speaker = _stored(store, speaker)
    if addressee is not None and not _met(store, Query(addressee=addressee)):
        addressee = _stored(store, addressee)
    return replace(filter, speaker=speaker, addressee=addressee)


def spelled_or_near(store: Store, wanted: str, *, most: int = _NEAR) -> list[str]:
    """Return names of the store near to one that nobody there has, the likest first."""
    same = _stored(store, wanted)
    # Another spelling of a name is nearer than any name that merely looks like it.
    spelled = [same] if same != wanted else []
    near = near_names(wanted, store.names(), most=most)
    return list(dict.fromkeys((*spelled, *near)))[:most]


def near_names(wanted: str, known: list[str], *, most: int = _NEAR) -> list[str]:
    """Return the names that look most like the wanted one, the likest first."""
    # Nobody's name is that long, and comparing takes its square.
    if len(wanted) > _LONGEST:
        return []
    # A surname is near where one word of the name is, a whole name where all of it is.
    by_form: dict[str, str] = {}
    for name in known:
        for part in (*_endings(name), *name_form(name).split()):
            by_form.setdefault(part, name)
    alike = get_close_matches(name_form(wanted), by_form, n=2 * most, cutoff=_ALIKE)
    return list(dict.fromkeys(by_form[form] for form in alike))[:most]


def _met(store: Store, query: Query) -> bool:
    return next(store.statements(query), None) is not None


def _stored(store: Store, wanted: str) -> str:
    """Return the one name or key of the store that sounds so, else what was asked."""
    words = words_in(wanted)
    if ":" in wanted or not any(len(word) > 2 for word in words):
        return wanted
    people = People.load()
    names = store.names()
    known = {people.resolve(candidate.key) for candidate in people.find(wanted)}
    found = known.intersection(names)
    if not found:
        sounds = set(people.sounds(wanted))
        found = {
            name
            for name in names
            if ":" not in name and sounds <= set(people.sounds(name)) and len(words_in(name)) > 1
        }
    return found.pop() if len(found) == 1 else wanted


def _endings(name: str) -> list[str]:
    """Return the folded name and everything that may be its surname."""
    parts = name_form(name).split()
    return [" ".join(parts[start:]) for start in range(len(parts))]
