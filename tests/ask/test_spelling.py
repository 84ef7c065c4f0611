from __future__ import annotations

import pytest

from verbale.ask.filter import Filter
from verbale.ask.spelling import spelled_as_stored
from verbale.ask.statements import statements
from verbale.stores import Store


def said_by(store: Store, who: str) -> list[str]:
    return [f"{row.document}/{row.id}" for row in statements(store, Filter(speaker=who))]


@pytest.mark.parametrize("who", ["Lavrov", "Sergey Lavrov", "Sergei Lavrov", "LAVROV Sergueï"])
def test_a_transliteration_finds_the_person(world: Store, who: str) -> None:
    assert said_by(world, who) == ["wang/s2"]


def test_a_country_finds_everybody_who_speaks_for_it(world: Store) -> None:
    assert said_by(world, "CHN") == ["chine/s1", "wang/s1"]
    assert said_by(world, "RUS") == ["wang/s2"]


@pytest.mark.parametrize("who", ["Lavrov", "wang-yi", "CHN", "Le Goff", "person:Q1", "Xyzzy", "Li"])
def test_known_and_unknown_names_stay_as_they_are(world: Store, who: str) -> None:
    assert spelled_as_stored(world, Filter(speaker=who)) == Filter(speaker=who)


def test_addressees_are_spelled_too(world: Store) -> None:
    meant = spelled_as_stored(world, Filter(addressee="Sergei Lavrov"))
    assert meant.addressee == "Sergueï Lavrov"


def test_another_given_name_finds_nobody(world: Store) -> None:
    assert said_by(world, "Lavrow Igor") == []
