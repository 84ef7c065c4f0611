"""Lemmas as edits of a form's end, so that a classifier can choose among them."""

from __future__ import annotations

SAME = "same"
LOWER = "lower"


def rule(form: str, lemma: str) -> str:
    """The edit that turns a form into its lemma."""
    low = form.lower()
    if lemma == form != low:
        return SAME
    if lemma == low:
        return LOWER
    base = low if lemma[:1].islower() or not lemma[:1].isalpha() else form
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    if common == 0 and len(lemma) < 6:
        return f"={lemma}"
    case = "l" if base is low else "c"
    return f"{case}{len(base) - common}|{lemma[common:]}"


def apply(edit: str, form: str) -> str:
    """The lemma that an edit makes of a form."""
    if edit == SAME:
        return form
    if edit == LOWER or not edit or edit[0] == "?":
        return form.lower()
    if edit[0] == "=":
        return edit[1:]
    cut, ending = edit[1:].split("|", 1)
    base = form.lower() if edit[0] == "l" else form
    return base[: len(base) - int(cut)] + ending
