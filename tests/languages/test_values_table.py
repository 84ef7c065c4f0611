"""The table of French amounts and times: every line of it must come out exactly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from verbale.languages.fr.model import load_model
from verbale.languages.fr.values.reader import FrenchValues
from verbale.text.document import document_from_text

TABLE = Path(__file__).parent / "values_fr.tsv"


class Line(NamedTuple):
    published: str
    sentence: str
    words: str = ""
    value: str = ""
    unit: str = ""
    period: str = ""
    hedge: str = ""


def lines() -> list[Line]:
    text = TABLE.read_text(encoding="utf-8")
    return [Line(*row.split("\t")) for row in text.splitlines() if row and row[0] != "#"]


def cases() -> list[tuple[tuple[str, str], tuple[Line, ...]]]:
    grouped = groupby(lines(), key=lambda line: (line.published, line.sentence))
    return [(key, tuple(line for line in found if line.words)) for key, found in grouped]


def readings(published: str, sentence: str) -> Iterator[Line]:
    document, parse = parses()[published, sentence]
    amounts, moments = FrenchValues().read(parse, date_of(published))
    for amount in amounts:
        words = document[amount.start : amount.end]
        yield Line(
            published,
            sentence,
            words,
            f"{amount.value:.12g}" if isinstance(amount.value, float) else str(amount.value),
            amount.unit,
            amount.per or "",
            amount.approximate or "",
        )
    for moment in moments:
        words = document[moment.start : moment.end]
        yield Line(published, sentence, words, moment.iso() or "-", "time", moment.bound or "")


def date_of(published: str) -> date | None:
    return None if published == "-" else date.fromisoformat(published)


@cache
def parses():  # type: ignore[no-untyped-def]
    keys = [key for key, _ in cases()]
    documents = [document_from_text(sentence) for _, sentence in keys]
    made = load_model().parse(documents)
    return {
        key: (document.text, parse)
        for key, document, parse in zip(keys, documents, made, strict=True)
    }


@pytest.mark.parametrize(("key", "wanted"), cases(), ids=[key[1][:50] for key, _ in cases()])
def test_every_line_of_the_table_is_read_as_it_says(
    key: tuple[str, str], wanted: tuple[Line, ...]
) -> None:
    assert sorted(readings(*key)) == sorted(wanted)


def test_the_table_holds_at_least_150_expressions() -> None:
    assert sum(bool(line.words) for line in lines()) >= 150
