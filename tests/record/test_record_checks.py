from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from verbale.record.checks import check
from verbale.record.json import from_json
from verbale.record.types import Actor, Mention, Provenance, Record, Statement
from verbale.text.document import Document
from verbale.text.span import Span

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
TEXT = "Paris a promis une aide.  "
DOCUMENT = Document("a", TEXT, ())
MADE = Provenance("statements", "cue.verb", "0.1.0", DOCUMENT.digest)
PARIS = Actor("FRA", "country", ("France",), "FRA", provenance=MADE)
SAID = Statement("s1", ("FRA",), (), Span(6, 14), (Span(15, 23),), "indirect", provenance=MADE)
GOOD = Record(DOCUMENT, "0.1.0", "rules", (PARIS,), (Mention(Span(0, 5), ("FRA",), MADE),), (SAID,))


def with_statement(statement: Statement) -> Record:
    return replace(GOOD, statements=(statement,))


def test_a_true_record_gives_nothing() -> None:
    assert check(GOOD) == []


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (
            with_statement(replace(SAID, content=(Span(15, 99),))),
            "statement s1: content [15, 99) ends beyond the text, which has 26 characters",
        ),
        (
            with_statement(replace(SAID, content=(Span(24, 26),))),
            "statement s1: content [24, 26) holds no words",
        ),
        (with_statement(replace(SAID, content=())), "statement s1: it has no content"),
        (
            with_statement(replace(SAID, cue=Span(6, 6))),
            "statement s1: cue [6, 6) holds no words",
        ),
        (
            with_statement(replace(SAID, voice=Span(0, 99))),
            "statement s1: voice [0, 99) ends beyond the text, which has 26 characters",
        ),
        (
            with_statement(replace(SAID, speakers=("RUS",))),
            "statement s1: speaker 'RUS' is no actor of the record",
        ),
        (
            with_statement(replace(SAID, addressees=("RUS",))),
            "statement s1: addressee 'RUS' is no actor of the record",
        ),
        (
            with_statement(replace(SAID, within="s9")),
            "statement s1: it lies within 's9', which is none",
        ),
        (with_statement(replace(SAID, within="s1")), "statement s1: it lies within itself"),
        (
            with_statement(replace(SAID, mode="loud")),  # type: ignore[arg-type]
            "statement s1: 'loud' is no mode",
        ),
        (
            replace(GOOD, statements=(SAID, SAID)),
            "statement s1: the id occurs 2 times",
        ),
        (replace(GOOD, actors=(PARIS, PARIS)), "actor FRA: the key occurs 2 times"),
        (
            replace(GOOD, actors=(replace(PARIS, names=(" ",)),)),
            "actor FRA: one of its names has no words",
        ),
        (
            replace(GOOD, actors=(replace(PARIS, members=("EU",)),)),
            "actor FRA: member 'EU' is no actor of the record",
        ),
        (
            replace(GOOD, actors=(replace(PARIS, kind="planet"),)),  # type: ignore[arg-type]
            "actor FRA: 'planet' is no kind of actor",
        ),
        (
            replace(GOOD, actors=(replace(PARIS, role="king"),)),  # type: ignore[arg-type]
            "actor FRA: 'king' is no role",
        ),
        (
            replace(GOOD, mentions=(Mention(Span(0, 50), ()),)),
            "mention 0 [0, 50) ends beyond the text, which has 26 characters",
        ),
        (
            replace(GOOD, mentions=(Mention(Span(0, 5), ("RUS",)),)),
            "mention 0: actor 'RUS' is no actor of the record",
        ),
        (
            with_statement(replace(SAID, provenance=replace(MADE, version="0.0.9"))),
            "statement s1: made by version 0.0.9, the record by 0.1.0",
        ),
        (
            with_statement(replace(SAID, provenance=replace(MADE, input="sha256:0"))),
            "statement s1: made from another text (sha256:0)",
        ),
    ],
)
def test_a_contradiction_is_said_in_one_sentence(record: Record, sentence: str) -> None:
    assert check(record) == [sentence]


def test_an_actor_without_any_name_is_no_fault() -> None:
    assert check(replace(GOOD, actors=(replace(PARIS, names=()),))) == []


def test_a_circle_of_statements_is_found_from_each_of_them() -> None:
    one, two = replace(SAID, within="s2"), replace(SAID, id="s2", within="s1")
    found = check(replace(GOOD, statements=(one, two)))
    assert found == ["statement s1: it lies within itself", "statement s2: it lies within itself"]


def test_a_statement_inside_another_that_points_nowhere_is_not_blamed() -> None:
    outer, inner = replace(SAID, within="s9"), replace(SAID, id="s2", within="s1")
    found = check(replace(GOOD, statements=(outer, inner)))
    assert found == ["statement s1: it lies within 's9', which is none"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not here")
def test_the_gold_is_true_to_its_texts() -> None:
    for path in sorted((SHARED / "eval" / "dev").glob("*.json")):
        record = from_json(json.loads(path.read_text(encoding="utf-8")))
        assert check(record) == []
