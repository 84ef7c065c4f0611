"""Lists and preambles: items whose verb has its subject in the paragraph that opens the list.

`Les ministres :` / `– ont salué …` / `– ont condamné …`; `Le Conseil de sécurité,` / `Rappelant …,`
/ `1. Exige que …`; `Nous, le président X et le ministre Y,` / `Profondément préoccupés par …,`.
"""

from __future__ import annotations

from collections.abc import Iterator

from verbale.extract.statements.content import trimmed
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.phrases import noun_phrase_end, phrase_before, starts_noun_phrase
from verbale.extract.statements.scene import Range, Scene

_BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})
_CLOSES = frozenset({")", ".", "°"})
_GOES_ON = frozenset({",", ";", ":"})


def find_openers(scene: Scene) -> None:
    """Note in the scene who is the subject of list items, and who signs a declaration as `nous`."""
    opener: Range | None = None
    open_ended = False
    for start, end in scene.parse.blocks:
        if end <= start:
            continue
        block = scene.tokens[start].block
        authors = _authors(scene, start, end)
        if authors is not None:
            scene.authors = opener = authors
        elif past_marker(scene, start, end) > start or open_ended:
            if opener is not None:
                scene.carried[block] = opener
            opener = _opener(scene, start, end) or opener
        else:
            opener = _opener(scene, start, end)
        open_ended = scene.words[end - 1] in _GOES_ON or (
            end - start > 1 and scene.words[end - 2] in _GOES_ON
        )


def past_marker(scene: Scene, start: int, end: int) -> int:
    """Return where the words of an item begin behind `–`, `3.`, `a)`; `start` for no marker."""
    words = scene.words
    if words[start] in _BULLETS:
        return min(start + 1, end - 1)
    number = words[start].rstrip(".)°")
    if not (number.isdigit() or len(number) == 1 and number.isalpha()):
        return start
    if number != words[start]:
        return min(start + 1, end - 1)
    if start + 2 < end and words[start + 1] in _CLOSES:
        return start + 2
    return start


def carried_subject(scene: Scene, first: int) -> Range | None:
    """Return the subject that an item's verb at `first` takes from the paragraph above."""
    token = scene.tokens[first]
    voice = scene.carried.get(token.block)
    if voice is None:
        return None
    start, end = scene.parse.blocks[scene.block_number(token.block)]
    place = past_marker(scene, start, end)
    return voice if scene.skip_adverbs(place, end) >= first >= place else None


def read_stances(scene: Scene) -> Iterator[Draft]:
    """Yield `Profondément préoccupés par …`: how the authors of a preamble stand to something."""
    for start, end in scene.parse.blocks:
        if end <= start:
            continue
        voice = scene.carried.get(scene.tokens[start].block)
        if voice is None:
            continue
        place = scene.skip_adverbs(past_marker(scene, start, end), end)
        if place + 2 >= end or not scene.grammar.is_stance(scene.words[place]):
            continue
        opening = scene.words[place + 1]
        if opening not in (
            scene.grammar["agent"]
            | scene.grammar["of"]
            | scene.grammar["to"]
            | scene.grammar["complementisers"]
        ):
            continue
        content = trimmed(scene, *scene.chars(place + 2, end))
        if content:
            yield Draft(
                rule="stance of a preamble",
                sentence=scene.tokens[place].sentence,
                anchor=place,
                content=content,
                type="concern",
                cue=(place, place + 1),
                voice=voice,
            )


def _authors(scene: Scene, start: int, end: int) -> Range | None:
    """`Nous, le Président du Chili et le Premier ministre des Fidji, réunis à …`."""
    words = scene.words
    if words[start] not in scene.grammar["first_person_plural"] or end - start < 4:
        return None
    if words[start + 1] != "," or not starts_noun_phrase(scene, start + 2, end):
        return None
    close = noun_phrase_end(scene, start + 2, end)
    return (start + 2, close) if scene.actor_like(start + 2, close) else None


def _opener(scene: Scene, start: int, end: int) -> Range | None:
    """Return the actor before the colon or comma with which a paragraph opens a list."""
    words = scene.words
    last = end - 1
    if words[last] == ":":
        named = scene.actor_before(last, start) or phrase_before(scene, last, start)
        if named is not None and scene.actor_like(*named):
            return named
        return _subject(scene, start, last)
    if words[last] == "," and not any(scene.is_finite(place) for place in range(start, last)):
        close = noun_phrase_end(scene, start, last) if starts_noun_phrase(scene, start, last) else 0
        return (start, close) if close == last and scene.actor_like(start, close) else None
    return None


def _subject(scene: Scene, start: int, end: int) -> Range | None:
    """`Les chefs d'État sont convenus de ce qui suit :`."""
    for place in range(start, end):
        token = scene.tokens[place]
        if token.label == "nsubj" and token.head < end:
            first = place
            while first > start and scene.tokens[first - 1].pos in ("DET", "ADJ", "NUM"):
                first -= 1
            close = max(place + 1, noun_phrase_end(scene, first, end))
            return (first, close) if scene.actor_like(first, close) else None
    return None
