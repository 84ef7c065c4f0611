"""The main question: who said what, to whom, when, and in which source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from verbale.ask.filter import Filter
from verbale.ask.spelling import near_names, spelled_as_stored, spelled_or_near
from verbale.stores.types import Query, StatementRow, Store

_NEAR, _LOOKED_AT = 3, 8


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
    people: tuple[tuple[str, str | None, Callable[[str], Query]], ...] = (
        ("speaker", filter.speaker, lambda name: Query(speaker=name)),
        ("addressee", filter.addressee, lambda name: Query(addressee=name)),
        ("towards", filter.towards, lambda name: Query(towards=name)),
    )
    for member, wanted, query in people:
        if wanted is not None and not _is_met(store, query(wanted)):
            # Whom nothing would be found for is no help.
            near = spelled_or_near(store, wanted, most=_LOOKED_AT)
            met = (name for name in near if _is_met(store, query(name)))
            found[member] = list(islice(met, _NEAR))
    if filter.publisher is not None and not _is_met(store, Query(publisher=filter.publisher)):
        found["publisher"] = near_names(filter.publisher, store.publishers())
    if filter.document is not None and filter.document not in (ids := store.ids()):
        found["document"] = near_names(filter.document, ids)
    return found


def _is_met(store: Store, query: Query) -> bool:
    return next(store.statements(query), None) is not None
