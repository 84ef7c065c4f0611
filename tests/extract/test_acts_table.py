"""The acts of many short sentences, one kind of word or construction each."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.extract.reader import Verbale
from verbale.record.types import Record
from verbale.text.document import document_from_text

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("acts_fr.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def names(record: Record, keys: tuple[str, ...]) -> str:
    actors = [record.actor(key) for key in keys]
    return "+".join(actor.country or actor.names[0].split()[-1] for actor in actors)


def told(record: Record) -> list[str]:
    """The acts of a record, each as one line: type, who, to whom, status where not actual."""
    lines = []
    for act in record.acts:
        status = "" if act.status == "actual" else f" {act.status}"
        sources, targets = names(record, act.sources), names(record, act.targets)
        lines.append(f"{act.type} {sources} > {targets}{status}".strip())
    return lines


@pytest.fixture(scope="module")
def acts(french: Verbale) -> dict[str, list[str]]:
    found = french.read_many(document_from_text(text) for text, _ in ROWS)
    return {record.document.text: told(record) for record in found if isinstance(record, Record)}


def test_the_table_has_every_type_and_sentences_without_acts() -> None:
    types = {act.split()[0] for _, told in ROWS for act in told.split(" | ") if act}
    assert len(types) == 16
    assert sum(not told for _, told in ROWS) >= 20


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_did_what_to_whom_in_one_sentence(
    text: str, expected: str, acts: dict[str, list[str]]
) -> None:
    assert acts[text] == [act for act in expected.split(" | ") if act]
