"""Wording: how people, days and counts are put into words, the same in every readable output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import get_args

from verbale.exports.printable import one_line
from verbale.record.types import Actor, Mode, Record, Statement
from verbale.text.document import Document

UNKNOWN_SPEAKER = "?"
_LONGEST = 200

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def actors_by_key(record: Record) -> dict[str, Actor]:
    """Return the record's actors by their keys."""
    return {actor.key: actor for actor in record.actors}


def name(key: str, actors: Mapping[str, Actor]) -> str:
    """Return an actor's preferred name; the key itself where the record has no such actor."""
    actor = actors.get(key)
    return actor.names[0] if actor is not None and actor.names else key


def origin(key: str, actors: Mapping[str, Actor]) -> str:
    """Return the code of the country that an actor speaks for, empty where it is one itself."""
    actor = actors.get(key)
    if actor is None or actor.kind == "country":
        return ""
    return actor.country or ""


def headline(document: Document) -> str:
    """Return what a document is headed by: its title, else its first words, else its id."""
    first = document.blocks[0].span.of(document.text) if document.blocks else ""
    words = one_line(document.title or first)
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return words or one_line(document.id)


def known(document: Document) -> str:
    """Return what is known of a document in one line: publisher, day of publication, id."""
    parts = [one_line(document.publisher)] if document.publisher else []
    parts += [day(document.published)] if document.published is not None else []
    return " · ".join([*parts, one_line(document.id)])


def day(published: date) -> str:
    """Return a date as people write it, whatever the machine's own language.

    >>> day(date(2025, 2, 13))
    '13 February 2025'
    """
    return f"{published.day} {_MONTHS[published.month - 1]} {published.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "statement"), counted(2, "statement")
    ('1 statement', '2 statements')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def summary(record: Record) -> list[str]:
    """Return what a record holds, as short phrases for its head."""
    statements = record.statements
    numbers = {mode: sum(s.mode == mode for s in statements) for mode in get_args(Mode)}
    modes = ", ".join(f"{number:,} {mode}" for mode, number in numbers.items() if number)
    total = counted(len(statements), "statement")
    phrases = [f"{total} ({modes})" if modes else total]
    speakers = {key for statement in statements for key in statement.speakers}
    if speakers:
        phrases.append(counted(len(speakers), "speaker"))
    unknown = sum(not statement.speakers for statement in statements)
    if unknown:
        phrases.append(f"{unknown:,} by an unknown speaker")
    return phrases


def in_reading_order(statements: Sequence[Statement]) -> list[tuple[Statement, int, int]]:
    """Return each statement with its number and depth, inner ones right after their outer one.

    Numbers count from 1 in that order. A statement whose outer one is missing, or that lies in a
    circle, stands at depth 0: nothing is left out.
    """
    inner: dict[str | None, list[int]] = {}
    ids = {statement.id for statement in statements}
    for position, statement in enumerate(statements):
        outer = statement.within if statement.within in ids else None
        inner.setdefault(outer, []).append(position)
    ordered: list[tuple[int, int]] = []
    done: set[int] = set()

    def walk(start: int) -> None:
        # An explicit stack: ten thousand nested quotations must not exhaust Python's own.
        stack = [(start, 0)]
        while stack:
            position, depth = stack.pop()
            if position in done:
                continue
            done.add(position)
            ordered.append((position, depth))
            followers = inner.get(statements[position].id, [])
            stack += [(follower, depth + 1) for follower in reversed(followers)]

    for position in inner.get(None, []):
        walk(position)
    for position in range(len(statements)):
        walk(position)
    return [
        (statements[position], number, depth) for number, (position, depth) in enumerate(ordered, 1)
    ]
