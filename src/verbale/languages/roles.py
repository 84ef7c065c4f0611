"""What a language's words of office must offer: the longest phrase that begins at a token."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Protocol

from verbale.languages.fr.roles import RoleMatch

__all__ = ["RoleFinder", "RoleMatch"]


class RoleFinder(Protocol):
    """Finds words of office, title, institution and crowd."""

    def match(
        self, lowered_tokens: Sequence[str], i: int, gentilics: Set[int] = ...
    ) -> RoleMatch | None:
        """Return the longest phrase that starts at token i, or None."""
        ...
