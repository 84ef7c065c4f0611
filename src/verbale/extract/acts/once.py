"""Which acts stay: none that another one promises or asks for, none twice, one for each occasion."""

from __future__ import annotations

from verbale.extract.acts.draft import ActDraft
from verbale.extract.acts.parties import Parties
from verbale.extract.acts.stage import Stage


def once(stage: Stage, parties: Parties, acts: list[ActDraft]) -> list[ActDraft]:
    """Return the acts that are told for themselves, in the order of the text."""
    acts = sorted(acts, key=lambda act: act.anchor)
    return _occasions(stage, parties, _free(stage, acts))


def _free(stage: Stage, acts: list[ActDraft]) -> list[ActDraft]:
    """Drop what stands in the complement of a promise, a demand, a refusal or a threat."""
    kept: list[ActDraft] = []
    taken: set[int] = set()
    for act in acts:
        if any(place in taken for place in range(*act.anchor)):
            continue
        ruler = _ruler(act, kept)
        if ruler is not None and not _stands_apart(stage, act):
            continue
        kept.append(act)
        taken |= set(range(*act.anchor))
    return kept


def _ruler(act: ActDraft, kept: list[ActDraft]) -> ActDraft | None:
    for other in reversed(kept):
        if other.complement is not None:
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


def _occasions(stage: Stage, parties: Parties, acts: list[ActDraft]) -> list[ActDraft]:
    """One meeting, one agreement: later nouns that only name it again are no further act."""
    kept: list[ActDraft] = []
    seen: dict[tuple[str, bool], list[frozenset[str]]] = {}
    for act in acts:
        kind = (act.trigger.type, act.sentence == 0)
        powers = parties.powers(tuple(act.parties))
        if act.trigger.kind == "noun" and act.trigger.type in ("CONSULT", "SUPPORT"):
            known = seen.get(kind, [])
            if any(powers <= other for other in known):
                continue
        if act.trigger.type in ("CONSULT", "SUPPORT"):
            seen.setdefault(kind, []).append(powers)
        kept.append(act)
    return kept
