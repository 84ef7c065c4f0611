"""What a store draws from a record for questions: pure functions, so that a check can repeat it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from verbale.record.types import Actor, Record, Statement
from verbale.stores.fold import name_form, stems, surnames, words
from verbale.stores.types import Party
from verbale.text.span import Span

GAP = " … "
"""What stands between the words of two content spans; it belongs to nobody's text."""


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, as `sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def content_words(content: Iterable[Span], text: str) -> str:
    """Return the words of the content spans, with a gap between them."""
    return GAP.join(span.of(text) for span in content)


def party(key: str, record: Record) -> Party:
    """Return how a row shows the actor of this key."""
    actor = record.actor(key)
    return Party(key, preferred_name(actor), actor.country)


def name_forms(actor: Actor) -> list[str]:
    """Return the forms of the names by which this actor is found, a person's surnames included."""
    forms = [name_form(name) for name in actor.names]
    if actor.kind == "person":
        for name in actor.names:
            forms.extend(surnames(name, country=actor.country))
    return sorted({form for form in forms if form})


def preferred_name(actor: Actor) -> str:
    """Return the name that stands for the actor; its key where it has none."""
    return next((name for name in actor.names if name.strip()), actor.key)


def search_columns(text: str, *, language: str) -> tuple[str, str]:
    """Return the columns of full-text search: folded words, and the same with plurals folded."""
    folded = words(text, language=language)
    return " ".join(folded), " ".join(stems(folded, language=language))


def statement_text(statement: Statement, record: Record) -> str:
    """Return what a search looks into for this statement: its cue and its content."""
    text = record.document.text
    cue = "" if statement.cue is None else statement.cue.of(text) + GAP
    return cue + content_words(statement.content, text)
