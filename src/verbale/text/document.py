"""Document and Block: a text that can be cited by its characters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from verbale.text.span import Span

BlockKind = Literal["heading", "paragraph", "list_item", "table_cell", "turn"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell or speaking turn of a document."""

    span: Span
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of it; `text` is canonical: every offset counts its characters.

    Blocks are in reading order, do not overlap, and leave only white space between them.
    `warnings` says what was odd about the input (mojibake, a guessed encoding), for a person to read.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    language: str = "fr"
    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The SHA-256 of the canonical text in UTF-8, as `sha256:` and 64 hexadecimal digits."""
        return "sha256:" + hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
