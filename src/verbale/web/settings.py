"""What a server is told when it is started."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, field
from ipaddress import ip_address


def _whoever_runs_it() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server behaves; the defaults are those of a laptop.

    `token` is asked for wherever it is set, `hosts` are the names under which the server may be
    called (empty: any), `author` is who corrects where nobody says a name.
    """

    token: str | None = None
    read_only: bool = False
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "::1")
    author: str = field(default_factory=_whoever_runs_it)
    most_body: int = 8 * 2**20
    most_seconds: float = 30.0
    language: str = "fr"


def is_loopback(host: str) -> bool:
    """Say whether an address to bind to is reached from this machine only.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0"), is_loopback("localhost")
    (True, False, True)
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
