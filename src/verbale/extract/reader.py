"""Verbale: a loaded language, ready to read documents into records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from verbale.actors.knowledge import KnowledgeBase
from verbale.errors import UnknownLanguage
from verbale.extract.reading import read_parse
from verbale.languages.pack import Pack
from verbale.record.types import Failure, Record
from verbale.text.document import Document, document_from_text

# Documents that are parsed together, by characters: enough to fill the model's batches, few enough
# that a stream of any length takes constant memory.
_BATCH_CHARACTERS = 60_000
_BATCH_DOCUMENTS = 64


def load(language: str = "fr") -> Verbale:
    """Return a reader for one language, with its model loaded.

    Raises UnknownLanguage where no pack is installed, MissingComponent where its model is not.
    """
    return Verbale(pack_of(language))


def pack_of(language: str) -> Pack:
    """Return the pack of a language, without its model; UnknownLanguage where there is none."""
    if language != "fr":
        raise UnknownLanguage(
            f"no language pack for {language!r}. Installed: fr. Pass --language fr to read the "
            "text as French."
        )
    from verbale.languages.fr.pack import load_pack

    return load_pack()


class Verbale:
    """Reads documents of one language into records.

    The same text with the same metadata gives the same record, byte for byte as JSON.
    """

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.model = pack.load_model()
        self.base = KnowledgeBase.load()

    def read(
        self,
        text: str,
        *,
        id: str | None = None,
        published: date | str | None = None,
        publisher: str | None = None,
        title: str | None = None,
    ) -> Record:
        """Return the record of one text; InvalidDocument where it cannot be one."""
        document = document_from_text(
            text,
            id=id,
            language=self.pack.code,
            published=published,
            publisher=publisher,
            title=title,
        )
        return self.read_document(document)

    def read_document(self, document: Document) -> Record:
        """Return the record of one document."""
        (parse,) = self.model.parse([document])
        return read_parse(document, parse, self.pack, self.base, self.model.name)

    def read_many(self, documents: Iterable[Document | Failure]) -> Iterator[Record | Failure]:
        """Yield a record or a failure for each document, in order, in constant memory."""
        for batch in _batches(documents):
            good = [item for item in batch if isinstance(item, Document)]
            parses = iter(self.model.parse(good))
            for item in batch:
                if isinstance(item, Failure):
                    yield item
                else:
                    yield read_parse(item, next(parses), self.pack, self.base, self.model.name)


def _batches(documents: Iterable[Document | Failure]) -> Iterator[list[Document | Failure]]:
    stream = iter(documents)
    while True:
        batch: list[Document | Failure] = []
        size = 0
        for item in islice(stream, _BATCH_DOCUMENTS):
            batch.append(item)
            size += len(item.text) if isinstance(item, Document) else 0
            if size > _BATCH_CHARACTERS:
                break
        if not batch:
            return
        yield batch
