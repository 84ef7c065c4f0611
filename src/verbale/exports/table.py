"""Table: a record as a person reads it on a terminal.

Words of the article never reach the terminal as they are: control and direction characters are
taken out, and nothing in them is read as markup.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from verbale.exports.layers import (
    LAYERS,
    Line,
    act_lines,
    commitment_lines,
    value_lines,
    within_words,
)
from verbale.exports.printable import one_line
from verbale.exports.wording import (
    UNKNOWN_SPEAKER,
    actors_by_key,
    headline,
    in_reading_order,
    known,
    name,
    origin,
    summary,
)
from verbale.record.types import Actor, Record, Statement

# Lines longer than the widest tire the eye, however wide the window is.
NARROWEST, WIDEST = 40, 110
_STEP, _DEEPEST = 4, 4

# rich breaks lines at no-break spaces too, and a guillemet must not stand on a line of its own.
# A character of private use takes their place until the lines are broken.
_GLUE = "\ue000"

# Quoted words inside a mixed statement. Cases: « a b », “a b”, "a b".
_QUOTED = re.compile('(?P<words>«[^«»]*»|“[^“”]*”|"[^"]*")')

_SPEAKER, _UNKNOWN, _CUE = "bold cyan", "bold yellow", "italic"
_FAINT, _DIRECT = "bright_black", "green"


def to_table(
    record: Record, *, width: int = 80, color: bool = False, layers: Sequence[str] = LAYERS
) -> str:
    """Return the record as text for a terminal of this width, with escape codes only if coloured.

    Each statement is headed by its number, its speakers and addressees (`?` where unknown), the
    cue and the mode; its words stand below, direct ones in quotation marks. A statement inside
    another is indented under it. Commitments, acts and values follow, as `layers` says; amounts
    and times are bold wherever they stand.
    """
    held = io.StringIO()
    console = Console(
        file=held,
        width=max(NARROWEST, min(width, WIDEST)),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        force_jupyter=False,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in _parts(record, layers):
        console.print(part)
    # Padding to the right of short lines is of no use to anybody who copies them.
    lines = (line.rstrip() + "\n" for line in held.getvalue().split("\n")[:-1])
    return "".join(lines).replace(_GLUE, "\N{NO-BREAK SPACE}")


def _parts(record: Record, layers: Sequence[str]) -> Iterator[RenderableType]:
    yield from _head(record)
    if "statements" in layers:
        yield from _statements(record, values="values" in layers)
    for layer, lines in (
        ("commitments", commitment_lines),
        ("acts", act_lines),
        ("values", value_lines),
    ):
        if layer in layers:
            yield from _section(layer, lines(record))
    for warning in dict.fromkeys((*record.document.warnings, *record.warnings)):
        yield Text(f"Note: {one_line(warning)}\n", style=_UNKNOWN)


def _statements(record: Record, *, values: bool) -> Iterator[RenderableType]:
    actors = actors_by_key(record)
    ordered = in_reading_order(record.statements)
    margin = len(str(len(ordered))) + 2
    if not ordered:
        yield Text("No statement was found in this text.\n")
    for statement, number, depth in ordered:
        indent = _STEP * min(depth, _DEEPEST)
        yield Padding(_title(statement, number, margin, record, actors), (0, 0, 0, indent))
        words = _words(statement, record)
        if values:
            for found in within_words(record, statement.content):
                words.highlight_words([found], "bold")
        yield Padding(words, (0, 0, 1, indent + margin))


def _section(layer: str, lines: Sequence[Line]) -> Iterator[RenderableType]:
    """Yield the lines of a layer: its id and what it is, then whose it is and its words."""
    if not lines:
        return
    yield Text(layer.capitalize(), style="bold")
    wide = max(len(line.id) for line in lines)
    for line in lines:
        head = Text(line.id.rjust(wide + 1) + " ", style=_FAINT)
        head.append(line.kind, style="bold" if layer == "values" else _CUE)
        for part in filter(None, (line.who, line.note)):
            head.append(" · ", style=_FAINT)
            head.append(part)
        yield head
        if line.words:
            yield Padding(Text(line.words), (0, 0, 0, wide + 2))
    yield Text("")


def _head(record: Record) -> Iterator[RenderableType]:
    document = record.document
    yield Text(headline(document), style="bold")
    yield Text(known(document))
    yield Text(" · ".join(summary(record)), style=_FAINT)
    yield Padding(Rule(style=_FAINT), (0, 0, 1, 0))


def _title(
    statement: Statement, number: int, margin: int, record: Record, actors: Mapping[str, Actor]
) -> Table:
    """Return the line above the words: number, who to whom, cue, and the mode to the right."""
    grid = Table.grid(expand=True, padding=(0, 1, 0, 0))
    grid.add_column(width=margin - 1, no_wrap=True, justify="right")
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    who = _who(statement, record.document.text, actors)
    if statement.cue is not None:
        who.append(" · ", style=_FAINT)
        who.append(one_line(statement.cue.of(record.document.text)), style=_CUE)
    grid.add_row(Text(str(number), style=_FAINT), who, Text(statement.mode, style=_FAINT))
    return grid


def _words(statement: Statement, record: Record) -> Text:
    text = record.document.text
    said = " … ".join(one_line(span.of(text)) for span in statement.content)
    if statement.mode == "direct":
        said = f"« {said} »"
    said = said.replace("« ", f"«{_GLUE}").replace(" »", f"{_GLUE}»")
    if statement.mode == "direct":
        return Text(said, style=_DIRECT)
    words = Text(said)
    if statement.mode == "mixed":
        words.highlight_regex(_QUOTED, _DIRECT)
    return words


def _who(statement: Statement, text: str, actors: Mapping[str, Actor]) -> Text:
    who = Text()
    _names(who, statement.speakers, actors, _SPEAKER)
    if not statement.speakers:
        who.append(UNKNOWN_SPEAKER, style=_UNKNOWN)
        if statement.voice is not None:
            who.append(f" {one_line(statement.voice.of(text))}", style=_FAINT)
    if statement.addressees:
        who.append(" → ", style=_FAINT)
        _names(who, statement.addressees, actors, "cyan")
    return who


def _names(who: Text, keys: Sequence[str], actors: Mapping[str, Actor], style: str) -> None:
    for position, key in enumerate(keys):
        if position:
            who.append(", ")
        who.append(one_line(name(key, actors)), style=style)
        country = one_line(origin(key, actors))
        if country:
            who.append(f" ({country})", style=_FAINT)
