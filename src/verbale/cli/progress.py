"""Progress: how far a long run is, on standard error, for a person who waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from verbale.exports.printable import one_line

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Progress:
    """What a run reports to: `step` after each input, `say` for a line that must be seen."""

    step: Callable[[], None]
    say: Callable[[str], None]


@contextmanager
def reporting(inputs: Sequence[str], *, quiet: bool) -> Iterator[Progress]:
    """Give what to report to; a bar is drawn on a terminal only, and only for several inputs."""
    # Counting the lines of a file is worth it only where somebody looks at the bar.
    shown = not quiet and sys.stderr.isatty()
    total = _count(inputs) if shown else 0
    if not shown or total == 1:
        yield Progress(lambda: None, lambda line: click.echo(one_line(line), err=True))
        return

    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar
    from rich.text import Text

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield Progress(
            lambda: bar.advance(task),
            lambda line: console.print(Text(one_line(line)), soft_wrap=True),
        )


def _count(inputs: Sequence[str]) -> int | None:
    """Return how many documents the inputs hold, None where only reading them could tell."""
    total = 0
    for name in inputs:
        path = Path(name)
        if name == "-" or not path.is_file():
            return None
        total += _lines(path) if path.suffix == ".jsonl" else 1
    return total


def _lines(path: Path) -> int:
    with path.open("rb") as stream:
        chunks = iter(lambda: stream.read(_CHUNK), b"")
        return sum(chunk.count(b"\n") for chunk in chunks)
