"""`verbale show`: the record of one stored document."""

from __future__ import annotations

import os
import sys

import click

from verbale.cli.exits import teaching
from verbale.cli.options import (
    chosen_format,
    format_option,
    layers_option,
    store_option,
    terminal_width,
)

FORMATS = ("table", "json", "jsonl", "csv", "html")


@click.command("show")
@click.argument("document", metavar="DOC")
@format_option(FORMATS)
@layers_option
@store_option
@teaching
def command(document: str, format_name: str | None, layers: str, store_url: str) -> None:
    """Show the record of a stored document.

    DOC is its id, or the beginning of it that no other document shares. In CSV its statements are
    listed, in every other format the record is as `verbale read` prints it.
    """
    from contextlib import closing

    from verbale.ask.documents import show
    from verbale.ask.filter import Filter
    from verbale.ask.statements import statements
    from verbale.cli.output import opened
    from verbale.exports.layers import parse_layers
    from verbale.stores import open_store

    format = chosen_format(format_name)
    chosen = parse_layers(layers)
    with (
        closing(open_store(store_url)) as store,
        opened(None, utf8=format != "table") as stream,
    ):
        record = show(store, document)
        if format == "csv":
            from verbale.exports.rows import write_rows

            rows = statements(store, Filter(document=record.document.id))
            write_rows((row.as_dict() for row in rows), format, stream)
        elif format == "table":
            from verbale.exports.table import to_table

            colored = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            page = to_table(record, width=terminal_width(), color=colored, layers=chosen)
            stream.write(page)
        elif format == "html":
            from verbale.exports.html import to_html

            stream.write(to_html(record, layers=chosen))
        elif format == "json":
            from verbale.exports.rows import indented_json
            from verbale.record.json import to_json

            stream.write(indented_json(to_json(record)) + "\n")
        else:
            from verbale.record.json import dumps

            stream.write(dumps(record) + "\n")
