"""Where sentences begin; in the cases, every start but the first is shown by a bar."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.languages.fr.abbreviations import ABBREVIATIONS
from verbale.languages.sentences import sentence_starts
from verbale.text.blocks import split_blocks
from verbale.text.quotations import quotations
from verbale.text.shadow import shadow


def starts_of(text: str) -> list[int]:
    blocks = split_blocks(text)
    quotes = quotations(text, blocks)
    return [
        start
        for block in blocks
        for start in sentence_starts(
            shadow(text), block.span.start, block.span.end, quotes, ABBREVIATIONS
        )
    ]


def barred(text: str) -> str:
    starts = [*starts_of(text)[1:], len(text)]
    pieces = [text[: starts[0]]]
    pieces += [text[a:b] for a, b in zip(starts, starts[1:], strict=False)]
    return "|".join(pieces)


@pytest.mark.parametrize(
    "case",
    [
        "La paix est proche. |La guerre est loin.",
        "La paix ? |Elle est proche ! |Enfin.",
        "La paix est proche… |Ou pas.",
        "La paix est proche... |Ou pas.",
        "« La paix est proche. » |La suite viendra.",
        "« La paix est proche ! » |La suite viendra.",
        "Il a dit « La paix. La guerre. » hier.",
        "« La paix. La guerre », a-t-il dit. |Il est parti.",
        "« Oui ? », a-t-il dit.",
        "Voir M. Wang et Mme. Li.",
        "Le président J. Biden est là.",
        "L'accord du 3.5 est signé.",
        "Le taux est de 3.5 %. |Il monte.",
        "Son homologue est parti.|Il reviendra.",
        "Le site lemonde.fr est ouvert.",
        "1. À l'invitation de Paris, il est venu.",
        "Il est venu.[3] |Il est parti.",
        "Il est venu (enfin.) |Il est parti.",
        "L'ONU a dit oui. |À Paris, on attend.",
        "Il est venu. |« Je reste », dit-il.",
        "Il est venu. |– Je reste.",
        "Rien",
    ],
)
def test_sentences_begin_after_a_final_mark_outside_quotations(case: str) -> None:
    assert barred(case.replace("|", "")) == case


@pytest.mark.parametrize("text", ["", " \n "])
def test_text_without_words_has_no_sentence(text: str) -> None:
    assert starts_of(text) == []


texts = st.text("abAÉ .!?…«»\"'’\n1–([)", max_size=120)


@given(texts)
def test_every_block_begins_a_sentence_and_none_crosses_one(text: str) -> None:
    for block in split_blocks(text):
        quotes = quotations(text, split_blocks(text))
        starts = sentence_starts(
            shadow(text), block.span.start, block.span.end, quotes, ABBREVIATIONS
        )
        assert starts[0] == block.span.start
        assert starts == sorted(set(starts))
        assert starts[-1] < block.span.end


@given(texts)
def test_no_sentence_begins_inside_a_quotation(text: str) -> None:
    starts = starts_of(text)
    blocks = {block.span.start for block in split_blocks(text)}
    for quotation in quotations(text, split_blocks(text)):
        inside = range(quotation.inner_start + 1, quotation.inner_end)
        assert not [start for start in starts if start in inside and start not in blocks]


@given(texts)
def test_sentences_begin_with_something_that_shows(text: str) -> None:
    assert not any(text[start].isspace() for start in starts_of(text))


@pytest.mark.parametrize("sign", ["…", ".", "!", ". ", ".)", "…»"])
def test_rows_of_signs_take_linear_time(sign: str) -> None:
    began = time.process_time()
    assert starts_of(sign * 50_000)[0] == 0
    assert time.process_time() - began < 4
