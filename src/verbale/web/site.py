"""Site: what every page shares, and how a view becomes HTML, JSON or CSV."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from verbale.errors import InvalidQuestion
from verbale.exports.printable import in_place, one_line
from verbale.exports.rows import write_rows
from verbale.languages.cue import TYPES
from verbale.record.types import ActType
from verbale.stores.types import Store
from verbale.web import addresses
from verbale.web.countries import called, country
from verbale.web.memory import Memory
from verbale.web.previews import Previews
from verbale.web.settings import Settings
from verbale.web.words import Words, preferred, words

LANGUAGE_COOKIE = "verbale_language"
_AT_ONCE = 200
_PIECES = 64
_VARIES = {"Vary": "Accept-Language, Cookie"}


class NotFound(InvalidQuestion):
    """A question about something that is not there."""


@dataclass(frozen=True, slots=True)
class View:
    """What one address shows: `data` as JSON, `rows` as CSV, `shown` in the template.

    The first two are functions, so that nothing is fetched for a page that only shows HTML. A
    `long` one is sent while it is written.
    """

    template: str
    title: str
    data: Callable[[], Mapping[str, Any]]
    rows: Callable[[], Iterable[Mapping[str, Any]]]
    columns: Sequence[str] | None = None
    shown: Mapping[str, Any] = field(default_factory=dict)
    long: bool = False


@dataclass
class Site:
    """A store with what its pages share."""

    store: Store
    settings: Settings = field(default_factory=Settings)
    previews: Previews = field(default_factory=Previews)

    @cached_property
    def memory(self) -> Memory:
        """What was computed from the store and is still true."""
        return Memory(self.store)

    @cached_property
    def templates(self) -> Environment:
        """The templates, escaping everything that is not markup of our own."""
        environment = Environment(
            loader=PackageLoader("verbale.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update(plain=one_line, seen=in_place)
        environment.globals.update(
            at=addresses,
            country=country,
            named=called,
            read_only=self.settings.read_only,
            act_types=get_args(ActType),
            statement_types=sorted(TYPES),
        )
        return environment

    def words(self, request: Request) -> Words:
        """The words in the reader's language: as switched, else as the browser prefers."""
        chosen = request.cookies.get(LANGUAGE_COOKIE)
        return words(chosen or preferred(request.headers.get("accept-language", "")))

    def page(
        self, request: Request, template: str, *, status: int = 200, **shown: Any
    ) -> HTMLResponse:
        """Return a page of this template."""
        text = self.templates.get_template(template).render(self._context(request, shown))
        return HTMLResponse(text, status_code=status, headers=_VARIES)

    def _context(self, request: Request, shown: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "t": self.words(request),
            "path": request.url.path,
            "query": dict(request.query_params),
            "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            **shown,
        }

    def _long_page(
        self, request: Request, template: str, shown: Mapping[str, Any]
    ) -> StreamingResponse:
        # The browser reads the first pages of an article while the last are being written.
        pieces = self.templates.get_template(template).stream(self._context(request, shown))
        pieces.enable_buffering(_PIECES)
        return StreamingResponse(iter(pieces), media_type="text/html", headers=_VARIES)

    def show(self, request: Request, form: str, view: View) -> Response:
        """Return the view in the form that its address asks for."""
        if form == "json":
            return json_response(view.data())
        if form == "csv":
            return StreamingResponse(
                csv_lines(view.rows(), view.columns),
                media_type="text/csv; charset=utf-8",
                headers={"Content-Disposition": 'attachment; filename="verbale.csv"'},
            )
        shown = {**view.shown, "title": view.title}
        if view.long:
            return self._long_page(request, view.template, shown)
        return self.page(request, view.template, **shown)


def json_response(
    data: Mapping[str, Any], *, status: int = 200, media_type: str = "application/json"
) -> Response:
    """Return plain values as JSON, with the escapes that keep it apart from markup."""
    text = json.dumps(data, ensure_ascii=False, default=str)
    # A sniffing reader of old takes JSON for HTML; < in an escape is the same value.
    text = text.replace("<", "\\u003c")
    return Response(
        text.encode("utf-8", "backslashreplace"), status_code=status, media_type=media_type
    )


def csv_lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str] | None) -> Iterator[bytes]:
    """Yield CSV piece by piece, so that an answer of any size is on its way at once."""
    waiting: list[Mapping[str, Any]] = []
    headed = False
    for row in rows:
        columns = list(row) if columns is None else columns
        waiting.append(row)
        if len(waiting) == _AT_ONCE:
            yield _some(waiting, columns, headed)
            waiting, headed = [], True
    if waiting or not headed:
        yield _some(waiting, columns, headed)


def _some(rows: list[Mapping[str, Any]], columns: Sequence[str] | None, headed: bool) -> bytes:
    stream = io.StringIO()
    write_rows(rows, "csv", stream, columns=columns)
    text = stream.getvalue()
    if headed:
        text = text.split("\n", 1)[1]
    return text.encode("utf-8", "replace")
