"""Lines and hard wrapping: which lines of a plain text go on in the next one.

A program that wraps at a width breaks a line only where the next word would not have fitted. A
person who ends a paragraph breaks it anywhere. So a text is wrapped if most of its neighbouring
lines pass that test at one width, and mostly break off in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

# Narrower columns are lists and verse; wider lines are paragraphs.
_NARROWEST, _WIDEST = 40, 120
_ENOUGH = 0.6

# What stands between two line breaks. Cases: `a\nb`, `a\r\nb`, `a\u2028b`, `a\x0cb`.
_LINE = re.compile("(?P<line>[^\n\r\x0b\x0c\x85\u2028\u2029]+)")
_BREAK = re.compile("(?P<break>\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])")
_FIRST_WORD = re.compile(r"(?P<word>\S{1,100})")
_SENTENCE_ENDS = tuple(".!?…:;")
_CLOSING = " \u00a0\u202f»\"”’')]"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; `indent` is the white space before it.

    `apart` says that an empty line, or the start of the text, comes before.
    """

    start: int
    end: int
    indent: int
    apart: bool

    @property
    def width(self) -> int:
        """The columns up to the end of the line."""
        return self.indent + self.end - self.start


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that hold more than white space."""
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        words = match["line"]
        bare = words.strip()
        if not bare:
            continue
        indent = len(words) - len(words.lstrip())
        start = match.start() + indent
        breaks = sum(1 for _ in _BREAK.finditer(text, last, start))
        lines.append(Line(start, start + len(bare), indent, not lines or breaks > 1))
        last = start + len(bare)
    return lines


def joined(text: str, lines: list[Line], opens: Callable[[str], bool]) -> list[Line]:
    """Return the paragraphs: the lines, joined where a wrapped one goes on in the next.

    `opens` says whether a line has the shape of a new block; in a wrapped text that counts only
    after a line that ends something, for a dash or a number may open a line by chance.
    """
    width = _wrapped_at(text, lines)
    if width is None:
        return lines
    # Where no empty lines part the paragraphs, a sentence end with little room left may part them.
    spaced = sum(line.apart for line in lines) * 12 >= len(lines)
    paragraphs: list[Line] = []
    previous: Line | None = None
    for line in lines:
        goes_on = (
            previous is not None
            and not line.apart
            and _was_full(text, previous, line, width, strict=not spaced and _ends(text, previous))
            and not (_ends(text, previous) and opens(text[line.start : line.end]))
            and (line.indent <= previous.indent or opens(text[previous.start : previous.end]))
        )
        if goes_on and paragraphs:
            first = paragraphs[-1]
            paragraphs[-1] = Line(first.start, line.end, first.indent, first.apart)
        else:
            paragraphs.append(line)
        previous = line
    return paragraphs


def _wrapped_at(text: str, lines: list[Line]) -> int | None:
    """Return the width at which the text is wrapped, None if it is not."""
    pairs = [(one, other) for one, other in pairwise(lines) if not other.apart]
    narrow = [one.width for one, _ in pairs if one.width <= _WIDEST]
    # An address or a ruler may stick out of a wrapped text, but not one line in ten.
    if not narrow or len(narrow) * 10 < len(pairs) * 9 or max(narrow) < _NARROWEST:
        return None
    width = max(narrow)
    full = [pair for pair in pairs if _was_full(text, *pair, width)]
    # A headline ends in no full stop either, but what follows it begins with a capital.
    broken_off = sum(not _ends(text, one) and not _begins(text, other) for one, other in full)
    if len(full) < len(pairs) * _ENOUGH or broken_off < len(full) * _ENOUGH:
        return None
    return width


def _was_full(text: str, line: Line, following: Line, width: int, *, strict: bool = False) -> bool:
    word = _FIRST_WORD.match(text, following.start, following.end)
    # People and typesetters break a little early: an eighth of the width is no room left.
    slack = 0 if strict else width // 8
    return line.width + 1 + (len(word["word"]) if word else 0) + slack > width


def _begins(text: str, line: Line) -> bool:
    letter = next((one for one in text[line.start : line.start + 20] if one.isalnum()), "")
    return letter.isupper()


def _ends(text: str, line: Line) -> bool:
    return text[max(line.start, line.end - 20) : line.end].rstrip(_CLOSING).endswith(_SENTENCE_ENDS)
