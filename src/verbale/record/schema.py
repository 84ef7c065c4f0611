"""The JSON Schema of a record: what FORMAT.md says, for machines."""

from __future__ import annotations

from typing import Any, get_args

from verbale.record.types import (
    ActorKind,
    ActType,
    Approximation,
    Bound,
    Mode,
    Per,
    Precision,
    Role,
    Status,
)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that every record of `verbale read` validates against."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:verbale:record:1",
        "title": "Verbale record",
        "description": (
            "All that one reading of one document found. Offsets count Unicode code points of "
            "document.text, end exclusive. Unknown is null or an empty list, never a guess."
        ),
        **_closed(
            {
                "document": {"$ref": "#/$defs/document"},
                "actors": {"type": "object", "additionalProperties": {"$ref": "#/$defs/actor"}},
                "mentions": _list("#/$defs/mention"),
                "statements": _list("#/$defs/statement"),
                "acts": _list("#/$defs/act"),
                "quantities": _list("#/$defs/quantity"),
                "times": _list("#/$defs/time"),
                "provenance": {"$ref": "#/$defs/provenance"},
            }
        ),
        "$defs": _definitions(),
    }


def _definitions() -> dict[str, Any]:
    keys = {"type": "array", "items": {"type": "string"}}
    strings = {"type": "array", "items": {"type": "string"}}
    maybe = {"type": ["string", "null"]}
    day = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    span = {"$ref": "#/$defs/span"}
    spans = {"type": "array", "items": span}
    maybe_entry = {"anyOf": [{"$ref": "#/$defs/entry"}, {"type": "null"}]}
    return {
        "span": {
            "description": "[start, end): text[start:end]",
            "type": "array",
            "prefixItems": [
                {"type": "integer", "minimum": 0},
                {"type": "integer", "minimum": 0},
            ],
            "items": False,
            "minItems": 2,
        },
        "document": _closed(
            {
                "id": {"type": "string"},
                "language": {"type": "string"},
                "published": {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                "publisher": maybe,
                "title": maybe,
                "text": {"type": "string"},
            }
        ),
        "actor": _closed(
            {
                "kind": {"enum": list(get_args(ActorKind))},
                "names": strings,
                "country": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"},
                "role": {"enum": [*get_args(Role), None]},
                "members": keys,
            }
        ),
        "mention": _closed({"span": span, "actors": keys}),
        "statement": _closed(
            {
                "id": {"type": "string"},
                "speakers": keys,
                "addressees": keys,
                "cue": {"anyOf": [span, {"type": "null"}]},
                "content": {**spans, "minItems": 1},
                "mode": {"enum": list(get_args(Mode))},
                "within": maybe,
            }
        ),
        "act": _closed(
            {
                "id": {"type": "string"},
                "type": {"enum": list(get_args(ActType))},
                "sources": keys,
                "targets": keys,
                "anchor": span,
                "about": spans,
                "status": {"enum": list(get_args(Status))},
                "within": maybe,
            }
        ),
        "quantity": _closed(
            {
                "span": span,
                "value": {"type": "number"},
                "unit": {"type": "string"},
                "per": {"enum": [*get_args(Per), None]},
            }
        ),
        "time": _closed({"span": span, "value": maybe}),
        "entry": {
            "description": (
                "Who vouches for one entry; type is the class of a statement's cue, "
                "mode the narrower kind of an act, complement what it promises or asks, "
                "issues and contexts what that touches, "
                "voice the words that name its speaker, approximate the hedge of a quantity, "
                "earliest and latest the days that a time allows."
            ),
            "type": "object",
            "properties": {
                "component": {"type": "string"},
                "rule": {"type": "string"},
                "because": strings,
                "type": {"type": "string"},
                "voice": span,
                "mode": {"type": "string"},
                "complement": span,
                "issues": strings,
                "contexts": strings,
                "approximate": {"enum": list(get_args(Approximation))},
                "earliest": day,
                "latest": day,
                "precision": {"enum": list(get_args(Precision))},
                "bound": {"enum": list(get_args(Bound))},
            },
            "additionalProperties": False,
        },
        "provenance": _closed(
            {
                "verbale": {"type": "string"},
                "model": {"type": "string"},
                "input": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
                "layers": {
                    "description": "What was looked for: other lists are unread, not empty.",
                    **strings,
                },
                "warnings": strings,
                "entries": _closed(
                    {
                        "document": _closed({"warnings": strings}),
                        "actors": {"type": "object", "additionalProperties": maybe_entry},
                        "mentions": {"type": "array", "items": maybe_entry},
                        "statements": {"type": "object", "additionalProperties": maybe_entry},
                        "acts": {"type": "object", "additionalProperties": maybe_entry},
                        "quantities": {"type": "array", "items": maybe_entry},
                        "times": {"type": "array", "items": maybe_entry},
                    }
                ),
            }
        ),
    }


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    """Return an object of exactly these members: none missing, none besides."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(reference: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": reference}}
