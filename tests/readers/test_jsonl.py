from __future__ import annotations

import io
import json
import tracemalloc
from datetime import date
from typing import Any

import pytest

from verbale.readers import jsonl
from verbale.readers.jsonl import JsonlReader, JsonReader
from verbale.readers.protocol import Defaults
from verbale.record.types import Failure
from verbale.text.document import Document


def read(data: bytes, defaults: Defaults | None = None) -> list[Document | Failure]:
    stream = io.BytesIO(data)
    return list(JsonlReader().read(stream, origin="d.jsonl", defaults=defaults or Defaults()))


def read_one(**members: Any) -> Document | Failure:
    (only,) = read(json.dumps(members).encode())
    return only


def test_a_line_is_a_document_with_all_its_members() -> None:
    document = read_one(
        id="d1", language="de", published="2021-07-15", publisher="A", title="T", text="Ein Text."
    )
    assert isinstance(document, Document)
    assert (document.id, document.language, document.published) == ("d1", "de", date(2021, 7, 15))
    assert (document.publisher, document.title, document.text) == ("A", "T", "Ein Text.")


def test_what_a_line_does_not_say_comes_from_the_defaults() -> None:
    known = Defaults(language="fr", published=date(2020, 1, 2), publisher="Agence")
    first, second = read(
        b'{"text": "Oui."}\n{"text": "Non.", "published": "2021-07-15T10:00:00Z"}', known
    )
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.published, first.publisher) == (date(2020, 1, 2), "Agence")
    assert second.published == date(2021, 7, 15)
    assert len(first.id) == 16


def test_a_bad_line_is_a_failure_with_its_number_and_the_rest_is_read() -> None:
    found = read(b'{"text": "a"}\n{"text": \n\n[1]\n{"text": "b"}\r\n')
    assert [type(one) for one in found] == [Document, Failure, Failure, Document]
    assert [one.origin for one in found if isinstance(one, Failure)] == ["d.jsonl:2", "d.jsonl:4"]
    assert all(one.reason.startswith(one.origin) for one in found if isinstance(one, Failure))


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"id": "d7"}, "text: missing"),
        ({"id": "d7", "text": ""}, "text: empty"),
        ({"id": "d7", "text": None}, "text: a string"),
        ({"id": "d7", "text": "a", "published": "hier"}, "YYYY-MM-DD"),
        ({"id": "d7", "text": "a", "published": 5}, "YYYY-MM-DD"),
        ({"id": "d7", "text": "a", "title": 5}, "title: a string"),
        ({"id": "d7", "text": "a", "language": []}, "language: a string"),
        ({"id": "d7", "text": "a", "publisher": {}}, "publisher: a string"),
    ],
)
def test_a_failure_names_the_document_and_the_member(members: dict[str, Any], reason: str) -> None:
    failure = read_one(**members)
    assert isinstance(failure, Failure)
    assert failure.document == "d7"
    assert reason in failure.reason


def test_an_id_may_be_a_whole_number_and_nothing_else() -> None:
    number, truth = read_one(id=12, text="a"), read_one(id=True, text="a")
    assert isinstance(number, Document) and number.id == "12"
    assert isinstance(truth, Failure) and "id: a string" in truth.reason


def test_a_record_is_read_for_its_document() -> None:
    document = read_one(document={"id": "d1", "text": "Un texte."}, statements=[])
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("d1", "Un texte.")


def test_lone_surrogates_do_not_come_through() -> None:
    (document,) = read(rb'{"id": "d\ud800", "text": "Le \ud800 ministre"}')
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("d\ufffd", "Le \ufffd ministre")
    assert "surrogate" in document.warnings[0]


def test_mojibake_in_a_line_is_reported() -> None:
    document = read_one(text="Titre\nIl a dÃ©clarÃ© cela.")
    assert isinstance(document, Document)
    assert document.warnings[0].startswith("line 2: ")


def test_a_line_in_another_encoding_is_read_with_a_warning() -> None:
    (document,) = read('{"text": "L\'été à Genève"}'.encode("cp1252"))
    assert isinstance(document, Document)
    assert document.text == "L'été à Genève"
    assert "Windows-1252" in document.warnings[0]


def test_a_byte_order_mark_is_left_out_and_utf_16_refused_once() -> None:
    assert isinstance(read(b'\xef\xbb\xbf{"text": "a"}')[0], Document)
    (failure,) = read('{"text": "a"}\n{"text": "b"}\n'.encode("utf-16"))
    assert isinstance(failure, Failure) and "UTF-16" in failure.reason


@pytest.mark.parametrize(
    "line", [b"[" * 100_000, b'{"a":' * 100_000, b'{"id": 1' + b"0" * 5_000 + b"}"]
)
def test_json_that_breaks_parsers_is_a_failure(line: bytes) -> None:
    assert isinstance(read(line)[0], Failure)


def test_a_line_beyond_the_limit_is_a_failure_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jsonl, "MAX_BYTES", 100)
    monkeypatch.setattr(jsonl, "_CHUNK", 16)
    failure, document = read(b'{"text": "' + b"a" * 500 + b'"}\n{"text": "b"}')
    assert isinstance(failure, Failure) and "Split the document" in failure.reason
    assert isinstance(document, Document)


class Endless(io.RawIOBase):
    """A stream that makes its lines as they are read."""

    def __init__(self, lines: int) -> None:
        self.left, self.line = lines, b'{"text": "' + b"Un texte. " * 1_000 + b'"}\n'

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self.left:
            return 0
        self.left -= 1
        buffer[: len(self.line)] = self.line
        return len(self.line)


def test_memory_does_not_grow_with_the_number_of_lines() -> None:
    stream = io.BufferedReader(Endless(500), buffer_size=20_000)
    tracemalloc.start()
    count = sum(1 for _ in JsonlReader().read(stream, origin="-", defaults=Defaults()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 500
    assert peak < 1_000_000


def read_json(data: bytes) -> list[Document | Failure]:
    return list(JsonReader().read(io.BytesIO(data), origin="d.json", defaults=Defaults()))


def test_a_json_file_holds_one_document_or_a_list_of_them() -> None:
    (one,) = read_json(b'{\n"document": {"id": "d1", "text": "a"},\n"statements": []}')
    assert isinstance(one, Document) and one.id == "d1"
    many = read_json(b'[{"text": "a"}, 3, {"text": "b"}]')
    assert [type(each) for each in many] == [Document, Failure, Document]
    assert isinstance(many[1], Failure) and many[1].origin == "d.json#2"


def test_a_json_file_that_is_none_is_one_failure() -> None:
    (failure,) = read_json(b"{")
    assert isinstance(failure, Failure) and failure.reason.startswith("d.json: no JSON")
