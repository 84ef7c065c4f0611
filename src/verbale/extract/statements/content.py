"""From tokens to the characters of a content, without the marks at its edges; its mode."""

from __future__ import annotations

import re
from itertools import islice

from verbale.extract.statements.scene import Range, Scene
from verbale.record.types import Mode
from verbale.text.quotations import Quotation

# Marks and spaces that belong to no content's edge; brackets and percent signs stay.
_OPEN_EDGE = re.compile(r"[\s\"«»“”„‹›,;:.!?…–—]+|-\s")
_CLOSE_EDGE = re.compile(r"[\s\"«»“”„‹›,;:.!?…–—]+$|\s-$")
# The word before a full stop at the end: « a dit M. », « J. », « fin. »
_LAST_WORD = re.compile(r"\b(?P<word>\w+)\.$")
_INNER_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?:\[(?:\.\.\.|…)\]\s+)?(?=[^\W\d_a-zß-ÿ])")


def contents_of(scene: Scene, start: int, end: int) -> list[Range]:
    """Return the content in tokens [start, end): a quotation at their end, else all of them.

    A quotation that began in earlier blocks is followed back to its beginning.
    """
    if start >= end:
        return []
    last = end - 1
    while last >= start and scene.words[last] in (",", "–", "-"):
        last -= 1
    if last < start:
        return []
    first, close = scene.chars(start, last + 1)
    first = past_dateline(scene, first, close)
    quote = scene.quote_at(scene.tokens[last].start)
    if quote is not None and quote.end >= close and quote.start >= first:
        lead = scene.parse.shadow[first : quote.start].rstrip()
        if not lead or lead.endswith(":"):
            return [
                *_earlier(scene, quote.start),
                *sentences_in(scene, quote.inner_start, min(quote.inner_end, close)),
            ]
    return trimmed(scene, first, close)


def _earlier(scene: Scene, start: int) -> list[Range]:
    """Return the parts of the same quotation in earlier blocks."""
    quotes = scene.parse.quotes
    last = first = scene.quote_number(start)
    while quotes[first].resumed and first > 0:
        first -= 1
    return [
        part
        for quote in quotes[first:last]
        for part in sentences_in(scene, quote.inner_start, quote.inner_end)
    ]


def whole_quotation(scene: Scene, quote: Quotation) -> list[Range]:
    """Return the sentences of a quotation, in the paragraphs too in which it goes on.

    It stops before a paragraph in which words of attribution stand between the same marks.
    """
    parts = sentences_in(scene, quote.inner_start, quote.inner_end)
    for later in islice(scene.parse.quotes, scene.quote_number(quote.start) + 1, None):
        if not later.resumed or any(
            later.start <= scene.tokens[place].start < later.end for place in scene.incises
        ):
            break
        parts += sentences_in(scene, later.inner_start, later.inner_end)
    return parts


def past_dateline(scene: Scene, start: int, end: int) -> int:
    """Return where the text begins behind a dateline, else `start`."""
    match = scene.pack.dateline.match(scene.parse.shadow, start, min(end, start + 140))
    return match.end() if match else start


def sentences_in(scene: Scene, start: int, end: int) -> list[Range]:
    """Return each sentence of a quotation as a range of its own, as FORMAT.md wants them."""
    parts: list[Range] = []
    place = start
    for match in _INNER_SENTENCE.finditer(scene.parse.shadow, start, end):
        before = scene.parse.shadow[place : match.start()]
        if len(before) > 3 and not _abbreviates(scene, before):
            parts += trimmed(scene, place, match.start())
            place = match.end()
    return parts + trimmed(scene, place, end)


def _abbreviates(scene: Scene, before: str) -> bool:
    """A title or an initial before the full stop: no sentence ends here."""
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last["word"]
    initial = len(word) == 1 and word.isascii() and word.isupper()
    return initial or word in scene.grammar["titles_with_stop"]


def trimmed(scene: Scene, start: int, end: int) -> list[Range]:
    """Return the range without white space, quotation marks and punctuation at its edges."""
    text = scene.parse.text
    opening = _OPEN_EDGE.match(text, start, end)
    if opening:
        start = opening.end()
    closing = (
        _CLOSE_EDGE.search(text, start, end)
        if end - start < 400
        else _CLOSE_EDGE.search(text, end - 200, end)
    )
    if closing and closing.end() == end:
        end = closing.start()
    return [(start, end)] if start < end else []


def mode_of(scene: Scene, content: list[Range]) -> Mode:
    """Return whether the content stands wholly, partly or not at all between quotation marks."""
    letters = quoted = 0
    for start, end in content:
        for place in range(start, end):
            if scene.parse.text[place].isalnum():
                letters += 1
    for start, end in content:
        for quote in scene.quotes_in(start, end):
            low, high = max(start, quote.inner_start), min(end, quote.inner_end)
            quoted += sum(scene.parse.text[place].isalnum() for place in range(low, high))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= letters else "mixed"
