"""`verbale actors locals`, `part`, `rejoin`: persons whom only stored documents know."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from verbale.cli.exits import teaching
from verbale.cli.options import store_option
from verbale.cli.user import user_name

if TYPE_CHECKING:
    from verbale.stores.known import Parting


@click.command("locals")
@click.argument("name", required=False)
@click.option("--partings", is_flag=True, help="List what was taken apart instead.")
@store_option
@teaching
def locals_command(name: str | None, partings: bool, store_url: str) -> None:
    """List persons whom documents introduce, one over all of them, with the evidence.

    One that was merged into another (`verbale actors merge`) says into whom. NAME is a name in any
    spelling or a key (`local:NER.jeanne-kouassi`), as `verbale statements --speaker` takes it.
    """
    from verbale.exports.printable import one_line
    from verbale.stores import open_store

    with closing(open_store(store_url)) as store:
        if partings:
            for parting in store.partings():
                click.echo(one_line(_told(parting)))
            return
        for local in store.locals(name):
            office = ", ".join(part for part in (local.role, local.country or local.body) if part)
            merged = (f"is {local.stands_for}",) if local.stands_for else ()
            click.echo("  ".join(map(one_line, (local.key, local.name, office, *merged))))
            for seen in local.evidence:
                shown = ("", seen.document, seen.actor, f"{seen.name}: {seen.because}")
                click.echo("  ".join(map(one_line, shown)))


@click.command("part")
@click.argument("document")
@click.argument("actor")
@click.option("--by", metavar="NAME", default=None, help="Who decides.  [default: you]")
@click.option("--why", metavar="TEXT", default="", help="The reason, for the history.")
@store_option
@teaching
def part_command(document: str, actor: str, by: str | None, why: str, store_url: str) -> None:
    """Decide that DOCUMENT's person, ACTOR, is not the local actor it was taken for.

    `verbale actors locals` lists both. Nothing is lost: `rejoin` takes the decision back.
    """
    from verbale.actors.decisions import stamp
    from verbale.exports.printable import one_line
    from verbale.stores import open_store

    at = stamp(datetime.now(UTC))
    with closing(open_store(store_url)) as store:
        parting = store.part(document, actor, by=by or user_name(), at=at, why=why)
        click.echo(one_line(_told(parting)))


@click.command("rejoin")
@click.argument("number", type=click.IntRange(min=1))
@click.option("--by", metavar="NAME", default=None, help="Who decides.  [default: you]")
@store_option
@teaching
def rejoin_command(number: int, by: str | None, store_url: str) -> None:
    """Undo the parting of this NUMBER, as `verbale actors locals --partings` lists it."""
    from verbale.actors.decisions import stamp
    from verbale.exports.printable import one_line
    from verbale.stores import open_store

    at = stamp(datetime.now(UTC))
    with closing(open_store(store_url)) as store:
        click.echo(one_line(_told(store.rejoin(number, by=by or user_name(), at=at))))


def _told(parting: Parting) -> str:
    undone = f"  undone {parting.undone_at} by {parting.undone_by}" if parting.undone_at else ""
    why = f" ({parting.why})" if parting.why else ""
    return (
        f"{parting.number}  {parting.at}  {parting.by}  {parting.actor} of {parting.document} is "
        f"not {parting.local}{why}{undone}"
    )
