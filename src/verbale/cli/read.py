"""`verbale read`: from texts to records, on the terminal, in a pipe or in a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import click

from verbale.cli.exits import FAILED, FINE, teaching
from verbale.cli.options import chosen_format, format_option, layers_option, terminal_width

if TYPE_CHECKING:
    from datetime import date

    from verbale.cli.progress import Progress
    from verbale.readers.protocol import Defaults
    from verbale.record.types import Failure, Record
    from verbale.text.document import Document

FORMATS = ("table", "json", "jsonl", "html")


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    from verbale.errors import InvalidDocument
    from verbale.text.document import parse_published

    try:
        return parse_published(value)
    except InvalidDocument as error:
        raise click.BadParameter(str(error), ctx, param) from error


@click.command("read")
@click.argument("inputs", metavar="FILE… | -", nargs=-1)
@format_option(FORMATS)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write here instead; the file is there whole or not at all.",
)
@click.option("--published", callback=_day, metavar="DATE", help="When the texts were published.")
@click.option("--publisher", metavar="NAME", help="Who published them.")
@click.option("--title", metavar="WORDS", help="The title of a text that does not say it itself.")
@click.option("--language", metavar="CODE", default="fr", show_default=True, help="Their language.")
@click.option(
    "--failures",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a line of JSON here for each input that failed.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours in a table; auto heeds the variable NO_COLOR.",
)
@layers_option
@click.option("-q", "--quiet", is_flag=True, help="No progress bar.")
@teaching
def command(
    inputs: tuple[str, ...],
    format_name: str | None,
    output: Path | None,
    published: date | None,
    publisher: str | None,
    title: str | None,
    language: str,
    failures: Path | None,
    color: str,
    layers: str,
    quiet: bool,
) -> None:
    """Read texts and print the record of who said what to whom.

    A FILE is a text, a JSON document or, named .jsonl, one document a line; - is standard input.
    What a document says of itself goes before the options. Records come in the order of the
    inputs, a .jsonl file is read as a stream. An input that cannot be read is a line on standard
    error; the others are read all the same and the exit code is 3.
    """
    from contextlib import ExitStack

    from verbale.cli.output import opened
    from verbale.cli.progress import reporting
    from verbale.exports.layers import parse_layers
    from verbale.readers.protocol import Defaults

    if not inputs:
        if sys.stdin.isatty():
            raise click.UsageError(
                "Nothing to read. Name a file (`verbale read article.txt`) "
                "or pipe a text in (`… | verbale read -`)."
            )
        inputs = ("-",)
    if output is not None and format_name is None:
        format_name = _by_suffix(output)
    chosen = chosen_format(format_name)
    defaults = Defaults(language=language, published=published, publisher=publisher)
    with ExitStack() as stack:
        to_terminal = output is None and sys.stdout.isatty()
        progress = stack.enter_context(reporting(inputs, quiet=quiet or to_terminal))
        stream = stack.enter_context(opened(output, utf8=chosen != "table" or output is not None))
        lost = stack.enter_context(opened(failures)) if failures is not None else None
        records = _Sieve(_read(_documents(inputs, defaults, title)), progress, lost)
        look = _Look(_colored(color, to_terminal), parse_layers(layers))
        _WRITERS[chosen](records, stream, look)
    if records.failed:
        click.echo(f"verbale: {records.failed} of {records.seen} inputs failed", err=True)
    sys.exit(FAILED if records.failed else FINE)


def _documents(
    inputs: Iterable[str], defaults: Defaults, title: str | None
) -> Iterator[Document | Failure]:
    from dataclasses import replace

    from verbale.readers.registry import read_input
    from verbale.record.types import Failure

    for name in inputs:
        for document in read_input(name, defaults=defaults):
            if title is not None and not isinstance(document, Failure) and document.title is None:
                yield replace(document, title=title)
            else:
                yield document


def _read(documents: Iterable[Document | Failure]) -> Iterator[Record | Failure]:
    """Read every document with the pack of its language, in order, as they come."""
    from itertools import groupby

    import verbale
    from verbale.errors import VerbaleError
    from verbale.record.types import Failure

    for language, group in groupby(documents, key=lambda d: getattr(d, "language", None)):
        if language is None:
            yield from (failure for failure in group if isinstance(failure, Failure))
            continue
        try:
            reader = verbale.load(language)
        except VerbaleError as error:
            for document in group:
                name = document.document if isinstance(document, Failure) else document.id
                yield Failure(document=name, origin="", reason=str(error))
            continue
        yield from reader.read_many(group)


class _Look(NamedTuple):
    """How records are shown to people."""

    colored: bool
    layers: tuple[str, ...]


class _Sieve:
    """Lets records through and tells of failures, counting both."""

    def __init__(
        self, results: Iterable[Record | Failure], progress: Progress, lost: IO[str] | None
    ) -> None:
        self.seen = self.failed = 0
        self._results, self._progress, self._lost = results, progress, lost

    def __iter__(self) -> Iterator[Record]:
        from verbale.record.types import Failure

        for result in self._results:
            self.seen += 1
            if isinstance(result, Failure):
                self._tell(result)
            else:
                yield result
            self._progress.step()

    def _tell(self, failure: Failure) -> None:
        import json

        self.failed += 1
        # Most reasons name their place already; it is not said twice.
        places = tuple(f"{place}:" for place in (failure.document, failure.origin) if place)
        named = failure.reason.startswith(places)
        reason = failure.reason if named else f"{failure.document}: {failure.reason}"
        self._progress.say(f"verbale: {reason}")
        if self._lost is not None:
            row = {
                "document": failure.document,
                "origin": failure.origin,
                "reason": failure.reason,
            }
            self._lost.write(json.dumps({"failure": row}) + "\n")


def _by_suffix(output: Path) -> str:
    """Return the format that a file's name asks for; jsonl where it says nothing."""
    return {".html": "html", ".htm": "html", ".json": "json", ".txt": "table"}.get(
        output.suffix.lower(), "jsonl"
    )


