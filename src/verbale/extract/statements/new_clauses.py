"""Where a clause begins that is no longer part of what was said: a new subject, a new speaker."""

from __future__ import annotations

from verbale.extract.statements.scene import Scene
from verbale.extract.statements.tenses import same_tense, same_tense_inside
from verbale.extract.verbs import VerbGroup

_FINAL = frozenset({".", "!", "?", "…", ";", "..."})


def other_speaker(
    scene: Scene, place: int, start: int, end: int, group: VerbGroup, frame: str
) -> bool:
    """`a qualifié X d'absurde et la ministre Y a demandé que …`: a new subject and verb."""
    if scene.words[place] in scene.grammar["subject_pronouns"]:
        return _pronoun_speaks(scene, place, start, end, group, frame)
    if scene.tokens[place].pos not in ("DET", "PROPN", "NOUN"):
        return False
    verb = next((i for i in range(place, min(end, place + 25)) if scene.is_finite(i)), -1)
    if verb < 0 or any(w in scene.grammar["relatives"] for w in scene.words[place:verb]):
        return False
    if frame in ("np", "inf", "adj") and _new_clause(scene, place, verb):
        return True
    if not scene.actor_like(place, verb):
        return False
    other = next((g for g in scene.in_sentence(group.sentence) if g.start <= verb < g.end), None)
    if frame in ("np", "inf", "adj"):
        return other is not None
    return (
        other is not None
        and same_tense(scene, group, other)
        and not same_tense_inside(scene, start, place, group)
    )


def _pronoun_speaks(
    scene: Scene, place: int, start: int, end: int, group: VerbGroup, frame: str
) -> bool:
    """`s'est dit prêt à négocier, mais il réclame que …`: a clause with a pronoun of its own."""
    verb = next((i for i in range(place, min(end, place + 6)) if scene.is_finite(i)), -1)
    if verb < 0:
        return False
    if frame in ("np", "inf", "adj"):
        return True
    other = next((g for g in scene.in_sentence(group.sentence) if g.start <= verb < g.end), None)
    return (
        other is not None
        and same_tense(scene, group, other)
        and not same_tense_inside(scene, start, place, group)
    )


def relative_cue(scene: Scene, place: int, end: int) -> bool:
    """`sa médiation, une offre que X a déclinée`, `…, qu'ils accusent de …`: told on its own."""
    words, grammar = scene.words, scene.grammar
    for index in range(place, min(end, place + 6)):
        if words[index] in grammar["object_relatives"] | grammar["connectors"]:
            if (
                words[index] in grammar["object_relatives"]
                and index > place
                and scene.tokens[index - 1].pos not in ("NOUN", "PROPN", "ADJ")
            ):
                return False
            near = range(index, min(end, index + 8))
            following = next((i for i in near if scene.is_finite(i) or words[i] == ","), -1)
            return (
                following >= 0
                and words[following] != ","
                and any(
                    g.start <= following < g.end
                    for g in scene.in_sentence(scene.tokens[index].sentence)
                )
            )
        if words[index] == "," or scene.is_finite(index):
            return False
    return False


def clause_of_its_own(scene: Scene, place: int, end: int) -> bool:
    """`s'opposant à tout, cette frappe marque …`; `a proposé ses services, Berlin aussi`."""
    words, grammar = scene.words, scene.grammar
    if scene.tokens[place].pos not in ("DET", "PRON", "PROPN", "NOUN"):
        return False
    for verb in range(place, min(end, place + 25)):
        if words[verb] in grammar["relatives"] | grammar["object_relatives"] or words[verb] == ",":
            return False
        if words[verb] in grammar["likewise"]:
            return verb == end - 1 or words[verb + 1] in _FINAL
        if scene.is_finite(verb):
            return _new_clause(scene, place, verb)
    return False


def _new_clause(scene: Scene, place: int, verb: int) -> bool:
    """`a demandé un report, puis l'audience a repris`: the noun has a clause of its own."""
    token = scene.tokens[verb]
    head = token.head if token.pos == "AUX" else verb
    if scene.tokens[head].label not in ("conj", "root", "parataxis"):
        return False
    return any(
        scene.tokens[index].label == "nsubj" and scene.tokens[index].head == head
        for index in range(place, verb)
    )
