from __future__ import annotations

import json
import string
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.errors import InvalidRecord
from verbale.record.json import UNKNOWN, dumps, from_json, loads, to_json
from verbale.record.types import (
    Actor,
    ActorKind,
    Approximation,
    Bound,
    Mention,
    Mode,
    Per,
    Precision,
    Provenance,
    Quantity,
    Record,
    Role,
    Statement,
    Time,
)
from verbale.text.blocks import split_blocks
from verbale.text.document import Document
from verbale.text.span import Span

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
TEXT = "Pékin a salué l'accord.\n\n« Nous restons », a ajouté M. Wang."

words = st.text(min_size=1, max_size=12)
keys = st.text(string.ascii_letters + "-", min_size=1, max_size=6)


def spans(text: str) -> st.SearchStrategy[Span]:
    bounds = st.integers(0, len(text))
    return st.tuples(bounds, bounds).map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(st.text(max_size=80))
    document = Document(
        id=draw(words),
        text=text,
        blocks=split_blocks(text),
        language=draw(st.sampled_from(["fr", "en"])),
        published=draw(st.none() | st.dates()),
        publisher=draw(st.none() | words),
        title=draw(st.none() | words),
        warnings=tuple(draw(st.lists(words, max_size=2))),
    )
    version = draw(st.sampled_from(["0.1.0", "0.2.0"]))

    def provenance() -> Provenance | None:
        if draw(st.booleans()):
            return None
        because = tuple(draw(st.lists(words, max_size=2)))
        return Provenance(draw(words), draw(words), version, document.digest, because)

    known = draw(st.lists(keys, unique=True, max_size=4))
    some = st.lists(st.sampled_from(known), max_size=2) if known else st.just([])
    return Record(
        document=document,
        version=version,
        model=draw(words),
        actors=tuple(
            Actor(
                key=key,
                kind=draw(st.sampled_from(get_args(ActorKind))),
                names=tuple(draw(st.lists(words, max_size=2))),
                country=draw(st.none() | st.just("CHN")),
                role=draw(st.none() | st.sampled_from(get_args(Role))),
                members=tuple(draw(some)),
                provenance=provenance(),
            )
            for key in known
        ),
        mentions=tuple(
            Mention(draw(spans(text)), tuple(draw(some)), provenance())
            for _ in range(draw(st.integers(0, 3)))
        ),
        statements=tuple(
            Statement(
                id=f"s{number}",
                speakers=tuple(draw(some)),
                addressees=tuple(draw(some)),
                cue=draw(st.none() | spans(text)),
                content=tuple(draw(st.lists(spans(text), max_size=2))),
                mode=draw(st.sampled_from(get_args(Mode))),
                within=draw(st.none() | st.just("s0")),
                type=draw(st.none() | words),
                voice=draw(st.none() | spans(text)),
                provenance=provenance(),
            )
            for number in range(draw(st.integers(0, 3)))
        ),
        layers=tuple(draw(st.lists(st.sampled_from(["mentions", "statements"]), unique=True))),
        warnings=tuple(draw(st.lists(words, max_size=2))),
        quantities=tuple(
            Quantity(
                span=draw(spans(text)),
                value=draw(st.integers() | st.floats(allow_nan=False, allow_infinity=False)),
                unit=draw(words),
                per=draw(st.none() | st.sampled_from(get_args(Per))),
                approximate=draw(st.none() | st.sampled_from(get_args(Approximation))),
                provenance=provenance(),
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
        times=tuple(
            Time(
                span=draw(spans(text)),
                value=draw(st.none() | words),
                earliest=draw(st.none() | st.dates()),
                latest=draw(st.none() | st.dates()),
                precision=draw(st.none() | st.sampled_from(get_args(Precision))),
                bound=draw(st.none() | st.sampled_from(get_args(Bound))),
                provenance=provenance(),
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
    )


def example() -> Record:
    document = Document("a", TEXT, split_blocks(TEXT), published=date(2021, 7, 15), title="Titre")
    made = Provenance("statements", "cue.verb", "0.1.0", document.digest, ("the capital",))
    return Record(
        document=document,
        version="0.1.0",
        model="rules",
        actors=(Actor("CHN", "country", ("Chine", "Pékin"), "CHN", provenance=made),),
        mentions=(Mention(Span(0, 5), ("CHN",), made), Mention(Span(50, 57), ())),
        statements=(
            Statement(
                id="s1",
                speakers=("CHN",),
                addressees=(),
                cue=Span(6, 13),
                content=(Span(14, 22),),
                mode="indirect",
                type="praise",
                voice=Span(0, 5),
            ),
            Statement("s2", (), ("CHN",), None, (Span(27, 39),), "direct", "s1", provenance=made),
        ),
    )


@given(records())
@settings(deadline=None, max_examples=60)
def test_a_record_comes_back_from_json_as_it_was(record: Record) -> None:
    assert from_json(to_json(record)) == record
    assert loads(dumps(record)) == record


@given(records())
@settings(deadline=None, max_examples=30)
def test_a_record_written_read_and_written_gives_the_same_bytes(record: Record) -> None:
    written = dumps(record)
    assert dumps(loads(written)) == written
    assert "\n" not in written
    written.encode("utf-8")


def test_the_members_stand_in_the_order_of_the_format() -> None:
    data = to_json(example())
    assert list(data) == [
        "document",
        "actors",
        "mentions",
        "statements",
        "acts",
        "quantities",
        "times",
        "provenance",
    ]
    assert list(data["document"]) == [
        "id",
        "language",
        "published",
        "publisher",
        "title",
        "text",
    ]
    assert data["statements"][0] == {
        "id": "s1",
        "speakers": ["CHN"],
        "addressees": [],
        "cue": [6, 13],
        "content": [[14, 22]],
        "mode": "indirect",
        "within": None,
    }
    assert data["mentions"][0] == {"span": [0, 5], "actors": ["CHN"]}


def test_unread_layers_are_empty_and_not_named() -> None:
    data = to_json(example())
    assert data["acts"] == data["quantities"] == data["times"] == []
    assert data["provenance"]["layers"] == ["mentions", "statements"]


def test_provenance_stands_apart_and_says_common_things_once() -> None:
    said = to_json(example())["provenance"]
    assert said["verbale"] == "0.1.0"
    assert said["model"] == "rules"
    assert said["input"] == example().document.digest
    assert said["entries"]["statements"] == {
        "s1": {"type": "praise", "voice": [0, 5]},
        "s2": {"component": "statements", "rule": "cue.verb", "because": ["the capital"]},
    }
    assert said["entries"]["mentions"][1] is None


def test_half_a_surrogate_pair_is_written_by_its_escape() -> None:
    record = example()
    document = replace(record.document, title="a\ud800b")
    written = dumps(replace(record, document=document))
    assert r"a\ud800b" in written
    written.encode("utf-8")
    assert loads(written).document.title == "a\ud800b"


def test_letters_are_written_as_they_are() -> None:
    assert "Pékin a salué" in dumps(example())


def test_a_file_without_provenance_is_read_with_unknown_makers() -> None:
    data = to_json(example())
    del data["provenance"]
    record = from_json(data)
    assert (record.version, record.model) == (UNKNOWN, UNKNOWN)
    assert record.statements[0].provenance is None
    assert record.statements[0].content == example().statements[0].content


def broken(change: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(dumps(example()))
    match change:
        case "text missing":
            del data["document"]["text"]
        case "text a number":
            data["document"]["text"] = 3
        case "date no date":
            data["document"]["published"] = "hier"
        case "span of three":
            data["mentions"][0]["span"] = [1, 2, 3]
        case "span turned round":
            data["statements"][0]["content"] = [[9, 3]]
        case "mentions without entries":
            data["provenance"]["entries"]["mentions"].pop()
        case "actors a list":
            data["actors"] = ["CHN"]
        case "statements missing":
            del data["statements"]
    return data


@pytest.mark.parametrize(
    "change",
    [
        "text missing",
        "text a number",
        "date no date",
        "span of three",
        "span turned round",
        "mentions without entries",
        "actors a list",
        "statements missing",
    ],
)
def test_what_is_no_record_is_refused_with_its_document_and_the_next_step(change: str) -> None:
    with pytest.raises(InvalidRecord, match=r"the record of document 'a': .*verbale schema"):
        from_json(broken(change))


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="no JSON"):
        loads("{")
    with pytest.raises(InvalidRecord, match="without an id"):
        loads("[]")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not here")
def test_every_gold_file_can_be_read() -> None:
    paths = sorted((SHARED / "eval" / "dev").glob("*.json"))
    assert paths
    for path in paths:
        data = json.loads(path.read_text(encoding="utf-8"))
        again = to_json(from_json(data))
        for member in ("actors", "mentions", "statements"):
            assert len(again[member]) == len(data[member])
        for member in ("quantities", "times"):
            assert again[member] == data.get(member, [])
        assert again["document"]["text"] == data["document"]["text"]
