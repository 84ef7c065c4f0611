"""Plain text: a file is a document, and its own text is the canonical text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, ClassVar

from verbale.errors import VerbaleError
from verbale.readers.protocol import Defaults
from verbale.record.types import Failure
from verbale.text.decode import MAX_BYTES
from verbale.text.document import Document, document_from_source
from verbale.text.source import Source


class PlainReader:
    """Reads a text file in any encoding as one document."""

    name: ClassVar[str] = "plain"

    def accepts(self, origin: str, head: bytes) -> bool:
        """Accept everything: what no other reader knows is taken for text, or refused as binary."""
        return True

    def read(
        self, stream: BinaryIO, *, origin: str, defaults: Defaults
    ) -> Iterator[Document | Failure]:
        """Yield the document, or the Failure that says why there is none."""
        # One byte more than the limit is enough to know that it is passed.
        source = Source(stream.read(MAX_BYTES + 1), origin)
        try:
            yield document_from_source(
                source,
                language=defaults.language,
                published=defaults.published,
                publisher=defaults.publisher,
            )
        except VerbaleError as error:
            yield Failure(document=origin, origin=origin, reason=str(error))
