from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from verbale.errors import InvalidQuestion
from verbale.readers.protocol import Defaults, Reader
from verbale.readers.registry import READERS, read_input, read_stream, reader_for, reader_named
from verbale.record.types import Failure
from verbale.text.document import Document


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
class TestEveryReader:
    """What is promised of all readers, whatever their format."""

    def test_is_registered_under_its_name(self, reader: Reader) -> None:
        assert READERS[reader.name] is reader

    @pytest.mark.parametrize("data", [b"", b"\x00\xff" * 40, b"{", b"\xff\xfe\x00", b"a"])
    def test_turns_anything_into_documents_and_failures(self, reader: Reader, data: bytes) -> None:
        for result in reader.read(io.BytesIO(data), origin="x.y", defaults=Defaults()):
            assert isinstance(result, Document | Failure)

    def test_names_the_origin_in_every_failure(self, reader: Reader) -> None:
        for result in reader.read(io.BytesIO(b"\x00" * 9), origin="x.y", defaults=Defaults()):
            assert isinstance(result, Failure)
            assert result.origin.startswith("x.y")
            assert "x.y" in result.reason


@pytest.mark.parametrize(
    ("origin", "head", "name"),
    [
        ("a.txt", b"", "plain"),
        ("a", b'{"text": "a"}', "plain"),
        ("A.JSONL", b"", "jsonl"),
        ("a.ndjson", b"", "jsonl"),
        ("a.json", b"", "json"),
        ("-", b'{"text": "a"}\n', "jsonl"),
        ("-", b'\xef\xbb\xbf {"text": "a"}\n', "jsonl"),
        ("-", b'{\n  "text": "a"}', "plain"),
        ("-", b"Le ministre", "plain"),
        ("-", b"", "plain"),
    ],
)
def test_a_reader_is_chosen_by_name_and_first_bytes(origin: str, head: bytes, name: str) -> None:
    assert reader_for(origin, head).name == name


def test_a_reader_that_does_not_exist_is_refused_before_reading() -> None:
    assert reader_named("jsonl") is READERS["jsonl"]
    with pytest.raises(InvalidQuestion, match="There are jsonl, json, plain"):
        read_input("missing.txt", reader="docx")


def test_a_file_is_read_by_the_reader_for_it(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_bytes(b'{"text": "Oui."}\n{"text": "Non."}\n')
    texts = [one.text for one in read_input(path) if isinstance(one, Document)]
    assert texts == ["Oui.", "Non."]
    (whole,) = read_input(path, reader="plain", defaults=Defaults(publisher="Agence"))
    assert isinstance(whole, Document) and whole.publisher == "Agence"


@pytest.mark.parametrize(
    ("name", "reason"), [("nowhere.txt", "no such file"), (".", "a folder"), ("a\x00b", "null")]
)
def test_what_cannot_be_opened_is_a_failure(tmp_path: Path, name: str, reason: str) -> None:
    (failure,) = read_input(str(tmp_path / name))
    assert isinstance(failure, Failure)
    assert reason in failure.reason


def test_a_file_name_that_cannot_be_printed_is_made_printable(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/d\xe9p.txt")
    (failure,) = read_input(path)
    assert isinstance(failure, Failure)
    failure.reason.encode("utf-8")


class Standard:
    """Standard input, as far as it is asked."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    standard = Standard(b"Le ministre parle.")
    monkeypatch.setattr(sys, "stdin", standard)
    (document,) = read_input("-")
    assert isinstance(document, Document) and document.text == "Le ministre parle."
    assert not standard.buffer.closed


class Broken(io.RawIOBase):
    """A stream that fails in the middle, like a disk or a network folder."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        raise OSError(5, "Input/output error")


def test_a_stream_that_breaks_off_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": Broken()})())
    (failure,) = read_input("-")
    assert isinstance(failure, Failure) and "Input/output error" in failure.reason


def test_a_stream_can_be_read_with_a_given_reader() -> None:
    (document,) = read_stream(io.BytesIO(b'{"text": "a"}'), origin="x", reader=READERS["jsonl"])
    assert isinstance(document, Document) and document.text == "a"
