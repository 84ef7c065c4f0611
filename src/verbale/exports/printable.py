"""Printable: text of unknown origin made safe to show, before a terminal or browser acts on it.

An article can carry escape sequences that repaint a terminal, and marks that turn the order of the
letters around, so that a quotation reads otherwise than it is stored.
"""

from __future__ import annotations

import re

# A character that does something instead of being one: control characters; what turns the direction
# of the text around it (embeddings, overrides, isolates); halves of surrogate pairs; code points
# that are no characters (U+FDD0 to U+FDEF, two at the end of each plane), which no page may hold.
# Cases: U+001B, U+202E, U+FFFE. Not: U+200F, which only says where the word beside it runs.
_ACTS = re.compile(
    "(?P<character>[\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufdd0-\\ufdef"
    + "".join(f"\\U{plane:04x}fffe-\\U{plane:04x}ffff" for plane in range(0x11))
    + "])"
)
_KEPT = frozenset("\n\t\r")
_PICTURES = 0x2400
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def one_line(text: str) -> str:
    """Return the text on one line, without control, escape and direction characters.

    >>> one_line("a\\x1b[31mb\\n  c")
    'a[31mb c'
    """
    return _ACTS.sub("", " ".join(text.split())).strip()


def in_place(text: str) -> str:
    """Return the text with every such character replaced by one that can be seen.

    One for one, so that offsets stay true; line ends and tabs are kept.

    >>> in_place("a\\x1bb")
    'a␛b'
    """
    return _ACTS.sub(_seen, text)


def _seen(found: re.Match[str]) -> str:
    character = found["character"]
    point = ord(character)
    if character in _KEPT:
        return character
    if point < 0x20:
        return chr(_PICTURES + point)
    return "\N{SYMBOL FOR DELETE}" if point == 0x7F else _REPLACEMENT
