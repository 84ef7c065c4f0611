from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.languages.fr.stem import ELISIONS, stem


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("sanction", "sanctions"),
        ("journal", "journaux"),
        ("accord", "accords"),
        ("pays", "pays"),
        ("bateau", "bateaux"),
        ("drapeau", "drapeaux"),
        ("noyau", "noyaux"),
        ("milieu", "milieux"),
        ("enjeu", "enjeux"),
        ("bijou", "bijoux"),
        ("travail", "travaux"),
        ("vitrail", "vitraux"),
        ("regional", "regionaux"),
        ("francaise", "francaises"),
        ("allie", "allies"),
        ("prix", "prix"),
        ("voix", "voix"),
        ("progres", "progres"),
        ("monsieur", "messieurs"),
        ("oeil", "yeux"),
        ("tribunal", "tribunaux"),
        ("communique", "communiques"),
        ("tout", "tous"),
        ("taux", "taux"),
    ],
)
def test_both_numbers_have_one_form(singular: str, plural: str) -> None:
    assert stem(plural) == stem(singular)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mois", "moi"),
        ("fois", "foi"),
        ("pays", "paye"),
        ("paris", "pari"),
        ("faux", "fal"),
        ("accord", "accorder"),
        ("russe", "russie"),
        ("dos", "do"),
        ("paix", "pais"),
        ("congress", "congres"),
    ],
)
def test_words_of_their_own_are_kept_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text("abceluxyaios", max_size=9))
def test_a_form_is_never_longer_than_its_word_by_more_than_a_letter(word: str) -> None:
    assert len(stem(word)) <= len(word) + 1
    assert stem(word) or not word


@given(st.text(max_size=9))
def test_any_string_has_a_form(word: str) -> None:
    assert isinstance(stem(word), str)


def test_elided_words_stand_without_their_apostrophe() -> None:
    assert {"l", "d", "qu"} <= ELISIONS
    assert not any("'" in word for word in ELISIONS)
