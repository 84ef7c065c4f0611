"""What somebody means who asks for an issue with words: concepts, and the words to search for."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.languages.topics import load_topics
from verbale.ontology.issues import load_issues


@dataclass(frozen=True, slots=True)
class Meant:
    """Keys of the vocabulary, with those below them, and phrases that name the issue in a text."""

    keys: frozenset[str]
    label: str
    phrases: tuple[str, ...]


def meant(words: str, *, language: str = "fr") -> Meant:
    """Return what the words mean: one concept with all below it, or nothing but the words.

    >>> meant("Afghanistan").phrases
    ('Afghanistan', '"afghan"', '"afghane"')

    A key such as `eurovoc:261` is taken as it is.
    """
    vocabulary = load_issues()
    asked = words.strip()
    if asked in vocabulary.concepts:
        found: list[str] = [asked]
    else:
        topics = load_topics(language)
        forms = [one.form for one in topics.forms(asked)] if topics is not None else []
        found = [
            keys[0]
            for start, end, keys in vocabulary.phrases.find(forms)
            if (start, end) == (0, len(forms)) and len(keys) == 1
        ]
    if not found:
        return Meant(frozenset(), asked, (asked,))
    concept = vocabulary.concept(found[0])
    first = concept.label if asked == concept.key else asked
    # A country is named by its adjectives too; the forms of other concepts lack their small words.
    single = [form for form in concept.forms if " " not in form] if concept.country else []
    more = (f'"{form}"' for form in single if form != first.casefold())
    return Meant(vocabulary.under(concept.key), concept.label, (first, *more))
