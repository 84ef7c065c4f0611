"""Pieces: the words, numbers and marks of a text, cut as the grammars of values need them.

Tokenisers part `3 000` and keep `71%` or `04H30` together, each in its own way; here a number is
one piece however it is grouped, and letters and digits never share one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.languages.parse import Parse
from verbale.text.shadow import fold, word

# A number with grouped thousands, any other number, a word with its elision, one mark.
# Cases: `200 000`, `60.000`, `1,5`, `2021`, `04`; `d'`, `États`; `%`, `€`, `-`.
_PIECE = re.compile(
    r"(?P<grouped>[0-9]{1,3}(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+)(?![0-9])(?:,[0-9]+)?)"
    r"|(?P<plain>[0-9]+(?:[.,][0-9]+)?)"
    r"|(?P<word>[^\W\d_]+(?:'(?=\w))?)"
    r"|(?P<mark>[^\s\w]|_|[^\W0-9])"
)
_LONGEST_NUMBER = 18


@dataclass(slots=True)
class Piece:
    """One piece: `low` in lower case with its accents, `key` without them, `number` where it is one."""

    start: int
    end: int
    low: str
    key: str
    capital: bool
    number: int | float | None
    token: int


class Pieces(Sequence[Piece]):
    """The pieces of one block, with nothing but empty words beyond either end."""

    def __init__(self, found: list[Piece]) -> None:
        self._found = found
        self.keys = [piece.key for piece in found]

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self._found[index]

    def key(self, index: int) -> str:
        """Return the folded word at this place, empty beyond the block."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def low(self, index: int) -> str:
        """Return the word at this place with its accents, empty beyond the block."""
        return self._found[index].low if 0 <= index < len(self._found) else ""

    def number(self, index: int) -> int | float | None:
        """Return the number in digits at this place."""
        return self._found[index].number if 0 <= index < len(self._found) else None

    def glued(self, index: int) -> bool:
        """Say whether nothing stands between this piece and the one before it."""
        return 0 < index < len(self._found) and (
            self._found[index - 1].end == self._found[index].start
        )
