"""Tense, person and number of cues and of the verbs in their contents."""

from __future__ import annotations

from verbale.extract.statements.scene import Scene
from verbale.extract.verbs import VerbGroup


def same_tense(scene: Scene, one: VerbGroup, other: VerbGroup) -> bool:
    """Say whether two cues stand in the same tense."""
    return _tense(scene, one) == _tense(scene, other)


def same_tense_inside(scene: Scene, start: int, place: int, group: VerbGroup) -> bool:
    """Say whether the content so far has a verb in the cue's own tense: then it tells nothing.

    A verb of another person or number is none that the next one could go on with.
    """
    tense = _tense(scene, group)
    agreement = _agreement(scene, group)
    for index in range(start, place):
        token = scene.tokens[index]
        if not scene.is_finite(index) or index in range(group.start, group.end):
            continue
        if token.label in ("aux", "cop") and tense.startswith("perfect"):
            head = scene.tokens[token.head]
            if "Tense=Pres" in token.morph and "VerbForm=Part" in head.morph:
                found = True
            else:
                continue
        else:
            found = not tense.startswith("perfect") and morph_tense(token.morph) == tense
        if found and (not agreement or agreement_of(token.morph) in ("", agreement)):
            return True
    return False


def perfect_inside(scene: Scene, start: int, place: int) -> bool:
    """Say whether the content holds an auxiliary that a bare participle may lean on."""
    words, grammar = scene.words, scene.grammar
    for index in range(start, place):
        if words[index] in grammar["have"] and scene.is_finite(index):
            head = scene.tokens[index].head
            if head > index and "VerbForm=Part" in scene.tokens[head].morph:
                return True
    return False


def agrees_with_noun(scene: Scene, group: VerbGroup, other: VerbGroup) -> bool:
    """A participle in the plural or feminine leans on a noun, not on an auxiliary `avoir`."""
    have = any(scene.words[i] in scene.grammar["have"] for i in range(group.start, group.head))
    morph = scene.tokens[other.head].morph
    return have and ("Number=Plur" in morph or "Gender=Fem" in morph)


def _tense(scene: Scene, group: VerbGroup) -> str:
    if group.perfect:
        return "perfect:" + ("present" if is_present(scene, group.start, group.head) else "other")
    return morph_tense(scene.tokens[group.head].morph)


def is_present(scene: Scene, start: int, end: int) -> bool:
    """Say whether a finite verb in the present stands in tokens [start, end)."""
    return any(
        "Tense=Pres" in scene.tokens[i].morph
        and "Mood=Cnd" not in scene.tokens[i].morph
        and scene.is_finite(i)
        for i in range(start, end)
    )


def morph_tense(morph: str) -> str:
    """Return the features of tense, the conditional told apart; empty for none."""
    for feature in morph.split("|"):
        if feature.startswith("Tense="):
            return feature + ("|Cnd" if "Mood=Cnd" in morph else "")
    return "Cnd" if "Mood=Cnd" in morph else ""


def _agreement(scene: Scene, group: VerbGroup) -> str:
    """Return person and number of a group's finite verb, empty where they are not known."""
    for place in range(group.start, group.head + 1):
        if scene.is_finite(place):
            return agreement_of(scene.tokens[place].morph)
    return ""


def agreement_of(morph: str) -> str:
    """Return the features of person and number."""
    return "|".join(
        feature for feature in morph.split("|") if feature.startswith(("Number=", "Person="))
    )
