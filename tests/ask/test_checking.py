from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from deeds_example import deeds
from stores.store_articles import SmallReader, article, record
from verbale.ask.adding import add
from verbale.ask.checking import check
from verbale.ask.receiving import Received
from verbale.stores import Entry, Store
from verbale.text.source import Source

TEXT = "M. Wang a dit à M. Lavrov que les sanctions pèsent. L'ONU a dit que non."


@pytest.fixture
def kept(store: Store) -> Store:
    received = Received(article(TEXT), Source(TEXT.encode("utf-8"), "a1.txt"))
    assert [one.status for one in add(store, [received], reader=lambda _: SmallReader())] == [
        "added"
    ]
    return store


Tamper = Callable[[str], list[str]]


@pytest.fixture
def tampered(kept: Store) -> Tamper:
    """Change the file behind the store's back and return what the check says then."""

    def change(statement: str) -> list[str]:
        with closing(sqlite3.connect(kept.url)) as connection:
            connection.execute(statement)
            connection.commit()
        return [finding.detail for finding in check(kept)]

    return change


def test_a_store_that_was_left_alone_proves(kept: Store) -> None:
    assert list(check(kept)) == []


def test_superseded_versions_and_old_readings_are_proved_too(kept: Store) -> None:
    kept.put([Entry(record("M. Wang a dit que rien ne va."))])
    kept.put([Entry(record("M. Wang a dit que rien ne va.", version="0.2.0"))])
    assert list(check(kept)) == []
    with closing(sqlite3.connect(kept.url)) as connection:
        connection.execute("UPDATE documents SET text = 'x' || text WHERE number = 1")
        connection.execute("UPDATE records SET digest = 'sha256:0' WHERE version = '0.1.0'")
        connection.commit()
    found = {(one.document, one.number) for one in check(kept)}
    assert found == {("a1", 1), ("a1", 2)}


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ("UPDATE documents SET text = replace(text, 'Wang', 'Wong')", "its digest differs"),
        ("UPDATE documents SET text = replace(text, 'Wang', 'Wong')", "another text"),
        ("UPDATE documents SET text_digest = 'sha256:0'", "the text is not the one"),
        ("UPDATE documents SET received = x'00'", "the bytes as received are not those"),
        ("UPDATE documents SET received = NULL", "the bytes as received are gone"),
        ("UPDATE documents SET media_type = 'image/png'", "cannot be read again"),
        ("UPDATE documents SET published = '1999-01-01'", "another id, language, date"),
        ("UPDATE documents SET publisher = 'Autre'", "another id, language, date"),
        ("UPDATE records SET json = replace(json, 'assertion', 'denial')", "its digest differs"),
        ("UPDATE records SET json = '{'", "cannot be read"),
        ("UPDATE records SET current = 0", "0 current records"),
        ("UPDATE statements SET words = 'autre chose'", "words in the table differs"),
        ("UPDATE statements SET cue = 'a nié' WHERE id = 's1'", "cue in the table differs"),
        ("UPDATE statements SET content = '[[0, 3]]'", "content in the table differs"),
        ("UPDATE statements SET content = 'x'", "content in the table differs"),
        ("UPDATE statements SET cue_start = 99, cue_end = 3", "cue_span in the table differs"),
        ("UPDATE statements SET mode = 'direct'", "mode in the table differs"),
        ("DELETE FROM parties", "speakers in the table differs"),
        ("DELETE FROM parties WHERE part = 'addressee'", "addressees in the table differs"),
        ("UPDATE actors SET name = 'Autre' WHERE key = 'UN'", "speakers in the table differs"),
        ("UPDATE actors SET key = 'XX' WHERE key = 'UN'", "the table of actors differs"),
        ("DELETE FROM statements WHERE id = 's2'", "1 statements in the table, 2 in the record"),
        ("DELETE FROM statements WHERE id = 's2'", "1 entries lead to no row"),
        ("DELETE FROM statement_search", "2 rows of statements cannot be found"),
        ("DELETE FROM document_search", "1 rows of documents cannot be found"),
        ("UPDATE records SET document = 77", "belongs to a row of documents that is gone"),
    ],
)
def test_whatever_is_changed_behind_the_store_is_found(
    tampered: Tamper, change: str, detail: str
) -> None:
    found = tampered(change)
    assert any(detail in line for line in found), found


