import json
import shutil
from pathlib import Path

import pytest

from verbale.actors.build import SOURCES, build, main
from verbale.actors.knowledge import DATA
from verbale.errors import InvalidKnowledge


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    shutil.copytree(SOURCES, folder)
    return folder


def change(folder: Path, table: str, old: str, new: str) -> None:
    path = folder / table
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(folder: Path, table: str, *fields: str) -> None:
    with (folder / table).open("a", encoding="utf-8") as file:
        file.write("\t".join(fields) + "\n")


def test_the_data_file_of_the_package_is_what_its_tables_make() -> None:
    assert build(SOURCES) == DATA.read_text(encoding="utf-8")


def test_the_data_file_is_small() -> None:
    assert DATA.stat().st_size < 400_000


def test_actors_stand_in_the_order_of_their_keys() -> None:
    _, *lines = DATA.read_text(encoding="utf-8").splitlines()
    keys = [json.loads(line)["key"] for line in lines]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


def test_the_header_tells_format_language_and_day_of_the_facts() -> None:
    header = json.loads(DATA.read_text(encoding="utf-8").split("\n", 1)[0])
    assert (header["format"], header["language"]) == (1, "fr")
    assert header["asof"] >= "2025-01-01"


def test_main_writes_the_same_bytes_each_time(tables: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert main([str(tables), str(first)]) == main([str(tables), str(second)]) == 0
    assert first.read_bytes() == second.read_bytes() == DATA.read_bytes()


def test_main_says_what_is_wrong_and_writes_nothing(
    tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tables / "states.tsv").unlink()
    assert main([str(tables), str(tmp_path / "out")]) == 1
    assert "states.tsv" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_two_actors_with_one_key_fail(tables: Path) -> None:
    add(tables, "orgs_more.tsv", "UN", "igo", "", "Une autre organisation", "")
    with pytest.raises(InvalidKnowledge, match="org:UN: two actors have this key"):
        build(tables)


def test_a_label_of_two_actors_must_be_listed(tables: Path) -> None:
    add(tables, "orgs_more.tsv", "XYZ", "party", "DEU", "Rassemblement national", "")
    with pytest.raises(InvalidKnowledge, match="'rassemblement national' names org:RN, org:XYZ"):
        build(tables)


def test_a_listed_label_may_have_two_actors(tables: Path) -> None:
    add(tables, "orgs_more.tsv", "XYZ", "party", "DEU", "Rassemblement national", "")
    add(tables, "labels.tsv", "Rassemblement national", "ambiguous", "org:RN org:XYZ")
    assert '"Rassemblement national":["ambiguous",["org:RN","org:XYZ"]]' in build(tables)


def test_accents_and_hyphens_do_not_tell_labels_apart(tables: Path) -> None:
    add(tables, "orgs_more.tsv", "XYZ", "igo", "", "Corée-du-Nord", "")
    with pytest.raises(InvalidKnowledge, match="'coree du nord'"):
        build(tables)


def test_a_state_without_an_adjective_fails(tables: Path) -> None:
    change(tables, "states.tsv", "\tafghan\t", "\t\t")
    with pytest.raises(InvalidKnowledge, match=r"states\.tsv:2: a state needs"):
        build(tables)


def test_a_state_needs_an_agreement(tables: Path) -> None:
    change(tables, "states.tsv", "AFG\tAF\tm\t", "AFG\tAF\tx\t")
    with pytest.raises(InvalidKnowledge, match="agreement 'x'"):
        build(tables)


def test_a_member_must_exist(tables: Path) -> None:
    add(tables, "groups.tsv", "ZZ", "pays de nulle part", "", "ZZZ", "", "")
    with pytest.raises(InvalidKnowledge, match="group:ZZ: no member country:ZZZ"):
        build(tables)


def test_a_membership_cannot_end_before_it_begins(tables: Path) -> None:
    add(tables, "groups.tsv", "ZZ", "pays de nulle part", "", "FRA", "2020-01-01", "2019-01-01")
    with pytest.raises(InvalidKnowledge, match="ends before it begins"):
        build(tables)


def test_a_date_must_be_one(tables: Path) -> None:
    add(tables, "groups.tsv", "ZZ", "pays de nulle part", "", "FRA", "2020", "")
    with pytest.raises(InvalidKnowledge, match="'2020' is no date"):
        build(tables)


def test_a_group_is_named_once(tables: Path) -> None:
    add(tables, "groups.tsv", "G7", "encore un nom", "", "FRA", "", "")
    with pytest.raises(InvalidKnowledge, match="group G7 is named twice"):
        build(tables)


def test_an_organisation_has_a_known_class_and_country(tables: Path) -> None:
    add(tables, "orgs_more.tsv", "XYZ", "club", "", "Un club", "")
    with pytest.raises(InvalidKnowledge, match="class 'club'"):
        build(tables)
    change(tables, "orgs_more.tsv", "XYZ\tclub\t\t", "XYZ\tngo\tZZZ\t")
    with pytest.raises(InvalidKnowledge, match="no state or territory ZZZ"):
        build(tables)


def test_an_institution_has_a_known_kind(tables: Path) -> None:
    add(tables, "institutions.tsv", "FRA", "treehouse", "Cabane", "")
    with pytest.raises(InvalidKnowledge, match="'treehouse' is not in"):
        build(tables)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (("Chine", "odd", ""), "'odd' is not ambiguous"),
        (("Chine", "ambiguous", "country:CHN"), "has two actors"),
        (("Chine", "decoy", "country:ZZZ"), "no actor country:ZZZ"),
    ],
)
def test_a_remark_on_a_label_must_make_sense(
    tables: Path, line: tuple[str, str, str], message: str
) -> None:
    add(tables, "labels.tsv", *line)
    with pytest.raises(InvalidKnowledge, match=message):
        build(tables)


@pytest.mark.parametrize("table", ["adjectives.tsv", "prefixes.tsv"])
def test_an_adjective_or_prefix_belongs_to_somebody(tables: Path, table: str) -> None:
    fields = ("country:ZZZ", "zed") if table == "adjectives.tsv" else ("zedo", "country:ZZZ")
    add(tables, table, *fields)
    with pytest.raises(InvalidKnowledge, match="no actor country:ZZZ"):
        build(tables)


def test_an_ambiguous_adjective_is_so_in_all_its_forms() -> None:
    header = json.loads(build(SOURCES).split("\n", 1)[0])
    for form in ("congolais", "congolaise", "congolaises"):
        assert header["labels"][form] == ["ambiguous", ["country:COD", "country:COG"]]


def test_a_ragged_line_is_named(tables: Path) -> None:
    add(tables, "prefixes.tsv", "zedo")
    with pytest.raises(InvalidKnowledge, match="1 fields where 2 are due"):
        build(tables)


def test_other_columns_are_refused(tables: Path) -> None:
    change(tables, "prefixes.tsv", "prefix\tactor", "actor\tprefix")
    with pytest.raises(InvalidKnowledge, match="must name the columns prefix, actor"):
        build(tables)
