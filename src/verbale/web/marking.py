"""The words that were searched for, marked in what was found."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from verbale.errors import InvalidQuestion
from verbale.exports.printable import one_line
from verbale.stores.fold import stems, words
from verbale.stores.search import Term, terms

_WORD = re.compile(r"(?P<word>[^\W_]+)")


def marked(text: str, search: str | None) -> Markup:
    """Return the text on one line, escaped, with the words of the search in `mark` elements.

    >>> marked("Les sanctions <b>", "sanction")
    Markup('Les <mark class="hit">sanctions</mark> &lt;b&gt;')
    """
    line = one_line(text)
    wanted = _wanted(search)
    if not wanted:
        return escape(line)
    pieces: list[str] = []
    at = 0
    for found in _WORD.finditer(line):
        if _meets(found["word"], wanted):
            pieces.append(str(escape(line[at : found.start()])))
            pieces.append(f'<mark class="hit">{escape(found["word"])}</mark>')
            at = found.end()
    pieces.append(str(escape(line[at:])))
    return Markup("".join(pieces))


def _wanted(search: str | None) -> list[tuple[str, bool]]:
    if not search:
        return []
    try:
        found = terms(search)
    except InvalidQuestion:
        return []
    return [pair for term in found if not term.exclude for pair in _forms(term)]


def _forms(term: Term) -> list[tuple[str, bool]]:
    folded = words(term.text, language="fr")
    last = len(folded) - 1
    return [
        (word if term.prefix and place == last else stem, term.prefix and place == last)
        for place, (word, stem) in enumerate(zip(folded, stems(folded, language="fr"), strict=True))
    ]


def _meets(word: str, wanted: list[tuple[str, bool]]) -> bool:
    folded = words(word, language="")
    if not folded:
        return False
    stem = stems(folded, language="fr")[-1]
    return any(folded[-1].startswith(form) if prefix else stem == form for form, prefix in wanted)
