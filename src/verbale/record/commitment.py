"""Commitment: an act by which an actor binds itself or is called to, with what it amounts to.

A view of a record's act, never an entry of its own: its JSON is drawn from the act again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verbale.record.types import Act, Quantity, Time
from verbale.text.span import Span

Force = Literal["pledges", "agrees", "is ready", "hopes", "studies"]
CommitmentKind = Literal["promise", "target"]

FORCES: tuple[Force, ...] = ("pledges", "agrees", "is ready", "hopes", "studies")
"""How strongly an actor binds itself, the strongest first."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """What `by` are bound to do for `to`.

    A `promise` is their own; a `target` is what `set_by` calls them to reach, and binds nobody: it
    has no force. `joint` says that more than one state or body is bound. `deadline` is a limit and
    not a date; `condition` the words that the commitment hangs on; `words` what it is about.
    """

    act: Act
    kind: CommitmentKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    set_by: tuple[str, ...]
    force: Force | None
    joint: bool
    amounts: tuple[Quantity, ...] = ()
    deadline: Time | None = None
    condition: Span | None = None
    words: tuple[Span, ...] = ()
