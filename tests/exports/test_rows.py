from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import InvalidQuestion
from verbale.exports.rows import ROW_FORMATS, indented_json, write_rows

ROWS: list[dict[str, Any]] = [
    {
        "document": "a1",
        "speakers": [{"key": "CHN", "name": "Chine", "country": "CHN"}, {"key": "x", "name": ""}],
        "words": "l’œuvre\u00a0commune",
        "content": [[3, 9], [12, 20]],
        "within": None,
    },
    {"document": "a2", "speakers": [], "words": "=HYPERLINK(1)", "content": [], "within": "s1"},
]


def written(rows: list[dict[str, Any]], format: str, **known: Any) -> str:
    stream = io.StringIO()
    assert write_rows(rows, format, stream, **known) == len(rows)
    return stream.getvalue()


def test_json_lines_are_one_object_a_row() -> None:
    assert [json.loads(line) for line in written(ROWS, "jsonl").splitlines()] == ROWS


def test_json_is_one_list() -> None:
    assert json.loads(written(ROWS, "json")) == ROWS
    assert json.loads(written([], "json")) == []


def test_letters_and_french_spaces_are_written_as_they_are() -> None:
    assert "l’œuvre\u00a0commune" in written(ROWS, "jsonl")
    assert "l’œuvre\u00a0commune" in written(ROWS, "csv")


def test_csv_has_a_head_and_one_cell_for_a_list() -> None:
    rows = list(csv.reader(io.StringIO(written(ROWS, "csv"))))
    assert rows[0] == ["document", "speakers", "words", "content", "within"]
    assert rows[1] == ["a1", "Chine; x", "l’œuvre\u00a0commune", "3-9; 12-20", ""]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(begin: str) -> None:
    found = written([{"words": f"{begin}cmd"}], "csv")
    [_, [cell]] = csv.reader(io.StringIO(found, newline=""))
    assert cell == f"'{begin}cmd".replace("\r", "\n")


@given(st.lists(st.dictionaries(st.sampled_from(["a", "b"]), st.text()), max_size=4))
def test_no_csv_cell_begins_a_formula(rows: list[dict[str, Any]]) -> None:
    found = written(rows, "csv", columns=["a", "b"])
    for row in csv.reader(io.StringIO(found, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_every_row_is_one_row_whatever_line_ends_are_in_it() -> None:
    found = written([{"a": "x\r\ny\rz\nw", "b": 'said "so"'}], "csv")
    [_, row] = csv.reader(io.StringIO(found, newline=""))
    assert row == ["x\ny\nz\nw", 'said "so"']


def test_chosen_columns_come_in_their_order() -> None:
    assert written(ROWS, "csv", columns=["words", "document"]).startswith("words,document\n")
    assert written([], "csv", columns=["words"]) == "words\n"
    assert written([], "csv") == ""


def test_a_table_is_as_wide_as_it_may_be() -> None:
    rows = [{"document": "a1", "words": "mot " * 60}]
    for width in (40, 80, 120):
        lines = written(rows, "table", width=width).splitlines()
        assert len(lines) > 2
        assert max(len(line) for line in lines) <= width


def test_long_words_can_stand_below_the_rest() -> None:
    rows = [{"who": "Chine", "cue": "", "day": "2021", "words": "mot " * 30}]
    found = written(rows, "table", width=50, below="words")
    head, *lines = found.splitlines()
    assert head == "Chine  2021"
    assert all(line.startswith("    mot") for line in lines if line)
    assert max(map(len, lines)) <= 50


def test_an_empty_table_is_nothing() -> None:
    assert written([], "table") == ""


def test_words_are_never_read_as_markup() -> None:
    assert "[bold]x[/bold] :smile:" in written([{"words": "[bold]x[/bold] :smile:"}], "table")


HOSTILE = "a\x1b[31mb\x07\x9b2Jc\u202ed\u2066e"


@pytest.mark.parametrize("format", ROW_FORMATS)
def test_nothing_that_acts_on_a_terminal_is_written(format: str) -> None:
    found = written([{"words": HOSTILE}], format)
    found += written([{"a": HOSTILE, "words": HOSTILE}], format, below="words")
    for character in "\x1b\x07\x9b\u202e\u2066":
        assert character not in found


def test_what_was_kept_from_the_terminal_is_still_in_the_json() -> None:
    assert json.loads(written([{"words": HOSTILE}], "jsonl")) == {"words": HOSTILE}
    assert json.loads(indented_json({"words": HOSTILE})) == {"words": HOSTILE}


def test_rows_are_written_as_they_come() -> None:
    stream = io.StringIO()

    def rows() -> Iterator[dict[str, Any]]:
        yield {"n": 1}
        assert stream.getvalue() == '{"n": 1}\n'
        yield {"n": 2}

    assert write_rows(rows(), "jsonl", stream) == 2


def test_a_long_table_comes_in_pages() -> None:
    found = written([{"n": n} for n in range(450)], "table")
    assert found.split()[:3] == ["n", "0", "1"]
    assert found.count("n\n") + found.count("n \n") >= 3 or found.count("n") == 3


def test_a_format_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidQuestion, match="choose of table, json"):
        write_rows([], "xml", io.StringIO())
