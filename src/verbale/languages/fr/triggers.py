"""The French triggers of acts: those of `triggers.toml`, and the cues that are acts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from verbale.errors import InvalidLexicon
from verbale.languages.cue import Cue, CueLexicon
from verbale.languages.fr.conjugation import Form, Tense, forms_of
from verbale.languages.fr.cues import load_cues
from verbale.languages.trigger import CONTENTS, Trigger, TriggerLexicon, refuse_doublets
from verbale.ontology.plover import load_ontology

_FIELDS = frozenset(
    {
        *("trigger", "type", "mode", "source", "target", "together", "governs", "negated"),
        *("future", "needs", "unless", "content", "bare"),
    }
)
_FORMS: Mapping[str, frozenset[str]] = {
    "ses": frozenset({"ses", "leurs", "nos", "mes", "vos"}),
    "sa": frozenset({"sa", "leur", "notre", "ma", "votre"}),
    "son": frozenset({"son", "sa", "ses", "leur", "leurs", "notre", "nos", "mon", "ma", "mes"}),
    "le": frozenset({"le", "l'", "la", "les"}),
    "un": frozenset({"un", "une", "des"}),
    "de": frozenset({"de", "d'", "du", "des"}),
    "à": frozenset({"à", "au", "aux"}),
}
# The near future is told with a verb that no rule of the conjugation makes.
_GOING = {word: frozenset({"going"}) for word in ("va", "vont", "allait", "allaient")}
_MOODS: Mapping[Tense, str] = {
    "infinitive": "infinitive",
    "present_participle": "present participle",
    "past_participle": "past",
}


@cache
def load_triggers() -> TriggerLexicon:
    """Return the lexicon of this package; it is read once."""
    return read_triggers(
        files(__package__).joinpath("triggers.toml").read_text(encoding="utf-8"), load_cues()
    )


def read_triggers(toml: str, cues: CueLexicon) -> TriggerLexicon:
    """Return the lexicon that a text in the format of `triggers.toml` holds, over these cues.

    Refuses a doublet, an unknown field, type or content.
    """
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise InvalidLexicon(f"triggers.toml: {error}. Correct the line named.") from error
    verbs = [_verb(entry) for entry in tables.get("verb", ())]
    nouns = [_noun(entry) for entry in tables.get("noun", ())]
    refuse_doublets([*verbs, *nouns], "triggers.toml")
    silent = frozenset(tables.get("silent", {}).get("cues", ()))
    spelt = {trigger.trigger for trigger in verbs}
    classes = tables.get("cues", {})
    heads: list[Cue] = []
    spoken: list[Trigger] = []
    for cue in cues.cues:
        if cue.kind != "verb":
            continue
        heads.append(cue)
        if cue.cue not in silent and cue.cue not in spelt and cue.type in classes:
            spoken.append(_spoken(cue, classes[cue.type]))
    nouns += _spoken_nouns(cues, classes, silent | {trigger.trigger for trigger in nouns})
    known = {cue.cue for cue in heads}
    words = {name: frozenset(found) for name, found in tables.get("words", {}).items()}
    lending = words.get("light", frozenset()) | words.get("announcing", frozenset())
    heads += [_head(name) for name in sorted(spelt - known)]
    heads += [replace(_head(name), type="lending") for name in sorted(lending - spelt - known)]
    lemmas = frozenset(cue.lemma for cue in heads)
    forms = forms_of(sorted(lemmas | {"avoir", "être"}))
    return TriggerLexicon(
        triggers=(*verbs, *spoken, *nouns),
        heads=CueLexicon(tuple(heads)),
        verb_forms=_verb_forms(forms, lemmas),
        tenses=_tenses(forms),
        words=words,
        examples={
            type: (tuple(entry.get("yes", ())), tuple(entry.get("no", ())))
            for type, entry in tables.get("examples", {}).items()
        },
    )


def _verb(entry: Mapping[str, Any]) -> Trigger:
    _, _, lemma, particle = _split(_name(entry))
    return _trigger(entry, "verb", lemma, particle, ("subject",))


def _noun(entry: Mapping[str, Any]) -> Trigger:
    words = _name(entry).replace("'", "' ").split()
    return _trigger(entry, "noun", words[0], tuple(words[1:]), ("de",))


def _name(entry: Mapping[str, Any]) -> str:
    name = entry.get("trigger")
    if not isinstance(name, str) or not name:
        raise InvalidLexicon(f"triggers.toml: {dict(entry)} has no 'trigger'. Add it.")
    return name


def _trigger(
    entry: Mapping[str, Any],
    kind: Any,
    lemma: str,
    particle: tuple[str, ...],
    source: tuple[str, ...],
) -> Trigger:
    place = f"triggers.toml: {entry['trigger']!r}"
    unknown = sorted(set(entry) - _FIELDS)
    if unknown:
        raise InvalidLexicon(f"{place}: unknown field {unknown[0]!r}. Known: {sorted(_FIELDS)}.")
    ontology = load_ontology()
    type = ontology.type(entry.get("type", ""))
    if "mode" in entry:
        type.mode(entry["mode"])
    if entry.get("content", "") not in CONTENTS:
        raise InvalidLexicon(
            f"{place}: unknown content {entry['content']!r}. Known: {sorted(CONTENTS)}."
        )
    return Trigger(
        trigger=entry["trigger"],
        kind=kind,
        lemma=lemma,
        particle=particle,
        type=type.name,
        mode=entry.get("mode"),
        source=tuple(entry.get("source", source)),
        target=tuple(entry.get("target", ())),
        together=entry.get("together", False),
        governs=entry.get("governs", False),
        negated=ontology.type(entry["negated"]).name if "negated" in entry else None,
        future=ontology.type(entry["future"]).name if "future" in entry else None,
        needs=_inflected(entry.get("needs", ())),
        unless=_inflected(entry.get("unless", ())),
        content=entry.get("content", ""),
        bare=entry.get("bare", False),
        gives=type.name == "AID" or not {"à", "pour"}.isdisjoint(entry.get("target", ())),
    )


def _spoken(cue: Cue, frame: Mapping[str, Any]) -> Trigger:
    own = [place for place in (cue.target, cue.to) if place]
    target = list(dict.fromkeys([*own, *frame.get("target", ())]))
    return _trigger(
        {"trigger": cue.cue, **frame, "target": target},
        "cue",
        cue.lemma,
        cue.particle,
        ("subject",),
    )


def _spoken_nouns(
    cues: CueLexicon, classes: Mapping[str, Mapping[str, Any]], known: Iterable[str]
) -> list[Trigger]:
    """Nouns of speech are acts of whoever says them by a light verb (exprimer sa gratitude)."""
    found = []
    for cue in cues.cues:
        if cue.kind == "noun" and cue.type in classes and cue.cue not in known:
            frame = {"source": ["possessor", "subject", "de"], "content": "light"}
            entry = {**classes[cue.type], **frame, "trigger": cue.cue}
            found.append(_trigger(entry, "noun", cue.lemma, cue.particle, ("de",)))
    return found


def _inflected(words: Iterable[str]) -> frozenset[str]:
    """Take in plain plurals and feminines, so that a model's wrong lemma does no harm."""
    found: set[str] = set()
    for word in words:
        found |= {word, word + "s", word + "x", word + "e", word + "es"}
        if word.endswith("al"):
            found |= {word[:-2] + "aux"}
        if word.endswith("if"):
            found |= {word[:-1] + "ve", word[:-1] + "ves"}
    return frozenset(found)


