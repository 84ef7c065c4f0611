"""How far a content reaches: to the end of its sentence, unless something else begins before.

How it works: the words after a cue are the content until a *cut*: a participle or coordinated verb
that is a cue of the same speaker, an attribution after a comma, a contrast (`tandis que`), the
occasion of speaking (`lors d'une conférence de presse`), or, for noun phrases and infinitives, a
comma after which the tree leaves the content.
"""

from __future__ import annotations

from verbale.extract.statements.afterthoughts import comments, past_clitics, resumes_whole
from verbale.extract.statements.own_clauses import (
    FINAL,
    clause_of_its_own,
    leaves_phrase,
    other_speaker,
    relative_cue,
    verb_cuts,
)
from verbale.extract.statements.scene import Scene
from verbale.extract.verbs import VerbGroup
from verbale.languages.cue import THAT

_DASHES = frozenset({"–", "-", "—"})


def content_end(scene: Scene, start: int, group: VerbGroup, frame: str) -> int:
    """Return the token index where the content that begins at `start` ends (exclusive).

    `frame` is the kind of complement: `que`, `si`, `inf`, `np` or `adj`.
    """
    floor, ceiling = scene.bounds(group.sentence)
    quote = scene.speech(group)
    end = ceiling
    if quote is not None:
        while end > start + 1 and scene.tokens[end - 1].start >= quote.inner_end:
            end -= 1
    end = _strip(scene, start, end)
    relative = _in_relative(scene, group, floor)
    opens = group.form in ("gerund", "participle") and not any(
        scene.is_finite(i) for i in range(floor, group.start)
    )
    if (opens or _in_subordinate(scene, group, floor)) and quote is None:
        end = _before_main_clause(scene, start, end, any_subject=not opens)
    for place in range(start + 1, end):
        if _cuts(scene, place, start, end, group, frame, relative):
            end = place
            break
    return _strip(scene, start, end)


def _strip(scene: Scene, start: int, end: int) -> int:
    while end > start + 1 and (
        scene.words[end - 1] in FINAL or scene.words[end - 1] in (",", ":", "–", "-")
    ):
        end -= 1
    if (
        end > start + 2
        and scene.words[end - 2] == ","
        and (
            scene.words[end - 1] in scene.grammar["relatives"]
            or scene.words[end - 1] in scene.grammar["coordinators"]
        )
    ):
        return _strip(scene, start, end - 1)  # « le texte, qui[, selon X, …] »
    return end


def _in_subordinate(scene: Scene, group: VerbGroup, floor: int) -> bool:
    """`Si X annonce que …, le reste …`: the cue's own clause is the subordinate one."""
    if scene.words[floor] not in scene.grammar["subordinators"]:
        return False
    finite = [i for i in range(floor, group.start) if scene.is_finite(i)]
    return not finite


def _before_main_clause(scene: Scene, start: int, end: int, *, any_subject: bool) -> int:
    """`Estimant que …, il a appelé …`: the content ends at the comma before the main clause."""
    for place in range(start + 1, end - 1):
        if scene.words[place] != "," or scene.quoted(place) is not None:
            continue
        after = place + 1
        if scene.words[after] in scene.grammar["subject_pronouns"]:
            return place
        close = next((i for i in range(after, end) if scene.is_finite(i)), end)
        if close < end and scene.tokens[after].pos in ("DET", "PROPN", "NOUN"):
            head = scene.tokens[close].head if scene.tokens[close].pos == "AUX" else close
            if any_subject or scene.tokens[head].label == "root" or scene.actor_like(after, close):
                return place
    return end


def _in_relative(scene: Scene, group: VerbGroup, floor: int) -> bool:
    """Say whether the cue is the verb of a relative after a comma (`M. Luo, qui a accepté …`)."""
    first = min([group.start, *group.clitics])
    while first > floor and scene.grammar.is_adverb(scene.words[first - 1]):
        first -= 1
    return (
        first - 1 > floor
        and scene.words[first - 1] in scene.grammar["subject_relatives"]
        and scene.words[first - 2] == ","
    )


