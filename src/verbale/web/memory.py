"""What was computed from a store and is still true: nothing is older than its last change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

from verbale.stores.types import Store

_T = TypeVar("_T")


class Memory:
    """The latest answers of a store, forgotten with every change of it; safe between threads."""

    def __init__(self, store: Store, *, most: int = 512) -> None:
        """Remember at most so many answers."""
        self._store, self._most = store, most
        self._age = -1
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._turns: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def of(self, question: Hashable, answer: Callable[[], _T]) -> _T:
        """Return the answer to a question, computed where it is not known or no longer true.

        Whoever asks what somebody else is having computed waits for that one's answer.
        """
        age = self._store.age()
        with self._lock:
            if age != self._age:
                self._kept.clear()
                self._age = age
            if question in self._kept:
                self._kept.move_to_end(question)
                return cast(_T, self._kept[question])
            turn = self._turns.setdefault((age, question), Lock())
        with turn:
            with self._lock:
                if age == self._age and question in self._kept:
                    return cast(_T, self._kept[question])
            try:
                found = answer()
            finally:
                with self._lock:
                    self._turns.pop((age, question), None)
            with self._lock:
                # Whoever changed the store meanwhile made this answer one of yesterday.
                if age == self._age:
                    self._kept[question] = found
                    while len(self._kept) > self._most:
                        self._kept.popitem(last=False)
        return found
