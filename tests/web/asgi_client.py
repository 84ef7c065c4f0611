"""A visitor without a socket: it calls the application as a server would, and keeps cookies."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import unquote, urlencode

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Visitor:
    """Somebody who opens addresses of the application."""

    app: ASGIApp
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, headers=headers)

    def post(self, address: str, form: Mapping[str, Any], **headers: str) -> Answer:
        body = urlencode(form, doseq=True).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", address, body=body, headers={**kind, **headers})

    def send(self, address: str, value: Any, method: str = "POST", **headers: str) -> Answer:
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        kind = {"Content-Type": "application/json"}
        return self.ask(method, address, body=body, headers={**kind, **headers})

    def upload(self, address: str, name: str, data: bytes, **fields: str) -> Answer:
        lines = b"".join(
            f'--b\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in fields.items()
        )
        head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = lines + head.encode() + data + b"\r\n--b--\r\n"
        return self.ask(
            "POST", address, body=body, headers={"Content-Type": "multipart/form-data; boundary=b"}
        )

    def ask(
        self,
        method: str,
        address: str,
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        # In a thread of its own: a browser test leaves a loop behind in this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(self._run, method, address, body, headers or {}).result()

    def _run(self, method: str, address: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        return asyncio.run(self._ask(method, address, body, headers))

    async def _ask(
        self, method: str, address: str, body: bytes, headers: Mapping[str, str]
    ) -> Answer:
        path, _, query = address.partition("?")
        sent = {"host": "localhost", **self._lower(self.headers), **self._lower(headers)}
        if body:
            sent.setdefault("content-length", str(len(body)))
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path, errors="replace"),
            "raw_path": path.encode("latin-1", "replace"),
            "query_string": query.partition("#")[0].encode("utf-8"),
            "root_path": "",
            "headers": [(k.encode(), v.encode("utf-8")) for k, v in sent.items()],
            "client": ("127.0.0.1", 1),
            "server": ("localhost", 80),
        }
        pieces = [body[start : start + 65536] for start in range(0, len(body), 65536)] or [b""]
        got: list[Message] = []

        async def receive() -> Message:
            if not pieces:
                await asyncio.sleep(3600)
            piece = pieces.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

        async def send(message: Message) -> None:
            got.append(message)

        try:
            await self.app(scope, receive, send)
        except Exception:
            # Starlette has answered with 500 already and tells its server too.
            if not got:
                raise
        return self._answer(got)

    def _answer(self, got: list[Message]) -> Answer:
        start = next(message for message in got if message["type"] == "http.response.start")
        found: dict[str, str] = {}
        for name, value in start["headers"]:
            if name == b"set-cookie":
                for key, morsel in SimpleCookie(value.decode()).items():
                    self.cookies[key] = morsel.value
            found[name.decode().lower()] = value.decode("latin-1")
        body = b"".join(message.get("body", b"") for message in got)
        return Answer(start["status"], found, body)

    @staticmethod
    def _lower(headers: Mapping[str, str]) -> dict[str, str]:
        return {name.lower().replace("_", "-"): value for name, value in headers.items()}
