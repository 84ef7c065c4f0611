from __future__ import annotations

from verbale.extract.reader import Verbale
from verbale.extract.tags import mend_tags
from verbale.languages.parse import Token
from verbale.text.document import document_from_text


def mended(french: Verbale, text: str) -> dict[str, Token]:
    (parse,) = french.model.parse([document_from_text(text)])
    mend_tags(parse, french.pack)
    return {token.text: token for token in parse.tokens}


def test_name_behind_a_title_is_no_verb(french: Verbale) -> None:
    assert mended(french, "M. Onodera a convié la ministre.")["Onodera"].pos == "PROPN"


def test_form_of_a_cue_is_no_adverb(french: Verbale) -> None:
    nie = mended(french, "Le suspect nie avoir tiré.")["nie"]
    assert (nie.pos, nie.morph) == ("VERB", "VerbForm=Fin")


def test_verb_that_ends_as_with_nous_is_a_first_person(french: Verbale) -> None:
    tokens = mended(french, "Nous disons que la mer est belle et condamnons les essais.")
    assert "Person=1" in tokens["condamnons"].morph
    assert "Tense=Pres" in tokens["condamnons"].morph


def test_words_that_are_rightly_tagged_stay_as_they_are(french: Verbale) -> None:
    tokens = mended(french, "Le ministre a souvent parlé.")
    assert (tokens["souvent"].pos, tokens["ministre"].pos) == ("ADV", "NOUN")
