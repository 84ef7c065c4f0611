"""Decoding: from bytes as received to the canonical text, in whatever encoding they come.

How it works. A byte order mark settles it. Without one, zero bytes at every other place are UTF-16,
and bytes that are valid UTF-8 are UTF-8: nothing else looks like it by chance. What remains is
either UTF-8 with some damage or one of the two single-byte encodings of French texts, which differ
in few bytes. Whatever was guessed, replaced or looks wrong is a warning; nothing is repaired.

The canonical text is the file's own text: no newline is translated, nothing is stripped, and only a
byte order mark is left out. Bytes that cannot be decoded, and NUL, become U+FFFD, one for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from verbale.errors import UnreadableSource
from verbale.text.codecs import BYTE_ORDER_MARKS, decode_raw, readable
from verbale.text.mojibake import mojibake_warning
from verbale.text.offsets import OffsetMap

MAX_BYTES: Final = 16 * 2**20
"""The largest document that is read, in bytes as received."""

# The first bytes of formats that are often handed in by mistake, and what to do instead.
_FORMATS = {
    b"%PDF-": ("a PDF file", "Extract its text first (for instance with pdftotext)."),
    b"PK\x03\x04": ("a ZIP, Word or OpenDocument file", "Save it as plain text first."),
    b"\xd0\xcf\x11\xe0": ("an old Word file", "Save it as plain text first."),
    b"{\\rtf": ("an RTF file", "Save it as plain text first."),
    b"\x1f\x8b": ("a gzip archive", "Unpack it first (gunzip)."),
    b"\xfd7zXZ": ("an xz archive", "Unpack it first (unxz)."),
    b"\x28\xb5\x2f\xfd": ("a zstd archive", "Unpack it first (unzstd)."),
    b"\x89PNG": ("a PNG image", "Run text recognition on it first."),
    b"\xff\xd8\xff": ("a JPEG image", "Run text recognition on it first."),
    b"GIF8": ("a GIF image", "Run text recognition on it first."),
    b"\x7fELF": ("a program", "Give a text file."),
    b"SQLite format 3": ("an SQLite file", "Give a text file."),
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r")) + b"\x7f"

# An undecodable byte, as the surrogateescape handler writes it. Cases: `caf\xe9`, `\x80`, `\xff`.
_BROKEN = re.compile("(?P<byte>[\udc80-\udcff])")
# The start of a character of UTF-8 that the end of the data cuts off: a lead byte that French needs
# (« é œ ’), or a longer one with at least one byte after it. Cases: `\xc3`, `\xe2\x80`, `\xf0\x9f`.
_CUT_OFF = re.compile(
    b"(?P<lead>[\xc2\xc3\xc5\xe2]|[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\\Z"
)
# Bytes of Latin-9 where Windows-1252 would have a sign that cannot stand there: the euro beside a
# number (`30 \xa4`, `\xa430`), œ inside or before a word (`c\xbdur`, `\xbcuvre`, `v\xbdu`), Ÿ
# between capitals (`L'HA\xbe-LES`). Fractions stand alone or after a digit: `2\xbd`, `1 \xbc h`.
_LATIN_9 = re.compile(
    b"(?P<euro>[0-9][ \xa0]?\xa4|\xa4[ \xa0]?[0-9])"
    b"|(?P<ligature>[a-zA-Z\xc0-\xff][\xbc\xbd]|(?<![0-9])[\xbc\xbd][a-zA-Z\xc0-\xff])"
    b"|(?P<capital>[A-Z\xc0-\xde]\xbe|\xbe[A-Z\xc0-\xde])"
)
# Only Windows-1252 has characters here. Cases: `l\x92\xe9tat`, `\x80`, `\x85`.
_ONLY_1252 = re.compile(b"(?P<byte>[\x80-\x9f])")
# Something to see. Cases: `a`, `你`, `!`.
_VISIBLE = re.compile(r"(?P<sign>[^\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2060\ufeff\ufffd])")
_LETTERS_BEYOND_ASCII = re.compile(r"(?P<letter>[^\W\d_a-zA-Z])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The canonical text of some bytes, the encoding it was in, and what was odd about them.

    `mark` is the size of the byte order mark, the only bytes that no character stands for.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...]
    data: bytes
    mark: int = 0

    def offsets(self) -> OffsetMap:
        """Return the map between the characters of the text and the bytes as received."""
        return OffsetMap(self.data, self.encoding, self.mark)


def decode(data: bytes, *, name: str = "input") -> Decoded:
    r"""Return the text of the bytes; `name` is what messages call them.

    >>> decode(b"l\x92\xe9tat").text
    'l’état'

    Raises UnreadableSource for bytes that hold no text: none at all, too many, or binary.
    """
    if not data:
        raise UnreadableSource(f"{name}: empty. Give a file with text in it.")
    if len(data) > MAX_BYTES:
        raise UnreadableSource(
            f"{name}: more than the {MAX_BYTES // 2**20} MB that one document may have. Split it, "
            "or give one document a line as JSON Lines."
        )
    for magic, (what, advice) in _FORMATS.items():
        if data.startswith(magic):
            raise UnreadableSource(f"{name}: {what}, not text. {advice}")
    encoding, mark, warnings = _encoding(data)
    raw = _raw(data[mark:], encoding, name)
    _refuse_binary(raw, name)
    text, replaced = readable(raw)
    if not _VISIBLE.search(text):
        raise UnreadableSource(f"{name}: nothing but white space. Give a file with text in it.")
    if replaced:
        warnings.append(_replaced_warning(raw, replaced))
    if odd := mojibake_warning(text):
        warnings.append(odd)
    return Decoded(text, encoding, tuple(warnings), data, mark)


def _encoding(data: bytes) -> tuple[str, int, list[str]]:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark) and not (encoding.startswith("utf-32") and len(data) % 4):
            return encoding, len(mark), []
    if encoding_16 := _utf_16(data):
        return encoding_16, 0, [f"no byte order mark: read as {encoding_16.upper()} by its zeros"]
    if _is_utf_8(data):
        return "utf-8", 0, []
    encoding = _single_byte(data)
    text = decode_raw(data, encoding)
    warnings = [f"not UTF-8: read as {_NAMES[encoding]}, by the bytes that occur"]
    letters = sum(1 for _ in _LETTERS_BEYOND_ASCII.finditer(text[:100_000]))
    if letters * 3 > len(text[:100_000]):
        warnings.append(
            "more than a third of the characters are accented letters: the text may be in another "
            "alphabet. Convert it to UTF-8 and read it again."
        )
    return encoding, 0, warnings


_NAMES = {"cp1252": "Windows-1252", "iso8859-15": "Latin-9 (ISO-8859-15)"}


def _utf_16(data: bytes) -> str | None:
    head = data[:4096]
    if len(head) < 4 or b"\x00" not in head:
        return None
    even, odd = head[::2], head[1::2]
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros_odd > 0.6 and zeros_even < 0.02:
        return "utf-16-le"
    if zeros_even > 0.6 and zeros_odd < 0.02:
        return "utf-16-be"
    return None


def _is_utf_8(data: bytes) -> bool:
    raw = decode_raw(data, "utf-8")
    if raw.isascii():
        return True
    broken = sum(1 for _ in _BROKEN.finditer(raw))
    beyond_ascii = len(raw) - len(raw.encode("ascii", "ignore"))
    if beyond_ascii >= 2 * broken:
        return True
    # A text of ASCII letters whose only other bytes are the cut end of one character.
    cut = _CUT_OFF.search(data[-3:])
    return cut is not None and broken == len(cut["lead"])


def _single_byte(data: bytes) -> str:
    if not _ONLY_1252.search(data) and _LATIN_9.search(data):
        return "iso8859-15"
    return "cp1252"


def _raw(data: bytes, encoding: str, name: str) -> str:
    try:
        return decode_raw(data, encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"{name}: begins like {encoding.upper()} but is none ({error.reason} at byte "
            f"{error.start}). Convert it to UTF-8 and read it again."
        ) from error


def _refuse_binary(raw: str, name: str) -> None:
    encoded = raw.encode("utf-8", "surrogatepass")
    nuls = encoded.count(0)
    controls = len(encoded) - len(encoded.translate(None, _CONTROLS))
    if nuls > 3 + len(raw) // 100 or controls > 8 + len(raw) // 20:
        raise UnreadableSource(
            f"{name}: binary, not text ({controls} control characters, {nuls} of them zero, in "
            f"{len(raw)}). Give a text file, or convert this one to UTF-8."
        )


def _replaced_warning(raw: str, count: int) -> str:
    found = next(
        place for place, one in enumerate(raw) if one == "\x00" or "\ud800" <= one <= "\udfff"
    )
    line = raw.count("\n", 0, found) + 1
    return (
        f"{count} byte(s) that are no characters replaced by U+FFFD, the first on line {line} "
        f"(character {found}): the file is damaged or mixes encodings"
    )
