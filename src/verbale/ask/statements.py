"""The main question: who said what, to whom, when, and in which source."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice

from verbale.ask.filter import Filter
from verbale.ask.spelling import spelled_as_stored
from verbale.stores.fold import name_form
from verbale.stores.types import Query, StatementRow, Store

_NEAR = 3
_ALIKE = 0.7


def statements(store: Store, filter: Filter) -> Iterator[StatementRow]:
    """Return the statements that the filter asks for, the oldest document first.

    A name in another spelling means whom the store has. Documents without a date come last. Rows
    are fetched as they are taken.
    """
    meant = spelled_as_stored(store, filter)
    return islice(store.statements(meant.query(), after=filter.after), filter.limit)


def suggestions(store: Store, filter: Filter) -> dict[str, list[str]]:
    """Return names of the store near to those that the filter asks for and nobody has.

    Keyed by the filter's member; an empty list says that the name meets no statement and no other
    is near, a missing member that it meets some or was not asked for.
    """
    found = {}
    names = None
    for member, wanted, query in (
        ("speaker", filter.speaker, Query(speaker=filter.speaker)),
        ("addressee", filter.addressee, Query(addressee=filter.addressee)),
    ):
        if wanted is not None and not _is_met(store, query):
            names = store.names() if names is None else names
            found[member] = _near(wanted, names)
    if filter.publisher is not None and not _is_met(store, Query(publisher=filter.publisher)):
        found["publisher"] = _near(filter.publisher, store.publishers())
    if filter.document is not None and filter.document not in (ids := store.ids()):
        found["document"] = _near(filter.document, ids)
    return found


def _is_met(store: Store, query: Query) -> bool:
    return next(store.statements(query), None) is not None


def _near(wanted: str, known: list[str]) -> list[str]:
    # A surname is near where one word of the name is, a whole name where all of it is.
    by_form: dict[str, str] = {}
    for name in known:
        for part in (*_endings(name), *name_form(name).split()):
            by_form.setdefault(part, name)
    alike = get_close_matches(name_form(wanted), by_form, n=2 * _NEAR, cutoff=_ALIKE)
    return list(dict.fromkeys(by_form[form] for form in alike))[:_NEAR]


def _endings(name: str) -> list[str]:
    """Return the folded name and everything that may be its surname."""
    parts = name_form(name).split()
    return [" ".join(parts[start:]) for start in range(len(parts))]
