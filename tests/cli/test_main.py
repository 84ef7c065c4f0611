from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

import verbale
from verbale.cli.main import INTERRUPTED, VERBS, group, main
from verbale.errors import StoreError

HEAVY = ("spacy", "sqlalchemy", "rich", "jinja2", "numpy", "alembic")


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert isinstance(left.value.code, int)
    return left.value.code


def fail(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Make `verbale schema` end with an error."""

    @click.command("schema")
    def broken() -> None:
        raise error

    monkeypatch.setattr("verbale.cli.schema.command", broken)


def test_help_lists_every_verb_with_a_line() -> None:
    shown = CliRunner().invoke(group, ["--help"])
    assert shown.exit_code == 0
    for name, line in VERBS.items():
        assert f"  {name}" in shown.output
        assert line.split(",")[0] in shown.output


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_is_a_command_of_that_name_with_help(name: str) -> None:
    command = import_module(f"verbale.cli.{name}").command
    assert isinstance(command, click.Command)
    assert command.name == name
    shown = CliRunner().invoke(group, [name, "--help"])
    assert shown.exit_code == 0
    assert command.get_short_help_str(limit=200) in " ".join(shown.output.split())


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from verbale.cli.main import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n"
        f"    print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY []"


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"verbale {verbale.__version__}\n"


def test_a_wrong_use_ends_with_2_and_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("reed") == 2
    assert "No such command 'reed'" in capsys.readouterr().err
    assert run("read", "--wrong") == 2


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (StoreError("a.db: locked.\nTry later."), 2, "verbale: a.db: locked. Try later.\n"),
        (click.ClickException("no such thing"), 2, "verbale: no such thing\n"),
        (FileNotFoundError(2, "No such file", "x.txt"), 3, "verbale: x.txt: No such file\n"),
        (OSError("disk full"), 3, "verbale: disk full\n"),
        (KeyboardInterrupt(), INTERRUPTED, ""),
    ],
)
def test_an_error_is_one_line_and_never_a_traceback(
    error: BaseException,
    code: int,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fail(monkeypatch, error)
    assert run("schema") == code
    assert capsys.readouterr().err.lstrip("\n") == line


def test_escape_codes_in_an_error_do_not_reach_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail(monkeypatch, StoreError("\x1b[2Jname"))
    run("schema")
    assert "\x1b" not in capsys.readouterr().err


def test_a_closed_pipe_is_quiet() -> None:
    code = (
        "import click, verbale.cli.schema as schema\n"
        "from verbale.cli.main import main\n"
        "@click.command('schema')\n"
        "def many():\n"
        "    for number in range(100_000): click.echo(number)\n"
        "schema.command = many\n"
        "main(['schema'])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().strip() == b"0"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
