"""Verbale reads diplomatic and political news and keeps the record of who said what to whom."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verbale.errors import VerbaleError
    from verbale.extract.reader import Verbale, load
    from verbale.record.types import Record, Statement
    from verbale.text.document import Document
    from verbale.text.span import Span

__version__ = "0.1.0"
__all__ = ["Document", "Record", "Span", "Statement", "Verbale", "VerbaleError", "load"]

_HOMES = {
    "Document": "verbale.text.document",
    "Record": "verbale.record.types",
    "Span": "verbale.text.span",
    "Statement": "verbale.record.types",
    "Verbale": "verbale.extract.reader",
    "VerbaleError": "verbale.errors",
    "load": "verbale.extract.reader",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'verbale' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
