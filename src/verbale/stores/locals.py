"""Local actors: persons whom only documents know, one over all documents that plainly mean them.

How it works. A document that states a new person's office and its country, or its organisation,
makes a local actor; the document is its evidence. Another document's person is the same one where
the names sound alike, the country or the organisation is the same (or the office, where neither is
stated), and nobody else fits. Every link has its reason; a wrong one is taken apart, and that
decision is kept and can be undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select, update

from verbale.actors.people import People
from verbale.actors.sound import words_in
from verbale.errors import InvalidQuestion
from verbale.record.types import Actor, Record
from verbale.stores import identity
from verbale.stores.known import Evidence, LocalActor, Parting
from verbale.stores.tables import actors, documents, local_actors, local_links, local_partings

_PRIVATE = ("business", "civil_society", "media", "other")


class _Person(NamedTuple):
    """A person whom a document introduces; `body` is an organisation, where no country is named."""

    key: str
    name: str
    country: str | None
    body: str | None
    role: str | None


def learn(connection: Connection, document: str, record: Record, rows: dict[str, int]) -> None:
    """Link the persons whom a record introduces to local actors; `rows` are theirs by key.

    Their parties are in the store already, and are drawn again for whoever is linked.
    """
    new = [actor for actor in record.actors if _is_new(actor)]
    for one in new:
        person = _Person(one.key, one.names[0], one.country, _body(one), one.role)
        _learn(connection, document, person, rows[one.key])
    identity.draw(connection, [rows[one.key] for one in new])


def forget(connection: Connection, document: str) -> None:
    """Forget what was decided about a document that is gone, and whom nothing else vouches for."""
    connection.execute(delete(local_partings).where(local_partings.c.document == document))
    _forget_unlinked(connection)


def listed(connection: Connection, wanted: str | None = None) -> list[LocalActor]:
    """Return the local actors of current documents with their evidence, by key."""
    chosen = (
        select(local_actors, documents.c.id, actors.c.key.label("actor"), local_links.c.because)
        .add_columns(actors.c.name.label("called"), identity.KEY.label("shown"))
        .join(local_links, local_links.c.local == local_actors.c.row)
        .join(actors, actors.c.row == local_links.c.actor)
        .join(documents, documents.c.row == actors.c.document)
        .join(identity.merged, identity.merged.c.actor == actors.c.row, isouter=True)
        .where(documents.c.current)
        .order_by(local_actors.c.key, documents.c.row)
    )
    if wanted is not None:
        chosen = chosen.where(
            or_(local_actors.c.key == wanted, local_actors.c.sounds == _sounds(wanted))
        )
    found: dict[str, LocalActor] = {}
    for row in connection.execute(chosen):
        other = row.shown if row.shown != row.key else None
        local = found.setdefault(
            row.key, LocalActor(row.key, row.name, row.country, row.role, (), other, row.body)
        )
        seen = Evidence(row.id, row.actor, row.called, row.because)
        found[row.key] = local.with_evidence(seen)
    return list(found.values())


def part(
    connection: Connection, document: str, actor: str, *, by: str, at: str, why: str = ""
) -> Parting:
    """Decide that a document's person is not the local actor it is linked to.

    Raises InvalidQuestion where the document's actor is linked to none.
    """
    found = connection.execute(
        select(actors.c.row, local_actors.c.key)
        .join(local_links, local_links.c.actor == actors.c.row)
        .join(local_actors, local_actors.c.row == local_links.c.local)
        .join(documents, documents.c.row == actors.c.document)
        .where(documents.c.id == document, documents.c.current, actors.c.key == actor)
    ).first()
    if found is None:
        raise InvalidQuestion(
            f"{actor} of {document} is one with no local actor: `verbale actors locals` lists "
            "those that are"
        )
    done = connection.execute(
        insert(local_partings).values(
            document=document, actor=actor, local=found.key, by=by, at=at, why=why
        )
    )
    connection.execute(delete(local_links).where(local_links.c.actor == found.row))
    _relearn(connection, found.row, document)
    identity.draw(connection, [found.row])
    _forget_unlinked(connection)
    key = done.inserted_primary_key
    return _parting(connection, 0 if key is None else int(key[0]))


def rejoin(connection: Connection, number: int, *, by: str, at: str) -> Parting:
    """Undo a parting: the document's person is the local actor again, if that is still there."""
    parting = _parting(connection, number)
    if parting.undone_at is not None:
        raise InvalidQuestion(f"parting {number} was undone already, by {parting.undone_by}")
    connection.execute(
        update(local_partings)
        .where(local_partings.c.row == number)
        .values(undone_by=by, undone_at=at)
    )
    local = connection.scalar(select(local_actors.c.row).where(local_actors.c.key == parting.local))
    row = connection.scalar(
        select(actors.c.row)
        .join(documents, documents.c.row == actors.c.document)
        .where(documents.c.id == parting.document, documents.c.current)
        .where(actors.c.key == parting.actor)
    )
    if row is not None:
        connection.execute(delete(local_links).where(local_links.c.actor == row))
        if local is None:
            _relearn(connection, row, parting.document)
        else:
            _link(connection, row, local, f"parting {number} undone")
        identity.draw(connection, [row])
        _forget_unlinked(connection)
    return _parting(connection, number)


