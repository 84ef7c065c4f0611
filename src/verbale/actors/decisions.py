"""Decisions: what a user decided about who is whom, kept for good and taken back at will.

A file of JSON lines to which lines are only ever added, or the same lines in a store. A merge makes
one actor of two; a split takes a merge back. What holds now follows from all lines in their order.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from verbale.errors import InvalidKnowledge

VARIABLE = "VERBALE_DECISIONS"
DEFAULT = "verbale-decisions.jsonl"
_KINDS = ("country", "territory", "org", "group", "office", "person", "local")
_STATES = ("country:", "territory:")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file: `merge` makes `other` one with `keep`, `split` takes that back."""

    id: int
    at: str
    by: str
    do: Literal["merge", "split"]
    keep: str
    other: str
    why: str = ""


class Decisions:
    """All decisions of a file, in order.

    >>> decisions = Decisions()
    >>> merge = decisions.merge("person:Q1", "local:a", at="2026-01-01T00:00:00Z", by="me")
    >>> decisions.resolve("local:a")
    'person:Q1'
    """

    def __init__(self, lines: tuple[Decision, ...] = (), path: Path | None = None) -> None:
        """Take decisions that hold already; `path` is named in messages."""
        self._lines: list[Decision] = []
        self._path = path
        self._merged: dict[str, str] = {}
        for line in lines:
            self._apply(line)

    @staticmethod
    def read(path: Path) -> Decisions:
        """Return the decisions of a file, none where there is no such file yet.

        Raises InvalidKnowledge, with the line, where one cannot be used.
        """
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return Decisions(path=path)
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidKnowledge(f"{path}: the decisions cannot be read ({error}).") from error
        decisions = Decisions(path=path)
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                decisions._apply(_decision(line, f"{path}:{number}"))
        return decisions

    @property
    def lines(self) -> tuple[Decision, ...]:
        """All decisions, those that were taken back too, the oldest first."""
        return tuple(self._lines)

    @property
    def standing(self) -> tuple[Decision, ...]:
        """The merges that nobody took back, the oldest first."""
        last = {line.other: line for line in self._lines if line.do == "merge"}
        return tuple(line for other, line in last.items() if other in self._merged)

    @property
    def redirects(self) -> dict[str, str]:
        """Every merged key with the key that it stands for in the end."""
        return {key: self.resolve(key) for key in self._merged}

    def resolve(self, key: str) -> str:
        """Return the key that a key stands for in the end."""
        while key in self._merged:
            key = self._merged[key]
        return key

    def merge(self, keep: str, other: str, *, at: str, by: str, why: str = "") -> Decision:
        """Decide that `other` is the same actor as `keep`, and return the line that says so.

        Raises InvalidKnowledge where they are one already, of two kinds, or states.
        """
        if keep.startswith(_STATES):
            # Whoever speaks for a state is found by its code, which no decision can change.
            raise InvalidKnowledge(f"{keep} is what its code says: states cannot be merged.")
        decision = Decision(len(self._lines) + 1, at, by, "merge", keep, other, why)
        self._apply(decision)
        return decision

    def split(self, other: str, *, at: str, by: str, why: str = "") -> Decision:
        """Take back the merge of `other`, and return the line that says so.

        Raises InvalidKnowledge where it is merged with nobody.
        """
        keep = self._merged.get(other)
        if keep is None:
            merged = ", ".join(sorted(self._merged)) or "nobody is"
            raise InvalidKnowledge(
                f"{self._place}{other} is not merged into another actor. Merged: {merged}. "
                "A merge that a store keeps is split with --store."
            )
        decision = Decision(len(self._lines) + 1, at, by, "split", keep, other, why)
        self._apply(decision)
        return decision

    @property
    def _place(self) -> str:
        return f"{self._path}: " if self._path else ""

    def _apply(self, decision: Decision) -> None:
        keep, other = decision.keep, decision.other
        if decision.do == "split":
            if self._merged.get(other) != keep:
                raise InvalidKnowledge(
                    f"{self._place}decision {decision.id} splits {other} from {keep}, "
                    "which are not merged. Take the line out or restore the merge before it."
                )
            del self._merged[other]
        else:
            kinds = {keep.partition(":")[0], other.partition(":")[0]}
            if not kinds <= set(_KINDS) or len(kinds - {"local"}) > 1:
                raise InvalidKnowledge(
                    f"{self._place}{keep} and {other} are not of one kind. "
                    f"Give two keys that both begin with one of {', '.join(_KINDS)}."
                )
            if self.resolve(keep) == self.resolve(other):
                raise InvalidKnowledge(f"{self._place}{keep} and {other} are one actor already.")
            if other in self._merged:
                raise InvalidKnowledge(
                    f"{self._place}{other} is merged into {self._merged[other]}. "
                    f"Split it first: verbale actors split {other}"
                )
            self._merged[other] = keep
        self._lines.append(decision)


def history(lines: Iterable[Decision], key: str | None = None) -> tuple[Decision, ...]:
    """Return the decisions about an actor and about all that are one with it, or all."""
    known = tuple(lines)
    if key is None:
        return known
    about = {key}
    while True:
        more = {k for d in known for k in (d.keep, d.other) if {d.keep, d.other} & about}
        if more <= about:
            break
        about |= more
    return tuple(d for d in known if {d.keep, d.other} & about)


def together(first: Decisions, second: Decisions) -> dict[str, str]:
    """Return every merged key with the key that it stands for by both; the first one's word counts.

    >>> one, other = Decisions(), Decisions()
    >>> _ = one.merge("person:Q1", "local:a", at="", by="me")
    >>> _ = other.merge("person:Q2", "local:a", at="", by="me")
    >>> together(one, other) == {"local:a": "person:Q2", "person:Q1": "person:Q2"}
    True
    """
    merged = first.redirects

    def end(key: str) -> str:
        while key in merged:
            key = merged[key]
        return key

    for key, keep in second.redirects.items():
        # What both decide about makes one actor of all: no word of either is lost.
        if end(key) != end(keep):
            merged[end(key)] = end(keep)
    return {key: end(key) for key in merged}


def place() -> Path:
    """Return the file of decisions that holds here: the variable's, else the one in this folder."""
    return Path(os.environ.get(VARIABLE) or DEFAULT)


def append(path: Path, decision: Decision) -> None:
    """Add a decision at the end of a file, which is never written otherwise."""
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(asdict(decision), ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def stamp(now: datetime) -> str:
    """Return a moment as decisions state it: UTC, to the second."""
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")


def _decision(line: str, place: str) -> Decision:
    try:
        value: Any = json.loads(line)
        decision = Decision(**value)
    except (ValueError, TypeError) as error:
        raise InvalidKnowledge(
            f"{place}: no decision ({error}). A line is written by `verbale actors merge` or "
            "`split`; take a broken one out."
        ) from error
    if decision.do not in ("merge", "split"):
        raise InvalidKnowledge(f"{place}: {decision.do!r} is neither merge nor split.")
    return decision
