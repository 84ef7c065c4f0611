"""Tables: the tab-separated sources of the knowledge base, read with their place for messages."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from verbale.actors.sound import Sounds
from verbale.errors import InvalidKnowledge

SOURCES = Path(__file__).parent / "sources"


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
        data = path.read_bytes()
        lines = (lzma.decompress(data) if path.suffix == ".xz" else data).decode().splitlines()
    except (OSError, UnicodeDecodeError, lzma.LZMAError) as error:
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


def write_packed(path: Path, columns: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> None:
    """Write a table, compressed; the same lines give the same bytes."""
    text = "".join("\t".join(line) + "\n" for line in [columns, *lines])
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


def sounds_of(folder: Path) -> Sounds:
    """Return the sound keys that the tables of a folder describe."""
    groups = {row["from"]: row["to"] for row in rows(folder, "sounds.tsv", ("from", "to"))}
    given = {
        variant: row["name"]
        for row in rows(folder, "given_names.tsv", ("name", "variants"))
        for variant in row["variants"].split()
    }
    return Sounds(groups, given)
