"""Which acts stay: none that another promises or asks for, none twice, one for each occasion."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.extract.acts.draft import ActDraft
from verbale.extract.acts.parties import Parties
from verbale.extract.acts.stage import Stage

# What nobody promises: found within an assurance, it is what the assurance amounts to.
_HOSTILE = frozenset({"THREATEN", "REJECT", "SANCTION", "ASSAULT", "COERCE"})
# How close behind a verb the noun stands that it needs.
_BESIDE = 5


def once(stage: Stage, parties: Parties, acts: list[ActDraft]) -> list[ActDraft]:
    """Return the acts that are told for themselves, in the order of the text."""
    acts = sorted(acts, key=lambda act: act.anchor)
    return _occasions(parties, _free(stage, acts))


def _free(stage: Stage, acts: list[ActDraft]) -> list[ActDraft]:
    """Drop what stands in the complement of a promise, a demand, a refusal or a threat."""
    kept: list[ActDraft] = []
    taken: set[int] = set()
    ruled: dict[int, list[ActDraft]] = {}
    for act in acts:
        for place in range(*(act.complement or (0, 0))):
            ruled.setdefault(place, []).append(act)
    for act in acts:
        if any(place in taken for place in range(*act.anchor)):
            continue
        ruler = _ruler(act, ruled.get(act.anchor[0], ()))
        threatened = ruler is not None and ruler.type == "THREATEN" and act.type in _HOSTILE
        if ruler is not None and (threatened or not _stands_apart(stage, act)):
            continue
        if _part_of_a_verb(stage, act, acts):
            continue
        if _told_by_noun(stage, act, kept) or _overruled(act, acts):
            continue
        kept.append(act)
        taken |= set(range(*act.anchor))
    return kept


def _told_by_noun(stage: Stage, act: ActDraft, kept: list[ActDraft]) -> bool:
    """`l'aide que X lui a fournie`: the relative clause tells the noun's own act again."""
    if act.group is None or not kept or act.trigger.kind == "noun":
        return False
    last = kept[-1]
    between = stage.scene.words[last.anchor[1] : act.anchor[0]]
    return (
        last.trigger.kind == "noun"
        and last.type == act.type
        and len(between) < 8
        and bool(stage.scene.grammar["object_relatives"].intersection(between))
    )


def _part_of_a_verb(stage: Stage, act: ActDraft, acts: Sequence[ActDraft]) -> bool:
    """`a réduit son aide`, `a retiré sa plainte`: the noun is what makes the verb an act."""
    infinitive = act.group is not None and act.group.form == "infinitive"
    if act.type in ("AGREE", "REQUEST") or (act.group is not None and not infinitive):
        return False
    token = stage.scene.tokens[act.anchor[0]]
    return any(
        other.reach is not None
        and other.reach[0] <= token.index < min(other.reach[1], other.reach[0] + _BESIDE)
        and not other.trigger.needs.isdisjoint({token.lemma, token.lower})
        for other in acts
    )


def _overruled(act: ActDraft, acts: list[ActDraft]) -> bool:
    """`a assuré qu'il poursuivrait les frappes`: what is assured is a threat, and no promise."""
    if act.trigger.content != "future" or act.complement is None:
        return False
    start, end = act.complement
    return any(
        other.type in _HOSTILE and start <= other.anchor[0] < end and other.trigger.kind != "noun"
        for other in acts
    )


def _ruler(act: ActDraft, rulers: Sequence[ActDraft]) -> ActDraft | None:
    for other in rulers:
        if other.trigger.content == "future" and act.type in _HOSTILE:
            continue
        if other.complement is not None and other is not act:
            start, end = other.complement
            if start <= act.anchor[0] and act.anchor[1] <= end:
                return other
    return None


def _stands_apart(stage: Stage, act: ActDraft) -> bool:
    """`a accepté l'invitation`, `la levée des restrictions`: a thing that is there already."""
    if act.trigger.kind != "noun" or act.group is not None:
        return False
    before = stage.scene.words[act.anchor[0] - 1] if act.anchor[0] else ""
    return before in stage.lexicon.words["definite"]


def _occasions(parties: Parties, acts: list[ActDraft]) -> list[ActDraft]:
    """One meeting, one agreement: later nouns that only name it again are no further act."""
    kept: list[ActDraft] = []
    seen: dict[tuple[str, bool], list[frozenset[str]]] = {}
    for act in acts:
        kind = (act.trigger.type, act.sentence == 0)
        if not act.parties and any(
            other.trigger.lemma == act.trigger.lemma or not other.parties
            for other in kept
            if (other.trigger.type, other.sentence == 0) == kind
        ):
            continue  # « l'attaque »: the one that was told before
        powers = parties.powers(tuple(act.parties))
        again = act.trigger.type == "CONSULT" or act.trigger.together
        if act.trigger.kind == "noun" and again:
            known = seen.get(kind, [])
            if any(powers <= other for other in known):
                continue
        if again:
            seen.setdefault(kind, []).append(powers)
        kept.append(act)
    return kept
