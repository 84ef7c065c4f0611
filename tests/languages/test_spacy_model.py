"""The parse behind the interface: offsets of the document, blocks kept apart, sentences by rule."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.extract.reader import Verbale
from verbale.languages.parse import Parse
from verbale.languages.spacy_model import batches, mark_sentences, parse_of, tokenised
from verbale.text.document import document_from_text

BLANK = spacy.blank("xx")
TEXT = "Paris dément\n\nM. Wang a dit\u00a0: «\u00a0Oui. Non.\u00a0» Il est parti.\n- Premier point"


@pytest.fixture
def parse(french: Verbale) -> Parse:
    (parsed,) = french.model.parse([document_from_text(TEXT)])
    return parsed


def sound(parse: Parse, text: str) -> None:
    assert parse.text == text
    place = 0
    for number, token in enumerate(parse.tokens):
        assert token.index == number
        assert place <= token.start < token.end <= len(text)
        assert parse.shadow[token.start : token.end] == token.text
        start, end = parse.sentences[token.sentence]
        assert start <= number < end
        place = token.end
    for whole in (parse.sentences, parse.blocks):
        edges = [edge for pair in whole for edge in pair]
        assert edges == sorted(edges)
        assert sum(end - start for start, end in whole) == len(parse.tokens)
    for entity in parse.entities:
        assert 0 <= entity.start < entity.end <= len(parse.tokens)


def test_tokens_lie_in_the_text_in_order(parse: Parse) -> None:
    sound(parse, TEXT)
    assert not any(token.text.isspace() for token in parse.tokens)


def test_blocks_are_parsed_apart(parse: Parse) -> None:
    assert len(parse.blocks) == 3
    for token in parse.tokens:
        assert parse.tokens[token.head].block == token.block


def test_sentences_follow_the_rule_and_not_the_model(parse: Parse) -> None:
    words = [" ".join(t.text for t in parse.tokens[a:b]) for a, b in parse.sentences]
    assert words[0] == "Paris dément"
    assert words[1].endswith('Non . "')
    assert words[2] == "Il est parti ."


def test_documents_are_parsed_in_order(french: Verbale) -> None:
    texts = ["Paris dément.", "Il pleut. Il neige.", "Rome attend."]
    parses = french.model.parse([document_from_text(text) for text in texts])
    assert [parse.text for parse in parses] == texts
    assert french.model.parse([]) == []


def test_model_says_its_name_and_version(french: Verbale) -> None:
    assert french.model.name.strip()
    assert any(char.isdigit() for char in french.model.name)


@settings(max_examples=25, deadline=None)
@given(text=st.text("abÉ «».,\n\t\u00a0’'\"", min_size=1).filter(lambda text: bool(text.strip())))
def test_parse_of_any_text_is_sound(text: str, french: Verbale) -> None:
    document = document_from_text(text)
    (parse,) = french.model.parse([document])
    sound(parse, document.text)


def test_parse_of_another_pipeline_is_cut_at_our_blocks(plain_model: str) -> None:
    nlp = spacy.load(plain_model, exclude=["ner"])
    document = document_from_text(TEXT)
    parse = parse_of(nlp(TEXT), document)
    sound(parse, TEXT)
    assert len(parse.blocks) == 3
    assert all(parse.tokens[t.head].block == t.block for t in parse.tokens)


@pytest.mark.parametrize(
    ("starts", "begun"), [([0], [0]), ([0, 9], [0, 3]), ([0, 10], [0, 3]), ([], [0])]
)
def test_sentence_marks_fall_on_the_token_that_holds_them(
    starts: list[int], begun: list[int]
) -> None:
    doc = spacy.blank("fr")("Il part. Elle reste.")
    mark_sentences(doc, starts)
    assert [token.i for token in doc if token.is_sent_start] == begun


@pytest.mark.parametrize("sign", ["a", "«", "(", "…", ".", "-", "\u0301", "🇫🇷", "é,"])
def test_a_run_too_long_for_a_word_makes_few_tokens(sign: str) -> None:
    text = f"Il dit {sign * 5_000} et part. {sign * 401}\n{sign * 5_000}"
    doc = tokenised(BLANK, text)
    assert doc.text == text
    assert len(doc) < 80
    assert [token.text for token in doc[:2]] == ["Il", "dit"]
    assert "part" in [token.text for token in doc]


@settings(deadline=None)
@given(st.text("a« .\n\t,", max_size=30).map(lambda text: text.replace("a", "a" * 150)))
def test_tokens_are_the_text_whatever_it_is(text: str) -> None:
    assert tokenised(BLANK, text).text == text


def test_a_block_of_many_sentences_is_one_block_parsed_in_parts(french: Verbale) -> None:
    text = "Le ministre est parti. " * 2_000 + "mot " * 5_500 + "x" * 25_000
    document = document_from_text(text)
    (parse,) = french.model.parse([document])
    sound(parse, document.text)
    assert parse.blocks == [(0, len(parse.tokens))]
    assert all(first + 5 == last for first, last in parse.sentences[:1_999])


def test_small_documents_share_a_batch_and_none_is_lost() -> None:
    docs = [BLANK.make_doc("mot") for _ in range(5_000)] + [BLANK.make_doc("mot " * 3_000)]
    parted = list(batches(iter(docs)))
    assert [doc for batch in parted for doc in batch] == docs
    assert 2 <= len(parted) < 5


def test_a_text_without_full_stops_is_cut_before_it_is_parsed() -> None:
    doc = BLANK.make_doc("mot " * 1_200)
    mark_sentences(doc, [0, 4 * 10])
    assert [token.i for token in doc if token.is_sent_start] == [0, 10, 510, 1010]


def test_long_documents_do_not_pile_up_in_a_batch() -> None:
    docs = [BLANK.make_doc("mot " * 5_000) for _ in range(10)]
    assert [len(batch) for batch in batches(iter(docs))] == [4, 4, 2]
