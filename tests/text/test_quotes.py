from __future__ import annotations

from verbale.text.quotes import CLOSING, MARKS, OPENING, PAIRS, STRAIGHT
from verbale.text.shadow import shadow


def test_no_mark_both_opens_and_closes() -> None:
    assert not OPENING & CLOSING
    assert not STRAIGHT & (OPENING | CLOSING)


def test_every_opening_mark_has_one_that_closes_it() -> None:
    assert all(set(closing) & (CLOSING | OPENING) for closing in PAIRS.values())


def test_the_shadow_shows_every_mark_as_a_straight_one() -> None:
    assert {shadow(mark) for mark in MARKS} == {'"', "'"}
