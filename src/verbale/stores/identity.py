"""Identity: who the actor of a document is over all documents, and whom a question means.

How it works. An actor is the local actor that it is linked to, else what its own key says. What a
user decided lies over that and changes nothing beneath: each connection has a passing table of the
actors that a merge concerns, with the key and name that they are shown under. It is filled anew
when the store or the file of decisions has changed, so that a decision holds from the next question
on.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    CompoundSelect,
    Connection,
    FromClause,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    text,
    union,
    update,
)

from verbale.actors.decisions import Decision, Decisions, together
from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.people import People
from verbale.stores.fold import name_form
from verbale.stores.known import Identity
from verbale.stores.tables import (
    actors,
    changes,
    decisions,
    documents,
    local_actors,
    local_links,
    names,
    parties,
)
from verbale.stores.types import Party

_AT_ONCE = 500
_passing = MetaData()
merged = Table(
    "merged",
    _passing,
    Column("actor", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("form", Text, nullable=False),
    prefixes=["TEMPORARY"],
)
_merged_at = Table("merged_at", _passing, Column("moment", Text), prefixes=["TEMPORARY"])

KEY = func.coalesce(merged.c.key, local_actors.c.key, actors.c.key)
"""The key under which the actor of a row is shown; from `IDENTIFIED`."""
NAME = func.coalesce(merged.c.name, local_actors.c.name, actors.c.name)
"""The name under which the actor of a row is shown; from `IDENTIFIED`."""
IDENTIFIED: FromClause = (
    actors.outerjoin(local_links, local_links.c.actor == actors.c.row)
    .outerjoin(local_actors, local_actors.c.row == local_links.c.local)
    .outerjoin(merged, merged.c.actor == actors.c.row)
)
"""The actors of documents, each with who it is over all of them."""


def lay(connection: Connection, file: Path) -> None:
    """Lay the decisions of the store and of the file over the actors, as they are now."""
    moment = str(age(connection, file))
    made = text("SELECT count(*) FROM sqlite_temp_master WHERE name = 'merged_at'")
    if not connection.scalar(made):
        _passing.create_all(connection, checkfirst=False)
    elif connection.scalar(select(_merged_at.c.moment)) == moment:
        return
    connection.execute(delete(merged))
    connection.execute(delete(_merged_at))
    classes: dict[str, set[str]] = {}
    for key, keep in together(decided(connection), Decisions.read(file)).items():
        classes.setdefault(keep, {keep}).add(key)
    for keep, keys in classes.items():
        _join(connection, keep, sorted(keys))
    connection.execute(insert(_merged_at).values(moment=moment))


def age(connection: Connection, file: Path) -> int:
    """Return a number that is another one after every change of the store or the decisions."""
    number: int = connection.scalar(select(changes.c.number)) or 0
    try:
        found = file.stat()
    except OSError:
        return number
    return number + found.st_mtime_ns + found.st_size


def decided(connection: Connection) -> Decisions:
    """Return the decisions that the store keeps."""
    rows = connection.execute(select(decisions).order_by(decisions.c.row))
    return Decisions(
        tuple(
            Decision(one.row, one.at, one.by, one.do, one.keep, one.other, one.why) for one in rows
        )
    )


def merges(connection: Connection, file: Path, keys: Iterable[str]) -> list[Decision]:
    """Return the merges that hold for these keys, of the store and of the file."""
    both = decided(connection), Decisions.read(file)
    ends = together(*both)
    wanted = {ends.get(key, key) for key in keys}
    return [
        line for one in both for line in one.standing if ends.get(line.other, line.other) in wanted
    ]


def decide(connection: Connection, decision: Decision) -> Decision:
    """Keep a decision in the store."""
    connection.execute(
        insert(decisions).values(
            do=decision.do,
            keep=decision.keep,
            other=decision.other,
            by=decision.by,
            at=decision.at,
            why=decision.why,
        )
    )
    return decision


def draw(connection: Connection, rows: Iterable[int]) -> None:
    """Say of the parties of these actors who they are by their links, as counts need it."""
    own = actors.outerjoin(local_links, local_links.c.actor == actors.c.row).outerjoin(
        local_actors, local_actors.c.row == local_links.c.local
    )
    for row in rows:
        is_now = select(
            func.coalesce(local_actors.c.key, actors.c.key).label("key"),
            func.coalesce(local_actors.c.name, actors.c.name).label("name"),
        ).select_from(own)
        one = connection.execute(is_now.where(actors.c.row == row)).one()
        connection.execute(
            update(parties).where(parties.c.actor == row).values(key=one.key, name=one.name)
        )


def people(
    connection: Connection, owner: Any, table: Table, rows: Iterable[int], *, as_read: bool = False
) -> dict[tuple[int, str], tuple[Party, ...]]:
    """Return who has which part in acts or statements, by row and part; each of them once.

    `as_read` gives them as their document has them.
    """
    key, name = (actors.c.key, actors.c.name) if as_read else (KEY, NAME)
    chosen = (
        select(
            owner.label("owner"),
            table.c.part,
            key.label("key"),
            name.label("name"),
            actors.c.country,
        )
        .select_from(table.join(IDENTIFIED, actors.c.row == table.c.actor))
        .order_by(owner, table.c.part, table.c.position)
    )
    found: dict[tuple[int, str], dict[str, Party]] = {}
    wanted = list(rows)
    # SQLite takes only so many values in one question, and a document may have more statements.
    for start in range(0, len(wanted), _AT_ONCE):
        for one in connection.execute(chosen.where(owner.in_(wanted[start : start + _AT_ONCE]))):
            held = found.setdefault((one.owner, one.part), {})
            held.setdefault(one.key, Party(one.key, one.name, one.country))
    return {place: tuple(held.values()) for place, held in found.items()}


def identities(connection: Connection, document: str) -> dict[str, Identity]:
    """Return who the actors of a current document are, by their keys there, where that differs."""
    chosen = (
        select(actors.c.key.label("own"), KEY.label("key"), NAME.label("name"))
        .add_columns(local_actors.c.key.label("local"), local_links.c.because)
        .select_from(IDENTIFIED.join(documents, documents.c.row == actors.c.document))
        .where(documents.c.id == document, documents.c.current, actors.c.key != KEY)
    )
    return {
        row.own: Identity(row.key, row.name, row.local, row.because)
        for row in connection.execute(chosen)
    }


def code_of(wanted: str) -> str | None:
    """Return the code of the country that is asked for, whose people all speak for it."""
    wanted = wanted.strip()
    code = len(wanted) == 3 and wanted.isascii() and wanted.isalpha()
    return wanted.upper() if code else None


def called(wanted: str) -> CompoundSelect[Any]:
    """Return the rows of the actors that are called so: by key, by name, by country's code."""
    ways = _known_as(wanted)
    if (code := code_of(wanted)) is not None:
        ways.append(select(actors.c.row).where(actors.c.country == code))
    return union(*ways)


