"""The columns of CSV, view by view: an answer without rows has them too."""

from __future__ import annotations

DOCUMENTS = (
    "document", "published", "publisher", "title", "language", "statements", "acts", "cursor",
)  # fmt: skip
STATEMENTS = (
    "document", "statement", "published", "publisher", "title", "language", "speakers",
    "addressees", "cue", "words", "mode", "type", "within", "content", "cursor",
)  # fmt: skip
ACTS = (
    "document", "act", "published", "publisher", "type", "mode", "status", "sources", "targets",
    "anchor", "anchor_span", "excerpt", "issue", "within", "claimed_by", "cursor",
)  # fmt: skip
COMMITMENTS = (
    "document", "act", "published", "publisher", "kind", "by", "to", "set_by", "claimed_by",
    "force", "joint", "amounts", "deadline", "condition", "type", "status", "anchor",
    "anchor_span", "words", "content", "cursor",
)  # fmt: skip
POSITIONS = (
    "document", "entry", "published", "publisher", "stance", "kind", "who", "towards",
    "claimed_by", "anchor", "words", "spans",
)  # fmt: skip
ENTRIES = (
    "document", "layer", "id", "who", "towards", "label", "cue", "start", "end", "words",
)  # fmt: skip
CORRECTIONS = (
    "number", "document", "layer", "place", "verdict", "author", "at", "undone_by",
)  # fmt: skip
