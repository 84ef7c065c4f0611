"""Contents that follow their cue: clauses, infinitives, noun phrases, quotations after a colon."""

from __future__ import annotations

from verbale.extract.statements.circumstances import past_aside, past_circumstance
from verbale.extract.statements.content import trimmed, whole_quotation
from verbale.extract.statements.frames import Complement, content_from, frame_at, kind_at, starts_at
from verbale.extract.statements.phrases import noun_phrase_end, starts_noun_phrase
from verbale.extract.statements.reach import content_end
from verbale.extract.statements.scene import Range, Scene
from verbale.extract.verbs import VerbGroup
from verbale.languages.cue import THAT, WHETHER

# How far a complementiser may stand from its cue; between them only whom, when and where.
_REACH = 40


def complement_of(scene: Scene, group: VerbGroup) -> Complement | None:
    """Return what the cue governs after it; None where nothing that it can govern follows."""
    _, ceiling = scene.bounds(group.sentence)
    place = scene.skip_adverbs(group.end, ceiling, times=True)
    place = past_aside(scene, place, ceiling)
    place = past_circumstance(scene, group, place, ceiling)
    if place >= ceiling:
        return None
    if place > group.end and starts_noun_phrase(scene, place - 1, ceiling):
        place -= scene.words[place - 1] in scene.grammar["quantities"]
    addressee = _clitic_addressee(scene, group)
    quote = _quotation(scene, group, place, ceiling)
    if quote is not None:
        both = None
        if scene.words[place] not in (":", '"'):
            both = _infinitive_or_phrase(scene, group, place, ceiling, addressee)
        if both is not None and both.content[-1] == quote[-1]:
            return both  # « refuse de plier : « Nous ne reculerons pas » »
        return Complement("quote", quote, addressee)
    clause = _clause(scene, group, place, ceiling, addressee)
    phrase = _infinitive_or_phrase(scene, group, place, ceiling, addressee)
    if clause is not None and phrase is not None:
        return (
            clause
            if starts_at(clause) <= starts_at(phrase)
            or clause.frame == THAT
            and _near(scene, clause)
            else phrase
        )
    return clause or phrase


def _near(scene: Scene, clause: Complement) -> bool:
    """A que-clause whose way from the cue holds no noun but the addressee belongs to the cue."""
    return clause.addressee is not None and scene.tokens[clause.addressee[0]].start < starts_at(
        clause
    )


def _clitic_addressee(scene: Scene, group: VerbGroup) -> Range | None:
    for place in group.clitics:
        word = scene.words[place]
        if word in scene.grammar["addressee_clitics"] or (
            group.cue.to == "object" and word in scene.grammar["direct_clitics"]
        ):
            return place, place + 1
    return None


def _quotation(scene: Scene, group: VerbGroup, place: int, ceiling: int) -> list[Range] | None:
    """`a déclaré : « … »`, `a déclaré « … »`; after a colon also words without marks."""
    if "quote" not in group.cue.takes and THAT not in group.cue.takes:
        return None
    words = scene.words
    colon = place
    while colon < ceiling and words[colon] != ":" and not scene.is_finite(colon):
        if words[colon] == '"':
            break
        if words[colon] in scene.grammar["complementisers"] or colon - place > 30:
            return None
        colon += 1
    if colon >= ceiling or words[colon] not in (":", '"'):
        return None
    if words[colon] == '"' and colon != place:
        return None
    after = colon + 1 if words[colon] == ":" else colon
    if after >= ceiling:
        return None
    quote = scene.quote_at(scene.tokens[after].start)
    if quote is not None and quote.start >= scene.tokens[after].start - 2:
        long = quote.inner_end - quote.inner_start > 25
        if words[colon] == ":" or (
            long and scene.tokens[after + 1 if after + 1 < ceiling else after].text[:1].isupper()
        ):
            return whole_quotation(scene, quote)
        return None
    told = colon == place or any(words[c] in scene.grammar["direct_clitics"] for c in group.clitics)
    told = told and (THAT in group.cue.takes or "np" in group.cue.takes)
    if words[colon] != ":" or scene.quoted(group.head) is not None or not told:
        return None  # « l'a redit à son homologue : … »: the clitic announces what follows
    end = content_end(scene, after, group, THAT)
    return trimmed(scene, *scene.chars(after, end)) if end > after else None


