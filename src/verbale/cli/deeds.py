"""What the verbs over acts share: how a row is shown, and what is said where nothing was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from verbale.stores.types import Party, Store


def sides(sources: Sequence[Party], targets: Sequence[Party]) -> str:
    """Return who does it to whom in one phrase; both together where they do it to each other."""
    who = ", ".join(party.name for party in sources) or "?"
    if not targets:
        return who
    if len(sources) > 1 and set(sources) == set(targets):
        return who.replace(", ", " ↔ ")
    return f"{who} → {', '.join(party.name for party in targets)}"


def claim(claimed_by: Sequence[Party]) -> str:
    """Return who claims it; nothing for what the publisher reports."""
    if not claimed_by:
        return ""
    return f"(says {', '.join(party.name for party in claimed_by)})"


def say_why(store: Store, wanted: Mapping[str, str | None], what: str) -> None:
    """Say on standard error which name the store does not have, or that nothing meets all."""
    from verbale.ask.filter import Filter
    from verbale.ask.statements import suggestions
    from verbale.exports.printable import one_line

    unknown = False
    for option, name in wanted.items():
        if name is None or store.seen(name, most=1):
            continue
        unknown = True
        near = suggestions(store, Filter(speaker=name)).get("speaker", [])
        hint = f" Near: {', '.join(map(one_line, near))}." if near else ""
        click.echo(f"nobody is called {name!r} ({option}) in {store.url}.{hint}", err=True)
    if not unknown:
        click.echo(f"no such {what} in {store.url}", err=True)
