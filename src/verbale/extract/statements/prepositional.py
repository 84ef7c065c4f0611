"""Attributions by preposition: `Selon X, …`, `…, d'après X`, `Pour X, …`."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.extract.statements.afterthoughts import afterthought
from verbale.extract.statements.content import contents_of, trimmed
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.phrases import noun_phrase_end, starts_noun_phrase
from verbale.extract.statements.scene import Range, Scene
from verbale.languages.cue import Cue

_BEFORE = frozenset({",", '"', "(", "–", "-", ":", ";"})


def read_prepositions(scene: Scene, sentence: int) -> Iterator[Draft]:
    """Yield a statement for each preposition of speech in the sentence that governs an actor."""
    floor, ceiling = scene.bounds(sentence)
    place = floor
    while place < ceiling:
        cue = _cue_at(scene, place, ceiling)
        if cue is None:
            place += 1
            continue
        end = place + 1 + len(cue.particle)
        draft = _read(scene, cue, place, end, floor, ceiling)
        if draft is not None:
            draft.sentence = sentence
            yield draft
        place = end


def _cue_at(scene: Scene, place: int, ceiling: int) -> Cue | None:
    word = scene.words[place]
    for cue in scene.pack.cues.prepositions_of(word):
        end = place + 1 + len(cue.particle)
        if end < ceiling and all(
            scene.words[place + 1 + n] in forms for n, forms in enumerate(_forms(scene, cue))
        ):
            return None if scene.grammar.own_words.at(scene.words, place) else cue
    return None


def _forms(scene: Scene, cue: Cue) -> list[frozenset[str]]:
    """The last word of a cue contracts with the article behind it: `de l'avis du ministre`."""
    forms = list(cue.particle_forms)
    if forms and cue.particle[-1] in scene.grammar["of"]:
        forms[-1] = scene.grammar["of"]
    return forms


def _read(scene: Scene, cue: Cue, start: int, after: int, floor: int, ceiling: int) -> Draft | None:
    words = scene.words
    if scene.relative_source(start):
        return _read_relative(scene, cue, start, floor, ceiling)
    opens = _opens(scene, start, floor)
    if not opens and start > floor and scene.words[start - 1] in scene.grammar["coordinators"]:
        return None
    only_opens = cue.cue in scene.grammar["opening_cues"]
    if only_opens and not opens:
        return None
    contracted = words[after - 1] in scene.grammar["contracted"]
    pronoun = words[after] in scene.pack.people["object_pronouns"]
    if not contracted and not pronoun and not starts_noun_phrase(scene, after, ceiling):
        return None
    close = after + 1 if pronoun else noun_phrase_end(scene, after, ceiling)
    known = cue.weak or cue.cue in scene.grammar["opening_cues"]
    actor = (
        pronoun
        or scene.actor_like(after, close)
        or _paper(scene, cue, after, close)
        or (not known and scene.person_like(after, close))
    )
    if not actor and cue.cue not in scene.grammar["source_cues"]:
        return None
    detached = close < ceiling and words[close] == ","
    if (cue.weak or only_opens) and not (detached and actor):
        return None
    place = _past_brackets(scene, close, ceiling)
    while (
        place < ceiling
        and words[place] not in (",", '"', ":")
        and not (opens and scene.is_finite(place) and place > close + 12)
    ):
        place += 1
    if opens:
        place = _past_asides(scene, place, ceiling)
    draft = Draft(
        rule=f"preposition {cue.cue}",
        sentence=0,
        anchor=start,
        content=[],
        type=cue.type,
        cue=(start, after - contracted),
        voice=(after, close),
    )
    if opens:
        if place >= ceiling:
            return None
        impersonal = scene.grammar["impersonal_pronouns"]
        if cue.cue in scene.grammar["source_cues"] and not impersonal.isdisjoint(
            scene.words[place + 1 : place + 2]
        ):
            return None  # « De source sûre, on précise que … »: the verb tells it
        following = place if words[place] == '"' else place + 1
        draft.content = _rest(scene, following, ceiling)
    elif place >= ceiling - 1 or words[place] == ":" or _is_final(scene, place, ceiling):
        draft.content = contents_of(scene, _clause_start(scene, floor, start), start)
        if words[start - 1] != "," and close < place and words[close] in scene.grammar["of"]:
            # « qui risque selon lui de prolonger la récession »
            draft.content += contents_of(scene, close, place)
    else:
        draft.content = _both_sides(scene, floor, start, place, ceiling)
    return draft if draft.content else None


def _past_brackets(scene: Scene, place: int, ceiling: int) -> int:
    """`D'après le quotidien X (ndlr : proche du pouvoir), …`: step over what stands in brackets."""
    if place < ceiling and scene.words[place] == "(":
        return next((i + 1 for i in range(place, ceiling) if scene.words[i] == ")"), place)
    return place


def _opens(scene: Scene, start: int, floor: int) -> bool:
    """Say whether nothing but marks and words like `toujours`, `mais` stand before the cue."""
    words = scene.words
    if words[start - 1] in ("–", "-", ":") and not _clause_before(scene, floor, start):
        return True
    return all(
        words[place] in ('"', ")", "–", "-")
        and place == floor
        or words[place] in scene.grammar["before_opening"]
        for place in range(floor, start)
    )


def _paper(scene: Scene, cue: Cue, start: int, end: int) -> bool:
    """`selon un rapport de l'ONU`, `selon l'acte d'accusation`: whoever wrote it stands behind."""
    if not scene.names_document(start, end):
        return False
    known = cue.weak or cue.cue in scene.grammar["opening_cues"]
    told = scene.grammar["records_of_talks"].isdisjoint(scene.words[start:end])
    return (told and not known) or any(
        scene.words[place] in scene.grammar["of"] and scene.actor_like(place + 1, end)
        for place in range(start + 1, end - 1)
    )


def _past_asides(scene: Scene, place: int, ceiling: int) -> int:
    """`Selon X, qui a requis l'anonymat, …`, `Selon X, le ministre de Y, …`: step over it.

    Returns the comma behind which the attributed clause begins.
    """
    words, grammar = scene.words, scene.grammar
    while place + 1 < ceiling and words[place] == ",":
        close = next((i for i in range(place + 1, ceiling) if words[i] == ","), ceiling)
        if close >= ceiling or not any(scene.is_finite(i) for i in range(close, ceiling)):
            break
        relative = words[place + 1] in grammar["relatives"]
        occasion = grammar.occasion.at(words, place + 1)
        if not (relative or occasion or _is_office(scene, place + 1, close, ceiling)):
            break
        place = close
    return place


def _is_office(scene: Scene, start: int, close: int, ceiling: int) -> bool:
    """An office between two commas, before a clause with a subject of its own, is apposition."""
    words, tokens = scene.words, scene.tokens
    head = start + (tokens[start].pos == "DET")
    match = scene.pack.roles.match(words, head, frozenset()) if head < close else None
    if (
        match is None
        or match.kind != "role"
        or any(scene.is_finite(i) for i in range(start, close))
    ):
        return False
    following = close + 1
    if following >= ceiling or tokens[following].pos not in ("DET", "PRON", "NOUN", "NUM", "PROPN"):
        return False
    verb = next((i for i in range(following, ceiling) if scene.is_finite(i)), ceiling)
    return "," not in words[following:verb] and words[following] not in scene.grammar["relatives"]


def _read_relative(scene: Scene, cue: Cue, start: int, floor: int, ceiling: int) -> Draft | None:
    """`X, pour qui « … »`, `du quotidien X, d'après lequel …`: the antecedent speaks."""
    close = scene.relative_source(start)
    last = start - 1
    if last > floor and scene.words[last] == ",":
        last -= 1
    voice = scene.actor_before(last + 1, floor)
    if voice is None or close >= ceiling or _of_a_noun(scene, voice, start, close):
        return None
    content = contents_of(scene, close, _relative_reach(scene, close, ceiling))
    if not content or not any(scene.is_finite(i) for i in range(close, ceiling)):
        return None
    return Draft(
        rule=f"preposition {cue.cue}, relative",
        sentence=0,
        anchor=start,
        content=content,
        type=cue.type,
        cue=(start, close),
        voice=voice,
    )


def _of_a_noun(scene: Scene, voice: Range, start: int, close: int) -> bool:
    """`l'explication de l'armée selon laquelle …`: the relative belongs to the noun of speech."""
    code = " ".join(scene.words[start:close])
    for place in range(voice[0] - 1, max(-1, voice[0] - 4), -1):
        token = scene.tokens[place]
        if token.pos == "NOUN":
            nouns = scene.pack.cues.nouns_of(scene.pack.noun_lemma(token))
            return any(code in cue.takes for cue in nouns)
        if token.pos not in ("ADP", "DET", "ADJ"):
            return False
    return False


def _relative_reach(scene: Scene, start: int, ceiling: int) -> int:
    """Return where the relative clause ends: at the comma before the main verb, or the sentence."""
    finite = False
    for place in range(start, ceiling):
        if scene.words[place] == "," and scene.quoted(place) is None and finite:
            following = scene.skip_adverbs(place + 1, ceiling)
            if following < ceiling and (
                scene.is_finite(following)
                or scene.words[following] in scene.grammar["reflexives"]
                or scene.words[following] in scene.grammar["negations"]
            ):
                return place
            if afterthought(scene, place, ceiling):
                return place
        finite = finite or scene.is_finite(place)
    return ceiling


def _is_final(scene: Scene, place: int, ceiling: int) -> bool:
    """After the speaker come only asides: `…, selon X, qui …`, `…, selon X, ajoutant que …`."""
    following = place + 1
    if following >= ceiling:
        return True
    if scene.words[following] in scene.grammar["relatives"]:
        return True
    group = scene.by_head.get(scene.skip_adverbs(following, ceiling))
    return (
        group is not None
        and group.form == "gerund"
        or scene.grammar.occasion.at(scene.words, following) > 0
    )


def _rest(scene: Scene, start: int, ceiling: int) -> list[Range]:
    """Return the sentence that a leading preposition attributes, up to a cue's participle."""
    if start >= ceiling:
        return []
    for place in range(start, ceiling):
        if scene.words[place] == ";" and not scene.grammar["demonstrative_clause"].isdisjoint(
            scene.words[place + 1 : place + 2]
        ):
            return contents_of(scene, start, place)
        if scene.words[place] == "," and scene.quoted(place) is None:
            group = scene.by_head.get(scene.skip_adverbs(place + 1, ceiling))
            if group is not None and group.form == "gerund":
                return contents_of(scene, start, place)
            if afterthought(scene, place, ceiling):
                return contents_of(scene, start, place)
    return (
        contents_of(scene, start, ceiling)
        if scene.words[start] == '"'
        else trimmed(scene, *scene.chars(start, ceiling))
    )


