"""The names of countries in the reader's language; their codes stand in the store."""

from __future__ import annotations

from functools import cache

from verbale.actors.knowledge import KnowledgeBase


@cache
def country(code: str, language: str) -> str:
    """Return the name of the country with this code, the code itself where it is none.

    >>> country("CHE", "fr"), country("CHE", "en"), country("XYZ", "fr")
    ('Suisse', 'Switzerland', 'XYZ')
    """
    base = KnowledgeBase.load()
    key = f"country:{code}"
    if key not in base.listed:
        return code
    entry = base.entry(key)
    names = entry.names if language == "fr" else (*entry.english, *entry.names)
    return names[0] if names else code


def called(key: str, name: str, language: str) -> str:
    """Return how the reader's language calls an actor of the store: a country by its name there.

    Everybody else, and a country that the texts call as the actors' data does not, keeps the
    stored name.

    >>> called("country:DEU", "Allemagne", "en"), called("person:Q1", "Allemagne", "en")
    ('Germany', 'Allemagne')
    """
    code = key.removeprefix("country:")
    return country(code, language) if code != key and country(code, "fr") == name else name
