"""Tally: hits, gold and read totals of each figure, for one document or many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

G = TypeVar("G")
R = TypeVar("R")

FALSE_ATTRIBUTION_RATE = "false_attribution_rate"


class Counts(NamedTuple):
    """How many were right, how many the gold has, how many were read."""

    hits: int
    gold: int
    read: int

    @property
    def precision(self) -> float:
        """The share of what was read that is right, in per cent."""
        return 100 * self.hits / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was read right, in per cent."""
        return 100 * self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


class Fault(NamedTuple):
    """One thing that was read wrong: where, what kind of fault, and the words."""

    document: str
    kind: str
    words: str


@dataclass(slots=True)
class Tally:
    """The counts of every figure, with the statements that name a wrong speaker."""

    figures: dict[str, Counts] = field(default_factory=dict)
    false_attributions: int = 0
    statements_read: int = 0
    faults: list[Fault] = field(default_factory=list)

    def count(self, figure: str, hits: int, gold: int, read: int) -> None:
        """Add to a figure."""
        had = self.figures.get(figure, Counts(0, 0, 0))
        self.figures[figure] = Counts(had.hits + hits, had.gold + gold, had.read + read)

    @property
    def false_attribution_rate(self) -> float:
        """The share of the statements read that name a wrong speaker, in per cent."""
        return 100 * self.false_attributions / self.statements_read if self.statements_read else 0.0

    @classmethod
    def total(cls, tallies: Iterable[Tally]) -> Tally:
        """Return the sum of many documents' tallies, faults in the order of the documents."""
        whole = cls()
        for tally in tallies:
            for figure, counts in tally.figures.items():
                whole.count(figure, *counts)
            whole.false_attributions += tally.false_attributions
            whole.statements_read += tally.statements_read
            whole.faults.extend(tally.faults)
        return whole


def pair(
    golds: Sequence[G], reads: Sequence[R], weight: Callable[[G, R], float]
) -> list[tuple[int, int]]:
    """Return one-to-one pairs as positions in the two lists, the heaviest first.

    `weight` is 0 where two may not pair.

    >>> pair([10, 20], [19, 11], lambda g, r: 1 / (1 + abs(g - r)))
    [(1, 0), (0, 1)]
    """
    weights = [(weight(g, r), i, j) for i, g in enumerate(golds) for j, r in enumerate(reads)]
    free_golds, free_reads = set(range(len(golds))), set(range(len(reads)))
    pairs = []
    for heft, i, j in sorted(weights, reverse=True):
        if heft > 0 and i in free_golds and j in free_reads:
            free_golds.remove(i)
            free_reads.remove(j)
            pairs.append((i, j))
    return pairs
