import csv
from datetime import date
from pathlib import Path

import pytest

from verbale.actors.people import People

PEOPLE = People.load()

with (Path(__file__).parent / "holders.tsv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['office']}-{row['day']}")
def test_the_holder_is_who_held_the_office(row: dict[str, str]) -> None:
    holder = PEOPLE.holder(f"office:{row['office']}", date.fromisoformat(row["day"]))
    assert holder is not None
    assert holder.confirmed, holder.because
    person = PEOPLE.person(holder.person)
    meant = PEOPLE.find(row["name"])
    assert row["name"] in person.names or person in [candidate.person for candidate in meant]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['office']}-{row['day']}")
def test_the_surname_with_the_country_finds_the_holder(row: dict[str, str]) -> None:
    on = date.fromisoformat(row["day"])
    holder = PEOPLE.holder(f"office:{row['office']}", on)
    assert holder is not None
    person = PEOPLE.person(holder.person)
    for family in person.family[:1]:
        found = PEOPLE.find(family, on=on, role=PEOPLE.role_of(f"office:{holder.tenure.office}"))
        assert person in [candidate.person for candidate in found]
