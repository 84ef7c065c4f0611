"""Challenge: single sentences with one phenomenon of reported speech each, and the right answer.

How it works: the answer is given as words, so they are first found in the sentence. A case is right
when a statement shares enough letters with the expected content and the words that name its speaker
(`Statement.voice`) are the expected ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.errors import InvalidDocument
from verbale.evaluate.letters import CLOSE, FOUND, content, letters, overlap
from verbale.record.types import Record, Statement
from verbale.text.span import Span

_WORD = re.compile(r"(?P<word>\w+)")


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence, the phenomenon it tests, and the answer: speaker and content, as words."""

    id: str
    phenomenon: str
    text: str
    speaker: str
    content: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a case was read right, and what was read: the best content and its voice."""

    case: Case
    content_close: bool
    right: bool
    read: str
    voice: str


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read the cases of a challenge file, a JSON list.

    Raises InvalidDocument for a case that lacks a member, or whose answer is not in its sentence.
    """
    names = ("id", "phenomenon", "text", "speaker", "content")
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        cases = tuple(Case(*(row[name] for name in names)) for row in rows)
    except (ValueError, KeyError, TypeError) as fault:
        raise InvalidDocument(f"{path}: not a challenge file ({fault!r}).") from fault
    for case in cases:
        if not locate(case.content, case.text) or not _places(case.speaker, case.text):
            raise InvalidDocument(f"{path}: the answer of case {case.id} is not in its sentence.")
    return cases


def run(cases: Iterable[Case], read: Callable[[Case], Record]) -> Iterator[Outcome]:
    """Read every case by itself and judge it."""
    for case in cases:
        yield judge(case, read(case))


def judge(case: Case, record: Record) -> Outcome:
    """Return whether one statement of the record is the expected one."""
    expected = content(case.text, locate(case.content, case.text))
    ranked = sorted(
        ((overlap(expected, _content(case.text, s)), s) for s in record.statements),
        key=lambda pair: -pair[0],
    )
    close = [statement for shared, statement in ranked if shared >= CLOSE]
    spoken = {s.id for s in record.statements if _says(case, s)}
    speakers = {tuple(sorted(s.speakers)) for s in record.statements if s.id in spoken}
    for statement in close:
        # A statement that goes on with an earlier one has no voice of its own.
        follows = statement.voice is None and tuple(sorted(statement.speakers)) in speakers
        if statement.id in spoken or (follows and statement.speakers):
            return _outcome(case, statement, close=True, right=True)
    if ranked:
        return _outcome(case, ranked[0][1], close=bool(close), right=False)
    return Outcome(case, content_close=False, right=False, read="", voice="")


def locate(words: str, text: str) -> list[tuple[int, int]]:
    """Return where words stand in a text, in one piece or as words in order with others between.

    Empty where they do not.

    >>> locate("a c", "a, b, c")
    [(0, 1), (6, 7)]
    """
    places = _places(words, text)
    if places:
        return places[:1]
    found: list[tuple[int, int]] = []
    tokens = ((match["word"], match.span()) for match in _WORD.finditer(text))
    for wanted in _WORD.finditer(words):
        place = next((span for word, span in tokens if word == wanted["word"]), None)
        if place is None:
            return []
        found.append(place)
    return found


def _places(words: str, text: str) -> list[tuple[int, int]]:
    """Return every place where the words stand in one piece, whole words only."""
    pattern = rf"(?<!\w)(?P<words>{re.escape(words)})(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)] if words else []


def _bounds(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _content(text: str, statement: Statement) -> frozenset[int]:
    return content(text, _bounds(statement.content))


def _says(case: Case, statement: Statement) -> bool:
    """Say whether the statement's voice is the expected speaker's words, wherever they stand."""
    if statement.voice is None:
        return False
    voice = letters(case.text, _bounds([statement.voice]))
    return any(
        overlap(voice, letters(case.text, [place])) >= FOUND
        for place in _places(case.speaker, case.text)
    )


def _outcome(case: Case, statement: Statement, *, close: bool, right: bool) -> Outcome:
    words = " … ".join(span.of(case.text) for span in statement.content)
    voice = statement.voice.of(case.text) if statement.voice is not None else ""
    return Outcome(case, content_close=close, right=right, read=words, voice=voice)
