"""Whether an act is said to be, not to be, or only to be possible; and whether it lies ahead."""

from __future__ import annotations

from collections.abc import Mapping

from verbale.extract.acts.stage import Stage
from verbale.extract.statements.draft import Draft
from verbale.extract.verbs import VerbGroup
from verbale.record.types import ActType, Status

# What a type amounts to while it is only announced.
_AHEAD: Mapping[ActType, ActType] = {
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


def tenses(stage: Stage, group: VerbGroup) -> frozenset[str]:
    """Return the tenses that the finite word of a group may be in, by its letters."""
    for place in range(group.start, group.end):
        found = stage.lexicon.tenses.get(stage.scene.words[place], frozenset())
        if found - {"past_participle", "present_participle", "infinitive"}:
            return found
    return frozenset()


def is_conditional(stage: Stage, group: VerbGroup) -> bool:
    """Say whether the verb stands in the conditional."""
    return "conditional" in tenses(stage, group)


def is_ahead(stage: Stage, group: VerbGroup, inside: Draft | None) -> bool:
    """Say whether the verb tells of the future, seen from now or from what somebody said."""
    if group.perfect:
        return False
    found = tenses(stage, group)
    if "future" in found or ("going" in found and group.start < group.head):
        return True
    if group.form == "infinitive":
        ruler = stage.scene.tokens[stage.scene.tokens[group.head].head]
        if ruler.pos == "NOUN" and ruler.lemma in stage.lexicon.words["plans"]:
            return True  # « l'offre de servir de médiateur »
    if (
        group.governor >= 0
        and stage.scene.tokens[group.governor].lemma in (stage.lexicon.words["able"])
    ):
        return True
    return "conditional" in found and (inside is not None or _reported(stage, group))


def _reported(stage: Stage, group: VerbGroup) -> bool:
    """`a dit que X soutiendrait`: the future seen from the past, whoever reports it."""
    floor, _ = stage.scene.bounds(group.sentence)
    return any(
        stage.scene.words[place] in stage.scene.grammar["complementisers"]
        and stage.scene.tokens[place].pos == "SCONJ"
        for place in range(floor, group.start)
    )


def announced(type: ActType, future: ActType | None) -> ActType:
    """Return the type of an act that is only announced."""
    return future or _AHEAD.get(type, type)


def status_of(stage: Stage, group: VerbGroup, inside: Draft | None) -> Status:
    """Return the status that the verb's own form and clause give its act."""
    if group.negated and not _only(stage, group):
        return "negated"
    if is_conditional(stage, group) and (
        group.perfect or (inside is None and not _wishes(stage, group))
    ):
        return "hypothetical"
    if in_condition(stage, group.start):
        return "hypothetical"
    return claimed(inside)


def _only(stage: Stage, group: VerbGroup) -> bool:
    """`ne demande qu'une chose`: a restriction, no negation."""
    scene = stage.scene
    _, ceiling = scene.bounds(group.sentence)
    near = scene.words[group.start : min(ceiling, group.end + 6)]
    denied = scene.grammar["negation_words"] | scene.grammar["none"]
    return not denied.intersection(near) and bool(
        scene.grammar["complementisers"].intersection(near[group.end - group.start :][:4])
    )


def claimed(inside: Draft | None) -> Status:
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
