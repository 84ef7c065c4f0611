import json
from datetime import date

import pytest

from verbale.actors.knowledge import DATA, KnowledgeBase
from verbale.errors import InvalidKnowledge

BASE = KnowledgeBase.load()


def test_there_are_197_states_with_code_names_adjectives_and_capital() -> None:
    states = [BASE.entry(key) for key in BASE.listed if key.startswith("country:")]
    assert len(states) == 197
    for state in states:
        assert state.country == state.key.removeprefix("country:")
        assert len(state.iso2 or "") == 2
        assert state.names and state.english and state.capitals
        assert state.agreement in ("m", "f", "mp", "fp")
        assert all(len(four) == 4 and all(four) for four in state.adjectives) and state.adjectives


def test_codes_are_used_once() -> None:
    codes = [BASE.entry(key).iso2 for key in BASE.listed if not key.startswith("office:")]
    given = [code for code in codes if code]
    assert len(given) == len(set(given))


def test_it_is_loaded_once() -> None:
    assert KnowledgeBase.load() is BASE
    assert BASE.version == f"1-{BASE.asof}"


def test_an_actor_is_what_a_record_states() -> None:
    china = BASE.actor("country:CHN")
    assert (china.kind, china.country, china.names[0]) == ("country", "CHN", "Chine")
    assert {"China", "Chine populaire", "République populaire de Chine"} <= set(china.names)
    xinhua = BASE.actor("org:XINHUA")
    assert (xinhua.kind, xinhua.country, xinhua.role) == ("organisation", "CHN", "media")


def test_nobody_has_an_unknown_key() -> None:
    for key in ("country:ZZZ", "office:ZZZ.army", "office:CHN.treehouse", "Chine"):
        with pytest.raises(KeyError):
            BASE.actor(key)


def test_a_territory_with_a_code_of_its_own_is_no_part_of_another_country() -> None:
    assert BASE.actor("territory:HKG").kind == "country"
    assert BASE.actor("territory:HKG").country == "HKG"
    assert BASE.actor("territory:ES-CT").kind == "organisation"
    assert BASE.actor("territory:ES-CT").country == "ESP"
    assert BASE.country("HKG").key == "territory:HKG"


@pytest.mark.parametrize(
    ("group", "on", "members"),
    [
        ("BRICS", date(2009, 12, 1), "BRA CHN IND RUS"),
        ("BRICS", date(2023, 6, 1), "BRA CHN IND RUS ZAF"),
        ("BRICS", date(2024, 6, 1), "ARE BRA CHN EGY ETH IND IRN RUS ZAF"),
        ("BRICS", date(2025, 2, 1), "ARE BRA CHN EGY ETH IDN IND IRN RUS ZAF"),
        ("AES", date(2023, 1, 1), ""),
        ("AES", date(2024, 1, 1), "BFA MLI NER"),
        ("G7", date(2021, 6, 11), "CAN DEU FRA GBR ITA JPN USA"),
        ("G5SAHEL", date(2021, 1, 1), "BFA MLI MRT NER TCD"),
        ("G5SAHEL", date(2023, 1, 1), "BFA MRT NER TCD"),
        ("DEUX_COREES", None, "KOR PRK"),
        ("OCCIDENT", None, ""),
    ],
)
def test_a_group_has_the_members_of_the_day(group: str, on: date | None, members: str) -> None:
    keys = tuple(f"country:{iso3}" for iso3 in members.split())
    assert BASE.members(f"group:{group}", on) == keys
    assert BASE.actor(f"group:{group}", on).members == keys


@pytest.mark.parametrize(
    ("on", "count", "britain"),
    [(date(2010, 1, 1), 27, True), (date(2021, 1, 1), 27, False)],
)
def test_the_twenty_seven_were_others_before_2013(on: date, count: int, britain: bool) -> None:
    members = BASE.members("group:EU27", on)
    assert len(members) == count
    assert ("country:GBR" in members) is britain


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("office:BDI.army", "armée burundaise"),
        ("office:CHN.foreign_ministry", "ministère chinois des Affaires étrangères"),
        ("office:CHN.foreign_ministry", "ministère des Affaires étrangères de Chine"),
        ("office:CAN.foreign_ministry", "diplomatie canadienne"),
        ("office:USA.army", "forces armées américaines"),
        ("office:JPN.central_bank", "Banque centrale du Japon"),
        ("office:USA.embassy", "ambassade des États-Unis"),
        ("office:FRA.foreign_ministry", "Quai d'Orsay"),
        ("office:BDI.lower_house", "Assemblée nationale"),
        ("office:HTI.police", "police haïtienne"),
    ],
)
def test_every_state_has_the_institutions_that_all_states_have(key: str, name: str) -> None:
    actor = BASE.actor(key)
    assert name in actor.names
    assert actor.kind == "organisation"
    assert actor.country == key.removeprefix("office:").partition(".")[0]


def test_no_name_of_an_institution_has_an_open_slot() -> None:
    for country in ("CHN", "USA", "CUB", "COG", "HKG"):
        for institution in BASE.institutions:
            names = BASE.actor(f"office:{country}.{institution}").names
            assert not any("{" in name or "  " in name for name in names)


def test_a_presidency_speaks_as_its_country_and_a_ministry_as_itself() -> None:
    assert BASE.entry("office:RUS.presidency").speaks_as == "country:RUS"
    assert BASE.entry("office:FRA.government").speaks_as == "country:FRA"
    assert BASE.entry("office:FRA.foreign_ministry").speaks_as is None


def test_a_data_file_of_another_format_is_refused() -> None:
    header = json.loads(DATA.read_text(encoding="utf-8").split("\n", 1)[0])
    with pytest.raises(InvalidKnowledge, match="format 99"):
        KnowledgeBase([{**header, "format": 99}])
