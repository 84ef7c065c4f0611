"""Where sentences begin: at a block's start, and after a final mark outside quotation marks.

The rule is the same for every language that ends sentences with . ! ? …; a pack supplies the
abbreviations whose full stop ends nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from verbale.text.quotations import Quotation

# A final mark, what may close after it, white space (or a capital glued to it), then what may
# begin:
#   « … fin. La suite », « … fin ! » La suite », « … homologue.Il a rappelé »
# A run of marks is taken whole or not at all: trying its parts would take quadratic time.
_BOUNDARY = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[\"')\]]*(?:\s*\[\d+\])?)"
    r"(?:(?P<gap>\s+)(?=[\"'(\[]?\s?[^\W\d_a-zß-öø-ÿ]|[\"'(\[]?\s?\d|[–—-]\s)"
    r"|(?=[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ'’]))"
)
_LAST_WORD = re.compile(r"(?P<word>[^\s(\"']+)$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")


def sentence_starts(
    shadow: str,
    start: int,
    end: int,
    quotes: Sequence[Quotation],
    abbreviations: frozenset[str],
) -> list[int]:
    """Return where sentences begin in block [start, end), the block's own start first.

    Offsets count characters of the document. No sentence begins inside a quotation.
    """
    starts = [start]
    for match in _BOUNDARY.finditer(shadow, start, end):
        begin = _past_closing(match.end(), shadow, end, quotes)
        if begin >= end or _within(begin, match.start(), quotes):
            continue
        if match["mark"] == "." and _abbreviates(shadow, start, match, abbreviations):
            continue
        starts.append(begin)
    return starts


def _past_closing(begin: int, shadow: str, end: int, quotes: Sequence[Quotation]) -> int:
    """Step over a closing mark that stands after a space (`… fin ! » La suite`)."""
    if (
        begin < end
        and shadow[begin] == '"'
        and (quote := _last_opened(begin, quotes)) is not None
        and quote.closed
        and quote.end == begin + 1
    ):
        begin += 1
        while begin < end and shadow[begin].isspace():
            begin += 1
    return begin


def _within(begin: int, mark: int, quotes: Sequence[Quotation]) -> bool:
    quote = _last_opened(begin - 1, quotes)
    return quote is not None and begin < quote.end and mark < quote.end - 1


def _last_opened(place: int, quotes: Sequence[Quotation]) -> Quotation | None:
    """Return the last quotation that begins at this character or before; they do not overlap."""
    number = bisect_right(quotes, place, key=attrgetter("start"))
    return quotes[number - 1] if number else None


def _abbreviates(
    shadow: str, start: int, match: re.Match[str], abbreviations: frozenset[str]
) -> bool:
    before = _LAST_WORD.search(shadow, max(start, match.start() - 30), match.start())
    if before is None:
        return False
    word = before["word"]
    if match["gap"] is None:
        # « homologue.Il a » is a lost space; « J.Biden », « lemonde.Fr » are not.
        return not (len(word) > 3 and word.isalpha() and word.islower())
    if word.lower() in abbreviations:
        return True
    if word.isdigit() and match.start() - len(word) == start:
        return True  # « 1. À l'invitation de … » numbers a paragraph
    return _INITIALS.fullmatch(word) is not None and word[0].isupper()
