"""Pieces: the words, numbers and marks of a text, cut as the grammars of values need them.

Tokenisers part `3 000` and keep `71%` or `04H30` together, each in its own way; here a number is
one piece however it is grouped, and letters and digits never share one.
"""

from __future__ import annotations

import re

from verbale.text.shadow import FILLER, word

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

    `keys` are the words in lower case and without accents, `numbers` the value of a number in
    digits. Every list ends in empty entries, which are also what a small negative index gives: a
    grammar may look a few places beyond either end without asking where the block ends.
    """

    __slots__ = ("_shadow", "ends", "keys", "numbers", "size", "starts")

    def __init__(self, shadow: str, folded: str, start: int, end: int) -> None:
        self._shadow = shadow
        # Folding keeps letters letters and digits digits, so it is cut as the shadow would be.
        found = list(_PIECE.finditer(folded, start, end))
        self.size = len(found)
        self.starts: list[int] = [match.start() for match in found] + [end] * _PAD
        self.ends: list[int] = [match.end() for match in found] + [end] * _PAD
        self.keys: list[str] = [match.group() for match in found] + [""] * _PAD
        self.numbers: list[int | float | None] = [
            _value(key) if "0" <= key[:1] <= "9" else None for key in self.keys
        ]
        if FILLER in folded:
            self.keys = [word(key) for key in self.keys]

    def low(self, index: int) -> str:
        """Return the word at this place in lower case, with its accents."""
        return word(self._shadow[self.starts[index] : self.ends[index]]).lower()

    def capital(self, index: int) -> bool:
        """Say whether the word at this place begins with a capital letter."""
        return self._shadow[self.starts[index] : self.starts[index] + 1].isupper() and (
            index < self.size
        )

    def glued(self, index: int) -> bool:
        """Say whether nothing stands between this piece and the one before it."""
        return 0 < index < self.size and self.ends[index - 1] == self.starts[index]

    def an_article(self, index: int) -> bool:
        """Say whether the word is `des`, which without accents is spelt as `dès` is."""
        return self.keys[index] == "des" and self.low(index) == "des"

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
