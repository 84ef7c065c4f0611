from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr
from pathlib import Path
from typing import IO

import pytest

from verbale.cli.progress import reporting


class Terminal(io.StringIO):
    """A terminal that remembers what was drawn."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    return Terminal()


def lines(tmp_path: Path, number: int, name: str = "many.jsonl") -> str:
    path = tmp_path / name
    path.write_text("{}\n" * number, encoding="utf-8")
    return str(path)


def walk(inputs: list[str], *, on: IO[str] | None = None, quiet: bool = False) -> None:
    with redirect_stderr(on or sys.stderr), reporting(inputs, quiet=quiet) as progress:
        progress.step()
        progress.say("verbale: a: [bold]no\x1b[2J words")
        progress.step()


def test_the_bar_counts_the_lines_of_a_file(tmp_path: Path, terminal: Terminal) -> None:
    walk([lines(tmp_path, 7)], on=terminal)
    assert "2/7" in terminal.getvalue()


def test_the_bar_counts_a_plain_file_as_one(tmp_path: Path, terminal: Terminal) -> None:
    walk([lines(tmp_path, 2, "a.txt"), lines(tmp_path, 3)], on=terminal)
    assert "2/4" in terminal.getvalue()


def test_the_length_of_standard_input_is_not_known(terminal: Terminal) -> None:
    walk(["-"], on=terminal)
    assert "2/?" in terminal.getvalue()


def test_no_bar_for_one_text_and_none_where_it_is_not_wanted(
    tmp_path: Path, terminal: Terminal
) -> None:
    walk([lines(tmp_path, 5, "a.txt")], on=terminal)
    walk([lines(tmp_path, 5)], on=terminal, quiet=True)
    assert "/" not in terminal.getvalue()


def test_what_must_be_said_is_seen_with_and_without_a_bar(
    tmp_path: Path, terminal: Terminal
) -> None:
    for quiet in (True, False):
        walk([lines(tmp_path, 5)], on=terminal, quiet=quiet)
    assert terminal.getvalue().count("verbale: a: [bold]no[2J words") == 2


def test_in_a_pipe_nothing_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    walk([lines(tmp_path, 5)])
    assert capsys.readouterr().err == "verbale: a: [bold]no[2J words\n"
