"""Whether an act is said to be, not to be, or only to be possible; and whether it lies ahead."""

from __future__ import annotations

from verbale.extract.acts.draft import Status
from verbale.extract.acts.stage import Stage
from verbale.extract.statements.draft import Draft
from verbale.extract.verbs import VerbGroup

# What a type amounts to while it is only announced.
_AHEAD = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
    "SANCTION": "THREATEN",
    "MOBILIZE": "THREATEN",
    "COERCE": "THREATEN",
    "ASSAULT": "THREATEN",
}


def finite_token(stage: Stage, group: VerbGroup) -> int:
    """Return the token that carries tense and mood, -1 where none does."""
    for place in range(group.start, group.end):
        if stage.scene.is_finite(place):
            return place
    return -1


def is_conditional(stage: Stage, group: VerbGroup) -> bool:
    """Say whether the verb stands in the conditional."""
    place = finite_token(stage, group)
    return place >= 0 and "Mood=Cnd" in stage.scene.tokens[place].morph


def is_ahead(stage: Stage, group: VerbGroup, inside: Draft | None) -> bool:
    """Say whether the verb tells of the future, seen from now or from what somebody said."""
    place = finite_token(stage, group)
    if place < 0:
        return False
    token = stage.scene.tokens[place]
    if "Tense=Fut" in token.morph:
        return True
    if token.lemma in stage.lexicon.words["going"] and token.index != group.head:
        return not group.perfect
    return "Mood=Cnd" in token.morph and not group.perfect and inside is not None


def announced(type: str, future: str | None) -> str:
    """Return the type of an act that is only announced."""
    return future or _AHEAD.get(type, type)


def status_of(stage: Stage, group: VerbGroup, inside: Draft | None) -> Status:
    """Return the status that the verb's own form and clause give its act."""
    if group.negated:
        return "negated"
    if is_conditional(stage, group) and (
        group.perfect or (inside is None and not _wishes(stage, group))
    ):
        return "hypothetical"
    if in_condition(stage, group.start):
        return "hypothetical"
    return claimed(stage, inside)


def claimed(stage: Stage, inside: Draft | None) -> Status:
    """An act within what somebody denies is negated."""
    if (
        inside is not None
        and inside.type == "denial"
        and inside.rule.endswith(("que", "inf", "np"))
    ):
        return "negated"
    return "actual"


def in_condition(stage: Stage, place: int) -> bool:
    """Say whether a conjunction of condition opens the clause of this token."""
    scene = stage.scene
    floor, _ = scene.bounds(scene.tokens[place].sentence)
    for index in range(place - 1, max(floor - 1, place - 12), -1):
        if scene.words[index] in (",", ";", ":"):
            return False
        if scene.is_finite(index):
            return False
        if scene.words[index] in stage.lexicon.words["conditions"] and (
            scene.tokens[index].pos == "SCONJ"
        ):
            return True
    return False


def _wishes(stage: Stage, group: VerbGroup) -> bool:
    return group.cue.lemma in stage.lexicon.words["polite"]
