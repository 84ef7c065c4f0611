from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluate.gold_example import golds
from verbale.errors import InvalidDocument, InvalidRecord
from verbale.evaluate.corpus import (
    digest_of,
    documents,
    read_corpus,
    read_records,
    score_corpus,
)
from verbale.evaluate.figures import WHOLE


def stored(folder: Path) -> Path:
    for gold in golds():
        path = folder / f"{gold['document']['id']}.json"
        path.write_text(json.dumps(gold), encoding="utf-8")
    return folder


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    corpus = read_corpus(stored(tmp_path))
    assert [gold["document"]["id"] for gold in corpus.golds] == ["first", "second"]


def test_the_digest_changes_with_any_byte(tmp_path: Path) -> None:
    before = read_corpus(stored(tmp_path)).digest
    assert read_corpus(tmp_path).digest == before
    with (tmp_path / "first.json").open("a", encoding="utf-8") as stream:
        stream.write(" ")
    assert read_corpus(tmp_path).digest != before
    assert before.startswith("sha256:")
    assert digest_of(tmp_path / "first.json").startswith("sha256:")


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument, match=r"no gold document"):
        read_corpus(tmp_path)


@pytest.mark.parametrize("content", ["{", "[]", '{"document": {"id": 3, "text": ""}}', "{}"])
def test_a_file_that_is_no_gold_document_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(InvalidDocument, match="a.json: not a gold document"):
        read_corpus(tmp_path)


def test_records_are_found_by_their_documents(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(json.dumps(gold) for gold in golds()) + "\n\n", encoding="utf-8")
    records = read_records(path)
    assert list(records) == ["first", "second"]
    assert [tally.figures[WHOLE].f1 for tally in score_corpus(golds(), records)] == [100, 100]


def test_a_line_that_is_no_record_is_named_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text('{"document": {"id": "a"}}\n{"failure": {}}\n', encoding="utf-8")
    with pytest.raises(InvalidRecord, match="line 2: not a record"):
        read_records(path)


def test_a_record_of_another_text_is_refused() -> None:
    changed = golds()[0]
    changed["document"]["text"] += "!"
    with pytest.raises(InvalidRecord, match="first: the record was made from another text"):
        score_corpus(golds(), {"first": changed})


def test_a_reader_sees_no_answers() -> None:
    (first, _) = documents(golds())
    assert set(first) == {"id", "language", "published", "publisher", "title", "text"}
