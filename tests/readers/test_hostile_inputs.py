from __future__ import annotations

import io
import time
from itertools import islice

import pytest

from hostile import Hostile, hostile_inputs
from verbale.readers.registry import read_stream
from verbale.record.types import Failure
from verbale.text.decode import MAX_BYTES
from verbale.text.shadow import fold, shadow

# Every sixth of them here; the whole set, with the large ones, is for the slower checks.
SAMPLE = list(islice(hostile_inputs(), 0, None, 6))


def check(hostile: Hostile) -> int:
    """Read one input and hold what is promised of every result; return how many there were."""
    count = 0
    for result in read_stream(io.BytesIO(hostile.data), origin=hostile.name):
        count += 1
        if isinstance(result, Failure):
            assert hostile.name in result.reason
            result.reason.encode("utf-8")
            continue
        assert result.text.encode("utf-8")
        assert len(shadow(result.text)) == len(fold(result.text)) == len(result.text)
        assert result.blocks
        last = 0
        for block in result.blocks:
            assert not result.text[last : block.span.start].strip()
            last = block.span.end
        assert not result.text[last:].strip()
    return count


def test_there_are_over_a_thousand_and_always_the_same() -> None:
    names = [hostile.name for hostile in hostile_inputs()]
    assert len(set(names)) == len(names) > 1_000
    assert list(hostile_inputs(seed=1)) == list(hostile_inputs(seed=1))
    assert max(len(hostile.data) for hostile in hostile_inputs()) < 500_000 < MAX_BYTES


def test_every_hostile_input_becomes_documents_or_failures_in_time() -> None:
    for hostile in SAMPLE:
        start = time.perf_counter()
        count = check(hostile)
        assert count >= 1 or not hostile.data.strip(), hostile.name
        assert time.perf_counter() - start < 10, hostile.name


@pytest.mark.parametrize("name", ["surrogate.jsonl", "deep-arrays.jsonl", "nested-marks.txt"])
def test_the_ones_that_are_named_in_the_promise_are_there(name: str) -> None:
    assert any(hostile.name == name and check(hostile) for hostile in hostile_inputs())
