"""Reading the statements of one document: every cue in turn, then what no cue claims."""

from __future__ import annotations

from dataclasses import replace

from verbale.extract.statements.antecedent import antecedent_content, take_up
from verbale.extract.statements.as_said import read_as_said
from verbale.extract.statements.complement import complement_of
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.frames import Complement
from verbale.extract.statements.incise import attribution_at, read_incise, source_at_head
from verbale.extract.statements.items import find_openers, read_stances
from verbale.extract.statements.lenders import Subject
from verbale.extract.statements.nominal import read_nouns
from verbale.extract.statements.passive import read_passive
from verbale.extract.statements.prepositional import read_prepositions
from verbale.extract.statements.quoted import read_turns, read_unclaimed
from verbale.extract.statements.scene import Range, Scene
from verbale.extract.statements.subject import follows_before, follows_purpose, subject_of
from verbale.extract.verbs import VerbGroup
from verbale.languages.cue import THAT, WHETHER

# What only people do, so that whoever is the subject speaks: a thing neither denies nor regrets.
_OF_PEOPLE = frozenset({"apology", "blame", "concern", "denial", "praise", "refusal"})


def read_statements(scene: Scene) -> list[Draft]:
    """Return the statements of the document as drafts, in the order of their contents."""
    find_openers(scene)
    drafts: list[Draft] = []
    by_head: dict[int, Draft] = {}
    lent: list[tuple[Draft, int]] = []
    for group in scene.groups:
        attribution = attribution_at(scene, group)
        if attribution is not None:
            scene.incises[attribution.first] = attribution.end
    for group in scene.groups:
        draft = read_as_said(scene, group) or read_incise(scene, group)
        if draft is None:
            draft = _read_governing(scene, group, lent)
        if draft is None and group.cue.particle:
            group = _plain(scene, group)
            draft = _read_governing(scene, group, lent)
        if draft is not None:
            drafts.append(draft)
            by_head[group.head] = draft
    for sentence in range(len(scene.parse.sentences)):
        drafts += read_prepositions(scene, sentence)
        drafts += read_nouns(scene, sentence)
    drafts += read_stances(scene)
    drafts += read_turns(scene)
    drafts = [draft for draft in drafts if draft.content]
    drafts += read_unclaimed(scene, drafts)
    take_up(scene, drafts)
    # Words that another statement took from a quotation may leave it without any.
    kept = _lend([draft for draft in drafts if draft.content], by_head, lent, scene)
    kept.sort(key=lambda draft: (draft.content[0][0], -draft.content[-1][1]))
    return _once(kept)


def _only_people(draft: Draft) -> bool:
    return draft.type in _OF_PEOPLE and draft.group is not None and draft.group.cue.object is None


def _is_subject(scene: Scene, start: int, end: int) -> bool:
    """Say whether the tree makes the first noun of the phrase a subject."""
    noun = next((i for i in range(start, end) if scene.tokens[i].pos in ("NOUN", "PROPN")), -1)
    return noun >= 0 and scene.tokens[noun].label == "nsubj"


def _plain(scene: Scene, group: VerbGroup) -> VerbGroup:
    """`présenter ses condoléances` without what follows it is a case of `présenter`."""
    for cue in scene.pack.cues.verbs_of(group.cue.lemma):
        if not cue.particle and cue.reflexive == group.cue.reflexive and not cue.clitics:
            return replace(group, cue=cue, end=max(group.head, group.inverted) + 1)
    return group


