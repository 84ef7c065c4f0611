"""Draft: a statement while it is being read, before its speaker has an identity."""

from __future__ import annotations

from dataclasses import dataclass, field

from verbale.extract.verbs import VerbGroup

Range = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """A statement in token ranges; `content` alone is in characters of the document.

    `voice` holds the tokens that name the speaker. Where it is None the speaker is that of
    `follows`, and where both are None nobody is named. `anchor` is the token after which the
    statement is read.
    """

    rule: str
    sentence: int
    anchor: int
    content: list[Range]
    type: str = "assertion"
    cue: Range | None = None
    voice: Range | None = None
    addressee: Range | None = None
    follows: Draft | None = None
    group: VerbGroup | None = None
    weak: bool = False
    quoted: bool = False
    partner: bool = False
    turn: bool = False
    source: Range | None = None
    first_person: str = ""
    notes: list[str] = field(default_factory=list)
