from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from evaluate.gold_example import golds
from verbale.evaluate.bootstrap import intervals
from verbale.evaluate.figures import score
from verbale.evaluate.tally import FALSE_ATTRIBUTION_RATE, Counts, Tally


def tally(hits: int, gold: int, read: int, wrong: int = 0) -> Tally:
    return Tally({"x": Counts(hits, gold, read)}, wrong, read)


def test_documents_that_are_all_alike_leave_no_room() -> None:
    found = intervals([tally(1, 2, 2)] * 5)
    assert found["x"] == (50.0, 50.0)
    assert found[FALSE_ATTRIBUTION_RATE] == (0.0, 0.0)


def test_unlike_documents_give_a_wide_interval() -> None:
    low, high = intervals([tally(0, 2, 2, 2), tally(2, 2, 2)])["x"]
    assert (low, high) == (0.0, 100.0)


def test_the_same_seed_gives_the_same_bounds_and_another_seed_others() -> None:
    tallies = [tally(n, 10, 10, n % 3) for n in range(10)]
    assert intervals(tallies) == intervals(tallies)
    drawn = {intervals(tallies, resamples=10, seed=seed)["x"] for seed in range(5)}
    assert len(drawn) > 1


def test_figures_that_only_some_documents_have_are_resampled_too() -> None:
    found = intervals([score(gold, gold) for gold in golds()])
    assert found["times: found"] == (0.0, 100.0)


def test_nothing_gives_nothing() -> None:
    assert intervals([]) == {}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(5, 9)), min_size=1, max_size=6))
def test_the_figure_itself_lies_between_the_bounds_of_the_documents(
    pairs: list[tuple[int, int]],
) -> None:
    tallies = [tally(hits, size, size) for hits, size in pairs]
    low, high = intervals(tallies, resamples=50)["x"]
    each = [one.figures["x"].f1 for one in tallies]
    assert min(each) - 1e-9 <= low <= high <= max(each) + 1e-9
