"""Documents described as JSON objects: `id, language, published, publisher, title, text`."""

from __future__ import annotations

from collections.abc import Mapping

from verbale.errors import InvalidDocument
from verbale.readers.protocol import Defaults
from verbale.text.codecs import readable
from verbale.text.document import Document, document_from_text


def document_from_members(
    value: object, *, defaults: Defaults, warnings: tuple[str, ...] = ()
) -> Document:
    """Return the document that a JSON object describes, itself or in its member `document`.

    So a record and a gold file are read like a bare document. Members of other names are left
    alone; null counts as absent; a whole number is taken as an id.

    Raises InvalidDocument where there is no text or a member cannot be used.
    """
    members = _members(value)
    if "text" not in members:
        raise InvalidDocument('text: missing. A document needs a member "text" with its words.')
    published = members.get("published")
    if published is None:
        published = defaults.published
    text, language = members["text"], members.get("language")
    publisher = members.get("publisher")
    # The types are checked where every document is made; here they are whatever the JSON holds.
    return document_from_text(
        text,  # type: ignore[arg-type]
        id=document_id(value),
        language=defaults.language if language is None else language,  # type: ignore[arg-type]
        published=published,  # type: ignore[arg-type]
        publisher=defaults.publisher if publisher is None else publisher,  # type: ignore[arg-type]
        title=members.get("title"),  # type: ignore[arg-type]
        warnings=warnings,
    )


def document_id(value: object) -> str | None:
    """Return the id that a JSON value gives its document, None where it gives none.

    Raises InvalidDocument where the value is no object or the id neither string nor whole number.
    """
    found = _members(value).get("id")
    if found is None:
        return None
    if isinstance(found, str):
        return readable(found)[0]
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    raise InvalidDocument(f"id: a string is needed, not {type(found).__name__}")


def _members(value: object) -> Mapping[str, object]:
    if isinstance(value, dict) and "text" not in value and isinstance(value.get("document"), dict):
        value = value["document"]
    if not isinstance(value, dict):
        raise InvalidDocument(f"a JSON object is needed, not {type(value).__name__}")
    return value
