"""Which frame of a cue begins at a token: `que …`, `de` with an infinitive, a noun phrase."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.extract.statements.circumstances import is_time
from verbale.extract.statements.content import trimmed, whole_quotation
from verbale.extract.statements.phrases import noun_phrase_end, starts_noun_phrase
from verbale.extract.statements.reach import content_end, leaves
from verbale.extract.statements.scene import Range, Scene
from verbale.extract.verbs import VerbGroup
from verbale.languages.cue import THAT


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue governs: the frame that fitted, its characters, the addressee's tokens."""

    frame: str
    content: list[Range]
    addressee: Range | None = None
    partner: bool = False
    voice: Range | None = None


def frame_at(
    scene: Scene, group: VerbGroup, place: int, ceiling: int, *, behind: bool
) -> Complement | None:
    """Return the complement that begins at this token in one of the cue's frames."""
    takes = group.cue.takes
    for code in sorted(takes, key=lambda code: (not code.endswith(f"+{THAT}"), -len(code), code)):
        preposition, plus, kind = code.rpartition("+")
        if code == "np+attr" or not plus:
            continue
        length = scene.matches(place, ceiling, preposition)
        if not length:
            continue
        start = place + length
        if start < ceiling and scene.words[start] == '"':
            start += 1
        contracted = scene.words[place] in scene.grammar["contracted"]
        found = kind_at(scene, group, kind, start, ceiling, contracted=contracted)
        if found is not None and kind == "np" and f"{preposition}+inf" in takes:
            found = _infinitive_behind(scene, group, preposition, start, ceiling) or found
        if found is not None:
            return found
    if behind:
        return None
    for kind in ("inf", "adj", "np+attr", "np"):
        if kind in takes:
            found = kind_at(scene, group, kind, place, ceiling, contracted=False)
            if found is not None:
                return found
    return None


def kind_at(
    scene: Scene, group: VerbGroup, kind: str, start: int, ceiling: int, *, contracted: bool
) -> Complement | None:
    """Return the complement of one kind that begins here; `contracted` is behind `au`, `du`."""
    if start >= ceiling:
        return None
    words, tokens = scene.words, scene.tokens
    if kind == "inf":
        if contracted:
            return None
        verb = start
        while verb < ceiling and (
            words[verb] in scene.grammar["object_clitics"]
            or words[verb] in scene.grammar["reflexives"]
            or words[verb] in scene.grammar["negations"]
            or words[verb] in scene.grammar["negation_words"]
            or scene.grammar.is_adverb(words[verb])
        ):
            verb += 1
        if verb >= ceiling or not scene.is_infinitive(verb):
            return None
        return content_from(scene, group, "inf", start, None)
    if kind == THAT:
        if words[start] in scene.grammar["complementisers"]:
            return content_from(
                scene, group, THAT, start + 1, None
            )  # « pour que », « pour qu'ils »
        if (
            words[start] in scene.grammar["demonstrative_clause"]
            and start + 1 < ceiling
            and (words[start + 1] in scene.grammar["complementisers"])
        ):
            return content_from(scene, group, THAT, start + 2, None)
        return None
    if kind == "adj":
        token = tokens[start]
        if start > group.end and words[start - 1] in scene.grammar["plain_negations"]:
            return content_from(scene, group, "adj", start - 1, None)  # « plaide non coupable »
        if token.pos == "ADJ" or "VerbForm=Part" in token.morph or token.label == "xcomp":
            return content_from(scene, group, "adj", start, None)
        return None
    if kind == "np+attr":
        return _attribute(scene, group, start, ceiling)
    if group.cue.object == "speech" and not of_attitude(scene, start):
        return None
    if words[start - 1] == '"' and scene.quoted(group.head) is None:
        return content_from(scene, group, "np", start, None)  # « a parlé d'« avancées majeures » »
    article = tokens[start].label == "det" or is_time(scene, start - 1)
    if words[start] in scene.grammar["partitives"] and article:
        return content_from(scene, group, "np", start, None)  # « a promis des élections »
    if contracted or starts_noun_phrase(scene, start, ceiling) or words[start] == '"':
        if words[start] in scene.grammar["reflexives"] and tokens[start].pos == "PRON":
            return None
        if tokens[start].pos == "PRON" and words[start] in scene.grammar["subject_pronouns"]:
            return None
        return content_from(scene, group, "np", start, None)
    return None


def content_from(
    scene: Scene, group: VerbGroup, frame: str, start: int, addressee: Range | None
) -> Complement | None:
    """Return the complement from this token to where its content ends."""
    _, ceiling = scene.bounds(group.sentence)
    if start >= ceiling:
        return None
    end = content_end(scene, start, group, frame)
    given = group.cue.object == "speech" and group.cue.to == "à"
    if frame == "np" and (given or group.cue.target == "à") and addressee is None:
        party = _party(scene, start, end, "à")
        if party is not None and (given or _ends_with(scene, party, start, end)):
            content = trimmed(scene, *scene.chars(start, party[0]))
            named = (party[1], party[2]) if group.cue.to else None
            return Complement(frame, content, named) if content else None
    content = _without_asides(scene, start, end) if end > start else []
    return Complement(frame, content, addressee) if content else None


