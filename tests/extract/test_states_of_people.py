from __future__ import annotations

import pytest

from verbale.extract.reader import Verbale
from verbale.record.types import Record


def country(record: Record, name: str) -> str | None:
    (found,) = {one.country for one in record.actors if name in one.names}
    return found


_HOME = "Le Chili a voté dimanche. Dans tout le Chili, le calme régnait. À Santiago, "


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("la police a arrêté dix manifestants, a indiqué la police.", "police"),
        ("la députée Rosa Fuentes a dénoncé le scrutin.", "Rosa Fuentes"),
        ("le tribunal électoral a rejeté la plainte.", "tribunal électoral"),
        ("l'Assemblée populaire a approuvé la loi.", "Assemblée populaire"),
    ],
)
def test_who_serves_a_state_serves_the_only_one_of_the_text(
    french: Verbale, words: str, name: str
) -> None:
    assert country(french.read(_HOME + words), name) == "CHL"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Le Chili et le Pérou négocient. La députée Rosa Fuentes a dénoncé l'accord.",
            "Rosa Fuentes",
        ),
        (_HOME + "la diplomate Rosa Fuentes a salué le scrutin.", "Rosa Fuentes"),
        (_HOME + "le tribunal international a rejeté la plainte.", "tribunal international"),
    ],
)
def test_of_two_states_none_is_taken_and_diplomats_may_come_from_anywhere(
    french: Verbale, text: str, name: str
) -> None:
    assert country(french.read(text), name) is None


def test_whoever_deals_with_the_only_state_of_a_text_as_with_another_does_not_serve_it(
    french: Verbale,
) -> None:
    record = french.read(
        "Le Premier ministre a dénoncé l'attitude du Pérou. Le Pérou a réagi. Le ministre de la "
        "Défense a averti le Pérou. Lima dément."
    )
    named = [actor.country for actor in record.actors if actor.key.startswith("office:")]
    assert named and set(named) == {None}


def test_those_who_serve_one_state_are_sides_of_their_own(french: Verbale) -> None:
    record = french.read(_HOME + "la police a accusé le tribunal électoral de lenteur.")
    (act,) = (one for one in record.acts if one.type == "ACCUSE")
    assert act.sources and act.targets and act.sources != act.targets


def test_a_surname_tells_who_leads_a_state_that_the_text_names(french: Verbale) -> None:
    told = french.read("L'Allemagne attend le président Macron. La France s'en réjouit.")
    assert country(told, "Macron") == "FRA"


def test_the_surname_of_a_leader_is_anybodys_where_the_text_names_another_state(
    french: Verbale,
) -> None:
    told = french.read("L'Allemagne attend M. Macron, a dit M. Macron.")
    assert country(told, "Macron") is None


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("La porte-parole du Kremlin, Anna Petrova, a démenti.", "Anna Petrova", "RUS"),
        (
            "Le Président de la République du Chili, Juan Rojas, a promis de venir.",
            "Juan Rojas",
            "CHL",
        ),
    ],
)
def test_the_words_of_an_office_tell_the_state(
    french: Verbale, text: str, name: str, state: str
) -> None:
    assert country(french.read(text), name) == state


def test_a_short_last_word_belongs_to_the_name(french: Verbale) -> None:
    record = french.read("Le ministre Park Sung Un a promis une aide. Il viendra.")
    assert any("Park Sung Un" in one.names for one in record.actors)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Le ministre kényan a reçu le ministre ghanéen, auquel il a promis une aide.", "GHA"),
        ("Le ministre kényan a vu le ministre ghanéen, à qui il a adressé ses vœux.", "GHA"),
        ("La Norvège a encouragé ses entreprises à investir au Pérou.", "NOR"),
        ("La Norvège a félicité la Suède et condamné les frappes menées par la Russie.", "SWE"),
    ],
)
def test_the_target_is_read_from_relatives_possessives_and_joined_verbs(
    french: Verbale, text: str, target: str
) -> None:
    record = french.read(text)
    states = {one.key: one.country for one in record.actors}
    assert target in {states[key] for act in record.acts for key in act.targets}


def test_sanctions_are_meant_for_the_one_state_that_is_punished(french: Verbale) -> None:
    record = french.read(
        "Le Kenya a imposé des sanctions au Soudan. Le Soudan dénonce les sanctions du Ghana."
    )
    found = [act.targets for act in record.acts if act.type == "SANCTION"]
    assert found == [("country:SDN",)] * 2
