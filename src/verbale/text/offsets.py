"""OffsetMap: characters of a canonical text and the bytes they came from, both ways.

It keeps the bytes (which the source holds anyway) and one number for every few thousand characters;
in between it decodes again. A list of offsets would take eight bytes a character.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right

from verbale.text.codecs import BYTE_ORDER_MARKS, decode_raw, encoded_size
from verbale.text.span import Span

_STEP = 4096


class OffsetMap:
    """Maps characters of the canonical text to the bytes as received, and back.

    Every byte after the byte order mark belongs to exactly one character, and every character to at
    least one byte: the bytes of consecutive spans, one after the other, are the input.
    """

    __slots__ = ("_checkpoints", "_data", "_encoding", "length")

    def __init__(self, data: bytes, encoding: str, mark: int) -> None:
        """Take the bytes, their encoding, and the size of the byte order mark before them."""
        if mark and not any(data.startswith(bom) for bom in BYTE_ORDER_MARKS):
            raise ValueError(f"no byte order mark of {mark} bytes at the start of the data")
        self._data = data
        self._encoding = encoding
        raw = decode_raw(data[mark:], encoding)
        self.length = len(raw)
        place = mark
        self._checkpoints = array("Q", [place])
        for start in range(0, len(raw), _STEP):
            place += encoded_size(raw[start : start + _STEP], encoding)
            # An incomplete last unit of UTF-16 has fewer bytes than its character would take.
            self._checkpoints.append(min(place, len(data)))

    def byte(self, character: int) -> int:
        """Return where the bytes of this character start; for the text's end, where they end."""
        if not 0 <= character <= self.length:
            raise IndexError(f"character {character} of a text of {self.length}")
        if character == self.length:
            return self._checkpoints[-1]
        step, rest = divmod(character, _STEP)
        if not rest:
            return self._checkpoints[step]
        return self._checkpoints[step] + encoded_size(self._piece(step)[:rest], self._encoding)

    def character(self, byte: int) -> int:
        """Return the character that this byte belongs to; a byte order mark counts to the first."""
        if not 0 <= byte <= len(self._data):
            raise IndexError(f"byte {byte} of {len(self._data)}")
        if byte == len(self._data):
            return self.length
        if byte < self._checkpoints[0]:
            return 0
        step = bisect_right(self._checkpoints, byte) - 1
        piece = self._piece(step)
        # The last character that starts at or before the byte.
        low, high = 0, len(piece) - 1
        rest = byte - self._checkpoints[step]
        while low < high:
            middle = (low + high + 1) // 2
            if encoded_size(piece[:middle], self._encoding) <= rest:
                low = middle
            else:
                high = middle - 1
        return step * _STEP + low

    def bytes_of(self, span: Span) -> bytes:
        """Return the bytes that the characters of this span came from."""
        return self._data[self.byte(span.start) : self.byte(span.end)]

    def span_of(self, start: int, end: int) -> Span:
        """Return the characters that bytes [start, end) belong to, whole characters only."""
        if start >= end:
            place = self.character(start)
            return Span(place, place)
        return Span(self.character(start), self.character(end - 1) + 1)

    def _piece(self, step: int) -> str:
        first, last = self._checkpoints[step], self._checkpoints[step + 1]
        return decode_raw(self._data[first:last], self._encoding)