def _cuts(
    scene: Scene, place: int, start: int, end: int, group: VerbGroup, frame: str, relative: bool
) -> bool:
    words, tokens, grammar = scene.words, scene.tokens, scene.grammar
    word = words[place]
    inside = scene.quoted(place)
    if (
        inside is not None
        and scene.speech(group) is not inside
        and scene.quoted(group.head) is not inside
    ):
        return False  # what stands inside quotation marks is all content
    if word == ",":
        return _comma_cuts(scene, place, start, end, group, frame, relative)
    if word in grammar["coordinators"] and place + 1 < end:
        if words[place + 1] == ",":
            return False
        if other_speaker(scene, place + 1, start, end, group, frame):
            return True
        if frame in ("np", "inf", "adj") and leaves_phrase(scene, place, start, end, frame):
            return True
        return verb_cuts(scene, place + 1, start, end, group)
    if (
        frame in ("np", "adj", "inf")
        and grammar.occasion.at(words, place)
        and (scene.words[place - 1] == '"' or (frame != "inf" and leaves(scene, place, start)))
    ):
        return True
    if frame == "np" and word in grammar["concessions"] and leaves(scene, place, start):
        return True  # « a annoncé le retrait du pays après des semaines de doute »
    if word in _DASHES and _dash_cuts(scene, place, end):
        return True
    if word == "avant" and place + 2 < end and words[place + 1] in grammar["of"]:
        other = scene.by_head.get(past_clitics(scene, place + 2, end))
        if other is not None and other.form == "infinitive":
            return True
    if (
        frame in ("np", "inf")
        and word in grammar["before_infinitive"]
        and place + 1 < end
        and (scene.is_infinitive(place + 1) or words[place + 1] in grammar["auxiliary_infinitives"])
    ):
        return True
    if (
        frame in ("np", "inf")
        and grammar.contrast.at(words, place)
        and word in grammar["contrast_openers"]
    ):
        return True
    gerund, opener = word in grammar["gerund"], word in grammar["gerund_openers"]
    if (gerund or opener) and frame in ("np", "inf", "adj"):
        following = place + 1 + any(w in grammar["gerund"] for w in words[place + 1 : place + 2])
        return following < end and _is_cue_participle(scene, following)
    if word == "(" and place + 1 < end and words[place + 1] in grammar["with"]:
        return True
    if word == ":" and frame in ("np", "inf") and place + 1 < end:
        # « nie les accusations : le pays n'est pas membre … »: a clause that explains is no content
        behind = range(place + 1, end)
        return (
            tokens[place + 1].pos in ("DET", "PROPN", "PRON")
            and any(scene.is_finite(index) for index in behind)
            and any(
                tokens[index].label == "nsubj"
                and (scene.is_finite(tokens[index].head) or tokens[index].pos == "NOUN")
                and not any(words[i] in grammar["relatives"] for i in range(place, index))
                for index in behind
            )
        )
    return tokens[place].pos == "PUNCT" and word == ";"


def _dash_cuts(scene: Scene, dash: int, end: int) -> bool:
    """`… – une première depuis dix ans`, `… – comme l'a dit X`: the writer's aside at the end."""
    words, grammar = scene.words, scene.grammar
    if dash + 1 >= end or scene.quoted(dash) is not None or scene.tokens[dash].pos != "PUNCT":
        return False
    if any(words[i] in _DASHES and scene.tokens[i].pos == "PUNCT" for i in range(dash + 1, end)):
        return False  # « … – au nombre de dix – … »: the content goes on behind the second dash
    return words[dash + 1] in grammar["indefinite_articles"] | grammar["as_said"]


def _comma_cuts(
    scene: Scene, comma: int, start: int, end: int, group: VerbGroup, frame: str, relative: bool
) -> bool:
    words, tokens, grammar = scene.words, scene.tokens, scene.grammar
    place = comma + 1
    if place >= end:
        return False
    if frame == THAT and not any(scene.is_finite(index) for index in range(start, comma)):
        return False  # « a dit que ses achats, tous secteurs réunis, seraient réduits »
    gerund, opener = words[place] in grammar["gerund"], words[place] in grammar["gerund_openers"]
    if (gerund or opener) and place + 1 < end:
        following = place + 1 + (opener and words[place + 1] in grammar["gerund"])
        if following < end and scene.is_participle(past_clitics(scene, following, end)):
            return True
    if _is_cue_participle(scene, past_clitics(scene, scene.skip_adverbs(place, end), end)):
        return True
    if words[place] in grammar["coordinators"]:
        return verb_cuts(scene, place + 1, start, end, group)
    if _attribution_opens(scene, place) or _absolute_participle(scene, place, end):
        return True
    if resumes_whole(scene, place, end) or comments(scene, place, end):
        return True
    if frame == THAT and _keeps_silent(scene, place, end):
        return True
    if grammar.contrast.at(words, place) and (
        frame != THAT or words[place] in grammar["contrast_after_clause"]
    ):
        return True
    if grammar.occasion.at(words, place):
        return not _sentence_inside(scene, place, end)
    if (relative or frame in ("np", "inf", "adj")) and _main_verb_follows(scene, place, end):
        return not any(w in grammar["relatives"] for w in words[start:place])
    if frame in ("np", "inf") and relative_cue(scene, place, end):
        return True
    if frame != THAT and clause_of_its_own(scene, place, end):
        return True
    if frame == "np" and words[place] in grammar["object_relatives"]:
        close = next((i for i in range(place + 1, end) if words[i] == ","), end)
        if any(scene.is_finite(i) for i in range(place + 1, close)):
            return True
    if frame in ("np", "inf", "adj"):
        if words[place] in grammar["aside_openers"] and place + 1 < end:
            return not _closed_aside(scene, place, end)
        if (
            scene.is_participle(place)
            and tokens[place].pos != "ADJ"
            and leaves(scene, place, start)
        ):
            return True
        return verb_cuts(scene, place, start, end, group)
    return verb_cuts(scene, place, start, end, group)


