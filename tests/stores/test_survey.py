from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from stores.store_articles import WORLD, SmallReader, record
from verbale.errors import InvalidQuestion
from verbale.stores import Entry, Query, Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(str(tmp_path / "survey.db"), create=True)) as opened:
        reader = SmallReader()
        opened.put([Entry(reader.read_document(document)) for document in WORLD])
        yield opened


QUERIES = (
    Query(),
    Query(speaker="CHN"),
    Query(search="sanctions"),
    Query(speaker="wang", towards="RUS"),
    Query(publisher="le courrier"),
    Query(search="embargo", anywhere=True),
    Query(type="assertion", language="fr"),
    Query(document="wang"),
)


@pytest.mark.parametrize("query", QUERIES)
def test_a_survey_a_count_a_page_and_a_list_agree(store: Store, query: Query) -> None:
    listed = {(row.document, row.id) for row in store.statements(query)}
    survey = store.survey(query, size=100, most=50)
    page = store.newest_statements(query, after=None, size=100)
    assert {(row.document, row.id) for row in page} == listed
    assert survey.statements == tuple(page)
    assert survey.total == store.count_statements(query) == len(listed)
    assert sum(day.number for day in survey.days) == sum(row.published is not None for row in page)


def test_a_facets_number_is_that_of_the_narrower_answer(store: Store) -> None:
    for query in (Query(), Query(search="que"), Query(speaker="CHN")):
        facets = store.survey(query, size=0, most=50).facets
        for count in facets["country"]:
            assert count.number == store.count_statements(replace(query, speaker=count.value)) or (
                query.speaker is not None
            )
        for count in facets["publisher"]:
            narrower = replace(query, publisher=count.value)
            assert count.number == store.count_statements(narrower)


def test_a_superseded_document_is_counted_nowhere(store: Store) -> None:
    before = store.survey(Query(), size=50, most=50)
    changed = record("Mme Le Goff a dit que rien ne va.", id="wang")
    store.put([Entry(changed)])
    after = store.survey(Query(), size=50, most=50)
    assert after.total == before.total - 1
    assert "lavrov" not in {count.value for count in after.facets["speaker"]}
    assert "RUS" not in {count.value for count in after.facets["country"]}
    assert store.totals().documents == 4


def test_somebody_is_called_by_a_name_a_key_or_the_code_of_a_country(store: Store) -> None:
    assert store.label("CHN") == "Chine"
    assert store.label("RUS") == "RUS"
    assert store.label("lavrov") == store.label("Sergueï  LAVROV") == "Sergueï Lavrov"
    assert store.label("nobody") is None
    assert [one.key for one in store.seen("RUS", most=5)] == ["lavrov"]
    assert [one.value for one in store.counterparts("CHN", most=5)] == ["RUS"]


def test_age_grows_with_every_change(store: Store) -> None:
    first = store.age()
    store.put([Entry(record("M. Wang a dit que oui."))])
    second = store.age()
    store.delete(["a1"])
    assert first < second < store.age()


@pytest.mark.parametrize("cursor", ["", "x", "2021:1", "2021-01-01:a:b", "9:-1:2", ":::"])
def test_a_cursor_that_is_none_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(InvalidQuestion, match="no place in this list"):
        store.newest_statements(Query(), after=cursor, size=3)


def test_a_store_of_the_first_version_is_drawn_again(store: Store, tmp_path: Path) -> None:
    wanted = store.survey(Query(), size=50, most=50)
    store.close()
    path = tmp_path / "survey.db"
    with closing(sqlite3.connect(path)) as old:
        [(schema,)] = old.execute("SELECT count(*) FROM sqlite_master WHERE name = 'act_parties'")
        assert schema == 1
        # What the later versions draw is emptied, and the version set back to before them.
        old.executescript(
            "UPDATE statements SET dated = NULL, publisher = NULL, publisher_form = NULL;"
            "UPDATE parties SET key = NULL, name = NULL, country = NULL, dated = NULL;"
        )
        old.commit()
    from verbale.stores.engine import connect, writing
    from verbale.stores.writing import redraw

    engine = connect(path)
    with writing(engine, "a.db") as connection:
        redraw(connection)
    engine.dispose()
    with closing(open_store(str(path))) as again:
        assert again.survey(Query(), size=50, most=50) == wanted
        assert again.damage() == []
