from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
from click.testing import CliRunner, Result

import verbale
from stores.store_articles import SmallReader
from verbale.ask.filter import Filter
from verbale.record.types import Record
from verbale.text.document import Document

WIRE = (
    "M. Wang a dit à M. Lavrov que les sanctions pèsent. "
    "M. Lavrov a promis que le journal « paraîtra ».\n"
)
READOUT = "La Chine a averti que l'œuvre commune est en péril.\n"
VERBS = ("add", "statements", "show", "check", "delete", "schema")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VERBALE_STORE", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    reader = SmallReader(version=verbale.__version__)
    monkeypatch.setitem(vars(verbale), "load", lambda language: reader)
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "readout.txt").write_text(READOUT, encoding="cp1252")
    return tmp_path


def run(*arguments: str, input: str | bytes | None = None) -> Result:
    verb, *rest = arguments
    command = import_module(f"verbale.cli.{verb}").command
    return CliRunner().invoke(command, rest, input=input, prog_name=f"verbale {verb}")


def rows(*arguments: str) -> list[dict[str, Any]]:
    result = run("statements", "--format", "jsonl", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def stream(*documents: dict[str, Any]) -> str:
    return "".join(json.dumps(document) + "\n" for document in documents)


@pytest.fixture
def filled(here: Path) -> str:
    """Add the two files and return the id of the first."""
    result = run("add", "wire.txt", "readout.txt", "--published", "2021-07-15")
    assert result.exit_code == 0, result.output
    identifier: str = result.stderr.split()[1]
    return identifier


class TestAdd:
    def test_each_document_is_a_line_and_the_end_a_count(self, here: Path) -> None:
        result = run("add", "wire.txt", "readout.txt")
        assert result.exit_code == 0
        lines = result.stderr.splitlines()
        assert [line.split()[0] for line in lines[:2]] == ["added", "added"]
        assert lines[0].endswith("wire.txt")
        assert lines[2] == "verbale.db: 2 added"
        assert result.stdout == ""
        assert (here / "verbale.db").is_file()

    def test_the_second_time_nothing_changes(self, filled: str) -> None:
        result = run("add", "wire.txt", "readout.txt", "--published", "2021-07-15")
        assert result.exit_code == 0
        assert result.stderr.splitlines()[-1] == "verbale.db: 2 unchanged"
        assert len(rows()) == 3

    def test_a_stream_of_documents_is_added(self, here: Path) -> None:
        (here / "news.jsonl").write_text(
            stream(
                {"id": "d1", "text": WIRE, "published": "2020-05-06", "publisher": "AFP"},
                {"id": "d2", "text": READOUT},
            ),
            encoding="utf-8",
        )
        assert run("add", "news.jsonl", "--publisher", "Autre").exit_code == 0
        assert [(row["document"], row["publisher"]) for row in rows()] == [
            ("d1", "AFP"),
            ("d1", "AFP"),
            ("d2", "Autre"),
        ]

    def test_a_changed_text_of_an_id_is_a_new_version(self) -> None:
        run("add", "-", input=stream({"id": "d1", "text": WIRE}))
        result = run("add", "-", input=stream({"id": "d1", "text": READOUT}))
        assert result.stderr.splitlines()[-1] == "verbale.db: 1 changed"
        assert [row["words"] for row in rows()] == ["l'œuvre commune est en péril"]
        assert run("check").exit_code == 0

    def test_standard_input_may_be_a_text(self) -> None:
        assert run("add", "-", input=WIRE).exit_code == 0
        assert len(rows()) == 2

    def test_inputs_that_fail_are_listed_and_the_code_is_three(self, here: Path) -> None:
        (here / "b.bin").write_bytes(bytes(range(256)) * 20)
        result = run("add", "nothing.txt", "b.bin", "wire.txt")
        assert result.exit_code == 3
        assert "failed     nothing.txt  nothing.txt: no such file" in result.stderr
        assert "failed     b.bin" in result.stderr
        assert result.stderr.splitlines()[-1] == "verbale.db: 1 added, 2 failed"
        assert len(rows()) == 2

    def test_without_a_file_it_is_a_wrong_use(self) -> None:
        assert run("add").exit_code == 2

    def test_a_date_that_is_none_is_a_wrong_use(self) -> None:
        assert run("add", "wire.txt", "--published", "hier").exit_code == 2

    def test_the_store_is_named_by_option_or_variable(
        self, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run("add", "wire.txt", "--store", "one.db")
        monkeypatch.setenv("VERBALE_STORE", f"sqlite:///{here / 'two.db'}")
        run("add", "wire.txt")
        assert (here / "one.db").is_file()
        assert (here / "two.db").is_file()
        assert not (here / "verbale.db").exists()

    def test_a_name_that_repaints_a_terminal_does_not(self) -> None:
        result = run("add", "-", input=stream({"id": "a\x1b[31mb\u202e", "text": WIRE}))
        assert "\x1b" not in result.stderr
        assert "\u202e" not in result.stderr


class TestStatements:
    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (["--speaker", "CHN"], ["les sanctions pèsent", "l'œuvre commune est en péril"]),
            (["--speaker", "lavrov"], ["le journal « paraîtra »"]),
            (["--addressee", "RUS"], ["les sanctions pèsent"]),
            (["--search", "journaux"], ["le journal « paraîtra »"]),
            (["--search", "oeuvre"], ["l'œuvre commune est en péril"]),
            (["--search", "peril", "--speaker", "Lavrov"], []),
            (["--since", "2021-07", "--limit", "1"], ["les sanctions pèsent"]),
            (["--until", "2020"], []),
        ],
    )
    def test_filters_choose(self, filled: str, options: list[str], words: list[str]) -> None:
        assert [row["words"] for row in rows(*options)] == words

    def test_in_a_pipe_a_row_is_a_line_of_json(self, filled: str) -> None:
        lines = run("statements").stdout.splitlines()
        assert len(lines) == 3
        assert json.loads(lines[0])["speakers"][0]["name"] == "Wang Yi"

    def test_the_table_shows_when_who_to_whom_where_and_the_words(self, filled: str) -> None:
        shown = run("statements", "--format", "table").stdout
        lines = shown.splitlines()
        assert lines[:3] == [
            f"2021-07-15  Wang Yi → Sergueï Lavrov  a dit  [{filled}]",
            "    les sanctions pèsent",
            "",
        ]
        assert max(map(len, lines)) <= 100

    def test_an_unknown_speaker_and_day_are_shown_as_such(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Abstaining(SmallReader):
            def read_document(self, document: Document) -> Record:
                record = super().read_document(document)
                unknown = tuple(replace(one, speakers=()) for one in record.statements)
                return replace(record, statements=unknown)

        monkeypatch.setitem(vars(verbale), "load", lambda language: Abstaining())
        run("add", "readout.txt", "--publisher", "Le Courrier")
        [head, *_] = run("statements", "--format", "table").stdout.splitlines()
        assert head.startswith("undated  ?  a averti  [")
        assert head.endswith("] Le Courrier")

    def test_csv_can_be_read_again(self, filled: str) -> None:
        shown = run("statements", "--format", "csv").stdout
        [first, *_] = csv.DictReader(io.StringIO(shown))
        assert (first["speakers"], first["cue"]) == ("Wang Yi", "a dit")

    def test_json_is_one_list(self, filled: str) -> None:
        assert len(json.loads(run("statements", "--format", "json").stdout)) == 3

    def test_every_filter_is_an_option_and_no_other_is(self) -> None:
        names = {option.name for option in import_module("verbale.cli.statements").command.params}
        assert names - {"format_name", "store_url"} == {field.name for field in fields(Filter)}

    @pytest.mark.parametrize(
        ("options", "count"),
        [
            (("--towards", "Lavrov"), 1),
            (("--towards", "Wang"), 0),
            (("--type", "assertion"), 3),
            (("--type", "denial"), 0),
            (("--act", "AGREE"), 0),
            (("--issue", "gaz"), 0),
        ],
    )
    def test_what_the_page_filters_by_the_command_does_too(
        self, filled: str, options: tuple[str, ...], count: int
    ) -> None:
        found = run("statements", "--format", "jsonl", *options)
        assert len(found.stdout.splitlines()) == count

    def test_a_name_nobody_has_gets_near_ones(self, filled: str) -> None:
        result = run("statements", "--speaker", "Lavrof")
        assert result.exit_code == 0
        assert result.stdout == ""
        assert "no speaker 'Lavrof' in verbale.db. Near: Sergueï Lavrov" in result.stderr

    def test_nothing_found_is_said(self, filled: str) -> None:
        assert "no such statement" in run("statements", "--search", "girafe").stderr

    @pytest.mark.parametrize(
        "options",
        [
            ["--since", "hier"],
            ["--search", "-x"],
            ["--limit", "0"],
            ["--format", "xml"],
            ["--anywhere"],
            ["--after", "x"],
        ],
    )
    def test_a_question_without_meaning_is_a_wrong_use(
        self, filled: str, options: list[str]
    ) -> None:
        result = run("statements", *options)
        assert result.exit_code == 2
        assert "Traceback" not in result.output

    def test_a_store_that_is_not_there_is_not_made(self, here: Path) -> None:
        result = run("statements", "--store", "typo.db")
        assert result.exit_code == 2
        assert "no store at typo.db" in result.stderr
        assert not (here / "typo.db").exists()


class TestShow:
    def test_the_record_is_shown_by_the_beginning_of_its_id(self, filled: str) -> None:
        from verbale.record.schema import schema

        result = run("show", filled[:6], "--format", "json")
        data = json.loads(result.stdout)
        assert data["document"]["text"] == WIRE
        jsonschema.Draft202012Validator(schema()).validate(data)

    def test_in_a_pipe_it_is_the_line_that_is_stored(self, filled: str) -> None:
        with closing(sqlite3.connect("verbale.db")) as connection:
            query = (
                "SELECT json FROM records JOIN documents ON document = documents.row WHERE id = ?"
            )
            [stored] = connection.execute(query, (filled,)).fetchone()
        assert run("show", filled).stdout == stored + "\n"

    @pytest.mark.parametrize("format", ["table", "csv", "html"])
    def test_every_format_shows_the_words(self, filled: str, format: str) -> None:
        result = run("show", filled, "--format", format)
        assert result.exit_code == 0
        assert "sanctions" in result.stdout

    def test_a_document_that_is_not_there_is_a_wrong_use(self, filled: str) -> None:
        result = run("show", "zzz")
        assert result.exit_code == 2
        assert "no document 'zzz'" in result.stderr


class TestCheck:
    def test_a_whole_store_is_fine(self, filled: str) -> None:
        result = run("check")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "2 documents checked, 0 findings" in result.stderr

    @pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv"])
    def test_what_cannot_be_proved_is_shown_and_the_code_is_one(
        self, filled: str, format: str
    ) -> None:
        with closing(sqlite3.connect("verbale.db")) as connection:
            connection.execute("UPDATE statements SET words = 'x' WHERE cue = 'a averti'")
            connection.commit()
        result = run("check", "--format", format)
        assert result.exit_code == 1
        assert "words in the table" in result.stdout
        assert "2 documents checked, 1 finding\n" in result.stderr


class TestDelete:
    def test_it_asks_first(self, filled: str) -> None:
        assert run("delete", filled, input="n\n").exit_code == 1
        assert len(rows()) == 3
        assert run("delete", filled, input="y\n").exit_code == 0
        assert len(rows()) == 1

    def test_yes_asks_nothing(self, filled: str) -> None:
        result = run("delete", filled[:8], "--yes")
        assert result.exit_code == 0
        assert f"deleted  {filled}" in result.stderr
        assert run("check").exit_code == 0

    def test_a_document_that_is_not_there_is_a_wrong_use(self, filled: str) -> None:
        assert run("delete", filled, "zzz", "--yes").exit_code == 2
        assert len(rows()) == 3


def test_the_schema_is_printed() -> None:
    result = run("schema")
    assert result.exit_code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(result.stdout))


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_on_each_of_its_options(verb: str) -> None:
    command = import_module(f"verbale.cli.{verb}").command
    assert command.name == verb
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help
    assert run(verb, "--help").exit_code == 0
