from __future__ import annotations

import threading

import pytest

from stores.store_articles import record
from verbale.stores import Entry, Store
from verbale.web.memory import Memory


def test_an_answer_is_computed_once_until_the_store_changes(store: Store) -> None:
    memory, asked = Memory(store), []

    def answer() -> int:
        asked.append(1)
        return len(asked)

    assert (memory.of("a", answer), memory.of("a", answer), memory.of("b", answer)) == (1, 1, 2)
    store.put([Entry(record("M. Wang a dit que oui."))])
    assert memory.of("a", answer) == 3


def test_the_oldest_answer_is_forgotten(store: Store) -> None:
    memory = Memory(store, most=2)
    for question in ("a", "b", "a", "c"):
        memory.of(question, question.lower)
    assert memory.of("a", lambda: "anew") == "a"
    assert memory.of("b", lambda: "anew") == "anew"


def test_ten_who_ask_the_same_at_once_have_it_computed_once(store: Store) -> None:
    memory, asked, started = Memory(store), [], threading.Event()

    def slow() -> str:
        asked.append(1)
        started.wait(0.2)
        return "found"

    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(memory.of("a", slow))) for _ in range(10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["found"] * 10
    assert len(asked) == 1


def test_an_answer_that_fails_is_not_kept(store: Store) -> None:
    memory = Memory(store)

    def broken() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        memory.of("a", broken)
    assert memory.of("a", lambda: "yes") == "yes"
