"""Bootstrap: how far a figure could move if other documents of the same kind had been drawn.

Documents are drawn with replacement, never single statements: the statements of one document share
its author, its people and its faults, and would look steadier than they are.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from verbale.evaluate.tally import FALSE_ATTRIBUTION_RATE, Counts, Tally

RESAMPLES = 1000
SEED = 20210715


class Interval(NamedTuple):
    """The bounds between which 95 of 100 resampled figures fall, in per cent."""

    low: float
    high: float


def intervals(
    tallies: Sequence[Tally], *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[str, Interval]:
    """Return the 95 % interval of every figure's F1 and of the false attribution rate.

    The tallies are resampled, nothing is scored again; the same tallies and seed give the same
    bounds on every machine.
    """
    if not tallies:
        return {}
    draws = random.Random(seed)
    samples = [draws.choices(range(len(tallies)), k=len(tallies)) for _ in range(resamples)]
    figures = dict.fromkeys(figure for tally in tallies for figure in tally.figures)
    found = {}
    for figure in figures:
        rows = [tally.figures.get(figure, Counts(0, 0, 0)) for tally in tallies]
        hits, gold, read = ([row[column] for row in rows] for column in range(3))
        found[figure] = _interval([_f1(hits, gold, read, sample) for sample in samples])
    wrong = [tally.false_attributions for tally in tallies]
    made = [tally.statements_read for tally in tallies]
    found[FALSE_ATTRIBUTION_RATE] = _interval([_rate(wrong, made, sample) for sample in samples])
    return found


def _f1(hits: list[int], gold: list[int], read: list[int], sample: list[int]) -> float:
    # 2 hits / (gold + read) is the harmonic mean of precision and recall, with fewer divisions.
    sizes = sum(map(gold.__getitem__, sample)) + sum(map(read.__getitem__, sample))
    return 200 * sum(map(hits.__getitem__, sample)) / sizes if sizes else 0.0


def _rate(part: list[int], whole: list[int], sample: list[int]) -> float:
    size = sum(map(whole.__getitem__, sample))
    return 100 * sum(map(part.__getitem__, sample)) / size if size else 0.0


def _interval(values: list[float]) -> Interval:
    ranked = sorted(values)
    last = len(ranked) - 1
    return Interval(ranked[round(0.025 * last)], ranked[round(0.975 * last)])
