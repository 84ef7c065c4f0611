from __future__ import annotations

import pytest

from evaluate.gold_example import ACTORS, Json
from verbale.evaluate.identity import expand, powers, same_actor, same_powers, same_set


def actor(kind: str, *names: str, country: str | None = None, role: str | None = None) -> Json:
    return {"kind": kind, "names": list(names), "country": country, "role": role, "members": []}


WANG = actor("person", "Wang Yi", country="CHN", role="foreign_minister")


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        (WANG, actor("person", "WANG, Yi"), True),
        (WANG, actor("person", "M. Wang"), True),
        (WANG, actor("person", "Li Qiang"), False),
        (WANG, actor("person", "Wang"), True),
        (WANG, actor("person", "Wang Yi", country="RUS"), False),
        (WANG, actor("office", "ministre", country="CHN", role="foreign_minister"), True),
        (WANG, actor("office", "ministre", country="CHN", role="diplomat"), False),
        (WANG, actor("office", "Wang Yi", country="CHN"), True),
        (WANG, actor("country", "Chine", country="CHN"), False),
        (WANG, actor("group", "Wang Yi", country="CHN"), False),
        (actor("country", "Chine", country="CHN"), actor("country", "RPC", country="CHN"), True),
        (actor("country", "Chine"), actor("country", "Chine"), False),
        (actor("organisation", "ONU"), actor("group", "Onu"), True),
        (actor("organisation", "ONU"), actor("organisation", "UE"), False),
        (WANG, {}, False),
    ],
)
def test_actors_are_the_same_by_what_they_are(gold: Json, read: Json, same: bool) -> None:
    assert same_actor(gold, read) is same


def test_a_group_stands_for_its_members() -> None:
    assert expand("BOTH", ACTORS) == ["FRA", "DEU"]
    assert expand("FRA", ACTORS) == ["FRA"]
    assert expand("missing", ACTORS) == ["missing"]
    assert same_set(["BOTH"], ["DEU", "FRA"], ACTORS, ACTORS)


def test_groups_that_hold_each_other_end() -> None:
    circle = {
        "a": {"kind": "group", "members": ["b"]},
        "b": {"kind": "group", "members": ["a"]},
    }
    assert expand("a", circle) == ["b"]


def test_an_empty_list_is_the_same_only_as_an_empty_list() -> None:
    assert same_set([], [], ACTORS, ACTORS)
    assert not same_set([], ["FRA"], ACTORS, ACTORS)
    assert not same_set(["FRA", "DEU"], ["FRA"], ACTORS, ACTORS)


def test_powers_are_countries_and_the_names_of_the_rest() -> None:
    assert powers(["MIN", "BOTH", "ONG"], ACTORS) == {"NLD", "FRA", "DEU", "~les amis"}
    assert same_powers(["ONG", "BER"], ["OST", "ONG"], ACTORS, ACTORS)
    assert not same_powers(["ONG"], [], ACTORS, ACTORS)
    assert not same_powers(["FRA"], ["DEU"], ACTORS, ACTORS)
    assert same_powers([], [], ACTORS, ACTORS)
