"""How often a rule is right: measured once on evaluation sets, kept as a small table.

A rule is one of many words in one of few shapes; single words are too rare to be measured, so that
figures are those of the shape. What was seen fewer than ten times has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verbale.record.types import Provenance

COLUMNS = ("set", "component", "family", "right", "found")
FILE = "rule_precision.tsv"
FEWEST = 10


@dataclass(frozen=True, slots=True)
class Precision:
    """Of so many entries that rules of this family found in a set, so many were right."""

    set: str
    component: str
    family: str
    right: int
    found: int

    def __str__(self) -> str:
        return (
            f"{100 * self.right / self.found:.0f} % ({self.right} of {self.found} right, "
            f"{self.family}, on {self.set})"
        )


def family(provenance: Provenance) -> str:
    """Return the shape that a rule belongs to.

    >>> family(Provenance("verbale_statements", "dire + que", "", ""))
    'cue + que'
    """
    rule = provenance.rule
    if provenance.component == "verbale_acts":
        return rule.rpartition(": ")[2]
    if " + " in rule:
        return "cue + " + rule.rpartition(" + ")[2]
    return "preposition" if rule.startswith("preposition ") else rule


def precisions(provenance: Provenance) -> tuple[Precision, ...]:
    """Return what is known of the rule that made an entry; empty where nothing is."""
    return _table().get((provenance.component, family(provenance)), ())


@cache
def _table() -> dict[tuple[str, str], tuple[Precision, ...]]:
    text = files(__package__).joinpath("data").joinpath(FILE).read_text(encoding="utf-8")
    found: dict[tuple[str, str], tuple[Precision, ...]] = {}
    for line in text.splitlines():
        if line.startswith("#") or line == "\t".join(COLUMNS):
            continue
        name, component, shape, right, count = line.split("\t")
        one = Precision(name, component, shape, int(right), int(count))
        found[component, shape] = (*found.get((component, shape), ()), one)
    return found
