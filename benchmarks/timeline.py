"""How long `verbale timeline` takes over a store of one million acts.

A store is filled row by row, without reading a text: 100,000 documents of ten acts each, over ten
years and 190 states of which a few are in most acts, as in the news. Asked are the pair with the
most acts, a middling one and a rare one, each a few times, in this process and as a command.
Promise: the answer to the commonest pair within 200 ms.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

PROMISED = 0.200
ACTS_EACH = 10
FIRST_DAY = date(2015, 1, 1)
DAYS = 3650
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STATES = [f"X{LETTERS[number // 26]}{LETTERS[number % 26]}" for number in range(190)]
TYPES = ("CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "SANCTION", "ASSAULT")
TIMES = 7


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--store", type=Path, help="make the store here, or use the one that is")
    parser.add_argument("--acts", type=int, default=1_000_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.store or Path(folder, "acts.db")
        pairs = fill(path, arguments.acts) if not path.exists() else known(path)
        return measure(path, pairs)


def fill(path: Path, count: int) -> Counter[tuple[str, str]]:
    """Make the store and return how many acts each pair has."""
    from sqlalchemy import insert

    from verbale.stores.engine import connect, writing
    from verbale.stores.tables import act_links, act_pairs, act_parties, actors, acts, documents

    began = time.perf_counter()
    engine = connect(path)
    pairs: Counter[tuple[str, str]] = Counter()
    made = rows(count, pairs)
    tables = (documents, actors, acts, act_links, act_parties, act_pairs)
    with writing(engine, str(path)) as connection:
        while batch := list(islice(made, 5_000 // ACTS_EACH)):
            for table in tables:
                found = [row for one in batch for row in one[table.name]]
                connection.execute(insert(table), found)
    engine.dispose()
    size = path.stat().st_size / 2**20
    print(f"{count:,} acts in {time.perf_counter() - began:.0f} s, {size:,.0f} MiB", flush=True)
    return pairs


def rows(count: int, pairs: Counter[tuple[str, str]]) -> Iterator[dict[str, list[Any]]]:
    """Yield the rows of one document after the other."""
    chance = random.Random(11)
    weights = [1 / (rank + 1) for rank in range(len(STATES))]
    for number in range(1, count // ACTS_EACH + 1):
        day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
        made: dict[str, list[Any]] = {
            "documents": [document(number, day)],
            **{name: [] for name in ("actors", "acts", "act_links", "act_parties", "act_pairs")},
        }
        cast = list(dict.fromkeys(chance.choices(STATES, weights, k=4)))
        cast += [state for state in STATES[:2] if len(cast) < 2 and state not in cast]
        for place, state in enumerate(cast):
            made["actors"].append(actor(number, place, state))
        for position in range(ACTS_EACH):
            row = (number - 1) * ACTS_EACH + position + 1
            source, target = chance.sample(range(len(cast)), 2)
            type = chance.choices(TYPES, (30, 25, 20, 10, 8, 4, 2, 1))[0]
            made["acts"].append(act(row, number, position, type, day))
            made["act_links"].append(
                {"act": row, "about": "[]", "words": "", "issues": "", "contexts": ""}
            )
            for part, place in (("source", source), ("target", target)):
                made["act_parties"].append(
                    {
                        "act": row,
                        "part": part,
                        "position": 0,
                        "actor": number * 8 + place,
                        "country": cast[place],
                    }
                )
            pairs[cast[source], cast[target]] += 1
            made["act_pairs"].append(
                {
                    "act": row,
                    "source": cast[source],
                    "target": cast[target],
                    "dated": day,
                    "type": type,
                    "mode": None,
                    "status": "actual",
                }
            )
        yield made


def document(number: int, day: str) -> dict[str, Any]:
    return {
        "row": number,
        "id": f"d{number}",
        "number": 1,
        "current": True,
        "text": "x",
        "text_digest": "sha256:" + "0" * 64,
        "language": "fr",
        "published": day,
        "dated": day,
    }


def actor(number: int, place: int, state: str) -> dict[str, Any]:
    return {
        "row": number * 8 + place,
        "document": number,
        "key": f"country:{state}",
        "kind": "country",
        "name": state,
        "country": state,
        "role": None,
    }


def act(row: int, number: int, position: int, type: str, day: str) -> dict[str, Any]:
    return {
        "row": row,
        "document": number,
        "position": position,
        "id": f"a{position + 1}",
        "type": type,
        "mode": None,
        "status": "actual",
        "anchor_start": 0,
        "anchor_end": 1,
        "anchor": "x",
        "excerpt": "x",
        "dated": day,
    }


def known(path: Path) -> Counter[tuple[str, str]]:
    """Return how many acts each pair has in a store that was made before."""
    from sqlalchemy import func, select

    from verbale.stores.engine import connect, reading
    from verbale.stores.tables import act_pairs

    engine = connect(path)
    with reading(engine, str(path)) as connection:
        columns = act_pairs.c.source, act_pairs.c.target
        found = connection.execute(select(*columns, func.count()).group_by(*columns)).all()
    engine.dispose()
    return Counter({(source, target): number for source, target, number in found})


def measure(path: Path, pairs: Counter[tuple[str, str]]) -> int:
    from verbale.ask.timeline import timeline
    from verbale.stores import open_store

    ordered = [pair for pair, _ in pairs.most_common()]
    worst = 0.0
    with closing(open_store(str(path))) as store:
        for label, pair in (
            ("commonest", ordered[0]),
            ("middling", ordered[len(ordered) // 2]),
            ("rare", ordered[-1]),
        ):
            taken = []
            for _ in range(TIMES):
                began = time.perf_counter()
                found = timeline(store, *pair)
                taken.append(time.perf_counter() - began)
            number = sum(one.number for one in found.rows())
            spent = median(taken)
            worst = max(worst, spent)
            print(
                f"{label} pair {' '.join(pair)}: {number:,} acts, {len(found.rows())} rows, "
                f"median {spent * 1000:.0f} ms, slowest {max(taken) * 1000:.0f} ms"
            )
    command = [sys.executable, "-c", "from verbale.cli.main import main; main()", "timeline"]
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        subprocess.run(
            [*command, *ordered[0], "--store", str(path), "--format", "csv"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        taken.append(time.perf_counter() - began)
    print(f"as a command, with the start of Python: median {median(taken) * 1000:.0f} ms")
    kept = worst < PROMISED
    print(f"promised {PROMISED * 1000:.0f} ms: {'kept' if kept else 'BROKEN'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
