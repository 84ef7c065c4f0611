"""Adding documents to a store: read what is new, keep it batch by batch, say what became of each.

How it works. What the store holds already is passed over before anything is read. The rest is
read and kept in batches, one transaction each: an end at any moment leaves whole batches, and
the next run finds them and goes on behind them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from verbale.ask.receiving import Incoming, Received
from verbale.errors import VerbaleError
from verbale.extract.version import VERSION
from verbale.record.checks import check
from verbale.record.types import Failure, Record
from verbale.stores.types import Entry, Outcome, Store
from verbale.text.document import Document
from verbale.text.source import Source

# Half of a surrogate pair: no character, and nothing that a database could keep.
# Cases: '\ud83d' alone is one, an emoji is none, 'é' is none.
_HALF_PAIR = re.compile("(?P<half>[\ud800-\udfff])")


class Reader(Protocol):
    """What reads documents into records: one answer for each, in order."""

    def read_many(self, documents: Iterable[Document | Failure]) -> Iterator[Record | Failure]:
        """Return a record or a failure for each document."""
        ...


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document; `reason` is for those that failed."""

    document: str
    status: Outcome | Literal["failed"]
    origin: str = ""
    reason: str | None = None


def add(
    store: Store,
    documents: Iterable[Incoming],
    *,
    reader: Callable[[str], Reader],
    version: str = VERSION,
    batch: int = 32,
    batch_characters: int = 1_000_000,
) -> Iterator[Added]:
    """Add documents and return what became of each, in batches and in order within each outcome.

    `reader` gives the reader of a language and is called only when something must be read. A
    document that cannot be read is a failure with its reason and stops nothing.
    """
    adding = _Adding(store, reader, version)
    waiting: list[tuple[Document, Source | None]] = []
    size = 0
    for incoming in documents:
        document, source = _apart(incoming)
        if isinstance(document, Failure):
            yield from adding.fail(document)
        elif (failure := _unfit(document) or adding.clash(document, source)) is not None:
            yield from adding.fail(failure)
        elif store.holds(document, version=version):
            yield Added(document.id, "unchanged", _origin(source))
        else:
            waiting.append((document, source))
            size += len(document.text)
            if len(waiting) >= batch or size >= batch_characters:
                yield from adding.read(waiting)
                waiting, size = [], 0
    yield from adding.read(waiting)


class _Adding:
    def __init__(self, store: Store, reader: Callable[[str], Reader], version: str) -> None:
        self._store = store
        self._reader = reader
        self._version = version
        self._seen: dict[int, int] = {}

    def clash(self, document: Document, source: Source | None) -> Failure | None:
        """Return a failure where another text of this run has the same id.

        Later texts supersede earlier ones between runs. Within one, that would hide a document
        behind another, and each new run would do so again. Numbers are kept, not texts: a run
        over a million documents remembers some 100 MB.
        """
        text = hash(document.text)
        if self._seen.setdefault(hash(document.id), text) == text:
            return None
        reason = f"another text of this run is called {document.id!r} too: give each an id"
        return Failure(document.id, _origin(source), reason)

    def fail(self, *failures: Failure) -> Iterator[Added]:
        self._store.fail(failures)
        for failure in failures:
            yield Added(failure.document, "failed", failure.origin, failure.reason)

    def read(self, waiting: list[tuple[Document, Source | None]]) -> Iterator[Added]:
        entries: list[Entry] = []
        failures: list[Failure] = []
        for document, source, result in self._results(waiting):
            if isinstance(result, Record) and (wrong := check(result)):
                reason = f"the record contradicts its text: {'; '.join(wrong)}"
                failures.append(Failure(document.id, _origin(source), reason))
            elif isinstance(result, Record):
                entries.append(Entry(result, source))
            else:
                failures.append(result)
        if entries:
            outcomes = self._store.put(entries)
            for entry, outcome in zip(entries, outcomes, strict=True):
                yield Added(entry.record.document.id, outcome, _origin(entry.source))
        if failures:
            yield from self.fail(*failures)

    def _results(
        self, waiting: list[tuple[Document, Source | None]]
    ) -> Iterator[tuple[Document, Source | None, Record | Failure]]:
        by_language: dict[str, list[tuple[Document, Source | None]]] = {}
        for document, source in waiting:
            by_language.setdefault(document.language, []).append((document, source))
        for language, group in by_language.items():
            try:
                reader = self._reader(language)
            except VerbaleError as error:
                for document, source in group:
                    yield document, source, Failure(document.id, _origin(source), str(error))
                continue
            results = reader.read_many([document for document, _ in group])
            for (document, source), result in zip(group, results, strict=True):
                yield document, source, result


def _apart(incoming: Incoming) -> tuple[Document | Failure, Source | None]:
    if isinstance(incoming, Received):
        return incoming.document, incoming.source
    return incoming, None


def _unfit(document: Document) -> Failure | None:
    for name in ("id", "text", "language", "publisher", "title"):
        found = _HALF_PAIR.search(getattr(document, name) or "")
        if found:
            reason = (
                f"{name} holds half of a surrogate pair (character {found.start()}), which is no "
                "character. Repair the file that it came from"
            )
            return Failure(_HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", document.id), "", reason)
    return None


def _origin(source: Source | None) -> str:
    return "" if source is None else source.origin
