"""Counts of what one side did to the other: answered from one index, without a look at an act.

How it works. States and bodies stand in that index under their code or key. Whoever is asked for by
a name is one of these where a name says so; a person is not, and counted over the acts' parties.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from verbale.record.types import Status
from verbale.stores.deeds import PairCount
from verbale.stores.events import done
from verbale.stores.identity import code_of, known_as
from verbale.stores.tables import UNDATED, act_pairs, actors, acts

LENGTHS = {"day": 10, "month": 7, "year": 4}
_APART = ("person", "office")


def pair_counts(
    connection: Connection,
    source: str,
    target: str,
    *,
    since: date | None,
    until: date | None,
    by: str,
    status: Status,
) -> list[PairCount]:
    """Return how many dated acts of each type and mode the source did to the target, by period."""
    sides = _powers(connection, source), _powers(connection, target)
    if sides[0] is None or sides[1] is None:
        return _counted_by_parties(connection, source, target, since, until, by, status)
    table = act_pairs.c
    wanted = [table.source.in_(sides[0]), table.target.in_(sides[1]), table.status == status]
    # The first and last day of everything let the index be walked as one stretch.
    wanted.append(table.dated >= (since.isoformat() if since else "0001"))
    if until is not None:
        wanted.append(table.dated <= until.isoformat())
    wanted.append(table.dated < UNDATED)
    # Where one side is several keys, an act of two of them is still one act.
    alone = len(sides[0]) == len(sides[1]) == 1
    number = func.count() if alone else func.count(table.act.distinct())
    return _grouped(connection, table.dated, table.type, table.mode, number, wanted, by)


def _powers(connection: Connection, wanted: str) -> list[str] | None:
    """Return the codes or keys of the states and bodies that are called so; None for people."""
    wanted = wanted.strip()
    if (code := code_of(wanted)) is not None:
        return [code]
    chosen = select(actors.c.kind, actors.c.country, actors.c.key).distinct()
    found = connection.execute(chosen.where(actors.c.row.in_(known_as(wanted)))).all()
    if any(row.kind in _APART for row in found):
        return None
    return sorted({row.country or row.key for row in found})


def _counted_by_parties(
    connection: Connection,
    source: str,
    target: str,
    since: date | None,
    until: date | None,
    by: str,
    status: Status,
) -> list[PairCount]:
    wanted: list[ColumnElement[bool]] = [acts.c.status == status, acts.c.dated < UNDATED]
    wanted += [done("source", source), done("target", target)]
    if since is not None:
        wanted.append(acts.c.dated >= since.isoformat())
    if until is not None:
        wanted.append(acts.c.dated <= until.isoformat())
    return _grouped(connection, acts.c.dated, acts.c.type, acts.c.mode, func.count(), wanted, by)


def _grouped(
    connection: Connection,
    dated: Any,
    type: Any,
    mode: Any,
    number: Any,
    wanted: list[ColumnElement[bool]],
    by: str,
) -> list[PairCount]:
    # By day first, which is the order of the index; the days of a month are few to add up.
    chosen = select(dated, type, mode, number).where(*wanted).group_by(dated, type, mode)
    totals: dict[tuple[str, str, str | None], int] = {}
    for day, name, narrower, count in connection.execute(chosen):
        place = (day[: LENGTHS[by]], name, narrower)
        totals[place] = totals.get(place, 0) + count
    return [
        PairCount(period, name, narrower, count)
        for (period, name, narrower), count in sorted(
            totals.items(), key=lambda one: (one[0][0], one[0][1], one[0][2] or "")
        )
    ]
