"""The command line: one group, whose verbs are imported when they are called and not before."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

import click

from verbale import __version__
from verbale.cli.exits import FAILED, FINE, USAGE
from verbale.errors import VerbaleError

# The first line of each verb's help stands here too, so that `verbale --help` imports none of them.
VERBS: Mapping[str, str] = MappingProxyType(
    {
        "read": "Read texts and print the record of who said what to whom.",
        "add": "Read documents and keep their records in a store.",
        "statements": "List the stored statements, the oldest document first.",
        "acts": "List the stored acts, the newest document first.",
        "commitments": "List the stored commitments, the newest document first.",
        "positions": "List what somebody holds on an issue, the newest first.",
        "timeline": "Count what two sides did to each other, period by period.",
        "explain": "Say which trigger, frame and rules made an entry.",
        "show": "Show the record of a stored document.",
        "serve": "Open the stored record in a browser: read, search, check, share.",
        "check": "Prove the store: every hash and every span.",
        "delete": "Delete documents with all their versions and records.",
        "actors": "Look up who is who, and decide it.",
        "ontology": "Show the event types that an act can have.",
        "schema": "Print the JSON Schema (2020-12) of a record.",
        "evaluate": "Score records against hand-made ones.",
    }
)
# What a shell says of a process that Ctrl-C ended.
INTERRUPTED = 130


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command = import_module(f"verbale.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader of the pipe has seen enough (`| head`): nothing went wrong. What is left in
            # the buffer goes nowhere, so that Python does not complain when it goes down.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return FINE

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    name="verbale",
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`verbale COMMAND --help` says more about a command.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def group() -> None:
    """Keep the record of who said what to whom in French diplomatic and political news.

    Exit codes: 0 fine, 1 something was found, 2 wrong use, 3 some inputs failed and are listed.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; an error that the user can act on is one line on stderr."""
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = group.main(args=arguments, prog_name="verbale", standalone_mode=False)
    except SystemExit as leaving:
        code = leaving.code
    except click.UsageError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        return _complain(error.format_message(), USAGE)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except VerbaleError as error:
        return _complain(str(error), USAGE)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _complain(f"{place}{error.strerror or error}", FAILED)
    return code if isinstance(code, int) else FINE


def _complain(message: str, code: int) -> int:
    from verbale.exports.printable import one_line

    click.echo(f"verbale: {one_line(message)}", err=True)
    return code
