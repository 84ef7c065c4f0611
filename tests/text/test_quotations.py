"""Where quotations begin and end; in the cases, the outermost quotations stand between ⟦ and ⟧."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.text.blocks import Block, split_blocks
from verbale.text.quotations import Quotation, quotations
from verbale.text.span import Span


def found(text: str) -> list[Quotation]:
    return quotations(text, split_blocks(text))


def marked(text: str) -> str:
    """The text with ⟦ and ⟧ around its quotations."""
    pieces, place = [], 0
    for quotation in found(text):
        pieces += [text[place : quotation.start], "⟦", text[quotation.start : quotation.end], "⟧"]
        place = quotation.end
    return "".join([*pieces, text[place:]])


@pytest.mark.parametrize(
    "case",
    [
        "Il a dit ⟦« oui »⟧.",
        "Il a dit ⟦«oui»⟧.",
        "Il a dit ⟦«\u00a0oui\u00a0»⟧.",
        'Il a dit ⟦"oui"⟧.',
        "Il a dit ⟦“oui”⟧.",
        "Il a dit ⟦„oui“⟧.",
        "⟦« Oui »⟧, ⟦« non »⟧.",
        '⟦"Oui"⟧, ⟦"non"⟧.',
        "⟦« Il a dit « oui » hier »⟧ et rien d'autre.",
        "⟦« Il a dit “oui” hier »⟧ et rien d'autre.",
        '⟦« Il a dit "oui" hier »⟧ et rien d\'autre.',
        "L'accord d'hier n'est pas l’accord d’aujourd’hui.",
        "Une phrase sans marques.",
        "Une fermante » seule.",
        '⟦« Un slip du clavier"⟧ et la suite.',
        'Un écran de 27" est arrivé.',
        "",
    ],
)
def test_outermost_quotations_are_found(case: str) -> None:
    assert marked(case.replace("⟦", "").replace("⟧", "")) == case


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("« oui »", "oui"),
        ("«\u202foui\u202f»", "oui"),
        ('"oui"', "oui"),
        ("« ouverte", "ouverte"),
        ("« »", ""),
    ],
)
def test_inner_words_come_without_marks_and_spaces(text: str, inner: str) -> None:
    (quotation,) = found(text)
    assert text[quotation.inner_start : quotation.inner_end] == inner


def test_quotation_left_open_ends_with_its_block() -> None:
    (quotation,) = found("Il a dit : « oui, nous viendrons.\nRien de plus.")
    assert not quotation.closed
    assert quotation.end == len("Il a dit : « oui, nous viendrons.")


def test_quotation_reopened_in_each_paragraph_gives_one_for_each() -> None:
    text = "Il a dit : « Un.\n« Deux.\n« Trois. » Fin."
    first, second, third = found(text)
    assert [q.resumed for q in (first, second, third)] == [False, True, True]
    assert [q.closed for q in (first, second, third)] == [False, False, True]
    assert [text[q.inner_start : q.inner_end] for q in (first, second, third)] == [
        "Un.",
        "Deux.",
        "Trois.",
    ]


def test_quotation_that_the_next_paragraph_closes_runs_on_into_it() -> None:
    text = "Il a dit : « Un.\nDeux. » Fin."
    first, second = found(text)
    assert (first.closed, second.closed, second.resumed) == (False, True, True)
    assert text[second.start : second.end] == "Deux. »"


def test_quotation_never_closed_does_not_swallow_the_rest() -> None:
    text = "Il a dit : « Un.\nDeux et trois.\nIl a dit « quatre »."
    assert [text[q.inner_start : q.inner_end] for q in found(text)] == ["Un.", "quatre"]


def test_straight_mark_left_open_does_not_run_on() -> None:
    text = 'Il a dit : "Un.\nDeux et trois.'
    assert len(found(text)) == 1


def test_depth_costs_no_more_than_length() -> None:
    text = "« " * 20_000 + "fond" + " »" * 20_000
    begun = time.perf_counter()
    assert len(found(text)) == 1
    assert time.perf_counter() - begun < 5


texts = st.text("ab «»\"“”„‘’'.,:\n\u00a0", max_size=120)


@given(texts)
def test_quotations_are_in_order_apart_and_within_one_block(text: str) -> None:
    blocks = split_blocks(text)
    place = 0
    for quotation in quotations(text, blocks):
        assert place <= quotation.start < quotation.end
        assert quotation.start <= quotation.inner_start <= quotation.inner_end <= quotation.end
        whole = Span(quotation.start, quotation.end)
        assert sum(block.span.holds(whole) for block in blocks) == 1
        place = quotation.end


@given(texts)
def test_open_quotation_reaches_to_the_end_of_its_block(text: str) -> None:
    ends = {block.span.end for block in split_blocks(text)}
    assert all(quotation.closed or quotation.end in ends for quotation in found(text))


@given(texts)
def test_resumed_quotation_follows_one_left_open(text: str) -> None:
    before: Quotation | None = None
    for quotation in found(text):
        assert not quotation.resumed or (before is not None and not before.closed)
        before = quotation


@given(st.text("ab .,:\n", max_size=60))
def test_text_without_marks_has_no_quotation(text: str) -> None:
    assert found(text) == []


def test_no_blocks_no_quotations() -> None:
    assert quotations("« oui »", []) == []
    assert quotations("« oui »", [Block(Span(2, 5))]) == []


def test_many_straight_marks_inside_an_open_quotation_take_linear_time() -> None:
    text = "« " + 'mot "mot" ' * 20_000
    began = time.process_time()
    first = found(text)[0]
    assert time.process_time() - began < 2
    assert (first.start, first.inner_start) == (0, 2)