def _clause(
    scene: Scene, group: VerbGroup, place: int, ceiling: int, addressee: Range | None
) -> Complement | None:
    takes = group.cue.takes
    if not ({THAT, WHETHER} & takes):
        return None
    words, tokens, grammar = scene.words, scene.tokens, scene.grammar
    quoted = scene.quoted(group.head)
    for index in range(place, min(ceiling, place + _REACH)):
        word = words[index]
        if scene.quoted(index) is not quoted:
            return None
        if word in grammar["complementisers"] and THAT in takes:
            if index > place and words[index - 1] in grammar["demonstrative_clause"]:
                return None
            if _compares(scene, group, index):
                return None
            if not _told_to(scene, group, place, index) and _relative_que(scene, index, place):
                return None
            found = _between(scene, group, place, index) or addressee
            return content_from(scene, group, THAT, index + 1, found)
        if WHETHER in takes and _asks(scene, index, place, ceiling):
            found = _between(scene, group, place, index) or addressee
            start = index
            return content_from(scene, group, WHETHER, start, found)
        if scene.is_finite(index) or word in (";", ":"):
            return None
        if scene.by_head.get(index) is not None and scene.by_head[index].form == "gerund":
            return None
        if tokens[index].pos == "VERB" and scene.is_infinitive(index) and index > place:
            return None
    return None


def _compares(scene: Scene, group: VerbGroup, index: int) -> bool:
    """`plus de 1.000 que`, `n'a annoncé que`: the que of a comparison or restriction."""
    words = scene.words
    if (
        group.negated
        and index == group.end
        and not any(w in scene.grammar["negation_words"] for w in words[group.start : group.end])
    ):
        return True
    return any(w in scene.grammar["comparatives"] for w in words[group.end : index])


def _told_to(scene: Scene, group: VerbGroup, place: int, index: int) -> bool:
    """`a informé ses alliés que …`: the cue's only object is whom it was said to."""
    return (
        group.cue.to == "object"
        and "np" not in group.cue.takes
        and starts_noun_phrase(scene, place, index)
        and noun_phrase_end(scene, place, index, appositions=False) == index
    )


def _relative_que(scene: Scene, index: int, place: int) -> bool:
    """`a présenté le plan que Paris défend`: the que of a relative hangs on a noun."""
    token = scene.tokens[index]
    if index == place or scene.tokens[place].pos == "ADP":
        return False  # « a précisé à l'agence X que … »: only a direct object could have a relative
    if token.pos == "PRON":
        governor = scene.tokens[token.head]
        return governor.label == "acl" and place <= governor.head < index
    return False


def _asks(scene: Scene, index: int, place: int, ceiling: int) -> bool:
    word = scene.words[index]
    if word in scene.grammar["interrogatives"]:
        following = scene.words[index + 1] if index + 1 < len(scene.words) else ""
        if word in scene.grammar["whether"]:
            token = scene.tokens[index]
            return (
                index + 1 < ceiling
                and token.pos != "ADV"
                and (token.pos == "SCONJ" or index == place)
            )
        if word in scene.grammar["whether_elided"]:
            return following in scene.grammar["whether_elided_before"]
        return index == place or scene.words[index - 1] != "," and index - place < 3
    return (
        word in scene.grammar["demonstrative_clause"]
        and index == place
        and index + 1 < ceiling
        and scene.words[index + 1] in scene.grammar["free_relatives"]
    )


def _between(scene: Scene, group: VerbGroup, place: int, end: int) -> Range | None:
    """Return the addressee that stands between the cue and its clause."""
    to = group.cue.to
    if to is None or place >= end:
        return None
    if to == "object":
        if starts_noun_phrase(scene, place, end):
            return place, noun_phrase_end(scene, place, end, appositions=False)
        return None
    length = scene.matches(place, end, to)
    if (
        length
        and starts_noun_phrase(scene, place + length, end)
        or (length and scene.words[place] in scene.grammar["contracted_to"] and place + 1 < end)
    ):
        return place + length, noun_phrase_end(scene, place + length, end, appositions=False)
    return None


