"""Tables: the tab-separated sources of the knowledge base, read with their place for messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verbale.errors import InvalidKnowledge


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `place` is the file and line, for messages."""

    place: str
    fields: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the text of a column, empty where the table leaves it open."""
        return self.fields[column]

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values of a column that the table parts with bars."""
        return tuple(value for value in self.fields[column].split("|") if value)


def rows(folder: Path, name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Read a table that has exactly these columns, its first line naming them.

    Raises InvalidKnowledge where the table is missing, has other columns or a ragged line.
    """
    path = folder / name
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidKnowledge(
            f"{path}: the table cannot be read ({error}). "
            "Give the folder that holds the source tables of the knowledge base."
        ) from error
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise InvalidKnowledge(
            f"{path}:1: the first line must name the columns {', '.join(columns)}, with tabs."
        )
    for number, line in enumerate(lines[1:], start=2):
        values = line.split("\t")
        if len(values) != len(columns):
            raise InvalidKnowledge(
                f"{path}:{number}: {len(values)} fields where {len(columns)} are due. "
                "Every column needs its tab, even an empty one."
            )
        yield Row(f"{name}:{number}", dict(zip(columns, values, strict=True)))