def _without_asides(scene: Scene, start: int, end: int) -> list[Range]:
    """`que X pénalise, selon ses termes, « Y »`: the aside is no part of what was said.

    A quotation behind a colon, `a rejeté l'offre : « … »`, is a part of its own, to its end.
    """
    for place in range(start + 1, end - 1):
        if scene.words[place] == ":" and scene.quoted(place) is None:
            quote = scene.quote_at(scene.tokens[place + 1].start)
            if quote is not None and quote.start >= scene.tokens[place + 1].start - 2:
                first = _without_asides(scene, start, place)
                return first + whole_quotation(scene, quote)
            break
    for place in range(start + 1, end):
        if scene.words[place - 1] != ",":
            continue
        length = scene.grammar.own_words.at(scene.words, place)
        if length:
            rest = place + length
            tail = _without_asides(scene, rest, end) if rest < end else []
            return trimmed(scene, *scene.chars(start, place - 1)) + tail
    return trimmed(scene, *scene.chars(start, end))


def _ends_with(scene: Scene, party: tuple[int, int, int], start: int, end: int) -> bool:
    """`impute l'attaque aux rebelles`: the phrase closes with the one who is blamed."""
    before = scene.tokens[party[0] - 1]
    return leaves(scene, party[0], start) or (
        party[2] == end and before.pos in ("NOUN", "PROPN") and party[0] - start < 6
    )


def _party(scene: Scene, start: int, end: int, code: str) -> tuple[int, int, int] | None:
    """`ses regrets aux familles`: where the party's preposition, its noun and its end stand."""
    for place in range(start + 1, end - 1):
        length = scene.matches(place, end, code)
        if not length or scene.quoted(place) is not scene.quoted(start):
            continue
        first = place + length
        if first < end and scene.actor_like(first, end):
            return place, first, noun_phrase_end(scene, first, end, appositions=False)
        return None
    return None


def _infinitive_behind(
    scene: Scene, group: VerbGroup, preposition: str, start: int, ceiling: int
) -> Complement | None:
    """`se sont engagés mardi à Pékin à porter …`: the first phrase says where, the second what."""
    close = noun_phrase_end(scene, start, ceiling, appositions=False)
    close = scene.skip_adverbs(close, ceiling, times=True)
    length = scene.matches(close, ceiling, preposition)
    if not length or close + length >= ceiling:
        return None
    return kind_at(scene, group, "inf", close + length, ceiling, contracted=False)


def _attribute(scene: Scene, group: VerbGroup, start: int, ceiling: int) -> Complement | None:
    """`qualifier X de Y`, `juger X illégal`: object and attribute, or the attribute alone."""
    if any(scene.words[c] in scene.grammar["direct_clitics"] for c in group.clitics):
        for code in scene.grammar.frames["attributes"]:
            length = scene.matches(start, ceiling, code)
            if length:
                return content_from(scene, group, "np", start + length, None)
        return None
    first = start
    if scene.matches(start, ceiling, "de") and start + 1 < ceiling:
        first = start + 1  # « a qualifié de « bienvenue » la décision »
    if scene.words[first] == '"' and first + 1 < ceiling:
        return content_from(scene, group, "np", first + 1, None)
    if scene.tokens[start].pos == "ADJ" and group.cue.lemma not in scene.grammar["impersonal"]:
        return content_from(scene, group, "np", start, None)
    if first > start and scene.tokens[first].pos in ("NOUN", "ADJ"):
        return content_from(
            scene, group, "np", first, None
        )  # « a qualifié d'ingérence ces propos »
    if first > start or not starts_noun_phrase(scene, start, ceiling):
        return None
    return content_from(scene, group, "np", start, None)


def of_attitude(scene: Scene, start: int) -> bool:
    """`ses vœux`, `un refus catégorique`: the phrase is headed by a noun of speech or attitude."""
    for place in range(start, min(start + 6, len(scene.tokens))):
        token = scene.tokens[place]
        if token.pos in ("NOUN", "PROPN"):
            words = {token.lower, token.lemma.lower()}
            return not words.isdisjoint(scene.grammar["attitudes"])
        if token.pos in ("ADP", "VERB", "AUX"):
            return False
    return False


def frame_behind(scene: Scene, group: VerbGroup, place: int, ceiling: int) -> int:
    """Return where the content of a passive begins (`accusé de …`), -1 where none follows."""
    if place >= ceiling:
        return -1
    if "np+attr" in group.cue.takes:
        for code in scene.grammar.frames["attributes"]:
            length = scene.matches(place, ceiling, code)
            if length and place + length < ceiling:
                return place + length
    found = frame_at(scene, group, place, ceiling, behind=True)
    return -1 if found is None else scene.token_at(starts_at(found), -1).index


def starts_at(complement: Complement) -> int:
    """Return the character at which the content of a complement begins."""
    return complement.content[0][0]
