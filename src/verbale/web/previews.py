"""Previews: records that were read to be looked at, kept in memory until somebody decides."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from verbale.stores.types import Entry


@dataclass
class Previews:
    """The latest records that are not stored; the oldest goes when there are too many."""

    most: int = 24
    _kept: OrderedDict[str, Entry] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def put(self, entry: Entry) -> str:
        """Keep a record for a while and return the name by which it is found."""
        name = secrets.token_urlsafe(12)
        with self._lock:
            self._kept[name] = entry
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return name

    def get(self, name: str) -> Entry | None:
        """Return the record of this name, None where it is gone."""
        with self._lock:
            return self._kept.get(name)

    def take(self, name: str) -> Entry | None:
        """Return the record of this name and forget it."""
        with self._lock:
            return self._kept.pop(name, None)
