"""`verbale actors`: who is who, and what a user decides about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.decisions import history_command, merge_command, split_command
from verbale.cli.exits import FINDINGS, teaching
from verbale.cli.locals import locals_command, part_command, rejoin_command
from verbale.cli.own_files import load, own_files

if TYPE_CHECKING:
    from datetime import date

    from verbale.actors.knowledge import KnowledgeBase
    from verbale.actors.people import People

FORMATS = ("jsonl", "csv", "ftm")


@click.group("actors")
def command() -> None:
    """Look up who is who, and decide it.

    Facts come with the package; what you add (`--actors`) and decide (`merge`, `split`) stays in
    files of your own, or with `--store` in a store, and holds over them. Every answer of a store
    heeds both from the next question on. A file of additions:

    \b
        [[person]]
        key = "person:jane-doe"          # or a Wikidata identity: person:Q1234
        names = ["Jeanne Dupont"]
        country = "FRA"
        [[person.office]]
        office = "FRA.foreign_minister"
        since = 2026-10-01
        asof = 2026-11-01                # known to last until then; or until = …
        [[organisation]]
        key = "org:EXAMPLE"
        names = ["Organisation exemple"]
    """


@command.command("show")
@click.argument("name")
@click.option("--on", "day", metavar="DATE", help="The day in question, as 2021-07-15.")
@own_files
@teaching
def show(name: str, day: str | None, additions: Path | None, decisions: Path) -> None:
    """Show what is known of an actor.

    NAME is a key (`person:Q7747`), the code of a country (FRA) or a name in French or English.
    """
    from verbale.actors.lookup import keys_of

    base, people = load(additions, decisions)
    on = _day(day)
    for key in keys_of(base, people, name, on=on):
        for line in _shown(base, people, key, on):
            click.echo(line)


@command.command("export")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="jsonl")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write.  [default: the terminal]",
)
@own_files
@teaching
def export(format_name: str, output: Path | None, additions: Path | None, decisions: Path) -> None:
    """Write all actors: JSON lines, CSV, or FollowTheMoney entities (ftm)."""
    from verbale.cli.output import opened
    from verbale.exports.actors import write_csv, write_jsonl
    from verbale.exports.ftm import write_ftm

    write = {"jsonl": write_jsonl, "csv": write_csv, "ftm": write_ftm}[format_name]
    base, people = load(additions, decisions)
    with opened(output) as stream:
        write(base, people, stream)


@command.command("build")
@click.option(
    "--tables",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="The source tables.  [default: those of the package]",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="Where to write the data files.  [default: their place in the package]",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where the files differ.")
@click.pass_context
@teaching
def build(ctx: click.Context, tables: Path | None, output: Path | None, check: bool) -> None:
    """Build the data files from the source tables.

    Fails where the tables contradict themselves. The same tables give the same bytes.
    """
    from verbale.actors import build as states
    from verbale.actors import people_build as persons
    from verbale.actors.knowledge import DATA as ACTORS
    from verbale.actors.people_file import DATA as PEOPLE
    from verbale.actors.tables import SOURCES

    folder = tables or SOURCES
    made = {
        ACTORS: states.build(folder).encode(),
        PEOPLE: persons.packed(persons.build(folder)),
    }
    differ = False
    for place, data in made.items():
        name = place.name
        path = output / name if output else place
        if check:
            same = path.is_file() and path.read_bytes() == data
            differ = differ or not same
            click.echo(f"{name}: {'as built' if same else 'differs'}")
        else:
            path.write_bytes(data)
            click.echo(f"{name}: {len(data):,} bytes")
    if differ:
        ctx.exit(FINDINGS)


def _day(text: str | None) -> date | None:
    from datetime import date

    from verbale.errors import InvalidQuestion

    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidQuestion(f"{text!r} is no day. Write it as 2021-07-15.") from error


def _shown(base: KnowledgeBase, people: People, key: str, on: date | None) -> list[str]:
    is_post = key.startswith("person:") or key in people.offices
    actor = people.actor(key, on) if is_post else base.actor(key, on)
    lines = [f"{key}  {actor.kind}" + (f"  {actor.country}" if actor.country else "")]
    lines.append("  names    " + "; ".join(actor.names))
    if actor.role:
        lines.append(f"  role     {actor.role}")
    if actor.members:
        lines.append("  members  " + ", ".join(actor.members))
    if is_post:
        for tenure in people.tenures(key):
            standing = f"  {tenure.standing(on)}" if on else ""
            who = people.person(tenure.person).name if key.startswith("office:") else tenure.office
            doubt = f"  {tenure.doubt}" if tenure.doubt else ""
            lines.append(
                f"  {tenure.since:<10} – {tenure.until or 'open':<10}  {who}"
                f"  [{tenure.source}, seen {tenure.asof}]{doubt}{standing}"
            )
    elif actor.kind == "country" and actor.country and on:
        for role in ("head_of_state", "head_of_government", "foreign_minister", "defence_minister"):
            holder = people.holder_of(actor.country, role, on)
            if holder:
                sure = "" if holder.confirmed else f"  perhaps: {holder.because}"
                name = people.person(holder.person).name
                lines.append(f"  {role:<18}  {name}  {holder.person}{sure}")
    return lines


command.add_command(merge_command)
command.add_command(split_command)
command.add_command(history_command)
command.add_command(locals_command)
command.add_command(part_command)
command.add_command(rejoin_command)
