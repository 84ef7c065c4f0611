"""The readers that there are, and reading any input with the one that accepts it."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Final, cast

from verbale.errors import InvalidQuestion
from verbale.readers.jsonl import JsonlReader, JsonReader
from verbale.readers.plain import PlainReader
from verbale.readers.protocol import Defaults, Reader
from verbale.record.types import Failure
from verbale.text.codecs import readable
from verbale.text.document import Document

READERS: Final[dict[str, Reader]] = {
    reader.name: reader for reader in (JsonlReader(), JsonReader(), PlainReader())
}
"""Every reader by its name, in the order in which they are asked; the last accepts everything."""

_HEAD = 4096


def reader_for(origin: str, head: bytes = b"") -> Reader:
    """Return the first reader that accepts an input of this name with these first bytes."""
    return next(reader for reader in READERS.values() if reader.accepts(origin, head))


def reader_named(name: str) -> Reader:
    """Return the reader of this name; InvalidQuestion lists them where there is none."""
    if name not in READERS:
        raise InvalidQuestion(f"reader: no {name!r}. There are {', '.join(READERS)}.")
    return READERS[name]


def read_input(
    origin: str | Path, *, reader: str | None = None, defaults: Defaults | None = None
) -> Iterator[Document | Failure]:
    """Yield the documents of a file, or of standard input for `-`, and a Failure for each lost one.

    A file that cannot be opened is a Failure like any other. Raises InvalidQuestion for a reader
    that does not exist, before anything is read.
    """
    chosen = reader_named(reader) if reader is not None else None
    return _read(origin, chosen, defaults or Defaults())


def _read(
    path: str | Path, reader: Reader | None, defaults: Defaults
) -> Iterator[Document | Failure]:
    # A file name in another encoding has lone surrogates, which no message can print.
    origin = readable(str(path))[0]
    with ExitStack() as stack:
        stream: BinaryIO = sys.stdin.buffer
        try:
            if origin != "-":
                stream = stack.enter_context(Path(path).open("rb"))
        except (OSError, ValueError) as error:
            yield Failure(document=origin, origin=origin, reason=_not_opened(origin, error))
            return
        try:
            yield from read_stream(stream, origin=origin, reader=reader, defaults=defaults)
        except OSError as error:
            yield Failure(document=origin, origin=origin, reason=_not_opened(origin, error))


def read_stream(
    stream: BinaryIO, *, origin: str, reader: Reader | None = None, defaults: Defaults | None = None
) -> Iterator[Document | Failure]:
    """Yield what `read_input` yields, from a stream that is open already; it is not closed."""
    if isinstance(stream, io.BufferedReader):
        chosen = reader or reader_for(origin, stream.peek(_HEAD)[:_HEAD])
        yield from chosen.read(stream, origin=origin, defaults=defaults or Defaults())
        return
    # Other streams can be looked into only through a buffer, which would close them in the end.
    buffer = io.BufferedReader(cast(io.RawIOBase, stream))
    try:
        yield from read_stream(buffer, origin=origin, reader=reader, defaults=defaults)
    finally:
        buffer.detach()


def _not_opened(origin: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{origin}: no such file. Check the path, or give - for standard input."
    if isinstance(error, IsADirectoryError):
        return f"{origin}: a folder. Name the files in it, for instance {origin}/*.txt."
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"{origin}: cannot be read ({reason}). Check the path and your rights to it."