def _clause_before(scene: Scene, floor: int, start: int) -> bool:
    return any(scene.is_finite(place) for place in range(floor, start))


def _clause_start(scene: Scene, floor: int, start: int) -> int:
    """Return where the clause begins that a closing `selon X` attributes."""
    inside = scene.words[start - 1] != ","
    for place in range(start - 1, floor, -1):
        word = scene.words[place]
        if word == ";":
            return place + 1
        if word == ",":
            # « l'attentat, qui a fait dix morts selon l'ONU »: only the relative is attributed
            relative = scene.words[place + 1] in scene.grammar["subject_relatives"]
            if inside and relative and scene.tokens[place + 1].pos == "PRON":
                return place + 2
            inside = False
    return floor


def _both_sides(scene: Scene, floor: int, start: int, place: int, ceiling: int) -> list[Range]:
    words = scene.words
    before = start - 1 if start > floor and words[start - 1] == "," else start
    if before == start and not _clause_before(scene, floor, start):
        # « La facture selon le quotidien X a doublé, passant de … »: the verb stands behind
        verb = next((i for i in range(start, place) if scene.is_finite(i)), -1)
        place = verb - 1 if verb > 0 else place
    if before > floor and words[before - 1] in scene.grammar["relatives"]:
        return _rest(scene, place + 1, _relative_end(scene, place + 1, ceiling))
    if before > floor and words[before - 1] in (
        *scene.grammar["complementisers"],
        *scene.grammar["coordinators"],
    ):
        return _rest(scene, place + 1, ceiling)
    floor = _own_clause(scene, floor, before)
    return contents_of(scene, floor, before) + _rest(scene, place + 1, ceiling)


def _own_clause(scene: Scene, floor: int, start: int) -> int:
    """`Deux avions se sont posés, et les émissaires ont, selon X, …`: the clause of the aside."""
    for place in range(start - 1, floor, -1):
        if scene.words[place] in scene.grammar["and"] and scene.words[place - 1] == ",":
            heads = {
                token.head
                for token in scene.tokens[place:start]
                if token.label == "nsubj" and token.index > place
            }
            if any(place < head < start and scene.tokens[head].label == "conj" for head in heads):
                return place + 1
    return floor


def _relative_end(scene: Scene, start: int, ceiling: int) -> int:
    for place in range(start, ceiling):
        if scene.words[place] == ",":
            return place
    return ceiling
