from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import verbale
from verbale.cli.main import group
from verbale.errors import UnknownLanguage
from verbale.record.types import Actor, Failure, Record, Statement
from verbale.text.document import Document
from verbale.text.span import Span

ARTICLE = "Nous rouvrirons le détroit, a dit la ministre.\n"


class FirstWords:
    """A reader that takes everything before the first comma for a statement."""

    def read_many(self, documents: Iterable[Document | Failure]) -> Iterator[Record | Failure]:
        for document in documents:
            if isinstance(document, Failure):
                yield document
            elif "illisible" in document.text:
                yield Failure(document.id, document.id, "no words in it")
            else:
                yield self.record(document)

    def record(self, document: Document) -> Record:
        end = document.text.find(",")
        statements = (
            (Statement("s1", ("m",), (), None, (Span(0, end),), "direct"),) if end > 0 else ()
        )
        actors = (Actor("m", "person", ("Ingrid Solberg-Maté",), country="NLD"),)
        return Record(document, "0.1.0", "none", actors=actors, statements=statements)


@pytest.fixture(autouse=True)
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Exchange the reader that `verbale.load` gives; return the languages that it was asked for."""
    asked: list[str] = []

    def load(language: str) -> FirstWords:
        asked.append(language)
        if language == "xx":
            raise UnknownLanguage("xx: no pack for this language.")
        return FirstWords()

    monkeypatch.setitem(verbale.__dict__, "load", load)
    return asked


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def read(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(group, ["read", *arguments], input=stdin)


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def lines_of(tmp_path: Path, *documents: dict[str, Any]) -> str:
    path = tmp_path / "many.jsonl"
    text = "".join(json.dumps(document) + "\n" for document in documents)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_in_a_pipe_a_record_is_a_line_of_json(article: str) -> None:
    result = read(article)
    assert result.exit_code == 0
    (record,) = records(result)
    assert record["document"]["text"] == ARTICLE
    assert record["statements"][0]["content"] == [[0, 26]]


def test_a_dash_is_standard_input_and_so_is_nothing_at_all() -> None:
    for arguments in (["-"], []):
        (record,) = records(read(*arguments, stdin=ARTICLE))
        assert record["document"]["text"] == ARTICLE


def test_options_say_what_the_text_does_not(article: str) -> None:
    result = read(article, "--published", "2024-04-08", "--publisher", "Agence", "--title", "Titre")
    (record,) = records(result)
    known = {name: record["document"][name] for name in ("published", "publisher", "title")}
    assert known == {"published": "2024-04-08", "publisher": "Agence", "title": "Titre"}


def test_what_a_document_says_of_itself_goes_before_the_options(tmp_path: Path) -> None:
    many = lines_of(
        tmp_path,
        {"id": "a", "text": ARTICLE, "title": "Le sien", "publisher": "La sienne"},
        {"id": "b", "text": ARTICLE},
    )
    first, second = records(read(many, "--title", "Titre", "--publisher", "Agence"))
    assert (first["document"]["title"], first["document"]["publisher"]) == ("Le sien", "La sienne")
    assert (second["document"]["title"], second["document"]["publisher"]) == ("Titre", "Agence")


def test_a_day_that_is_none_is_a_wrong_use(article: str) -> None:
    result = read(article, "--published", "hier")
    assert result.exit_code == 2
    assert "'hier' is no date. Write it as YYYY-MM-DD" in " ".join(result.stderr.split())


def test_records_come_in_the_order_of_the_lines(tmp_path: Path) -> None:
    many = lines_of(tmp_path, *({"id": f"d{n}", "text": ARTICLE} for n in range(40)))
    assert [r["document"]["id"] for r in records(read(many))] == [f"d{n}" for n in range(40)]


def test_each_document_is_read_in_its_own_language(tmp_path: Path, loaded: list[str]) -> None:
    many = lines_of(
        tmp_path,
        {"id": "a", "text": ARTICLE},
        {"id": "b", "text": ARTICLE, "language": "en"},
        {"id": "c", "text": ARTICLE, "language": "xx"},
    )
    result = read(many)
    assert loaded == ["fr", "en", "xx"]
    assert [r["document"]["id"] for r in records(result)] == ["a", "b"]
    assert result.exit_code == 3
    assert "verbale: c: xx: no pack for this language." in result.stderr


def test_a_failure_is_a_line_on_standard_error_and_the_others_are_read(tmp_path: Path) -> None:
    many = lines_of(tmp_path, {"id": "a", "text": "illisible"}, {"id": "b", "text": ARTICLE})
    result = read(many, str(tmp_path / "absent.txt"))
    assert result.exit_code == 3
    assert [r["document"]["id"] for r in records(result)] == ["b"]
    first, second, total = result.stderr.splitlines()
    assert first == "verbale: a: no words in it"
    assert "absent.txt: no such file" in second
    assert total == "verbale: 2 of 3 inputs failed"


def test_failures_can_go_to_a_file_too(tmp_path: Path) -> None:
    many, lost = lines_of(tmp_path, {"id": "a", "text": "illisible"}), tmp_path / "lost.jsonl"
    assert read(many, "--failures", str(lost)).exit_code == 3
    row = json.loads(lost.read_text(encoding="utf-8"))
    assert row == {"failure": {"document": "a", "origin": "a", "reason": "no words in it"}}


def test_json_is_an_object_for_one_document_and_a_list_for_several(
    article: str, tmp_path: Path
) -> None:
    one = json.loads(read(article, "--format", "json").stdout)
    assert one["document"]["text"] == ARTICLE
    many = json.loads(read(article, article, article, "--format", "json").stdout)
    assert [record["document"]["text"] for record in many] == [ARTICLE] * 3
    absent = str(tmp_path / "absent")
    assert read(absent, "--format", "json").stdout == ""
    assert json.loads(read(absent, absent, "--format", "json").stdout) == []
    assert len(json.loads(read(absent, article, "--format", "json").stdout)) == 1


def test_json_keeps_the_escapes_that_a_line_separator_needs(tmp_path: Path) -> None:
    text = "a\u2028b\x85c 😀"
    many = lines_of(tmp_path, {"id": "a", "text": text})
    for form in ("json", "jsonl"):
        result = read(many, "--format", form)
        assert json.loads(result.stdout)["document"]["text"] == text
        assert "\u2028" not in result.stdout
        assert "😀" in result.stdout


def test_the_table_is_for_people(article: str) -> None:
    result = read(article, article, "--format", "table")
    assert result.stdout.count(" 1 Ingrid Solberg-Maté (NLD)") == 2
    assert "\x1b" not in result.stdout


def test_colours_can_be_asked_for_and_forbidden(article: str) -> None:
    assert "\x1b[" in read(article, "--format", "table", "--color", "always").stdout
    assert "\x1b[" not in read(article, "--format", "table", "--color", "never").stdout


def test_html_is_one_page_for_all(article: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert read(article, article, "-o", str(page)).exit_code == 0
    source = page.read_text(encoding="utf-8")
    assert source.count("<!DOCTYPE html>") == 1
    assert source.count("<article") == 2


@pytest.mark.parametrize(
    ("name", "beginning"), [("a.json", "{\n"), ("a.jsonl", '{"document"'), ("a.txt", "Nous")]
)
def test_the_name_of_the_output_chooses_the_format(
    name: str, beginning: str, article: str, tmp_path: Path
) -> None:
    output = tmp_path / name
    assert read(article, "--output", str(output)).stdout == ""
    assert output.read_text(encoding="utf-8").startswith(beginning)


def test_an_output_in_a_folder_that_is_not_there_is_an_error(article: str, tmp_path: Path) -> None:
    result = read(article, "-o", str(tmp_path / "none" / "a.json"))
    assert isinstance(result.exception, FileNotFoundError)


PROGRAM = """
import sys
sys.path[:0] = {path!r}
import verbale
from test_read import FirstWords
verbale.__dict__["load"] = lambda language: FirstWords()
from verbale.cli.main import main
main({arguments!r})
"""


def on_terminal(*arguments: str, out: bool, environment: dict[str, str] | None = None) -> str:
    """Run the command in a pseudo-terminal and return what a person sees there."""
    program = PROGRAM.format(path=[os.path.dirname(__file__)], arguments=list(arguments))
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", program],
        stdin=theirs,
        stdout=theirs if out else subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80", **(environment or {})},
        timeout=60,
        check=False,
    )
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(ours, 65536):
            seen += chunk
    except OSError:
        # Linux says so when the other end is closed and all was read.
        pass
    os.close(ours)
    assert b"Traceback" not in seen
    assert done.returncode in (0, 2)
    return seen.decode()


def test_on_a_terminal_the_table_is_the_default_and_coloured(article: str) -> None:
    seen = on_terminal("read", article, out=True)
    assert "Ingrid Solberg-Maté" in seen
    assert "\x1b[32m" in seen
    assert "\x1b[32m" not in on_terminal("read", article, out=True, environment={"NO_COLOR": "1"})


def test_a_bar_shows_how_far_a_long_run_is(tmp_path: Path) -> None:
    many = lines_of(tmp_path, *({"id": f"d{n}", "text": ARTICLE} for n in range(3)))
    assert "/3" in on_terminal("read", many, out=False)
    assert "/3" not in on_terminal("read", many, "--quiet", out=False)


def test_nothing_to_read_says_what_to_do() -> None:
    seen = on_terminal("read", out=True)
    assert "Nothing to read. Name a file" in seen


def test_a_stream_of_documents_is_read_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    written: list[int] = []

    class Watching(FirstWords):
        def read_many(self, documents: Iterable[Document | Failure]) -> Iterator[Record | Failure]:
            for document in documents:
                assert isinstance(document, Document)
                taken.append(document.id)
                yield self.record(replace(document))

    def dumps(record: Record) -> str:
        written.append(len(taken))
        return json.dumps({"document": {"id": record.document.id}})

    monkeypatch.setitem(verbale.__dict__, "load", lambda language: Watching())
    monkeypatch.setattr("verbale.record.json.dumps", dumps)
    many = lines_of(tmp_path, *({"id": f"d{n}", "text": ARTICLE} for n in range(20)))
    assert len(records(read(many))) == 20
    assert written == list(range(1, 21))
