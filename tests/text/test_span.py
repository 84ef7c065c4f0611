from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.text.span import Span


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_the_text_of_a_span_is_the_slice(text: str, start: int, length: int) -> None:
    span = Span(start, start + length)
    assert span.of(text) == text[start : start + length]
    assert len(span) == length


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_bounds_that_are_no_interval_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


def test_the_end_does_not_belong_to_a_span() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).holds(Span(3, 5))
    assert not Span(0, 4).holds(Span(3, 5))


def test_an_empty_span_is_still_a_span() -> None:
    assert bool(Span(2, 2))
    assert sorted([Span(2, 3), Span(0, 9), Span(2, 2)]) == [Span(0, 9), Span(2, 2), Span(2, 3)]
