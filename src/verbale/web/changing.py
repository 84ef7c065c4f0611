"""What changes something: checking entries, adding texts, and what the reader prefers."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from threading import Lock
from typing import Any, cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from verbale.ask import correcting
from verbale.ask.adding import Reader
from verbale.ask.previewing import preview
from verbale.errors import InvalidQuestion
from verbale.ontology.plover import load_ontology
from verbale.readers.protocol import Defaults
from verbale.record.json import dumps
from verbale.record.types import ActorKind, Mode, Status
from verbale.stores.pages import Verdict
from verbale.stores.types import Entry
from verbale.text.document import parse_published
from verbale.web import addresses, views
from verbale.web.guards import is_token, let_in
from verbale.web.site import LANGUAGE_COOKIE, NotFound, Site
from verbale.web.words import languages

AUTHOR_COOKIE = "verbale_author"
_YEAR = 365 * 24 * 3600
_READING = Lock()
_MOST_TEXT = 2**21


async def form_of(request: Request) -> FormData:
    """Return the form that was sent, within limits."""
    return await request.form(max_files=1, max_fields=400, max_part_size=_MOST_TEXT)


def said(form: Mapping[str, Any], name: str) -> str:
    """Return what was written into a field, without what surrounds it; empty for a file."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def local(address: str) -> str:
    """Return an address of ours; the start page where it leads anywhere else.

    >>> local("/d/a?c=1-2"), local("//evil.example"), local("javascript:alert(1)")
    ('/d/a?c=1-2', '/', '/')
    """
    plain = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if plain and address.isprintable() and "\\" not in address else "/"


def author_of(site: Site, request: Request, given: str = "") -> str:
    """Return who corrects: as just said, as said before, or who runs the server."""
    return given or request.cookies.get(AUTHOR_COOKIE, "") or site.settings.author


# Checking


def check_page(site: Site, request: Request) -> Response:
    """Return the page of one entry with everything that can be said of it."""
    document = request.query_params.get("document", "")
    layer, entry = request.query_params.get("layer", ""), request.query_params.get("entry", "")
    record = views.stored(site, document)
    plain = json.loads(dumps(record))
    found = next((e for e in correcting.entries(plain) if (e.layer, e.id) == (layer, entry)), None)
    if found is None:
        raise NotFound(f"document {document!r} has no entry {entry!r} of {layer!r}")
    standing, _ = correcting.standing(plain, site.store.corrections(document))
    text = record.document.text
    return site.page(
        request,
        "check.html",
        title=site.words(request)("check.title"),
        id=document,
        entry=found,
        value={**found.value, **_after(standing.get((layer, entry)))},
        correction=standing.get((layer, entry)),
        actors=plain["actors"],
        excerpts=[text[start:end] for start, end in found.spans],
        author=author_of(site, request),
        modes=get_args(Mode),
        kinds=get_args(ActorKind),
        statuses=get_args(Status),
        types=sorted(load_ontology().types),
    )


def _after(correction: Any) -> Mapping[str, Any]:
    return {} if correction is None or correction.after is None else correction.after


async def check(site: Site, request: Request) -> Response:
    """Keep what was said of an entry and go back to it."""
    form = await form_of(request)
    document, layer, entry = said(form, "document"), said(form, "layer"), said(form, "entry")
    verdict = said(form, "verdict")
    if verdict not in get_args(Verdict):
        raise InvalidQuestion(f"verdict {verdict!r}: accepted, rejected or corrected")
    author = author_of(site, request, said(form, "author"))
    after = _change(form, layer) if verdict == "corrected" else None

    def keep() -> None:
        correcting.correct(
            site.store,
            document,
            layer,
            entry,
            cast(Verdict, verdict),
            author=author,
            after=after,
        )

    await run_in_threadpool(keep)
    response = RedirectResponse(_back(form, document), status_code=303)
    _remember(response, AUTHOR_COOKIE, said(form, "author"))
    return response


async def undo(site: Site, request: Request) -> Response:
    """Undo a correction and go back."""
    form = await form_of(request)
    number = said(form, "number")
    if not (number.isascii() and number.isdecimal() and len(number) < 16):
        raise InvalidQuestion(f"correction {number!r}: its number is needed")
    author = author_of(site, request, said(form, "author"))
    await run_in_threadpool(lambda: correcting.undo(site.store, int(number), author=author))
    return RedirectResponse(_back(form, said(form, "document")), status_code=303)


def _back(form: Mapping[str, Any], document: str) -> str:
    wanted = said(form, "back")
    if wanted:
        return local(wanted)
    return addresses.document(document) if document else "/corrections"


