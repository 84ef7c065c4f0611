"""Contents: which statements hold a stretch of the text, and which the most narrowly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from verbale.extract.statements.draft import Draft, Range


class Contents:
    """The contents of the drafts of one document, by place.

    How it works: the pieces of all contents are sorted by their start, under a tree of the furthest
    end in each half. A question steps from one holding piece to the one before it in logarithmic
    time, so that thousands of statements do not look at each other.
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        pieces = sorted(
            (low, high, rank) for rank, draft in enumerate(drafts) for low, high in draft.content
        )
        self._drafts = drafts
        self._pieces = pieces
        self._starts = [low for low, _, _ in pieces]
        self._size = 1
        while self._size <= len(pieces):
            self._size *= 2
        ends = [high for _, high, _ in pieces]
        self._furthest = [0] * self._size + ends + [0] * (self._size - len(ends))
        for node in range(self._size - 1, 0, -1):
            self._furthest[node] = max(self._furthest[2 * node], self._furthest[2 * node + 1])

    def holding(self, start: int, end: int) -> Iterator[tuple[int, Draft, Range]]:
        """Yield rank, draft and piece of each content that holds characters [start, end)."""
        place = self._before(bisect_right(self._starts, start), end)
        while place >= 0:
            low, high, rank = self._pieces[place]
            yield rank, self._drafts[rank], (low, high)
            place = self._before(place, end)

    def innermost(self, start: int, end: int, *, but: Draft | None = None) -> Draft | None:
        """Return the statement whose content holds [start, end) most narrowly, leaving one out."""
        found = [
            (high - low, rank, draft)
            for rank, draft, (low, high) in self.holding(start, end)
            if draft is not but
        ]
        return min(found, key=lambda each: each[:2])[2] if found else None

    def _before(self, place: int, end: int) -> int:
        """Return the last piece before this one that reaches `end`, -1 for none."""
        furthest = self._furthest
        node = place + self._size
        while node > 1:
            if node % 2 and furthest[node - 1] >= end:
                node -= 1
                break
            node //= 2
        else:
            return -1
        while node < self._size:
            node = 2 * node + (furthest[2 * node + 1] >= end)
        return node - self._size
