"""Forms of French verbs, to give forms that no text showed their lemma.

Verbs in -er and in -ir (« finir ») follow from the infinitive; the common irregular ones stand,
family by family, in `irregular_verbs.toml`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

IRREGULAR = Path(__file__).parents[1] / "irregular_verbs.toml"

# Before a silent e the stem changes: j'appelle, il achète, il emploie.
_AFTER_E = ("e", "es", "ent")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient")
_PLAIN = ("ons", "ez", "ais", "ait", "ions", "iez", "aient", "ant")
_PAST = ("ai", "as", "a", "âmes", "âtes", "èrent", "ât", "asse", "assent")
_PARTICIPLE = ("é", "ée", "és", "ées")
_ISS = ("ons", "ez", "ent", "ais", "ait", "ions", "iez", "aient", "ant", "e", "es")


def _silent(stem: str) -> list[str]:
    """The stem before a silent e; several where French spells it in several ways."""
    if stem.endswith("y"):
        return [stem[:-1] + "i", stem]
    if len(stem) > 2 and stem[-2] in "eé" and stem[-1] not in "aeiouyé":
        grave = stem[:-2] + "è" + stem[-1]
        return [grave, stem + stem[-1]] if stem[-1] in "lt" else [grave]
    return [stem]


def _first_group(infinitive: str) -> set[str]:
    stem = infinitive[:-2]
    before_a = stem
    if stem.endswith("g"):
        before_a = stem + "e"
    elif stem.endswith("c"):
        before_a = stem[:-1] + "ç"
    forms = {stem + ending for ending in (*_PARTICIPLE, "er", "ez", "ions", "iez", "èrent")}
    forms |= {before_a + e for e in (*_PLAIN, *_PAST) if e[0] in "aoâ"}
    for silent in {*_silent(stem)}:
        forms |= {silent + ending for ending in _AFTER_E}
        forms |= {silent + "er" + ending for ending in _FUTURE}
    if stem[-2:-1] == "é":  # « il préférera » is written in both ways
        forms |= {stem + "er" + ending for ending in _FUTURE}
    return forms


def _second_group(infinitive: str) -> set[str]:
    stem = infinitive[:-1]
    forms = {stem + e for e in ("", "e", "s", "es", "t", "rent", "r", "mes", "tes")}
    return forms | {stem + "r" + e for e in _FUTURE} | {stem + "ss" + e for e in _ISS}


def irregular() -> Iterator[tuple[str, set[str]]]:
    """The irregular verbs, each with its forms."""
    for model, family in tomllib.loads(IRREGULAR.read_text(encoding="utf-8")).items():
        # What the family shares: « recevoir » without « re », « tenir » whole.
        ending = model[len(family.get("prefix", "")) :]
        participle = family["participle"]
        shared = {ending, *family["other"].split()}
        shared |= {family["future"] + e for e in _FUTURE}
        shared |= {family["stem"] + e for e in _PLAIN}
        if participle:
            plural = () if participle.endswith("s") else ("s",)
            shared |= {participle + e for e in ("", "e", "es", *plural)}
        for verb in [model, *family["like"].split()]:
            if not verb.endswith(ending):
                raise ValueError(f"{IRREGULAR.name}: {verb} does not end in -{ending}")
            yield verb, {verb[: -len(ending)] + form for form in shared}


def forms(verbs: Iterable[str], second_group: frozenset[str]) -> dict[str, str]:
    """Lemma by form; a form that two verbs share is left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    listed = dict(irregular())
    for verb, made in listed.items():
        for form in made:
            found[form].add(verb)
    for verb in verbs:
        if verb in listed:
            continue
        if verb.endswith("er") and len(verb) > 3 and verb != "aller":
            made = _first_group(verb)
        elif verb in second_group:
            made = _second_group(verb)
        else:
            continue
        for form in made:
            found[form].add(verb)
    return {form: next(iter(lemmas)) for form, lemmas in found.items() if len(lemmas) == 1}
