"""Where sentences begin. Every text here was written for these tests."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from verbale_fr import sentences, tokeniser

CASES = [
    ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
    ("M. Ruiz a parlé. Mme Sall a écouté.", ["M. Ruiz a parlé.", "Mme Sall a écouté."]),
    (
        "« Nous irons. Nous verrons », a-t-il dit. Puis il est sorti.",
        ["« Nous irons. Nous verrons », a-t-il dit.", "Puis il est sorti."],
    ),
    (
        "Elle a répondu : « Non. » Le ministre est sorti.",
        ["Elle a répondu : « Non. »", "Le ministre est sorti."],
    ),
    ('"Je pars. Tu restes." Il rit.', ['"Je pars. Tu restes."', "Il rit."]),
    ("Est-ce vrai ? Oui !", ["Est-ce vrai ?", "Oui !"]),
    ("La réunion (p. 3) a eu lieu.", ["La réunion (p. 3) a eu lieu."]),
    ("Il a cité J. Sall. Tous ont ri.", ["Il a cité J. Sall.", "Tous ont ri."]),
    ("Il vit ici. à douze ans, il lisait.", ["Il vit ici.", "à douze ans, il lisait."]),
    ("Elle vend Orbis Corp. à Rivalis.", ["Elle vend Orbis Corp. à Rivalis."]),
    ("Il gagne 3.500 francs. Elle aussi.", ["Il gagne 3.500 francs.", "Elle aussi."]),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Tokeniser and sentence rule."""
    blank = spacy.blank("xx")
    blank.tokenizer = tokeniser.build(blank)
    blank.add_pipe("verbale_fr_sentences")
    return blank


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_boundaries(nlp: Language, text: str, expected: list[str]) -> None:
    assert [s.text.strip() for s in nlp(text).sents] == expected


def test_a_line_feed_ends_a_sentence(nlp: Language) -> None:
    assert [s.text.strip() for s in nlp("Un titre\n\nLe texte.").sents] == ["Un titre", "Le texte."]


def test_a_quotation_never_closed_does_not_swallow_the_text(nlp: Language) -> None:
    assert len(list(nlp("« Il part. Elle reste. Tous rient.").sents)) == 3


def test_boundaries_already_set_are_kept(nlp: Language) -> None:
    doc = nlp.make_doc("Il part. Elle reste.")
    for token in doc:
        token.is_sent_start = token.i == 0
    assert len(list(sentences.set_sentence_starts(doc).sents)) == 1


def test_an_empty_text_has_no_sentence(nlp: Language) -> None:
    assert not list(nlp("").sents)
