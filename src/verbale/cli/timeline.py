"""`verbale timeline`: what two sides did to each other, month by month."""

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
    from verbale.ask.timeline import Period

_NARROWEST = 76
_COLUMNS = (
    *("period", "source", "target", "acts", "verbal_cooperation", "material_cooperation"),
    *("verbal_conflict", "material_conflict", "goldstein"),
)


@click.command("timeline")
@click.argument("first", metavar="WHO")
@click.argument("second", metavar="WHO")
@click.option("--since", metavar="DATE", help="Published on this day, month or year, or later.")
@click.option("--until", metavar="DATE", help="Published on this day, month or year, or earlier.")
@click.option(
    "--by",
    type=click.Choice(["day", "month", "year"]),
    default="month",
    show_default=True,
    help="The length of a period.",
)
@click.option(
    "--status",
    type=click.Choice(["actual", "negated", "hypothetical"]),
    default="actual",
    show_default=True,
    help="What is counted: what is said to be, not to be, or to be possible.",
)
@format_option((*FORMATS, "svg"))
@store_option
@teaching
def command(
    first: str,
    second: str,
    since: str | None,
    until: str | None,
    by: str,
    status: str,
    format_name: str | None,
    store_url: str,
) -> None:
    """Count what two sides did to each other, in both directions, period by period.

    WHO is an ISO code (the country and everybody who belongs to it), a name or surname, or a key.
    Acts are counted by class, with their mean Goldstein score from -10 to +10. `verbale acts` lists
    the sentences behind a number. In a table, +words and +deeds are verbal and material
    cooperation, -words and -deeds verbal and material conflict. The svg can be read in black and
    white and by a screen reader.
    """
    from contextlib import closing

    from verbale.ask.events import EventFilter
    from verbale.ask.filter import parse_day
    from verbale.ask.timeline import only_undated, timeline
    from verbale.cli.deeds import say_why
    from verbale.cli.output import opened
    from verbale.stores import open_store

    known = EventFilter.parse({"status": status}).query.status or "actual"
    format = chosen_format(format_name)
    with closing(open_store(store_url)) as store:
        found = timeline(
            store,
            first,
            second,
            since=parse_day("since", since, last=False),
            until=parse_day("until", until, last=True),
            by=by,
            status=known,
        )
        with opened(None, utf8=format != "table") as stream:
            if format == "svg":
                from verbale.exports.timeline_svg import to_svg

                stream.write(to_svg(found))
            else:
                from verbale.exports.rows import write_rows

                if format == "table":
                    shown = map(_shown, found.rows())
                    write_rows(shown, format, stream, width=max(_NARROWEST, terminal_width()))
                else:
                    rows = (one.as_dict() for one in found.rows())
                    columns = _COLUMNS if format == "csv" else None
                    write_rows(rows, format, stream, columns=columns)
        if found.rows():
            return
        if only_undated(store, first, second, status=known):
            click.echo(
                f"{store.url} has acts between them, but only in documents without a date, and no "
                "period counts those. Add the documents again with --published DATE.",
                err=True,
            )
        else:
            say_why(store, {"first WHO": first, "second WHO": second}, "act between them")


def _shown(one: Period) -> dict[str, str]:
    """Return a row that fits a terminal: the four classes in four short columns."""
    verbal, material, words, deeds = map(str, one.quads)
    return {
        "period": one.period,
        "who": f"{one.source} → {one.target}",
        "acts": str(one.number),
        "+words": verbal,
        "+deeds": material,
        "-words": words,
        "-deeds": deeds,
        "Goldstein": "" if one.goldstein is None else f"{one.goldstein:+.2f}",
    }
