"""`verbale commitments`: who is bound to what, for whom, how much and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from verbale.cli.exits import teaching
from verbale.cli.options import chosen_format, format_option, store_option, terminal_width

if TYPE_CHECKING:
    from verbale.stores.deeds import CommitmentRow

_CELLS = (
    *("document", "act", "published", "publisher", "kind", "by", "to", "set_by", "claimed_by"),
    *("force", "joint", "amounts", "deadline", "condition", "type", "status", "anchor"),
    *("anchor_span", "words", "cursor"),
)


@click.command("commitments")
@click.option("--by", metavar="WHO", help="Who is bound: ISO code, name or surname, or key.")
@click.option("--to", metavar="WHO", help="For whom it is to be done.")
@click.option("--targets", is_flag=True, help="What others call them to reach, not own promises.")
@click.option("--set-by", metavar="WHO", help="With --targets: who calls them to it.")
@click.option(
    "--force",
    metavar="FORCE",
    help='At least so strong: pledges, agrees, "is ready", hopes, studies.',
)
@click.option("--due-after", metavar="DATE", help="The deadline ends on this date or later.")
@click.option("--due-before", metavar="DATE", help="The deadline ends before this date.")
@click.option(
    "--min-amount",
    metavar="AMOUNT",
    help='At least so much of this unit: "1 Md USD". Nothing is converted.',
)
@click.option("--since", metavar="DATE", help="Published on this day, month or year, or later.")
@click.option("--until", metavar="DATE", help="Published on this day, month or year, or earlier.")
@click.option("--document", metavar="ID", help="Commitments of this document.")
@click.option("--limit", metavar="N", help="At most so many rows.")
@click.option("--after", metavar="CURSOR", help="Go on behind the row with this cursor.")
@format_option()
@store_option
@teaching
def command(format_name: str | None, store_url: str, targets: bool, **given: str | None) -> None:
    """List the stored commitments, the newest document first.

    Own promises are listed, from what is pledged down to what is studied; with --targets what
    others call somebody to reach. A deadline is the last day that the words allow: what is due by
    2030 is not due before 2030.
    """
    from contextlib import closing

    from verbale.ask.commitments import CommitmentFilter, commitments
    from verbale.cli.deeds import say_why
    from verbale.cli.output import opened
    from verbale.exports.rows import write_rows
    from verbale.stores import open_store

    if given["set_by"] and not targets:
        raise click.UsageError("--set-by asks who called for a target: pass --targets too.")
    wanted = CommitmentFilter.parse({**given, "kind": "target" if targets else "promise"})
    format = chosen_format(format_name)
    with closing(open_store(store_url)) as store:
        with opened(None, utf8=format != "table") as stream:
            found = commitments(store, wanted)
            if format == "table":
                width = terminal_width()
                rows = map(_shown, found)
                count = write_rows(rows, format, stream, width=width, below="words")
            elif format == "csv":
                flat = map(_flat, found)
                count = write_rows(flat, format, stream, columns=_CELLS)
            else:
                count = write_rows((row.as_dict() for row in found), format, stream)
        if not count:
            asked = {"--by": given["by"], "--to": given["to"], "--set-by": given["set_by"]}
            say_why(store, asked, "target" if targets else "commitment")


def _flat(row: CommitmentRow) -> dict[str, Any]:
    return {**row.as_dict(), "amounts": _amounts(row), "deadline": _deadline(row)}


def _amounts(row: CommitmentRow) -> str:
    return "; ".join(
        f"{amount['value']:,} {amount['unit']}"
        + (f" a {amount['per']}" if amount["per"] else "")
        + (f" ({amount['approximate']})" if amount["approximate"] else "")
        for amount in row.amounts
    )


def _deadline(row: CommitmentRow) -> str:
    if row.deadline is None:
        return ""
    return f"by {row.deadline['latest']}" if row.deadline["latest"] else row.deadline["words"]


def _shown(row: CommitmentRow) -> dict[str, str]:
    """Return what a person needs of a row: how firmly, who for whom, how much, until when."""
    from verbale.cli.deeds import claim, sides

    who = sides(row.by, row.to)
    if row.kind == "target":
        who = f"{', '.join(p.name for p in row.set_by) or '?'} calls {who} to reach"
    condition = f"if: {row.condition}" if row.condition else ""
    return {
        "published": row.published.isoformat() if row.published else "undated",
        "force": row.force or "target",
        "who": who + (" (jointly)" if row.joint else ""),
        "amounts": _amounts(row),
        "due": _deadline(row),
        "condition": condition,
        "claim": claim(row.claimed_by),
        "source": f"[{row.document} {row.act}]" + (f" {row.publisher}" if row.publisher else ""),
        "words": f"{row.anchor} … {row.words}" if row.words else row.anchor,
    }
