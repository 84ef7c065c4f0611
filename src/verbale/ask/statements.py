"""The main question: who said what, to whom, when, and in which source."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice

from verbale.ask.filter import Filter
from verbale.stores.fold import name_form
from verbale.stores.types import StatementRow, Store

_NEAR = 3
_ALIKE = 0.7


def statements(store: Store, filter: Filter) -> Iterator[StatementRow]:
    """Return the statements that the filter asks for, the oldest document first.

    Documents without a date come last. Rows are fetched as they are taken.
    """
    return islice(store.statements(filter.query(), after=filter.after), filter.limit)


def suggestions(store: Store, filter: Filter) -> dict[str, list[str]]:
    """Return names of the store near to those that the filter asks for and nobody has.

    Keyed by the filter's member; an empty list says that the name is not known and no other is
    near, a missing member that it is known or was not asked for.
    """
    names = store.names()
    found = {}
    for member, wanted, known in (
        ("speaker", filter.speaker, names),
        ("addressee", filter.addressee, names),
        ("publisher", filter.publisher, store.publishers()),
    ):
        if wanted is not None and not _is_known(wanted, known):
            found[member] = _near(wanted, known)
    if filter.document is not None and filter.document not in (ids := store.ids()):
        found["document"] = _near(filter.document, ids)
    return found


def _is_known(wanted: str, known: list[str]) -> bool:
    form = name_form(wanted)
    return any(form == name_form(name) or form in name_form(name).split() for name in known)


def _near(wanted: str, known: list[str]) -> list[str]:
    # A surname is near where one word of the name is, a whole name where all of it is.
    by_form: dict[str, str] = {}
    for name in known:
        form = name_form(name)
        for part in (form, *form.split()):
            by_form.setdefault(part, name)
    alike = get_close_matches(name_form(wanted), by_form, n=2 * _NEAR, cutoff=_ALIKE)
    return list(dict.fromkeys(by_form[form] for form in alike))[:_NEAR]
