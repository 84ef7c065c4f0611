from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.languages.promises import PromiseWords, load_promises
from verbale.languages.topics import Topics, load_topics
from verbale.ontology.plover import load_ontology
from verbale.record.commitment import FORCES


def topics() -> Topics:
    found = load_topics("fr")
    assert found is not None
    return found


def promises() -> PromiseWords:
    found = load_promises("fr")
    assert found is not None
    return found


TOPICS, PROMISES = topics(), promises()


def test_a_language_without_words_has_none() -> None:
    assert load_topics("xx") is None
    assert load_promises("xx") is None


def test_every_context_of_the_ontology_has_words() -> None:
    assert list(TOPICS.contexts) == list(load_ontology().contexts)
    assert [name for name, phrases in TOPICS.contexts.items() if not phrases] == []


@pytest.mark.parametrize(
    ("words", "contexts"),
    [
        ("la lutte contre la pandémie", ("health",)),
        ("les échanges commerciaux", ("economic",)),
        ("des droits de l’homme et de la question des réfugiés", ("human_rights", "migration")),
        ("la livraison d'armes et la vente de gaz", ("military", "natural_resource")),
        ("leur Parlement", ("legislative",)),
        ("une parlementaire", ("legislative",)),
        ("le changement climatique", ("environment",)),
        ("un programme nucléaire", ("cbrn",)),
        ("la pluie et le beau temps", ()),
    ],
)
def test_words_touch_these_contexts(words: str, contexts: tuple[str, ...]) -> None:
    assert TOPICS.contexts_of(words) == contexts


@given(st.text())
def test_every_form_stands_where_it_says(text: str) -> None:
    found = TOPICS.forms(text)
    assert all(0 <= one.start < one.end <= len(text) and one.form for one in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


def test_every_trigger_of_a_promise_has_a_force() -> None:
    from verbale.languages.fr.triggers import load_triggers

    promising = {
        one.trigger for one in load_triggers().triggers if one.type in ("AGREE", "CONCEDE")
    }
    assert promising - set(PROMISES.forces) == set()


def test_every_word_with_a_force_or_of_an_agreement_is_a_trigger() -> None:
    from verbale.languages.fr.triggers import load_triggers

    known = {one.trigger for one in load_triggers().triggers}
    assert set(PROMISES.forces) - known == set()
    assert set(PROMISES.agreements) - known == set()
    assert set(PROMISES.forces.values()) == set(FORCES)


@pytest.mark.parametrize(
    ("words", "opening"),
    [
        ("… à condition que Kiev accepte", "à condition que"),
        ("sous réserve d’un vote", "sous réserve d’"),
        ("S'il le faut", "S'il"),
        ("si la paix revient", "si la"),
        ("si  l'accord tient", "si  l'"),
        ("un pays si important", None),
        ("ainsi la paix", None),
        ("si lasse", None),
    ],
)
def test_a_condition_opens_with_whole_words(words: str, opening: str | None) -> None:
    found = PROMISES.condition.search(words)
    assert (found["opening"] if found else None) == opening
