"""From an address to an open store."""

from __future__ import annotations

import re
from pathlib import Path

from verbale.errors import StoreError
from verbale.stores.types import Store

# The scheme of an address, with or without a driver; two letters at least, so that C:\x is a path.
# Cases: `sqlite:///a.db`, `postgresql+psycopg://host/db`; `verbale.db` and `C:\x.db` have none.
_SCHEME = re.compile(r"^(?P<scheme>[a-z][a-z0-9]+)(?:\+[a-z0-9]+)?:(?://)?(?P<rest>.*)$", re.I)


def open_store(url: str, *, create: bool = False, decisions: Path | None = None) -> Store:
    """Return the store at this address: a path, or `sqlite:///` and a path.

    A file of an earlier version is brought up to date; one of a later version is refused. A file
    that is not there is made only with `create`. `decisions` is a file of merges and splits that
    every answer heeds beside the store's own: the one that VERBALE_DECISIONS names, or
    verbale-decisions.jsonl in this folder, where none is given. Raises StoreError, with what to do.
    """
    return _sqlite(_path(url), create=create, decisions=decisions)


def _path(url: str) -> Path:
    found = _SCHEME.match(url)
    if found is None:
        if not url.strip():
            raise StoreError("no store given: pass --store FILE, for example --store verbale.db")
        return Path(url).expanduser()
    if found["scheme"].lower() in ("postgresql", "postgres"):
        raise StoreError(
            "this version of Verbale keeps its record in a SQLite file and cannot open a "
            "PostgreSQL store. Pass --store FILE, for example --store verbale.db"
        )
    if found["scheme"].lower() != "sqlite" or not found["rest"].startswith("/"):
        raise StoreError(
            f"cannot open a store at {_without_password(url)!r}. Pass the path of a SQLite file, "
            "or sqlite:/// and a path (sqlite:////… for one from the root)"
        )
    # sqlite:///a.db is relative and sqlite:////tmp/a.db is absolute, as SQLAlchemy has it.
    path = found["rest"][1:]
    if not path or path == ":memory:":
        raise StoreError("a store in memory would keep nothing: name a file after sqlite:///")
    return Path(path).expanduser()


def _without_password(url: str) -> str:
    return re.sub(r"(?P<user>//[^:/@]*):[^@]*@", r"\g<user>:…@", url)


def _sqlite(path: Path, *, create: bool, decisions: Path | None) -> Store:
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Name a file in it: --store {path / 'verbale.db'}")
    if not path.exists():
        if not create:
            raise StoreError(
                f"no store at {path}. Make one with `verbale add FILE --store {path}`, "
                "or name another with --store or the variable VERBALE_STORE"
            )
        if not path.parent.exists():
            raise StoreError(f"no folder {path.parent} for the store {path.name}: make it first")
    from verbale.stores.sqlite import SqliteStore

    return SqliteStore(path, decisions)
