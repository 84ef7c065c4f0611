"""Sentences made by rule are trees, read well, and are not those of the construction set.

``PYTHONPATH=models/fr:packages/verbale-fr/src pytest models/fr/tests``
"""

# ruff: noqa: D103
from __future__ import annotations

import random

import pytest
from recipe import constructions, grammar, phrases
from recipe.grammar import Rule
from recipe.treebank import Sentence, Word

FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


def sentence(*rows: tuple[str, str, str, int, str]) -> Sentence:
    """A sentence from forms, parts of speech, features, heads and labels."""
    words = [
        Word(f, f.lower(), pos, morph, head, label, True) for f, pos, morph, head, label in rows
    ]
    words[-2].space = False
    return Sentence("x", words)


@pytest.fixture
def vote() -> Sentence:
    """« Le conseil a voté la loi au printemps. »"""
    noun = "Gender=Masc|Number=Sing"
    return sentence(
        ("Le", "DET", "", 1, "det"),
        ("conseil", "NOUN", noun, 3, "nsubj"),
        ("a", "AUX", FINITE, 3, "aux:tense"),
        ("voté", "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part", -1, "root"),
        ("la", "DET", "", 5, "det"),
        ("loi", "NOUN", "Gender=Fem|Number=Sing", 3, "obj"),
        ("au", "ADP", "", 7, "case"),
        ("printemps", "NOUN", noun, 3, "obl"),
        (".", "PUNCT", "", 3, "punct"),
    )


@pytest.fixture
def start() -> Sentence:
    """« La saison commence à Nice. »"""
    return sentence(
        ("La", "DET", "", 1, "det"),
        ("saison", "NOUN", "Gender=Fem|Number=Sing", 2, "nsubj"),
        ("commence", "VERB", FINITE, -1, "root"),
        ("à", "ADP", "", 4, "case"),
        ("Nice", "PROPN", "", 2, "obl"),
        (".", "PUNCT", "", 2, "punct"),
    )


def arcs(tree: Sentence) -> set[tuple[str, str, str]]:
    """Words, heads and labels, as text."""
    words = tree.words
    return {(w.form, "" if w.head < 0 else words[w.head].form, w.label) for w in words}


def drawn(rule: Rule, host: Sentence, wanted: str) -> Sentence:
    """The first sentence of a rule with some words in it."""
    made = (rule(host, random.Random(seed)) for seed in range(400))
    return next(m for m in made if m is not None and wanted in m.text)


@pytest.mark.parametrize("rule", grammar.RULES)
def test_every_rule_gives_one_tree_and_leaves_its_host_alone(
    rule: Rule, vote: Sentence, start: Sentence
) -> None:
    for host in (vote, start):
        before = host.text
        for seed in range(200):
            made = rule(host, random.Random(seed))
            if made is None:
                continue
            heads = [w.head for w in made.words]
            assert heads.count(-1) == 1
            assert all(i != h < len(heads) for i, h in enumerate(heads))
            assert not any(mark in made.text for mark in ("  ", " ,", " .", ",.", ",,")), made.text
        assert host.text == before


def test_an_incise_hangs_on_the_root_and_leaves_the_subject_there(vote: Sentence) -> None:
    made = drawn(grammar.with_incise, vote, "Le conseil, a ")
    assert ("conseil", "voté", "nsubj") in arcs(made)
    assert {head for _, head, label in arcs(made) if label == "parataxis"} == {"voté"}
    assert made.text.endswith(", a voté la loi au printemps.")


def test_quotation_marks_close_before_the_comma(vote: Sentence) -> None:
    made = drawn(grammar.with_incise, vote, "« Le conseil »")
    assert made.text.startswith("« Le conseil », ")
    assert made.text.endswith(", « a voté la loi au printemps ».")


def test_an_aside_agrees_with_the_subject(vote: Sentence, start: Sentence) -> None:
    assert "a quant à lui voté" in drawn(grammar.with_aside, vote, "a quant à lui").text
    assert drawn(grammar.with_aside, start, "quant à").text.startswith("La saison, quant à elle,")


def test_a_name_between_commas_is_an_apposition(vote: Sentence) -> None:
    vote.words[1].form = "président"
    made = grammar.with_apposition(vote, random.Random(0))
    assert made is not None
    assert {head for _, head, label in arcs(made) if label == "appos"} == {"président"}


def test_a_subject_can_be_put_last(start: Sentence) -> None:
    made = grammar.with_subject_last(start, random.Random(0))
    assert made is not None and made.text == "À Nice commence la saison."
    assert ("saison", "commence", "nsubj") in arcs(made)


def test_a_passive_agrees_with_its_new_subject(vote: Sentence) -> None:
    made = drawn(grammar.made_passive, vote, "par le conseil au")
    assert made.text == "La loi a été votée par le conseil au printemps."
    assert {("loi", "votée", "nsubj:pass"), ("conseil", "votée", "obl:agent")} <= arcs(made)


def test_a_relative_clause_has_its_subject_behind_its_verb(vote: Sentence) -> None:
    made = drawn(grammar.with_relative, vote, "la loi qu'")
    verb = next(w for w in made.words if w.label == "acl:relcl")
    assert made.words[verb.head].form == "loi"
    labels = [w.label for w in made.words if w.head >= 0 and made.words[w.head] is verb]
    assert labels.index("obj") == 0 and labels[-1] == "nsubj"


def test_what_is_quoted_or_has_no_full_stop_is_left_alone(vote: Sentence) -> None:
    assert grammar.plain(vote)
    vote.words[4].form = "«"
    assert not grammar.plain(vote)
    vote.words[4].form, vote.words[-1].form = "la", "!"
    assert not grammar.plain(vote)


def test_the_same_seed_makes_the_same_sentences(vote: Sentence, start: Sentence) -> None:
    hosts = [vote, start] * 5
    made = [[s.text for s in grammar.made(hosts, 30, seed)] for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]


def test_a_phrase_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ValueError, match="« le//ms/x »"):
        phrases.phrase("le//ms/x chat")


def test_nothing_is_said_as_in_the_construction_set() -> None:
    cases = [case.text for case in constructions.read()]
    for seed in range(3000):
        piece = phrases.incise(random.Random(seed))
        said = Sentence("", [*piece, piece[-1]]).text
        assert len(piece) < 4 or not any(said in case for case in cases), said


def test_no_person_of_the_construction_set_is_named() -> None:
    text = " ".join(case.text for case in constructions.read())
    names = phrases.WORDS["names"]
    words = set(text.replace(",", " ").replace(".", " ").split())
    assert not words & {w for part in names.values() for w in part.split()}
