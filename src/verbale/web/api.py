"""The interface for programs under /api/v1: the same views as data, and what changes the store.

Each operation is described once, in `description.py`; here is what it does.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from verbale.ask import correcting
from verbale.ask.filter import Filter
from verbale.errors import InvalidDocument, InvalidQuestion
from verbale.readers.protocol import Defaults
from verbale.record.json import dumps
from verbale.stores.pages import Verdict
from verbale.text.document import parse_published
from verbale.web import changing, views
from verbale.web.description import description
from verbale.web.export import export
from verbale.web.problems import Problem
from verbale.web.site import Site, View, json_response

BASE = "/api/v1"


def routes(site: Site) -> list[BaseRoute]:
    """Return the routes of the interface and of the pages that describe it."""

    def reads(view: Callable[[Site, Request], View]) -> Callable[[Request], Response]:
        return lambda request: json_response(view(site, request).data())

    return [
        Route(f"{BASE}/home", reads(views.home)),
        Route(f"{BASE}/documents", reads(_checked(views.documents, ("after", "limit", "who")))),
        Route(f"{BASE}/documents", _changes(site, _add), methods=["POST"]),
        Route(f"{BASE}/documents/{{id:path}}", lambda request: _document(site, request)),
        Route(f"{BASE}/statements", reads(_filtered(views.statements))),
        Route(f"{BASE}/acts", reads(_filtered(views.acts))),
        Route(f"{BASE}/who", reads(lambda s, r: views.who(s, r, _need(r, "name")))),
        Route(
            f"{BASE}/pair",
            reads(lambda s, r: views.pair(s, r, _need(r, "first"), _need(r, "second"))),
        ),
        Route(f"{BASE}/issue", reads(lambda s, r: views.issue(s, r, _need(r, "words")))),
        Route(f"{BASE}/commitments", reads(views.commitments)),
        Route(f"{BASE}/positions", reads(views.positions)),
        Route(f"{BASE}/corrections", reads(views.corrections)),
        Route(f"{BASE}/corrections", _changes(site, _correct), methods=["POST"]),
        Route(f"{BASE}/corrections/{{number:int}}", _changes(site, _undo), methods=["DELETE"]),
        Route(f"{BASE}/corrected", lambda request: export(site, request)),
        Route(f"{BASE}/openapi.json", lambda request: json_response(description(site.settings))),
        Route("/api", lambda request: _documentation(site, request)),
    ]


def _documentation(site: Site, request: Request) -> Response:
    return site.page(request, "api.html", title="API", description=description(site.settings))


def _document(site: Site, request: Request) -> Response:
    record = views.stored(site, request.path_params["id"])
    return json_response(json.loads(dumps(record)))


def _filtered(view: Callable[[Site, Request], View]) -> Callable[[Site, Request], View]:
    def checked(site: Site, request: Request) -> View:
        # A page leaves what it does not know to itself, a program is told of its slip.
        Filter.parse(dict(request.query_params))
        return view(site, request)

    return checked


def _checked(
    view: Callable[[Site, Request], View], known: tuple[str, ...]
) -> Callable[[Site, Request], View]:
    def checked(site: Site, request: Request) -> View:
        for name in request.query_params:
            if name not in known:
                raise InvalidQuestion(f"no parameter is called {name!r}: {', '.join(known)}")
        return view(site, request)

    return checked


def _need(request: Request, name: str) -> str:
    value = request.query_params.get(name, "").strip()
    if not value:
        raise InvalidQuestion(f"{name}: nothing is named")
    return value


_Change = Callable[[Site, Request, Mapping[str, Any]], Awaitable[Response]]


def _changes(site: Site, change: _Change) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        body = await _body(request) if request.method == "POST" else {}
        return await change(site, request, body)

    return endpoint


async def _body(request: Request) -> Mapping[str, Any]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Problem(415, "Send JSON, with the header `Content-Type: application/json`.")
    try:
        raw = await request.body()
    except ClientDisconnect as error:
        raise Problem(400, "The request ended before its body did.") from error
    try:
        body = json.loads(raw)
        # Half of a surrogate pair is JSON and no text.
        json.dumps(body, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise Problem(422, "The body is no JSON of whole characters.") from error
    if not isinstance(body, dict):
        raise Problem(422, "The body is no JSON object.")
    return body


def _members(body: Mapping[str, Any], known: Mapping[str, type]) -> None:
    for name, value in body.items():
        if name not in known:
            raise Problem(422, f"No member is called {name!r}: {', '.join(known)}.")
        if value is not None and not isinstance(value, known[name]):
            raise Problem(422, f"{name}: {known[name].__name__} is needed.")


async def _add(site: Site, request: Request, body: Mapping[str, Any]) -> Response:
    _members(
        body,
        {
            "text": str,
            "id": str,
            "title": str,
            "publisher": str,
            "published": str,
            "language": str,
            "keep": bool,
        },
    )
    text = body.get("text")
    if not isinstance(text, str):
        raise Problem(422, "text: the text of the document is needed.")
    for name in ("id", "title", "publisher", "language"):
        if body.get(name) is not None and not body[name].strip():
            raise InvalidDocument(f"{name}: empty. Give it a value, or leave it out.")
    line = {
        name: body[name]
        for name in ("text", "id", "title", "publisher", "published", "language")
        if body.get(name) is not None
    }
    parse_published(line.get("published"))
    data = json.dumps(line).encode("ascii")
    defaults = Defaults(language=site.settings.language)
    entry = await run_in_threadpool(
        lambda: changing.read(site, data, "document.json", defaults=defaults)
    )
    kept = bool(body.get("keep"))
    outcome = None
    if kept:
        [outcome] = await run_in_threadpool(lambda: site.store.put([entry]))
    answer = {"outcome": outcome, "record": json.loads(dumps(entry.record))}
    return json_response(answer, status=201 if kept else 200)


async def _correct(site: Site, request: Request, body: Mapping[str, Any]) -> Response:
    names = ("document", "layer", "entry", "verdict", "author")
    _members(body, {**dict.fromkeys(names, str), "after": dict})
    for name in names[:4]:
        if not body.get(name):
            raise Problem(422, f"{name}: it is needed.")
    if body["verdict"] not in get_args(Verdict):
        raise Problem(422, "verdict: accepted, rejected or corrected.")
    author = body.get("author") or site.settings.author
    done = await run_in_threadpool(
        lambda: correcting.correct(
            site.store,
            body["document"],
            body["layer"],
            body["entry"],
            cast(Verdict, body["verdict"]),
            author=author,
            after=body.get("after"),
        )
    )
    return json_response(done.as_dict(), status=201)


async def _undo(site: Site, request: Request, body: Mapping[str, Any]) -> Response:
    number = request.path_params["number"]
    author = request.query_params.get("author", "").strip() or site.settings.author
    if number >= 2**63:
        raise InvalidQuestion(f"no correction {number}")
    done = await run_in_threadpool(lambda: correcting.undo(site.store, number, author=author))
    return json_response(done.as_dict())
