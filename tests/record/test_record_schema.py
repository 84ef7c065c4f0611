from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from record.test_record_json import example, records
from verbale.record.json import dumps, to_json
from verbale.record.schema import schema
from verbale.record.types import Record

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
VALIDATOR = jsonschema.Draft202012Validator(schema())


def written() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(dumps(example()))
    return data


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@given(records())
@settings(deadline=None, max_examples=40)
def test_whatever_is_written_validates(record: Record) -> None:
    if all(statement.content for statement in record.statements):
        VALIDATOR.validate(to_json(record))


def test_an_unknown_member_is_refused_everywhere() -> None:
    places: list[list[Any]] = [
        [],
        ["document"],
        ["actors", "CHN"],
        ["mentions", 0],
        ["statements", 0],
        ["provenance"],
        ["provenance", "entries"],
    ]
    for place in places:
        data = written()
        inner: Any = data
        for step in place:
            inner = inner[step]
        inner["surprise"] = 1
        assert not VALIDATOR.is_valid(data), place


@pytest.mark.parametrize("member", sorted(to_json(example())))
def test_every_member_is_required(member: str) -> None:
    data = written()
    del data[member]
    assert not VALIDATOR.is_valid(data)


@pytest.mark.parametrize("span", [[1], [1, 2, 3], [-1, 2], [1.5, 2], "1-2", None])
def test_what_is_no_span_is_refused(span: Any) -> None:
    data = written()
    data["mentions"][0]["span"] = span
    assert not VALIDATOR.is_valid(data)


def test_layers_that_come_later_have_their_shape_already() -> None:
    data = written()
    data["acts"] = [
        {
            "id": "a1",
            "type": "SUPPORT",
            "sources": ["CHN"],
            "targets": [],
            "anchor": [6, 13],
            "about": [[14, 22]],
            "status": "actual",
            "within": "s1",
        }
    ]
    data["quantities"] = [{"span": [0, 1], "value": 1.5, "unit": "USD", "per": None}]
    data["times"] = [{"span": [0, 1], "value": None}]
    VALIDATOR.validate(data)


def test_each_call_gives_a_schema_of_its_own() -> None:
    before = copy.deepcopy(schema())
    schema()["$defs"].clear()
    assert schema() == before


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not here")
def test_gold_files_validate_but_for_the_provenance_they_have_none_of() -> None:
    for path in sorted((SHARED / "eval" / "dev").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        for note in ("licence", "source"):
            data["document"].pop(note, None)
        errors = [error.message for error in VALIDATOR.iter_errors(data)]
        assert errors == ["'provenance' is a required property"]
