"""A store that the first version wrote is opened by this one, and has lost nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from deeds_example import deeds
from stores.first_version import make
from stores.store_articles import WORLD, SmallReader, record
from verbale.ask.checking import check
from verbale.record.json import dumps
from verbale.stores import Entry, Query, Store, open_store
from verbale.stores.engine import HEAD

OLDER = record("M. Wang a dit que rien ne va.", id="wang")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of such a store: one of its documents was changed since it was first added."""
    reader = SmallReader()
    read = [reader.read_document(document) for document in WORLD]
    made = tmp_path / "first.db"
    make(made, [(OLDER, one) if one.document.id == "wang" else (one,) for one in read])
    return made


@pytest.fixture
def upgraded(path: Path) -> Iterator[Store]:
    with closing(open_store(str(path))) as opened:
        yield opened


@pytest.fixture
def anew(tmp_path: Path) -> Iterator[Store]:
    """The same documents, added by this version."""
    with closing(open_store(str(tmp_path / "new.db"), create=True)) as opened:
        reader = SmallReader()
        opened.put([Entry(OLDER)])
        opened.put([Entry(reader.read_document(document)) for document in WORLD])
        yield opened


def test_the_file_is_one_of_the_first_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        [(columns,)] = file.execute("SELECT sql FROM sqlite_master WHERE name = 'parties'")
        assert "country" not in columns


def test_opening_it_brings_its_tables_up_to_this_version(upgraded: Store, path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_everything_in_it_proves(upgraded: Store) -> None:
    assert list(check(upgraded)) == []


def test_texts_bytes_and_readings_are_what_they_were(upgraded: Store) -> None:
    kept = {(one.id, one.number): one for one in upgraded.documents()}
    assert len(kept) == len(WORLD) + 1
    assert not kept["wang", 1].current
    for document in WORLD:
        one = kept[document.id, 2 if document.id == "wang" else 1]
        assert (one.current, one.text) == (True, document.text)
        assert one.received == document.text.encode("utf-8")
        written = dumps(SmallReader().read_document(document))
        assert [(each.version, each.json) for each in one.records] == [
            ("0.0.9", written),
            ("0.1.0", written),
        ]


QUERIES = (
    Query(),
    Query(speaker="CHN"),
    Query(speaker="wang", towards="RUS"),
    Query(search="sanctions"),
    Query(search="embargo", anywhere=True),
    Query(publisher="l'echo du nord"),
)


@pytest.mark.parametrize("query", QUERIES)
def test_it_answers_as_a_store_made_by_this_version(
    upgraded: Store, anew: Store, query: Query
) -> None:
    def told(store: Store) -> object:
        found = store.survey(query, size=50, most=50)
        rows = [(row.document, row.id, row.words, row.speakers) for row in found.statements]
        return found.total, sorted(rows, key=repr), found.days, found.facets

    assert told(upgraded) == told(anew)
    assert upgraded.totals() == anew.totals()
    assert upgraded.names() == anew.names()


def test_it_takes_what_the_first_version_had_no_place_for(upgraded: Store) -> None:
    assert upgraded.put([Entry(deeds())]) == ["added"]
    assert upgraded.count_acts(Query()) == len(deeds().acts)
    assert upgraded.delete(["wang"]) == 1
    assert list(check(upgraded)) == []


def test_opening_it_again_changes_nothing(path: Path) -> None:
    for _ in range(2):
        with closing(open_store(str(path))) as opened:
            before = opened.age()
    assert before == 0
