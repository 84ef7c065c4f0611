from datetime import date
from pathlib import Path

import pytest

from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.people import People
from verbale.actors.people_file import DATA, read_file
from verbale.actors.tenure import last_day
from verbale.errors import InvalidKnowledge

PEOPLE = People.load()
ON = date(2021, 7, 15)
STATES = [key.removeprefix("country:") for key in KnowledgeBase.load().listed if "country:" in key]


@pytest.mark.parametrize("role", ["head_of_state", "head_of_government", "foreign_minister"])
def test_on_2021_07_15_at_least_185_states_have_a_holder(role: str) -> None:
    holders = [PEOPLE.holder_of(state, role, ON) for state in STATES]
    assert len(STATES) == 197
    assert sum(holder is not None for holder in holders) >= 185
    assert sum(holder is not None and holder.confirmed for holder in holders) >= 170


@pytest.mark.parametrize("day", [ON, date(2023, 5, 1), date(2026, 11, 1)])
def test_nobody_is_asserted_past_the_asof_of_the_tenure(day: date) -> None:
    for office in PEOPLE.offices:
        for holder in PEOPLE.holders(office, day):
            if holder.confirmed:
                assert holder.tenure.until or day <= last_day(holder.tenure.asof)
                assert not holder.tenure.doubt


@pytest.mark.parametrize(
    ("office", "day", "name"),
    [
        ("RUS.head_of_state", "2021-07-15", "Vladimir Poutine"),
        ("RUS.head_of_state", "2010-01-01", "Dmitri Medvedev"),
        ("FRA.foreign_minister", "2021-07-15", "Jean-Yves Le Drian"),
        ("USA.head_of_government", "2021-07-15", "Joe Biden"),
        ("USA.foreign_minister", "2021-07-15", "Antony Blinken"),
        ("DEU.head_of_government", "2021-07-15", "Angela Merkel"),
        ("DEU.foreign_minister", "2021-07-15", "Heiko Maas"),
        ("CHN.foreign_minister", "2021-07-15", "Wang Yi"),
        ("IRN.head_of_state", "2021-07-15", "Hassan Rohani"),
        ("IRN.supreme_leader", "2021-07-15", "Ali Khamenei"),
        ("KOR.head_of_state", "2021-07-15", "Moon Jae-in"),
        ("TCD.head_of_state", "2021-07-15", "Mahamat Idriss Déby"),
        ("NLD.head_of_government", "2021-07-15", "Mark Rutte"),
        ("UN.secretary_general", "2016-05-01", "Ban Ki-moon"),
        ("NATO.secretary_general", "2021-07-15", "Jens Stoltenberg"),
        ("EU.high_representative", "2021-07-15", "Josep Borrell"),
        ("EU.commission_president", "2018-01-01", "Jean-Claude Juncker"),
    ],
)
def test_an_office_is_held_by(office: str, day: str, name: str) -> None:
    holder = PEOPLE.holder(f"office:{office}", date.fromisoformat(day))
    assert holder is not None
    assert holder.confirmed
    assert PEOPLE.person(holder.person).name == name
    assert holder.because == "in office"


def test_a_stale_tenure_suggests_and_does_not_decide() -> None:
    holder = PEOPLE.holder("office:RUS.foreign_minister", date(2025, 3, 1))
    assert holder is not None
    assert not holder.confirmed
    assert "last confirmed on 2022" in holder.because


def test_a_shared_seat_has_no_single_holder() -> None:
    holders = PEOPLE.holders("office:SMR.head_of_state", ON)
    assert len(holders) == 2
    assert not any(holder.confirmed for holder in holders)
    assert PEOPLE.holder("office:ATA.head_of_state", ON) is None


def test_an_unverified_holder_never_decides() -> None:
    holder = PEOPLE.holder("office:FRA.foreign_minister", date(2025, 3, 1))
    assert holder is not None
    assert PEOPLE.person(holder.person).names[0] == "Jean-Noël Barrot"
    assert (holder.confirmed, holder.because) == (False, "unverified")


@pytest.mark.parametrize(
    ("name", "key", "how"),
    [
        ("Vladimir Poutine", "person:Q7747", "name"),
        ("Vladimir Putin", "person:Q7747", "name"),
        ("VLADIMIR POUTINE", "person:Q7747", "name"),
        ("Volodymyr Zelenskiy", "person:Q3874799", "sound"),
        ("Zelensky Volodymyr", "person:Q3874799", "sound"),
        ("Aleksandr Loukachenko", "person:Q2866", "sound"),
        ("Sergei Choïgou", "person:Q32024", "sound"),
        ("Orbán Viktor", "person:Q57641", "sound"),
        ("Abe Shinzo", "person:Q132345", "sound"),
        ("Bachar el-Assad", "person:Q44329", "sound"),
        ("Recep Erdogan", "person:Q39259", "short"),
        ("Cyril Ramaphosa", "person:Q1148669", "name"),
        ("Mahamat Idriss Déby Itno", "person:TCD.mahamat-idriss-deby", "long"),
        ("Kim Jong Un", "person:Q56226", "name"),
        ("Nguyễn Xuân Phúc", "person:Q10800073", "name"),
        ("Xi Jinping", "person:Q15031", "name"),
        ("Lula", "person:Q37181", "name"),
    ],
)
def test_a_full_name_finds_one_person(name: str, key: str, how: str) -> None:
    found = PEOPLE.find(name)
    assert [(candidate.key, candidate.how) for candidate in found] == [(key, how)]


@pytest.mark.parametrize(
    "name", ["Lavrov", "Wang", "Le Drian", "Michel", "Castro", "Henri", "Francis", "", "Zzyzx"]
)
def test_a_surname_alone_finds_nobody(name: str) -> None:
    assert PEOPLE.find(name) == []


