"""Steps of resolution, one phenomenon each: who speaks, by the name of the actor."""

from __future__ import annotations

import pytest

from verbale.extract.people.cast import Cast
from verbale.extract.people.finder import Finder
from verbale.extract.people.resolver import Resolver
from verbale.extract.reader import Verbale
from verbale.record.types import Actor, Record
from verbale.text.document import document_from_text


def speakers(record: Record, words: str) -> list[str]:
    """The names of those who say the least that holds these words."""
    text = record.document.text
    holding = [
        said for said in record.statements if any(words in span.of(text) for span in said.content)
    ]
    said = min(holding, key=lambda one: one.content[-1].end - one.content[0].start)
    return [record.actor(key).names[0] for key in said.speakers]


def actor(record: Record, name: str) -> Actor:
    return next(actor for actor in record.actors if name in actor.names)


SAID = {
    "by the mouth of somebody": (
        "Washington, par la bouche du porte-parole du Pentagone, Al Hill, dit « rester prudent ».",
        "rester prudent",
        ["États-Unis"],
    ),
    "somebody behind a colon": (
        "L'Union africaine : son président, l'Angolais Rui Tavares, « rejette toute ingérence ».",
        "toute ingérence",
        ["Rui Tavares"],
    ),
    "a topic taken up": (
        "Pékin et Moscou ont plaidé pour une trêve. Quant aux rebelles, ils assurent que la paix "
        "est proche.",
        "la paix est proche",
        ["rebelles"],
    ),
    "the outer speaker goes on": (
        "Le ministre Paul Mba rapporte que, d'après Luc Obi, la route est coupée. « Personne ne "
        "l'a vue », a-t-il nuancé.",
        "Personne",
        ["Paul Mba"],
    ),
    "both authors of a text": (
        "La Russie a mis son veto à un texte présenté par l'Estonie et l'Équateur qui demandait "
        "une enquête.",
        "une enquête",
        ["Estonie", "Équateur"],
    ),
    "whoever issued the paper": (
        "Le ministère russe de la Défense a publié un communiqué. Ce texte affirme que la trêve "
        "tient.",
        "la trêve tient",
        ["ministère russe de la Défense"],
    ),
    "an office of the body named before": (
        "Le ministère russe des Affaires étrangères a réagi. Sa porte-parole a dit que la trêve "
        "tient.",
        "la trêve tient",
        ["porte-parole"],
    ),
    "two persons named just before": (
        "Le ministre Paul Mba a reçu le ministre Luc Obi. Ils ont affirmé que la paix est proche.",
        "la paix est proche",
        ["Paul Mba", "Luc Obi"],
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_speaker_is_found_by_its_step(french: Verbale, case: str) -> None:
    text, words, names = SAID[case]
    assert speakers(french.read(text, published="2021-07-15"), words) == names


def test_answers_of_a_transcript_are_those_of_the_last_name_with_a_colon(french: Verbale) -> None:
    text = (
        "Mme Aurélie Castel : Bonjour à tous.\n\n"
        "Q : La trêve tient-elle ?\n\n"
        "R : La trêve est respectée.\n"
    )
    assert speakers(french.read(text), "La trêve est respectée") == ["Aurélie Castel"]


def test_whoever_serves_an_organisation_does_not_speak_for_his_country(french: Verbale) -> None:
    text = "Le secrétaire général de l'ONU, Ban Ki-moon, a dit que l'ONU était prête."
    assert actor(french.read(text, published="2012-05-01"), "Ban Ki-moon").country is None
    assert actor(french.read(text), "Ban Ki-moon").country is None
    minister = "Le ministre coréen Ban Ki-moon a dit que la paix était proche."
    assert actor(french.read(minister, published="2005-05-01"), "Ban Ki-moon").country == "KOR"


def test_a_nationality_before_a_name_is_its_country_and_no_part_of_it(french: Verbale) -> None:
    record = french.read("Le Ghanéen Kofi Mensah a dit que la paix était proche.")
    assert actor(record, "Kofi Mensah").country == "GHA"


@pytest.mark.parametrize(
    ("day", "led"), [("2018-03-01", ["États-Unis"]), (None, ["États-Unis"]), ("2022-03-01", None)]
)
def test_a_government_is_that_of_the_surname_beside_it(
    french: Verbale, day: str | None, led: list[str] | None
) -> None:
    record = french.read("L'administration Trump a dit que la trêve tient.", published=day)
    assert speakers(record, "la trêve tient") == (led or ["États-Unis"])


def test_a_surname_that_several_heads_had_names_no_government(french: Verbale) -> None:
    record = french.read("L'administration Smith a dit que la trêve tient.")
    assert speakers(record, "la trêve tient") == []


def test_a_nationality_shows_the_gender_of_a_counterpart(french: Verbale) -> None:
    text = "La ministre Luciana Prado a reçu son homologue français. Elle a vu sa consœur danoise."
    (parse,) = french.model.parse([document_from_text(text)])
    found = {hit.phrase: hit.gender for hit in Finder(parse, french.pack, french.base).hits}
    assert found["homologue"] == "m"


def test_the_adjective_of_two_states_is_that_of_the_one_named(french: Verbale) -> None:
    told = "{} Le gouvernement congolais a dit que la trêve tient."
    assert speakers(french.read(told.format("Brazzaville a réagi.")), "la trêve") == [
        "Congo-Brazzaville"
    ]
    assert speakers(french.read(told.format("Kinshasa a réagi.")), "la trêve") == [
        "République démocratique du Congo"
    ]
    assert speakers(french.read(told.format("")), "la trêve") == []


def test_rows_of_names_are_found_from_both_ends(french: Verbale) -> None:
    text = "Paul Mba, Luc Obi et Jean Ito ont signé. La Chine a dit non."
    (parse,) = french.model.parse([document_from_text(text)])
    finder = Finder(parse, french.pack, french.base)
    together = Resolver(parse, french.pack, finder, Cast(french.base, None)).together
    first, *_, third = finder.hits[:3]
    assert together.starting_with(first) == together.ending_with(third) == finder.hits[:3]
    assert together.ending_with(finder.hits[3]) == [finder.hits[3]]
    assert together.starting_with(finder.hits[1]) == [finder.hits[1]]


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("« Rien », a dit la porte-parole de l'OTAN, Clara Voss.", "Clara Voss", "org:NATO"),
        ("Clara Voss, porte-parole de l'ONU, a dit que rien n'allait.", "Clara Voss", "org:UN"),
        ("La directrice de Human Rights Watch, Ana Sow, a dit oui.", "Ana Sow", "org:HRW"),
        ("La ministre norvégienne Clara Voss a dit que rien n'allait.", "Clara Voss", None),
    ],
)
def test_an_office_in_an_organisation_is_a_reason_of_the_person(
    french: Verbale, text: str, name: str, body: str | None
) -> None:
    record = french.read_document(document_from_text(text))
    assert actor(record, name).body == body