def _read_governing(scene: Scene, group: VerbGroup, lent: list[tuple[Draft, int]]) -> Draft | None:
    """Read a cue whose content follows it, or stands before it in a passive or a relative."""
    if group.passive or (
        group.form == "participle"
        and (not _leans(scene, group) or read_passive(scene, group) is not None)
    ):
        return read_passive(scene, group)
    quoted = scene.speech(group) is not None
    complement = antecedent_content(scene, group) or complement_of(scene, group)
    if complement is None or _nothing_said(scene, group, complement):
        return None
    subject = (
        subject_of(scene, group)
        if complement.voice is None
        else Subject(complement.voice, how="phrase behind the verb of a relative")
    )
    if subject is None and (
        complement.frame not in (THAT, "quote", WHETHER) or group.form != "finite"
    ):
        return None
    if group.form == "infinitive" and not (
        group.perfect
        or complement.frame in (THAT, "quote")
        or follows_before(scene, group.start, scene.bounds(group.sentence)[0])
        or follows_purpose(scene, group, scene.bounds(group.sentence)[0])
    ):
        return None
    lawful = (
        complement.frame == THAT
        and subject is not None
        and subject.voice is not None
        and scene.names_document(*subject.voice)
    )  # « La Constitution prévoit que … »
    if group.cue.weak and not lawful and not _surely_spoken(scene, group, complement):
        return None
    draft = Draft(
        rule=f"{group.cue.cue} + {complement.frame}",
        sentence=group.sentence,
        anchor=group.start,
        content=complement.content,
        type=group.cue.type,
        cue=(group.start, group.end),
        addressee=complement.addressee,
        group=group,
        weak=group.cue.weak,
        quoted=complement.frame == "quote",
        partner=complement.partner,
    )
    if subject is None:
        return None if group.cue.weak or quoted else draft
    draft.notes.append(subject.how)
    if subject.voice is None:
        lent.append((draft, subject.lender))
        return draft
    return _with_voice(scene, draft, subject.voice, complement, quoted)


def _with_voice(
    scene: Scene, draft: Draft, voice: Range, complement: Complement, quoted: bool
) -> Draft | None:
    start, end = voice
    word = scene.pack.plain_pronoun(scene.words[start])
    draft.voice = voice
    if end == start + 1 and word in scene.grammar["first_persons"]:
        signed = scene.authors is not None and word in scene.grammar["first_person_plural"]
        if signed and scene.quoted(start) is None and not quoted:
            draft.voice = scene.authors  # « Nous, X et Y, … »: whoever signs speaks
            return draft
        if draft.group is None or not draft.group.perfect:
            return None  # « nous appelons à … » is his speech itself, not a report of it
        draft.first_person = word
        return draft
    one = scene.grammar.one_of.at(scene.words, start)
    if one and start + one < end and scene.words[start + one] in scene.grammar["of"]:
        return draft
    if scene.grammar.pronouns.at(scene.words, start) == end - start or (
        end == start + 1
        and (word in scene.grammar["subject_pronouns"] or scene.tokens[start].pos == "PRON")
    ):
        if quoted or _expletive(scene, draft, word, complement):
            return None
        if word in scene.grammar["impersonal_pronouns"]:
            draft.source = source_at_head(scene, scene.bounds(draft.sentence)[0], start)
        return draft
    if scene.is_ordinal(start, end):
        return None if quoted else draft
    if scene.actor_like(start, end) or scene.person_like(start, end):
        return None if quoted and complement.frame not in (THAT, "quote", "inf") else draft
    if scene.names_document(start, end) and complement.frame in (THAT, "quote", "np", "inf"):
        return draft
    noun = complement.frame == "np" and _only_people(draft) and _is_subject(scene, start, end)
    if (noun or complement.frame in (THAT, "quote", "inf")) and not draft.weak and not quoted:
        return draft if scene.can_speak(start, end) else None
    return None


def _leans(scene: Scene, group: VerbGroup) -> bool:
    """Say whether a participle stands where a coordinated verb can: after comma or conjunction."""
    floor, _ = scene.bounds(group.sentence)
    place = min([group.start, *group.clitics]) - 1
    while place >= floor and scene.grammar.is_adverb(scene.words[place]):
        place -= 1
    return place >= floor and scene.words[place] in (*scene.grammar["coordinators"], ",")


