"""Asks pipelines for the heads that statements and acts depend on, construction by construction.

``python -m recipe.constructions MODEL...`` prints, for every class of ``constructions.tsv``, how
many checks each pipeline gets right and how many there are. Every sentence is handed over as one
sentence; every pipeline makes its own tokens, and a word is found by its characters.

A line of the file holds a class, a sentence and its checks, between tabs. Checks are parted by
`` ; ``; a check names a word, its head and the universal relation between them,
``ministre > déclaré : nsubj``. ``pays(2)`` is the second « pays » of the sentence, ``obl|iobj``
takes either label, and `` / `` parts readings of which one is enough.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from recipe.evaluate import load, one_sentence
from recipe.scoring import Bounds
from recipe.treebank import universal

log = logging.getLogger(__name__)
CASES = Path(__file__).resolve().parents[1] / "constructions.tsv"
_NUMBERED = re.compile(r"(?P<word>.+?)(?:\((?P<number>\d+)\))?")
_READING = re.compile(r"(?P<word>\S+) > (?P<head>\S+) : (?P<labels>[a-z|]+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """One arc that would be right: bounds of a word and of its head, and labels allowed."""

    word: Bounds
    head: Bounds
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of one class; each check is right when one of its readings is found."""

    construction: str
    text: str
    checks: tuple[tuple[Reading, ...], ...]


def place(text: str, spelled: str) -> Bounds:
    """Bounds of a word in a sentence; `ValueError` when it does not stand there.

    >>> place("Le pays voisin du pays hôte", "pays(2)")
    (18, 22)
    """
    match = _NUMBERED.fullmatch(spelled)
    word, number = (match["word"], int(match["number"] or 1)) if match else (spelled, 1)
    found = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text))
    if len(found) < number:
        raise ValueError(f"« {spelled} » is not in « {text} »: correct the line.")
    return found[number - 1].span()


def _reading(text: str, written: str) -> Reading:
    match = _READING.fullmatch(written.strip())
    if match is None:
        raise ValueError(f"« {written} » in « {text} »: write « word > head : label ».")
    labels = frozenset(match["labels"].split("|"))
    return Reading(place(text, match["word"]), place(text, match["head"]), labels)


def read(path: Path = CASES) -> Iterator[Case]:
    """Yields the cases of a file; lines that start with `#` are remarks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            construction, text, checks = line.split("\t")
            yield Case(
                construction,
                text,
                tuple(
                    tuple(_reading(text, reading) for reading in check.split(" / "))
                    for check in checks.split(" ; ")
                ),
            )


def token_at(doc: Doc, bounds: Bounds) -> Token:
    """The token of some characters; of several, the one whose head lies outside them."""
    start, end = bounds
    inside = [t for t in doc if t.idx < end and start < t.idx + len(t)]
    return next((t for t in inside if t.head == t or t.head not in inside), inside[0])


def judge(doc: Doc, readings: Iterable[Reading]) -> tuple[bool, bool]:
    """Whether a head is right, and whether head and label are right in the same reading."""
    head, both = False, False
    for reading in readings:
        word, wanted = token_at(doc, reading.word), token_at(doc, reading.head)
        if word.head == wanted != word:
            head = True
            both = both or universal(word.dep_) in reading.labels
    return head, both


def score(
    nlp: Language, cases: Iterable[Case], *, show_misses: bool = False
) -> dict[str, dict[str, int]]:
    """Checks, right heads, and right heads with labels: of every class and of `all`."""
    counts: dict[str, Counter[str]] = {}
    for case in cases:
        doc = nlp(one_sentence(nlp, case.text))
        for readings in case.checks:
            head, both = judge(doc, readings)
            if show_misses and not both:
                first = readings[0]
                word = token_at(doc, first.word)
                log.info(
                    "%s: %s > %s : %s\n    %s",
                    case.construction,
                    word,
                    word.head,
                    word.dep_,
                    case.text,
                )
            for part in (case.construction, "all"):
                count = counts.setdefault(part, Counter())
                count["checks"] += 1
                count["head"] += head
                count["both"] += both
    whole = counts.pop("all")
    return {part: dict(count) for part, count in [*counts.items(), ("all", whole)]}


def table(results: dict[str, dict[str, dict[str, int]]]) -> str:
    """Right / total of every class, heads with labels and then heads alone, one pipeline a column.

    Assumes that all pipelines were asked the same cases.
    """
    parts = next(iter(results.values()))
    rows = [["", *(f"{name} {what}" for name in results for what in ("both", "head"))]]
    for part, first in parts.items():
        cells = [
            f"{figures[part][what]}/{first['checks']}"
            for figures in results.values()
            for what in ("both", "head")
        ]
        rows.append([part, *cells])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--misses", action="store_true", help="show what was found instead")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    parser.add_argument("models", nargs="+")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    cases = list(read(options.cases))
    results = {}
    for name in options.models:
        results[name] = score(load(name), cases, show_misses=options.misses)
    sys.stdout.write(table(results) + "\n")
    if options.out:
        text = json.dumps(results, indent=2, ensure_ascii=False) + "\n"
        options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
