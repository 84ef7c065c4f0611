"""`verbale explain`: why an entry is in a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verbale.cli.exits import teaching
from verbale.cli.options import chosen_format, format_option, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbale.ask.explain import Explanation


@click.command("explain")
@click.argument("document", metavar="DOC")
@click.argument("entry", metavar="ENTRY")
@format_option(("table", "json", "jsonl"))
@store_option
@teaching
def command(document: str, entry: str, format_name: str | None, store_url: str) -> None:
    """Say which trigger, frame and rules made an entry, and how often such rules are right.

    DOC is the id of a stored document, or its beginning. ENTRY is a statement (s1), an act (a1), a
    mention, quantity or time by its place (m1, q1, t1), or the key of an actor. Actors are named
    as they are over all documents.
    """
    from contextlib import closing

    from verbale.ask.documents import show
    from verbale.ask.explain import explain
    from verbale.cli.output import opened
    from verbale.exports.rows import indented_json, write_rows
    from verbale.stores import open_store

    format = chosen_format(format_name)
    with (
        closing(open_store(store_url)) as store,
        opened(None, utf8=format != "table") as stream,
    ):
        record = show(store, document)
        found = explain(record, entry, identities=store.identities(record.document.id))
        if format == "json":
            stream.write(indented_json(found.as_dict()) + "\n")
        elif format == "jsonl":
            write_rows([found.as_dict()], format, stream)
        else:
            for label, value in _lines(found):
                stream.write(f"{label:<12} {value}\n" if label else f"{'':<12} {value}\n")


def _lines(found: Explanation) -> Iterator[tuple[str, str]]:
    from verbale.exports.printable import one_line

    place = f", characters {found.span[0]} to {found.span[1]}" if found.span else ""
    yield "entry", f"{found.layer} {found.entry} of {one_line(found.document)}{place}"
    if found.words:
        yield "words", one_line(found.words)
    for label, value in found.facts:
        yield label, one_line(value)
    if found.provenance is None:
        yield "made by", "unknown: the record does not say"
        return
    made = found.provenance
    yield "made by", one_line(f"{made.component} {made.version}, rule {made.rule}")
    if found.trigger:
        told = "; ".join(f"{name} {value}" for name, value in found.frame)
        yield "frame", one_line(f"{found.trigger}: {told}" if told else found.trigger)
    for number, step in enumerate(made.because):
        yield ("because" if not number else ""), one_line(step)
    for number, one in enumerate(found.precisions):
        yield ("precision" if not number else ""), str(one)
    if not found.precisions:
        yield "precision", "not known: too rare in the evaluation sets"
