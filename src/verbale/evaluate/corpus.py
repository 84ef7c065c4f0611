"""Corpus: a folder of gold documents, the records made of them, and the digest of both sides."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbale.errors import InvalidDocument, InvalidRecord
from verbale.evaluate.figures import score
from verbale.evaluate.identity import Json
from verbale.evaluate.tally import Tally

EMPTY: Json = {}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Gold documents in the order of their file names; `digest` changes when a byte of one does."""

    golds: tuple[Json, ...]
    digest: str


def read_corpus(folder: Path) -> Corpus:
    """Read every *.json file of a folder as gold.

    Raises InvalidDocument for a folder without any, or a file that is no gold document.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise InvalidDocument(f"{folder}: no gold document (*.json). Name a folder that has some.")
    whole = hashlib.sha256()
    golds = []
    for path in paths:
        data = path.read_bytes()
        whole.update(f"{path.name} {len(data)}\n".encode())
        whole.update(data)
        golds.append(_gold(data, path))
    return Corpus(tuple(golds), f"sha256:{whole.hexdigest()}")


def read_records(path: Path) -> dict[str, Json]:
    """Read records, one JSON object a line, by the id of their documents.

    Raises InvalidRecord with the number of the first line that is no record.
    """
    records: dict[str, Json] = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                records[record["document"]["id"]] = record
            except (ValueError, KeyError, TypeError) as fault:
                raise InvalidRecord(
                    f"{path}, line {number}: not a record ({fault!r}). "
                    "Make the file with `verbale read --format jsonl`."
                ) from fault
    return records


def score_corpus(golds: Iterable[Json], records: Mapping[str, Json]) -> list[Tally]:
    """Return one tally per gold document, in order.

    A document without a record counts as an empty one: nothing is left out of the figures.
    Raises InvalidRecord where a record was made from another text than the gold's.
    """
    tallies = []
    for gold in golds:
        document = gold["document"]
        record = records.get(document["id"], EMPTY)
        if record and record["document"].get("text", document["text"]) != document["text"]:
            raise InvalidRecord(
                f"{document['id']}: the record was made from another text than the gold's, "
                "so its offsets mean nothing. Read the gold documents again."
            )
        tallies.append(score(gold, record))
    return tallies


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, as `sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def documents(golds: Sequence[Json]) -> Iterable[dict[str, Any]]:
    """Return what a reader may see of each gold document: everything but the answers."""
    for gold in golds:
        yield {
            name: gold["document"].get(name)
            for name in ("id", "language", "published", "publisher", "title", "text")
        }


def _gold(data: bytes, path: Path) -> Json:
    try:
        gold = json.loads(data)
        document = gold["document"]
        known = isinstance(document["id"], str) and isinstance(document["text"], str)
    except (ValueError, KeyError, TypeError) as fault:
        raise InvalidDocument(f"{path}: not a gold document ({fault!r}).") from fault
    if not known:
        raise InvalidDocument(f"{path}: not a gold document (id and text must be strings).")
    found: Json = gold
    return found
