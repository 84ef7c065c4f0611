"""How often each rule is right on hand-made records: makes the table that `verbale explain` shows.

    python -m verbale.evaluate.rules NAME=FOLDER … > src/verbale/ask/data/rule_precision.tsv

A statement is right when its content is close and its speaker identified, an act when its type and
both sides are, a mention when it is identified, a value when it has the right value.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from verbale.ask.rules import COLUMNS, FEWEST, family
from verbale.evaluate.corpus import read_corpus
from verbale.evaluate.identity import same_powers, same_set
from verbale.evaluate.letters import CLOSE, FOUND, content, letters, overlap
from verbale.evaluate.tally import pair
from verbale.record.json import to_json
from verbale.record.types import Provenance, Record

Family = tuple[str, str]
Json = Mapping[str, Any]


def count(gold: Json, record: Record, right: Counter[Family], found: Counter[Family]) -> None:
    """Add one document: each entry of a layer that the gold has is found, and right or not."""
    read = to_json(record)
    text: str = gold["document"]["text"]
    sides = gold.get("actors") or {}, read["actors"]

    def close(one: Json, other: Json) -> float:
        shared = overlap(content(text, one["content"]), content(text, other["content"]))
        return shared if shared >= CLOSE else 0.0

    def touching(one: Json, other: Json) -> float:
        same = one["type"] == other["type"]
        return float(
            same and bool(letters(text, [one["anchor"]]) & letters(text, [other["anchor"]]))
        )

    def overlapping(one: Json, other: Json) -> float:
        shared = overlap(letters(text, [one["span"]]), letters(text, [other["span"]]))
        return shared if shared >= FOUND else 0.0

    def told(one: Json, other: Json) -> bool:
        return same_set(one["speakers"], other["speakers"], *sides)

    def done(one: Json, other: Json) -> bool:
        parts = ("sources", "targets")
        return all(same_powers(one[part], other[part], *sides) for part in parts)

    def meant(one: Json, other: Json) -> bool:
        return same_set(one["actors"], other["actors"], *sides)

    def worth(one: Json, other: Json) -> bool:
        return bool(one.get("value") == other.get("value"))

    layers: tuple[tuple[str, Callable[..., float], Callable[..., bool]], ...] = (
        ("statements", close, told),
        ("acts", touching, done),
        ("mentions", overlapping, meant),
        ("quantities", overlapping, worth),
        ("times", overlapping, worth),
    )
    for layer, weight, agree in layers:
        if layer not in gold or (layer == "acts" and not gold[layer]):
            continue
        families = [_family(entry.provenance) for entry in getattr(record, layer)]
        found.update(one for one in families if one is not None)
        for i, j in pair(gold[layer], read[layer], weight):
            shape = families[j]
            if shape is not None and agree(gold[layer][i], read[layer][j]):
                right[shape] += 1


def table(sets: Iterable[tuple[str, Counter[Family], Counter[Family]]]) -> str:
    """Return the table of all sets, without what is too rare to be measured."""
    lines = ["\t".join(COLUMNS)]
    for name, right, found in sets:
        lines += [
            "\t".join((name, *shape, str(right[shape]), str(number)))
            for shape, number in sorted(found.items())
            if number >= FEWEST
        ]
    return "\n".join(lines) + "\n"


def _family(provenance: Provenance | None) -> Family | None:
    return None if provenance is None else (provenance.component, family(provenance))


def main(arguments: Sequence[str]) -> int:
    """Read the documents of each folder anew and print the table."""
    import verbale

    reader = verbale.load("fr")
    sets = []
    for argument in arguments:
        name, _, folder = argument.partition("=")
        right: Counter[Family] = Counter()
        found: Counter[Family] = Counter()
        for gold in read_corpus(Path(folder)).golds:
            head = gold["document"]
            published = date.fromisoformat(head["published"]) if head.get("published") else None
            count(gold, reader.read(head["text"], published=published), right, found)
        sets.append((name, right, found))
    sys.stdout.write(table(sets))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
