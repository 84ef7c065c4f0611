from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from stores.store_articles import record
from verbale.ask.correcting import correct, corrected, entries, export, standing, undo
from verbale.errors import InvalidQuestion
from verbale.record.json import dumps, loads
from verbale.stores import Entry, Store

NOON = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
TEXT = "M. Wang a dit que tout va bien. M. Lavrov a dit que rien ne va."


@pytest.fixture
def kept(store: Store) -> Store:
    store.put([Entry(record(TEXT))])
    return store


def test_an_entry_is_known_by_where_its_words_stand() -> None:
    plain = json.loads(dumps(record(TEXT)))
    places = {entry.id: entry.place for entry in entries(plain)}
    assert places == {"s1": "18-30", "s2": "52-62"}


def test_a_correction_has_author_and_time_and_what_was_read(kept: Store) -> None:
    made = correct(kept, "a1", "statements", "s1", "accepted", author=" Ann  B. ", now=NOON)
    assert (made.author, made.at) == ("Ann B.", "2024-05-06T12:00:00+00:00")
    assert made.before["content"] == [[18, 30]]
    assert made.before["actors"]["wang-yi"]["names"] == ["Wang Yi"]


def test_a_second_verdict_undoes_the_first(kept: Store) -> None:
    correct(kept, "a1", "statements", "s1", "accepted", author="Ann")
    correct(kept, "a1", "statements", "s1", "rejected", author="Bob")
    [one] = kept.corrections("a1")
    assert (one.verdict, one.author) == ("rejected", "Bob")
    [first, _] = kept.corrections("a1", standing=False)
    assert first.undone_by == "Bob"


def test_a_correction_is_carried_out_in_the_export_and_nowhere_else(kept: Store) -> None:
    before = kept.record_json("a1")
    correct(kept, "a1", "statements", "s1", "corrected", author="Ann", after={
        "speakers": ["lavrov", {"name": "Li Wei", "kind": "person"}], "content": [[18, 22]],
    })  # fmt: skip
    correct(kept, "a1", "statements", "s2", "rejected", author="Ann")
    [made] = export(kept)
    [statement] = made["statements"]
    assert statement["speakers"] == ["lavrov", "named:Li Wei"]
    assert statement["content"] == [[18, 22]]
    assert made["actors"]["named:Li Wei"]["names"] == ["Li Wei"]
    assert loads(json.dumps(made)).statements[0].mode == "indirect"
    assert kept.record_json("a1") == before


def test_a_correction_finds_its_words_in_a_later_reading(kept: Store) -> None:
    correct(kept, "a1", "statements", "s2", "accepted", author="Ann")
    newer = record(TEXT, version="0.2.0")
    [_, second] = newer.statements
    longer = replace(second.content[0], start=second.content[0].start - 4)
    moved = replace(newer, statements=(replace(second, id="s1", content=(longer,)),))
    kept.put([Entry(moved)])
    found, lost = standing(json.loads(dumps(moved)), kept.corrections("a1"))
    assert set(found) == {("statements", "s1")}
    assert lost == []


def test_what_a_later_reading_lost_is_kept_if_somebody_accepted_it(kept: Store) -> None:
    correct(kept, "a1", "statements", "s2", "accepted", author="Ann")
    kept.put([Entry(replace(record(TEXT, version="0.2.0"), statements=(), actors=(), mentions=()))])
    [made] = export(kept)
    assert [one["content"] for one in made["statements"]] == [[[52, 62]]]
    assert "lavrov" in made["actors"]


def test_an_inner_statement_does_not_point_to_a_rejected_one() -> None:
    plain = json.loads(dumps(record(TEXT)))
    plain["statements"][1]["within"] = "s1"
    from verbale.stores.pages import Correction

    gone = Correction("a1", "", "statements", "18-30", "rejected", {}, "Ann", "")
    made = corrected(plain, [gone])
    assert [one["within"] for one in made["statements"]] == [None]


def test_checked_only_leaves_out_what_nobody_looked_at(kept: Store) -> None:
    correct(kept, "a1", "statements", "s1", "accepted", author="Ann")
    [made] = export(kept, checked_only=True)
    assert [one["id"] for one in made["statements"]] == ["s1"]


def test_undoing_twice_is_refused_and_deleting_takes_corrections_along(kept: Store) -> None:
    made = correct(kept, "a1", "statements", "s1", "accepted", author="Ann")
    assert undo(kept, made.number, author="Bob", now=NOON).undone_at == NOON.isoformat()
    with pytest.raises(InvalidQuestion, match="undone already, by Bob"):
        undo(kept, made.number, author="Bob")
    with pytest.raises(InvalidQuestion, match="no correction 99"):
        undo(kept, 99, author="Bob")
    kept.delete(["a1"])
    assert kept.corrections(standing=False) == []


@pytest.mark.parametrize("author", ["", "   "])
def test_nobody_corrects_without_a_name(kept: Store, author: str) -> None:
    with pytest.raises(InvalidQuestion, match="say who corrects"):
        correct(kept, "a1", "statements", "s1", "accepted", author=author)
