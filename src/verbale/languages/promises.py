"""Promises: which words of a language bind how strongly, and which ones open a condition.

No word stands here: a language brings a `promises.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import cast

from verbale.errors import InvalidLexicon
from verbale.record.commitment import FORCES, Force

LANGUAGES = ("fr",)


@dataclass(frozen=True)
class PromiseWords:
    """The force of each trigger, the triggers of signed texts, what opens a condition.

    `condition` matches the opening words; `abbreviations` end in a point that ends no sentence.
    """

    forces: Mapping[str, Force]
    agreements: frozenset[str]
    condition: re.Pattern[str]
    abbreviations: frozenset[str]


@cache
def load_promises(language: str) -> PromiseWords | None:
    """Return the words of a language; None where it has none."""
    if language not in LANGUAGES:
        return None
    package = f"verbale.languages.{language}"
    data = tomllib.loads(files(package).joinpath("promises.toml").read_text(encoding="utf-8"))
    forces: dict[str, Force] = {}
    for force, triggers in data["force"].items():
        if force not in FORCES:
            raise InvalidLexicon(
                f"{package}/promises.toml: no force {force!r}. There are: {', '.join(FORCES)}."
            )
        for trigger in triggers:
            if trigger in forces:
                raise InvalidLexicon(
                    f"{package}/promises.toml: {trigger!r} stands twice. Keep one line."
                )
            forces[trigger] = cast(Force, force)
    return PromiseWords(
        forces=forces,
        agreements=frozenset(data["agreements"]),
        condition=_opening(data["conditions"]),
        abbreviations=import_module(f"{package}.abbreviations").ABBREVIATIONS,
    )


def _opening(phrases: list[str]) -> re.Pattern[str]:
    # Whole words, either apostrophe, any space. Cases: « si la », « s’il », « à condition que ».
    parts = []
    for phrase in sorted(phrases, key=len, reverse=True):
        words = r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split())
        parts.append(words + (r"(?!\w)" if phrase[-1].isalnum() else ""))
    return re.compile(rf"(?<!\w)(?P<opening>{'|'.join(parts)})", re.IGNORECASE)
