"""Speaking: how often whoever speaks does so, counted under the key that he is shown with.

How it works. Written out, since SQLite does not know how many rows a passing table has: CROSS JOIN
says where to begin. Everything is counted from an index that knows links but no merges; what a
merge concerns is taken off again and counted apart: a statement of two who are one counts once.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

SPOKEN = "FROM hits CROSS JOIN parties ON parties.statement = hits.row AND parties.part = 'speaker'"
"""The speakers of what a survey has found."""
WHOLE = "FROM parties WHERE part = 'speaker' AND dated IS NOT NULL"
"""The speakers of all current documents."""

_OF_MERGED = "FROM merged CROSS JOIN parties ON parties.actor = merged.actor AND part = 'speaker'"
_MERGED = {
    SPOKEN: f"{_OF_MERGED} WHERE parties.statement IN (SELECT hits.row FROM hits)",
    WHOLE: f"{_OF_MERGED} WHERE dated IS NOT NULL",
}


def speakers(connection: Connection) -> int:
    """Return how many speak in current documents."""
    return connection.scalar(text(f"SELECT count(*) FROM ({_counted(WHOLE)})")) or 0


def commonest(connection: Connection, of: str, most: int) -> list[tuple[str, int]]:
    """Return the keys of those who speak most, with the number of their statements."""
    chosen = text(f"{_counted(of)} ORDER BY 2 DESC, 1 LIMIT :most")
    return [(key, number) for key, number in connection.execute(chosen, {"most": most})]


def _counted(of: str) -> str:
    return (
        "SELECT key, sum(n) FROM ("
        f"SELECT parties.key AS key, count(*) AS n {of} GROUP BY parties.key UNION ALL "
        f"SELECT parties.key, -count(*) {_MERGED[of]} GROUP BY parties.key UNION ALL "
        f"SELECT merged.key, count(DISTINCT parties.statement) {_MERGED[of]} GROUP BY merged.key"
        ") GROUP BY key HAVING sum(n) > 0"
    )
