"""Blocks: the paragraphs, headings, list items, table cells and speaking turns of a plain text.

How it works. In press texts a line is a paragraph, so a line makes a block. Texts from mail and
agencies are wrapped at a fixed width instead, with blank lines between paragraphs: there, a line
that ends only because the next word would not have fitted goes on in the next line. What kind of
block a line is, is told by its shape alone; no word of any language is known here.

Blocks are in order, do not overlap, have no white space at their ends, and leave only white space
between them. The work is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from verbale.text.span import Span
from verbale.text.wrapping import Line, joined, lines_of

BlockKind = Literal["heading", "paragraph", "list_item", "table_cell", "turn"]

MOST_CHARACTERS: Final = 100_000
"""The longest block; a longer one is cut at a sentence end, else at a space, else where it is."""

_LOOK_BACK = 5_000
_LONGEST_HEADING, _LONGEST_HEADLINE = 160, 250
_LONGEST_LABEL = 60
_MOST_LABEL_WORDS = 6
# Enough of a paragraph to tell its kind by.
_HEAD = 400

# A list item: a bullet; a dash before a space or a capital; a number or letter with its sign.
# Cases: `- Paris`, `•Paris`, `–Le`, `1. À`, `12) Le`, `(a) le`, `iv) le`. Not: `-5 °C`, `1.5 M`.
_ITEM = re.compile(
    r"(?P<bullet>[•‣▪▫◦●○■□➢➤→·*]\s*(?=\S))"
    r"|(?P<dash>[-–—]\s+(?=\S)|[-–—](?=[^\W\d_a-zß-öø-ÿ]))"
    r"|(?P<number>\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\)\s+(?=\S)|[0-9]{1,3}[./°]\s+(?=\S))"
)
# A heading by its own sign. Cases: `# Titre`, `### Titre`. Not: `#Paris`.
_MARKED_HEADING = re.compile(r"(?P<sign>\#{1,6})\s+\S")
# The label of a speaking turn before a colon. Cases: `M. DUPONT :`, `Q:`, `Jean-Noël Barrot :`.
_LABEL = re.compile(rf"(?P<label>[^\W\d_][^:\n]{{0,{_LONGEST_LABEL}}}?)\s{{0,2}}:(?=\s|\Z)")
# The same before a dash, for one or two capitals only: `PARIS - ` opens a wire story.
# Cases: `R – Oui`, `Q. – Et`, `QR - `. Not: `PARIS – `, `Le – `.
_INITIALS = re.compile(r"(?P<label>[^\W\d_]{1,2}\.?)\s{0,2}[-–—](?=\s)")
# The end of a sentence, with the marks that close around it. Cases: `. `, `… » `, `?) `.
_SENTENCE_END = re.compile(r"(?P<end>[.!?…][\s»\"”’')\]]*\s)")
_SPACE = re.compile(r"(?P<space>\s)")
_CLOSING = " \u00a0\u202f»\"”’')]"
_NO_HEADING_END = tuple(".!?…;:,–—-")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell or speaking turn of a document."""

    span: Span
    kind: BlockKind = "paragraph"


