"""The best tree of a score matrix (Chu, Liu and Edmonds), with exactly one root. Numpy only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
_NEVER = -1e9


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """The nodes of one cycle, or an empty list."""
    colour = np.zeros(len(heads), dtype=int)
    for start in range(1, len(heads)):
        path, node = [], start
        while node > 0 and colour[node] == 0:
            colour[node] = start
            path.append(node)
            node = int(heads[node])
        if node > 0 and colour[node] == start and node in path:
            return path[path.index(node) :]
    return []


def _arborescence(scores: Scores) -> NDArray[np.int64]:
    heads = scores.argmax(axis=1)
    heads[0] = -1
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [node for node in range(len(scores)) if node not in inside]
    place = {node: i for i, node in enumerate(rest)}
    new = len(rest)
    shrunk = np.full((new + 1, new + 1), _NEVER)
    shrunk[:new, :new] = scores[np.ix_(rest, rest)]
    total = sum(scores[node, heads[node]] for node in cycle)
    enters, leaves = {}, {}
    for node in rest:
        gains = [scores[c, node] - scores[c, heads[c]] for c in cycle]
        best = int(np.argmax(gains))
        shrunk[new, place[node]] = gains[best] + total
        enters[node] = cycle[best]
        if node:
            out = [scores[node, c] for c in cycle]
            best = int(np.argmax(out))
            shrunk[place[node], new] = out[best]
            leaves[node] = cycle[best]
    np.fill_diagonal(shrunk, _NEVER)
    inner = _arborescence(shrunk)
    result = heads.copy()
    for node in rest[1:]:
        head = int(inner[place[node]])
        result[node] = leaves[node] if head == new else rest[head]
    entry = rest[int(inner[new])]
    result[enters[entry]] = entry
    return result


def best_tree(scores: Scores) -> list[int]:
    """Heads of the words of one sentence: -1 for the root, else the index of a word.

    `scores[d, h]` rates head h for word d; column 0 is the root, column i + 1 the word i.
    """
    count = len(scores)
    square = np.full((count + 1, count + 1), _NEVER)
    square[1:] = scores
    np.fill_diagonal(square, _NEVER)
    heads = square.argmax(axis=1)
    heads[0] = -1
    if (heads == 0).sum() != 1 or _cycle(heads):
        # One root only: the word that loses least when it becomes the root.
        inner = square[1:, 1:].max(axis=1) if count > 1 else np.zeros(1)
        root = int(np.argmax(square[1:, 0] - inner)) + 1
        square[1:, 0] = _NEVER / 2
        square[root] = _NEVER
        square[root, 0] = 1e3
        heads = _arborescence(square)
    return [int(head) - 1 for head in heads[1:]]
