"""What a store draws from a record for questions: pure functions, so that a check can repeat it."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable

from verbale.record.types import Act, Actor, Record, Statement
from verbale.stores.fold import name_form, stems, surnames, words
from verbale.stores.types import Party
from verbale.text.span import Span

GAP = " … "
"""What stands between the words of two content spans; it belongs to nobody's text."""

UNDATED = "9999-12-31"
"""What `dated` holds where `published` holds nothing: the order of answers needs a value."""

_AROUND = 160
_LONGEST_ISSUE = 120


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


def named(record: Record) -> dict[str, list[str]]:
    """Return, by the statement's id, the keys of whom its content mentions, in their order."""
    mentions = sorted(record.mentions, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in mentions]
    found: dict[str, list[str]] = {}
    for statement in record.statements:
        keys: dict[str, None] = {}
        for span in statement.content:
            for mention in mentions[bisect_left(starts, span.start) :]:
                if mention.span.start >= span.end:
                    break
                if span.holds(mention.span):
                    keys.update(dict.fromkeys(mention.actors))
        if keys:
            found[statement.id] = list(keys)
    return found


def excerpt(act: Act, record: Record) -> str:
    """Return the words around an act: of its own block, cut where it is long."""
    text = record.document.text
    start, end = 0, len(text)
    for block in record.document.blocks:
        if block.span.start <= act.anchor.start < block.span.end:
            start, end = block.span.start, block.span.end
            break
    first, last = max(start, act.anchor.start - _AROUND), min(end, act.anchor.end + _AROUND)
    before = text[first : act.anchor.start]
    after = text[act.anchor.end : last]
    # What was cut in the middle of a word loses that word.
    if first > start:
        before = "… " + before.partition(" ")[2]
    if last < end:
        after = after.rpartition(" ")[0] + " …"
    return before + act.anchor.of(text) + after


def issue(act: Act, record: Record) -> str | None:
    """Return the words that an act is about, cut to what a page can list; None where none are."""
    for span in act.about:
        found = " ".join(span.of(record.document.text).split())
        if len(found) > _LONGEST_ISSUE:
            found = found[:_LONGEST_ISSUE].rpartition(" ")[0] or found[:_LONGEST_ISSUE]
        if found:
            return found
    return None


def issue_form(words_of_issue: str, *, language: str) -> str:
    """Return the form in which issues are compared: folded words without plurals."""
    return " ".join(stems(words(words_of_issue, language=language), language=language))
