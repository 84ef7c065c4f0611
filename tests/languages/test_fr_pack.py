from __future__ import annotations

import pytest

from verbale.languages.fr.pack import load_pack
from verbale.languages.parse import Token


def token(word: str, *, lemma: str = "", morph: str = "", pos: str = "VERB") -> Token:
    return Token(0, 0, word, lemma, pos, morph, 0, "root", "", 0, 0)


def test_pack_is_loaded_once_and_without_its_model() -> None:
    pack = load_pack()
    assert pack is load_pack()
    assert pack.code == "fr"
    assert callable(pack.load_model)


@pytest.mark.parametrize(
    ("word", "lemma", "mood"),
    [
        ("déclare", "déclarer", "finite"),
        ("déclaré", "déclarer", "past"),
        ("déclarer", "déclarer", "infinitive"),
        ("ajoutant", "ajouter", "present participle"),
        ("dit", "dire", "finite"),
        ("promit", "promettre", "finite"),
    ],
)
def test_inflected_form_is_known_by_its_letters(word: str, lemma: str, mood: str) -> None:
    pack = load_pack()
    assert lemma in pack.lemmas_of(token(word))
    assert mood in pack.forms_of(token(word))


def test_lemma_of_the_model_comes_first_where_it_is_a_cue() -> None:
    assert load_pack().lemmas_of(token("déclare", lemma="affirmer"))[0] == "affirmer"


@pytest.mark.parametrize(
    ("morph", "moods"),
    [
        ("VerbForm=Inf", {"infinitive"}),
        ("Mood=Ind|Number=Sing|VerbForm=Fin", {"finite"}),
        ("Tense=Pres|VerbForm=Part", {"present participle"}),
        ("Gender=Masc|Tense=Past|VerbForm=Part", {"past"}),
        ("", set()),
    ],
)
def test_mood_of_an_unknown_word_is_told_by_the_model(morph: str, moods: set[str]) -> None:
    assert load_pack().forms_of(token("zzz", morph=morph)) == moods


def test_papers_speak_for_their_authors() -> None:
    pack = load_pack()
    assert pack.is_document("communiqué")
    assert not pack.is_document("ministre")


@pytest.mark.parametrize("word", ["communiqué", "ministre"])
def test_noun_has_a_singular(word: str) -> None:
    assert load_pack().noun_lemma(token(word, lemma=word, pos="NOUN")) == word
