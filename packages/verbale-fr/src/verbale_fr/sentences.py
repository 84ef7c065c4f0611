"""Where sentences begin, by rule: after a final stop, never inside quotation marks or parentheses.

A parser that decides this itself merges paragraphs and breaks on « and ’. The rule reads the tokens
once. A document whose boundaries are already set is left as it is.
"""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

_STOPS = frozenset({".", "!", "?", "…", "...", "..", "....", "?!", "!?"})
_CLOSERS = frozenset({"»", "”", '"', "’", "'", ")", "]"})
_OPENERS = frozenset({"«", "“", '"', "‘", "(", "[", "–", "—", "-"})
# Abbreviations that a name or a number follows: the next capital does not begin a sentence.
_NEVER_LAST = frozenset(
    {"m.", "mm.", "me.", "mgr.", "dr.", "pr.", "st.", "ste.", "av.", "apr.", "art.", "cf."}
    | {"p.", "pp.", "vol.", "no.", "éd.", "mr.", "mrs.", "ex."}
)
_LONGEST_QUOTATION = 400  # tokens; a quotation mark that is never closed must not swallow the text


def _closes(texts: list[str]) -> list[int]:
    """For every token, the index of the sign that closes the quotation it is inside, or -1."""
    inside = [-1] * len(texts)
    for opening, closing in (("«", "»"), ("“", "”"), ('"', '"'), ("(", ")")):
        if closing not in texts:
            continue
        start = -1
        for i, text in enumerate(texts):
            if start < 0:
                if text == opening:
                    start = i
            elif text == closing:
                if i - start < _LONGEST_QUOTATION:
                    for j in range(start, i):
                        inside[j] = max(inside[j], i)
                start = -1
            elif "\n" in text:
                start = -1
    return inside


def _starts(texts: list[str], blanks: list[int]) -> list[int]:
    """Indices of the tokens that begin a sentence; `blanks` tells which a blank follows."""
    inside = _closes(texts)
    starts = [0]
    ended = False  # a final sign has been read, and since then only closing signs
    at = -1  # where that final sign stands
    for i, text in enumerate(texts):
        if text.isspace():
            if "\n" in text and i + 1 < len(texts):
                starts.append(i + 1)
                ended = False
            continue
        if ended and i != starts[-1]:
            spaced = bool(blanks[i - 1]) or texts[i - 1].isspace()
            if text in _CLOSERS and not (text in _OPENERS and spaced):
                continue
            begins = text in _OPENERS or text[0].isupper() or text[0].isdigit()
            # « … de la région. à l'âge de 12 ans, il… »: some newspapers leave accents off capitals
            # and, to spell it, the capital off « À ». « Corp. à Boston » is one sentence.
            begins |= text == "à" and texts[at] == "." and texts[at - 1][0].islower()
            if spaced and begins and inside[at] < 0:
                starts.append(i)
        ended = _is_final(texts, i, inside)
        at = i
    return starts


def _is_final(texts: list[str], i: int, inside: list[int]) -> bool:
    text = texts[i]
    if text in _STOPS:
        # « Il est parti. » ends at the closing mark, when the stop stands right before it.
        close = inside[i]
        if close == i + 1 or (close == i + 2 and texts[i + 1].isspace()):
            inside[i] = -1
        return True
    if text[-1] != "." or len(text) == 2 or text.lower() in _NEVER_LAST:
        return False
    # « etc. » and « J.-C. » may be the last word, « M. » and « J. » may not.
    return text.lower() in {"etc.", "j.-c."} or text.count(".") > 2


@Language.component("verbale_fr_sentences", assigns=["token.is_sent_start"])
def set_sentence_starts(doc: Doc) -> Doc:
    """Marks every token as beginning a sentence or not; a line feed always ends one."""
    if not len(doc) or doc.has_annotation("SENT_START"):
        return doc
    # Arrays, because making a Token object for every word costs as much as a layer of the network.
    words, blanks = doc.to_array("ORTH").tolist(), doc.to_array("SPACY").tolist()
    texts = {word: doc.vocab.strings[word] for word in set(words)}
    marks = np.full(len(words), -1, dtype=np.int64)
    marks[_starts([texts[word] for word in words], blanks)] = 1
    doc.from_array(["SENT_START"], marks.reshape(-1, 1).astype(np.uint64))
    return doc
