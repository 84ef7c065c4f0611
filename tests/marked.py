"""Marked sentences: `<who>` speaks, `[cue]`, `{content}`; one statement is marked in each.

A sentence that holds two statements is written twice, each time with the other one marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from verbale.extract.reader import Verbale
from verbale.languages.example import Example
from verbale.record.types import Actor, Record, Statement
from verbale.text.span import Span

Expect = Callable[[str, str], None]
"""Checks that the statement marked in a sentence is found; takes the form and the sentence."""


def letters(text: str, ranges: Iterable[tuple[int, int]]) -> set[int]:
    """The places of the letters and digits in these ranges: marks and spaces are not compared."""
    return {place for start, end in ranges for place in range(start, end) if text[place].isalnum()}


def share(one: set[int], other: set[int]) -> float:
    """How much two sets of places have in common, 1 where they are the same."""
    return len(one & other) / len(one | other) if one | other else 1.0


def fits(statement: Statement, example: Example) -> bool:
    """Whether the statement is the marked one: content in the main, cue and speaker in part.

    Where no [cue] is marked, the statement has to be without one.
    """
    text = example.text
    if share(_of(text, *statement.content), letters(text, example.contents)) < 0.8:
        return False
    if not example.cues:
        return statement.cue is None
    if statement.cue is None or not _of(text, statement.cue) & letters(text, example.cues):
        return False
    if not example.speakers:
        return True
    voice = () if statement.voice is None else (statement.voice,)
    return share(_of(text, *voice), letters(text, example.speakers)) >= 0.5


def marked_in(record: Record, example: Example) -> Statement | None:
    """The statement of the record that the marks describe, if it was found."""
    return next((found for found in record.statements if fits(found, example)), None)


def read_marked(verbale: Verbale, marked: str, **about: str) -> tuple[Record, Statement]:
    """Read a marked text; fail with what was found instead where its statement is missing."""
    example = Example.read(marked)
    record = verbale.read(example.text, **about)
    statement = marked_in(record, example)
    assert statement is not None, f"not found: {marked}\n{told(record)}"
    return record, statement


def told(record: Record) -> str:
    """The statements of a record, one a line, for messages."""
    text = record.document.text
    lines = []
    for found in record.statements:
        voice = found.voice.of(text) if found.voice else None
        cue = found.cue.of(text) if found.cue else None
        content = [span.of(text) for span in found.content]
        rule = found.provenance.rule if found.provenance else ""
        lines.append(f"  {found.id}: {voice!r} {found.speakers} [{cue}] {content} ({rule})")
    return "\n".join(lines) or "  no statement"


def called(actor: Actor) -> str:
    """How the tests call an actor: a country by its code, anybody else by the preferred name."""
    if actor.kind == "country":
        return actor.country or actor.key
    return actor.names[0] if actor.names else actor.key


def speakers(record: Record, statement: Statement) -> set[str]:
    return {called(record.actor(key)) for key in statement.speakers}


def addressees(record: Record, statement: Statement) -> set[str]:
    return {called(record.actor(key)) for key in statement.addressees}


def _of(text: str, *spans: Span) -> set[int]:
    return letters(text, [(span.start, span.end) for span in spans])
