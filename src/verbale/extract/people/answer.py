"""Answer: whom words point to, with the reason; nobody where it is not known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Answer:
    """The actors that words point to, none where it is not known, and how that was found."""

    keys: tuple[str, ...]
    how: str


NOBODY = Answer((), "not known")
