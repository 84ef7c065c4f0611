"""Edits make the lemmas they were read from, and an edit nobody learned changes nothing."""

# ruff: noqa: D103
from __future__ import annotations

import pytest
from recipe import lemma_rules


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("Voix", "voix"), ("commença", "commencer"), ("Paris", "Paris"), ("yeux", "œil")],
)
def test_an_edit_gives_the_lemma_back(form: str, lemma: str) -> None:
    assert lemma_rules.apply(lemma_rules.rule(form, lemma), form) == lemma


def test_an_unknown_edit_gives_the_form() -> None:
    assert lemma_rules.apply("?|", "Oblast") == "oblast"
