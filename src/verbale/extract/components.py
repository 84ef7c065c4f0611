"""Verbale's steps as spaCy components, for anybody's pipeline: `nlp.add_pipe("verbale_statements")`."""

from __future__ import annotations

from typing import Any


def make_sentences(nlp: Any, name: str) -> Any:
    """Return the component that sets sentence starts by rule."""
    raise NotImplementedError


def make_statements(nlp: Any, name: str) -> Any:
    """Return the component that reads statements."""
    raise NotImplementedError