def _colored(choice: str, to_terminal: bool) -> bool:
    if choice != "auto":
        return choice == "always"
    return to_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _table(records: _Sieve, stream: IO[str], look: _Look) -> None:
    from verbale.exports.table import to_table

    for number, record in enumerate(records):
        stream.write("\n" if number else "")
        page = to_table(record, width=terminal_width(), color=look.colored, layers=look.layers)
        stream.write(page)


def _jsonl(records: _Sieve, stream: IO[str], _look: _Look) -> None:
    from verbale.record.json import dumps

    for record in records:
        stream.write(dumps(record) + "\n")
        # A reader at the other end of a pipe sees a record when it is there.
        stream.flush()


def _json(records: _Sieve, stream: IO[str], _look: _Look) -> None:
    """Write the record of one input as an object, those of several as a list.

    That some of several failed changes nothing: a script can rely on the list.
    """
    from verbale.record.json import dumps

    waiting: str | None = None
    opened = False
    for record in records:
        if waiting is not None:
            stream.write(("" if opened else "[\n") + waiting + ",\n")
            opened = True
        waiting = _indented(dumps(record))
    if records.seen > 1:
        stream.write(("" if opened else "[\n") + (f"{waiting}\n" if waiting else "") + "]\n")
    elif waiting is not None:
        stream.write(waiting + "\n")


def _indented(line: str) -> str:
    """Return a line of JSON on several, for people; characters keep the escapes they need."""
    import json

    text = json.dumps(json.loads(line), ensure_ascii=False, indent=1)
    return "".join(c if c.isprintable() or c == "\n" else _escape(c) for c in text)


def _escape(character: str) -> str:
    import json

    return json.dumps(character)[1:-1]


def _html(records: _Sieve, stream: IO[str], look: _Look) -> None:
    from verbale.exports.html import to_html

    stream.write(to_html(*records, layers=look.layers))


_WRITERS: dict[str, Callable[[_Sieve, IO[str], _Look], None]] = {
    "table": _table,
    "json": _json,
    "jsonl": _jsonl,
    "html": _html,
}
