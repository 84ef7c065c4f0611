"""The construction set reads as it should, and arcs are judged over any tokens.

``PYTHONPATH=models/fr:packages/verbale-fr/src pytest models/fr/tests``
"""

# ruff: noqa: D103
from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from recipe.constructions import Case, judge, place, read, table, token_at
from spacy.tokens import Doc
from spacy.vocab import Vocab

TEXT = "Le roi, a-t-il dit, part."


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """The published cases."""
    return list(read())


def doc(words: list[str], spaces: list[bool], heads: list[int], labels: list[str]) -> Doc:
    """A document parsed by hand."""
    return Doc(Vocab(), words=words, spaces=spaces, heads=heads, deps=labels)


def test_two_hundred_sentences_in_thirteen_classes(cases: list[Case]) -> None:
    classes = Counter(case.construction for case in cases)
    assert len(cases) == len({case.text for case in cases}) == 200
    assert len(classes) == 13 and set(classes.values()) <= {15, 16}


def test_a_sentence_has_one_to_three_checks_of_two_different_words(cases: list[Case]) -> None:
    for case in cases:
        assert 1 <= len(case.checks) <= 3, case.text
        for reading in (r for check in case.checks for r in check):
            assert reading.word != reading.head, case.text


def test_a_word_is_whole_and_may_be_numbered() -> None:
    text = "L'a-t-il dit au roi du pays ou d'un pays ami ?"
    assert place(text, "il") == (6, 8)
    assert place(text, "pays(2)") == (36, 40)
    with pytest.raises(ValueError, match="« pay »"):
        place(text, "pay")
    with pytest.raises(ValueError, match="pays\\(3\\)"):
        place(text, "pays(3)")


@pytest.mark.parametrize("written", ["roi part nsubj", "roi > part", "roi > part : nsubj:pass"])
def test_a_check_that_cannot_be_read_is_named(tmp_path: Path, written: str) -> None:
    (tmp_path / "cases.tsv").write_text(f"x\tLe roi part.\t{written}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="write « word > head : label »"):
        list(read(tmp_path / "cases.tsv"))


def test_head_and_label_must_be_right_in_one_reading(tmp_path: Path) -> None:
    path = tmp_path / "cases.tsv"
    checks = "dit > part : parataxis / part > dit : ccomp ; il > dit : nsubj|expl ; roi > dit : obj"
    path.write_text(f"# remark\nincise\t{TEXT}\t{checks}\n", encoding="utf-8")
    (case,) = read(path)
    parsed = doc(
        ["Le", "roi", ",", "a", "-t-il", "dit", ",", "part", "."],
        [True, False, True, False, True, False, True, False, False],
        [1, 7, 5, 5, 5, 7, 5, 7, 7],
        ["det", "nsubj", "punct", "aux", "expl:subj", "ccomp", "punct", "ROOT", "punct"],
    )
    tag, clitic, subject = case.checks
    assert judge(parsed, tag) == (True, False)
    assert judge(parsed, clitic) == (True, True)
    assert judge(parsed, subject) == (False, False)


def test_tokens_cut_finer_than_the_word_answer_with_the_outermost() -> None:
    parsed = doc(
        ["porte", "-", "parole", "dit"],
        [False, False, True, False],
        [3, 0, 0, 3],
        ["nsubj", "punct", "nmod", "ROOT"],
    )
    assert token_at(parsed, (0, 12)).text == "porte"
    assert token_at(parsed, (13, 16)).text == "dit"


def test_table_has_a_line_for_each_class() -> None:
    lines = table({"one": {"incise": {"checks": 4, "both": 2, "head": 3}}}).splitlines()
    assert lines[1].split() == ["incise", "2/4", "3/4"]
