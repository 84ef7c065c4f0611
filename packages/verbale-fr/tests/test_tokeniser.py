"""What counts as one word. Every sentence here was written for these tests."""

from __future__ import annotations

import time

import pytest
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from verbale_fr import tokeniser

CASES = [
    # inverted pronouns are words of their own
    ("a-t-il dit", ["a", "-t-il", "dit"]),
    ("ont-ils", ["ont", "-ils"]),
    ("dit-elle,", ["dit", "-elle", ","]),
    ("Est-ce que", ["Est", "-ce", "que"]),
    ("puis-je", ["puis", "-je"]),
    ("Faites-le.", ["Faites", "-le", "."]),
    # hyphenated words and names are not cut
    ("les États-Unis", ["les", "États-Unis"]),
    ("au Royaume-Uni.", ["au", "Royaume-Uni", "."]),
    ("Saint-Germain-en-Laye", ["Saint-Germain-en-Laye"]),
    ("celui-ci", ["celui-ci"]),
    ("le vice-Premier ministre", ["le", "vice-Premier", "ministre"]),
    # elision, with either apostrophe
    ("l'accord", ["l'", "accord"]),
    ("l’accord", ["l’", "accord"]),
    ("qu'elle", ["qu'", "elle"]),
    ("lorsqu’il", ["lorsqu’", "il"]),
    ("le Quai d'Orsay", ["le", "Quai", "d'", "Orsay"]),
    ("d'« agression »", ["d'", "«", "agression", "»"]),
    ("aujourd'hui", ["aujourd'hui"]),
    ("quelqu’un", ["quelqu’un"]),
    ("c'est-à-dire,", ["c'est-à-dire", ","]),
    # an apostrophe that is part of a name
    ("à N'Djamena", ["à", "N'Djamena"]),
    # abbreviations keep their stop, sentences lose theirs
    ("M. Ruiz", ["M.", "Ruiz"]),
    ("MM. Ruiz et Sall", ["MM.", "Ruiz", "et", "Sall"]),
    ("Mme Sall", ["Mme", "Sall"]),
    ("avec la Russie.", ["avec", "la", "Russie", "."]),
    ("à l'ONU.", ["à", "l'", "ONU", "."]),
    ("J. Sall", ["J.", "Sall"]),
    # numbers
    ("le 1er mai", ["le", "1er", "mai"]),
    ("200.000 tonnes", ["200.000", "tonnes"]),
    ("3,5 %", ["3,5", "%"]),
    ("50%", ["50", "%"]),
    ("en 2030.", ["en", "2030", "."]),
    # quotation marks and brackets
    ("«Non»", ["«", "Non", "»"]),
    ("(l'OTAN)", ["(", "l'", "OTAN", ")"]),
    ("fin…", ["fin", "…"]),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A pipeline with nothing but the tokeniser."""
    blank = spacy.blank("xx")
    blank.tokenizer = tokeniser.build(blank)
    return blank


@pytest.mark.parametrize(("text", "words"), CASES, ids=[text for text, _ in CASES])
def test_words(nlp: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in nlp.make_doc(text)] == words


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_no_character_is_lost(nlp: Language, text: str) -> None:
    assert nlp.make_doc(text).text == text


def test_both_apostrophes_are_one_word_to_the_network(nlp: Language) -> None:
    assert nlp.make_doc("l’accord")[0].norm_ == nlp.make_doc("l'accord")[0].norm_


@pytest.mark.parametrize("sign", ["(", "«", "…", "»", "!", "a)"])
def test_affixes_of_a_long_row_of_signs_take_linear_time(nlp: Language, sign: str) -> None:
    began = time.process_time()
    assert nlp.make_doc(sign * 10_000).text == sign * 10_000
    assert time.process_time() - began < 4


def test_a_pipeline_with_this_tokeniser_can_be_written_and_read(nlp: Language) -> None:
    again = Tokenizer(nlp.vocab).from_bytes(nlp.tokenizer.to_bytes())
    assert [token.text for token in again("dit-elle, puis…")] == ["dit", "-elle", ",", "puis", "…"]
