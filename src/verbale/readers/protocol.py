"""What a reader of an input format is: from one input to its documents, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, ClassVar, Protocol

from verbale.record.types import Failure
from verbale.text.document import Document


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is known of the documents beforehand, for those that do not say it themselves."""

    language: str = "fr"
    published: date | None = None
    publisher: str | None = None


class Reader(Protocol):
    """Reads one input format. A document that cannot be read becomes a Failure, never an exception.

    `name` is what `--reader` calls it. `accepts` looks at the name of the input (`-` for standard
    input) and its first bytes. `read` holds no more than one document at a time.
    """

    name: ClassVar[str]

    def accepts(self, origin: str, head: bytes) -> bool:
        """Say whether an input of this name, beginning with these bytes, is in the format."""
        ...

    def read(
        self, stream: BinaryIO, *, origin: str, defaults: Defaults
    ) -> Iterator[Document | Failure]:
        """Yield the documents of the stream in order, and a Failure for each that is lost."""
        ...
