"""The OpenAPI description of the interface for programs, made from what the types say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verbale import __version__
from verbale.record.commitment import FORCES
from verbale.record.schema import schema
from verbale.web.settings import Settings

_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_FILTERS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "speaker": ("A country's ISO code, an actor's key, or a name. Of acts: their source.", {}),
    "addressee": ("The same, for whom it was said to. Of acts: their target.", {}),
    "towards": ("The same, for whom it was said to or of.", {}),
    "since": ("A year, month or day; included.", {"pattern": _DATE}),
    "until": ("A year, month or day; included.", {"pattern": _DATE}),
    "publisher": ("Who published the document.", {}),
    "search": ('Words: all of them, "a phrase", -without, begin*.', {}),
    "anywhere": ("Search the whole document.", {"enum": ["true", "false"]}),
    "language": ("The language of the document.", {}),
    "document": ("The id of a document.", {}),
    "type": ("The class of the cue: promise, denial, warning …", {}),
    "act": ("The type of an act that the statement claims.", {}),
    "issue": ("Words that such an act is about.", {}),
}
_PROBLEMS = {
    400: "The question has no meaning",
    401: "The token is missing or wrong",
    403: "Not allowed: another site, or a read-only server",
    404: "There is no such thing",
    413: "The body is too large",
    415: "The body is no JSON",
    421: "The server is not called so",
    422: "The body cannot be used",
    503: "It took too long, or the store cannot be read",
}


def description(settings: Settings) -> dict[str, Any]:
    """Return the OpenAPI 3.1 description of this server."""
    made: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "Verbale",
            "version": __version__,
            "summary": "Who said what to whom, each entry resting on exact words.",
            "description": (
                "Every list is paged by cursor: pass `next` of one answer as `after` of the next "
                "question. Errors are problem+json. Offsets count Unicode code points."
            ),
        },
        "servers": [{"url": "/api/v1"}],
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "responses": {
                f"Problem{status}": {
                    "description": text,
                    "content": {
                        "application/problem+json": {
                            "schema": {"$ref": "#/components/schemas/Problem"}
                        }
                    },
                }
                for status, text in _PROBLEMS.items()
            },
        },
    }
    if settings.token is not None:
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"token": []}]
    return made


def _paths() -> dict[str, Any]:
    limit = _query("limit", "Rows at a time.", {"type": "integer", "minimum": 1, "maximum": 200})
    after = _query("after", "The cursor `next` of the page before.")
    filters = [
        _query(name, text, {"type": "string", "minLength": 1, **more})
        for name, (text, more) in _FILTERS.items()
    ]
    who = _query("who", "The key of an actor that the document has.")
    listed = [*filters, after, limit]
    return {
        "/home": {"get": _reads("How much is stored, the newest documents, who speaks", "Home")},
        "/documents": {
            "get": _reads("Documents, the newest first", "Documents", [who, after, limit]),
            "post": {
                "operationId": "addDocument",
                "summary": "Read a text, and keep it where `keep` is true",
                "requestBody": _body("NewDocument"),
                "responses": {
                    "200": _answer("Read and not kept", "Reading"),
                    "201": _answer("Read and kept", "Reading"),
                    **_problems(403, 413, 415, 422, 503),
                },
            },
        },
        "/documents/{document}": {
            "get": _reads(
                "The record of a document",
                "Record",
                [
                    {
                        "name": "document",
                        "in": "path",
                        "required": True,
                        "description": "The id of the document.",
                        "schema": {"type": "string", "minLength": 1},
                    }
                ],
                404,
            )
        },
        "/statements": {"get": _reads("Statements, the newest first", "Statements", listed)},
        "/acts": {"get": _reads("Acts, the newest first", "Acts", listed)},
        "/who": {
            "get": _reads(
                "Somebody: as the documents know them, what they said, acts by and towards",
                "Who",
                [_query("name", "A country's ISO code, a key or a name.", required=True)],
                404,
            )
        },
        "/pair": {
            "get": _reads(
                "Two actors and what each said of, did to and promised the other",
                "Pair",
                [
                    _query("first", "One side.", required=True),
                    _query("second", "The other.", required=True),
                ],
                404,
            )
        },
        "/issue": {
            "get": _reads(
                "An issue: statements with its words and acts about it",
                "Issue",
                [_query("words", "The words of the issue.", required=True)],
            )
        },
        "/commitments": {
            "get": _reads(
                "Commitments, the newest first",
                "Commitments",
                [
                    _query("by", "Who is bound."),
                    _query("to", "For whom."),
                    _query("set_by", "Who calls for it."),
                    _query("kind", "A promise of one's own.", {"enum": ["promise", "target"]}),
                    _query("force", "At least so strong.", {"enum": list(FORCES)}),
                    _query("min_amount", "At least so much, with its unit: 8000000 EUR."),
                    _query("due_after", "A year, month or day.", {"pattern": _DATE}),
                    _query("due_before", "A year, month or day.", {"pattern": _DATE}),
                    after,
                    limit,
                ],
            )
        },
        "/positions": {
            "get": _reads(
                "The stances of somebody on an issue",
                "Positions",
                [
                    _query("who", "A country's ISO code, a key or a name.", required=True),
                    _query("on", "Words, or the key of a concept.", required=True),
                ],
                404,
            )
        },
        "/corrections": {
            "get": _reads("What people said of entries, undone ones too", "Corrections"),
            "post": {
                "operationId": "correct",
                "summary": "Accept, reject or correct an entry; the reading itself stays",
                "requestBody": _body("NewCorrection"),
                "responses": {
                    "201": _answer("Kept", "Correction"),
                    **_problems(400, 403, 404, 413, 415, 422, 503),
                },
            },
        },
        "/corrections/{number}": {
            "delete": {
                "operationId": "undo",
                "summary": "Undo a correction; it stays in the list as undone",
                "parameters": [
                    {
                        "name": "number",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "integer", "minimum": 1},
                    },
                    _query("author", "Who undoes it."),
                ],
                "responses": {
                    "200": _answer("Undone", "Correction"),
                    **_problems(400, 403, 404, 503),
                },
            }
        },
        "/corrected": {
            "get": {
                "operationId": "corrected",
                "summary": "Corrected records, one a line, in the evaluation format",
                "parameters": [
                    _query(
                        "checked",
                        "Leave out what nobody has checked.",
                        {"type": "string", "enum": ["true", "false"]},
                    )
                ],
                "responses": {
                    "200": {
                        "description": "A record a line",
                        "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
                    },
                    **_problems(400, 503),
                },
            }
        },
    }


def _query(
    name: str, text: str, schema: Mapping[str, Any] | None = None, *, required: bool = False
) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": required,
        "description": text,
        "schema": dict(schema or {"type": "string", "minLength": 1}),
    }


def _reads(
    summary: str, answer: str, parameters: list[dict[str, Any]] | None = None, *more: int
) -> dict[str, Any]:
    return {
        "operationId": answer[0].lower() + answer[1:],
        "summary": summary,
        "parameters": parameters or [],
        "responses": {"200": _answer(summary, answer), **_problems(400, 503, *more)},
    }


def _answer(text: str, name: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{name}"}
    return {"description": text, "content": {"application/json": {"schema": schema}}}


def _body(name: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{name}"}
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _problems(*statuses: int) -> dict[str, Any]:
    return {
        str(status): {"$ref": f"#/components/responses/Problem{status}"}
        for status in sorted({*statuses, 401, 421})
    }


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _many(name: str) -> dict[str, Any]:
    return {"type": "array", "items": _ref(name)}


def _object(properties: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        **more,
    }


def _schemas() -> dict[str, Any]:
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    number, span = {"type": "integer"}, {"type": "array", "items": {"type": "integer"}}
    facets = {"type": "object", "additionalProperties": _many("Count")}
    near = {
        "type": "object",
        "additionalProperties": {"type": "array", "items": {"type": "string"}},
    }
    head = {"document": text, "published": maybe, "publisher": maybe}
    moments = {"type": "array", "items": {"type": "object"}}
    return {
        "Problem": _object({"type": text, "title": text, "status": number, "detail": text}),
        "Party": _object({"key": text, "name": text, "country": maybe}),
        "Count": _object({"value": text, "name": text, "number": number, "country": maybe}),
        "DocumentRow": _object(
            {
                **head,
                "title": text,
                "language": text,
                "statements": number,
                "acts": number,
                "cursor": text,
            }
        ),
        "Statement": _object(
            {
                **head,
                "statement": text,
                "title": maybe,
                "language": text,
                "speakers": _many("Party"),
                "addressees": _many("Party"),
                "cue": maybe,
                "words": text,
                "mode": {"enum": ["direct", "indirect", "mixed"]},
                "type": maybe,
                "within": maybe,
                "cue_span": {"type": ["array", "null"], "items": number},
                "content": {"type": "array", "items": span},
                "cursor": text,
            }
        ),
        "Act": _object(
            {
                **head,
                "act": text,
                "type": text,
                "mode": maybe,
                "status": {"enum": ["actual", "negated", "hypothetical"]},
                "sources": _many("Party"),
                "targets": _many("Party"),
                "anchor": text,
                "anchor_span": span,
                "excerpt": text,
                "issue": maybe,
                "within": maybe,
                "claimed_by": _many("Party"),
                "cursor": text,
            }
        ),
        "Home": _object(
            {"totals": {"type": "object"}, "newest": _many("DocumentRow"), "facets": facets}
        ),
        "Documents": _object({"documents": _many("DocumentRow"), "next": maybe}),
        "Statements": _object(
            {
                "total": number,
                "statements": _many("Statement"),
                "facets": facets,
                "next": maybe,
                "suggestions": near,
            }
        ),
        "Acts": _object(
            {"total": number, "acts": _many("Act"), "next": maybe, "suggestions": near}
        ),
        "Seen": _object(
            {
                "key": text,
                "kind": text,
                "name": text,
                "country": maybe,
                "roles": {"type": "array", "items": text},
                "names": {"type": "array", "items": text},
                "documents": number,
                "latest": maybe,
            }
        ),
        "Who": _object(
            {
                "name": text,
                "label": text,
                "seen": _many("Seen"),
                "said": _ref("Statements"),
                "acts_by": _ref("Acts"),
                "acts_towards": _ref("Acts"),
                "commitments": _many("Commitment"),
                "counterparts": _many("Count"),
                "merges": _many("Merge"),
            }
        ),
        "Merge": _object(
            {"keep": text, "other": text, "by": text, "at": text, "why": text, "id": number}
        ),
        "Direction": _object(
            {
                "source": text,
                "target": text,
                "said": _ref("Statements"),
                "acts": _ref("Acts"),
                "commitments": _many("Commitment"),
                "timeline": moments,
            }
        ),
        "Pair": _object({"there": _ref("Direction"), "back": _ref("Direction")}),
        "Commitment": _object(
            {
                **head,
                "act": text,
                "kind": {"enum": ["promise", "target"]},
                "by": _many("Party"),
                "to": _many("Party"),
                "force": maybe,
                "deadline": {"type": ["object", "null"]},
                "condition": maybe,
                "words": text,
                "cursor": text,
            }
        ),
        "Commitments": _object({"commitments": _many("Commitment"), "next": maybe}),
        "Position": _object(
            {**head, "entry": text, "stance": text, "kind": text, "who": _many("Party")}
        ),
        "Positions": _object({"who": text, "on": text, "positions": _many("Position")}),
        "Issue": _object(
            {"issue": text, "said": _ref("Statements"), "acts": _ref("Acts"), "timeline": moments}
        ),
        "Correction": _object(
            {
                "number": number,
                "document": text,
                "layer": text,
                "place": text,
                "verdict": {"enum": ["accepted", "rejected", "corrected"]},
                "before": {"type": "object"},
                "after": {"type": ["object", "null"]},
                "author": text,
                "at": text,
                "undone_by": maybe,
                "undone_at": maybe,
            }
        ),
        "Corrections": _object({"corrections": _many("Correction")}),
        "NewDocument": {
            "type": "object",
            "properties": {
                "text": {"type": "string", "pattern": r"\S"},
                "id": {"type": "string", "pattern": r"\S"},
                "title": {"type": "string", "pattern": r"\S"},
                "publisher": {"type": "string", "pattern": r"\S"},
                "published": {"type": "string", "format": "date"},
                "language": {"enum": ["fr"]},
                "keep": {"type": "boolean"},
            },
            "required": ["text"],
            "additionalProperties": False,
        },
        "NewCorrection": {
            "type": "object",
            "properties": {
                "document": {"type": "string", "minLength": 1},
                "layer": {"enum": ["statements", "acts", "quantities", "times"]},
                "entry": {"type": "string", "minLength": 1},
                "verdict": {"enum": ["accepted", "rejected", "corrected"]},
                "author": {"type": "string", "maxLength": 200},
                "after": {"type": "object"},
            },
            "required": ["document", "layer", "entry", "verdict"],
            "additionalProperties": False,
        },
        "Reading": _object({"outcome": maybe, "record": _ref("Record")}),
        "Record": {
            "type": "object",
            "description": f"{schema()['title']}: `verbale schema` prints its whole schema.",
            "required": ["document", "actors", "statements", "acts", "provenance"],
        },
    }
