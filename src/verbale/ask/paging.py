"""Paging: one answer out of the pages in which a store gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

_PAGE = 500


class Placed(Protocol):
    """A row that knows where the next page begins."""

    @property
    def cursor(self) -> str:
        """What the next page is asked for with."""


_Row = TypeVar("_Row", bound=Placed)


def paged(
    page: Callable[[str | None, int], Sequence[_Row]], after: str | None, limit: int | None
) -> Iterator[_Row]:
    """Yield the rows after a cursor, at most `limit`; `page(after, size)` gives the next ones."""
    left = limit
    while left is None or left > 0:
        size = _PAGE if left is None else min(_PAGE, left)
        rows = page(after, size)
        yield from rows
        if len(rows) < size:
            return
        after = rows[-1].cursor
        left = None if left is None else left - len(rows)
