"""Quotation marks: which open, which close, which do either. Reads the text, not its shadow."""

from __future__ import annotations

from typing import Final

PAIRS: Final[dict[str, str]] = {
    "\u00ab": "\u00bb",
    "\u2039": "\u203a",
    "\u201c": "\u201d",
    "\u201e": "\u201d\u201c",
    "\u2018": "\u2019",
    "\u301d": "\u301e",
    "\u275d": "\u275e",
}
"""Each opening mark with the marks that may close it. The low opening mark is closed either way."""

OPENING: Final = frozenset(PAIRS)
"""Marks that open a quotation wherever they stand (the German inward » « is read as it looks)."""

CLOSING: Final = frozenset("".join(PAIRS.values())) - OPENING
"""Marks that close one and cannot open one. The single one is also the apostrophe."""

STRAIGHT: Final = frozenset('"\u201f\uff02\u2033')
"""Marks that open or close by where they stand."""

MARKS: Final = OPENING | CLOSING | STRAIGHT
"""All quotation marks; the straight apostrophe is none."""
