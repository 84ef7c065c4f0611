"""Source: bytes as they were received, before anybody interprets them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes as received, with where and when they came from.

    `origin` is a path, a URL or `-`; `received` is an aware UTC time, or None where the same
    input must give the same bytes again.
    """

    data: bytes
    origin: str
    media_type: str = "text/plain"
    received: datetime | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes, as `sha256:` and 64 hexadecimal digits."""
        return "sha256:" + hashlib.sha256(self.data).hexdigest()
