from datetime import date
from pathlib import Path

import pytest

from verbale.actors.additions import Additions, knowledge
from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.people import People
from verbale.errors import InvalidKnowledge

FILE = """
[[person]]
key = "person:jane-doe"
names = ["Jeanne Dupont-Moretti"]
english = ["Jane Dupont-Moretti"]
country = "FRA"
gender = "f"

[[person.office]]
office = "FRA.foreign_minister"
since = 2026-10-01
asof = 2026-11-01

[[person]]
key = "person:Q7747"
names = ["Wladimir Putin"]
family = ["Putine"]

[[organisation]]
key = "org:EXAMPLE"
names = ["Organisation exemplaire du Nord"]
class = "ngo"
country = "FRA"

[[organisation]]
key = "org:NATO"
names = ["Alliance occidentale atlantique"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "actors.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "wrong.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidKnowledge) as caught:
        Additions.read(path)
    return str(caught.value)


def test_a_person_of_ones_own_is_found_and_holds_the_office(own: Path) -> None:
    people = People.load(additions=own)
    found = people.find("Jeanne Dupont-Moretti")
    assert [candidate.key for candidate in found] == ["person:jane-doe"]
    holder = people.holder("office:FRA.foreign_minister", date(2026, 10, 15))
    assert holder is not None
    assert (holder.person, holder.confirmed) == ("person:jane-doe", True)
    assert holder.tenure.source == "own file"
    later = people.holder("office:FRA.foreign_minister", date(2026, 11, 15))
    assert later is not None
    assert not later.confirmed


def test_a_shipped_person_gets_names_in_addition(own: Path) -> None:
    person = People.load(additions=own).person("person:Q7747")
    assert person.name == "Wladimir Putin"
    assert "Vladimir Poutine" in person.french
    assert "Putine" in person.family
    assert person.country == "RUS"


def test_an_organisation_of_ones_own_is_found_in_a_text(own: Path) -> None:
    base = knowledge(own)
    text = "l'organisation exemplaire du Nord et l'Alliance occidentale atlantique ont réagi."
    assert [name.keys for name in base.find(text, text)] == [("org:EXAMPLE",), ("org:NATO",)]
    assert base.actor("org:EXAMPLE").role == "civil_society"
    assert "OTAN" in base.entry("org:NATO").names
    assert knowledge(None) is KnowledgeBase.load()


def test_the_shipped_persons_stay_as_they_are(own: Path) -> None:
    People.load(additions=own)
    assert People.load().find("Jeanne Dupont-Moretti") == []
    assert People.load() is People.load()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[person", "cannot be read"),
        ("[[company]]\nkey = 'x'", "'company' is unknown. Known: person, organisation"),
        ("[person]\nkey = 'person:x'", "write person as [[person]]"),
        ("[[person]]\nkey = 'Q1'\nnames = ['A B']", 'begins with "person:"'),
        ("[[person]]\nkey = 'person:x'", "a person needs a name"),
        ("[[person]]\nkey = 'person:x'\nnames = 'A B'", "write names as a list of texts"),
        ("[[person]]\nkey = 'person:x'\nnames = ['A']\nage = 3", "'age' is unknown"),
        ("[[person]]\nkey = 'person:x'\nnames = ['A']\ngender = 'x'", 'is not "m" or "f"'),
        ("[[person]]\nkey = 'person:x'\nnames = ['A']\ncountry = 'France'", "no ISO 3166 code"),
        ("[[person]]\nkey = 'person:x'\nnames = ['A']\ncountry = 3", "write country as a text"),
        ("[[organisation]]\nkey = 'UN'", 'begins with "org:"'),
        ("[[organisation]]\nkey = 'org:UN'", "an organisation needs a name"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named(text: str, message: str, tmp_path: Path) -> None:
    said = refused(tmp_path, text)
    assert message in said
    assert "wrong.toml" in said


@pytest.mark.parametrize(
    ("office", "message"),
    [
        ("office = 'foreign_minister'", "is not written as FRA.foreign_minister"),
        ("office = 'FRA.x'\nsince = '2020'", "since is no day"),
        ("office = 'FRA.x'\nsince = 2020-01-01", "needs since, and until or asof"),
        ("office = 'FRA.x'\nuntil = 2020-01-01", "needs since, and until or asof"),
        ("office = 'FRA.x'\nfrom = 2020-01-01", "'from' is unknown"),
    ],
)
def test_an_office_that_cannot_be_used_is_named(office: str, message: str, tmp_path: Path) -> None:
    text = f"[[person]]\nkey = 'person:x'\nnames = ['A B']\n[[person.office]]\n{office}"
    assert message in refused(tmp_path, text)


def test_a_missing_file_says_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(InvalidKnowledge, match="Give a TOML file"):
        Additions.read(tmp_path / "none.toml")
