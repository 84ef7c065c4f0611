"""Nouns of speech with speaker and content beside them: `l'annonce par Ankara de la fermeture`."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.extract.statements.content import trimmed
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.phrases import noun_phrase_end, starts_noun_phrase
from verbale.extract.statements.scene import Range, Scene
from verbale.languages.cue import THAT, Cue


def read_nouns(scene: Scene, sentence: int) -> Iterator[Draft]:
    """Yield a statement for each noun of speech with speaker and content in the sentence."""
    floor, ceiling = scene.bounds(sentence)
    for place in range(floor, ceiling):
        token = scene.tokens[place]
        if token.pos != "NOUN" or place in scene.by_head:
            continue
        lemma = scene.pack.noun_lemma(token)
        for cue in scene.pack.cues.nouns_of(lemma):
            draft = _read(scene, cue, place, ceiling)
            if draft is not None:
                draft.sentence = sentence
                yield draft
                break


def _read(scene: Scene, cue: Cue, place: int, ceiling: int) -> Draft | None:
    end = _particle(scene, cue, place + 1, ceiling)
    if end < 0:
        return None
    while end < ceiling and scene.tokens[end].pos == "ADJ":
        end += 1
    voice: Range | None = None
    content: list[Range] = []
    phrase = False
    following = end
    for _ in range(2):
        if voice is None and following < ceiling and scene.words[following] == ",":
            # « l'annonce, par la Banque, d'un guichet »
            aside = _voice(scene, cue, following + 1, ceiling)
            if aside is not None and scene.words[aside[1] : aside[1] + 1] == [","]:
                voice, following = aside, aside[1] + 1
                continue
        found = _voice(scene, cue, following, ceiling) if voice is None else None
        if found is not None:
            voice, following = found, found[1]
            comma = following < ceiling and scene.words[following] == ","
            if comma and _of_follows(scene, following + 1, ceiling):
                following += 1
            continue
        if not content:
            content, following, phrase = _content(scene, cue, following, ceiling)
    if voice is None or not content:
        return None
    return Draft(
        rule="noun of speech",
        sentence=0,
        anchor=place,
        content=content,
        type=cue.type,
        cue=(place, place + 1 + len(cue.particle)),
        voice=voice,
        weak=phrase,
    )


def _of_follows(scene: Scene, place: int, ceiling: int) -> bool:
    return any(scene.matches(place, ceiling, code) for code in scene.grammar.frames["of"])


def _particle(scene: Scene, cue: Cue, place: int, ceiling: int) -> int:
    for forms in cue.particle_forms:
        if place >= ceiling or scene.words[place] not in forms:
            return -1
        place += 1
    return place


def _voice(scene: Scene, cue: Cue, place: int, ceiling: int) -> Range | None:
    """Return the actor that a speaker's preposition of this noun governs here."""
    for preposition in cue.by or scene.grammar.frames["speakers"]:
        length = scene.matches(place, ceiling, preposition)
        if not length:
            continue
        start = place + length
        contracted = scene.words[place] in scene.grammar["contracted"]
        if start >= ceiling or not (contracted or starts_noun_phrase(scene, start, ceiling)):
            continue
        close = noun_phrase_end(scene, start, ceiling, appositions=False)
        close = _before_second_de(scene, start, close)
        if scene.actor_like(start, close):
            return start, close
    return None


def _before_second_de(scene: Scene, start: int, close: int) -> int:
    """`par Ankara de la fermeture`: the actor ends where a complement of the noun begins."""
    for place in range(start + 1, close):
        if (
            scene.words[place] in scene.grammar["of"]
            and scene.actor_like(start, place)
            and not scene.actor_like(place + 1, close)
            and not scene.extends_name(start, place)
        ):
            return place
    return close


def _content(scene: Scene, cue: Cue, place: int, ceiling: int) -> tuple[list[Range], int, bool]:
    """Return the content, where it ends, and whether it is only a noun phrase."""
    if place >= ceiling:
        return [], place, False
    words = scene.words
    for code in sorted(cue.takes):
        if code == THAT and words[place] in scene.grammar["complementisers"]:
            return *_span(scene, place + 1, ceiling), False
        if " " in code and tuple(words[place : place + 2]) == tuple(code.split()):
            return *_span(scene, place + 2, ceiling), False
        preposition, plus, kind = code.rpartition("+")
        if not plus:
            continue
        length = scene.matches(place, ceiling, preposition)
        start = place + length
        if not length or start >= ceiling:
            continue
        if kind == "inf" and scene.is_infinitive(_verb(scene, start, ceiling)):
            return *_span(scene, start, ceiling, verbs=0), False
        contracted = words[place] in scene.grammar["contracted"]
        if kind == "np" and (contracted or starts_noun_phrase(scene, start, ceiling)):
            close = noun_phrase_end(scene, start, ceiling, appositions=False)
            if not scene.actor_like(start, close):
                return trimmed(scene, *scene.chars(start, close)), close, True
    return [], place, False


def _goes_on(scene: Scene, start: int, verb: int) -> int:
    """Return the place of the conjunction right before a verb without a subject, 0 for none."""
    place = verb - 1
    while place > start and (
        scene.words[place] in scene.grammar["object_clitics"]
        or scene.words[place] in scene.grammar["reflexives"]
        or scene.grammar.is_adverb(scene.words[place])
    ):
        place -= 1
    return place if scene.words[place] in scene.grammar["coordinators"] and place > start else 0


def _is_auxiliary_of(scene: Scene, last: int, place: int) -> bool:
    return place == last + 1 and scene.tokens[last].pos == "AUX"


def _verb(scene: Scene, place: int, ceiling: int) -> int:
    while place + 1 < ceiling and (
        scene.words[place] in scene.grammar["object_clitics"]
        or scene.words[place] in scene.grammar["reflexives"]
        or scene.words[place] in scene.grammar["negations"]
        or scene.words[place] in scene.grammar["negation_words"]
    ):
        place += 1
    return place


def _span(scene: Scene, start: int, ceiling: int, *, verbs: int = 1) -> tuple[list[Range], int]:
    """Return the clause that begins here, up to a comma or to the main verb behind it."""
    finite, last = 0, start
    end = start
    while end < ceiling:
        if scene.words[end] in (",", ";", ".", "!", "?", ")"):
            break
        if scene.is_finite(end):
            token = scene.tokens[end]
            if not verbs and not finite and _goes_on(scene, start, end):
                # « l'offre de X de s'y associer et réitérons …»: the main clause goes on
                end = _goes_on(scene, start, end)
                break
            if _is_auxiliary_of(scene, last, end):
                last = end
                end += 1
                continue
            finite += 1
            if finite > verbs and not any(
                word in scene.grammar["coordinators"]
                or word in scene.grammar["relatives"]
                or word in scene.grammar["complementisers"]
                or word in scene.grammar["subordinators"]
                for word in scene.words[last + 1 : end]
            ):
                break
            last = end
            head = token.head if token.pos == "AUX" and token.label in ("aux", "cop") else end
            subject = [
                t
                for t in scene.tokens[max(0, start - 30) : end]
                if t.label == "nsubj" and t.head == head
            ]
            if subject and subject[0].index < start:
                break
        end += 1
    return (trimmed(scene, *scene.chars(start, end)) if end > start else []), end
