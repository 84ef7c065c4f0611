"""Verbs that no cue needs and the triggers of acts do: written by hand, as in test_conjugation."""

from __future__ import annotations

import pytest

from verbale.languages.fr.conjugation import forms_of


@pytest.mark.parametrize(
    ("infinitive", "tense", "spelling"),
    [
        ("abattre", "past_participle", "abattus"),
        ("abattre", "present", "abat"),
        ("abattre", "future", "abattra"),
        ("dissoudre", "past_participle", "dissous"),
        ("dissoudre", "present", "dissolvent"),
        ("dissoudre", "conditional", "dissoudrait"),
        ("envoyer", "future", "enverra"),
        ("envoyer", "past", "envoya"),
        ("envoyer", "present", "envoient"),
        ("envoyer", "past_participle", "envoyées"),
        ("rompre", "past_participle", "rompues"),
        ("rompre", "present", "rompt"),
        ("secourir", "future", "secourra"),
        ("secourir", "past_participle", "secourus"),
    ],
)
def test_a_form_written_by_hand_is_among_those_made(
    infinitive: str, tense: str, spelling: str
) -> None:
    assert tense in {form.tense for form in forms_of([infinitive])[spelling]}


@pytest.mark.parametrize(
    ("infinitive", "wrong"), [("envoyer", "envoyera"), ("dissoudre", "dissoudé")]
)
def test_no_form_follows_the_regular_verbs(infinitive: str, wrong: str) -> None:
    assert wrong not in forms_of([infinitive])
