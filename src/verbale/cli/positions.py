"""`verbale positions`: where an actor stands on an issue, each stance with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verbale.cli.exits import teaching
from verbale.cli.options import chosen_format, format_option, store_option, terminal_width

if TYPE_CHECKING:
    from verbale.ask.positions import Position

_CELLS = (
    *("document", "entry", "published", "publisher", "stance", "kind", "who", "towards"),
    *("claimed_by", "anchor", "words"),
)


@click.command("positions")
@click.argument("who", metavar="WHO")
@click.option("--on", required=True, metavar="ISSUE", help="In words, or a key as eurovoc:261.")
@click.option("--since", metavar="DATE", help="Published on this day, month or year, or later.")
@click.option("--until", metavar="DATE", help="Published on this day, month or year, or earlier.")
@click.option("--limit", metavar="N", help="At most so many rows.")
@format_option()
@store_option
@teaching
def command(
    who: str,
    on: str,
    since: str | None,
    until: str | None,
    limit: str | None,
    format_name: str | None,
    store_url: str,
) -> None:
    """List what WHO holds on an issue, the newest first: acts and statements that carry a stance.

    WHO is an ISO code (the country and everybody who belongs to it), a name or surname, or a key.
    An issue of the vocabulary counts with all that is narrower; other words are searched for.
    """
    from contextlib import closing

    from verbale.ask.filter import parse_count, parse_day
    from verbale.ask.positions import positions
    from verbale.cli.deeds import say_why
    from verbale.cli.output import opened
    from verbale.exports.rows import write_rows
    from verbale.stores import open_store

    first = parse_day("since", since, last=False)
    last = parse_day("until", until, last=True)
    most = parse_count("limit", limit)
    format = chosen_format(format_name)
    with closing(open_store(store_url)) as store:
        with opened(None, utf8=format != "table") as stream:
            found = positions(store, who, on, since=first, until=last, limit=most)
            if format == "table":
                width = terminal_width()
                rows = map(_shown, found)
                count = write_rows(rows, format, stream, width=width, below="words")
            else:
                plain = (one.as_dict() for one in found)
                count = write_rows(plain, format, stream, columns=_CELLS)
        if not count:
            say_why(store, {"WHO": who}, f"position on {on!r}")


def _shown(one: Position) -> dict[str, str]:
    """Return what a person needs of a row: when, the stance, who to whom, which words."""
    from verbale.cli.deeds import claim, sides

    return {
        "published": one.published.isoformat() if one.published else "undated",
        "stance": one.stance,
        "who": sides(one.who, one.towards),
        "anchor": f"· {one.anchor}" if one.anchor else "",
        "claim": claim(one.claimed_by),
        "source": f"[{one.document} {one.entry}]" + (f" {one.publisher}" if one.publisher else ""),
        "words": one.words,
    }
