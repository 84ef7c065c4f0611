import gzip
import shutil
from pathlib import Path

import pytest

from verbale.actors.people_build import build, main, packed
from verbale.actors.people_file import DATA
from verbale.actors.tables import SOURCES, rows, write_packed
from verbale.errors import InvalidKnowledge

PERSONS = ("person", "country", "gender", "names", "family")
TENURES = ("office", "person", "since", "until", "asof", "source", "doubtful")


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    shutil.copytree(SOURCES, folder)
    return folder


def add(folder: Path, table: str, *fields: str) -> None:
    with (folder / table).open("a", encoding="utf-8") as file:
        file.write("\t".join(fields) + "\n")


def add_packed(folder: Path, table: str, columns: tuple[str, ...], *fields: str) -> None:
    lines = [tuple(row.fields.values()) for row in rows(folder, table, columns)]
    write_packed(folder / table, columns, [*lines, fields])


def test_the_data_file_of_the_package_is_what_its_tables_make() -> None:
    assert build(SOURCES) == gzip.decompress(DATA.read_bytes()).decode()


def test_the_bytes_are_the_same_each_time_and_carry_no_time() -> None:
    text = build(SOURCES)
    assert packed(text) == packed(build(SOURCES))
    assert packed(text)[4:8] == b"\0\0\0\0"


def test_main_writes_the_file_and_says_what_is_wrong(
    tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "people.jsonl.gz"
    assert main([str(tables), str(output)]) == 0
    assert output.read_bytes() == packed(build(tables))
    output.unlink()
    (tables / "offices.tsv").unlink()
    assert main([str(tables), str(output)]) == 1
    assert "offices.tsv" in capsys.readouterr().err
    assert not output.exists()


def test_two_holders_of_a_single_seat_fail_the_build(tables: Path) -> None:
    add(tables, "holders_by_hand.tsv", "FRA.foreign_minister", "Jean Dupont", "", "FRA", "m",
        "2019-01-01", "2020-06-01", "", "")  # fmt: skip
    with pytest.raises(InvalidKnowledge) as caught:
        build(tables)
    message = str(caught.value)
    assert "FRA.foreign_minister: Jean-Yves Le Drian and Jean Dupont from 2019-01-01" in message
    assert "shared_seats.tsv" in message


def test_a_listed_seat_may_be_shared(tables: Path) -> None:
    add(tables, "holders_by_hand.tsv", "FRA.foreign_minister", "Jean Dupont", "", "FRA", "m",
        "2019-01-01", "2020-06-01", "", "")  # fmt: skip
    add(tables, "shared_seats.tsv", "FRA.foreign_minister", "2019-01-01", "2020-06-01", "a test")
    assert "person:FRA.jean-dupont" in build(tables)


def test_an_unverified_holder_may_stand_beside_another(tables: Path) -> None:
    add(tables, "holders_by_hand.tsv", "FRA.foreign_minister", "Jean Dupont", "", "FRA", "m",
        "2019-01-01", "2020-06-01", "", "unverified")  # fmt: skip
    assert "person:FRA.jean-dupont" in build(tables)


def test_a_person_that_stands_twice_fails_the_build(tables: Path) -> None:
    add_packed(tables, "persons.tsv.xz", PERSONS, "person:Q7747", "RUS", "m", "Vladimir Putin", "")
    with pytest.raises(InvalidKnowledge, match="person:Q7747 stands twice"):
        build(tables)


def test_a_name_that_shares_no_surname_fails_the_build(tables: Path) -> None:
    add_packed(
        tables, "persons.tsv.xz", PERSONS, "person:Q1", "FRA", "m", "Jean Barrot|Ulf Kim", ""
    )
    with pytest.raises(InvalidKnowledge, match="'Ulf Kim' shares no surname with 'Jean Barrot'"):
        build(tables)


def test_a_french_name_must_belong_to_one_person(tables: Path) -> None:
    add(tables, "french_names.tsv", "FRA", "Personne Inconnue", "")
    with pytest.raises(InvalidKnowledge, match="0 persons of FRA are called 'Personne Inconnue'"):
        build(tables)


def test_a_french_name_must_share_a_surname(tables: Path) -> None:
    add(tables, "french_names.tsv", "RUS", "Boris Eltsine", "Vladimir Putin")
    with pytest.raises(InvalidKnowledge, match="'Boris Eltsine' shares no surname"):
        build(tables)


def test_a_tenure_needs_its_person_and_the_right_order(tables: Path) -> None:
    tenure = ("FRA.foreign_minister", "person:Q0", "1999-01-01", "1998-01-01", "2020-01-01", "x")
    add_packed(tables, "tenures.tsv.xz", TENURES, *tenure, "")
    with pytest.raises(InvalidKnowledge, match="no person person:Q0"):
        build(tables)
    shutil.copy(SOURCES / "tenures.tsv.xz", tables)
    known = (tenure[0], "person:Q7747", *tenure[2:])
    add_packed(tables, "tenures.tsv.xz", TENURES, *known, "")
    with pytest.raises(InvalidKnowledge, match="before the beginning"):
        build(tables)


def test_a_tenure_stands_once(tables: Path) -> None:
    first = next(iter(rows(tables, "tenures.tsv.xz", TENURES)))
    add_packed(tables, "tenures.tsv.xz", TENURES, *first.fields.values())
    with pytest.raises(InvalidKnowledge, match="a tenure stands twice"):
        build(tables)


def test_the_sources_of_persons_are_small() -> None:
    assert sum((SOURCES / f"{n}.tsv.xz").stat().st_size for n in ("persons", "tenures")) < 300_000
