"""Linking the words that an act is about to the issues of the vocabulary, and to contexts.

How it works. Folded words are compared, whole phrases, the longest first; no word is guessed at and
none is linked to two issues. A country that takes part in the act is no issue of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from verbale.languages.topics import load_topics
from verbale.ontology.issues import load_issues
from verbale.record.types import Act, Actor, Quantity
from verbale.text.document import Document
from verbale.text.span import Span

MOST = 8
"""How many issues an act names at most: the first of them, in the order of its words."""


def linked_acts(
    acts: Iterable[Act],
    actors: Iterable[Actor],
    document: Document,
    quantities: Iterable[Quantity] = (),
) -> tuple[Act, ...]:
    """Return the acts with the issues and contexts that their words name.

    The words of a quantity name none: an American dollar does not concern America.
    """
    amounts = tuple(quantity.span for quantity in quantities)
    countries = {actor.key: actor.country for actor in actors}
    text, language = document.text, document.language
    found = []
    for act in acts:
        words = act.about if act.complement is None else (*act.about, act.complement)
        own = {countries.get(key) for key in (*act.sources, *act.targets)}
        found.append(
            replace(
                act,
                issues=issues_of(
                    words,
                    text,
                    language=language,
                    but={code for code in own if code},
                    outside=amounts,
                ),
                contexts=contexts_of((act.anchor, *words), text, language=language),
            )
        )
    return tuple(found)


def issues_of(
    spans: Iterable[Span],
    text: str,
    *,
    language: str,
    but: Collection[str] = (),
    outside: Sequence[Span] = (),
) -> tuple[str, ...]:
    """Return the keys of the issues that these words name, in their order.

    `but` are ISO codes of countries that are no issue here, `outside` places that name none. Empty
    where the language has no words.
    """
    found: dict[str, None] = {}
    concepts = load_issues().concepts
    for span in spans:
        for start, end, key in linked(span.of(text), language=language):
            place = Span(span.start + start, span.start + end)
            if any(place.overlaps(one) for one in outside):
                continue
            if concepts[key].country is None or concepts[key].country not in but:
                found[key] = None
    return tuple(found)[:MOST]


def linked(text: str, *, language: str) -> list[tuple[int, int, str]]:
    """Return the places `[start, end)` of a text that name an issue, with its key."""
    topics = load_topics(language)
    if topics is None:
        return []
    forms = topics.forms(text)
    found = load_issues().phrases.find([one.form for one in forms])
    return [
        (forms[start].start, forms[end - 1].end, keys[0])
        for start, end, keys in found
        if len(keys) == 1
    ]


def contexts_of(spans: Sequence[Span], text: str, *, language: str) -> tuple[str, ...]:
    """Return the contexts that these words touch, in the order of the ontology."""
    topics = load_topics(language)
    if topics is None:
        return ()
    # Phrases must not run from one span over into the next: a full stop is a word of neither.
    found = {name for span in spans for name in topics.contexts_of(span.of(text))}
    return tuple(name for name in topics.contexts if name in found)
