"""Stances: the state for which somebody speaks, where no words beside his name or office tell.

`La ministre a réitéré la détermination de la Norvège`, `La Norvège versera 8 millions, a-t-elle
annoncé`: whoever gives the stance of a state as his own speaks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from verbale.extract.people.cast import Cast, Local
from verbale.extract.people.finder import Finder
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.scene import Scene

_STATE = "country:"
_PRIVATE = (None, "other", "media", "business", "civil_society")
# Types of cue by which somebody gives his own stance; he praises or blames another's.
_OWN = ("assertion", "promise", "support", "offer")


def find_states(
    scene: Scene,
    finder: Finder,
    cast: Cast,
    drafts: Sequence[Draft],
    speaker_of: Callable[[Draft], tuple[str, ...]],
) -> None:
    """Give a country to those office-holders of the document whose own words tell it.

    Nobody gets one where two states are told, or where it is that of another whom the text names.
    """
    told: dict[str, set[str]] = {}
    for draft in drafts:
        keys = speaker_of(draft)
        who = cast.local.get(keys[0]) if len(keys) == 1 else None
        if who is None or who.country or who.body or draft.type not in _OWN:
            continue
        if who.role not in _PRIVATE or who.home:
            told.setdefault(who.key, set()).update(_states(scene, finder, draft))
    named = {who.country for who in cast.everybody() if who.country and who.kind == "person"}
    for key, states in told.items():
        codes = {cast.country_of(state) for state in states}
        if len(codes) == 1 and not codes & named:
            _belongs(cast.local[key], next(iter(codes)))


def _belongs(who: Local, country: str | None) -> None:
    who.country = country
    who.because.append("gives the stance of the state as his own")


def _states(scene: Scene, finder: Finder, draft: Draft) -> Iterator[str]:
    """Yield the states whose stance the content of a statement gives."""
    start = scene.token_at(draft.content[0][0], -1).index
    end = scene.token_at(draft.content[-1][1] - 1, -1).index + 1
    floor, _ = scene.bounds(scene.tokens[start].sentence)
    for hit in finder.starting_in(start, end):
        if hit.kind != "name" or hit.form != "name" or not hit.keys[0].startswith(_STATE):
            continue
        if _pledges(scene, start, hit.end, end) or _owns(scene, floor, hit.start):
            yield hit.keys[0]


def _pledges(scene: Scene, start: int, place: int, end: int) -> bool:
    """`La Norvège versera …`: the state opens what is said, and a verb of the future follows."""
    if place > start + 4 or place >= end:
        return False
    return "Tense=Fut" in scene.tokens[place].morph


def _owns(scene: Scene, floor: int, place: int) -> bool:
    """`la vive préoccupation de la Norvège`: the state behind a noun for a stance."""
    words = scene.words
    if place > floor and words[place - 1] in scene.grammar["definite_articles"]:
        place -= 1
    before = scene.grammar["of"] | scene.grammar["agent"]
    if place <= floor + 1 or words[place - 1] not in before:
        return False
    return scene.tokens[place - 2].lemma in scene.pack.people["stances"]
