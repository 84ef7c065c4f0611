"""JSON Lines: a document a line, read as a stream; and JSON, one document or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO, ClassVar

from verbale.errors import InvalidDocument, VerbaleError
from verbale.readers.members import document_from_members, document_id
from verbale.readers.protocol import Defaults
from verbale.record.types import Failure
from verbale.text.decode import MAX_BYTES, decode
from verbale.text.document import Document

_WHITE = b" \t\r\n"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CHUNK = 2**20


class JsonlReader:
    """Reads a stream of documents, one JSON object a line, holding one line at a time.

    A line that cannot be used becomes a Failure with its number; empty lines count and are passed
    over.
    """

    name: ClassVar[str] = "jsonl"

    def accepts(self, origin: str, head: bytes) -> bool:
        """Accept `.jsonl` and `.ndjson`, and a standard input whose first line is an object."""
        if origin.lower().endswith((".jsonl", ".ndjson")):
            return True
        return origin == "-" and _opens_object(head)

    def read(
        self, stream: BinaryIO, *, origin: str, defaults: Defaults
    ) -> Iterator[Document | Failure]:
        """Yield a Document or a Failure for each line, in order."""
        number = 0
        while line := stream.readline(MAX_BYTES + 1):
            number += 1
            place = f"{origin}:{number}"
            if number == 1 and line.startswith(_UTF_16):
                reason = f"{origin}: JSON Lines in UTF-16. Convert it to UTF-8 and read it again."
                yield Failure(document=place, origin=place, reason=reason)
                return
            if len(line) > MAX_BYTES:
                _skip_line(stream, line)
                reason = f"{place}: more than the {MAX_BYTES // 2**20} MB that a line may have"
                yield Failure(document=place, origin=place, reason=f"{reason}. Split the document.")
            elif line.strip(_WHITE):
                yield _document(line, place, defaults)


class JsonReader:
    """Reads a JSON file that holds one document or a list of documents: a record, a gold file."""

    name: ClassVar[str] = "json"

    def accepts(self, origin: str, head: bytes) -> bool:
        """Accept `.json`."""
        return origin.lower().endswith(".json")

    def read(
        self, stream: BinaryIO, *, origin: str, defaults: Defaults
    ) -> Iterator[Document | Failure]:
        """Yield a Document or a Failure for each document of the file, in order."""
        try:
            value, warnings = _parsed(stream.read(MAX_BYTES + 1), origin)
        except VerbaleError as error:
            yield Failure(document=origin, origin=origin, reason=str(error))
            return
        if not isinstance(value, list):
            yield _described(value, origin, defaults, warnings)
            return
        for number, one in enumerate(value, 1):
            yield _described(one, f"{origin}#{number}", defaults, warnings)


def _document(line: bytes, place: str, defaults: Defaults) -> Document | Failure:
    try:
        value, warnings = _parsed(line, place)
    except VerbaleError as error:
        return Failure(document=place, origin=place, reason=str(error))
    return _described(value, place, defaults, warnings)


def _described(
    value: object, place: str, defaults: Defaults, warnings: tuple[str, ...]
) -> Document | Failure:
    id = None
    try:
        id = document_id(value)
        return document_from_members(value, defaults=defaults, warnings=warnings)
    except VerbaleError as error:
        return Failure(document=id or place, origin=place, reason=f"{place}: {error}")


def _parsed(data: bytes, place: str) -> tuple[object, tuple[str, ...]]:
    """Return the JSON value of some bytes, and what was odd about their encoding."""
    text, warnings = _text(data, place)
    try:
        return json.loads(text), warnings
    except json.JSONDecodeError as error:
        raise InvalidDocument(
            f"{place}: no JSON ({error.msg}, character {error.pos}). "
            "Write one JSON object a line, or give the file as plain text."
        ) from error
    except (ValueError, RecursionError) as error:
        raise InvalidDocument(f"{place}: JSON that cannot be read ({error}).") from error


def _text(data: bytes, place: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        # JSON is UTF-8 by its standard, but files of other encodings are about.
        decoded = decode(data, name=place)
        return decoded.text, decoded.warnings


def _opens_object(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(_WHITE)
    # An object spread over several lines is JSON, but not JSON Lines.
    return start.startswith(b"{") and start[1:].lstrip(b" \t").startswith((b'"', b"}"))


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_CHUNK)
