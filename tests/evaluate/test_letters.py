from __future__ import annotations

import pytest

from verbale.evaluate.letters import content, fold, letters, overlap


def words(text: str, offsets: frozenset[int]) -> str:
    return "".join(text[offset] for offset in sorted(offsets))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("que la paix tient", "lapaixtient"),
        ("qu'il viendra", "ilviendra"),
        ("qu’il viendra", "ilviendra"),
        ("« la paix »", "lapaix"),
        (": « que d'abord", "abord"),
        ("à partir", "partir"),
        ("that it holds", "itholds"),
        ("quelle paix", "quellepaix"),
        ("désarmer", "désarmer"),
        ("sinon non", "sinonnon"),
        ("que", "que"),
    ],
)
def test_what_only_introduces_a_content_is_not_compared(said: str, left: str) -> None:
    assert words(said, content(said, [[0, len(said)]])) == left


def test_each_piece_of_a_content_loses_its_introducer() -> None:
    text = "que a, dit-il, que b"
    assert words(text, content(text, [[0, 5], [15, 20]])) == "ab"


def test_only_letters_and_digits_within_the_text_count() -> None:
    assert letters("a-1 !", [[-3, 99]]) == {0, 2}


def test_overlap_is_the_share_of_the_union() -> None:
    assert overlap(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert overlap(frozenset(), frozenset()) == 0.0


def test_folded_names_lose_case_accents_and_marks() -> None:
    assert fold("  M. Émile-Noël Łukasz ") == "m emile noel ukasz"
    assert fold("Лавров / 王毅") == "лавров 王毅"
