"""`verbale check`: prove every stored hash and span."""

from __future__ import annotations

import click

from verbale.cli.exits import FINDINGS, FINE, teaching
from verbale.cli.options import chosen_format, format_option, store_option, terminal_width


@click.command("check")
@format_option()
@store_option
@teaching
def command(format_name: str | None, store_url: str) -> None:
    """Prove the store: every hash, and that every span still says what the record says.

    Prints what cannot be proved and ends with exit code 1; with nothing to print all is proved.
    """
    from contextlib import closing

    from verbale.ask.checking import check
    from verbale.cli.output import opened
    from verbale.exports.rows import write_rows
    from verbale.stores import open_store

    format = chosen_format(format_name)
    with closing(open_store(store_url)) as store:
        findings = (
            {"document": one.document, "version": one.number, "finding": one.detail}
            for one in check(store)
        )
        with opened(None, utf8=format != "table") as stream:
            count = write_rows(findings, format, stream, width=terminal_width())
        documents = len(store.ids())
    click.echo(f"{_count(documents, 'document')} checked, {_count(count, 'finding')}", err=True)
    click.get_current_context().exit(FINDINGS if count else FINE)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
