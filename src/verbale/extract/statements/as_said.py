"""Clauses that hand a sentence to its speaker: `Comme l'a dit X, …`, `…, comme l'écrit X`."""

from __future__ import annotations

from verbale.extract.statements.content import contents_of, trimmed
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.incise import past_audience
from verbale.extract.statements.phrases import noun_phrase_end, starts_noun_phrase
from verbale.extract.statements.scene import Range, Scene
from verbale.extract.verbs import VerbGroup
from verbale.languages.cue import THAT


def read_as_said(scene: Scene, group: VerbGroup) -> Draft | None:
    """Return the statement that a clause with `comme` attributes; None where there is none.

    Only what is told is taken: `comme il l'avait promis, X a …` is what X did, and no statement.
    """
    if group.form != "finite" or group.passive or not ({"quote", THAT} & group.cue.takes):
        return None
    floor, ceiling = scene.bounds(group.sentence)
    opening = _opening(scene, group, floor)
    if opening < floor:
        return None
    voice = _voice(scene, group, ceiling)
    if voice is None:
        return None
    close = next(
        (
            place
            for place in range(voice[1], ceiling)
            if scene.words[place] == "," and scene.quoted(place) is scene.quoted(group.head)
        ),
        ceiling,
    )
    content = _content(scene, opening, close, floor, ceiling)
    if not content:
        return None
    return Draft(
        rule=f"as said, {group.cue.cue}",
        sentence=group.sentence,
        anchor=opening,
        content=content,
        type=group.cue.type,
        cue=(group.start, group.end),
        voice=voice,
        group=group,
    )


def _opening(scene: Scene, group: VerbGroup, floor: int) -> int:
    """Return the place of `comme` before `l'a dit`, before the floor where there is none."""
    first = min([group.start, *group.clitics])
    clitics = [scene.words[place] for place in group.clitics]
    it = any(word in scene.grammar["direct_clitics"] for word in clitics)
    place = first - 1
    while place >= floor and scene.grammar.is_adverb(scene.words[place]):
        place -= 1
    found = it and place >= floor and scene.words[place] in scene.grammar["as_said"]
    return place if found else floor - 1


def _voice(scene: Scene, group: VerbGroup, ceiling: int) -> Range | None:
    """Return the subject behind the verb: `comme l'a dit mardi à Oslo le ministre`."""
    place = scene.skip_adverbs(group.end, ceiling, times=True)
    place = past_audience(scene, place, ceiling)
    if place >= ceiling or not starts_noun_phrase(scene, place, ceiling):
        return None
    close = noun_phrase_end(scene, place, ceiling)
    speaks = scene.actor_like(place, close) or scene.can_speak(place, close)
    return (place, close) if speaks else None


def _content(scene: Scene, opening: int, close: int, floor: int, ceiling: int) -> list[Range]:
    """Return the clause around: behind the comma, before it, or on both sides."""
    before = opening - 1
    while before > floor and scene.words[before] in (",", "–", "-", "("):
        before -= 1
    if before <= floor:
        if close + 1 >= ceiling or not any(scene.is_finite(i) for i in range(close, ceiling)):
            return []
        return trimmed(scene, *scene.chars(close + 1, ceiling))
    start = floor
    for place in range(opening - 1, floor, -1):
        if scene.words[place] == ";" and scene.quoted(place) is None:
            start = place + 1
            break
    left = contents_of(scene, start, opening)
    if any(scene.is_finite(i) for i in range(start, opening)):
        return left
    if close + 1 >= ceiling or not any(scene.is_finite(i) for i in range(close, ceiling)):
        return []
    return left + contents_of(scene, close + 1, ceiling)