def partings(connection: Connection) -> list[Parting]:
    """Return what was decided, undone or not, the earliest first."""
    rows = connection.scalars(select(local_partings.c.row).order_by(local_partings.c.row))
    return [_parting(connection, number) for number in rows.all()]


def _is_new(actor: Actor) -> bool:
    """Say whether a person of office whom the knowledge base does not have has a whole name."""
    because = actor.provenance.because if actor.provenance is not None else ()
    return (
        actor.kind == "person"
        and actor.key.startswith("person:")
        and bool(actor.names)
        and len(words_in(actor.names[0])) > 1
        and (actor.role is not None or actor.country is not None)
        and not any(reason.startswith("knowledge base") for reason in because)
    )


def _body(actor: Actor) -> str | None:
    return actor.body if actor.country is None else None


def _learn(connection: Connection, document: str, actor: _Person, row: int) -> None:
    parted = select(local_partings.c.local).where(
        local_partings.c.document == document,
        local_partings.c.actor == actor.key,
        local_partings.c.undone_at.is_(None),
    )
    near = connection.execute(
        select(local_actors).where(
            local_actors.c.sounds == _sounds(actor.name),
            local_actors.c.key.not_in(parted),
            *_agrees(actor),
        )
    ).all()
    stated = actor.role is not None and (actor.country or actor.body) is not None
    office = f"office and {_shared(actor)} stated"
    if len(near) == 1:
        same = near[0].name == actor.name
        name = "same name" if same else f"name that sounds like {near[0].name}"
        # Whom a new reading of the only document finds again is vouched for as he was before.
        alone = stated and not _is_linked(connection, near[0].row)
        _link(connection, row, near[0].row, office if alone else f"{name}, same {_shared(actor)}")
    elif not near and stated:
        done = connection.execute(
            insert(local_actors).values(
                key=_free_key(connection, actor),
                name=actor.name,
                sounds=_sounds(actor.name),
                country=actor.country,
                body=actor.body,
                role=actor.role,
            )
        )
        key = done.inserted_primary_key
        _link(
            connection,
            row,
            0 if key is None else int(key[0]),
            f"office and {_shared(actor)} stated",
        )


def _is_linked(connection: Connection, local: int) -> bool:
    chosen = select(local_links.c.actor).where(local_links.c.local == local).limit(1)
    return connection.scalar(chosen) is not None


def _shared(actor: _Person) -> str:
    """Return what a local actor must share: country, organisation, or else the office."""
    if actor.country is not None:
        return "country"
    return "organisation" if actor.body is not None else "office"


def _agrees(actor: _Person) -> Iterator[ColumnElement[bool]]:
    if actor.country is not None:
        yield local_actors.c.country == actor.country
    elif actor.body is not None:
        yield local_actors.c.body == actor.body
    elif actor.role is not None:
        yield local_actors.c.role == actor.role
    # A minister who took another office is the same; a doctor of his name is another one.
    if actor.role in _PRIVATE:
        yield local_actors.c.role == actor.role
    elif actor.role is not None:
        yield local_actors.c.role.not_in(_PRIVATE)


def _link(connection: Connection, actor: int, local: int, because: str) -> None:
    connection.execute(insert(local_links).values(actor=actor, local=local, because=because))


def _relearn(connection: Connection, row: int, document: str) -> None:
    found = connection.execute(select(actors).where(actors.c.row == row)).one()
    if _is_new(Actor(found.key, found.kind, (found.name,), found.country, found.role)):
        body = found.body if found.country is None else None
        person = _Person(found.key, found.name, found.country, body, found.role)
        _learn(connection, document, person, row)


def _free_key(connection: Connection, actor: _Person) -> str:
    of = actor.country or (actor.body or "").partition(":")[2]
    wanted = f"local:{of}.{'-'.join(words_in(actor.name))}"
    key, number = wanted, 1
    while connection.scalar(select(local_actors.c.row).where(local_actors.c.key == key)):
        number += 1
        key = f"{wanted}-{number}"
    return key


def _forget_unlinked(connection: Connection) -> None:
    linked = select(local_links.c.local)
    connection.execute(delete(local_actors).where(local_actors.c.row.not_in(linked)))


def _parting(connection: Connection, number: int) -> Parting:
    row = connection.execute(
        select(local_partings).where(and_(local_partings.c.row == number))
    ).first()
    if row is None:
        raise InvalidQuestion(
            f"no parting {number}: `verbale actors locals --partings` lists those there are"
        )
    return Parting(
        number=row.row,
        document=row.document,
        actor=row.actor,
        local=row.local,
        by=row.by,
        at=row.at,
        why=row.why,
        undone_by=row.undone_by,
        undone_at=row.undone_at,
    )


@cache
def _sounds(name: str) -> str:
    return " ".join(People.load().sounds(name))
