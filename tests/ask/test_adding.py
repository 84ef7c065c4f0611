from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from stores.store_articles import WORLD, SmallReader, article
from verbale.ask.adding import Added, add
from verbale.ask.checking import check
from verbale.ask.receiving import Incoming, Received, receive, text_again
from verbale.errors import InvalidDocument, UnknownLanguage
from verbale.readers.protocol import Defaults
from verbale.record.types import Failure, Record
from verbale.stores import Store
from verbale.text.document import Document

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def added(store: Store, documents: Iterable[Incoming], reader: SmallReader, **known: int) -> str:
    found = add(store, documents, reader=lambda _: reader, version=reader.version, **known)
    return " ".join(f"{one.document}:{one.status}" for one in found)


def test_documents_are_added_once_and_not_read_again(store: Store) -> None:
    reader = SmallReader()
    assert added(store, WORLD, reader) == "wang:added chine:added goff:added onu:added"
    assert added(store, WORLD, reader).count("unchanged") == 4
    assert reader.read_count == 4


def test_the_reader_is_not_loaded_for_what_is_there_already(store: Store) -> None:
    added(store, WORLD, SmallReader())

    def loading(language: str) -> SmallReader:
        raise AssertionError(language)

    assert all(one.status == "unchanged" for one in add(store, WORLD, reader=loading))


def test_a_newer_version_reads_everything_again(store: Store) -> None:
    added(store, WORLD, SmallReader())
    assert added(store, WORLD, SmallReader(version="0.2.0")).count("reread") == 4
    assert list(check(store)) == []


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_batches_of_any_size_give_the_same_store(store: Store, batch: int) -> None:
    added(store, WORLD, SmallReader(), batch=batch)
    assert store.ids() == ["chine", "goff", "onu", "wang"]


def test_long_texts_end_a_batch_early(store: Store) -> None:
    taken: list[str] = []

    def stream() -> Iterator[Document]:
        for document in WORLD:
            taken.append(document.id)
            yield document

    found = add(store, stream(), reader=lambda _: SmallReader(), batch_characters=10)
    next(found)
    assert taken == ["wang"]


def test_what_fails_is_listed_and_the_others_are_kept(store: Store) -> None:
    documents: list[Incoming] = [
        Failure("b.bin", "b.bin", "binary"),
        article("ILLISIBLE", id="x"),
        WORLD[0],
    ]
    found = list(add(store, documents, reader=lambda _: SmallReader()))
    assert found == [
        Added("b.bin", "failed", "b.bin", "binary"),
        Added("wang", "added"),
        Added("x", "failed", "", "no words that could be read"),
    ]
    assert [failure.document for failure in store.failures()] == ["b.bin", "x"]


def test_a_language_without_a_pack_fails_for_its_documents_only(store: Store) -> None:
    def loading(language: str) -> SmallReader:
        if language != "fr":
            raise UnknownLanguage(f"no pack for {language!r}")
        return SmallReader()

    documents = [article("Ja.", id="de", language="de"), WORLD[0]]
    found = {one.document: one.status for one in add(store, documents, reader=loading)}
    assert found == {"de": "failed", "wang": "added"}


def test_a_record_that_contradicts_its_text_is_a_failure(store: Store) -> None:
    class Broken(SmallReader):
        def read_document(self, document: Document) -> Record:
            from dataclasses import replace

            return replace(super().read_document(document), actors=())

    [one] = add(store, WORLD[:1], reader=lambda _: Broken())
    assert one.status == "failed"
    assert "contradicts its text" in str(one.reason)
    assert store.ids() == []


def test_two_texts_of_one_id_in_one_run_are_not_hidden_behind_each_other(store: Store) -> None:
    documents = [article("Un."), article("Deux."), article("Un.")]
    for expected in ("added", "unchanged"):
        found = [one.status for one in add(store, documents, reader=lambda _: SmallReader())]
        assert sorted(found) == sorted([expected, "failed", "unchanged"])
    assert len(list(store.documents())) == 1


def test_half_a_surrogate_pair_is_a_failure_with_its_place(store: Store) -> None:
    from dataclasses import replace

    broken = replace(WORLD[0], title="ab\ud83d")
    [one] = add(store, [broken], reader=lambda _: SmallReader())
    assert one.status == "failed"
    assert "title holds half of a surrogate pair (character 2)" in str(one.reason)


class TestReceiving:
    def test_a_plain_file_comes_with_its_bytes(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_bytes("L’État paiera.".encode("cp1252"))
        defaults = Defaults(published=date(2021, 7, 15), publisher="AFP")
        [received] = receive(str(path), defaults=defaults, now=lambda: NOW)
        assert isinstance(received, Received)
        assert received.source.data == path.read_bytes()
        assert received.source.received == NOW
        assert received.document.text == "L’État paiera."
        assert received.document.publisher == "AFP"
        again = text_again(received.source.data, received.source.media_type)
        assert again == received.document.text

    def test_a_line_of_json_comes_with_its_own_bytes(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        lines = [json.dumps({"id": f"d{n}", "text": f"Été {n}."}) for n in range(3)]
        path.write_text("\n".join([lines[0], "", "{", *lines[1:]]), encoding="utf-8")
        found = list(receive(str(path)))
        assert [type(one).__name__ for one in found] == [
            "Received",
            "Failure",
            "Received",
            "Received",
        ]
        good = [one for one in found if isinstance(one, Received)]
        for line, one in zip(lines, good, strict=True):
            assert one.source.data.decode().strip() == line
            assert text_again(one.source.data, one.source.media_type) == one.document.text

    def test_documents_that_share_their_bytes_come_without(self, tmp_path: Path) -> None:
        one = {"id": "d1", "text": "Un."}
        (tmp_path / "one.json").write_text(json.dumps(one), encoding="utf-8")
        (tmp_path / "two.json").write_text(json.dumps([one, one]), encoding="utf-8")
        [alone] = receive(str(tmp_path / "one.json"))
        assert isinstance(alone, Received)
        assert text_again(alone.source.data, alone.source.media_type) == "Un."
        assert all(isinstance(one, Document) for one in receive(str(tmp_path / "two.json")))

    @pytest.mark.parametrize("name", ["nothing.txt", ".", "a\x00b"])
    def test_what_cannot_be_opened_is_a_failure(self, tmp_path: Path, name: str) -> None:
        [failure] = receive(str(tmp_path / name))
        assert isinstance(failure, Failure)

    def test_standard_input_is_read_as_what_it_holds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for data, name in ((b"Un texte.", "plain"), (b'{"id": "d", "text": "Un."}\n', "json")):
            piped = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))
            monkeypatch.setattr(sys, "stdin", piped)
            [received] = receive("-")
            assert isinstance(received, Received)
            assert received.source.data == data
            assert name in received.source.media_type or name == "plain"

    def test_bytes_without_a_reader_prove_nothing(self) -> None:
        with pytest.raises(InvalidDocument, match="no reader is known"):
            text_again(b"x", "image/png")
        with pytest.raises(InvalidDocument):
            text_again(b"\x00\x01\x02\x03" * 99, "text/plain")
        with pytest.raises(InvalidDocument, match="no document"):
            text_again(b"", "application/x-ndjson")
