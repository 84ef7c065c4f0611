"""`verbale add`: read documents and keep their records."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from verbale.cli.exits import FAILED, FINE, teaching
from verbale.cli.options import store_option

if TYPE_CHECKING:
    from verbale.ask.adding import Added, Reader


@click.command("add")
@click.argument("files", metavar="FILE…|-", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="Day of publication, where a file has none.")
@click.option("--publisher", metavar="NAME", help="Publisher, where a file names none.")
@click.option(
    "--language", metavar="CODE", default="fr", show_default=True, help="Language of the texts."
)
@store_option
@teaching
def command(
    files: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    language: str,
    store_url: str,
) -> None:
    """Read documents and keep their records in the store.

    FILE is a text file, a .jsonl file of documents, or - for standard input. What is in the store
    already is left as it is; a changed text under a known id becomes a new version. Exit code 3
    says that some could not be read: they are listed, the others are kept.
    """
    from contextlib import closing
    from itertools import chain

    from verbale.ask.adding import add
    from verbale.ask.receiving import receive
    from verbale.readers.protocol import Defaults
    from verbale.stores import open_store
    from verbale.text.document import parse_published

    defaults = Defaults(
        language=language,
        published=parse_published(published) if published else None,
        publisher=publisher,
    )
    incoming = chain.from_iterable(receive(file, defaults=defaults) for file in files)
    counts: Counter[str] = Counter()
    with closing(open_store(store_url, create=True)) as store:
        for added in add(store, incoming, reader=_reader()):
            counts[added.status] += 1
            click.echo(_line(added), err=True)
        url = store.url
    said = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    click.echo(f"{url}: {said or 'nothing to add'}", err=True)
    click.get_current_context().exit(FAILED if counts["failed"] else FINE)


def _reader() -> Any:
    from functools import cache

    import verbale

    # Loading a model takes seconds: it is done when the first new document of a language comes.
    @cache
    def load(language: str) -> Reader:
        reader: Reader = verbale.load(language)
        return reader

    return load


def _line(added: Added) -> str:
    from verbale.exports.printable import one_line

    shown = [f"{added.status:9}", one_line(added.document)]
    if added.origin and added.origin != added.document:
        shown.append(one_line(added.origin))
    if added.reason:
        shown.append(one_line(added.reason))
    return "  ".join(shown)
