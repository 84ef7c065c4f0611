"""What a person types into a search field, made into an expression that full-text search accepts.

Whatever is typed, the expression is well formed: every word is folded, which leaves letters and
digits only, and quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.errors import InvalidQuestion
from verbale.stores.fold import stems, words

# A phrase in quotation marks or a run without spaces, with a minus before or a star behind.
# Cases: `-"mise en garde"` is an excluded phrase, `sanct*` a prefix, `États-Unis` one term.
_TERM = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<plain>[^\s"]+))(?P<star>\*)?')


MOST_TERMS = 100
"""How many terms a search may have; SQLite's own parser gives up at 256 nested ones."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find, or to keep out: words in a row; `prefix` lets the last one go on."""

    text: str
    exclude: bool = False
    prefix: bool = False


def terms(search: str) -> tuple[Term, ...]:
    """Return the terms of a search: `word`, `"a phrase"`, `-word` to exclude, `begin*`.

    Raises InvalidQuestion where nothing is left to look for, or more than anybody would type.
    """
    found = []
    for match in _TERM.finditer(search.replace("«", '"').replace("»", '"')):
        text = match["phrase"] if match["phrase"] is not None else match["plain"]
        star = bool(match["star"]) or text.endswith("*")
        term = Term(text.rstrip("*"), exclude=bool(match["minus"]), prefix=star)
        if words(term.text, language="fr") or words(term.text, language=""):
            found.append(term)
    if len(found) > MOST_TERMS:
        raise InvalidQuestion(
            f"{len(found)} words to search for: {MOST_TERMS} are the most. Put words that stand "
            "in a row into quotation marks, or leave some out"
        )
    if not any(not term.exclude for term in found):
        raise InvalidQuestion(
            f"nothing to search for in {search!r}: give at least one word, "
            'as in: sanctions "mise en garde" -Syrie embarg*'
        )
    return tuple(found)


def expression(search: str, *, language: str) -> str:
    """Return the FTS5 expression for a search, over the columns `words` and `stems`."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in terms(search):
        (unwanted if term.exclude else wanted).append(_match(term, language))
    # NOT binds two operands in FTS5, so that exclusions are chained behind what is wanted.
    return " NOT ".join(["(" + " AND ".join(wanted) + ")", *unwanted])


def _match(term: Term, language: str) -> str:
    # « l' » alone has no word left in French; look for it as it stands rather than for nothing.
    folded = words(term.text, language=language) or words(term.text, language="")
    exact = f'words : "{" ".join(folded)}"'
    if term.prefix:
        return f"({exact} *)"
    # A document of another language has no plurals folded: the words as typed count too.
    return f'(stems : "{" ".join(stems(folded, language=language))}" OR {exact})'
