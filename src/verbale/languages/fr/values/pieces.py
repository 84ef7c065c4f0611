"""Pieces: the words, numbers and marks of a text, cut as the grammars of values need them.

Tokenisers part `3 000` and keep `71%` or `04H30` together, each in its own way; here a number is
one piece however it is grouped, and letters and digits never share one.
"""

from __future__ import annotations

import re

from verbale.text.shadow import word

# A number with grouped thousands, any other number, a word with its elision, one mark.
# Cases: `200 000`, `60.000`, `1,5`, `2021`, `04`; `d'`, `États`; `%`, `€`, `-`.
_PIECE = re.compile(
    r"(?P<grouped>[0-9]{1,3}(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+)(?![0-9])(?:,[0-9]+)?)"
    r"|(?P<plain>[0-9]+(?:[.,][0-9]+)?)"
    r"|(?P<word>[^\W\d_]+(?:'(?=\w))?)"
    r"|(?P<mark>[^\s\w]|_|[^\W0-9])"
)
_MOST_DIGITS = 18
_PAD = 16


class Pieces:
    """The pieces of one block, as lists side by side.

    `lows` are the words in lower case, `keys` the same without accents, `numbers` the value of a
    number in digits. Every list ends in empty entries, which are also what a small negative index
    gives: a grammar may look a few places beyond either end without asking where the block ends.
    """

    __slots__ = ("capitals", "ends", "keys", "lows", "numbers", "size", "starts")

    def __init__(self, shadow: str, folded: str, start: int, end: int) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.keys: list[str] = []
        self.lows: list[str] = []
        self.numbers: list[int | float | None] = []
        self.capitals: list[bool] = []
        for match in _PIECE.finditer(shadow, start, end):
            first, last = match.span()
            text = match.group()
            self.starts.append(first)
            self.ends.append(last)
            self.capitals.append(text[0].isupper())
            self.lows.append(word(text).lower())
            self.keys.append(word(folded[first:last]))
            self.numbers.append(_value(text) if "0" <= text[0] <= "9" else None)
        self.size = len(self.keys)
        self.starts += [end] * _PAD
        self.ends += [end] * _PAD
        self.keys += [""] * _PAD
        self.lows += [""] * _PAD
        self.numbers += [None] * _PAD
        self.capitals += [False] * _PAD

    def glued(self, index: int) -> bool:
        """Say whether nothing stands between this piece and the one before it."""
        return 0 < index < self.size and self.ends[index - 1] == self.starts[index]

    def begin(self, index: int, *words: str) -> bool:
        """Say whether these folded words stand at this place, one after the other."""
        return tuple(self.keys[index : index + len(words)]) == words


def _value(text: str) -> int | float | None:
    if len(text) > _MOST_DIGITS:
        return None
    plain = text.replace(" ", "")
    if "." in plain and ("," in plain or len(plain) - plain.rindex(".") == 4):
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    return float(plain) if "." in plain else int(plain)
