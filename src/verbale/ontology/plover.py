"""PLOVER: the event types an act can have, with their modes, contexts, scores and CAMEO codes.

Everything is data of this folder, read once. It says what a type is and never what words point to
it: that is each language's own knowledge.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar, cast, get_args

from verbale.errors import InvalidLexicon
from verbale.record.types import ActType

_T = TypeVar("_T")

QUADS: Mapping[int, str] = MappingProxyType(
    {
        1: "verbal cooperation",
        2: "material cooperation",
        3: "verbal conflict",
        4: "material conflict",
    }
)


@dataclass(frozen=True, slots=True)
class Mode:
    """A narrower kind of one type; `score` is None where none was published."""

    name: str
    score: float | None
    meaning: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types: quad class 1 to 4, score from -10 (hostile) to +10 (friendly).

    `decided` says what holds here where the manual contradicts itself, and why.
    """

    name: ActType
    quad: int
    score: float
    recipient: bool
    cameo: tuple[str, ...]
    meaning: str
    unlike: str
    decided: str
    modes: tuple[Mode, ...]

    def mode(self, name: str) -> Mode:
        """Return the mode of this name; InvalidLexicon where the type has none such."""
        for mode in self.modes:
            if mode.name == name:
                return mode
        raise InvalidLexicon(
            f"{self.name}: no mode {name!r}. It has: "
            f"{', '.join(mode.name for mode in self.modes) or 'none'}."
        )


@dataclass(frozen=True, slots=True)
class Context:
    """A field of politics that an act may touch."""

    name: str
    meaning: str
    unlike: str


@dataclass(frozen=True, slots=True)
class Sector:
    """What part of a society an actor belongs to."""

    code: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Cameo:
    """A code of the older scheme; `type` is None where PLOVER dropped it.

    Both published Goldstein scores are kept, since they differ on five codes.
    """

    code: str
    label: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    goldstein_gdelt: float | None
    goldstein_icews: float | None


@dataclass(frozen=True)
class Ontology:
    """All of PLOVER, by name or code."""

    types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    sectors: Mapping[str, Sector]
    cameo: Mapping[str, Cameo]

    def type(self, name: str) -> EventType:
        """Return the type of this name, in any case; InvalidLexicon where there is none.

        >>> load_ontology().type("agree").score
        2.5
        """
        found = self.types.get(name.upper())
        if found is None:
            raise InvalidLexicon(f"no event type {name!r}. There are: {', '.join(self.types)}.")
        return found

    def goldstein(self, type: str, mode: str | None = None) -> float | None:
        """Return the mean GDELT Goldstein score of the CAMEO codes of a type, or of one mode of it.

        None where no code with a score leads there.
        """
        scores = [
            code.goldstein_gdelt
            for code in self.cameo.values()
            if code.type == type
            and code.goldstein_gdelt is not None
            and (mode is None or code.mode == mode)
        ]
        return round(sum(scores) / len(scores), 2) if scores else None


@cache
def load_ontology() -> Ontology:
    """Return the ontology of this package; it is read once."""
    modes = _modes()
    types = {
        name: EventType(
            name=cast(ActType, name),
            quad=entry["quad"],
            score=float(entry["score"]),
            recipient=entry["recipient"],
            cameo=tuple(entry["cameo"]),
            meaning=entry["meaning"],
            unlike=entry.get("not", ""),
            decided=entry.get("decided", ""),
            modes=tuple(modes.pop(name, ())),
        )
        for name, entry in tomllib.loads(_text("types.toml")).items()
    }
    if list(types) != list(get_args(ActType)):
        raise InvalidLexicon("types.toml: not the types of verbale.record.types, in their order.")
    if modes:
        raise InvalidLexicon(f"modes.tsv: no such type as {', '.join(modes)}. See types.toml.")
    return Ontology(
        types=MappingProxyType(types),
        contexts=_once("contexts.tsv", (Context(*row) for row in _rows("contexts.tsv")), "name"),
        sectors=_once("sectors.tsv", (Sector(*row) for row in _rows("sectors.tsv")), "code"),
        cameo=_once("cameo.tsv", (_cameo(row) for row in _rows("cameo.tsv")), "code"),
    )


def _modes() -> dict[str, list[Mode]]:
    modes: dict[str, list[Mode]] = {}
    for type, name, score, meaning in _rows("modes.tsv"):
        known = modes.setdefault(type, [])
        if any(mode.name == name for mode in known):
            raise InvalidLexicon(f"modes.tsv: {type} {name} stands twice. Keep one line.")
        known.append(Mode(name, float(score) if score else None, meaning))
    return modes


def _cameo(row: tuple[str, ...]) -> Cameo:
    code, label, type, mode, contexts, quad, gdelt, icews = row
    return Cameo(
        code=code,
        label=label,
        type=type or None,
        mode=mode or None,
        contexts=tuple(contexts.split()),
        quad=int(quad),
        goldstein_gdelt=float(gdelt) if gdelt else None,
        goldstein_icews=float(icews) if icews else None,
    )


def _once(name: str, entries: Iterator[_T], key: str) -> Mapping[str, _T]:
    found: dict[str, _T] = {}
    for entry in entries:
        value = getattr(entry, key)
        if value in found:
            raise InvalidLexicon(f"{name}: {value} stands twice. Keep one line.")
        found[value] = entry
    return MappingProxyType(found)


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table, without its comments and its head."""
    lines = [line for line in _text(name).splitlines() if line and not line.startswith("#")]
    width = len(lines[0].split("\t"))
    for number, line in enumerate(lines[1:], 2):
        cells = tuple(line.split("\t"))
        if len(cells) != width:
            raise InvalidLexicon(
                f"{name}, row {number}: {len(cells)} cells for {width} columns. Add the tabs."
            )
        yield cells
