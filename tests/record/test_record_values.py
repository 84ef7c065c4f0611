"""Quantities and times in the record: their JSON, their schema and what contradicts the text."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest

from verbale.errors import InvalidRecord
from verbale.record.checks import check
from verbale.record.json import dumps, from_json, loads, to_json
from verbale.record.schema import schema
from verbale.record.types import Provenance, Quantity, Record, Time
from verbale.text.blocks import split_blocks
from verbale.text.document import Document
from verbale.text.span import Span

TEXT = "Paris versera 50 millions d'euros par an d'ici 2030."
DOCUMENT = Document("a", TEXT, split_blocks(TEXT))
MADE = Provenance("verbale_values", "money", "0.1.0", DOCUMENT.digest)
MONEY = Quantity(Span(14, 33), 50_000_000, "EUR", "year", "more than", MADE)
YEAR = Time(Span(47, 51), "2030", None, date(2030, 12, 31), "year", "by", MADE)
GOOD = Record(DOCUMENT, "0.1.0", "none", quantities=(MONEY,), times=(YEAR,))


def test_the_members_are_those_of_the_format_and_no_more() -> None:
    data = to_json(GOOD)
    assert data["quantities"] == [
        {"span": [14, 33], "value": 50_000_000, "unit": "EUR", "per": "year"}
    ]
    assert data["times"] == [{"span": [47, 51], "value": "2030"}]


def test_what_else_is_known_stands_in_the_provenance() -> None:
    entries = to_json(GOOD)["provenance"]["entries"]
    made = {"component": "verbale_values", "rule": "money", "because": []}
    assert entries["quantities"] == [{**made, "approximate": "more than"}]
    assert entries["times"] == [
        {**made, "latest": "2030-12-31", "precision": "year", "bound": "by"}
    ]


def test_what_nobody_vouches_for_has_no_entry() -> None:
    bare = replace(GOOD, quantities=(Quantity(Span(14, 33), 1, "EUR"),), times=())
    assert to_json(bare)["provenance"]["entries"]["quantities"] == [None]
    assert from_json(to_json(bare)) == bare


@pytest.mark.parametrize("value", [50_000_000, 9.4, 0.5, 10**15, -3])
def test_a_number_comes_back_as_it_was(value: float) -> None:
    record = replace(GOOD, quantities=(replace(MONEY, value=value),))
    again = loads(dumps(record))
    assert again == record
    assert type(again.quantities[0].value) is type(value)


def test_a_gold_file_without_these_layers_is_read() -> None:
    data = to_json(GOOD)
    del data["quantities"], data["times"], data["provenance"]
    record = from_json(data)
    assert (record.quantities, record.times) == ((), ())


@pytest.mark.parametrize("value", [True, "50", None])
def test_what_is_no_number_is_refused(value: Any) -> None:
    data = to_json(GOOD)
    data["quantities"][0]["value"] = value
    with pytest.raises(InvalidRecord, match="is no number"):
        from_json(data)


def test_entries_that_do_not_fit_their_lists_are_refused() -> None:
    for layer in ("quantities", "times"):
        data = to_json(GOOD)
        data["provenance"]["entries"][layer].append(None)
        with pytest.raises(InvalidRecord, match="'a'"):
            from_json(data)


def test_the_schema_takes_what_is_written_and_nothing_else() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    data: dict[str, Any] = json.loads(dumps(GOOD))
    validator.validate(data)
    data["provenance"]["entries"]["times"][0]["bound"] = "perhaps"
    assert not validator.is_valid(data)


def test_a_true_record_gives_nothing() -> None:
    assert check(GOOD) == []


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (
            replace(GOOD, quantities=(replace(MONEY, span=Span(14, 99)),)),
            "quantity 0 [14, 99) ends beyond the text, which has 52 characters",
        ),
        (
            replace(GOOD, quantities=(replace(MONEY, unit=" "),)),
            "quantity 0: it has no unit",
        ),
        (
            replace(GOOD, quantities=(replace(MONEY, value=float("inf")),)),
            "quantity 0: inf is no number that can be written",
        ),
        (
            replace(GOOD, quantities=(replace(MONEY, per="hour"),)),  # type: ignore[arg-type]
            "quantity 0: 'hour' is no period",
        ),
        (
            replace(
                GOOD,
                quantities=(replace(MONEY, approximate="maybe"),),  # type: ignore[arg-type]
            ),
            "quantity 0: 'maybe' is no approximation",
        ),
        (
            replace(GOOD, quantities=(MONEY, replace(MONEY, span=Span(30, 36)))),
            "quantities: [14, 33) and [30, 36) share words",
        ),
        (
            replace(GOOD, times=(replace(YEAR, earliest=date(2031, 1, 1)),)),
            "time 0: it ends on 2030-12-31, before it begins on 2031-01-01",
        ),
        (
            replace(GOOD, times=(replace(YEAR, precision="eon"),)),  # type: ignore[arg-type]
            "time 0: 'eon' is no precision",
        ),
        (
            replace(GOOD, times=(replace(YEAR, bound="near"),)),  # type: ignore[arg-type]
            "time 0: 'near' is no bound",
        ),
        (
            replace(GOOD, times=(replace(YEAR, provenance=replace(MADE, version="9")),)),
            "time 0: made by version 9, the record by 0.1.0",
        ),
    ],
)
def test_a_contradiction_is_said_in_one_sentence(record: Record, sentence: str) -> None:
    assert check(record) == [sentence]