def split_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text, in order.

    >>> [block.kind for block in split_blocks("Accord\\n\\nLes parties ont signé.\\n- Un texte.")]
    ['heading', 'paragraph', 'list_item']

    A text of white space has none. A block longer than MOST_CHARACTERS is cut into several.
    """
    lines = lines_of(text)
    paragraphs = joined(text, lines, opens_block)
    return tuple(
        Block(span, kind)
        for whole, kind in _kinds(text, paragraphs)
        for span in _pieces(text, whole)
    )


def opens_block(line: str) -> bool:
    """Say whether a line has the shape of a list item, a marked heading or a speaking turn."""
    if _ITEM.match(line) or _MARKED_HEADING.match(line):
        return True
    label = turn_label(line)
    return label is not None and _speaks_for_itself(label)


def turn_label(line: str) -> str | None:
    """Return the label that a line opens with if it has the shape of a speaking turn.

    >>> turn_label("M. DUPONT : Oui."), turn_label("Il a ajouté : « Oui. »")
    ('M. DUPONT', None)
    """
    if initials := _INITIALS.match(line):
        label = initials["label"]
        return label if label.isupper() else None
    if not (found := _LABEL.match(line)):
        return None
    label = found["label"]
    words = label.split()
    named = all(word[0].isupper() or len(word) <= 2 for word in words)
    return label if named and len(words) <= _MOST_LABEL_WORDS else None


def _speaks_for_itself(label: str) -> bool:
    """Say whether the label is in capitals but for a title: `M. DUPONT`, `Mme LE GALL`, `Q1`."""
    names = [word for word in label.split() if not word.endswith(".") and len(word) != 3]
    names = names or label.split()[-1:]
    return all(word.isupper() for word in names)


def _turns(lines: list[str]) -> list[bool]:
    labels = [turn_label(line) for line in lines]
    count = Counter(labels)
    # A label in small letters is a speaker's only if the speaker speaks again:
    # `Burundi : le pays …` is a headline.
    turns = [bool(one) and (_speaks_for_itself(one or "") or count[one] > 1) for one in labels]
    # And `URGENT : …` on the first line does not make a dialogue.
    if turns and turns[0] and sum(turns) == 1:
        turns[0] = False
    return turns


def _kinds(text: str, paragraphs: list[Line]) -> Iterator[tuple[Span, BlockKind]]:
    heads = [text[one.start : min(one.end, one.start + _HEAD)] for one in paragraphs]
    turns = _turns(heads)
    tables = _tables(text, paragraphs)
    for index, paragraph in enumerate(paragraphs):
        span, head = Span(paragraph.start, paragraph.end), heads[index]
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if turns[index]:
            yield span, "turn"
        elif _ITEM.match(head):
            yield span, "list_item"
        elif tables[index]:
            yield from ((cell, "table_cell") for cell in _cells(text, span))
        elif _MARKED_HEADING.match(head) or (
            following and _is_heading(head, len(span), following, first=index == 0)
        ):
            yield span, "heading"
        else:
            yield span, "paragraph"


def _is_heading(head: str, length: int, following: Line, *, first: bool) -> bool:
    if length > (_LONGEST_HEADLINE if first else _LONGEST_HEADING):
        return False
    bare = head.rstrip(_CLOSING)
    # The first line of a text may ask or exclaim and still be its headline.
    if bare.endswith(_NO_HEADING_END) and not (first and bare.endswith(("?", "!"))):
        return False
    return first or following.end - following.start >= length * 1.5


def _tables(text: str, paragraphs: list[Line]) -> list[bool]:
    """Say which lines are rows of a table: two or more in a row with equally many tabs."""
    tabs = [text.count("\t", one.start, one.end) for one in paragraphs]
    rows = [False] * len(tabs)
    for index, (one, other) in enumerate(pairwise(tabs)):
        if one == other and one > 0:
            rows[index] = rows[index + 1] = True
    return rows


def _cells(text: str, row: Span) -> Iterator[Span]:
    for cell in re.finditer(r"(?P<cell>[^\t]+)", row.of(text)):
        words = cell["cell"]
        start = row.start + cell.start() + len(words) - len(words.lstrip())
        if stripped := words.strip():
            yield Span(start, start + len(stripped))


def _pieces(text: str, whole: Span) -> Iterator[Span]:
    start = whole.start
    while whole.end - start > MOST_CHARACTERS:
        cut = _cut(text, start)
        yield _trimmed(text, start, cut)
        start = cut
        while text[start].isspace():
            start += 1
    yield Span(start, whole.end)


def _cut(text: str, start: int) -> int:
    """Return where to end a block that starts here: early enough, and where it hurts least."""
    latest = start + MOST_CHARACTERS
    window = text[latest - _LOOK_BACK : latest]
    for pattern in (_SENTENCE_END, _SPACE):
        ends = [found.end() for found in pattern.finditer(window)]
        if ends:
            return latest - _LOOK_BACK + ends[-1]
    # One word of thousands of letters: keep an accent with its letter.
    while unicodedata.combining(text[latest]) and latest > start + MOST_CHARACTERS - _LOOK_BACK:
        latest -= 1
    return latest


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))
