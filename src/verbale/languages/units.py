"""The nouns by which a language calls the units of quantities, which are English in a record."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def unit_words(language: str) -> Mapping[str, str]:
    """Return for each unit its noun, in the singular; nothing where the language lists none.

    >>> unit_words("fr")["barrel"], unit_words("en").get("barrel")
    ('baril', None)
    """
    source = files("verbale.languages").joinpath(language, "values", "units.toml")
    if not source.is_file():
        return MappingProxyType({})
    units = tomllib.loads(source.read_text(encoding="utf-8"))["units"]
    return MappingProxyType({unit: nouns[0] for unit, nouns in units.items()})
