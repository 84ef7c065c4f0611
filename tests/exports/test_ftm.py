import io
import json
import re
from typing import Any

import pytest

from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.people import People
from verbale.exports.ftm import entities, identifier, write_ftm

BASE, PEOPLE = KnowledgeBase.load(), People.load()
ENTITIES = {entity["id"]: entity for entity in entities(BASE, PEOPLE)}

# What the schemata of FollowTheMoney allow, of which properties point to entities of which schema.
LINKS = {
    "holder": {"Person"},
    "post": {"Position"},
    "member": {"Company", "Organization", "PublicBody"},
    "organization": {"Company", "Organization", "PublicBody"},
}
PROPERTIES = {
    "Person": {"name", "alias", "gender", "country", "wikidataId"},
    "Position": {"name", "alias", "country", "organization"},
    "Occupancy": {"holder", "post", "startDate", "endDate", "status", "publisher", "modifiedAt"},
    "Membership": {"member", "organization", "startDate", "endDate"},
    "Company": {"name", "alias", "country"},
    "Organization": {"name", "alias", "country"},
    "PublicBody": {"name", "alias", "country"},
}


def of_schema(schema: str) -> list[dict[str, Any]]:
    return [entity for entity in ENTITIES.values() if entity["schema"] == schema]


def test_every_entity_has_an_id_of_its_own() -> None:
    assert len(ENTITIES) == sum(1 for _ in entities(BASE, PEOPLE))
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]", id) for id in ENTITIES)


def test_entities_have_known_properties_with_lists_of_texts() -> None:
    for entity in ENTITIES.values():
        assert set(entity["properties"]) <= PROPERTIES[entity["schema"]]
        for values in entity["properties"].values():
            assert values and all(isinstance(value, str) and value for value in values)


@pytest.mark.parametrize("name", LINKS)
def test_links_lead_to_entities_of_the_right_schema(name: str) -> None:
    for entity in ENTITIES.values():
        for target in entity["properties"].get(name, ()):
            assert ENTITIES[target]["schema"] in LINKS[name]


def test_a_person_holds_a_position() -> None:
    person = ENTITIES["verbale-person-Q7747"]
    assert person["properties"]["wikidataId"] == ["Q7747"]
    assert person["properties"]["country"] == ["ru"]
    held = [e for e in of_schema("Occupancy") if e["properties"]["holder"] == [person["id"]]]
    assert {post for e in held for post in e["properties"]["post"]} == {
        "verbale-office-RUS.head-of-state",
        "verbale-office-RUS.head-of-government",
    }


def test_an_open_tenure_does_not_claim_to_last() -> None:
    for entity in of_schema("Occupancy"):
        ended = "endDate" in entity["properties"]
        assert entity["properties"]["status"] == ["ended" if ended else "unknown"]


def test_identifiers_keep_apart_what_differs_by_a_sign() -> None:
    assert identifier("org:OPEC+") != identifier("org:OPEC")
    assert identifier("country:FRA") == "verbale-country-FRA"


def test_lines_are_json() -> None:
    stream = io.StringIO()
    write_ftm(BASE, PEOPLE, stream)
    assert [json.loads(line)["id"] for line in stream.getvalue().splitlines()] == list(ENTITIES)
