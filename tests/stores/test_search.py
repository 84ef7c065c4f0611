from __future__ import annotations

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verbale.errors import InvalidQuestion
from verbale.stores.search import MOST_TERMS, Term, expression, terms


def test_words_phrases_exclusions_and_prefixes_are_told_apart() -> None:
    assert terms('sanctions "mise en garde" -Syrie embarg* -"à terme"') == (
        Term("sanctions"),
        Term("mise en garde"),
        Term("Syrie", exclude=True),
        Term("embarg", prefix=True),
        Term("à terme", exclude=True),
    )


def test_guillemets_mark_a_phrase_too() -> None:
    assert terms("«mise en garde»") == (Term("mise en garde"),)


def test_a_quotation_mark_that_stays_open_ends_with_the_search() -> None:
    assert terms('"mise en garde') == (Term("mise en garde"),)


def test_a_minus_inside_a_word_excludes_nothing() -> None:
    assert terms("États-Unis") == (Term("États-Unis"),)


def test_signs_alone_are_passed_over() -> None:
    assert terms("accord - * « » !") == (Term("accord"),)


@pytest.mark.parametrize("search", ["", "   ", "-Syrie", '""', "*", "!?", "- -"])
def test_a_search_for_nothing_is_refused_with_an_example(search: str) -> None:
    with pytest.raises(InvalidQuestion, match="at least one word"):
        terms(search)


def test_the_expression_looks_for_plurals_and_for_the_words_as_typed() -> None:
    assert expression("Sanctions", language="fr") == (
        '((stems : "sanction" OR words : "sanctions"))'
    )
    assert expression("sanct* -Syrie", language="fr") == (
        '((words : "sanct" *)) NOT (stems : "syrie" OR words : "syrie")'
    )


@pytest.mark.parametrize("join", [" ", " -", "* "])
def test_as_many_terms_as_are_allowed_can_be_searched_for(join: str) -> None:
    words = [f"mot{number}" for number in range(MOST_TERMS)]
    run(expression(join.join(words), language="fr"))
    with pytest.raises(InvalidQuestion, match="101 words to search for"):
        terms(join.join([*words, "trop"]))


def test_a_long_phrase_is_one_term() -> None:
    run(expression('"' + "mise en garde " * 2000 + '"', language="fr"))


def run(found: str) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(words, stems)")
        connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (found,)).fetchall()
    finally:
        connection.close()


@given(st.text(max_size=30) | st.text("\"*-():^{}+ANDORTaé«»'", max_size=20))
@example("l'")
@example('a" OR "b')
@example("NEAR(a b)")
@example("words : x")
@example("AND")
@example("\x00")
def test_no_search_is_ever_a_syntax_error(search: str) -> None:
    try:
        found = expression(search, language="fr")
    except InvalidQuestion:
        return
    run(found)
