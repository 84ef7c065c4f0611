"""The shadow copy: a text in one plain spelling, character for character.

How it works. Look-ups, rules and models want one apostrophe, one quotation mark and one space;
evidence wants the words as they were printed. So they read the shadow, and cite the text: both have
the same length, and an offset into one is an offset into the other.

- Apostrophes become `'`, quotation marks `"`, hyphens `-`, longer dashes `–`, spaces and tabs a
  space. Which mark opens and which closes is lost here on purpose: see `quotes`, and the text.
- Form feeds and Unicode line separators become newlines, but a carriage return becomes a space: in
  CRLF a second newline would put a blank line into the middle of a paragraph. Lines are the
  business of `blocks`, which reads the text itself.
- Marks that are nothing to see (soft hyphen, zero-width characters) become a space beside a space
  or punctuation, and FILLER inside a word. A letter with a separate accent becomes the composed
  letter and FILLER in the place of the accent. FILLER is a letter without a shape: tokenizers keep
  it inside its word (the French one of spaCy leaves the full stop glued to a word that ends in a
  soft hyphen), and `word` takes it out before a word is looked up.
"""

from __future__ import annotations

import re
import unicodedata

FILLER = "\u1160"
"""A letter that shows nothing (HANGUL JUNGSEONG FILLER): stands where a word has no letter."""

_INVISIBLE = "\u00ad"
_SPELLINGS = (
    ("'", "\u2019\u2018\u02bc\u02bb\u201b\u201a\u2032\uff07\u00b4`\u02b9"),
    ('"', "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2039\u203a\uff02\u301d\u301e\u275d\u275e"),
    (
        " ",
        "\t\r\x1c\x1d\x1e\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
        "\u2009\u200a\u202f\u205f\u3000",
    ),
    ("\n", "\x0b\x0c\x85\u2028\u2029"),
    ("-", "\u2010\u2011\u2043\u2212\ufe63\uff0d"),
    ("\u2013", "\u2012\u2014\u2015"),
    (
        _INVISIBLE,
        "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u200e\u200f\u061c\u180e\u202a\u202b"
        "\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
)
_TABLE = {character: plain for plain, characters in _SPELLINGS for character in characters}
_ASCII_TABLE = {character: plain for character, plain in _TABLE.items() if character.isascii()}

# Runs of characters that show nothing: `dé­claré`, `l'​Union`, `mot​ `.
_INVISIBLE_RUN = re.compile(f"(?P<run>{_INVISIBLE}+)")
# An accent of its own. Cases: U+0301, U+0302, U+0327.
_MARK = re.compile("(?P<mark>[\u0300-\u036f])")
# A base with the accents that follow it: `é`, `ệ`, and an accent with nothing before it.
_ACCENTED = re.compile("(?P<base>[^\u0300-\u036f]?)(?P<marks>[\u0300-\u036f]+)")
# No letter of any orthography carries more; sorting a pile of thousands takes quadratic time.
_MOST_MARKS = 4


def shadow(text: str) -> str:
    r"""Return the text in one plain spelling, with the same length.

    >>> shadow("L\u2019État\u00a0: \u00ab\u202foui\u202f\u00bb")
    'L\'État : " oui "'

    Doing it twice changes nothing more.
    """
    # One pass of `replace` for each spelling that occurs: four times as fast as `str.translate`,
    # which looks up every character of a text that is not ASCII.
    ascii_only = text.isascii()
    for character, plain in (_ASCII_TABLE if ascii_only else _TABLE).items():
        if character in text:
            text = text.replace(character, plain)
    if ascii_only:
        return text
    if _INVISIBLE in text:
        text = _INVISIBLE_RUN.sub(_visible, text)
    return _ACCENTED.sub(_composed, text) if _MARK.search(text) else text


def word(piece: str) -> str:
    """Return a piece of a shadow without the letters that show nothing, for look-ups.

    >>> word(shadow("de\u0301cla\u00adre\u0301"))
    'déclaré'
    """
    return piece.replace(FILLER, "")


def fold(text: str) -> str:
    """Return the shadow in lower case and without accents, with the same length, for look-ups.

    >>> fold("L\u2019ÉLYSÉE, Œuvre")
    "l'elysee, œuvre"

    Ligatures stay, and so does a capital whose small letter would take two characters.
    """
    return shadow(text).translate(_FOLDED)


def _visible(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    inside = start > 0 and end < len(text) and _in_word(text[start - 1]) and _in_word(text[end])
    return (FILLER if inside else " ") * (end - start)


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.combining(character) > 0


def _composed(match: re.Match[str]) -> str:
    base, marks = match["base"], match["marks"]
    if not base or base.isspace():
        return base + " " * len(marks)
    if base.isalpha():
        base = unicodedata.normalize("NFC", base + marks[:_MOST_MARKS])[0]
    return base + FILLER * len(marks)


class _Folded(dict[int, str]):
    """Code points to their folded letter, worked out when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        parts = unicodedata.normalize("NFD", character)
        accented = all(unicodedata.combining(mark) for mark in parts[1:])
        base = parts[0] if accented else character
        low = base.lower()
        self[code] = low if len(low) == 1 else base
        return self[code]


_FOLDED = _Folded()
