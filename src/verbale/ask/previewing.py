"""Reading a text to be looked at, before anybody decides whether a store shall keep it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from verbale.ask.adding import Reader
from verbale.ask.receiving import Received, receive
from verbale.errors import InvalidDocument, UnreadableSource
from verbale.readers.protocol import Defaults
from verbale.record.types import Failure, Record
from verbale.stores.types import Entry
from verbale.text.document import Document
from verbale.text.source import Source

_LONGEST_NAME = 100


def preview(
    data: bytes,
    *,
    name: str,
    defaults: Defaults,
    reader: Callable[[str], Reader],
    title: str | None = None,
) -> Entry:
    """Return the record of the one document that these bytes hold, with the bytes; nothing is kept.

    `name` is what the file was called, which says how to read it. Raises UnreadableSource or
    InvalidDocument, with the reason, for what cannot be read and for more than one document.
    """
    document, source = _received(data, name, defaults)
    if title is not None and document.title is None:
        document = replace(document, title=title)
    result = next(iter(reader(document.language).read_many([document])))
    if isinstance(result, Failure):
        raise UnreadableSource(f"{name}: {result.reason}")
    record: Record = result
    return Entry(record, source)


def _received(data: bytes, name: str, defaults: Defaults) -> tuple[Document, Source | None]:
    # The readers go by the name of a file and read from one: they get one, for as long as it takes.
    called = PurePath(name.replace("\\", "/")).name[-_LONGEST_NAME:].strip(". ") or "text.txt"
    safe = "".join(c if c.isalnum() or c in ".-_" else "_" for c in called)
    with TemporaryDirectory(prefix="verbale-") as folder:
        path = Path(folder, safe)
        path.write_bytes(data)
        found = []
        for incoming in receive(str(path), defaults=defaults):
            found.append(incoming)
            if len(found) > 1:
                raise InvalidDocument(
                    f"{name} holds more than one document: add it with `verbale add FILE`"
                )
        place = str(path)
    if not found:
        raise UnreadableSource(f"{name} holds no document")
    if isinstance(found[0], Failure):
        raise UnreadableSource(found[0].reason.replace(place, name))
    if isinstance(found[0], Received):
        return found[0].document, replace(found[0].source, origin=name)
    return found[0], None
