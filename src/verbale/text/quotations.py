"""Where quotations begin and end, by typography alone.

How it works: one pass over the blocks. Only the outermost pair of marks makes a quotation. French
papers reopen a quotation that runs on with a mark at the head of each paragraph and close it once,
so an open quotation lives on into the next block only where that block reopens it, or where it or
one of the blocks soon after closes it before anything opens anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.text.document import Block
from verbale.text.quotes import CLOSING, OPENING, PAIRS, STRAIGHT

# The single closing mark is also the apostrophe: a pair of single marks is never a quotation.
_OPENING = OPENING - {"\u2018"}
_CLOSING = CLOSING - {"\u2019"}
_MARKS = _OPENING | _CLOSING | STRAIGHT
_MARK = re.compile("[" + "".join(re.escape(mark) for mark in sorted(_MARKS)) + "]")


# Over how many paragraphs a quotation may run on that nothing reopens.
_FURTHEST = 8


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters [start, end) of one quotation, its marks included where they stand in the text.

    `[inner_start, inner_end)` is what lies between the marks, without white space at its edges.
    `closed` is False where the block ends before the mark that should close it, `resumed` is True
    where the quotation began in an earlier block.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    resumed: bool = False


def quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """Return the outermost quotations in order; a quotation over several blocks gives one for each.

    Linear in the length of the text, however deep the marks are nested.
    """
    found: list[Quotation] = []
    opened: str | None = None  # the mark that opened the outermost quotation, while it is open
    for number, block in enumerate(blocks):
        begin, end = block.span.start, block.span.end
        resumed = opened is not None
        last: dict[str, int] = {}
        start, depth, position = begin, 1, begin
        if resumed and text[begin] in _MARKS:
            position = begin + 1  # the paragraph reopens what is already open
        for match in _MARK.finditer(text, position, end):
            mark, place = match.group(), match.start()
            if opened is None:
                if _opens(text, place, begin):
                    opened, start, depth = mark, place, 1
            elif _closes(opened, mark, text, place, block, last):
                depth -= 1
                if depth == 0:
                    found.append(_quotation(text, start, place + 1, True, resumed))
                    opened, resumed = None, False
            elif mark == opened and mark in _OPENING:
                depth += 1
        if opened is not None:
            found.append(_quotation(text, start, end, False, resumed))
            if not _runs_on(text, opened, blocks, number):
                opened = None
    return found


def _opens(text: str, place: int, begin: int) -> bool:
    mark = text[place]
    if mark in STRAIGHT:
        return place == begin or not (text[place - 1].isalnum() or text[place - 1] in ".,;:!?)")
    return mark in _OPENING


def _closes(
    opened: str, mark: str, text: str, place: int, block: Block, last: dict[str, int]
) -> bool:
    if opened in STRAIGHT:
        return mark in STRAIGHT or mark in _CLOSING
    if mark in PAIRS[opened]:
        return True
    if mark not in STRAIGHT or text[place - 1].isspace():
        return False
    # A guillemet closed by a straight mark is a slip of the keyboard, not a nested quotation. The
    # last place of a closing mark is looked for once a block.
    if opened not in last:
        last[opened] = max(
            text.rfind(closing, block.span.start, block.span.end) for closing in PAIRS[opened]
        )
    return last[opened] < place


def _runs_on(text: str, opened: str, blocks: Sequence[Block], number: int) -> bool:
    """Say whether the next block goes on with a quotation that this one left open."""
    if number + 1 == len(blocks):
        return False
    start, end = blocks[number + 1].span.start, blocks[number + 1].span.end
    if text[start] in _MARKS:
        return True
    if opened in STRAIGHT:
        return False
    for block in blocks[number + 1 : number + 1 + _FURTHEST]:
        start, end = block.span.start, block.span.end
        closing = [place for mark in PAIRS[opened] if (place := text.find(mark, start, end)) >= 0]
        again = text.find(opened, start, end)
        if closing or again >= 0:
            return bool(closing) and (again < 0 or min(closing) < again)
    return False


def _quotation(text: str, start: int, end: int, closed: bool, resumed: bool) -> Quotation:
    inner_start = start + 1 if text[start] in _MARKS else start
    inner_end = end - 1 if closed else end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Quotation(start, end, inner_start, inner_end, closed, resumed)
