"""The files of a user's own: what they add to the knowledge base and decide about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from verbale.actors.knowledge import KnowledgeBase
    from verbale.actors.people import People

_F = TypeVar("_F", bound=Callable[..., Any])


def own_files(verb: _F) -> _F:
    """Give the verb `--actors FILE` and `--decisions FILE`."""
    own = click.option(
        "--actors",
        "additions",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        envvar="VERBALE_ACTORS",
        show_envvar=True,
        help="A TOML file with persons and organisations of your own.",
    )
    return own(decisions_file(verb))


def decisions_file(verb: _F) -> _F:
    """Give the verb `--decisions FILE`."""
    option = click.option(
        "--decisions",
        "decisions",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        envvar="VERBALE_DECISIONS",
        default=Path("verbale-decisions.jsonl"),
        show_default=True,
        show_envvar=True,
        help="The file that keeps merges and splits.",
    )
    return option(verb)


def load(additions: Path | None, decisions: Path) -> tuple[KnowledgeBase, People]:
    """Return the knowledge base and its people with the user's files over them."""
    from verbale.actors.additions import knowledge
    from verbale.actors.people import People

    return knowledge(additions), People.load(additions, decisions if decisions.exists() else None)