def known_as(wanted: str) -> CompoundSelect[Any]:
    """Return the rows of the actors that have this key or name, nobody else of their country."""
    return union(*_known_as(wanted))


def shown_as(keys: Iterable[str]) -> Select[Any]:
    """Return the rows of the actors that are shown under one of these keys."""
    wanted = list(keys)
    linked = select(local_links.c.actor).join(local_actors).where(local_actors.c.key.in_(wanted))
    near = union(
        select(actors.c.row).where(actors.c.key.in_(wanted)),
        linked,
        select(merged.c.actor).where(merged.c.key.in_(wanted)),
    )
    return (
        select(actors.c.row).select_from(IDENTIFIED).where(actors.c.row.in_(near), KEY.in_(wanted))
    )


def shown_name(connection: Connection, key: str) -> tuple[str, str | None]:
    """Return the name and country of whoever is shown under a key; the key itself for nobody.

    Any of its rows will do; all of them together are thousands for a well-known name.
    """
    own = IDENTIFIED
    for chosen in (
        select(merged.c.name, actors.c.country)
        .join_from(merged, actors, actors.c.row == merged.c.actor)
        .where(merged.c.key == key),
        select(NAME, actors.c.country)
        .select_from(own)
        .where(local_actors.c.key == key, merged.c.actor.is_(None)),
        select(NAME, actors.c.country)
        .select_from(own)
        .where(actors.c.key == key, local_links.c.actor.is_(None), merged.c.actor.is_(None)),
    ):
        found = connection.execute(chosen.limit(1)).first()
        if found is not None:
            return found[0], found[1]
    return key, None


def _known_as(wanted: str) -> list[Select[Any]]:
    wanted = wanted.strip()
    form = name_form(wanted)
    # Whoever is the same person in another document is meant too, whatever that one calls him.
    same = select(local_links.c.local).join(names, names.c.actor == local_links.c.actor)
    same = same.where(names.c.form == form)
    keyed = select(local_actors.c.row).where(local_actors.c.key == wanted)
    ways: list[Select[Any]] = [
        select(actors.c.row).where(actors.c.key.in_((wanted, wanted.upper()))),
        select(names.c.actor).where(names.c.form == form),
        select(local_links.c.actor).where(local_links.c.local.in_(same)),
        select(local_links.c.actor).where(local_links.c.local.in_(keyed)),
    ]
    one = merged.alias("one")
    meant = select(one.c.key).where(
        (one.c.key == wanted) | (one.c.form == form) | one.c.actor.in_(union(*ways))
    )
    return [*ways, select(merged.c.actor).where(merged.c.key.in_(meant))]


def _join(connection: Connection, keep: str, keys: list[str]) -> None:
    own = select(actors.c.row).where(actors.c.key.in_(keys))
    linked = select(local_links.c.actor).join(local_actors).where(local_actors.c.key.in_(keys))
    name = _name(connection, keep, keys)
    said = {"key": keep, "name": name, "form": name_form(name)}
    already = select(merged.c.actor)
    rows = set(connection.scalars(own.where(actors.c.row.not_in(already))))
    # Whom a link and a key make two of is who the link says: it is the narrower of the two.
    narrower = set(connection.scalars(linked))
    connection.execute(delete(merged).where(merged.c.actor.in_(linked)))
    values = [{"actor": row, **said} for row in sorted(rows | narrower)]
    if values:
        connection.execute(insert(merged), values)


def _name(connection: Connection, keep: str, keys: list[str]) -> str:
    """Return the name of the key that stays, else of one that it stands for, else the key."""
    for key in (keep, *keys):
        for table in (local_actors, actors):
            chosen = select(table.c.name).where(table.c.key == key).order_by(table.c.row).limit(1)
            if (found := connection.scalar(chosen)) is not None:
                return str(found)
        if key == keep and (known := _known_name(keep)) is not None:
            return known
    return keep


def _known_name(key: str) -> str | None:
    base, persons = KnowledgeBase.load(), People.load()
    try:
        is_post = key.startswith("person:") or key in persons.offices
        return (persons.actor(key) if is_post else base.actor(key)).names[0]
    except KeyError:
        return None