@pytest.fixture
def acting(store: Store) -> Store:
    """A store with acts of every kind: in a current, a superseded and an undated document."""
    store.put([Entry(deeds(id="d1")), Entry(deeds(id="d2", published=None))])
    store.put([Entry(deeds(id="d1", published="2022-01-01"))])
    return store


def test_the_rows_of_acts_of_every_version_prove(acting: Store) -> None:
    assert list(check(acting)) == []
    assert {len(rows) > 0 for rows in acting.deeds("d1", 2).values()} == {True}
    assert acting.deeds("d1", 1)["act_pairs"] == []
    assert acting.deeds("nobody", 1) == {}


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ("UPDATE acts SET type = 'AID' WHERE id = 'a1'", "act a1: type in the table acts differs"),
        ("UPDATE acts SET status = 'actual'", "status in the table acts differs"),
        ("UPDATE acts SET dated = '2020-01-01'", "dated in the table acts differs"),
        ("UPDATE acts SET statement = NULL", "statement in the table acts differs"),
        ("UPDATE acts SET excerpt = 'x', anchor_end = 2", "anchor_end, excerpt in the table acts"),
        ("DELETE FROM acts WHERE id = 'a1'", "act a1: 0 rows instead of 1 in the table acts"),
        ("UPDATE act_parties SET part = 'target'", "part in the table act_parties differs"),
        ("UPDATE act_parties SET country = 'FRA'", "country in the table act_parties differs"),
        ("DELETE FROM act_parties", "rows instead of 2 in the table act_parties differs"),
        ("UPDATE act_pairs SET source = 'FRA'", "source in the table act_pairs differs"),
        ("UPDATE act_links SET words = 'x'", "words in the table act_links differs"),
        ("INSERT INTO act_issues SELECT row, '1' FROM acts", "in the table act_issues differs"),
        ("UPDATE commitments SET due = '1999-01-01'", "due in the table commitments differs"),
        ("UPDATE commitment_amounts SET value = 1", "value in the table commitment_amounts"),
        ("UPDATE act_search SET words = 'x'", "words in the table act_search differs"),
        ("DELETE FROM act_search", "rows of acts cannot be found"),
    ],
)
def test_a_changed_row_of_an_act_is_found(acting: Store, change: str, detail: str) -> None:
    with closing(sqlite3.connect(acting.url)) as connection:
        connection.execute(change)
        connection.commit()
    found = [finding.detail for finding in check(acting)]
    assert any(detail in line for line in found), found


def test_another_text_with_a_right_digest_is_found_by_its_bytes(tampered: Tamper) -> None:
    import hashlib

    text = TEXT.replace("Wang", "Wong")
    digest = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    quoted = text.replace("'", "''")
    found = tampered(f"UPDATE documents SET text = '{quoted}', text_digest = '{digest}'")
    assert "the bytes as received give another text than the stored one" in found


def test_a_false_record_with_a_right_digest_is_found_by_its_spans(tampered: Tamper) -> None:
    import hashlib

    from verbale.record.json import dumps, loads

    given = dumps(SmallReader().read_document(article(TEXT)))
    false = given.replace('"speakers": ["UN"]', '"speakers": ["USA"]')
    assert false != given
    loads(false)
    digest = "sha256:" + hashlib.sha256(false.encode()).hexdigest()
    quoted = false.replace("'", "''")
    found = tampered(f"UPDATE records SET json = '{quoted}', digest = '{digest}'")
    assert "the record of version 0.1.0: statement s2: speaker 'USA' is no actor of the record" in (
        found
    )


def test_a_file_with_broken_pages_is_a_message_or_a_finding(kept: Store, tmp_path: Path) -> None:
    from verbale.errors import StoreError
    from verbale.stores import open_store

    kept.close()
    data = bytearray((tmp_path / "ask.db").read_bytes())
    data[8192 : len(data) // 2] = b"\xff" * (len(data) // 2 - 8192)
    path = tmp_path / "broken.db"
    path.write_bytes(data)
    try:
        with closing(open_store(str(path))) as opened:
            assert list(check(opened))
    except StoreError as error:
        assert str(path) in str(error)
