from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import verbale
from verbale.cli.main import group
from verbale.evaluate.figures import WHOLE
from verbale.record.types import Actor, Failure, Record, Statement
from verbale.text.document import Document, document_from_text
from verbale.text.span import Span

TEXT = "Le préfet a dit que le pont rouvrira."
SPEAKER = {"kind": "person", "names": ["préfet"], "country": None, "role": "official"}


def gold(identifier: str, text: str = TEXT) -> dict[str, Any]:
    return {
        "document": {"id": identifier, "language": "fr", "text": text},
        "actors": {"p": SPEAKER},
        "mentions": [],
        "statements": [
            {
                "id": "s1",
                "speakers": ["p"],
                "addressees": [],
                "cue": [10, 15],
                "content": [[20, 36]],
                "mode": "indirect",
                "within": None,
            }
        ],
    }


class Prefect:
    """Reads every text as if it were ours, save those that it cannot read."""

    def __init__(self, voice: Span) -> None:
        self.voice = voice

    def read_many(self, documents: Iterable[Document]) -> Iterator[Record | Failure]:
        for document in documents:
            if document.id == "lost":
                yield Failure("lost", "lost", "nothing in it")
            else:
                yield self.record(document)

    def read(self, text: str, *, id: str | None = None) -> Record:
        return self.record(document_from_text(text, id=id))

    def record(self, document: Document) -> Record:
        return Record(
            document,
            "0.1.0",
            "none",
            actors=(Actor("a", "person", ("préfet",), role="official"),),
            statements=(
                Statement(
                    "s1", ("a",), (), Span(10, 15), (Span(16, 36),), "indirect", voice=self.voice
                ),
            ),
        )


@pytest.fixture(autouse=True)
def loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(verbale.__dict__, "load", lambda language: Prefect(Span(0, 9)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "gold"
    made.mkdir()
    for identifier in ("a", "b"):
        (made / f"{identifier}.json").write_text(json.dumps(gold(identifier)), encoding="utf-8")
    return made


@pytest.fixture
def challenge(tmp_path: Path) -> Path:
    path = tmp_path / "challenge.json"
    case = {
        "id": "pont",
        "phenomenon": "que",
        "text": TEXT,
        "speaker": "Le préfet",
        "cue": "dit",
        "content": "le pont rouvrira",
    }
    path.write_text(json.dumps([case]), encoding="utf-8")
    return path


def evaluate(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["evaluate", *map(str, arguments)])


def test_the_folder_is_read_and_every_figure_has_its_interval(folder: Path) -> None:
    result = evaluate(folder)
    assert result.exit_code == 0
    assert result.stdout.startswith("2 documents, 2 with a record\n")
    (line,) = [line for line in result.stdout.splitlines() if line.endswith(WHOLE)]
    assert line.split()[:3] == ["100.0", "[100.0", "100.0]"]


def test_json_has_the_same_figures(folder: Path, challenge: Path) -> None:
    report = json.loads(evaluate(folder, "--format", "json", "--challenge", challenge).stdout)
    assert report["figures"][WHOLE] == {
        "p": 100.0,
        "r": 100.0,
        "f1": 100.0,
        "gold": 2,
        "pred": 2,
        "interval": [100.0, 100.0],
    }
    assert report["challenge"] == {"cases": 1, "right": 1, "wrong": []}


def test_records_of_anybody_can_be_scored(folder: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps(gold("a")) + "\n", encoding="utf-8")
    result = evaluate(folder, "--records", records, "--errors", "1")
    assert "2 documents, 1 with a record" in result.stdout
    assert "  b  statement missed: le pont rouvrira" in result.stdout


def test_errors_beyond_the_asked_number_are_counted(folder: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text("", encoding="utf-8")
    result = evaluate(folder, "--records", records, "--errors", "1")
    assert "  and 1 more of the kind: statement missed" in result.stdout


def test_a_document_that_cannot_be_read_is_named_and_counts_as_empty(folder: Path) -> None:
    (folder / "lost.json").write_text(json.dumps(gold("lost")), encoding="utf-8")
    result = evaluate(folder)
    assert "verbale: lost: nothing in it" in result.stderr
    assert "3 documents, 2 with a record" in result.stdout


def test_a_wrong_case_is_shown_with_what_was_read(
    folder: Path, challenge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(verbale.__dict__, "load", lambda language: Prefect(Span(23, 27)))
    result = evaluate(folder, "--challenge", challenge, "--errors", "3")
    assert "0 of 1   challenge" in result.stdout
    assert "    expected  Le préfet: le pont rouvrira" in result.stdout
    assert "    read      pont: que le pont rouvrira" in result.stdout


def test_a_baseline_is_made_kept_and_missed(
    folder: Path, challenge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    baseline = tmp_path / "baseline.toml"
    common = (folder, "--challenge", challenge, "--baseline", baseline)
    assert evaluate(*common).exit_code == 2
    assert evaluate(*common, "--update-baseline").exit_code == 0
    assert f'"{WHOLE}" = 100.0' in baseline.read_text(encoding="utf-8")
    assert evaluate(*common).exit_code == 0

    monkeypatch.setitem(verbale.__dict__, "load", lambda language: Prefect(Span(23, 27)))
    worse = evaluate(*common)
    assert worse.exit_code == 1
    assert "0 is below the floor of 1" in worse.stderr
    assert evaluate(*common, "--update-baseline").exit_code == 1
    assert evaluate(*common, "--update-baseline", "--allow-lower").exit_code == 0
    assert evaluate(*common).exit_code == 0


def test_options_that_need_each_other_say_so(folder: Path) -> None:
    assert "needs --baseline FILE" in evaluate(folder, "--update-baseline").stderr
    assert evaluate(folder, "--update-baseline").exit_code == 2
    assert "goes with --update-baseline" in evaluate(folder, "--allow-lower").stderr


def test_a_folder_without_gold_is_a_wrong_use(tmp_path: Path) -> None:
    result = evaluate(tmp_path)
    assert result.exit_code == 2
    assert "no gold document" in result.stderr
