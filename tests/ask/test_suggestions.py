"""A name that nobody has is answered with names that somebody has and that lead somewhere."""

from __future__ import annotations

import pytest

from stores.test_locals import told
from verbale.ask.filter import Filter
from verbale.ask.looking import who
from verbale.ask.spelling import near_names, spelled_or_near
from verbale.ask.statements import suggestions
from verbale.errors import InvalidQuestion
from verbale.stores import Store


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        (Filter(speaker="Lavorv"), {"speaker": ["Sergueï Lavrov"]}),
        (Filter(speaker="Sergej Lawrow"), {"speaker": ["Sergueï Lavrov"]}),
        (Filter(speaker="lavrov", search="zzz"), {}),
        (Filter(speaker="Zorglub"), {"speaker": []}),
        (Filter(speaker="x" * 101), {"speaker": []}),
        (Filter(publisher="Le Courier"), {"publisher": ["Le Courrier"]}),
        (Filter(document="wagn"), {"document": ["wang"]}),
    ],
)
def test_names_near_to_one_that_nobody_has(
    world: Store, asked: Filter, near: dict[str, list[str]]
) -> None:
    assert suggestions(world, asked) == near


def test_whom_nothing_would_be_found_for_is_not_suggested(world: Store) -> None:
    assert "Anne Le Goff" in suggestions(world, Filter(speaker="Le Gof"))["speaker"]
    assert suggestions(world, Filter(addressee="Le Gof")) == {"addressee": []}
    assert suggestions(world, Filter(towards="Lavorv")) == {"towards": ["Sergueï Lavrov"]}


def test_the_name_that_a_merge_keeps_is_near_too(world: Store) -> None:
    world.put([told("v", "Paul Mba", country="GAB", role="minister")])
    assert spelled_or_near(world, "Wladimir Putin") == []
    world.merge("person:Q7747", "local:GAB.paul-mba", by="me", at="2026-01-01T00:00:00Z")
    assert "person:Q7747" in spelled_or_near(world, "Wladimir Putin")
    assert suggestions(world, Filter(speaker="Paul Mbaa")) == {"speaker": ["Paul Mba"]}


def test_the_page_of_nobody_says_who_is_near(world: Store) -> None:
    with pytest.raises(InvalidQuestion, match="near: Sergueï Lavrov"):
        who(world, "Lavorv")
    with pytest.raises(InvalidQuestion, match="look for another name"):
        who(world, "Zorglub")


def test_a_surname_is_near_to_the_whole_name() -> None:
    known = ["Jean-Yves Le Drian", "Anne Dupont"]
    assert near_names("Drain", known) == near_names("le driant", known) == ["Jean-Yves Le Drian"]
    assert near_names("Dupond", known, most=1) == ["Anne Dupont"]
