"""Printable: text of unknown origin made safe to show, before a terminal or browser acts on it.

An article can carry escape sequences that repaint a terminal, and marks that turn the order of the
letters around, so that a quotation reads otherwise than it is stored.
"""

from __future__ import annotations

import unicodedata

# What changes the direction of the text around it: embeddings, overrides, isolates.
_TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT = frozenset("\n\t\r")
_PICTURES = 0x2400
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def one_line(text: str) -> str:
    """Return the text on one line, without control, escape and direction characters.

    >>> one_line("a\\x1b[31mb\\n  c")
    'a[31mb c'
    """
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if c == " " or not _acts(c)).strip()


def in_place(text: str) -> str:
    """Return the text with every such character replaced by one that can be seen.

    One for one, so that offsets stay true; line ends and tabs are kept.

    >>> in_place("a\\x1bb")
    'a␛b'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_seen(c) if _acts(c) and c not in _KEPT else c for c in text)


def _acts(character: str) -> bool:
    """Say whether a character does something instead of being one."""
    if character in _TURNERS:
        return True
    # Control characters, halves of surrogate pairs, and code points that are no characters (two at
    # the end of each plane, and U+FDD0 to U+FDEF) which no page may hold.
    category = unicodedata.category(character)
    if category in ("Cc", "Cs"):
        return True
    point = ord(character)
    return category == "Cn" and (point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF)


def _seen(character: str) -> str:
    point = ord(character)
    if point < 0x20:
        return chr(_PICTURES + point)
    return "\N{SYMBOL FOR DELETE}" if point == 0x7F else _REPLACEMENT
