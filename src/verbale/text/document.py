"""Document: a text that can be cited by its characters, and how one is made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from verbale.errors import InvalidDocument
from verbale.text.blocks import Block, BlockKind, split_blocks
from verbale.text.codecs import readable
from verbale.text.decode import decode
from verbale.text.mojibake import mojibake_warning
from verbale.text.source import Source

__all__ = [
    "Block",
    "BlockKind",
    "Document",
    "document_from_source",
    "document_from_text",
    "parse_published",
]

# A date, alone or before a time of day. Cases: `2021-07-15`, `2021-07-15T08:00:00Z`,
# `2021-07-15 08:00`. Not: `20210715`, `2021-7-15`.
_DATE = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?P<time>[T ][0-9]{2}:?[0-9]{2}\S*)?")
# 64 bits: among a hundred million texts the chance of two alike is one in four thousand.
_ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of it; `text` is canonical: every offset counts its characters.

    Blocks are in reading order, do not overlap, and leave only white space between them.
    `warnings` says what was odd about the input (mojibake, a guessed encoding), for a person.
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


def document_from_text(
    text: str,
    *,
    id: str | None = None,
    language: str = "fr",
    published: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    warnings: Iterable[str] = (),
) -> Document:
    r"""Return a document of this text; without an id it gets one from the digest of the text.

    Lone surrogates and NUL, which no file and no database can hold, become U+FFFD, one for one,
    with a warning; nothing else of the text changes.

    >>> document = document_from_text("L'accord est signé.", published="2021-07-15")
    >>> document.id, document.published
    ('ff569aa546fb2c99', datetime.date(2021, 7, 15))

    Raises InvalidDocument for a text without words, and for a field that cannot be used.
    """
    if not isinstance(text, str):
        raise InvalidDocument(f"text: a string is needed, not {type(text).__name__}")
    if not text or text.isspace():
        raise InvalidDocument("text: empty. Give a document some text, or leave it out.")
    canonical, replaced = readable(text)
    told = list(warnings)
    if replaced:
        told.append(f"{replaced} lone surrogate(s) or NUL replaced by U+FFFD")
    odd = mojibake_warning(canonical)
    if odd and odd not in told:
        told.append(odd)
    if id is None:
        id = hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:_ID_DIGITS]
    return Document(
        id=_field("id", id),
        text=canonical,
        blocks=split_blocks(canonical),
        language=_field("language", language),
        published=parse_published(published),
        publisher=None if publisher is None else _field("publisher", publisher),
        title=None if title is None else _field("title", title),
        warnings=tuple(told),
    )


def document_from_source(
    source: Source,
    *,
    id: str | None = None,
    language: str = "fr",
    published: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
) -> Document:
    """Return the document that a plain text as received holds, with the warnings of its decoding.

    Raises UnreadableSource for bytes that hold no text, InvalidDocument for a field of no use.
    """
    decoded = decode(source.data, name=source.origin)
    return document_from_text(
        decoded.text,
        id=id,
        language=language,
        published=published,
        publisher=publisher,
        title=title,
        warnings=decoded.warnings,
    )


def parse_published(value: date | str | None) -> date | None:
    """Return the date of publication: of an ISO date, or of an ISO time as its own zone counts it.

    >>> parse_published("2021-07-15T23:30:00+02:00")
    datetime.date(2021, 7, 15)

    Raises InvalidDocument for anything else.
    """
    if value is None or isinstance(value, datetime):
        return value.date() if value is not None else None
    if isinstance(value, date):
        return value
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        return date.fromisoformat(match["date"] if match else "")
    except ValueError as error:
        raise InvalidDocument(
            f"published: {value!r} is no date. Write it as YYYY-MM-DD, for instance 2021-07-15."
        ) from error


def _field(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise InvalidDocument(f"{name}: a string is needed, not {type(value).__name__}")
    if not value.strip():
        raise InvalidDocument(f"{name}: empty. Give it a value, or leave it out.")
    return readable(value)[0]
