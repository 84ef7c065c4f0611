from __future__ import annotations

from pathlib import Path

import pytest

from extract import test_long_texts, test_speakers
from extract import test_statements_bounds as bounds
from extract import test_statements_clauses as clauses
from extract import test_statements_phrases as phrases
from extract import test_statements_quoted as quoted
from extract import test_statements_wide as wide
from known_misses import Ledger, read_ledger

MISS = ("dire", "<Il> [dit]\nque {non}.")


def test_listed_miss_may_stay_a_miss_and_unlisted_case_may_hold() -> None:
    ledger = Ledger(frozenset({MISS}), rewrite=False)
    ledger.settle(*MISS, "not found")
    ledger.settle("nier", "<Il> [nie].", "")


def test_new_miss_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="not found"):
        Ledger(frozenset(), rewrite=False).settle(*MISS, "not found")


def test_listed_miss_that_holds_fails_until_it_is_taken_out() -> None:
    with pytest.raises(pytest.fail.Exception, match="holds now"):
        Ledger(frozenset({MISS}), rewrite=False).settle(*MISS, "")


def test_rewritten_ledger_holds_what_was_missed_and_says_what_is_new(tmp_path: Path) -> None:
    ledger = Ledger(frozenset({("nier", "<Il> [nie].")}), rewrite=True)
    ledger.settle("nier", "<Il> [nie].", "")
    ledger.settle(*MISS, "not found")
    told = ledger.write(tmp_path / "misses.tsv")
    assert read_ledger(tmp_path / "misses.tsv") == {MISS}
    assert "1 fewer" in told and "new miss: dire" in told


def test_every_sentence_of_ours_in_the_ledger_is_still_tested(ledger: Ledger) -> None:
    forms = {
        (f"form {form}", marked)
        for module in (bounds, clauses, phrases, quoted, wide)
        for form, cases in module.FORMS.items()
        for marked in cases
    }
    speakers = {
        (f"speaker {group}", marked)
        for group, cases in test_speakers.GROUPS.items()
        for marked, _ in cases
    }
    speakers |= {(f"speaker in {name}", words) for name, words, _ in test_long_texts.SAID}
    listed = {row for row in ledger.known if row[0].startswith(("form ", "speaker "))}
    assert (
        ledger.rewrite
        or {row for row in listed - forms - speakers if row[0] != "speaker never"} == set()
    )
