import csv
from pathlib import Path

import pytest

from verbale.actors.knowledge import KnowledgeBase
from verbale.text.shadow import shadow

BASE = KnowledgeBase.load()
HERE = Path(__file__).parent


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


STATES, ORGANISATIONS = table("states.tsv"), table("organisations.tsv")


def named(text: str) -> set[str]:
    return {key for name in BASE.find(text, shadow(text)) for key in name.keys}


def test_the_tables_have_197_states_and_100_organisations() -> None:
    assert len({row["iso3"] for row in STATES}) == 197
    assert len({row["key"] for row in ORGANISATIONS}) >= 100


@pytest.mark.parametrize("row", STATES, ids=lambda row: row["iso3"])
def test_a_state_is_found_by_name_adjectives_and_capital(row: dict[str, str]) -> None:
    key = f"country:{row['iso3']}"
    assert key in named(f"selon {row['name']}, la visite a eu lieu.")
    for form, text in {
        "masculine": "le gouvernement {} a répondu.",
        "feminine": "la délégation {} a répondu.",
        "masculine_plural": "les ministres {} ont répondu.",
        "feminine_plural": "les autorités {} ont répondu.",
    }.items():
        assert key in named(text.format(row[form])), row[form]
    assert key in named(f"un accord entre Oslo et {row['capital']} est possible.")


@pytest.mark.parametrize("row", ORGANISATIONS, ids=lambda row: row["key"])
def test_an_organisation_is_found_in_french_and_english(row: dict[str, str]) -> None:
    for name in (row["french"], row["english"]):
        if name:
            assert row["key"] in named(f"un porte-parole de {name} a réagi."), name
