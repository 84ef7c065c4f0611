"""`verbale acts`: who did what to whom, as a list or in the forms of event data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verbale.cli.exits import teaching
from verbale.cli.options import (
    FORMATS,
    chosen_format,
    format_option,
    store_option,
    terminal_width,
)

if TYPE_CHECKING:
    from verbale.stores.deeds import EventRow

_EVENT_FORMATS = ("polecat-csv", "plover-json", "gdelt-tsv")
_CELLS = (
    *("document", "act", "published", "publisher", "title", "language", "type", "mode", "status"),
    *("sources", "targets", "claimed_by", "anchor", "anchor_span", "words", "sentence"),
    *("issues", "contexts", "within", "cursor"),
)


@click.command("acts")
@click.option("--source", metavar="WHO", help="Who did it: ISO code, name or surname, or key.")
@click.option("--target", metavar="WHO", help="The same, for whom it was done to.")
@click.option("--with", "party", metavar="WHO", help="The same, on either side.")
@click.option("--type", "type", metavar="TYPE", help="The event type: `verbale ontology list`.")
@click.option("--on", metavar="ISSUE", help="What it is about, in words: also narrower issues.")
@click.option("--context", metavar="NAME", help="A field of politics that it touches.")
@click.option("--status", metavar="STATUS", help="actual, negated or hypothetical.")
@click.option("--since", metavar="DATE", help="Published on this day, month or year, or later.")
@click.option("--until", metavar="DATE", help="Published on this day, month or year, or earlier.")
@click.option("--publisher", metavar="NAME", help="Published by this publisher.")
@click.option("--language", metavar="CODE", help="Documents in this language.")
@click.option("--document", metavar="ID", help="Acts of this document.")
@click.option("--limit", metavar="N", help="At most so many acts.")
@click.option("--after", metavar="CURSOR", help="Go on behind the row with this cursor.")
@format_option((*FORMATS, *_EVENT_FORMATS))
@store_option
@teaching
def command(
    format_name: str | None, store_url: str, party: str | None, **given: str | None
) -> None:
    """List the stored acts, the newest document first.

    polecat-csv and gdelt-tsv are tab-separated with the columns of these data sets, plover-json has
    one event a line. Columns for what is not known stay empty; each row has its document, offsets
    and words.
    """
    from contextlib import closing

    from verbale import __version__
    from verbale.ask.events import EventFilter, events
    from verbale.cli.deeds import say_why
    from verbale.cli.output import opened
    from verbale.exports.events import write_events
    from verbale.exports.rows import write_rows
    from verbale.stores import open_store

    wanted = EventFilter.parse({**given, "with": party})
    format = chosen_format(format_name)
    with closing(open_store(store_url)) as store:
        with opened(None, utf8=format != "table") as stream:
            found = events(store, wanted)
            if format in _EVENT_FORMATS:
                count = write_events(found, format, stream, version=__version__)
            elif format == "table":
                width = terminal_width()
                rows = map(_shown, found)
                count = write_rows(rows, format, stream, width=width, below="sentence")
            else:
                plain = (row.as_dict() for row in found)
                count = write_rows(plain, format, stream, columns=_CELLS)
        if not count:
            asked = {"--source": given["source"], "--target": given["target"], "--with": party}
            say_why(store, asked, "act")


def _shown(row: EventRow) -> dict[str, str]:
    """Return what a person needs of a row: when, what, who to whom, who says so, which words."""
    from verbale.cli.deeds import claim, sides

    type = f"{row.type} ({row.mode})" if row.mode else row.type
    return {
        "published": row.published.isoformat() if row.published else "undated",
        "type": type if row.status == "actual" else f"{type}, {row.status}",
        "who": sides(row.sources, row.targets),
        "claim": claim(row.claimed_by),
        "source": f"[{row.document} {row.id}]" + (f" {row.publisher}" if row.publisher else ""),
        "sentence": row.sentence,
    }
