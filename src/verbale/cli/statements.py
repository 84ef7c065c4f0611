"""`verbale statements`: who said what, to whom, when, and in which source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verbale.cli.exits import teaching
from verbale.cli.options import chosen_format, format_option, store_option, terminal_width

if TYPE_CHECKING:
    from verbale.ask.filter import Filter
    from verbale.stores.types import StatementRow, Store

_CELLS = (
    "document",
    "statement",
    "published",
    "publisher",
    "title",
    "language",
    "speakers",
    "addressees",
    "cue",
    "words",
    "mode",
    "type",
    "within",
    "cursor",
)


@click.command("statements")
@click.option(
    "--speaker", metavar="WHO", help="ISO code of a country, a name or surname, or a key."
)
@click.option("--addressee", metavar="WHO", help="The same, for whom it was said to.")
@click.option("--towards", metavar="WHO", help="The same, for whom it was said to or about.")
@click.option("--since", metavar="DATE", help="Published on this day, month or year, or later.")
@click.option("--until", metavar="DATE", help="Published on this day, month or year, or earlier.")
@click.option("--publisher", metavar="NAME", help="Published by this publisher.")
@click.option(
    "--search",
    metavar="WORDS",
    help='Full text: all words, "a phrase", -without, begin*. Accents and plurals do not matter.',
)
@click.option("--anywhere", is_flag=True, help="Search the whole document, not the statement.")
@click.option("--language", metavar="CODE", help="Documents in this language.")
@click.option("--document", metavar="ID", help="Statements of this document.")
@click.option(
    "--type", "type", metavar="TYPE", help="The class of the cue: promise, denial, warning …"
)
@click.option(
    "--act", metavar="TYPE", help="Claiming an act of this type: `verbale ontology list`."
)
@click.option("--issue", metavar="WORDS", help="Claiming an act about this.")
@click.option("--limit", metavar="N", help="At most so many rows.")
@click.option("--after", metavar="CURSOR", help="Go on behind the row with this cursor.")
@format_option()
@store_option
@teaching
def command(format_name: str | None, store_url: str, anywhere: bool, **given: str | None) -> None:
    """List the stored statements, the oldest document first.

    In CSV, a cell that begins with = + - or @ gets an apostrophe in front, so that no spreadsheet
    runs it.
    """
    from contextlib import closing

    from verbale.ask.filter import Filter
    from verbale.ask.statements import statements
    from verbale.cli.output import opened
    from verbale.exports.rows import write_rows
    from verbale.stores import open_store

    wanted = Filter.parse({**given, "anywhere": "true" if anywhere else None})
    format = chosen_format(format_name)
    with closing(open_store(store_url)) as store:
        with opened(None, utf8=format != "table") as stream:
            found = statements(store, wanted)
            if format == "table":
                width = terminal_width()
                count = write_rows(map(_shown, found), format, stream, width=width, below="words")
            else:
                rows = (row.as_dict() for row in found)
                count = write_rows(rows, format, stream, columns=_CELLS)
        if not count:
            _say_why(store, wanted)


def _shown(row: StatementRow) -> dict[str, str]:
    """Return what a person needs of a row: when, who to whom, how, in which source, which words."""
    who = ", ".join(party.name for party in row.speakers) or "?"
    to = ", ".join(party.name for party in row.addressees)
    return {
        "published": row.published.isoformat() if row.published else "undated",
        "who": f"{who} → {to}" if to else who,
        "cue": row.cue or "",
        "source": f"[{row.document}]" + (f" {row.publisher}" if row.publisher else ""),
        "words": row.words,
    }


def _say_why(store: Store, wanted: Filter) -> None:
    from verbale.ask.statements import suggestions
    from verbale.exports.printable import one_line

    found = suggestions(store, wanted)
    for member, near in found.items():
        asked = getattr(wanted, member)
        hint = f" Near: {', '.join(map(one_line, near))}." if near else ""
        click.echo(f"no {member} {asked!r} in {store.url}.{hint}", err=True)
    if not found:
        click.echo(f"no such statement in {store.url}", err=True)
