"""Quotations that no cue claims: after a colon, and those that go on with the speaker before."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.extract.statements.content import sentences_in, trimmed
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.phrases import noun_phrase_end, starts_noun_phrase
from verbale.extract.statements.scene import Scene
from verbale.text.quotations import Quotation

# Shorter quotations are words that the writer holds with tongs, not speech of their own.
_SHORTEST = 20


def read_unclaimed(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return statements for quotations that stand as sentences of their own and belong to no draft."""
    found: list[Draft] = []
    ordered = sorted(drafts, key=lambda draft: draft.content[0][0])
    for quote in scene.parse.quotes:
        if quote.inner_end - quote.inner_start < _SHORTEST:
            continue
        if any(_claims(draft, quote) for draft in ordered):
            continue
        draft = _after_colon(scene, quote) or _continues(scene, quote, [*ordered, *found])
        if draft is not None:
            found.append(draft)
    return found


def _claims(draft: Draft, quote: Quotation) -> bool:
    return any(start < quote.inner_end and quote.inner_start < end for start, end in draft.content)


def _after_colon(scene: Scene, quote: Quotation) -> Draft | None:
    """`Le ministre a été clair : « … »`: the subject of the clause before the colon speaks."""
    first = scene.token_at(quote.inner_start, 0)
    floor, _ = scene.bounds(first.sentence)
    colon = first.index - 1
    while colon >= floor and scene.words[colon] == '"':
        colon -= 1
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
            return Draft(
                rule="quotation after a colon",
                sentence=first.sentence,
                anchor=first.index,
                content=sentences_in(scene, quote.inner_start, quote.inner_end),
                voice=(start, close),
                quoted=True,
            )
    if starts_noun_phrase(scene, floor, colon) and scene.actor_like(floor, colon):
        return Draft(
            rule="quotation after a name and a colon",
            sentence=first.sentence,
            anchor=first.index,
            content=sentences_in(scene, quote.inner_start, quote.inner_end),
            voice=(floor, colon),
            quoted=True,
        )
    return None


def _continues(scene: Scene, quote: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """A sentence that is one quotation, next to a quotation with a speaker, is the same speaker's."""
    first = scene.token_at(quote.inner_start, 0)
    floor, ceiling = scene.bounds(first.sentence)
    start, end = scene.chars(floor, ceiling)
    outside = scene.parse.shadow[start : quote.start] + scene.parse.shadow[quote.end : end]
    if any(char.isalnum() for char in outside):
        return None
    before = [d for d in drafts if d.sentence in (first.sentence - 1, first.sentence)]
    before = [
        d for d in before if d.content[0][0] < quote.start and d.group is not None or d.quoted
    ]
    if not before:
        return None
    last = before[-1]
    if not any(scene.quote_at(start) is not None for start, _ in last.content) and not last.quoted:
        return None
    return Draft(
        rule="quotation that continues",
        sentence=first.sentence,
        anchor=first.index,
        content=sentences_in(scene, quote.inner_start, quote.inner_end),
        follows=last,
        quoted=True,
    )


def read_turns(scene: Scene) -> list[Draft]:
    """Return a statement for each speaking turn (`M. X : …`, `R – …`); the label names the speaker."""
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
                    sentence=scene.tokens[start].sentence,
                    anchor=start,
                    content=content,
                    voice=(start, label),
                    quoted=True,
                )
            )
    return found
