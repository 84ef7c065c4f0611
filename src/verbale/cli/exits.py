"""Exit codes, the same for every verb, and how an error becomes one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from verbale.errors import VerbaleError

FINE = 0
FINDINGS = 1
USAGE = 2
FAILED = 3

_P = ParamSpec("_P")
_R = TypeVar("_R")


class Complaint(click.ClickException):
    """An error that the user can act on: one message, no traceback, exit code 2."""

    exit_code = USAGE


def teaching(verb: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return the verb with every VerbaleError shown as its message, with exit code 2."""

    @wraps(verb)
    def wrapped(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return verb(*args, **kwargs)
        except VerbaleError as error:
            raise Complaint(str(error)) from error

    return wrapped
