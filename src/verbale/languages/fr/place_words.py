"""The French lists that tell a place from an actor."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from functools import cache
from importlib import resources

from verbale.languages.places import PlaceWords


@cache
def place_words() -> PlaceWords:
    """Return the lists of places.toml, read once."""
    source = resources.files(__package__).joinpath("places.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(source)
    return PlaceWords(**{field.name: frozenset(lists[field.name]) for field in fields(PlaceWords)})
