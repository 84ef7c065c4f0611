"""Paging: as many rows as are asked for, each once, and no page that nobody needs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from verbale.ask.paging import paged


@dataclass(frozen=True)
class Numbered:
    number: int

    @property
    def cursor(self) -> str:
        return str(self.number)


@pytest.mark.parametrize("limit", [None, 0, 1, 500, 501, 5_000])
def test_rows_come_once_each_and_in_order_up_to_the_limit(limit: int | None) -> None:
    stored = [Numbered(number) for number in range(1_200)]
    asked: list[int] = []

    def page(after: str | None, size: int) -> list[Numbered]:
        asked.append(size)
        first = 0 if after is None else int(after) + 1
        return stored[first : first + size]

    assert list(paged(page, None, limit)) == stored[:limit]
    assert max(asked, default=0) <= 500