def _keeps_silent(scene: Scene, place: int, end: int) -> bool:
    """`a indiqué que le feu était éteint, sans donner de bilan`: what was not said."""
    if scene.words[place] not in scene.grammar["without"]:
        return False
    verb = past_clitics(scene, scene.skip_adverbs(place + 1, end), end)
    if not scene.is_infinitive(verb):
        return False
    return scene.tokens[verb].lemma in scene.grammar["silent_when_negated"] or verb in scene.by_head


def _closed_aside(scene: Scene, place: int, end: int) -> bool:
    """`l'envoi, avant la fin de l'année, d'une équipe`: the phrase goes on behind the aside."""
    close = next((i for i in range(place + 1, end) if scene.words[i] == ","), end)
    if close + 1 >= end or any(
        scene.is_finite(i) or scene.is_infinitive(i) for i in range(place, close)
    ):
        return False
    token = scene.tokens[close + 1]
    return token.lower in scene.grammar["of"] | scene.grammar["to"] or (
        token.pos in ("DET", "NUM", "NOUN", "PROPN")
        and not any(scene.is_finite(i) for i in range(close + 1, end))
    )


def _is_cue_participle(scene: Scene, place: int) -> bool:
    group = scene.by_head.get(place)
    return group is not None and group.form == "gerund"


def _absolute_participle(scene: Scene, place: int, end: int) -> bool:
    """`…, le chef de la délégation assurant que …`: somebody else goes on to speak."""
    for index in range(place, min(end, place + 12)):
        if scene.words[index] == "," or scene.is_finite(index):
            return False
        if _is_cue_participle(scene, index):
            return index > place and (
                scene.actor_like(place, index) or scene.can_speak(place, index)
            )
    return False


def _attribution_opens(scene: Scene, place: int) -> bool:
    """`…, selon X`, `…, a-t-il dit`, `…, a déclaré X`: the whole sentence is attributed."""
    if scene.grammar.own_words.at(scene.words, place):
        return False
    lemma = scene.words[place]
    if scene.relative_source(place):
        return True
    if any(
        tuple(scene.words[place : place + 1 + len(cue.particle)]) == (lemma, *cue.particle)
        for cue in scene.pack.cues.prepositions_of(lemma)
        if lemma not in scene.grammar["weak_prepositions"]
    ):
        return True
    return place in scene.incises


def _main_verb_follows(scene: Scene, place: int, end: int) -> bool:
    place = scene.skip_adverbs(place, end)
    return place < end and (
        scene.is_finite(place)
        or scene.words[place] in scene.grammar["reflexives"]
        or scene.words[place] in scene.grammar["negations"]
    )


def _sentence_inside(scene: Scene, place: int, end: int) -> bool:
    """An occasion that opens a clause with a verb of its own is part of what was said."""
    comma = next((i for i in range(place, end) if scene.words[i] == ","), end)
    return any(scene.is_finite(i) for i in range(comma, end)) and comma < end


def leaves(scene: Scene, place: int, start: int) -> bool:
    """Say whether the tree hangs what begins here on the cue or above it, not on the content."""
    tokens = scene.tokens
    token = tokens[place]
    head = token.head if token.pos == "ADP" and token.head > place else place
    if tokens[place].label in ("fixed",):
        head = token.head
    governor, steps = tokens[head].head, 0
    while governor > place and governor != tokens[governor].head and steps < 5:
        governor, steps = tokens[governor].head, steps + 1
    return not start <= governor < place
