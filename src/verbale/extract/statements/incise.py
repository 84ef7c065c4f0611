"""Post-posed and inserted attributions: `…, a conclu M. Lavrov.`, `L'accord, a-t-il dit, …`."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.extract.statements.afterthoughts import afterthought
from verbale.extract.statements.content import contents_of, sentences_in
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.phrases import noun_phrase_end, starts_noun_phrase
from verbale.extract.statements.scene import Range, Scene
from verbale.extract.verbs import VerbGroup
from verbale.languages.cue import THAT

_STOPS = frozenset({".", "!", "?", "…"})
_BEFORE = frozenset({",", '"', "–", "-", "?", "!", "…", "...", ")", "]"})
_AFTER = frozenset({",", ".", '"', "–", "-", "!", "?", "…", ";", ":", ")", "("})


@dataclass(frozen=True, slots=True)
class Attribution:
    """An inverted clause of speech, tokens [first, end), with the tokens of the speaker."""

    first: int
    end: int
    voice: Range
    source: Range | None = None


def read_incise(scene: Scene, group: VerbGroup) -> Draft | None:
    """Return the statement whose words stand around this inverted clause; None where it is none."""
    attribution = attribution_at(scene, group)
    if attribution is None:
        return None
    floor, ceiling = scene.bounds(group.sentence)
    content, end = _around(scene, attribution, floor, ceiling)
    if not content:
        return None
    content = _whole_quotation(scene, attribution, content, floor, ceiling)
    return Draft(
        rule="incise" if len(content) > 1 else "post-posed attribution",
        sentence=group.sentence,
        anchor=attribution.first,
        content=content,
        type=group.cue.type,
        cue=(group.start, group.end),
        voice=(attribution.voice[0], max(attribution.voice[1], end)),
        group=group,
        source=attribution.source,
    )


def _whole_quotation(
    scene: Scene, attribution: Attribution, content: list[Range], floor: int, ceiling: int
) -> list[Range]:
    """`« A. B, a dit X. C »`: the other sentences of the quotation are the same statement."""
    quote = scene.quoted(attribution.first)
    if quote is None:
        return content
    opens = scene.token_at(quote.inner_start, -1).index
    closes = scene.token_at(quote.inner_end, -1).index + 1
    within = scene.incises_in(opens, closes)
    if any(place != attribution.first and scene.quoted(place) is quote for place in within):
        return content
    first, last = scene.chars(floor, ceiling)
    before = sentences_in(scene, quote.inner_start, first) if quote.inner_start < first else []
    after = sentences_in(scene, last, quote.inner_end) if last < quote.inner_end else []
    return [*before, *content, *after]


def attribution_at(scene: Scene, group: VerbGroup) -> Attribution | None:
    """Return the inverted clause that this verb group opens, if it stands where one can stand."""
    takes = group.cue.takes
    if group.form != "finite" or group.passive or not ({"quote", THAT} & takes):
        return None
    floor, ceiling = scene.bounds(group.sentence)
    first = min([group.start, *group.clitics])
    if first > floor and scene.words[first - 1] in scene.grammar["negations"]:
        first -= 1
    if first == floor:
        return None
    detached = scene.words[first - 1] in _BEFORE and (
        scene.words[first - 1] != '"' or _closing_mark(scene, first - 1)
    )
    if group.inverted >= 0:
        if not detached and scene.quoted(group.head) is not None:
            return None
        following = scene.skip_adverbs(group.end, ceiling)
        if following < ceiling and scene.words[following] in scene.grammar["complementisers"]:
            return None
        source = _source_behind(scene, group, following, ceiling)
        if source is not None:
            pronoun = (group.inverted, group.inverted + 1)
            return Attribution(first, source[1], pronoun, source)
        return Attribution(first, group.end, (group.inverted, group.inverted + 1))
    place = scene.skip_adverbs(group.end, ceiling, times=True)
    place = past_audience(scene, place, ceiling)
    length = scene.grammar.pronouns.at(scene.words, place) if place < ceiling else 0
    if length > 1 and detached:
        return Attribution(first, place + length, (place, place + length))
    partitive = place + 1 < ceiling and scene.words[place] in scene.grammar["partitives"]
    if not (partitive or starts_noun_phrase(scene, place, ceiling)):
        return None
    close = noun_phrase_end(scene, place + partitive, ceiling)
    # Behind a quotation, or where the cue takes no object, a noun can only be who speaks.
    sure = "quote" in takes and (
        _quotation_before(scene, first, floor)
        or ("np" not in takes and any(scene.is_finite(i) for i in range(floor, first)))
    )
    spoken = scene.can_speak(place, close) or scene.names_document(place, close)
    speaks = scene.actor_like(place, close) or (sure and detached and spoken)
    if not speaks or not _says_something(scene, floor, first, close, ceiling):
        return None
    if _has_subject(scene, group, floor, first):
        return None
    if not detached and not _complete_before(scene, floor, first):
        return None
    if close < ceiling and scene.words[close] in scene.grammar["complementisers"] and THAT in takes:
        return None
    if not detached and scene.words[first - 1] in scene.grammar["coordinators"]:
        return None
    return Attribution(first, close, (place, close))


def _source_behind(scene: Scene, group: VerbGroup, place: int, ceiling: int) -> Range | None:
    """`a-t-on appris de source diplomatique`: the impersonal pronoun speaks for whom `de` names."""
    if (
        scene.pack.plain_pronoun(scene.words[group.inverted])
        not in scene.grammar["impersonal_pronouns"]
    ):
        return None
    place = scene.skip_adverbs(place, ceiling, times=True)
    for preposition in scene.grammar.frames["impersonal_sources"]:
        length = scene.matches(place, ceiling, preposition)
        if length and scene.actor_like(place + length, min(ceiling, place + length + 4)):
            return place + length, noun_phrase_end(scene, place + length, ceiling)
    within = scene.matches(place, ceiling, "dans")
    start = place + within
    if within and scene.names_document(start, min(ceiling, start + 4)):
        return start, noun_phrase_end(scene, start, ceiling)  # « peut-on lire dans le communiqué »
    return None


def source_at_head(scene: Scene, floor: int, pronoun: int) -> Range | None:
    """`De source diplomatique, on indique que …`, `Côté russe, on assure que …`."""
    if pronoun - 1 <= floor or scene.words[pronoun - 1] != ",":
        return None
    for preposition in scene.grammar.frames["impersonal_sources"]:
        length = scene.matches(floor, pronoun, preposition)
        if length and scene.actor_like(floor + length, pronoun - 1):
            return floor + length, pronoun - 1
    return None


def _quotation_before(scene: Scene, first: int, floor: int) -> bool:
    """`», lance un passant`: after a closing mark whoever follows the verb is the speaker."""
    place = first - 1
    if scene.words[place] == "," and place > floor:
        place -= 1
    return _closing_mark(scene, place)


def _says_something(scene: Scene, floor: int, first: int, close: int, ceiling: int) -> bool:
    """Say whether a content stands around the clause, and not only the subject of its verb.

    `M. X, négociateur de Y, a assuré Madrid de …` has a bare noun before the verb and goes on
    without a comma; `Les négociations, a précisé le ministre, reprendront` goes on after one.
    """
    if any(scene.is_finite(place) or scene.words[place] == '"' for place in range(floor, first)):
        return True
    if close >= ceiling or scene.words[close] != ",":
        return close >= ceiling - 1 or scene.words[close] in _AFTER
    return any(scene.is_finite(place) for place in range(close, ceiling))


def _closing_mark(scene: Scene, place: int) -> bool:
    """Say whether the token is the mark that closes a quotation."""
    if scene.words[place] != '"':
        return False
    quote = scene.quote_at(scene.tokens[place].start)
    return quote is None or quote.end == scene.tokens[place].end


def past_audience(scene: Scene, place: int, end: int) -> int:
    """`a déclaré à la presse le ministre`: step over whom it was said to, and where."""
    words, grammar = scene.words, scene.grammar
    length = grammar.occasion.at(words, place) if place < end else 0
    if length:
        return scene.skip_adverbs(place + length, end, times=True)
    if place < end and words[place] in grammar["to"] | grammar["audience"]:
        close = noun_phrase_end(scene, place + 1, end, appositions=False)
        if close < end and starts_noun_phrase(scene, close, end):
            return close
    return place


def _has_subject(scene: Scene, group: VerbGroup, floor: int, first: int) -> bool:
    """Say whether the tree gives the verb a subject before it in the same clause."""
    for index in range(first - 1, floor - 1, -1):
        token = scene.tokens[index]
        if scene.words[index] in (",", '"'):
            return False
        if token.label == "nsubj" and token.head == group.head:
            return True
    return False


def _complete_before(scene: Scene, floor: int, first: int) -> bool:
    """Without a comma (`Il reste ouvert indique le secrétariat`) a clause must stand before."""
    before = [i for i in range(floor, first) if scene.is_finite(i)]
    return (
        bool(before)
        and scene.tokens[first - 1].pos in ("ADJ", "NOUN", "PROPN", "ADV", "VERB")
        and (scene.words[first - 1] not in scene.grammar["subject_relatives"])
    )


def _around(
    scene: Scene, attribution: Attribution, floor: int, ceiling: int
) -> tuple[list[Range], int]:
    """Return the content on both sides, and where the words about the speaker end."""
    left = contents_of(scene, _clause_floor(scene, floor, attribution.first), attribution.first)
    voice_end = attribution.voice[1]
    place = attribution.end
    pronoun = scene.words[attribution.voice[0]] in scene.grammar["inverted"]
    inside = scene.quoted(attribution.first)
    while place < ceiling and scene.words[place] != ",":
        if scene.words[place] == '"' and inside is None:
            break
        if inside is not None and scene.quoted(place) is not inside:
            return left, voice_end
        if scene.words[place] in (":", ";") and not pronoun:
            break
        stop = inside is not None and scene.words[place] in _STOPS and place + 1 < ceiling
        if stop and not scene.incises_in(attribution.end, ceiling):
            return left + _after_stop(scene, place + 1, ceiling), voice_end
        place += 1
    if place >= ceiling:
        return left, voice_end
    if scene.words[place] == '"':
        return left + contents_of(scene, place, ceiling), voice_end
    following = place + 1 if scene.words[place] == "," else place
    if _resumes(scene, following, ceiling, left, pronoun, attribution, inside is not None):
        right = contents_of(scene, following, _resumed_end(scene, following, ceiling))
        return left + right, voice_end
    return left, voice_end


def _after_stop(scene: Scene, start: int, ceiling: int) -> list[Range]:
    """`« A, a dit X. B »`: what follows the full stop within the same marks."""
    first, last = scene.chars(start, ceiling)
    quote = scene.quoted(start)
    return [] if quote is None else sentences_in(scene, first, min(last, quote.inner_end))


def _clause_floor(scene: Scene, floor: int, first: int) -> int:
    """A semicolon, or an attribution of its own, parts what is attributed from words before."""
    for other in range(floor + 1, first):
        end = scene.incises.get(other, first + 1)
        if floor < other and end <= first:
            floor = max(floor, end + (scene.words[end : end + 1] == [","]))
    for place in range(first - 1, floor, -1):
        if scene.words[place] == ";" and scene.quoted(place) is None:
            return place + 1
    return _connector(scene, floor, first) or floor


def _connector(scene: Scene, floor: int, first: int) -> int:
    """`…, sans quoi, a-t-il dit, …`: only what the connector opens is attributed; 0 for none."""
    place = first - 1
    if scene.words[place] != "," or place - 1 <= floor:
        return 0
    place -= 1
    if scene.words[place] not in scene.grammar["connectors"]:
        return 0
    if scene.tokens[place - 1].pos == "ADP":
        place -= 1
    return place if scene.words[place - 1] == "," and place > floor + 1 else 0


def _resumes(
    scene: Scene,
    place: int,
    ceiling: int,
    left: list[Range],
    pronoun: bool,
    attribution: Attribution,
    quoted: bool,
) -> bool:
    """Say whether what follows the inserted clause goes on with the content."""
    words, grammar = scene.words, scene.grammar
    if place >= ceiling:
        return False
    word = words[place]
    if word == '"' or quoted:
        return True
    following = scene.skip_adverbs(place, ceiling)
    if following >= ceiling:
        return False
    group = scene.by_head.get(following)
    if group is not None and group.form in ("gerund", "participle"):
        return False
    if word in grammar["gerund"] | grammar["gerund_openers"] or scene.is_participle(following):
        return False
    if word in grammar["relatives"] or grammar.occasion.at(words, place):
        return False
    if word in grammar["before_infinitive"] and any(
        scene.is_infinitive(i) or words[i] in grammar["auxiliary_infinitives"]
        for i in range(place + 1, min(ceiling, place + 5))
    ):
        return False  # « …, a-t-il dit, avant de s'en prendre à la presse »
    if word in grammar["of"] and not pronoun and _quotation_before(scene, attribution.first, 0):
        return False  # « « … », résume Ioana Marin, de l'université de Bucarest »
    if grammar.contrast.at(words, place) or _opens_attribution(scene, place):
        return False
    if afterthought(scene, place - 1, ceiling):
        return False
    if word in grammar["coordinators"]:
        # « …, a-t-elle dit, et souhaite que … »; but « …, a dit X, et a quitté la salle » is what
        # X did
        return pronoun or not any(
            min([g.start, *g.clitics]) in (place + 1, following)
            for g in scene.in_sentence(scene.tokens[place].sentence)
        )
    if word in (*grammar["complementisers"], *grammar["of"]) or scene.is_finite(place):
        return True
    if not _finite_left(scene, left):
        return True
    return pronoun and any(scene.is_finite(i) for i in range(place, ceiling))


def _opens_attribution(scene: Scene, place: int) -> bool:
    word = scene.words[place]
    if scene.relative_source(place):
        return True
    return (
        bool(scene.pack.cues.prepositions_of(word))
        and word not in scene.grammar["weak_prepositions"]
        and not scene.grammar.own_words.at(scene.words, place)
    )


def _finite_left(scene: Scene, left: list[Range]) -> bool:
    if not left:
        return False
    start, end = left[0][0], left[-1][1]
    token = scene.token_at(start, -1)
    for index in range(token.index, len(scene.tokens)):
        if scene.tokens[index].start >= end:
            return False
        if scene.is_finite(index):
            return True
    return False


def _resumed_end(scene: Scene, place: int, ceiling: int) -> int:
    """What resumes ends at a cue's participle or a further attribution, else with the sentence."""
    for index in range(place, ceiling - 1):
        if scene.words[index] == "," and scene.quoted(index) is None:
            group = scene.by_head.get(scene.skip_adverbs(index + 1, ceiling))
            if group is not None and group.form == "gerund":
                return index
            if _opens_attribution(scene, index + 1) or afterthought(scene, index, ceiling):
                return index
    return ceiling
