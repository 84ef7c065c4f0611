"""Commitments: who is bound to what for whom, how much and until when, with the words of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from verbale.ask.amount import parse_amount
from verbale.ask.filter import Filter, parse_day
from verbale.ask.paging import paged
from verbale.errors import InvalidQuestion
from verbale.record.commitment import FORCES, CommitmentKind, Force
from verbale.stores.deeds import CommitmentQuery, CommitmentRow
from verbale.stores.types import Store


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """Which commitments are wanted, how many at most, and behind which row."""

    query: CommitmentQuery
    limit: int | None = None
    after: str | None = None

    @classmethod
    def parse(cls, values: Mapping[str, str | None]) -> CommitmentFilter:
        """Return the filter that these strings spell; None and the empty string say nothing.

        `by`, `to`, `set_by` name somebody as in a Filter. `kind` is promise, the rule, or target.
        `due_before` excludes its day, month or year: what is due by 2030 is not due before 2030.
        `min_amount` is an amount with its unit. Raises InvalidQuestion for what has no meaning.
        """
        given = {name: value.strip() for name, value in values.items() if value and value.strip()}
        own = {
            name: given.pop(name, None)
            for name in ("by", "to", "set_by", "kind", "force", "min_amount")
        }
        due_after = parse_day("due-after", given.pop("due_after", None), last=False)
        due_before = parse_day("due-before", given.pop("due_before", None), last=False)
        if due_after and due_before and due_after >= due_before:
            raise InvalidQuestion(
                f"due-after {due_after} is not before due-before {due_before}: nothing meets both"
            )
        plain = Filter.parse({**given})
        least, unit = parse_amount(own["min_amount"]) if own["min_amount"] else (None, None)
        return cls(
            CommitmentQuery(
                by=own["by"],
                to=own["to"],
                set_by=own["set_by"],
                kind=_kind(own["kind"]),
                force=_force(own["force"]),
                since=plain.since,
                until=plain.until,
                due_after=due_after,
                due_before=due_before,
                unit=unit,
                least=least,
                document=plain.document,
            ),
            plain.limit,
            plain.after,
        )


def commitments(store: Store, filter: CommitmentFilter) -> Iterator[CommitmentRow]:
    """Return the commitments that the filter asks for, the newest document first."""
    return paged(
        lambda after, size: store.commitments(filter.query, after=after, size=size),
        filter.after,
        filter.limit,
    )


def _kind(value: str | None) -> CommitmentKind | None:
    if value is None:
        return None
    for kind in get_args(CommitmentKind):
        if value == kind:
            found: CommitmentKind = kind
            return found
    raise InvalidQuestion(f"no kind is called {value!r}: choose promise or target")


def _force(value: str | None) -> Force | None:
    if value is None:
        return None
    for force in FORCES:
        if value == force:
            return force
    raise InvalidQuestion(f"no force is called {value!r}: choose of {', '.join(FORCES)}")
