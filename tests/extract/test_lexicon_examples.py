"""Every example of the cue lexicon, read: those under `yes` are found, those under `no` not."""

from __future__ import annotations

import pytest

from known_misses import Ledger
from marked import marked_in, told
from verbale.extract.reader import Verbale
from verbale.languages.example import Example
from verbale.languages.fr.cues import Cue, load_cues
from verbale.record.types import Record, Statement
from verbale.text.document import document_from_text

Case = tuple[Cue, str]

YES: list[Case] = [(cue, text) for cue in load_cues().cues for text in cue.yes]
NO: list[Case] = [(cue, text) for cue in load_cues().cues for text in cue.no]


def name_of(value: object) -> str | None:
    return value.cue if isinstance(value, Cue) else ""


@pytest.fixture(scope="module")
def records(french: Verbale) -> dict[str, Record]:
    """The records of all examples by their text, read as one stream."""
    texts = dict.fromkeys([*(Example.read(text).text for _, text in YES), *(t for _, t in NO)])
    found = french.read_many(document_from_text(text) for text in texts)
    return {record.document.text: record for record in found if isinstance(record, Record)}


@pytest.mark.parametrize(("cue", "marked"), YES, ids=name_of)
def test_example_of_a_cue_is_found(
    cue: Cue, marked: str, records: dict[str, Record], ledger: Ledger
) -> None:
    example = Example.read(marked)
    record = records[example.text]
    ledger.settle(cue.cue, marked, "" if marked_in(record, example) else told(record))


@pytest.mark.parametrize(("cue", "text"), NO, ids=name_of)
def test_counterexample_of_a_cue_is_left_alone(
    cue: Cue, text: str, records: dict[str, Record], ledger: Ledger
) -> None:
    record = records[text]
    made = any(made_by(statement, cue, text) for statement in record.statements)
    ledger.settle(f"not {cue.cue}", text, told(record) if made else "")


def made_by(statement: Statement, cue: Cue, text: str) -> bool:
    """Whether the statement rests on this cue: by its rule, for a noun by the word itself."""
    if statement.cue is None or statement.provenance is None:
        return False
    if cue.kind == "noun":
        return statement.cue.of(text).lower().split(" ")[-1].startswith(cue.lemma)
    return statement.provenance.rule.startswith(cue.cue)


def test_known_misses_are_examples_that_the_lexicon_still_has(ledger: Ledger) -> None:
    listed = {row for row in ledger.known if not row[0].startswith(("form ", "speaker "))}
    there = {(cue.cue, text) for cue, text in YES} | {(f"not {c.cue}", t) for c, t in NO}
    assert ledger.rewrite or not listed - there
