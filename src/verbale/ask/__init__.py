"""Questions as pure functions over a store, for command line, Python and pages alike."""

from verbale.ask.adding import Added, add
from verbale.ask.checking import Finding, check
from verbale.ask.documents import delete, find, show
from verbale.ask.filter import Filter
from verbale.ask.statements import statements, suggestions

__all__ = [
    "Added",
    "Filter",
    "Finding",
    "add",
    "check",
    "delete",
    "find",
    "show",
    "statements",
    "suggestions",
]
