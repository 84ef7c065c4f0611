from datetime import date

import pytest

from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.lookup import actor_key, keys_of
from verbale.actors.people import People
from verbale.errors import InvalidQuestion

BASE, PEOPLE = KnowledgeBase.load(), People.load()


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("person:Q7747", "person:Q7747"),
        ("country:FRA", "country:FRA"),
        ("office:UN.secretary_general", "office:UN.secretary_general"),
        ("office:FRA.army", "office:FRA.army"),
        ("FRA", "country:FRA"),
        ("ministère russe des Affaires étrangères", "office:RUS.foreign_ministry"),
        ("garde côtière chinoise", "office:CHN.coast_guard"),
        ("Russie", "country:RUS"),
        ("OTAN", "org:NATO"),
        ("ONU", "org:UN"),
        ("Vladimir Poutine", "person:Q7747"),
        ("Orbán Viktor", "person:Q57641"),
    ],
)
def test_keys_codes_and_names_are_understood(asked: str, key: str) -> None:
    assert keys_of(BASE, PEOPLE, asked)[0] == key


def test_a_surname_gives_who_may_be_in_office() -> None:
    found = keys_of(BASE, PEOPLE, "Wang", on=date(2021, 7, 15))
    assert found[0] == "person:Q701801"
    assert len(found) > 1


def test_a_near_miss_gets_a_suggestion() -> None:
    with pytest.raises(InvalidQuestion, match="Did you mean Vladimir Poutine"):
        keys_of(BASE, PEOPLE, "Vladimyr Poutinou")
    with pytest.raises(InvalidQuestion, match="Did you mean Lavrov"):
        keys_of(BASE, PEOPLE, "Lavrof")
    with pytest.raises(InvalidQuestion, match=r"'qqqqqq'\. `verbale actors export` lists all"):
        keys_of(BASE, PEOPLE, "qqqqqq")


@pytest.mark.parametrize("key", ["person:Q0", "country:XXX", "office:FRA.nothing", "org:none"])
def test_an_unknown_key_is_said_to_be_unknown(key: str) -> None:
    with pytest.raises(InvalidQuestion, match=f"no actor has the key {key}"):
        keys_of(BASE, PEOPLE, key)
    with pytest.raises(KeyError):
        actor_key(BASE, PEOPLE, key)
