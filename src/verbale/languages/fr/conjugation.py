"""Conjugation: every inflected form of a French verb, from its infinitive.

It lets a word be recognised as a form of a verb by its letters alone, where a model's lemma is
wrong. First and second group follow rules, the others a table of models (`conjugation.toml`).
Where the spelling reform of 1990 allows two spellings, both are given. No compound tenses.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from verbale.errors import InvalidLexicon
from verbale.languages.fr.cues import load_cues

Tense = Literal[
    "infinitive",
    "present",
    "imperfect",
    "past",
    "future",
    "conditional",
    "subjunctive",
    "imperfect_subjunctive",
    "present_participle",
    "past_participle",
]


@dataclass(frozen=True, slots=True)
class Form:
    """What one spelling can be: `person` (1 to 3) and `number` of a finite form, `gender` and
    `number` of a past participle, none of them for infinitive and present participle."""

    lemma: str
    tense: Tense
    person: int | None = None
    number: Literal["singular", "plural"] | None = None
    gender: Literal["masculine", "feminine"] | None = None


_IMPERFECT = ["ais", "ais", "ait", "ions", "iez", "aient"]
_FUTURE = ["ai", "as", "a", "ons", "ez", "ont"]
_SUBJUNCTIVE = ["e", "es", "e", "ions", "iez", "ent"]
_PAST = {
    "a": ["ai", "as", "a", "âmes", "âtes", "èrent"],
    "i": ["is", "is", "it", "îmes", "îtes", "irent"],
    "u": ["us", "us", "ut", "ûmes", "ûtes", "urent"],
    "in": ["ins", "ins", "int", "înmes", "întes", "inrent"],
}
_PAST_SUBJUNCTIVE = {
    "a": ["asse", "asses", "ât", "assions", "assiez", "assent"],
    "i": ["isse", "isses", "ît", "issions", "issiez", "issent"],
    "u": ["usse", "usses", "ût", "ussions", "ussiez", "ussent"],
    "in": ["insse", "insses", "înt", "inssions", "inssiez", "inssent"],
}

# The vowel that turns into è before a mute e: « lev-er », « espér-er », « allégu-er ».
_OPENING_E = re.compile(r"(?<!e)e(?P<after>[bcdfghjklmnpqrstvxz])$")
_OPENING_E_ACUTE = re.compile(r"é(?P<after>[bcdfghjklmnpqrstvxz]+u?)$")
_BEFORE_A_O = ("a", "o", "â")

# Verbs in -er that no rule below conjugates rightly: refused rather than given wrong forms.
_IRREGULAR_ER = ("aller", "envoyer", "renvoyer")

_Pair = tuple[str, Form]


@cache
def verb_forms() -> dict[str, tuple[Form, ...]]:
    """Return, by spelling, the forms of all verbs that head a cue, and of both auxiliaries."""
    return forms_of(sorted(load_cues().lemmas("verb") | {"avoir", "être"}))


def forms_of(infinitives: Iterable[str]) -> dict[str, tuple[Form, ...]]:
    """Return, by spelling, every form of these verbs, each once."""
    found: dict[str, dict[Form, None]] = {}
    for infinitive in infinitives:
        for spelling, form in _conjugate(infinitive):
            found.setdefault(spelling, {})[form] = None
    return {spelling: tuple(forms) for spelling, forms in found.items()}


def _conjugate(infinitive: str) -> Iterator[_Pair]:
    yield infinitive, Form(infinitive, "infinitive")
    model = _model_of(infinitive)
    if model is not None:
        yield from _third_group(infinitive, *model)
    elif infinitive.endswith("er") and infinitive not in _IRREGULAR_ER:
        yield from _first_group(infinitive)
    elif infinitive.endswith("ir"):
        yield from _second_group(infinitive)
    else:
        raise InvalidLexicon(
            f"conjugation.toml: no model for the verb {infinitive!r}. Add one for its ending."
        )


def _first_group(infinitive: str) -> Iterator[_Pair]:
    stem = infinitive[:-2]
    mute, future = _mute_stems(infinitive)
    for spelling in mute:
        present = [spelling + "e", spelling + "es", spelling + "e", _soft(stem, "ons")]
        yield from _finite(infinitive, "present", [*present, stem + "ez", spelling + "ent"])
        subjunctive = [spelling + "e", spelling + "es", spelling + "e"]
        subjunctive += [stem + "ions", stem + "iez", spelling + "ent"]
        yield from _finite(infinitive, "subjunctive", subjunctive)
    for spelling in future:
        yield from _future(infinitive, spelling + "er")
    yield from _finite(infinitive, "imperfect", [_soft(stem, end) for end in _IMPERFECT])
    yield from _finite(infinitive, "past", [_soft(stem, end) for end in _PAST["a"]])
    past = [_soft(stem, end) for end in _PAST_SUBJUNCTIVE["a"]]
    yield from _finite(infinitive, "imperfect_subjunctive", past)
    yield _soft(stem, "ant"), Form(infinitive, "present_participle")
    yield from _participles(infinitive, stem + "é")


def _soft(stem: str, ending: str) -> str:
    """Join stem and ending so that c and g keep their sound before a and o."""
    if ending.startswith(_BEFORE_A_O):
        if stem.endswith("c"):
            return f"{stem[:-1]}ç{ending}"
        if stem.endswith("g"):
            return f"{stem}e{ending}"
    return stem + ending


def _mute_stems(infinitive: str) -> tuple[list[str], list[str]]:
    """Return the stems before a mute e, in the present and in the future; more than one is free."""
    stem = infinitive[:-2]
    if stem.endswith(("oy", "uy")):
        return [stem[:-1] + "i"], [stem[:-1] + "i"]
    if stem.endswith("ay"):
        return [stem[:-1] + "i", stem], [stem[:-1] + "i", stem]
    if _OPENING_E.search(stem):
        if infinitive.endswith(tuple(_doubling())):
            return [stem + stem[-1]], [stem + stem[-1]]
        opened = _OPENING_E.sub(r"è\g<after>", stem)
        return [opened], [opened]
    if _OPENING_E_ACUTE.search(stem):
        opened = _OPENING_E_ACUTE.sub(r"è\g<after>", stem)
        return [opened], [stem, opened]
    return [stem], [stem]


def _second_group(infinitive: str) -> Iterator[_Pair]:
    stem = infinitive[:-1]
    present = [stem + end for end in ("s", "s", "t", "ssons", "ssez", "ssent")]
    yield from _from_parts(
        infinitive,
        present=present,
        simple=(infinitive[:-2], "i"),
        participle=stem,
        future=infinitive,
        imperfect=stem + "ss",
    )


def _third_group(infinitive: str, ending: str, model: dict[str, str]) -> Iterator[_Pair]:
    before = infinitive.removesuffix(ending)
    present = [before + form for form in model["present"].split()]
    stem, vowel = model["simple"].split(" ")
    imperfect = before + model["imperfect"] if "imperfect" in model else present[3][:-3]
    subjunctive = [before + form for form in model.get("subjunctive", "").split()]
    future = before + model["future"] if "future" in model else infinitive.removesuffix("e")
    pairs = _from_parts(
        infinitive,
        present=present,
        simple=(before + stem, vowel),
        participle=before + model["participle"],
        future=future,
        imperfect=imperfect,
        subjunctive=subjunctive,
        present_participle=before + model.get("present_participle", ""),
    )
    for spelling, form in pairs:
        yield spelling, form
        # The reform of 1990 writes « connait » beside « connaît ».
        if "aît" in spelling:
            yield spelling.replace("aît", "ait"), form


def _from_parts(
    infinitive: str,
    *,
    present: list[str],
    simple: tuple[str, str],
    participle: str,
    future: str,
    imperfect: str,
    subjunctive: Iterable[str] = (),
    present_participle: str = "",
) -> Iterator[_Pair]:
    stem, vowel = simple
    given = list(subjunctive) or [present[5].removesuffix("ent"), imperfect]
    if len(given) == 2:
        plural = range(3, 5)
        given = [given[i in plural] + end for i, end in enumerate(_SUBJUNCTIVE)]
    yield from _finite(infinitive, "present", present)
    yield from _finite(infinitive, "imperfect", [imperfect + end for end in _IMPERFECT])
    yield from _finite(infinitive, "past", [stem + end for end in _PAST[vowel]])
    yield from _future(infinitive, future)
    yield from _finite(infinitive, "subjunctive", given)
    past = [stem + end for end in _PAST_SUBJUNCTIVE[vowel]]
    yield from _finite(infinitive, "imperfect_subjunctive", past)
    # A given participle stands whole; what is only the prefix of the verb is none.
    whole = present_participle if present_participle.endswith("ant") else imperfect + "ant"
    yield whole, Form(infinitive, "present_participle")
    yield from _participles(infinitive, participle)


def _future(infinitive: str, stem: str) -> Iterator[_Pair]:
    yield from _finite(infinitive, "future", [stem + end for end in _FUTURE])
    yield from _finite(infinitive, "conditional", [stem + end for end in _IMPERFECT])


def _finite(infinitive: str, tense: Tense, spellings: list[str]) -> Iterator[_Pair]:
    for place, spelling in enumerate(spellings):
        number: Literal["singular", "plural"] = "singular" if place < 3 else "plural"
        yield spelling, Form(infinitive, tense, place % 3 + 1, number)


def _participles(infinitive: str, masculine: str) -> Iterator[_Pair]:
    plural = masculine if masculine.endswith("s") else masculine.replace("dû", "du") + "s"
    feminine = masculine.replace("dû", "du") + "e"
    tense: Tense = "past_participle"
    yield masculine, Form(infinitive, tense, None, "singular", "masculine")
    yield plural, Form(infinitive, tense, None, "plural", "masculine")
    yield feminine, Form(infinitive, tense, None, "singular", "feminine")
    yield feminine + "s", Form(infinitive, tense, None, "plural", "feminine")


@cache
def _tables() -> dict[str, Any]:
    text = files(__package__).joinpath("conjugation.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _doubling() -> list[str]:
    ends: list[str] = _tables()["doubling"]["ends"]
    return ends


def _model_of(infinitive: str) -> tuple[str, dict[str, str]] | None:
    models: dict[str, dict[str, str]] = _tables()["models"]
    fitting = [ending for ending in models if infinitive.endswith(ending)]
    if not fitting:
        return None
    ending = max(fitting, key=len)
    return ending, models[ending]
