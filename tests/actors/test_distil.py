import csv
import lzma
from pathlib import Path

import pytest

from verbale.actors.distil import distil, main
from verbale.actors.stay import Somebody, Stay, add_name, joined, told_apart
from verbale.actors.tables import SOURCES, rows, sounds_of
from verbale.actors.yearbook import leaders, read_leader

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
TITLES = {row["word"] for row in rows(SOURCES, "yearbook_titles.tsv", ("word",))}


def stay(
    person: str, since: str, until: str = "", asof: str = "2022-08-02", source: str = ""
) -> Stay:
    return Stay("FRA.foreign_minister", person, since, until, asof, source or "wikidata")


@pytest.mark.parametrize(
    ("text", "role", "name", "family"),
    [
        ("Prime Minister Mia MOTTLEY", "head_of_government", "Mia Mottley", "Mottley"),
        ("President XI Jinping", "head_of_state", "Xi Jinping", "Xi"),
        ("Abdelaziz DJERAD", "head_of_government", "Abdelaziz Djerad", "Djerad"),
        ("Interim President Claude JOSEPH", "head_of_state", "Claude Joseph", "Joseph"),
        ("King PHILIPPE", "head_of_state", "Philippe", "Philippe"),
        ("King FREDERIK X of Denmark", "head_of_state", "Frederik X", "Frederik"),
        ('President Joko "Jokowi" WIDODO', "head_of_state", "Joko Widodo", "Widodo"),
        ("Sultan and Prime Minister Sir HASSANAL Bolkiah", "head_of_state", "Hassanal Bolkiah",
         "Hassanal"),
    ],
)  # fmt: skip
def test_the_yearbook_writes_surnames_in_capitals(
    text: str, role: str, name: str, family: str
) -> None:
    read = read_leader(text, role, TITLES)
    assert read is not None
    assert read[0] == name
    assert read[1][0].split()[0] == family


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Vice President Kamala D. HARRIS", "head_of_state"),
        ("Deputy Prime Ministers Janusz PIECHOCINSKI", "head_of_government"),
        ("represented by Governor General Mary SIMON", "head_of_state"),
        ("President Edgar LUNGU", "head_of_government"),
        ("Prime Minister KIM Boo-kyum", "head_of_state"),
        ("vacant", "head_of_government"),
    ],
)
def test_deputies_and_other_offices_are_left_out(text: str, role: str) -> None:
    assert read_leader(text, role, TITLES) is None


def test_a_leader_is_linked_by_surname_first_name_and_country(tmp_path: Path) -> None:
    with (tmp_path / "factbook_leaders.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "country", "role", "fulltext", "since", "first_seen", "last_seen"])
        for country, text in [
            ("Chad", "President Mahamat Idriss DEBY"),
            ("Chad", "President Idriss DEBY"),
            ("France", "President Idriss DEBY"),
        ]:
            writer.writerow(
                ["x", country, "head_of_state", text, "2021-04-20", "2021-05-01", "2021-06-01"]
            )
    father = Somebody("person:Q1", "TCD", "m", ["Idriss Déby"])
    people = {father.person: father}
    found = leaders(tmp_path, SOURCES, people, sounds_of(SOURCES))
    assert [s.person for s in found] == [
        "person:TCD.mahamat-idriss-deby",
        "person:Q1",
        "person:FRA.idriss-deby",
    ]


def test_two_lines_of_one_stay_become_one() -> None:
    once = joined([stay("a", "2020-12-31"), stay("a", "2020-12-31", "2021-09-17")])
    assert [(s.since, s.until) for s in once] == [("2020-12-31", "2021-09-17")]


def test_a_later_source_prolongs_an_open_stay() -> None:
    once = joined(
        [stay("a", "2019-07-09"), stay("a", "2019-07-09", asof="2024-05-23", source="factbook")]
    )
    assert [(s.until, s.asof, s.source) for s in once] == [("", "2024-05-23", "wikidata+factbook")]


def test_a_second_stay_remains_a_second_one() -> None:
    assert len(joined([stay("a", "2001", "2003"), stay("a", "2010", "2012")])) == 2


def test_an_open_stay_ends_where_the_next_begins() -> None:
    first, second = told_apart([stay("a", "2020-01-01"), stay("b", "2021-05-01", "2021-09-01")])
    assert (first.until, first.doubtful) == ("2021-05-01", "")
    assert second.until == "2021-09-01"


def test_an_end_inferred_after_many_years_is_doubtful() -> None:
    first, _ = told_apart([stay("a", "2005-01-01"), stay("b", "2021-05-01")])
    assert first.doubtful == "inferred end"


def test_a_gap_that_no_source_saw_stays_open() -> None:
    first, _ = told_apart([stay("a", "2016-07-28", asof="2017-03-28"), stay("b", "2020-11-17")])
    assert (first.until, first.asof) == ("", "2017-03-28")


def test_names_lose_titles_and_foreign_letters() -> None:
    somebody = Somebody("person:Q1", "GBR", "")
    for name in (
        "Des Browne, Baron Browne of Ladyton",
        "Margrethe II of Denmark",
        "Путин",
        "A, Jr.",
    ):
        add_name(somebody, name)
    assert somebody.names == ["Des Browne", "Margrethe II", "A, Jr."]


@pytest.mark.skipif(not (SHARED / "kb").exists(), reason="the raw tables are not here")
def test_the_distilled_sources_are_what_the_raw_tables_give(tmp_path: Path) -> None:
    assert main([str(SHARED / "kb"), str(tmp_path)]) == 0
    for name in ("persons.tsv.xz", "tenures.tsv.xz"):
        made, kept = (lzma.decompress((f / name).read_bytes()) for f in (tmp_path, SOURCES))
        assert made == kept


@pytest.mark.skipif(not (SHARED / "kb").exists(), reason="the raw tables are not here")
def test_nobody_before_2000_is_kept() -> None:
    _, stays = distil(SHARED / "kb", SOURCES)
    assert min(s.until or s.asof for s in stays) >= "2000"
