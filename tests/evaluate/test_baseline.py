from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from verbale.errors import InvalidDocument
from verbale.evaluate.baseline import Baseline, read_baseline, write_baseline

HELD = Baseline({"corpus": "sha256:1"}, {"whole": 65.0, "times": 10.0}, {"wrong": 5.0})


def now(whole: float = 65.0, wrong: float = 5.0, digest: str = "sha256:1") -> Baseline:
    return Baseline({"corpus": digest}, {"whole": whole}, {"wrong": wrong})


def test_figures_at_their_floor_or_a_rounding_below_are_fine() -> None:
    assert HELD.shortfalls(now()) == []
    assert HELD.shortfalls(now(whole=64.9, wrong=5.1)) == []


def test_a_figure_below_its_floor_is_named_with_both_numbers() -> None:
    assert HELD.shortfalls(now(whole=60.0)) == ["whole: 60 is below the floor of 65"]
    assert HELD.shortfalls(now(whole=0.0)) == ["whole: 0 is below the floor of 65"]


def test_a_rate_above_its_ceiling_is_named() -> None:
    assert HELD.shortfalls(now(wrong=7.5)) == ["wrong: 7.5 is above the ceiling of 5"]


def test_other_texts_than_before_are_named() -> None:
    (sentence,) = HELD.shortfalls(now(digest="sha256:2"))
    assert sentence.startswith("corpus: measured on other texts")


def test_what_was_not_measured_is_not_judged() -> None:
    assert HELD.shortfalls(Baseline()) == []


def test_floors_rise_by_themselves_and_fall_only_where_allowed() -> None:
    assert HELD.updated(now(whole=70.0, wrong=3.0)).floors["whole"] == 70.0
    assert HELD.updated(now(whole=70.0, wrong=3.0)).ceilings["wrong"] == 3.0
    worse = now(whole=60.0, wrong=9.0)
    assert HELD.updated(worse).floors["whole"] == 65.0
    assert HELD.updated(worse).ceilings["wrong"] == 5.0
    lowered = HELD.updated(worse, allow_lower=True)
    assert (lowered.floors["whole"], lowered.ceilings["wrong"]) == (60.0, 9.0)


def test_a_floor_that_was_not_measured_now_is_kept() -> None:
    assert HELD.updated(now(), allow_lower=True).floors["times"] == 10.0


def test_a_figure_of_zero_makes_no_floor() -> None:
    assert Baseline().updated(Baseline(floors={"acts": 0.0, "whole": 1.0})).floors == {"whole": 1.0}


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.toml"
    held = Baseline({"corpus": "sha256:1"}, {'a "b" (é): c\\d': 65.0}, {"wrong": 5.5})
    write_baseline(held, path)
    assert read_baseline(path) == held
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert tomllib.loads(path.read_text(encoding="utf-8"))["ceilings"] == {"wrong": 5.5}


def test_a_file_that_is_not_there_is_an_empty_baseline(tmp_path: Path) -> None:
    assert read_baseline(tmp_path / "none.toml") == Baseline()


@pytest.mark.parametrize("content", ["floors = [", "[floors]\nx = 'high'", "floors = 3"])
def test_a_file_that_is_no_baseline_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidDocument, match="not a baseline"):
        read_baseline(path)
