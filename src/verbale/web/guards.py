"""Guards: what every request must pass before a page sees it, and what every answer carries.

Whoever may open a page on this machine may be led to another site that sends requests here. So
the name in `Host` must be one of ours (a foreign name would be DNS rebinding), and what changes
something must come from our own pages. Plain ASGI, so that a body is counted as it comes.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from verbale.web.problems import Problem, problem_for
from verbale.web.settings import Settings

TOKEN_COOKIE = "verbale_token"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: with it our own forms would come from the origin "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/static/", "/login")


def cookie_value(token: str) -> str:
    """Return what the browser keeps instead of the token itself."""
    return hmac.new(token.encode(), b"verbale page", hashlib.sha256).hexdigest()


class Guards:
    """Wraps the pages: headers, host, token, origin, size and time."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Guard this application as the settings say."""
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that does not pass, or let it through under limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    answered.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    answered.setdefault("Cache-Control", "no-store")
            await send(message)

        refused = self._refusal(scope, headers)
        if refused is not None:
            await refused(scope, receive, dressed)
            return
        await self._limited(scope, receive, dressed)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        settings, method = self._settings, scope["method"]
        if settings.hosts and _host(headers.get("host", "")) not in settings.hosts:
            return problem_for(scope, 421, "Call this server by the name that it was started with.")
        if settings.token is not None and not scope["path"].startswith(_OPEN):
            refused = self._without_token(scope, headers)
            if refused is not None:
                return refused
        if method not in _SAFE:
            if not _from_here(headers):
                return problem_for(scope, 403, "This request comes from another site.")
            if settings.read_only and not scope["path"].startswith(_OPEN):
                return problem_for(scope, 403, "This server is read-only: nothing can be changed.")
        length = headers.get("content-length", "0")
        if length.isascii() and length.isdecimal() and int(length) > settings.most_body:
            return problem_for(scope, 413, self._too_large())
        return None

    def _without_token(self, scope: Scope, headers: Headers) -> Response | None:
        token = self._settings.token or ""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token")
        if given is not None and _same(given, token):
            # The token leaves the address at once: it must not end in a bookmark or a history.
            rest = [(name, value) for name, value in query if name != "token"]
            address = scope["path"] + ("?" + urlencode(rest) if rest else "")
            response: Response = RedirectResponse("/" + address.lstrip("/"), status_code=303)
            let_in(response, token)
            return response
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and _same(bearer.strip(), token):
            return None
        if _same(_cookie(headers.get("cookie", "")), cookie_value(token)):
            return None
        accepts_html = "text/html" in headers.get("accept", "")
        if scope["method"] == "GET" and accepts_html and not scope["path"].startswith("/api/"):
            return RedirectResponse("/login", status_code=303)
        response = problem_for(scope, 401, "Send the header `Authorization: Bearer TOKEN`.")
        response.headers["WWW-Authenticate"] = 'Bearer realm="verbale"'
        return response

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        taken, started = 0, False

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._settings.most_body:
                raise Problem(413, self._too_large())
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            async with asyncio.timeout(self._settings.most_seconds):
                await self._app(scope, counted, noted)
        except TimeoutError:
            if not started:
                seconds = f"{self._settings.most_seconds:g} seconds"
                text = f"No answer within {seconds}. Ask for less, or start with a longer limit."
                await problem_for(scope, 503, text)(scope, receive, send)

    def _too_large(self) -> str:
        return f"At most {self._settings.most_body:,} bytes are taken at a time."


def let_in(response: Response, token: str) -> None:
    """Give the browser what lets it in from now on."""
    response.set_cookie(TOKEN_COOKIE, cookie_value(token), httponly=True, samesite="strict")


def is_token(given: str, token: str | None) -> bool:
    """Say whether this is the token, in a time that says nothing about it."""
    return token is not None and _same(given, token)


def _same(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), known.encode())


def _cookie(header: str) -> str:
    try:
        morsel = SimpleCookie(header).get(TOKEN_COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel is not None else ""


def _host(header: str) -> str:
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.rpartition(":")[0] or header


def _from_here(headers: Headers) -> bool:
    """Say whether a request was made by our own page, or by no browser at all."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc == headers.get("host", "")
