"""Baseline: the figures that a change may not fall below, in a file that is committed.

Floors go up by themselves when they are updated; one goes down only where that is asked for, so
that a worse figure is always somebody's decision.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from verbale.errors import InvalidDocument

TOLERANCE = 0.2
"""By how many points a figure may miss its floor: other machines round sums otherwise."""

_HEAD = """\
# The figures that `verbale evaluate --baseline` must reach: F1 and rates in per cent.
# Written by `verbale evaluate --update-baseline`; lowering one takes --allow-lower.
"""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Floors and ceilings with the digests of what they were measured on."""

    digests: Mapping[str, str] = field(default_factory=dict)
    floors: Mapping[str, float] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)

    def shortfalls(self, now: Baseline, *, tolerance: float = TOLERANCE) -> list[str]:
        """Return a sentence for each figure that is worse now, and for each corpus that changed."""
        found = [
            f"{name}: measured on other texts than the baseline was; "
            "look at the figures and run --update-baseline"
            for name, digest in self.digests.items()
            if name in now.digests and now.digests[name] != digest
        ]
        for name, floor in self.floors.items():
            value = now.floors.get(name)
            if value is not None and value < floor - tolerance:
                found.append(f"{name}: {value:g} is below the floor of {floor:g}")
        for name, ceiling in self.ceilings.items():
            value = now.ceilings.get(name)
            if value is not None and value > ceiling + tolerance:
                found.append(f"{name}: {value:g} is above the ceiling of {ceiling:g}")
        return found

    def updated(self, now: Baseline, *, allow_lower: bool = False) -> Baseline:
        """Return the baseline with better figures taken over, and worse ones only where allowed.

        Figures that were not measured now keep their floor; a first figure of 0 makes none.
        """
        floors, ceilings = dict(self.floors), dict(self.ceilings)
        for name, value in now.floors.items():
            kept = floors.get(name, value)
            floors[name] = value if allow_lower else max(kept, value)
        floors = {name: floor for name, floor in floors.items() if floor > 0}
        for name, value in now.ceilings.items():
            kept = ceilings.get(name, value)
            ceilings[name] = value if allow_lower else min(kept, value)
        return Baseline({**self.digests, **now.digests}, floors, ceilings)


def read_baseline(path: Path) -> Baseline:
    """Read a baseline; an absent file is an empty one, InvalidDocument says what else is wrong."""
    if not path.exists():
        return Baseline()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Baseline(
            {name: str(digest) for name, digest in table.get("digests", {}).items()},
            {name: float(value) for name, value in table.get("floors", {}).items()},
            {name: float(value) for name, value in table.get("ceilings", {}).items()},
        )
    except (ValueError, TypeError, AttributeError) as fault:
        raise InvalidDocument(
            f"{path}: not a baseline ({fault}). "
            "Mend it, or delete it and run `verbale evaluate --update-baseline`."
        ) from fault


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write a baseline as TOML, the same bytes for the same figures."""
    lines = [_HEAD]
    tables: dict[str, Mapping[str, str | float]] = {
        "digests": dict(baseline.digests),
        "floors": dict(baseline.floors),
        "ceilings": dict(baseline.ceilings),
    }
    for title, table in tables.items():
        lines.append(f"\n[{title}]\n")
        # A JSON string is a TOML string too.
        lines += [f"{_quoted(name)} = {_value(value)}\n" for name, value in table.items()]
    path.write_text("".join(lines), encoding="utf-8")


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _value(value: str | float) -> str:
    return _quoted(value) if isinstance(value, str) else f"{value:.1f}"
