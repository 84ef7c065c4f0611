"""Quotations that no cue claims: after a colon, and those that go on with the speaker before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from verbale.extract.statements.content import trimmed, whole_quotation
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.phrases import noun_phrase_end, starts_noun_phrase
from verbale.extract.statements.scene import Scene
from verbale.languages.cue import THAT
from verbale.languages.parse import Token
from verbale.text.quotations import Quotation

# Shorter quotations are words that the writer holds with tongs, not speech of their own.
_SHORTEST = 20


def read_unclaimed(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return statements for quotations that are sentences of their own and in no draft."""
    found: list[Draft] = []
    claimed = _Claimed(drafts)
    before = _Before(sorted(drafts, key=lambda draft: draft.content[0][0]))
    read = 0
    for quote in scene.parse.quotes:
        if quote.inner_start < read or claimed.touches(quote):
            continue
        draft = _continues(scene, quote, before)
        if draft is None and quote.inner_end - quote.inner_start >= _SHORTEST:
            draft = _after_colon(scene, quote)
        if draft is not None:
            found.append(draft)
            before.add(draft)
            read = draft.content[-1][1] if draft.content else read
    return found


class _Claimed:
    """The stretches of text that are content of some draft, joined where they touch."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(piece for draft in drafts for piece in draft.content):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, quote: Quotation) -> bool:
        """Say whether a content and what stands between the marks share a character."""
        place = bisect_left(self._starts, quote.inner_end) - 1
        return place >= 0 and self._ends[place] > quote.inner_start


class _Before:
    """The drafts by sentence, in the order in which they were found."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._by_sentence: dict[int, list[tuple[int, Draft]]] = {}
        self._count = 0
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Add a draft behind all others."""
        self._by_sentence.setdefault(draft.sentence, []).append((self._count, draft))
        self._count += 1

    def one_voice(self, sentence: int) -> bool:
        """Say whether all drafts of a sentence have one speaker, by the words that name him."""
        drafts = [draft for _, draft in self._by_sentence.get(sentence, ())]
        named = {draft.voice for draft in drafts if draft.voice is not None}
        return len(named) == 1 and not any(draft.first_person for draft in drafts)

    def last(self, sentence: int, quote: Quotation) -> Draft | None:
        """Return the last draft of this sentence or the one before that a quotation may follow."""
        near = [
            *self._by_sentence.get(sentence - 1, ()),
            *self._by_sentence.get(sentence, ()),
        ]
        able = [
            (rank, draft)
            for rank, draft in near
            if not draft.first_person
            and (draft.quoted or (draft.group is not None and draft.content[0][0] < quote.start))
        ]
        return max(able, key=lambda each: each[0])[1] if able else None


def _after_colon(scene: Scene, quote: Quotation) -> Draft | None:
    """`Le ministre a été clair : « … »`: the subject of the clause before the colon speaks."""
    first = scene.token_at(quote.inner_start, 0)
    floor, _ = scene.bounds(first.sentence)
    colon = first.index - 1
    while colon >= floor and scene.words[colon] == '"':
        colon -= 1
    if colon < floor and floor:
        # « Le ministre a réagi vivement à l'annonce : », and the quotation in the next paragraph
        colon = floor - 1
        floor, _ = scene.bounds(scene.tokens[colon].sentence)
    if colon < floor or scene.words[colon] != ":":
        return None
    for place in range(colon - 1, floor - 1, -1):
        token = scene.tokens[place]
        if token.label == "nsubj" and scene.tokens[token.head].index < colon:
            start = place
            while start > floor and scene.tokens[start - 1].pos in ("DET", "ADJ", "NUM"):
                start -= 1
            close = max(place + 1, noun_phrase_end(scene, start, colon))
            if token.pos != "PRON" and not scene.actor_like(start, close):
                return None
            group = scene.by_head.get(token.head)
            told = group is not None and bool({"quote", THAT} & group.cue.takes)
            return Draft(
                rule="quotation after a colon",
                sentence=first.sentence,
                anchor=first.index,
                content=whole_quotation(scene, quote),
                type=group.cue.type if group is not None and told else "assertion",
                cue=(group.start, group.end) if group is not None and told else None,
                voice=(start, close),
                quoted=True,
            )
    if starts_noun_phrase(scene, floor, colon) and scene.actor_like(floor, colon):
        return Draft(
            rule="quotation after a name and a colon",
            sentence=first.sentence,
            anchor=first.index,
            content=whole_quotation(scene, quote),
            voice=(floor, colon),
            quoted=True,
        )
    return None


def _continues(scene: Scene, quote: Quotation, before: _Before) -> Draft | None:
    """A sentence that is one quotation, next to one with a speaker, is the same speaker's."""
    first = scene.token_at(quote.inner_start, 0)
    floor, ceiling = scene.bounds(first.sentence)
    start, end = scene.chars(floor, ceiling)
    outside = scene.parse.shadow[start : quote.start] + scene.parse.shadow[quote.end : end]
    if any(char.isalnum() for char in outside):
        return None
    last = before.last(first.sentence, quote)
    if last is None or _ends_quotation(scene, last.sentence):
        return None
    spoken = last.quoted or any(scene.quote_at(start) is not None for start, _ in last.content)
    if not spoken and not _speaks_on(scene, first, last, before):
        return None
    return Draft(
        rule="quotation that continues",
        sentence=first.sentence,
        anchor=first.index,
        content=whole_quotation(scene, quote),
        follows=last,
        quoted=True,
    )


def _ends_quotation(scene: Scene, sentence: int) -> bool:
    """Say whether a mark closes here what none opened: then it is unknown who was speaking."""
    floor, ceiling = scene.bounds(sentence)
    marks = (token for token in scene.tokens[floor:ceiling] if token.lower == '"')
    return any(scene.quote_at(token.start) is None for token in marks)


def _speaks_on(scene: Scene, first: Token, last: Draft, before: _Before) -> bool:
    """`Le ministre a dénoncé une attaque. « … »`: one speaker just before, in the paragraph."""
    floor, _ = scene.bounds(max(0, first.sentence - 1))
    same_block = scene.tokens[floor].block == first.block and last.sentence == first.sentence - 1
    return same_block and before.one_voice(last.sentence)


def read_turns(scene: Scene) -> list[Draft]:
    """Return a statement for each speaking turn (`M. X : …`, `R – …`), by its label."""
    found: list[Draft] = []
    for start, end in scene.parse.blocks:
        label = scene.turn_label(start, end)
        if label <= start or label + 1 >= end:
            continue
        content = trimmed(scene, *scene.chars(label + 1, end))
        if content:
            found.append(
                Draft(
                    rule="speaking turn",
                    turn=True,
                    sentence=scene.tokens[start].sentence,
                    anchor=start,
                    content=content,
                    voice=(start, label),
                    quoted=True,
                )
            )
    return found
