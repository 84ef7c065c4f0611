"""When, where and how something was said, between a cue and its content."""

from __future__ import annotations

from verbale.extract.statements.phrases import noun_phrase_end, starts_noun_phrase
from verbale.extract.statements.scene import Scene
from verbale.extract.verbs import VerbGroup


def past_aside(scene: Scene, place: int, ceiling: int) -> int:
    """`a dénoncé, dans un entretien au quotidien X, une campagne …`: step over the aside."""
    if place >= ceiling or scene.words[place] != ",":
        return place
    if place + 1 >= ceiling:
        return place
    timed = scene.skip_adverbs(place + 1, ceiling, times=True)
    if timed > place + 1 and timed < ceiling and scene.words[timed] == ",":
        return scene.skip_adverbs(timed + 1, ceiling, times=True)  # « a plaidé, mardi, pour »
    words, grammar = scene.words, scene.grammar
    if words[place + 1] in grammar["subordinators"] | grammar["whether_elided"]:
        # « a promis, s'il est élu, de baisser les impôts »
        comma = next((i for i in range(place + 1, ceiling) if words[i] == ","), ceiling)
        opens = grammar["of"] | grammar["to"] | grammar["complementisers"]
        goes_on = comma + 1 < ceiling and words[comma + 1] in opens
        return comma + 1 if goes_on else place
    if scene.tokens[place + 1].pos != "ADP":
        return place
    for close in range(place + 2, min(ceiling, place + 18)):
        if scene.is_finite(close) or scene.is_participle(close):
            return place
        if scene.words[close] == ",":
            return scene.skip_adverbs(close + 1, ceiling, times=True)
    return place


def past_circumstance(scene: Scene, group: VerbGroup, place: int, ceiling: int) -> int:
    """`a dénoncé lors de l'angélus « la guerre »`, `a indiqué sur X avoir …`: when or where first.

    Only where no frame of the cue can begin, and what follows the phrase can.
    """
    words, grammar = scene.words, scene.grammar
    start = place
    if start > group.end and words[start - 1] in grammar["circumstances"]:
        start -= 1
    if start >= ceiling or words[start] not in grammar["circumstances"]:
        return place
    if any(code.startswith(words[start] + "+") for code in group.cue.takes):
        return place
    occasion = grammar.occasion.at(words, start)
    first = start + (occasion or 1)
    if first >= ceiling:
        return place
    time = next((i for i in range(first, min(ceiling, first + 3)) if is_time(scene, i)), -1)
    if time >= 0:
        close = time + 1  # « depuis des mois des armes »
    elif starts_noun_phrase(scene, first, ceiling) or words[first - 1] in grammar["contracted"]:
        close = noun_phrase_end(scene, first, ceiling, appositions=False)
    elif occasion:
        close = first  # « sur X »
    else:
        return place
    close = scene.skip_adverbs(close, ceiling, times=True)
    opens = close < ceiling and (
        words[close] == '"'
        or scene.tokens[close].pos == "DET"
        or (time >= 0 and words[close] in grammar["partitives"])
        or scene.is_infinitive(close)
        or words[close] in grammar["auxiliary_infinitives"]
        or (time >= 0 and _party_opens(scene, group, close, ceiling))
    )
    return close if opens else place


def _party_opens(scene: Scene, group: VerbGroup, place: int, ceiling: int) -> bool:
    """`a ordonné en mai aux préfets de …`: whom it was said to, or what, stands behind the date."""
    codes = [code.rpartition("+")[0] for code in group.cue.takes if "+" in code]
    return any(
        scene.matches(place, ceiling, code) > 0
        for code in (*codes, group.cue.to, group.cue.target)
        if code and code != "np"
    )


def is_time(scene: Scene, place: int) -> bool:
    """Say whether the word is one of time, in the singular or the plural."""
    word = scene.words[place]
    return word in scene.grammar["times"] or word.removesuffix("s") in scene.grammar["times"]
