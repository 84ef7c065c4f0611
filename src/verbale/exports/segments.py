"""Segments: overlapping and nested spans cut into flat pieces that a page can draw one by one.

How it works. Every bound of every span cuts the text; between two cuts the same spans cover every
character. Pieces follow each other without gap or overlap, so that joined they are the text again.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from verbale.record.types import Statement
from verbale.text.document import Block, BlockKind, Document
from verbale.text.span import Span

Kind = Literal[
    "content", "cue", "voice", "act", "about", "commitment", "position", "quantity", "time", "cited"
]

# How many statements a piece names at most, the innermost ones: text in which every quotation holds
# the next would otherwise fill a page with lists that nobody can read.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span that is drawn: whose content, cue or voice it is, by the statement's number."""

    start: int
    end: int
    number: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text; `inside` has the statements whose content it is, the outermost first.

    `opens` has the statements whose content begins here, `cues` and `voices` the statements that
    it announces and the ones whose speaker it names, `marks` what lies there of other layers.
    """

    start: int
    end: int
    inside: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    cues: tuple[int, ...] = ()
    voices: tuple[int, ...] = ()
    marks: tuple[tuple[Kind, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of the document, or what stands between two (`kind` None), in segments."""

    kind: BlockKind | None
    segments: tuple[Segment, ...]


def evidence(numbered: Iterable[tuple[Statement, int]], length: int) -> list[Evidence]:
    """Return what is drawn of the statements, cut to a text of this length, without empty spans."""
    found = []
    for statement, number in numbered:
        spans: list[tuple[Kind, Span | None]] = [("content", span) for span in statement.content]
        spans += [("cue", statement.cue), ("voice", statement.voice)]
        for kind, span in spans:
            if span is None:
                continue
            end = min(span.end, length)
            if span.start < end:
                found.append(Evidence(span.start, end, number, kind))
    return found


def stretches(document: Document, drawn: Iterable[Evidence]) -> Iterator[Stretch]:
    """Return the document in order, block by block; the segments of all of them are the text."""
    places = list(_places(document))
    cuts = {bound for start, end, _ in places for bound in (start, end)}
    segments = iter(_cut(list(drawn), cuts, len(document.text)))
    for _, end, kind in places:
        pieces = []
        for segment in segments:
            pieces.append(segment)
            if segment.end == end:
                break
        yield Stretch(kind, tuple(pieces))


def _places(document: Document) -> Iterator[tuple[int, int, BlockKind | None]]:
    """Return blocks and what stands between them; words outside any block make a paragraph."""
    at, text = 0, document.text
    blocks = sorted(document.blocks, key=lambda block: block.span)
    end_of_text = Block(Span(len(text), len(text)))
    for block in (*blocks, end_of_text):
        start, end = max(block.span.start, at), min(block.span.end, len(text))
        if at < start:
            yield at, start, "paragraph" if text[at:start].strip() else None
        if start < end:
            yield start, end, block.kind
        at = max(at, start, end)


def _cut(drawn: list[Evidence], cuts: set[int], length: int) -> Iterator[Segment]:
    starts: dict[int, list[Evidence]] = defaultdict(list)
    ends: dict[int, list[Evidence]] = defaultdict(list)
    for piece in drawn:
        starts[piece.start].append(piece)
        ends[piece.end].append(piece)
    bounds = sorted({0, length, *cuts, *starts, *ends})
    active: dict[Kind, list[tuple[int, int, int]]] = {kind: [] for kind in get_args(Kind)}
    others = [kind for kind in active if kind not in ("content", "cue", "voice")]
    opened: set[int] = set()
    for start, end in zip(bounds, bounds[1:], strict=False):
        for piece in ends[start]:
            held = active[piece.kind]
            del held[bisect_left(held, _order(piece))]
        opens = []
        for piece in sorted(starts[start], key=_order):
            insort(active[piece.kind], _order(piece))
            if piece.kind == "content" and piece.number not in opened:
                opened.add(piece.number)
                opens.append(piece.number)
        yield Segment(
            start,
            end,
            _numbers(active["content"]),
            tuple(opens),
            _numbers(active["cue"]),
            _numbers(active["voice"]),
            tuple((kind, number) for kind in others for number in _numbers(active[kind])),
        )


def _order(piece: Evidence) -> tuple[int, int, int]:
    """Put outer spans before the ones they hold."""
    return piece.start, -piece.end, piece.number


def _numbers(active: list[tuple[int, int, int]]) -> tuple[int, ...]:
    # Most pieces have nothing of most kinds.
    return tuple(dict.fromkeys(number for _, _, number in active[-_MOST:])) if active else ()