def _infinitive_or_phrase(
    scene: Scene, group: VerbGroup, place: int, ceiling: int, addressee: Range | None
) -> Complement | None:
    """Try the frames of the cue where it ends, then behind an addressee that stands between."""
    purpose = _behind_addressee(scene, group, place, ceiling)
    if purpose is not None:
        return purpose
    direct = frame_at(scene, group, place, ceiling, behind=False)
    if direct is not None:
        return Complement(direct.frame, direct.content, addressee)
    if place < ceiling and scene.words[place] == '"' and place + 1 < ceiling:
        inner = frame_at(scene, group, place + 1, ceiling, behind=False)
        if inner is not None:
            return Complement(inner.frame, inner.content, addressee)
    to, target = group.cue.to, group.cue.target
    frames = scene.grammar.frames
    for party in dict.fromkeys((to, target, *frames["parties"])):
        if party is None:
            continue
        start = place
        if party != "object":
            length = scene.matches(place, ceiling, party)
            if not length:
                continue
            start = place + length
        if start >= ceiling:
            continue
        if scene.words[start] == '"':
            start += 1
        found = _behind(scene, group, start, ceiling)
        if found is not None:
            end, complement = found
            named = (start, end) if party in (to, *frames["addressees"]) else addressee
            partner = party in frames["partners"] and group.cue.type == "agreement"
            return Complement(complement.frame, complement.content, named, partner)
    return None


def _behind_addressee(
    scene: Scene, group: VerbGroup, place: int, ceiling: int
) -> Complement | None:
    """`a lancé un appel aux bailleurs pour qu'ils …`, `rend hommage à X pour son courage`."""
    takes = group.cue.takes
    if group.cue.to != "à" or "à+np" not in takes or not any(c[:5] == "pour+" for c in takes):
        return None
    length = scene.matches(place, ceiling, "à")
    if not length or place + length >= ceiling:
        return None
    start = place + length
    named = scene.mention_end(start)
    close = named if named > start else noun_phrase_end(scene, start, ceiling, appositions=False)
    if close < ceiling and scene.words[close] == ",":
        close += 1
    if not scene.matches(close, ceiling, "pour"):
        return None
    found = frame_at(scene, group, close, ceiling, behind=True)
    return None if found is None else Complement(found.frame, found.content, (start, close))


def _behind(
    scene: Scene, group: VerbGroup, start: int, ceiling: int
) -> tuple[int, Complement] | None:
    """Find a frame behind the noun phrase that begins at `start`."""
    named = scene.mention_end(start)
    if named > start:
        place = scene.skip_adverbs(named, ceiling, times=True)
        found = frame_at(scene, group, place, ceiling, behind="np" not in group.cue.takes)
        if found is None and "inf" in group.cue.takes:
            # « ont raconté à l'agence avoir vu des hommes armés »
            found = kind_at(scene, group, "inf", place, ceiling, contracted=False)
        if found is not None:
            return named, found
    limit = min(ceiling, start + 45)
    fallback: tuple[int, Complement] | None = None
    hanging: tuple[int, Complement] | None = None
    for place in range(start + 1, limit):
        if scene.is_finite(place) and not _relative_before(scene, start, place):
            break
        if scene.words[place] in (";", ":", "."):
            break
        if scene.words[place] in scene.grammar["agent"] and (
            "VerbForm=Part" in scene.tokens[place - 1].morph
        ):
            continue  # « répondre au plan présenté par le gouvernement »
        found = frame_at(scene, group, place, ceiling, behind=True)
        if found is None:
            continue
        if found.frame == "inf" or found.frame == THAT:
            return place, found
        if not _within_phrase(scene, start, place):
            fallback = fallback or (place, found)
        elif group.cue.target == "object" and _bare_noun(scene, place, start):
            hanging = hanging or (place, found)  # « accuse le ministre de corruption »
        elif scene.words[place] in scene.grammar["to"] and group.cue.to == "object":
            hanging = hanging or (place, found)
    return fallback or hanging


def _bare_noun(scene: Scene, place: int, start: int) -> bool:
    """Say whether `de` and a noun without article stand here: a charge, and no part of a name."""
    following = scene.tokens[place + 1] if place + 1 < len(scene.tokens) else None
    return (
        scene.words[place] in scene.grammar["of"]
        and scene.words[place] not in scene.grammar["contracted"]
        and following is not None
        and following.pos in ("NOUN", "ADJ")
        and not following.text[:1].isupper()
        and place > start
    )


def _relative_before(scene: Scene, start: int, place: int) -> bool:
    return any(scene.words[i] in scene.grammar["relatives"] for i in range(start, place))


def _within_phrase(scene: Scene, start: int, place: int) -> bool:
    """A preposition that belongs to the addressee's own phrase opens no frame of the cue."""
    token = scene.tokens[place]
    if token.pos != "ADP" or token.head <= place:
        return False
    governor = scene.tokens[token.head].head
    return start <= governor < place and scene.tokens[governor].pos in ("NOUN", "PROPN")
