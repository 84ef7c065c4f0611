"""Passives whose agent speaks: `annoncé par X`, `accusé par X de …`, `qualifié de … par X`."""

from __future__ import annotations

from verbale.extract.statements.content import trimmed
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.frames import frame_behind
from verbale.extract.statements.phrases import noun_phrase_end, phrase_before, starts_noun_phrase
from verbale.extract.statements.reach import content_end
from verbale.extract.statements.scene import Range, Scene
from verbale.extract.verbs import VerbGroup
from verbale.languages.cue import THAT

# How far behind its participle an agent may stand: `accusée d'avoir détourné des fonds par X`.
_REACH = 20


def read_passive(scene: Scene, group: VerbGroup) -> Draft | None:
    """Return the statement of a passive or a bare participle; None where nobody is its agent.

    `Il a été annoncé que …` counts without an agent, for then a clause says what was told.
    """
    floor, ceiling = scene.bounds(group.sentence)
    agent = _agent_at(scene, group.end, ceiling)
    first = min([group.start, *group.clitics])
    content: list[Range] = []
    place = scene.skip_adverbs(agent[1] if agent is not None else group.end, ceiling, times=True)
    impersonal = first > floor and scene.words[first - 1] in scene.grammar["impersonal_subjects"]
    if impersonal and place < ceiling and scene.words[place] in scene.grammar["complementisers"]:
        end = content_end(scene, place + 1, group, THAT)
        content = trimmed(scene, *scene.chars(place + 1, end)) if place + 1 < end else []
    elif not impersonal:
        agent, content = _told_of(scene, group, agent, place, ceiling)
        doubtful = group.cue.weak and group.form == "participle"  # « un avis partagé par X »
        if not content and agent is not None and "np" in group.cue.takes and not doubtful:
            content = _subject(scene, group, first, floor)
    if not content or (agent is None and scene.quoted(group.head) is not None):
        return None
    return Draft(
        rule=f"{group.cue.cue}, passive",
        sentence=group.sentence,
        anchor=group.start,
        content=content,
        type=group.cue.type,
        cue=(group.start, group.end),
        voice=agent,
        group=group,
        weak=group.cue.weak,
    )


def _subject(scene: Scene, group: VerbGroup, first: int, floor: int) -> list[Range]:
    """`la trêve annoncée par X`: what was told is the noun that the participle qualifies."""
    phrase = phrase_before(scene, first, floor)
    if phrase is None or scene.actor_like(*phrase):
        return []
    if group.passive:
        return trimmed(scene, *scene.chars(*phrase))
    noun = _qualified(scene, group, phrase)
    start = noun
    while start > phrase[0] and scene.tokens[start - 1].pos in ("DET", "ADJ", "NUM"):
        start -= 1
    if start > floor and scene.tokens[start - 1].pos == "ADP" and start == phrase[0]:
        return []
    return trimmed(scene, *scene.chars(start, phrase[1]))


def _qualified(scene: Scene, group: VerbGroup, phrase: Range) -> int:
    """`lier le projet aux licences réclamées par X`: the noun that the participle agrees with.

    The tree's noun where it agrees, else the nearest that does, else the tree's.
    """
    governor = scene.tokens[group.head].head
    nouns = [i for i in range(*phrase) if scene.tokens[i].pos in ("NOUN", "PROPN")]
    agreeing = [i for i in nouns if _agrees(scene, i, group.head)]
    if governor in agreeing or (not agreeing and governor in nouns):
        return governor
    return (agreeing or nouns or [phrase[0]])[-1]


def _agrees(scene: Scene, noun: int, participle: int) -> bool:
    """Say whether gender and number do not part the two, as far as they are known."""
    features = [
        dict(each.split("=", 1) for each in scene.tokens[place].morph.split("|") if "=" in each)
        for place in (noun, participle)
    ]
    return all(
        features[0].get(name, features[1].get(name)) == features[1].get(name, features[0].get(name))
        for name in ("Gender", "Number")
    )


def _told_of(
    scene: Scene, group: VerbGroup, agent: Range | None, place: int, ceiling: int
) -> tuple[Range | None, list[Range]]:
    """`accusé par X de corruption`, `sommé de partir par la junte`: what was said of somebody."""
    start = frame_behind(scene, group, place, ceiling)
    if start < 0 or group.cue.type == "question":  # « interrogé sur le rapport publié par X »
        return agent, []
    if agent is not None:
        end = content_end(scene, start, group, "inf")
        return agent, trimmed(scene, *scene.chars(start, end)) if start < end else []
    for by in range(start + 1, min(ceiling, start + _REACH)):
        if scene.words[by] in (",", ";", ":") or scene.is_finite(by):
            break
        agent = _agent_at(scene, by, ceiling)
        if agent is not None:
            return agent, trimmed(scene, *scene.chars(start, by))
    return None, []


def _agent_at(scene: Scene, place: int, ceiling: int) -> Range | None:
    """Return the tokens behind `par` that name who spoke, if `par` stands here."""
    place = scene.skip_adverbs(place, ceiling, times=True)
    if place < ceiling and scene.words[place] in scene.grammar["audience"]:
        # « mis en avant devant l'assemblée par le président »
        close = noun_phrase_end(scene, place + 1, ceiling, appositions=False)
        place = close if close < ceiling and scene.words[close] in scene.grammar["agent"] else place
    if place < ceiling and scene.words[place] in scene.grammar["agent"]:
        start = place + 1
        if starts_noun_phrase(scene, start, ceiling):
            close = noun_phrase_end(scene, start, ceiling)
            if scene.actor_like(start, close):
                return start, close
    return None
