"""The application: which address leads to which view, and how errors are told."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from verbale.errors import InvalidQuestion, VerbaleError
from verbale.stores.types import Store
from verbale.web import changing, views
from verbale.web.api import routes as api_routes
from verbale.web.bare import bare_page
from verbale.web.export import export
from verbale.web.guards import Guards
from verbale.web.problems import Problem, problem_json, status_of, wants_data
from verbale.web.settings import Settings
from verbale.web.site import NotFound, Site, View

STATIC = Path(__file__).parent / "static"
_LOG = logging.getLogger("verbale.web")

Shows = Callable[[Site, Request], View]
Answers = Callable[[Site, Request], Response]
Changes = Callable[[Site, Request], Awaitable[Response]]


def create_app(store: Store, settings: Settings | None = None) -> ASGIApp:
    """Return the application over a store, guarded as the settings say."""
    site = Site(store, settings or Settings())
    routes: list[BaseRoute] = [
        *_twins(site, "/", "/home", views.home),
        *_twins(site, "/home", "/home", views.home)[2:],
        *_twins(site, "/documents", "/documents", views.documents),
        *_twins(site, "/statements", "/statements", views.statements),
        *_twins(site, "/acts", "/acts", views.acts),
        *_twins(site, "/commitments", "/commitments", views.commitments),
        *_twins(site, "/positions", "/positions", views.positions),
        *_twins(site, "/corrections", "/corrections", views.corrections),
        Route("/corrections.jsonl", _answer(site, export)),
        *_twins(site, "/who", "/who", _who),
        *_twins(site, "/who/{name:path}", "/who/{name:path}", _who),
        *_twins(site, "/pair", "/pair", _pair),
        *_twins(site, "/pair/{names:path}", "/pair/{names:path}", _pair),
        *_twins(site, "/issue", "/issue", _issue),
        *_twins(site, "/issue/{words:path}", "/issue/{words:path}", _issue),
        Route("/d/{id:path}", _document(site)),
        Route("/document", _document(site)),
        Route("/document.json", _document(site)),
        Route("/document.csv", _document(site)),
        Route("/check", _answer(site, changing.check_page)),
        Route("/check", _change(site, changing.check), methods=["POST"]),
        Route("/undo", _change(site, changing.undo), methods=["POST"]),
        Route("/add", _answer(site, changing.add_page)),
        Route("/add", _change(site, changing.add), methods=["POST"]),
        Route("/preview/{name}", _answer(site, changing.preview_page)),
        Route("/preview/{name}", _change(site, changing.decide), methods=["POST"]),
        Route("/language/{code}", _answer(site, changing.switch_language)),
        Route("/login", _answer(site, changing.login_page)),
        Route("/login", _change(site, changing.login), methods=["POST"]),
        Route("/help", _answer(site, _help)),
        *api_routes(site),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={
            VerbaleError: _tell(site),
            Problem: _tell(site),
            HTTPException: _tell(site),
            Exception: _tell(site),
        },
    )
    return Guards(app, site.settings)


def _twins(site: Site, path: str, data_path: str, shows: Shows) -> list[Route]:
    """Return the routes of a view: its data first, since a name can hold any characters."""

    def endpoint(form: str) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            return site.show(request, form, shows(site, request))

        return answer

    return [
        Route(f"{data_path}.json", endpoint("json")),
        Route(f"{data_path}.csv", endpoint("csv")),
        Route(path, endpoint("html")),
    ]


def _answer(site: Site, answers: Answers) -> Callable[[Request], Response]:
    return lambda request: answers(site, request)


def _change(site: Site, changes: Changes) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await changes(site, request)

    return endpoint


def _document(site: Site) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        path = request.url.path
        identifier = request.path_params.get("id", request.query_params.get("id", ""))
        form = "html"
        for twin in ("json", "csv"):
            ends = path.endswith(f".{twin}")
            # An id may itself end so: then its page goes before another document's data.
            if ends and (path == f"/document.{twin}" or site.store.record_json(identifier) is None):
                form = twin
                identifier = identifier.removesuffix(f".{twin}")
                break
        return site.show(request, form, views.document(site, request, identifier))

    return endpoint


def _who(site: Site, request: Request) -> View:
    return views.who(site, request, _named(request, "name"))


def _issue(site: Site, request: Request) -> View:
    return views.issue(site, request, _named(request, "words"))


def _pair(site: Site, request: Request) -> View:
    names = request.path_params.get("names")
    if names is None:
        first, second = _named(request, "first"), _named(request, "second")
    else:
        first, joint, second = names.partition("-")
        if not joint or "-" in second:
            raise NotFound(
                f"{names!r} names no pair: write /pair/FRA-KAZ, or /pair?first=NAME&second=NAME"
            )
    return views.pair(site, request, first.strip(), second.strip())


def _named(request: Request, part: str) -> str:
    found = request.path_params.get(part, request.query_params.get(part, "")).strip()
    if not found:
        raise InvalidQuestion(f"{part}: nothing is named")
    return str(found)


def _help(site: Site, request: Request) -> Response:
    return site.page(request, "help.html", title=site.words(request)("help"))


def _tell(site: Site) -> Callable[[Request, Exception], Response]:
    def tell(request: Request, error: Exception) -> Response:
        headers: dict[str, str] = {}
        if isinstance(error, VerbaleError):
            status, detail = status_of(error), str(error)
        elif isinstance(error, Problem):
            status, detail = error.status, error.detail
        elif isinstance(error, HTTPException):
            status, headers = error.status_code, dict(error.headers or {})
            detail = error.detail if status != 404 else "Look at the address once more."
        else:
            _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
            status, detail = 500, "The server's own log says what."
        if wants_data(request):
            response = problem_json(status, detail)
        else:
            page = bare_page(site.words(request), status, detail)
            response = Response(page, status_code=status, media_type="text/html")
        response.headers.update(headers)
        return response

    return tell