def _nothing_said(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """`n'a fait aucun commentaire`, `a rappelé son ambassadeur`: no content."""
    if complement.frame != "np":
        return False
    first = scene.token_at(complement.content[0][0], -1)
    if first.pos == "PRON" and complement.content == [(first.start, first.end)]:
        return True  # « critique celui-ci »: the word alone says nothing
    if group.negated and first.lower in scene.grammar["none"]:
        return True
    if group.negated and group.cue.lemma in scene.grammar["silent_when_negated"]:
        return True  # « dont il n'a pas révélé l'identité »
    if group.cue.object != "thing":
        return False
    if _sentenced(scene, complement):
        return True
    place = first.index
    if scene.names_document(place, place + 4):
        return False  # « rappelant la Déclaration Boe »: named after somebody, but a paper
    quote = scene.quoted(place)
    if quote is not None and first.pos == "ADP":
        # « a rappelé "pour consultations" son ambassadeur »
        place = scene.token_at(quote.end, -1).index
    return scene.actor_like(place, place + 4)


def _sentenced(scene: Scene, complement: Complement) -> bool:
    """`a condamné l'ancien trésorier à trois ans de prison`: a sentence passed, nothing said."""
    first = scene.token_at(complement.content[0][0], -1).index
    last = scene.token_at(complement.content[-1][1] - 1, -1).index
    return any(
        scene.words[place] in scene.grammar["to"]
        and not scene.grammar["penalties"].isdisjoint(scene.words[place + 1 : place + 4])
        for place in range(first, last)
    )


def _surely_spoken(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """A doubtful cue counts with quotation marks in its content, or as a past act of telling."""
    if any(
        scene.quote_at(start) is not None or scene.quote_at(end) is not None
        for start, end in complement.content
    ):
        return True
    past = group.perfect or group.form == "participle"
    if complement.frame == THAT:
        return past or group.form == "gerund"
    return complement.frame in ("np", "inf", "adj") and past


def _expletive(scene: Scene, draft: Draft, word: str, complement: Complement) -> bool:
    """`il convient de`, `il s'agit`: an il that names nobody; verbs of speech seldom take one."""
    group = draft.group
    return (
        word in scene.grammar["impersonal_subjects"]
        and group is not None
        and complement.frame == "inf"
        and group.cue.lemma in scene.grammar["impersonal"]
    )


def _lend(
    drafts: list[Draft], by_head: dict[int, Draft], lent: list[tuple[Draft, int]], scene: Scene
) -> list[Draft]:
    """Let statements without words for their speaker follow the statement that has them."""
    for draft, lender in lent:
        source = by_head.get(lender) or _earlier(draft, lender, by_head, scene)
        if source is not None and source is not draft:
            draft.follows = source
            _clip(draft, source)
            continue
        group = scene.by_head.get(lender)
        subject = subject_of(scene, group) if group is not None else None
        if subject is not None and subject.voice is not None:
            draft.voice = subject.voice
    gone = {id(draft) for draft, _ in lent if draft.follows is None and not _heard(scene, draft)}
    return [draft for draft in drafts if id(draft) not in gone]


def _clip(draft: Draft, source: Draft) -> None:
    """`a dit souhaiter que …, et a appelé`: the wish ends where what was said ends."""
    if draft.group is None or draft.group.form != "infinitive":
        return
    start = draft.content[0][0]
    for low, high in source.content:
        if low <= start < high:
            draft.content = [(a, min(b, high)) for a, b in draft.content if a < high]


def _earlier(draft: Draft, lender: int, by_head: dict[int, Draft], scene: Scene) -> Draft | None:
    """The cue before may have made no statement (`a dit apprécier …`): take the one before it."""
    group = scene.by_head.get(lender)
    if group is None or group.form == "finite":
        return None
    for other in reversed(scene.in_sentence(draft.sentence)):
        if other.head < lender and other.head in by_head:
            return by_head[other.head]
    return None


def _heard(scene: Scene, draft: Draft) -> bool:
    """Say whether the words for the speaker of a statement can be those of one."""
    if draft.voice is None:
        return False
    told = draft.rule.endswith(f"+ {THAT}") and not draft.weak
    return _speaks(scene, draft.voice) or (told and scene.can_speak(*draft.voice))


def _speaks(scene: Scene, voice: Range) -> bool:
    start, end = voice
    return scene.tokens[start].pos == "PRON" or scene.actor_like(start, end)


def _once(drafts: list[Draft]) -> list[Draft]:
    """Keep one statement for each cue, and one for each content of the same voice."""
    incised = {
        tuple(draft.content)
        for draft in drafts
        if draft.rule in ("incise", "post-posed attribution")
    }
    kept: list[Draft] = []
    seen: set[tuple[object, ...]] = set()
    for draft in drafts:
        key = (draft.cue, tuple(draft.content))
        if key in seen or (draft.quoted and tuple(draft.content) in incised and draft.group):
            continue
        seen.add(key)
        kept.append(draft)
    return kept
