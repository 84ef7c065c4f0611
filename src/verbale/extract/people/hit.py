"""Hit: words of a text that may point to an actor, before anybody asks which one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verbale.record.types import Role

HitKind = Literal["name", "person", "role", "source", "institution", "group", "pronoun", "unknown"]
Determiner = Literal["definite", "indefinite", "possessive", "demonstrative", ""]


@dataclass(slots=True)
class Hit:
    """Tokens [start, end) that point to somebody; [name_start, name_end) is a proper name in them.

    `keys` are the actors of the knowledge base that the words name, the likeliest first.
    `countries` are those named beside a role or institution, `bodies` the organisations it belongs
    to. `leader` is the person whose government it is (`l'administration Trump`), and the name in
    [patron_start, patron_end) is of whom an office serves (`le porte-parole de M. Diallo`).
    """

    start: int
    end: int
    head: int
    kind: HitKind
    keys: tuple[str, ...] = ()
    form: str = ""
    role: Role | None = None
    phrase: str = ""
    institution: str | None = None
    gender: str = ""
    number: str = ""
    determiner: Determiner = ""
    count: int = 0
    countries: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    name_start: int = -1
    name_end: int = -1
    patron_start: int = -1
    patron_end: int = -1
    entity: str = ""
    counterpart: bool = False
    former: bool = False
    place: bool = False
    leader: Hit | None = None

    @property
    def named(self) -> bool:
        """Whether a proper name of a person or unknown body stands in the words."""
        return self.name_start >= 0
