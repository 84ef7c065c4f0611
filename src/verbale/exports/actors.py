"""The knowledge base as rows: one line of JSON or CSV for each actor."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import IO, Any

from verbale.actors.entry import Entry
from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.people import People
from verbale.actors.person import Person
from verbale.actors.tenure import Tenure

COLUMNS = (
    "key",
    "kind",
    "sort",
    "country",
    "role",
    "name",
    "names",
    "english",
    "gender",
    "qid",
    "members",
    "tenures",
)


def actor_rows(base: KnowledgeBase, people: People) -> Iterator[dict[str, Any]]:
    """Yield every actor: those of the base by key, then the offices, then the persons."""
    posts = set(people.offices)
    for key in (key for key in base.listed if key not in posts):
        entry = base.entry(key)
        yield {**_entry_row(entry), "key": key}
    for office in people.offices:
        actor = people.actor(office)
        yield {
            "key": office,
            "kind": "office",
            "country": actor.country,
            "of": people.of(office),
            "role": actor.role,
            "names": list(actor.names),
        }
    for person in sorted(people, key=lambda p: p.key):
        yield person_row(people, person)


def person_row(people: People, person: Person) -> dict[str, Any]:
    """Return all that is known of a person, with the source of each tenure."""
    return {
        "key": person.key,
        "kind": "person",
        "country": person.country,
        "qid": person.qid,
        "gender": person.gender or None,
        "names": list(dict.fromkeys((*person.french, *person.names))),
        "family": list(person.family),
        "tenures": [tenure_row(people, tenure) for tenure in people.tenures(person.key)],
    }


def tenure_row(people: People, tenure: Tenure) -> dict[str, Any]:
    """Return a tenure; `until` is None while it is open, `doubt` says why it never decides."""
    return {
        "office": f"office:{tenure.office}",
        "person": people.resolve(tenure.person),
        "role": people.role_of(tenure.office),
        "since": tenure.since,
        "until": tenure.until or None,
        "asof": tenure.asof,
        "source": tenure.source,
        "doubt": tenure.doubt or None,
    }


def write_jsonl(base: KnowledgeBase, people: People, stream: IO[str]) -> None:
    """Write one JSON object a line, without what is empty."""
    for row in actor_rows(base, people):
        kept = {name: value for name, value in row.items() if value not in (None, [], "")}
        stream.write(json.dumps(kept, ensure_ascii=False) + "\n")


def write_csv(base: KnowledgeBase, people: People, stream: IO[str]) -> None:
    """Write one line an actor; several values of a cell are parted by ` | `."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in actor_rows(base, people):
        names = [*row.get("names", ()), *row.get("english", ())]
        tenures = [
            f"{t['office']} {t['since']}–{t['until'] or ''}".strip() for t in row.get("tenures", ())
        ]
        cells = {
            **row,
            "name": names[0],
            "members": [m[0] for m in row.get("members", ())],
            "tenures": tenures,
        }
        writer.writerow([_cell(cells.get(column)) for column in COLUMNS])


def _entry_row(entry: Entry) -> dict[str, Any]:
    row = entry.to_json()
    row.pop("definite", None)
    row.pop("complement", None)
    row.pop("agreement", None)
    return row


def _cell(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return " | ".join(str(part) for part in value)
    return "" if value is None else str(value)
