"""The packaged pipeline as a whole, on sentences written for these tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
import verbale_fr
from spacy.language import Language
from spacy.tokens import Doc, Token


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline that users get."""
    return verbale_fr.load()


def word(doc: Doc, text: str) -> Token:
    """The first token with this text."""
    return next(token for token in doc if token.text == text)


def test_every_layer_is_filled(nlp: Language) -> None:
    doc = nlp("Le ministre a signé un accord à Lisbonne.")
    for layer in ("LEMMA", "POS", "MORPH", "DEP", "HEAD", "SENT_START"):
        assert doc.has_annotation(layer), layer


def test_subject_and_object_hang_on_the_verb(nlp: Language) -> None:
    doc = nlp("Le ministre a signé un accord.")
    verb = word(doc, "signé")
    assert verb.dep_ == "ROOT"
    assert (word(doc, "ministre").dep_, word(doc, "ministre").head) == ("nsubj", verb)
    assert (word(doc, "accord").dep_, word(doc, "accord").head) == ("obj", verb)


def test_lemmas_are_words(nlp: Language) -> None:
    doc = nlp("Les ambassadeurs ont affirmé que les négociations commenceraient.")
    assert word(doc, "affirmé").lemma_ == "affirmer"
    assert word(doc, "commenceraient").lemma_ == "commencer"
    assert word(doc, "ambassadeurs").lemma_ == "ambassadeur"


def test_curly_and_straight_apostrophes_give_one_analysis(nlp: Language) -> None:
    straight, curly = nlp("Il a salué l'accord."), nlp("Il a salué l’accord.")
    assert [(t.lemma_, t.pos_, t.dep_) for t in straight if t.text[0] != "l"] == [
        (t.lemma_, t.pos_, t.dep_) for t in curly if t.text[0] != "l"
    ]


def test_names_have_their_kinds(nlp: Language) -> None:
    doc = nlp("La présidente Maria Gomes a rencontré des diplomates à Paris.")
    assert {(e.text, e.label_) for e in doc.ents} == {("Maria Gomes", "PER"), ("Paris", "LOC")}


def test_the_parser_keeps_to_boundaries_already_set(nlp: Language) -> None:
    text = "Il part et elle reste. Tous rient."
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i in {0, 3}
    assert [s.text for s in nlp(doc).sents] == ["Il part et", "elle reste. Tous rient."]


def test_a_dependency_never_crosses_a_line_feed(nlp: Language) -> None:
    doc = nlp("Accord sur le blé\n\nLes deux pays ont signé un accord hier")
    for sentence in doc.sents:
        assert all(token.head.sent == sentence for token in sentence)


def test_the_same_text_gives_the_same_analysis_in_a_batch(nlp: Language) -> None:
    texts = ["Le roi a reçu l'envoyé.", "Elle a démenti.", "Le roi a reçu l'envoyé."]
    first, _, last = nlp.pipe(texts)
    assert [(t.dep_, t.head.i) for t in first] == [(t.dep_, t.head.i) for t in last]


def test_an_empty_text_is_read(nlp: Language) -> None:
    assert len(nlp("")) == 0


def test_the_french_module_of_spacy_is_not_imported() -> None:
    code = "import sys, verbale_fr; verbale_fr.load(); sys.exit('spacy.lang.fr' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_words_met_twice_are_analysed_as_if_they_had_been_computed_twice(nlp: Language) -> None:
    plain = spacy.load(Path(verbale_fr.__file__).parent / "model", exclude=["tokenizer"])
    plain.tokenizer = nlp.tokenizer
    texts = ["Le roi a reçu le roi de Suède.", "", "La Suède a reçu le roi."]
    for ours, theirs in zip(nlp.pipe(texts), plain.pipe(texts), strict=True):
        assert ours.to_json() == theirs.to_json()


def test_the_pipeline_can_be_stored_and_read_again(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    text = "Le ministre a signé un accord à Lisbonne."
    assert again(text).to_json() == nlp(text).to_json()
