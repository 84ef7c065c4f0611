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
