"""Options that several verbs share, so that they are spelled and explained once."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])

DEFAULT_STORE = "verbale.db"
FORMATS = ("table", "json", "jsonl", "csv")


def store_option(verb: _F) -> _F:
    """Give the verb `--store URL`: the variable VERBALE_STORE, or verbale.db in this folder."""
    option = click.option(
        "--store",
        "store_url",
        metavar="URL",
        envvar="VERBALE_STORE",
        default=DEFAULT_STORE,
        show_default=True,
        show_envvar=True,
        help="The store: the path of a SQLite file, or sqlite:/// and a path.",
    )
    return option(verb)


def format_option(formats: Sequence[str] = FORMATS) -> Callable[[_F], _F]:
    """Give the verb `--format`: table on a terminal and jsonl in a pipe where it is not said."""
    return click.option(
        "--format",
        "format_name",
        type=click.Choice(list(formats)),
        default=None,
        help="How to print.  [default: table on a terminal, jsonl in a pipe]",
    )


def layers_option(verb: _F) -> _F:
    """Give the verb `--layers`: what a table or page shows of a record, all by default."""
    option = click.option(
        "--layers",
        metavar="NAMES",
        default="all",
        show_default=True,
        help="What a table or page shows: statements, commitments, acts, values, or all.",
    )
    return option(verb)


def chosen_format(format_name: str | None) -> str:
    """Return the format that was asked for, or the one that suits where the output goes."""
    if format_name is not None:
        return format_name
    return "table" if sys.stdout.isatty() else "jsonl"


def terminal_width() -> int:
    """Return how many columns the terminal has; COLUMNS decides where there is none."""
    return shutil.get_terminal_size((100, 24)).columns
