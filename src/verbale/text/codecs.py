"""Bytes to characters and back without loss, for the encodings that Verbale reads.

A raw text keeps what cannot be decoded as lone surrogates, so that it can be encoded again to the
same number of bytes; `readable` then puts U+FFFD in their place, one for one.
"""

from __future__ import annotations

import re
from typing import Final

BYTE_ORDER_MARKS: Final[dict[bytes, str]] = {
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
"""Byte order marks and what they announce; the longer before those that begin them."""

REPLACEMENT: Final = "\ufffd"

_UNITS = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
_TAIL = "\udc00"
# A surrogate without its other half, and NUL: what UTF-8, JSON and databases cannot hold.
# Cases: `\ud800` from JSON, an undecodable byte, `\x00` in a damaged file.
_UNSTORABLE = re.compile("(?P<character>[\x00\ud800-\udfff])")


def decode_raw(data: bytes, encoding: str) -> str:
    """Return the characters of the bytes; what cannot be decoded becomes lone surrogates.

    Raises UnicodeDecodeError for UTF-32 with numbers that are no characters.
    """
    if encoding not in _UNITS:
        return data.decode(encoding, "surrogateescape")
    odd = len(data) % _UNITS[encoding]
    whole = data[: len(data) - odd] if odd else data
    # An incomplete last unit is one character of its own.
    return whole.decode(encoding, "surrogatepass") + (_TAIL if odd else "")


def encoded_size(raw: str, encoding: str) -> int:
    """Return how many bytes `decode_raw` made these characters from.

    In UTF-16 and UTF-32 an incomplete last unit counts as if it were complete.
    """
    unit = _UNITS.get(encoding)
    if unit is None:
        return len(raw.encode(encoding, "surrogateescape"))
    return len(raw.encode(encoding, "surrogatepass"))


def readable(raw: str) -> tuple[str, int]:
    r"""Return the text with U+FFFD for lone surrogates and NUL, one for one, and their number.

    >>> readable("a\ud800b")
    ('a\ufffdb', 1)
    """
    return _UNSTORABLE.subn(REPLACEMENT, raw)
