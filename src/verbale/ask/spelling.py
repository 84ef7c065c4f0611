"""Spelling: whom a question means that names somebody in another spelling than the store has."""

from __future__ import annotations

from dataclasses import replace

from verbale.actors.people import People
from verbale.actors.sound import words_in
from verbale.ask.filter import Filter
from verbale.stores.types import Query, Store


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
