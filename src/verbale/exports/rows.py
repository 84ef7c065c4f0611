"""Rows: answers of any kind as a table, JSON, JSON lines or CSV.

A row is a mapping of plain values. Lists of names become one cell; the words of an article never
reach a terminal or a spreadsheet in a form that these would act on.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any
from unicodedata import category

from verbale.errors import InvalidQuestion
from verbale.exports.printable import in_place, one_line

ROW_FORMATS = ("table", "json", "jsonl", "csv")

# A cell that begins so is run as a formula when somebody opens the file in a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PAGE = 200
_NARROWEST = 10
_INDENT = "    "
_PLAIN: dict[str, Any] = {
    "highlight": False,
    "markup": False,
    "emoji": False,
    "legacy_windows": False,
}


def write_rows(
    rows: Iterable[Mapping[str, Any]],
    format: str,
    stream: IO[str],
    *,
    width: int = 80,
    columns: Sequence[str] | None = None,
    below: str | None = None,
) -> int:
    """Write the rows and return how many there were.

    `columns` chooses and orders the members of a table and of CSV; JSON always has them all. In
    CSV, a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end gets an apostrophe in
    front, which spreadsheets show as text and never run. `width` and `below` count for the table
    only: the member `below` gets lines of its own under the others, as long words need.
    """
    if format == "json":
        return _json(rows, stream)
    if format == "jsonl":
        return _jsonl(rows, stream)
    if format == "csv":
        return _csv(rows, stream, columns)
    if format == "table":
        if below is not None:
            return _list(rows, stream, columns, width, below)
        return _table(rows, stream, columns, width)
    raise InvalidQuestion(f"no format is called {format!r}: choose of {', '.join(ROW_FORMATS)}")


def indented_json(value: Mapping[str, Any]) -> str:
    """Return one object as JSON on several lines, for people, as `verbale read` prints it."""
    return _inert(json.dumps(value, ensure_ascii=False, indent=1))


def _json(rows: Iterable[Mapping[str, Any]], stream: IO[str]) -> int:
    count = 0
    stream.write("[")
    for count, row in enumerate(rows, start=1):
        stream.write("\n  " if count == 1 else ",\n  ")
        stream.write(_one_json(row))
    stream.write("\n]\n" if count else "]\n")
    return count


def _jsonl(rows: Iterable[Mapping[str, Any]], stream: IO[str]) -> int:
    count = 0
    for row in rows:
        stream.write(_one_json(row) + "\n")
        count += 1
    return count


def _one_json(row: Mapping[str, Any]) -> str:
    return _inert(json.dumps(row, ensure_ascii=False))


def _inert(text: str) -> str:
    # A character that does something instead of being one keeps its escape: the value is the
    # same to a program, and a terminal that shows the line is left alone.
    if text.isprintable():
        return text
    return "".join(c if _is_inert(c) else json.dumps(c)[1:-1] for c in text)


def _is_inert(character: str) -> bool:
    # No-break and thin spaces count as unprintable, and French is full of them.
    return character.isprintable() or character == "\n" or category(character) == "Zs"


def _csv(rows: Iterable[Mapping[str, Any]], stream: IO[str], columns: Sequence[str] | None) -> int:
    writer = csv.writer(stream, lineterminator="\n")
    if columns is not None:
        writer.writerow(columns)
    count = 0
    for row in rows:
        count += 1
        if columns is None:
            columns = list(row)
            writer.writerow(columns)
        writer.writerow([_harmless(in_place(_cell(row.get(column)))) for column in columns])
    return count


def _table(
    rows: Iterable[Mapping[str, Any]], stream: IO[str], columns: Sequence[str] | None, width: int
) -> int:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, width=width, **_PLAIN)
    count = 0
    # A page at a time: the widths of a table need all its rows, a store may have any number.
    for page in _pages(rows):
        chosen = list(columns) if columns is not None else list(page[0])
        table = Table(
            box=None, expand=True, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold"
        )
        for column in chosen:
            # The words get what the others leave; no other column takes over a fifth.
            wide = column == chosen[-1]
            table.add_column(
                column,
                overflow="fold",
                ratio=1 if wide else None,
                max_width=None if wide else max(_NARROWEST, width // 5),
            )
        for row in page:
            table.add_row(*(Text(one_line(_cell(row.get(column)))) for column in chosen))
        console.print(table)
        count += len(page)
    return count


def _list(
    rows: Iterable[Mapping[str, Any]],
    stream: IO[str],
    columns: Sequence[str] | None,
    width: int,
    below: str,
) -> int:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, width=width, **_PLAIN)
    count = 0
    for row in rows:
        head = [name for name in (columns if columns is not None else row) if name != below]
        cells = [one_line(_cell(row.get(name))) for name in head]
        console.print(Text("  ".join(cell for cell in cells if cell), style="bold"))
        for line in Text(one_line(_cell(row.get(below)))).wrap(console, width - len(_INDENT)):
            console.print(Text(_INDENT + line.plain.rstrip()))
        console.print()
        count += 1
    return count


def _pages(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    page: list[Mapping[str, Any]] = []
    for row in rows:
        page.append(row)
        if len(page) == _PAGE:
            yield page
            page = []
    if page:
        yield page


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("key") or "")
    if isinstance(value, (list, tuple)):
        if value and all(isinstance(number, int) for number in value):
            return "-".join(str(number) for number in value)
        return "; ".join(_cell(one) for one in value)
    return str(value)


def _harmless(cell: str) -> str:
    harmless = "'" + cell if cell.startswith(_FORMULA) else cell
    # A bare carriage return is not quoted by every writer of CSV and ends the row for some readers.
    return harmless.replace("\r\n", "\n").replace("\r", "\n")
