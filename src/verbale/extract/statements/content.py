"""From tokens to the characters of a content: quotation marks and final marks left out, mode read off."""

from __future__ import annotations

import re

from verbale.extract.statements.scene import Range, Scene
from verbale.record.types import Mode

# Marks and spaces that belong to no content's edge; brackets and percent signs stay.
_EDGE = re.compile(r"[\s\"'«»“”„‹›,;:.!?…–—-]+")
_OPEN_EDGE = re.compile(r"[\s\"«»“”„‹›,;:.!?…–—]+|-\s")
_CLOSE_EDGE = re.compile(r"[\s\"«»“”„‹›,;:.!?…–—]+$|\s-$")
# « N'DJAMENA, 4 juin 2024 (Agence) – », « 13 novembre 2017 . – »: where and when it was filed
_DATELINE = re.compile(
    r"(?:[^\W\d_][^.!?\n]{0,60}?(?:\d{4}|\([^)\n]{2,40}\))[^.!?\n]{0,40}?|\d{1,2}(?:er)?\s[^.!?\n]{3,12}\s\d{4}\s?\.?)\s?[–—-]\s"
)
_INNER_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?:\[(?:\.\.\.|…)\]\s+)?(?=[^\W\d_a-zß-ÿ])")


def contents_of(scene: Scene, start: int, end: int) -> list[Range]:
    """Return the content that stands in tokens [start, end): a quotation at their end, else all of them.

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
                *sentences_in(scene, quote.inner_start, quote.inner_end),
            ]
    return trimmed(scene, first, close)


def _earlier(scene: Scene, start: int) -> list[Range]:
    """Return the parts of the same quotation in earlier blocks."""
    place = next(n for n, quote in enumerate(scene.parse.quotes) if quote.start == start)
    parts: list[Range] = []
    while scene.parse.quotes[place].resumed and place > 0:
        place -= 1
        quote = scene.parse.quotes[place]
        parts = [*sentences_in(scene, quote.inner_start, quote.inner_end), *parts]
    return parts


def past_dateline(scene: Scene, start: int, end: int) -> int:
    """Return where the text begins behind a dateline, else `start`."""
    match = _DATELINE.match(scene.parse.shadow, start, min(end, start + 140))
    return match.end() if match else start


def sentences_in(scene: Scene, start: int, end: int) -> list[Range]:
    """Return each sentence of a quotation as a range of its own, as FORMAT.md wants them."""
    parts: list[Range] = []
    place = start
    for match in _INNER_SENTENCE.finditer(scene.parse.shadow, start, end):
        before = scene.parse.shadow[place : match.start()]
        if len(before) > 3 and not re.search(r"\b(?:M|MM|Mme|Dr|[A-Z])\.$", before):
            parts += trimmed(scene, place, match.start())
            place = match.end()
    return parts + trimmed(scene, place, end)


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
        for quote in scene.parse.quotes:
            if quote.start >= end:
                break
            low, high = max(start, quote.inner_start), min(end, quote.inner_end)
            quoted += sum(scene.parse.text[place].isalnum() for place in range(low, high))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= letters else "mixed"
