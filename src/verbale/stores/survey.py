"""Surveys: an answer looked at once, for its number, its newest rows, its days and its facets.

How it works. What meets a query is put into a table of this connection alone, once; everything that
is counted is counted from there, so that the search itself is not done anew for each figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Executable,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TextClause,
    case,
    func,
    insert,
    select,
    text,
)

from verbale.stores.browsing import conditions, statements_at
from verbale.stores.identity import (
    IDENTIFIED,
    KEY,
    NAME,
    called,
    code_of,
    known_as,
    shown_as,
    shown_name,
)
from verbale.stores.pages import Count, Seen, Survey
from verbale.stores.reading import spoken
from verbale.stores.speaking import SPOKEN, WHOLE, commonest
from verbale.stores.tables import UNDATED, actors, documents, names, parties, statements
from verbale.stores.types import Query

_NAMES = 12
_MEMBERS = ("row", "dated", "document", "position", "publisher_form", "publisher")
_hits = Table(
    "hits",
    MetaData(),
    Column("row", Integer, primary_key=True),
    Column("dated", String(10)),
    Column("document", Integer),
    Column("position", Integer),
    Column("publisher_form", Text),
    Column("publisher", Text),
    prefixes=["TEMPORARY"],
)


# Written out, for the reason that `speaking` gives. The whole store is counted from an index alone,
# and no answer need be put together.
_FIRST = "ORDER BY 2 DESC, 1 LIMIT :most"
_BY_COUNTRY = {
    False: text(
        f"SELECT parties.country, count(DISTINCT parties.statement) {SPOKEN} "
        f"WHERE parties.country IS NOT NULL GROUP BY parties.country {_FIRST}"
    ),
    True: text(
        f"SELECT country, count(DISTINCT statement) {WHOLE} AND country IS NOT NULL "
        f"GROUP BY country {_FIRST}"
    ),
}
_CLAIMED = "FROM hits CROSS JOIN acts ON acts.statement = hits.row"
_BY_ACT = text(
    f"SELECT acts.type, count(DISTINCT acts.statement) {_CLAIMED} GROUP BY acts.type {_FIRST}"
)
_BY_ISSUE = text(
    f"SELECT min(acts.issue), count(DISTINCT acts.statement) {_CLAIMED} "
    f"WHERE acts.issue_form != '' GROUP BY acts.issue_form {_FIRST}"
)


def survey(connection: Connection, query: Query, *, size: int, most: int) -> Survey:
    """Return what there is to say of an answer: see `Survey`.

    `size` is the number of rows, `most` that of a facet's values (0: no facets).
    """
    _fill(connection, query)
    order = (
        case((_hits.c.dated == UNDATED, 1), else_=0),
        _hits.c.dated.desc(),
        _hits.c.document.desc(),
        _hits.c.position,
    )
    newest = select(_hits.c.row).order_by(*order).limit(size)
    per_day = (
        select(_hits.c.dated, func.count())
        .where(_hits.c.dated < UNDATED)
        .group_by(_hits.c.dated)
        .order_by(_hits.c.dated)
    )
    return Survey(
        total=connection.scalar(select(func.count()).select_from(_hits)) or 0,
        statements=tuple(statements_at(connection, connection.scalars(newest).all())),
        days=tuple(Count(day, day, number) for day, number in connection.execute(per_day)),
        facets=_facets(connection, most, whole=query == Query()) if most else {},
    )


def _fill(connection: Connection, query: Query) -> None:
    _hits.create(connection, checkfirst=False) if not _exists(connection) else connection.execute(
        _hits.delete()
    )
    chosen = select(*(statements.c[name] for name in _MEMBERS)).where(*conditions(query))
    connection.execute(insert(_hits).from_select(list(_MEMBERS), chosen))


def _exists(connection: Connection) -> bool:
    found = text("SELECT count(*) FROM sqlite_temp_master WHERE name = 'hits'")
    return bool(connection.scalar(found))


def _facets(connection: Connection, most: int, *, whole: bool) -> dict[str, list[Count]]:
    """Return for each facet its commonest values, by the number of statements, commonest first.

    Each number is that of the answer to the same query with the value added; years come in their
    own order, the latest first.
    """
    number = func.count()
    year = func.substr(_hits.c.dated, 1, 4)
    by_publisher = (
        select(func.min(_hits.c.publisher), func.min(_hits.c.publisher), number)
        .where(_hits.c.publisher_form.is_not(None))
        .group_by(_hits.c.publisher_form)
    )
    by_year = select(year, year, number).where(_hits.c.dated < UNDATED).group_by(year)
    years = _counts(connection, by_year, most)
    return {
        "speaker": _as_answered(connection, _speakers(connection, whole, most)),
        "country": _plain_counts(connection, _BY_COUNTRY[whole], most),
        "publisher": _counts(connection, by_publisher, most),
        "year": sorted(years, key=lambda count: count.value, reverse=True),
        "act": _plain_counts(connection, _BY_ACT, most),
        "issue": _plain_counts(connection, _BY_ISSUE, most),
    }


def _speakers(connection: Connection, whole: bool, most: int) -> list[Count]:
    counts = []
    for key, number in commonest(connection, WHOLE if whole else SPOKEN, most):
        name, country = shown_name(connection, key)
        counts.append(Count(key, name, number, country))
    return sorted(counts, key=lambda count: (-count.number, count.name))


def _as_answered(connection: Connection, counts: Sequence[Count]) -> list[Count]:
    """Return the counts with the numbers that a filter answers.

    A key that reads like a country's code is asked for as that country, with all who speak for it.
    """
    chosen = select(func.count()).select_from(_hits)
    found = [
        count
        if code_of(count.value) is None
        else replace(
            count,
            number=connection.scalar(
                chosen.where(_hits.c.row.in_(spoken(("speaker",), count.value)))
            )
            or 0,
        )
        for count in counts
    ]
    return sorted(found, key=lambda count: (-count.number, count.name))


def _plain_counts(connection: Connection, chosen: TextClause, most: int) -> list[Count]:
    found = connection.execute(chosen, {"most": most})
    return [Count(value, value, number) for value, number in found]


def label(connection: Connection, wanted: str) -> str | None:
    """Return by which name somebody is called; None where no current document has them.

    A country's code stands for itself where only its people are ever named.
    """
    shown = IDENTIFIED.join(documents, documents.c.row == actors.c.document)
    current = select(NAME).select_from(shown).where(documents.c.current).limit(1)
    code = code_of(wanted)
    if code is not None:
        own = actors.c.key.in_((f"country:{code}", code))
        found: str | None = connection.scalar(current.where(own))
        if found is not None:
            return found
        if connection.scalar(current.where(actors.c.country == code)) is not None:
            return code
    by_name: str | None = connection.scalar(current.where(actors.c.row.in_(known_as(wanted))))
    return by_name


def seen(connection: Connection, wanted: str, *, most: int) -> list[Seen]:
    """Return the actors that are called so in current documents, the commonest first.

    For a country's code that is the country and everybody who belongs to it.
    """
    chosen = called(wanted)
    grouped = (
        select(
            KEY.label("key"),
            func.min(actors.c.kind).label("kind"),
            func.min(NAME).label("name"),
            func.min(actors.c.country).label("country"),
            func.count(documents.c.row.distinct()).label("number"),
            func.max(func.nullif(documents.c.dated, UNDATED)).label("latest"),
        )
        .select_from(IDENTIFIED.join(documents, documents.c.row == actors.c.document))
        .where(documents.c.current, actors.c.row.in_(chosen))
        .group_by(KEY)
        .order_by(func.count(documents.c.row.distinct()).desc(), KEY)
        .limit(most)
    )
    found = connection.execute(grouped).all()
    keys = [row.key for row in found]
    roles, known = _roles(connection, keys), _names(connection, keys)
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
    once = (
        select(parties.c.country, parties.c.statement)
        .where(
            parties.c.statement.in_(spoken(("speaker",), wanted)),
            parties.c.part.in_(("addressee", "named")),
            parties.c.dated.is_not(None),
            parties.c.country.is_not(None),
            parties.c.country != (code_of(wanted) or ""),
        )
        .distinct()
        .subquery()
    )
    chosen = select(once.c.country, once.c.country, func.count()).group_by(once.c.country)
    return _counts(connection, chosen, most)


def _counts(connection: Connection, chosen: Executable, most: int) -> list[Count]:
    found = [
        Count(row[0], row[1], row[2], row[3] if len(row) > 3 else None)
        for row in connection.execute(chosen)
    ]
    found.sort(key=lambda count: (-count.number, count.name))
    return found[:most]


def _roles(connection: Connection, keys: Sequence[str]) -> dict[str, list[str]]:
    chosen = select(KEY, actors.c.role).select_from(IDENTIFIED).where(actors.c.role.is_not(None))
    return _many(connection, chosen.where(actors.c.row.in_(shown_as(keys))).distinct())


def _names(connection: Connection, keys: Sequence[str]) -> dict[str, list[str]]:
    named = IDENTIFIED.join(names, names.c.actor == actors.c.row)
    chosen = select(KEY, names.c.form).select_from(named)
    return _many(connection, chosen.where(actors.c.row.in_(shown_as(keys))).distinct())


def _many(connection: Connection, chosen: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in sorted((row[0], row[1]) for row in connection.execute(chosen)):
        found.setdefault(key, []).append(value)
    return found
