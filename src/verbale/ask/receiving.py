"""Documents together with the bytes that they came in, which prove the text in a store.

How it works. A reader knows documents, not bytes. A stream that remembers what was last taken
from it stands between: a plain reader takes the whole file, a reader of lines one line for each
document. The reader that made a document is kept as its media type, and reads it again in a check.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from verbale.errors import InvalidDocument
from verbale.readers.protocol import Defaults
from verbale.readers.registry import READERS, read_input, reader_for
from verbale.record.types import Failure
from verbale.text.document import Document
from verbale.text.source import Source

_MEDIA_TYPES = {
    "plain": "text/plain",
    "jsonl": "application/x-ndjson",
    "json": "application/json",
}
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Received:
    """A document with the bytes that it was made from."""

    document: Document
    source: Source


Incoming = Document | Received | Failure


def receive(
    origin: str,
    *,
    defaults: Defaults | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Incoming]:
    """Return the documents of a file, or of standard input for `-`, with their bytes.

    A document that shares its bytes with others (a list in one JSON file) comes without them. An
    input or document that cannot be read is a Failure.
    """
    if origin != "-" and not (Path(origin).is_file() and os.access(origin, os.R_OK)):
        # A folder, nothing, a named pipe: the registry says what is wrong, or reads it as it is.
        yield from read_input(origin, defaults=defaults)
        return
    with nullcontext(sys.stdin.buffer) if origin == "-" else Path(origin).open("rb") as stream:
        remembering = _Remembering(stream)
        reader = reader_for(origin, remembering.peek(_HEAD)[:_HEAD])
        media_type = _MEDIA_TYPES.get(reader.name)
        found = reader.read(
            cast(BinaryIO, remembering), origin=origin, defaults=defaults or Defaults()
        )
        try:
            for document in found:
                data = remembering.last
                shared = reader.name == "json" and data.lstrip().startswith(b"[")
                if isinstance(document, Failure) or media_type is None or shared:
                    yield document
                else:
                    yield Received(document, Source(data, origin, media_type, now()))
        except OSError as error:
            reason = f"{origin}: reading ended with an error of the system ({error}). Add it again."
            yield Failure(document=origin, origin=origin, reason=reason)


def text_again(data: bytes, media_type: str) -> str:
    """Return the text that the bytes of one document give today.

    Raises InvalidDocument where they give none, or no reader is known for their media type.
    """
    for name, known in _MEDIA_TYPES.items():
        if known == media_type:
            documents = READERS[name].read(io.BytesIO(data), origin="stored", defaults=Defaults())
            found = next(documents, None)
            if isinstance(found, Document):
                return found.text
            raise InvalidDocument(found.reason if found else "they hold no document")
    raise InvalidDocument(f"no reader is known for the media type {media_type!r}")


class _Remembering:
    """A stream that knows what was last taken from it."""

    def __init__(self, stream: BinaryIO | io.BufferedReader) -> None:
        self._stream = cast(
            io.BufferedReader,
            stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream)),
        )
        self.last = b""

    def peek(self, size: int = 0) -> bytes:
        return self._stream.peek(size)

    def read(self, size: int = -1) -> bytes:
        self.last = self._stream.read(size)
        return self.last

    def readline(self, size: int = -1) -> bytes:
        self.last = self._stream.readline(size)
        return self.last
