"""Verbs and clauses that stand in reach of a cue and yet are no part of its content.

Those that go on with what the cue's own subject did, and those that have a subject of their own.
"""

from __future__ import annotations

from verbale.extract.statements.afterthoughts import past_clitics
from verbale.extract.statements.scene import Scene
from verbale.extract.statements.tenses import (
    agreement_of,
    agrees_with_noun,
    is_present,
    morph_tense,
    perfect_inside,
    same_tense,
    same_tense_inside,
)
from verbale.extract.verbs import VerbGroup

FINAL = frozenset({".", "!", "?", "…", ";", "..."})


def leaves_phrase(scene: Scene, place: int, start: int, end: int, frame: str) -> bool:
    """`confirme le report et va en discuter`, `a demandé « un délai » et que …`: no noun follows.

    Only where the phrase has no clause of its own that could go on.
    """
    words, grammar = scene.words, scene.grammar
    clauses = grammar["relatives"] | grammar["object_relatives"] | grammar["complementisers"]
    if any(words[i] in clauses or scene.is_finite(i) for i in range(start, place)):
        return False
    if words[place + 1] in grammar["complementisers"]:
        return True
    following = past_clitics(scene, scene.skip_adverbs(place + 1, end), end)
    return scene.is_finite(following) or (frame != "inf" and scene.is_infinitive(following))


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
    if any(
        scene.words[i] == "," and scene.words[i + 1] in scene.grammar["coordinators"]
        for i in range(place, verb)
    ):
        return False  # « des rencontres entre X et le ministre Y, et a ajouté … »
    if frame in ("np", "inf", "adj") and _new_clause(scene, place, verb):
        return True
    if not scene.actor_like(place, verb):
        return False
    other = next((g for g in scene.in_sentence(group.sentence) if g.start <= verb < g.end), None)
    if frame in ("np", "inf", "adj"):
        return other is not None
    if _tells_on(scene, place, verb, start, group):
        return True
    return (
        other is not None
        and same_tense(scene, group, other)
        and not same_tense_inside(scene, start, place, group)
    )


def _tells_on(scene: Scene, place: int, verb: int, start: int, group: VerbGroup) -> bool:
    """`a dit que son frère l'avait frappée, mais les juges ont rejeté sa plainte`.

    What was said stands in the tenses of indirect speech; the perfect behind the comma is told.
    """
    if scene.words[place - 2] != "," or not group.perfect:
        return False
    if not is_present(scene, verb, verb + 1) or not perfect_inside(scene, verb, verb + 1):
        return False
    return not is_present(scene, start, place - 1) and any(
        morph_tense(scene.tokens[i].morph) for i in range(start, place - 1) if scene.is_finite(i)
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
            return verb == end - 1 or words[verb + 1] in FINAL
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


def verb_cuts(scene: Scene, place: int, start: int, end: int, group: VerbGroup) -> bool:
    """Say whether the verb that stands here goes on with the cue rather than with its content."""
    place = scene.skip_adverbs(place, end, times=True)
    if place >= end:
        return False
    other = next(
        (
            g
            for g in scene.in_sentence(group.sentence)
            if min([g.start, *g.clitics]) <= place < g.end
        ),
        None,
    )
    if other is None or other is group:
        return _same_shape_verb(scene, place, start, group)
    if other.inverted >= 0 and other.inverted < other.end:
        return True
    if group.form == "gerund" and other.form == "finite":
        return _goes_on_for_lender(scene, group, other)
    if other.form == "participle":
        if agrees_with_noun(scene, group, other):
            return False  # « l'expulsion de trois diplomates, accusés de … »
        # « a rejeté …, assuré que … et regretté que … »: a row of participles goes on
        row = group.form == "participle" and scene.words[place - 1] in scene.grammar["coordinators"]
        return row or (
            (group.perfect or group.form == "participle")
            and not perfect_inside(scene, start, place)
        )
    if other.form != "finite":
        return False
    if scene.tokens[other.head].label == "conj" and scene.tokens[other.head].head == group.head:
        return True
    return same_tense(scene, group, other) and not same_tense_inside(scene, start, place, group)


def _goes_on_for_lender(scene: Scene, group: VerbGroup, other: VerbGroup) -> bool:
    """`a accepté …, tout en déplorant que …, et a averti que …`: the first verb goes on."""
    before = [
        g
        for g in scene.in_sentence(group.sentence)
        if g.head < group.head and g.form == "finite" and g is not other
    ]
    return (
        bool(before)
        and other.perfect
        and before[-1].perfect
        and same_tense(scene, before[-1], other)
    )


def _same_shape_verb(scene: Scene, place: int, start: int, group: VerbGroup) -> bool:
    """A coordinated verb that is no cue (`et a quitté la salle`) ends the content too."""
    token = scene.tokens[place]
    if token.pos not in ("VERB", "AUX") or not (scene.is_finite(place)):
        return False
    head = token.head if token.pos == "AUX" else place
    if same_tense_inside(scene, start, place, group):
        return False
    perfect = token.pos == "AUX" and "VerbForm=Part" in scene.tokens[head].morph
    if perfect and group.perfect and head > place:
        # « a affirmé que le pays était prêt et a quitté la salle »: only his own verb is a perfect
        return "Tense=Pres" in token.morph and is_present(scene, group.start, group.head)
    if morph_tense(token.morph) and any(
        scene.is_finite(i)
        and morph_tense(scene.tokens[i].morph) == morph_tense(token.morph)
        and agreement_of(scene.tokens[i].morph) == agreement_of(token.morph)
        for i in range(start, place - 1)
    ):
        return False  # « a indiqué que les travaux débuteraient et seraient divisés »
    return scene.tokens[head].label == "conj" and scene.tokens[head].head in (
        group.head,
        group.governor,
    )
