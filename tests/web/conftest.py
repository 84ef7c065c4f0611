from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from verbale.stores import Store, open_store
from verbale.web.app import create_app
from verbale.web.serving import bind, server
from verbale.web.settings import Settings
from web.asgi_client import Visitor
from web.web_world import fill

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: opens the page in a headless Chromium")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "web.db"), create=True)
    yield opened
    opened.close()


@pytest.fixture
def world(store: Store) -> Store:
    fill(store)
    return store


Opening = Callable[..., Visitor]


@pytest.fixture
def visit(store: Store) -> Opening:
    """A visitor of the page over the store, with these settings."""

    def opened(language: str = "en", **settings: object) -> Visitor:
        known = Settings(author="Ann", **settings)  # type: ignore[arg-type]
        return Visitor(
            create_app(store, known),
            {"Accept": "text/html", "Accept-Language": language},
        )

    return opened


@pytest.fixture
def page(world: Store, visit: Opening) -> Visitor:
    """A visitor of the page over the small world."""
    return visit()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of this machine; the test is skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api")
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def address(world: Store) -> Iterator[str]:
    """The address of a server over the small world, in a thread of this process."""
    listening = bind("127.0.0.1", 0)
    running = server(world, Settings(author="Ann"))
    thread = threading.Thread(target=lambda: running.run(sockets=[listening]), daemon=True)
    thread.start()
    _wait_for(listening)
    yield f"http://localhost:{listening.getsockname()[1]}"
    running.should_exit = True
    thread.join(timeout=10)
    listening.close()


def _wait_for(listening: socket.socket) -> None:
    # The socket listens already: a connection waits in its queue until the server takes it.
    with socket.create_connection(listening.getsockname(), timeout=20) as connection:
        connection.sendall(b"GET /login HTTP/1.0\r\nHost: localhost\r\n\r\n")
        connection.recv(1)
