"""What a language's words of office must offer: the longest phrase that begins at a token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal, Protocol

from verbale.record.types import Role

RoleKind = Literal["role", "source", "title", "institution", "group"]


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """Tokens [start, end) that say who somebody is.

    - `kind` is `role` (an office or occupation), `source` (an unnamed one), `title` (`M.`, a name
      follows), `institution` (its `institution` is a word of the knowledge base) or `group`.
    - `phrase` is the dictionary form, `head` the token of the head noun.
    - `gender` (`m`, `f`) and `number` (`s`, `p`) are empty where the form leaves them open.
    - `country` says that the role needs a country to point to anybody; `inside` holds the tokens
      that were skipped between head and complement, as in `ministre russe des Affaires étrangères`.
    - `former` says that the office is no longer held (`ex-président`).
    """

    start: int
    end: int
    kind: RoleKind
    role: Role | None
    phrase: str
    head: int
    gender: str
    number: str
    country: bool = False
    institution: str | None = None
    inside: tuple[int, ...] = ()
    former: bool = False
    by_country: Mapping[str, Role] = field(default_factory=dict)

    def role_in(self, country: str | None) -> Role | None:
        """Return the role that the words stand for in a country: `secrétaire d'État américain`."""
        return self.by_country.get(country, self.role) if country else self.role


class RoleFinder(Protocol):
    """Finds words of office, title, institution and crowd."""

    def match(
        self, lowered_tokens: Sequence[str], i: int, gentilics: Set[int] = ...
    ) -> RoleMatch | None:
        """Return the longest phrase that starts at token i, or None."""
        ...
