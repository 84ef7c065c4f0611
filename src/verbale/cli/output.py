"""Output: where a verb writes to, the terminal or a file that is there whole or not at all."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def opened(path: Path | None, *, utf8: bool = True) -> Iterator[IO[str]]:
    """Give a stream to write text to: the file, or standard output where there is no path.

    A file takes its place only when all was written without an error; until then what stood there
    stays. Text for machines is UTF-8 with plain line ends on every system (`utf8`); a terminal
    keeps its own encoding, with a question mark for what it cannot show.
    """
    if path is None:
        yield _stdout(utf8=utf8)
        sys.stdout.flush()
        return
    target = path.resolve()
    if target.exists() and not target.is_file():
        # A device or a named pipe cannot be replaced, only written to.
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _stdout(*, utf8: bool) -> IO[str]:
    if isinstance(sys.stdout, io.TextIOWrapper):
        if utf8:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        else:
            sys.stdout.reconfigure(errors="replace")
    return sys.stdout
