from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stores.store_articles import WORLD, SmallReader
from verbale.stores import Entry, Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "ask.db"), create=True)
    yield opened
    opened.close()


@pytest.fixture
def world(store: Store) -> Store:
    reader = SmallReader()
    store.put([Entry(reader.read_document(document)) for document in WORLD])
    return store
