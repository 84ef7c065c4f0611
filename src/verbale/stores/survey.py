"""Facets: what the statements of an answer are counted by, and who is seen in the documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Executable, func, select

from verbale.stores.browsing import act_conditions, conditions
from verbale.stores.pages import Count, Seen
from verbale.stores.reading import called
from verbale.stores.tables import (
    UNDATED,
    actors,
    acts,
    documents,
    names,
    parties,
    statements,
)
from verbale.stores.types import Query

_NAMES = 12


def facets(connection: Connection, query: Query, *, most: int) -> dict[str, list[Count]]:
    """Return for each facet its commonest values, by the number of statements, commonest first.

    Each number is that of the answer to the same query with the value added; years come in their
    own order, the latest first.
    """
    chosen = select(statements.c.row).where(*conditions(query)).scalar_subquery()
    hits = statements.c.row.in_(chosen)
    spoken = (
        select(
            actors.c.key,
            func.min(actors.c.name),
            func.count(parties.c.statement.distinct()).label("number"),
            func.min(actors.c.country),
        )
        .join(parties, parties.c.actor == actors.c.row)
        .where(parties.c.part == "speaker", parties.c.statement.in_(chosen))
    )
    number = func.count().label("number")
    year = func.substr(statements.c.dated, 1, 4)
    claimed = select(acts.c.type, acts.c.type, func.count(acts.c.statement.distinct())).where(
        acts.c.statement.in_(chosen)
    )
    issues = select(
        acts.c.issue_form, func.min(acts.c.issue), func.count(acts.c.statement.distinct())
    ).where(acts.c.statement.in_(chosen), acts.c.issue_form != "")
    by_country = select(
        actors.c.country, actors.c.country, func.count(parties.c.statement.distinct())
    ).join(parties, parties.c.actor == actors.c.row)
    return {
        "speaker": _counts(connection, spoken.group_by(actors.c.key), most),
        "country": _counts(
            connection,
            by_country.where(
                parties.c.part == "speaker",
                parties.c.statement.in_(chosen),
                actors.c.country.is_not(None),
            ).group_by(actors.c.country),
            most,
        ),
        "publisher": _counts(
            connection,
            select(func.min(statements.c.publisher), func.min(statements.c.publisher), number)
            .where(hits, statements.c.publisher_form.is_not(None))
            .group_by(statements.c.publisher_form),
            most,
        ),
        "year": sorted(
            _counts(
                connection,
                select(year, year, number).where(hits, statements.c.dated < UNDATED).group_by(year),
                most,
            ),
            key=lambda count: count.value,
            reverse=True,
        ),
        "act": _counts(connection, claimed.group_by(acts.c.type), most),
        "issue": _counts(connection, issues.group_by(acts.c.issue_form), most),
    }


def months(connection: Connection, query: Query, *, by_day: bool) -> list[Count]:
    """Return the number of dated statements of each month or day that has some, earliest first."""
    month = func.substr(statements.c.dated, 1, 10 if by_day else 7)
    chosen = (
        select(month, func.count())
        .where(*conditions(query), statements.c.dated < UNDATED)
        .group_by(month)
        .order_by(month)
    )
    return [Count(value, value, number) for value, number in connection.execute(chosen)]


def act_months(connection: Connection, query: Query, *, by_day: bool) -> list[Count]:
    """Return the number of dated acts of each month or day and type, the earliest first.

    `value` is the month or day and `name` the type.
    """
    month = func.substr(acts.c.dated, 1, 10 if by_day else 7)
    chosen = (
        select(month, acts.c.type, func.count())
        .where(*act_conditions(query), acts.c.dated < UNDATED)
        .group_by(month, acts.c.type)
        .order_by(month, acts.c.type)
    )
    return [Count(value, type, number) for value, type, number in connection.execute(chosen)]


def seen(connection: Connection, wanted: str, *, most: int) -> list[Seen]:
    """Return the actors that are called so in current documents, the commonest first.

    For a country's code that is the country and everybody who belongs to it.
    """
    chosen = (
        select(
            actors.c.key,
            func.min(actors.c.kind).label("kind"),
            func.min(actors.c.name).label("name"),
            func.min(actors.c.country).label("country"),
            func.count().label("number"),
            func.max(func.nullif(documents.c.dated, UNDATED)).label("latest"),
        )
        .join(documents, documents.c.row == actors.c.document)
        .where(documents.c.current, actors.c.row.in_(called(wanted)))
        .group_by(actors.c.key)
        .order_by(func.count().desc(), actors.c.key)
        .limit(most)
    )
    found = connection.execute(chosen).all()
    roles = _many(connection, actors.c.role, [row.key for row in found])
    known = _many(connection, names.c.form, [row.key for row in found])
    return [
        Seen(
            key=row.key,
            kind=row.kind,
            name=row.name,
            country=row.country,
            roles=tuple(roles.get(row.key, ())),
            names=tuple(known.get(row.key, ())[:_NAMES]),
            documents=row.number,
            latest=row.latest,
        )
        for row in found
    ]


def counterparts(connection: Connection, wanted: str, *, most: int) -> list[Count]:
    """Return the countries that somebody speaks to or of, by the number of statements."""
    spoken = select(parties.c.statement).where(
        parties.c.part == "speaker", parties.c.actor.in_(called(wanted))
    )
    chosen = (
        select(actors.c.country, actors.c.country, func.count(parties.c.statement.distinct()))
        .join(parties, parties.c.actor == actors.c.row)
        .where(
            parties.c.part.in_(("addressee", "named")),
            parties.c.statement.in_(spoken),
            actors.c.country.is_not(None),
            actors.c.row.not_in(called(wanted)),
        )
        .group_by(actors.c.country)
    )
    return _counts(connection, chosen, most)


def _counts(connection: Connection, chosen: Executable, most: int) -> list[Count]:
    found = [
        Count(row[0], row[1], row[2], row[3] if len(row) > 3 else None)
        for row in connection.execute(chosen)
    ]
    found.sort(key=lambda count: (-count.number, count.name))
    return found[:most]


def _many(connection: Connection, column: Any, keys: Sequence[str]) -> dict[str, list[str]]:
    chosen = select(actors.c.key, column).where(actors.c.key.in_(keys), column.is_not(None))
    if column.table is names:
        chosen = chosen.join(names, names.c.actor == actors.c.row)
    found: dict[str, list[str]] = {}
    for key, value in connection.execute(chosen.distinct().order_by(column)):
        found.setdefault(key, []).append(value)
    return found
