from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import InvalidLexicon
from verbale.ontology.issues import load_issues
from verbale.ontology.phrases import Phrases

ISSUES = load_issues()
FORMS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=12)


def test_the_vocabulary_is_eurovoc_whole() -> None:
    assert len(ISSUES.concepts) == 7317
    assert ISSUES.concept("eurovoc:4452").label == "terrorisme"
    assert ISSUES.concept("eurovoc:4452").english == "terrorism"


def test_every_broader_concept_is_there_too() -> None:
    for one in ISSUES.concepts.values():
        assert all(key in ISSUES.concepts for key in one.broader), one.key


def test_no_form_leads_to_two_concepts() -> None:
    forms = [form for one in ISSUES.concepts.values() for form in one.forms]
    assert len(forms) == len(set(forms)) > 8000


def test_what_lies_below_a_concept_is_asked_with_it() -> None:
    maritime = ISSUES.under("eurovoc:1652")
    assert {"eurovoc:1652", "eurovoc:2308"} <= maritime
    assert ISSUES.under("eurovoc:2308") < maritime


def test_a_country_is_named_by_its_adjectives() -> None:
    afghanistan = ISSUES.concept("eurovoc:261")
    assert afghanistan.country == "AFG"
    assert {"afghanistan", "afghan", "afghane"} <= set(afghanistan.forms)


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(InvalidLexicon, match="eurovoc:0"):
        ISSUES.concept("eurovoc:0")


def test_the_longest_phrase_holds_and_none_overlaps() -> None:
    phrases = Phrases([(["aide"], "aid"), (["aide", "humanitaire"], "relief")])
    assert list(phrases.find(["une", "aide", "humanitaire", "aide"])) == [
        (1, 3, ("relief",)),
        (3, 4, ("aid",)),
    ]


def test_one_phrase_can_stand_for_two_values() -> None:
    assert list(Phrases([(["x"], 1), (["x"], 2), (["x"], 1)]).find(["x"])) == [(0, 1, (1, 2))]


@given(st.lists(FORMS, max_size=5), FORMS)
def test_found_phrases_follow_each_other_and_say_their_forms(
    known: list[list[str]], forms: list[str]
) -> None:
    found = list(Phrases([(phrase, tuple(phrase)) for phrase in known]).find(forms))
    assert all(tuple(forms[start:end]) == values[0] for start, end, values in found)
    assert all(one[1] <= other[0] for one, other in zip(found, found[1:], strict=False))
