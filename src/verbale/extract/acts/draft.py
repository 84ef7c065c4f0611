"""ActDraft: an act while it is being read, in tokens, its parties already known by their keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from verbale.extract.statements.draft import Draft
from verbale.extract.verbs import VerbGroup
from verbale.languages.trigger import Trigger
from verbale.record.types import ActType, Status

Range = tuple[int, int]
Keys = tuple[str, ...]


@dataclass(slots=True)
class ActDraft:
    """An act; `anchor`, `about` and `complement` are token ranges.

    `complement` is what the trigger governs: an act in it is what was promised or asked and no
    second one; `reach` is all that stands after the trigger in its clause. `said` is the statement
    whose cue the trigger is, `inside` the one in whose content it stands.
    """

    trigger: Trigger
    type: ActType
    anchor: Range
    sentence: int
    sources: Keys
    targets: Keys
    status: Status = "actual"
    about: list[Range] = field(default_factory=list)
    complement: Range | None = None
    reach: Range | None = None
    group: VerbGroup | None = None
    said: Draft | None = None
    inside: Draft | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def parties(self) -> frozenset[str]:
        """All who take part, whichever side they are on."""
        return frozenset((*self.sources, *self.targets))
