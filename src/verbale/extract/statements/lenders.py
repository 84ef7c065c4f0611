"""Verbs that lend their subject to another: coordinated, controlling, coming before."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.extract.statements.antecedent import antecedent_of
from verbale.extract.statements.phrases import left_edge, noun_phrase_end
from verbale.extract.statements.scene import Range, Scene
from verbale.extract.verbs import VerbGroup


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: its tokens, or the head of the verb that lends it; `how` says what was seen."""

    voice: Range | None
    lender: int = -1
    how: str = ""


def borrow(scene: Scene, head: int, group: VerbGroup, floor: int, how: str) -> Subject | None:
    """Return the subject of any verb: of a cue through the cue, of others through the tree."""

    def lends(place: int) -> bool:
        other = scene.by_head.get(place)
        return (
            other is not None
            and other is not group
            and other.head < group.head
            and min([other.start, *other.clitics]) not in scene.incises
        )

    if lends(head):
        return Subject(None, lender=head, how=how)
    tokens = scene.tokens
    heads, place, steps = {head}, head, 0
    while tokens[place].label in ("conj", "xcomp", "advcl", "acl") and steps < 6:
        place, steps = tokens[place].head, steps + 1
        if tokens[place].pos in ("VERB", "AUX", "ADJ"):
            heads.add(place)
        if lends(place):
            return Subject(None, lender=place, how=how)
    for index in range(min(group.head, len(tokens)) - 1, floor - 1, -1):
        token = tokens[index]
        if token.label == "nsubj" and token.head in heads:
            if token.lower in scene.grammar["subject_relatives"]:
                antecedent = antecedent_of(scene, index, floor)
                return None if antecedent is None else Subject(antecedent, how=how)
            if token.pos == "PRON":
                return Subject((index, index + 1), how=how)
            start = left_edge(scene, index, floor)
            return Subject((start, max(index + 1, noun_phrase_end(scene, start, head))), how=how)
    return None


def governing_verb(scene: Scene, head: int, floor: int) -> int:
    """Return the verb that governs the one here, else the last one before it; -1 for none."""
    tokens = scene.tokens
    place, steps = tokens[head].head, 0
    while place != tokens[place].head and tokens[place].pos not in ("VERB", "AUX") and steps < 6:
        place, steps = tokens[place].head, steps + 1
    if place != head and tokens[place].pos in ("VERB", "AUX") and floor <= place < head:
        return place
    for index in range(head - 1, floor - 1, -1):
        if tokens[index].pos == "VERB" and not scene.is_infinitive(index):
            return index
    return -1
