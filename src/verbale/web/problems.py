"""Problems: what went wrong, as a page for people and as problem+json (RFC 9457) for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from verbale.errors import (
    InvalidDocument,
    InvalidQuestion,
    InvalidRecord,
    StoreError,
    UnknownLanguage,
    UnreadableSource,
    VerbaleError,
)
from verbale.exports.printable import one_line
from verbale.web.words import preferred, words

TITLES: Mapping[int, str] = {
    400: "This question cannot be asked",
    401: "A token is needed",
    403: "This is not allowed here",
    404: "There is no such thing",
    405: "This address does not take that method",
    413: "This is too large",
    415: "This form of body is not taken",
    421: "This server has another name",
    422: "This cannot be read",
    500: "Something broke here",
    503: "This took too long, or the store cannot be used",
}
_UNREADABLE = (InvalidDocument, UnreadableSource, UnknownLanguage, InvalidRecord)


class Problem(Exception):
    """A request that is answered with a problem of this status."""

    def __init__(self, status: int, detail: str) -> None:
        """Say what is wrong and what to do."""
        super().__init__(detail)
        self.status, self.detail = status, detail


def status_of(error: VerbaleError) -> int:
    """Return the status that an error of ours is told by."""
    from verbale.web.site import NotFound

    if isinstance(error, NotFound):
        return 404
    if isinstance(error, InvalidQuestion):
        return 400
    if isinstance(error, _UNREADABLE):
        return 422
    return 503 if isinstance(error, StoreError) else 500


def problem_json(status: int, detail: str) -> Response:
    """Return a problem for programs."""
    from verbale.web.site import json_response

    body: dict[str, Any] = {
        "type": "about:blank",
        "title": TITLES.get(status, "Error"),
        "status": status,
        "detail": one_line(detail),
    }
    return json_response(body, status=status, media_type="application/problem+json")


def problem_for(scope: Scope, status: int, detail: str) -> Response:
    """Return a problem in the form that the request asks for, without a page around it."""
    if _wants_data(scope):
        return problem_json(status, detail)
    headers = Headers(scope=scope)
    language = preferred(headers.get("accept-language", ""))
    from verbale.web.bare import bare_page

    return HTMLResponse(bare_page(words(language), status, detail), status_code=status)


def wants_data(request: Request) -> bool:
    """Say whether a program asks, by its address or by what it accepts."""
    return _wants_data(request.scope)


def _wants_data(scope: Scope) -> bool:
    path = scope["path"]
    if path.startswith("/api/v1") or path.endswith((".json", ".csv", ".jsonl")):
        return True
    return "text/html" not in Headers(scope=scope).get("accept", "text/html")
