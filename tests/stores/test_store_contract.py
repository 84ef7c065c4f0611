"""What every store must do, whatever it is made of: one class, run over each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from stores.store_articles import WORLD, SmallReader, article, record
from verbale.errors import InvalidQuestion
from verbale.record.json import dumps
from verbale.record.types import Failure, Record
from verbale.stores import Entry, Query, Store, open_store
from verbale.text.source import Source

Opening = Callable[[], Store]
TEXT = "M. Wang a dit que tout va bien."


def _sqlite(folder: Path) -> Opening:
    return lambda: open_store(f"sqlite:///{folder / 'contract.db'}", create=True)


STORES = {"sqlite": _sqlite}


@pytest.fixture(params=sorted(STORES))
def opening(request: pytest.FixtureRequest, tmp_path: Path) -> Opening:
    return STORES[request.param](tmp_path)


@pytest.fixture
def store(opening: Opening) -> Iterator[Store]:
    opened = opening()
    yield opened
    opened.close()


@pytest.fixture
def world(store: Store) -> Store:
    reader = SmallReader()
    store.put([Entry(reader.read_document(document)) for document in WORLD])
    return store


def found(store: Store, query: Query) -> list[str]:
    return [f"{row.document}/{row.id}" for row in store.statements(query)]


class TestPut:
    def test_a_new_document_is_added_once(self, store: Store) -> None:
        assert store.put([Entry(record(TEXT))]) == ["added"]
        assert store.put([Entry(record(TEXT))]) == ["unchanged"]
        assert len(list(store.documents())) == 1
        assert len(list(store.statements(Query()))) == 1

    def test_the_same_twice_in_one_batch_is_added_once(self, store: Store) -> None:
        assert store.put([Entry(record(TEXT)), Entry(record(TEXT))]) == ["added", "unchanged"]

    def test_a_changed_text_is_a_new_version_and_the_old_one_stays(self, store: Store) -> None:
        store.put([Entry(record(TEXT))])
        changed = record("M. Wang a dit que rien ne va.")
        assert store.put([Entry(changed)]) == ["changed"]
        old, new = store.documents("a1")
        assert (old.number, old.current, old.text) == (1, False, TEXT)
        assert (new.number, new.current, new.text) == (2, True, changed.document.text)
        assert [row.words for row in store.statements(Query())] == ["rien ne va"]

    @pytest.mark.parametrize("member", ["published", "publisher", "title", "language"])
    def test_changed_metadata_is_a_new_version(self, store: Store, member: str) -> None:
        before = record(TEXT)
        change: dict[str, Any] = {member: date(1999, 1, 1) if member == "published" else "de"}
        document = replace(before.document, **change)
        store.put([Entry(before)])
        assert store.put([Entry(replace(before, document=document))]) == ["changed"]
        assert store.put([Entry(replace(before, document=document))]) == ["unchanged"]

    def test_metadata_that_goes_missing_is_a_change_too(self, store: Store) -> None:
        store.put([Entry(record(TEXT))])
        bare = SmallReader().read_document(article(TEXT, published=None, publisher=None))
        assert store.put([Entry(bare)]) == ["changed"]
        assert store.put([Entry(bare)]) == ["unchanged"]

    @pytest.mark.parametrize("newer", [{"version": "0.2.0"}, {"model": "larger"}])
    def test_a_newer_reading_replaces_the_record_and_keeps_the_old(
        self, store: Store, newer: dict[str, str]
    ) -> None:
        store.put([Entry(record(TEXT))])
        assert store.put([Entry(record(TEXT, **newer))]) == ["reread"]
        [document] = store.documents()
        assert [one.current for one in document.records] == [False, True]
        assert len(list(store.statements(Query()))) == 1
        assert store.damage() == []

    def test_what_was_put_comes_back_byte_for_byte(self, store: Store) -> None:
        given = record(TEXT)
        source = Source(TEXT.encode("cp1252"), "wire/a1.txt")
        store.put([Entry(given, source)])
        [document] = store.documents()
        assert document.records[0].json == dumps(given)
        assert document.received == source.data
        assert document.received_digest == source.digest
        assert (document.media_type, document.origin) == ("text/plain", "wire/a1.txt")
        assert (document.published, document.publisher) == (date(2021, 7, 15), "Le Courrier")
        assert document.actors == ("wang-yi",)

    def test_a_batch_that_fails_leaves_nothing(self, store: Store) -> None:
        good = record(TEXT)
        twice = replace(good, document=article(TEXT, id="a2"), actors=good.actors * 2)
        with pytest.raises(Exception, match="UNIQUE"):
            store.put([Entry(good), Entry(twice)])
        assert list(store.documents()) == []
        assert store.damage() == []

    def test_a_record_without_statements_or_actors_is_kept(self, store: Store) -> None:
        assert store.put([Entry(record("Rien ne fut annoncé."))]) == ["added"]
        assert store.ids() == ["a1"]
        assert list(store.statements(Query())) == []

    def test_an_empty_batch_is_nothing(self, store: Store) -> None:
        assert store.put([]) == []


class TestHolds:
    def test_only_this_text_with_this_metadata_by_this_version(self, store: Store) -> None:
        store.put([Entry(record(TEXT))])
        assert store.holds(article(TEXT), version="0.1.0")
        assert not store.holds(article(TEXT), version="0.2.0")
        assert not store.holds(article(TEXT + " "), version="0.1.0")
        assert not store.holds(article(TEXT, id="a2"), version="0.1.0")
        assert not store.holds(article(TEXT, publisher=None), version="0.1.0")

    def test_a_superseded_version_is_not_held(self, store: Store) -> None:
        store.put([Entry(record(TEXT))])
        store.put([Entry(record("M. Wang a dit que rien ne va."))])
        assert not store.holds(article(TEXT), version="0.1.0")


class TestStatements:
    def test_the_oldest_comes_first_and_the_undated_last(self, world: Store) -> None:
        assert found(world, Query()) == ["chine/s1", "wang/s1", "wang/s2", "onu/s1", "goff/s1"]

    @pytest.mark.parametrize("speaker", ["CHN", "chn", " CHN "])
    def test_a_country_code_finds_the_country_and_its_people(
        self, world: Store, speaker: str
    ) -> None:
        assert found(world, Query(speaker=speaker)) == ["chine/s1", "wang/s1"]

    @pytest.mark.parametrize(
        ("speaker", "rows"),
        [
            ("Chine", ["chine/s1"]),
            ("pekin", ["chine/s1"]),
            ("Wang Yi", ["wang/s1"]),
            ("WANG", ["wang/s1"]),
            ("wang-yi", ["wang/s1"]),
            ("sergueï lavrov", ["wang/s2"]),
            ("Lavrov", ["wang/s2"]),
            ("Serguei", []),
            ("le goff", ["goff/s1"]),
            ("Goff", ["goff/s1"]),
            ("nations unies", []),
            ("organisation des nations unies", ["onu/s1"]),
            ("ONU", ["onu/s1"]),
            ("Lav", []),
            ("%", []),
            ("", []),
        ],
    )
    def test_a_name_finds_its_bearer_whole_or_by_surname(
        self, world: Store, speaker: str, rows: list[str]
    ) -> None:
        assert found(world, Query(speaker=speaker)) == rows

    def test_an_addressee_is_not_a_speaker(self, world: Store) -> None:
        assert found(world, Query(addressee="RUS")) == ["wang/s1"]
        assert found(world, Query(speaker="RUS")) == ["wang/s2"]
        assert found(world, Query(speaker="CHN", addressee="Lavrov")) == ["wang/s1"]

    def test_both_ends_of_a_period_are_included_and_the_undated_are_not(self, world: Store) -> None:
        assert found(world, Query(since=date(2021, 7, 15))) == ["wang/s1", "wang/s2", "onu/s1"]
        assert found(world, Query(until=date(2021, 7, 15))) == ["chine/s1", "wang/s1", "wang/s2"]
        assert found(world, Query(since=date(2021, 7, 16), until=date(2022, 3, 3))) == []

    def test_a_publisher_is_found_in_any_spelling(self, world: Store) -> None:
        assert found(world, Query(publisher="l’echo du nord")) == ["chine/s1"]

    @pytest.mark.parametrize(
        ("search", "rows"),
        [
            ("sanction", ["wang/s1", "onu/s1"]),
            ("SANCTIONS", ["wang/s1", "onu/s1"]),
            ("journal", ["wang/s1"]),
            ("etrangers", ["wang/s1"]),
            ("oeuvre", ["chine/s1"]),
            ("l'œuvre", ["chine/s1"]),
            ("d'oeuvre", ["chine/s1"]),
            ("étranger sanction", ["wang/s1"]),
            ("sanction -étrangers", ["onu/s1"]),
            ('"les sanctions"', ["wang/s1", "onu/s1"][:1]),
            ('"sanctions étrangers"', []),
            ("sanct*", ["wang/s1", "onu/s1"]),
            ("averti", ["chine/s1"]),
            ("embargo", []),
            ("l'état", ["goff/s1"]),
        ],
    )
    def test_a_search_folds_accents_ligatures_and_plurals(
        self, world: Store, search: str, rows: list[str]
    ) -> None:
        assert found(world, Query(search=search)) == rows

    def test_anywhere_searches_the_whole_document(self, world: Store) -> None:
        assert found(world, Query(search="embargos", anywhere=True)) == ["chine/s1"]

    def test_a_document_of_another_language_is_found_by_its_own_words(self, store: Store) -> None:
        text = "L'ONU a dit que The sanctions stay."
        store.put([Entry(SmallReader().read_document(article(text, language="en")))])
        assert len(found(store, Query(search="sanctions"))) == 1
        assert len(found(store, Query(search="sanctions", language="en"))) == 1
        assert found(store, Query(language="fr")) == []

    def test_one_document_can_be_asked_for(self, world: Store) -> None:
        assert found(world, Query(document="wang")) == ["wang/s1", "wang/s2"]

    def test_a_row_says_all_that_is_known(self, world: Store) -> None:
        [row] = world.statements(Query(addressee="lavrov"))
        assert row.as_dict() | {"cursor": ""} == {
            "document": "wang",
            "statement": "s1",
            "published": "2021-07-15",
            "publisher": "Le Courrier",
            "title": None,
            "language": "fr",
            "speakers": [{"key": "wang-yi", "name": "Wang Yi", "country": "CHN"}],
            "addressees": [{"key": "lavrov", "name": "Sergueï Lavrov", "country": "RUS"}],
            "cue": "a dit",
            "words": "les sanctions et les journaux étrangers lui pèsent",
            "mode": "indirect",
            "type": "assertion",
            "within": None,
            "cue_span": [8, 13],
            "content": [[30, 80]],
            "cursor": "",
        }

    def test_a_list_can_be_taken_up_behind_any_row(self, world: Store) -> None:
        rows = list(world.statements(Query()))
        for number, row in enumerate(rows):
            assert list(world.statements(Query(), after=row.cursor)) == rows[number + 1 :]

    @pytest.mark.parametrize("cursor", ["", "x", "2021-01-01:1", "2021-01-01:a:b", "1:2:3:4"])
    def test_a_cursor_that_is_none_is_refused(self, world: Store, cursor: str) -> None:
        with pytest.raises(InvalidQuestion, match="no place"):
            list(world.statements(Query(), after=cursor))

    def test_more_rows_than_a_page_come_in_order_and_once(self, store: Store) -> None:
        text = " ".join(f"M. Wang a dit que le point {number} tient." for number in range(450))
        store.put([Entry(record(text))])
        rows = list(store.statements(Query()))
        assert [row.words for row in rows] == [f"le point {number} tient" for number in range(450)]


class TestDocuments:
    def test_ids_are_found_by_their_beginning(self, world: Store) -> None:
        assert world.ids() == ["chine", "goff", "onu", "wang"]
        assert world.ids("w") == ["wang"]
        assert world.ids("W") == []
        assert world.ids("%") == []

    def test_a_known_id_is_the_only_answer_to_itself(self, store: Store) -> None:
        store.put([Entry(record(TEXT, id="a")), Entry(record(TEXT, id="ab"))])
        assert store.ids("a") == ["a"]

    def test_a_deleted_document_leaves_no_trace(self, world: Store) -> None:
        assert world.delete(["wang", "nobody"]) == 1
        assert world.ids("wang") == []
        assert found(world, Query(search="sanctions")) == ["onu/s1"]
        assert found(world, Query(search="sanctions", anywhere=True)) == ["onu/s1"]
        assert "Wang Yi" not in world.names()
        assert world.damage() == []

    def test_deleting_takes_every_version(self, store: Store) -> None:
        store.put([Entry(record(TEXT))])
        store.put([Entry(record("M. Wang a dit que rien ne va."))])
        assert store.delete(["a1"]) == 1
        assert list(store.documents()) == []
        assert store.put([Entry(record(TEXT))]) == ["added"]

    def test_names_are_those_of_current_documents(self, store: Store) -> None:
        store.put([Entry(record(TEXT))])
        assert store.names() == ["CHN", "Wang Yi", "wang-yi"]
        store.put([Entry(record("L'ONU a dit que rien ne va."))])
        assert store.names() == ["ONU", "UN"]

    def test_publishers_are_listed_once(self, world: Store) -> None:
        assert world.publishers() == ["L'Écho du Nord", "Le Courrier"]


class TestFailures:
    def test_the_latest_reason_is_kept(self, store: Store) -> None:
        store.fail([Failure("a1", "x.txt", "binary")])
        store.fail([Failure("a1", "x.txt", "empty"), Failure("a0", "y.txt", "empty")])
        assert list(store.failures()) == [
            Failure("a0", "y.txt", "empty"),
            Failure("a1", "x.txt", "empty"),
        ]

    def test_a_document_that_is_read_at_last_is_no_failure(self, store: Store) -> None:
        store.fail([Failure("a1", "x.txt", "binary")])
        store.put([Entry(record(TEXT))])
        assert list(store.failures()) == []


class TestSharing:
    def test_what_one_writes_another_sees(self, opening: Opening) -> None:
        one, other = opening(), opening()
        try:
            one.put([Entry(record(TEXT))])
            assert other.put([Entry(record(TEXT))]) == ["unchanged"]
            other.put([Entry(record(TEXT, id="a2"))])
            assert one.ids() == ["a1", "a2"]
        finally:
            one.close()
            other.close()

    def test_a_store_is_as_it_was_when_it_is_opened_again(self, opening: Opening) -> None:
        first = opening()
        first.put([Entry(record(TEXT))])
        rows = list(first.statements(Query()))
        first.close()
        second = opening()
        try:
            assert list(second.statements(Query())) == rows
        finally:
            second.close()


def test_a_record_that_is_read_from_the_store_is_the_one_that_was_put(store: Store) -> None:
    from verbale.record.json import loads

    given: Record = record(TEXT)
    store.put([Entry(given)])
    [document] = store.documents()
    assert loads(document.records[0].json) == given
