"""One process that serves the page: a socket, and the server that listens at it."""

from __future__ import annotations

import socket

import uvicorn

from verbale.stores.types import Store
from verbale.web.app import create_app
from verbale.web.settings import Settings

_WAITING = 128


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens at this address; OSError where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_WAITING)
    except OSError:
        listening.close()
        raise
    return listening


def server(store: Store, settings: Settings) -> uvicorn.Server:
    """Return the server of a store, which is not running yet."""
    return uvicorn.Server(
        uvicorn.Config(
            create_app(store, settings),
            log_level="warning",
            access_log=False,
            server_header=False,
            # What a proxy says of whom it speaks for is believed only where somebody says so.
            proxy_headers=False,
            lifespan="off",
            timeout_graceful_shutdown=3,
        )
    )


def serve(store: Store, settings: Settings, listening: socket.socket) -> None:
    """Serve the store at this socket until somebody ends it."""
    server(store, settings).run(sockets=[listening])
