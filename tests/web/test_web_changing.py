from __future__ import annotations

import json
from typing import Any

import pytest

from stores.store_articles import SmallReader
from verbale.record.json import loads
from verbale.stores import Entry, Store
from web.asgi_client import Visitor
from web.web_world import full


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts are read by a small reader that needs no model."""
    monkeypatch.setattr("verbale.web.changing._reader", lambda language: SmallReader())


def form(verdict: str, **more: Any) -> dict[str, Any]:
    return {"document": "example", "layer": "statements", "entry": "s2", "verdict": verdict, **more}


def test_a_verdict_stands_beside_the_reading_which_stays_as_it_was(
    page: Visitor, world: Store
) -> None:
    before = world.record_json("example")
    assert page.post("/check", form("rejected")).headers["location"] == "/d/example"
    assert world.record_json("example") == before
    text = page.get("/d/example").text
    assert 'class="card statements in0 rejected" id="e2"' in text
    assert "rejected by Ann" in text


def test_a_correction_names_who_and_what(page: Visitor, world: Store) -> None:
    sent = form(
        "corrected",
        speakers=["berec"],
        speakers_name="Lucie Verne",
        speakers_kind="person",
        spans="193-227, 229-247",
        mode="direct",
        author="Bruno",
    )
    assert page.post("/check", sent).status == 303
    [kept] = world.corrections("example")
    assert kept.author == "Bruno"
    assert kept.after is not None
    assert kept.after["content"] == [[193, 227], [229, 247]]
    assert kept.after["speakers"] == ["berec", "named:Lucie Verne"]
    assert page.cookies["verbale_author"] == "Bruno"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"spans": "5"}, "no characters of a text"),
        ({"spans": "9-3"}, "no characters of a text"),
        ({"spans": "10-999999"}, "cannot be kept"),
        ({"spans": "193-227", "mode": "loud"}, "mode"),
        ({"spans": "193-227", "speakers": ["nobody"]}, "no actor of this document"),
        ({"spans": "193-227", "speakers_name": "A", "speakers_kind": "cat"}, "kind"),
    ],
)
def test_a_correction_that_contradicts_the_text_is_refused(
    page: Visitor, world: Store, change: dict[str, Any], message: str
) -> None:
    answer = page.post("/check", form("corrected", **{"mode": "direct", **change}))
    assert answer.status == 400
    assert message in answer.text
    assert world.corrections() == []


def test_undoing_leaves_a_trace(page: Visitor, world: Store) -> None:
    page.post("/check", form("accepted"))
    [kept] = world.corrections()
    assert page.post("/undo", {"number": kept.number, "back": "/corrections"}).status == 303
    assert world.corrections() == []
    [undone] = world.corrections(standing=False)
    assert (undone.undone_by, undone.verdict) == ("Ann", "accepted")
    assert "undone by Ann" in page.get("/corrections").text
    assert page.post("/undo", {"number": kept.number}).status == 400
    assert page.post("/undo", {"number": "x"}).status == 400


def test_whoever_changes_something_is_sent_back_to_our_own_pages_only(page: Visitor) -> None:
    for back in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:x"):
        assert page.post("/check", form("accepted", back=back)).headers["location"] == "/"


def test_corrections_go_out_in_the_evaluation_format(page: Visitor) -> None:
    page.post("/check", form("rejected"))
    [line] = page.get("/corrections.jsonl").text.splitlines()
    record = json.loads(line)
    assert set(record) == {
        "document", "actors", "mentions", "statements", "acts", "quantities", "times"
    }  # fmt: skip
    assert [one["id"] for one in record["statements"]] == ["s1", "s3", "s4", "s5"]
    assert len(loads(line).statements) == 4
    [checked] = page.get("/corrections.jsonl?checked=true").text.splitlines()
    assert json.loads(checked)["statements"] == []


def test_a_correction_survives_a_new_reading(page: Visitor, world: Store) -> None:
    from dataclasses import replace

    page.post("/check", form("accepted"))
    record = full()
    fewer = replace(record, version="0.2.0", statements=record.statements[1:2])
    renamed = replace(fewer, statements=(replace(fewer.statements[0], id="s1"),))
    assert world.put([Entry(renamed)]) == ["reread"]
    assert 'in0 accepted" id="e1"' in page.get("/d/example").text


def test_a_text_is_read_and_kept_only_when_somebody_says_so(
    page: Visitor, world: Store, reading: None
) -> None:
    before = world.totals().documents
    sent = {"text": "M. Wang a dit que le port ouvre.", "publisher": "Le Quai", "title": "Port"}
    preview = page.post("/add", sent).headers["location"]
    shown = page.get(preview).text
    assert "not stored yet" in shown
    assert "le port ouvre" in shown
    assert world.totals().documents == before
    page.post(preview, {"decision": "discard"})
    assert page.get(preview).status == 404
    preview = page.post("/add", sent).headers["location"]
    kept = page.post(preview, {"decision": "keep"}).headers["location"]
    assert page.get(kept).status == 200
    assert world.totals().documents == before + 1


def test_a_file_keeps_its_bytes_and_its_name(page: Visitor, world: Store, reading: None) -> None:
    data = "M. Wang a dit que l’été vient.".encode("cp1252")
    preview = page.upload("/add", "../../été.txt", data).headers["location"]
    kept = page.post(preview, {"decision": "keep"}).headers["location"]
    [document] = world.documents(kept.removeprefix("/d/"))
    assert document.received == data
    assert document.origin == "../../été.txt"


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x00\x01\x02" * 50])
def test_a_file_that_holds_no_text_is_told_with_its_name(
    page: Visitor, reading: None, data: bytes
) -> None:
    answer = page.upload("/add", "broken.txt", data)
    assert answer.status == 422
    assert "/tmp" not in answer.text


def test_a_file_of_several_documents_is_for_the_command_line(page: Visitor, reading: None) -> None:
    lines = b'{"text": "M. Wang a dit que oui."}\n{"text": "M. Wang a dit que non."}\n'
    answer = page.upload("/add", "corpus.jsonl", lines)
    assert answer.status == 422
    assert "verbale add" in answer.text
