"""The examples of the README are run, and print what stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

README = Path(__file__).resolve().parents[1] / "README.md"
# A block that says it is run: its language, its lines. Cases: the console and the Python example,
# the output beneath the latter. Not: a block without the comment before it.
_RUN = re.compile(
    r"^<!-- example[^\n]*-->\n```(?P<language>\w+)\n(?P<lines>.*?)^```\n"
    r"(?:\n```text\n(?P<output>.*?)^```\n)?",
    re.DOTALL | re.MULTILINE,
)


def examples() -> dict[str, tuple[str, str]]:
    found = _RUN.finditer(README.read_text(encoding="utf-8"))
    return {match["language"]: (match["lines"], match["output"] or "") for match in found}


def test_there_is_one_example_for_the_terminal_and_one_for_python() -> None:
    assert set(examples()) == {"console", "python"}


def test_the_terminal_shows_what_the_readme_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from verbale.cli.main import group

    shown = examples()["console"][0]
    article, table = shown.removeprefix("$ cat article.txt\n").split("$ verbale read article.txt\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    Path("article.txt").write_text(article, encoding="utf-8")
    result = CliRunner().invoke(group, ["read", "--format", "table", "article.txt"])
    assert result.exit_code == 0
    printed = "\n".join(line.rstrip() for line in result.stdout.splitlines())
    assert printed.strip() == table.strip()


def test_python_prints_what_the_readme_shows(capsys: pytest.CaptureFixture[str]) -> None:
    lines, output = examples()["python"]
    exec(compile(lines, str(README), "exec"), {})
    assert capsys.readouterr().out == output


def test_the_readme_lists_every_verb_and_every_dependency() -> None:
    import tomllib

    from verbale.cli.main import VERBS

    text = README.read_text(encoding="utf-8")
    project = tomllib.loads((README.parent / "pyproject.toml").read_text(encoding="utf-8"))
    names = [re.split(r"[<>=]", line)[0] for line in project["project"]["dependencies"]]
    assert all(f"`verbale {verb}" in text for verb in VERBS)
    assert all(name in text.lower() for name in names)