def test_a_surname_with_an_office_a_country_or_a_day_finds_somebody() -> None:
    by_country = PEOPLE.find("Lavrov", country="RUS", on=ON)
    by_role = PEOPLE.find("Lavrov", role="foreign_minister")
    by_day = PEOPLE.find("Lavrov", on=ON)
    assert {found[0].key for found in (by_country, by_role, by_day)} == {"person:Q58217"}
    assert by_country[0].how == "surname"
    assert by_country[0].standing == "confirmed"
    assert PEOPLE.find("Lavrov", country="FRA", on=ON) == []
    assert PEOPLE.find("Lavrov", on=date(1990, 1, 1)) == []


def test_the_holder_of_the_highest_office_stands_first() -> None:
    found = PEOPLE.find("Wang", country="CHN", on=ON)
    assert [candidate.person.name for candidate in found] == ["Wang Yi", "Wang Wenbin"]


def test_without_a_day_whoever_left_office_last_stands_first() -> None:
    found = PEOPLE.find("Assad", country="SYR")
    assert [candidate.person.name for candidate in found][:2] == [
        "Bachar al-Assad",
        "Hafez al-Assad",
    ]
    assert {candidate.standing for candidate in found} == {"out"}


def test_a_surname_spelled_alike_beats_one_that_sounds_alike() -> None:
    found = PEOPLE.find("Michel", on=ON)
    assert "Charles Michel" in [candidate.person.name for candidate in found]
    assert "Keith Mitchell" not in [candidate.person.name for candidate in found]


def test_a_sovereign_is_found_by_the_one_name_with_the_country() -> None:
    assert PEOPLE.find("Henri", country="LUX", on=ON)[0].person.name == "grand-duc Henri"
    assert PEOPLE.find("Naruhito", country="JPN", on=ON)[0].standing == "confirmed"
    assert PEOPLE.find("Philippe", country="BEL", on=ON)[0].person.name == "Philippe Ier"


def test_a_father_is_not_his_son() -> None:
    assert PEOPLE.find("Idriss Déby")[0].key == "person:TCD.idriss-deby-itno"
    assert PEOPLE.find("Mahamat Idriss Déby")[0].key == "person:TCD.mahamat-idriss-deby"


def test_a_country_leaves_only_its_own() -> None:
    assert PEOPLE.find("Vladimir Poutine", country="RUS")
    assert PEOPLE.find("Vladimir Poutine", country="FRA") == []
    assert PEOPLE.find("Vladimir Poutine", role="foreign_minister") == []


def test_an_actor_has_names_country_and_the_role_of_the_day() -> None:
    actor = PEOPLE.actor("person:Q7747", ON)
    assert (actor.kind, actor.country, actor.role) == ("person", "RUS", "head_of_state")
    assert actor.names[:2] == ("Vladimir Poutine", "Vladimir Putin")
    assert PEOPLE.actor("person:Q7747", date(2009, 1, 1)).role == "head_of_government"
    assert PEOPLE.actor("person:Q58217", date(2026, 1, 1)).role is None
    guterres = PEOPLE.actor(PEOPLE.find("António Guterres")[0].key, ON)
    assert (guterres.country, guterres.role) == (None, "official")


def test_a_president_of_two_countries_speaks_for_his_own() -> None:
    actor = PEOPLE.actor("person:Q3052772", ON)
    assert (actor.country, actor.role) == ("FRA", "head_of_state")
    found = PEOPLE.find("Emmanuel Macron", on=ON)[0]
    assert found.tenure is not None
    assert found.tenure.office == "FRA.head_of_state"
    assert PEOPLE.actor("person:Q9682", ON).country == "GBR"


def test_an_office_is_an_actor_with_names_of_its_country() -> None:
    actor = PEOPLE.actor("office:RUS.foreign_minister")
    assert (actor.kind, actor.country, actor.role) == ("office", "RUS", "foreign_minister")
    assert actor.names[0] == "ministre russe des Affaires étrangères"
    assert PEOPLE.actor("office:UN.secretary_general").country is None
    assert PEOPLE.actor("office:ICC.prosecutor").role == "justice"
    assert PEOPLE.office("RUS", "foreign_minister") == "office:RUS.foreign_minister"
    assert PEOPLE.of("office:NATO.secretary_general") == "org:NATO"


def test_every_office_of_an_organisation_belongs_to_a_known_actor() -> None:
    base = KnowledgeBase.load()
    for office in PEOPLE.offices:
        assert base.entry(PEOPLE.of(office)).names
        assert PEOPLE.actor(office).names


def test_unknown_keys_are_key_errors() -> None:
    with pytest.raises(KeyError):
        PEOPLE.person("person:Q0")
    assert PEOPLE.tenures("person:Q0") == ()


def test_everybody_has_a_name_and_a_tenure() -> None:
    assert len(PEOPLE) > 3000
    for person in PEOPLE:
        assert person.name and PEOPLE.tenures(person.key)
        assert person.gender in ("", "m", "f")
        assert (person.qid is None) == (not person.key[7:].startswith("Q") or "." in person.key)


def test_the_data_file_is_small() -> None:
    assert DATA.stat().st_size < 300_000


def test_a_broken_data_file_says_how_to_build_it(tmp_path: Path) -> None:
    path = tmp_path / "people.jsonl.gz"
    with pytest.raises(InvalidKnowledge, match="people_build"):
        read_file(path)
    path.write_bytes(b"no gzip")
    with pytest.raises(InvalidKnowledge, match="Build them again"):
        read_file(path)
