"""Where sentences begin, by rule: after a final stop, never inside quotation marks or parentheses.

A parser that decides this itself merges paragraphs and breaks on « and ’. The rule reads the tokens
once. A document whose boundaries are already set is left as it is.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

_STOPS = frozenset({".", "!", "?", "…", "...", "..", "....", "?!", "!?"})
_CLOSERS = frozenset({"»", "”", '"', "’", "'", ")", "]"})
_OPENERS = frozenset({"«", "“", '"', "‘", "(", "[", "–", "—", "-"})
# Abbreviations that a name or a number follows: the next capital does not begin a sentence.
_NEVER_LAST = frozenset(
    "m. mm. me. mgr. dr. pr. st. ste. av. apr. art. cf. p. pp. vol. no. éd. mr. mrs. ex.".split()
)
_LONGEST_QUOTATION = 400  # tokens; a quotation mark that is never closed must not swallow the text


def _closes(doc: Doc) -> list[int]:
    """For every token, the index of the sign that closes the quotation it is inside, or -1."""
    inside = [-1] * len(doc)
    for opening, closing in (("«", "»"), ("“", "”"), ('"', '"'), ("(", ")")):
        start = -1
        for token in doc:
            if "\n" in token.text:
                start = -1
            elif start < 0 and token.text == opening:
                start = token.i
            elif start >= 0 and token.text == closing:
                if token.i - start < _LONGEST_QUOTATION:
                    for i in range(start, token.i):
                        inside[i] = max(inside[i], token.i)
                start = -1
    return inside


def _may_begin(token: Token) -> bool:
    text = token.text
    return text in _OPENERS or text[0].isupper() or text[0].isdigit()


@Language.component("verbale_fr_sentences", assigns=["token.is_sent_start"])
def set_sentence_starts(doc: Doc) -> Doc:
    """Marks every token as beginning a sentence or not; a line feed always ends one."""
    if not len(doc) or doc.has_annotation("SENT_START"):
        return doc
    inside = _closes(doc)
    starts = [0]
    stop = -1  # index of the last final sign, while only closing signs follow it
    for token in doc:
        if token.is_space:
            if "\n" in token.text and token.i + 1 < len(doc):
                starts.append(token.i + 1)
            continue
        if stop >= 0 and token.i not in (starts[-1], 0):
            spaced = doc[token.i - 1].is_space or bool(doc[token.i - 1].whitespace_)
            if token.text in _CLOSERS and not (token.text in _OPENERS and spaced):
                continue
            if spaced and _may_begin(token) and inside[stop] < 0:
                starts.append(token.i)
        stop = token.i if _is_final(token, inside) else -1
    for token in doc:
        token.is_sent_start = False
    for i in starts:
        doc[i].is_sent_start = True
    return doc


def _is_final(token: Token, inside: list[int]) -> bool:
    if token.text in _STOPS:
        # « Il est parti. » ends at the closing mark, when the stop stands right before it.
        close = inside[token.i]
        if close == token.i + 1 or (close == token.i + 2 and token.nbor().is_space):
            inside[token.i] = -1
        return True
    return token.text.endswith(".") and _ends(token)


def _ends(token: Token) -> bool:
    """Whether an abbreviation may be the last word: « etc. » may, « M. » and « J. » may not."""
    low = token.lower_
    if low in _NEVER_LAST or len(low) == 2:
        return False
    return low in {"etc.", "j.-c."} or low.count(".") > 2
