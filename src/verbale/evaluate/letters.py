"""Letters: how spans are compared, by the letters and digits that they cover.

White space and punctuation at the edge of a span are a matter of taste, so they never count.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

Bounds = Sequence[int]

FOUND = 0.5
"""A span is found when the two share this much of their union."""
CLOSE = 0.8
"""And close to right from here on: the bar of the headline figure."""

# Latin letters and digits, Cyrillic, Arabic and Han: what is left of a name after folding.
_NOT_IN_NAMES = re.compile(r"[^a-z0-9\u0400-\u04ff\u0600-\u06ff\u4e00-\u9fff]+")


def fold(name: str) -> str:
    """Return the name in lower case, without accents, punctuation and double spaces.

    >>> fold("Türkiye – Élysée")
    'turkiye elysee'
    """
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return _NOT_IN_NAMES.sub(" ", plain).strip()


def letters(text: str, spans: Iterable[Bounds]) -> frozenset[int]:
    """Return the offsets of the letters and digits that the spans cover.

    >>> sorted(letters("a b, c", [[0, 4]]))
    [0, 2]
    """
    return frozenset(
        offset
        for start, end in spans
        for offset in range(max(0, start), min(end, len(text)))
        if text[offset].isalnum()
    )


def content(text: str, spans: Iterable[Bounds]) -> frozenset[int]:
    """Return the letters of a statement's content, without what only introduces it.

    Left out at the start of each span: quotation marks and the words of `leads.toml`.

    >>> text = "il dit que oui"
    >>> content(text, [[7, 14]]) == letters(text, [[11, 14]])
    True
    """
    bare = []
    for start, end in spans:
        lead = _leads().match(text[start:end])
        skipped = lead.end() if lead is not None else 0
        # A span that is nothing but an introducer is kept whole: it must not vanish.
        bare.append((start + (skipped if skipped < end - start else 0), end))
    return letters(text, bare)


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the share of their union that two sets of letters have in common; 0 for no letters."""
    union = len(a | b)
    return len(a & b) / union if union else 0.0


@cache
def _leads() -> re.Pattern[str]:
    """Return the pattern of what may introduce a content: marks and introducing words, repeated."""
    table = tomllib.loads(files(__package__).joinpath("leads.toml").read_text(encoding="utf-8"))
    words = [word for language in table.values() for word in language["words"]]
    patterns = (re.escape(word).replace("'", "['’]") for word in words)
    # A word ends before a non-word character; one with an apostrophe may touch the next word.
    word_end = r"(?=\W|(?<=['’])\w)"
    return re.compile(rf"(?P<lead>[\s«»\"“”'’,:]|(?:{'|'.join(patterns)}){word_end})*")
