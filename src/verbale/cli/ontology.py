"""`verbale ontology`: the event types with their modes, scores and words in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verbale.cli.exits import teaching

if TYPE_CHECKING:
    from verbale.ontology.plover import Ontology


@click.group("ontology")
def command() -> None:
    """Show the event types that an act can have."""


@command.command("list")
@teaching
def list_types() -> None:
    """List the event types, with the languages that have words for them.

    A type with fewer than 5 examples or 3 counter-examples in a language counts as a hole of it.
    """
    from verbale.languages.fr.triggers import load_triggers
    from verbale.ontology.grid import grid
    from verbale.ontology.plover import QUADS, load_ontology

    ontology = load_ontology()
    rows = grid(ontology, {"fr": load_triggers()})
    languages = sorted({language for row in rows for language in row.triggers})
    click.echo("\t".join(("type", "score", "quad", *languages)))
    for row in rows:
        cells = [_cell(row.triggers[language], language in row.holes) for language in languages]
        event = ontology.types[row.type]
        click.echo("\t".join((row.type, f"{event.score:+.1f}", QUADS[event.quad], *cells)))


@command.command("show")
@click.argument("type")
@teaching
def show_type(type: str) -> None:
    """Show one event type: what it means, its modes, its scores and its words.

    TYPE is its name, as `verbale ontology list` prints it.
    """
    from verbale.languages.fr.triggers import load_triggers
    from verbale.ontology.plover import QUADS, load_ontology

    ontology = load_ontology()
    event = ontology.type(type)
    click.echo(f"{event.name} ({QUADS[event.quad]}, score {event.score:+.1f})")
    click.echo(event.meaning)
    for label, text in (("Not:", event.unlike), ("Decided:", event.decided)):
        if text:
            click.echo(f"{label} {text}")
    for mode in event.modes:
        score = "" if mode.score is None else f" ({mode.score:+.1f})"
        click.echo(f"  {mode.name}{score}: {mode.meaning}")
    click.echo(_cameo(ontology, event.name))
    words = [t.trigger for t in load_triggers().triggers if t.type == event.name]
    click.echo(f"Words (fr): {', '.join(sorted(dict.fromkeys(words)))}")


def _cell(count: int, hole: bool) -> str:
    return f"{count} (hole)" if hole else str(count)


def _cameo(ontology: Ontology, type: str) -> str:
    codes = [code.code for code in ontology.cameo.values() if code.type == type]
    mean = ontology.goldstein(type)
    return f"CAMEO: {', '.join(codes)}; mean Goldstein {mean if mean is not None else 'unknown'}"
