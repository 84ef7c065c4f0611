"""Relatives: who speaks in them, and what stands before them as the content of their cue."""

from __future__ import annotations

from verbale.extract.statements.content import trimmed
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.frames import Complement, of_attitude
from verbale.extract.statements.phrases import noun_phrase_end, phrase_before, starts_noun_phrase
from verbale.extract.statements.scene import Range, Scene
from verbale.extract.verbs import VerbGroup

# The frame of « ce que X refuse »: what was said before is the content.
_ECHO = "ce que"


def antecedent_of(scene: Scene, relative: int, floor: int) -> Range | None:
    """Return the tokens that a relative pronoun takes up; None where none are seen."""
    place = relative
    while place > floor and (scene.words[place - 1] == "," or scene.tokens[place - 1].pos == "ADP"):
        place -= 1
    actor = scene.actor_before(place, floor)
    if actor is not None:
        wider = phrase_before(scene, place, floor)
        if wider is not None and wider[0] < actor[0] and _proper_body(scene, wider[0], actor[0]):
            return wider  # « le Mécanisme d'enquête des Nations unies, qui … »
        return actor
    found = phrase_before(scene, place, floor)
    if found is None:
        return None
    start, end = found
    # « un porte-parole du ministère, qui a …»: the relative may reach past an apposition
    if start > floor + 1 and scene.words[start - 1] == ",":
        wider = phrase_before(scene, start - 1, floor)
        if wider is not None and wider[1] == start - 1 and scene.actor_like(*wider):
            return wider[0], end
    return start, end


def _proper_body(scene: Scene, start: int, end: int) -> bool:
    """Say whether a capitalised common noun heads the words, with `de` before what follows."""
    noun = start + (scene.tokens[start].pos == "DET")
    return (
        noun < end - 1
        and scene.tokens[noun].pos in ("NOUN", "PROPN")
        and scene.tokens[noun].text[:1].isupper()
        and not scene.tokens[end - 1].text[:1].isupper()
        and not scene.names_document(start, end)
    )


def antecedent_content(scene: Scene, group: VerbGroup) -> Complement | None:
    """`une attaque que N'Djamena impute à …`, `ce que Bangui dément`: the object stands before."""
    if "np" not in group.cue.takes:
        return None
    floor, _ = scene.bounds(group.sentence)
    for place in range(group.start - 1, floor, -1):
        if scene.words[place] in scene.grammar["complementisers"]:
            return _echo_at(scene, group, place) or _antecedent_at(scene, group, place, floor)
        if scene.is_finite(place) or scene.words[place] in (",", ":", ";"):
            return None
    return None


def _echo_at(scene: Scene, group: VerbGroup, relative: int) -> Complement | None:
    """`…, ce que Berlin refuse`: what is taken up is all that was said before the comma."""
    words = scene.words
    if words[relative - 1] not in scene.grammar["demonstrative_clause"]:
        return None
    floor, ceiling = scene.bounds(group.sentence)
    if relative - 2 <= floor or words[relative - 2] != ",":
        return None
    content = [scene.chars(relative - 1, relative)]
    if min([group.start, *group.clitics]) > relative + 1:
        return Complement(_ECHO, content)
    if group.end >= ceiling or not scene.actor_like(group.end, group.end + 5):
        return None
    return Complement(_ECHO, content, voice=(group.end, noun_phrase_end(scene, group.end, ceiling)))


def _antecedent_at(scene: Scene, group: VerbGroup, relative: int, floor: int) -> Complement | None:
    """Read the noun before a relative as what its cue is about (`une offre que X a déclinée`)."""
    token, governor = scene.tokens[relative], scene.tokens[relative - 1]
    if token.label == "mark" or governor.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    if scene.tokens[group.head].label not in ("acl", "acl:relcl") and token.label != "obj":
        return None
    if any(scene.words[place] in scene.grammar["direct_clitics"] for place in group.clitics):
        return None  # « l'espoir que les élus les approuvent »: the verb has its object
    phrase = phrase_before(scene, relative, floor)
    if phrase is None or scene.actor_like(*phrase):
        return None
    if group.cue.object == "speech" and not of_attitude(scene, phrase[0]):
        return None
    content = trimmed(scene, *scene.chars(*phrase))
    if not content:
        return None
    _, ceiling = scene.bounds(group.sentence)
    if min([group.start, *group.clitics]) == relative + 1:
        # « un chiffre que conteste X »: the subject stands behind its verb
        if group.end >= ceiling or not scene.actor_like(group.end, group.end + 5):
            return None
        return Complement(
            "np", content, voice=(group.end, noun_phrase_end(scene, group.end, ceiling))
        )
    following = scene.skip_adverbs(group.end, ceiling, times=True)
    if following < ceiling and starts_noun_phrase(scene, following, ceiling):
        return None  # the verb has an object of its own: the relative pronoun is none
    return Complement("np", content)


def take_up(scene: Scene, drafts: list[Draft]) -> None:
    """Give `ce que X refuse` the content of the statement that ends before its comma."""
    for echo in drafts:
        if not echo.rule.endswith(f"+ {_ECHO}"):
            continue
        start = scene.token_at(echo.content[0][0], -1).index
        close = scene.tokens[start - 2].end
        for draft in drafts:
            beside = draft is not echo and draft.sentence == echo.sentence
            if beside and draft.content and abs(draft.content[-1][1] - close) <= 1:
                echo.content = list(draft.content)
                break