def _change(form: FormData, layer: str) -> dict[str, Any]:
    """Return what a form of the page says an entry should be."""
    change: dict[str, Any] = {}
    parts = {"statements": ("speakers", "addressees"), "acts": ("sources", "targets")}
    for part in parts.get(layer, ()):
        named: list[Any] = [key for key in form.getlist(part) if isinstance(key, str)]
        name = said(form, f"{part}_name")
        if name:
            named.append({"name": name, "kind": said(form, f"{part}_kind") or "person"})
        change[part] = named
    spans = [_span(piece) for piece in said(form, "spans").replace(" ", "").split(",") if piece]
    if layer == "statements":
        change |= {"content": spans, "mode": said(form, "mode")}
    elif layer == "acts":
        if len(spans) != 1:
            raise InvalidQuestion("an act has one span: write it as 172-246")
        change |= {"anchor": spans[0], "type": said(form, "type"), "status": said(form, "status")}
    return change


def _span(given: str) -> list[int]:
    found = views.span_of(given)
    if found is None:
        raise InvalidQuestion(f"{given!r} are no characters of a text: write them as 172-246")
    return list(found)


# Adding


def read(
    site: Site, data: bytes, name: str, *, defaults: Defaults, title: str | None = None
) -> Entry:
    """Return what a text says, read here and now and not kept."""
    # One text at a time: a second one would only make both slower.
    with _READING:
        return preview(data, name=name, defaults=defaults, reader=_reader, title=title)


def _reader(language: str) -> Reader:
    import verbale

    return cast(Reader, verbale.load(language))


def add_page(site: Site, request: Request) -> Response:
    """Return the page on which a text is pasted or dropped."""
    return site.page(request, "add.html", title=site.words(request)("add.title"))


async def add(site: Site, request: Request) -> Response:
    """Read what was pasted or dropped and show it."""
    form = await form_of(request)
    file = form.get("file")
    if isinstance(file, UploadFile) and (file.filename or file.size):
        data, name = await file.read(), file.filename or "text.txt"
    else:
        data, name = said(form, "text").replace("\r\n", "\n").encode("utf-8", "replace"), "text.txt"
    await form.close()
    defaults = Defaults(
        language=site.settings.language,
        published=parse_published(said(form, "published") or None),
        publisher=said(form, "publisher") or None,
    )
    title = said(form, "title") or None
    entry = await run_in_threadpool(lambda: read(site, data, name, defaults=defaults, title=title))
    return RedirectResponse(f"/preview/{site.previews.put(entry)}", status_code=303)


def preview_page(site: Site, request: Request) -> Response:
    """Return the reading view of a text that is not stored."""
    name = request.path_params["name"]
    entry = site.previews.get(name)
    if entry is None:
        raise NotFound("this preview is gone: add the text once more")
    view = views.reading_view(site, request, entry.record, entry.record.document.id, preview=name)
    return site.page(request, view.template, title=view.title, **view.shown)


async def decide(site: Site, request: Request) -> Response:
    """Keep a preview or let it go."""
    form = await form_of(request)
    entry = site.previews.take(request.path_params["name"])
    if said(form, "decision") != "keep":
        return RedirectResponse("/add", status_code=303)
    if entry is None:
        raise NotFound("this preview is gone: add the text once more")
    await run_in_threadpool(lambda: site.store.put([entry]))
    return RedirectResponse(addresses.document(entry.record.document.id), status_code=303)


# What the reader prefers


def switch_language(site: Site, request: Request) -> Response:
    """Remember the language that the reader switched to and go back."""
    code = request.path_params["code"]
    response = RedirectResponse(local(request.query_params.get("to", "/")), status_code=303)
    if code in languages():
        _remember(response, LANGUAGE_COOKIE, code)
    return response


def login_page(site: Site, request: Request) -> Response:
    """Return the page that asks for the token."""
    return site.page(request, "login.html", title=site.words(request)("error.401"), wrong=False)


async def login(site: Site, request: Request) -> Response:
    """Let in who knows the token."""
    form = await form_of(request)
    given = said(form, "token")
    if not is_token(given, site.settings.token):
        return site.page(
            request, "login.html", status=401, title=site.words(request)("error.401"), wrong=True
        )
    response = RedirectResponse("/", status_code=303)
    let_in(response, site.settings.token or "")
    return response


def new_token() -> str:
    """Return a token that nobody guesses."""
    return secrets.token_urlsafe(24)


def _remember(response: Response, name: str, value: str) -> None:
    safe = "".join(c for c in value if c.isprintable() and c not in ';,"\\')[:100]
    if safe and safe.isascii():
        response.set_cookie(name, safe, max_age=_YEAR, samesite="lax", httponly=True)