def _head(name: str) -> Cue:
    """A verb of action as the head of a group: it is found as cues are and says nothing."""
    reflexive, clitics, lemma, particle = _split(name)
    return Cue(
        cue=name,
        kind="verb",
        lemma=lemma,
        reflexive=reflexive,
        clitics=clitics,
        particle=particle,
        particle_forms=tuple(_forms_of(word) for word in particle),
        type="action",
        takes=frozenset(),
        object=None,
        to=None,
        target=None,
        by=(),
        weak=False,
        yes=(),
        no=(),
    )


def _split(name: str) -> tuple[bool, tuple[str, ...], str, tuple[str, ...]]:
    """Cut a verb into reflexive, clitics, head and the fixed words after it."""
    words = name.replace("'", "' ").split()
    reflexive = words[0] in ("se", "s'")
    return reflexive, (), words[int(reflexive)], tuple(words[int(reflexive) + 1 :])


def _forms_of(word: str) -> frozenset[str]:
    """Fixed words agree with the subject, adjectives and participles among them."""
    if word in _FORMS:
        return _FORMS[word]
    return frozenset({word, word + "s", word + "e", word + "es"})


def _tenses(forms: Mapping[str, Sequence[Form]]) -> dict[str, frozenset[str]]:
    return {
        spelling: frozenset(form.tense for form in found) for spelling, found in forms.items()
    } | _GOING


def _verb_forms(
    forms: Mapping[str, Sequence[Form]], lemmas: frozenset[str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    moods = {
        spelling: tuple(
            dict.fromkeys(
                (form.lemma, _MOODS.get(form.tense, "finite"))
                for form in found
                if form.lemma in lemmas
            )
        )
        for spelling, found in forms.items()
    }
    return {spelling: found for spelling, found in moods.items() if found}
