"""Acts as events: who did what to whom, with the words of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from verbale.ask.filter import Filter
from verbale.ask.issues import meant
from verbale.ask.paging import paged
from verbale.errors import InvalidQuestion
from verbale.ontology.plover import load_ontology
from verbale.record.types import Status
from verbale.stores.deeds import EventQuery, EventRow
from verbale.stores.types import Store


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which acts are wanted, how many at most, and behind which row."""

    query: EventQuery
    limit: int | None = None
    after: str | None = None

    @classmethod
    def parse(cls, values: Mapping[str, str | None]) -> EventFilter:
        """Return the filter that these strings spell; None and the empty string say nothing.

        `source`, `target`, `with`, `since`, `until`, `publisher`, `language`, `document`, `limit`
        and `after` are spelled as in a Filter; `on` is an issue in words or by its key, `type`,
        `context` and `status` are names of the ontology. Raises InvalidQuestion otherwise.
        """
        given = {name: value.strip() for name, value in values.items() if value and value.strip()}
        own = {name: given.pop(name, None) for name in ("source", "target", "with", "on")}
        named = {name: given.pop(name, None) for name in ("type", "context", "status")}
        plain = Filter.parse({**given})
        issue = meant(own["on"], language=plain.language or "fr") if own["on"] else None
        return cls(
            EventQuery(
                source=own["source"],
                target=own["target"],
                party=own["with"],
                type=None if named["type"] is None else load_ontology().type(named["type"]).name,
                status=_status(named["status"]),
                context=_context(named["context"]),
                since=plain.since,
                until=plain.until,
                publisher=plain.publisher,
                language=plain.language,
                document=plain.document,
                issues=issue.keys if issue else None,
                words=issue.phrases if issue else None,
            ),
            plain.limit,
            plain.after,
        )


def events(store: Store, filter: EventFilter) -> Iterator[EventRow]:
    """Return the acts that the filter asks for, the newest document first, as they are taken."""
    return paged(
        lambda after, size: store.events(filter.query, after=after, size=size),
        filter.after,
        filter.limit,
    )


def _status(value: str | None) -> Status | None:
    for status in get_args(Status):
        if value == status:
            found: Status = status
            return found
    if value is not None:
        raise InvalidQuestion(
            f"no status is called {value!r}: choose of {', '.join(get_args(Status))}"
        )
    return None


def _context(value: str | None) -> str | None:
    known = load_ontology().contexts
    if value is not None and value not in known:
        raise InvalidQuestion(f"no context is called {value!r}: choose of {', '.join(known)}")
    return value
