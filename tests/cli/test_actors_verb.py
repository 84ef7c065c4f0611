import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from verbale.cli.actors import command


@pytest.fixture
def decisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "decisions.jsonl"
    monkeypatch.setenv("VERBALE_DECISIONS", str(path))
    monkeypatch.delenv("VERBALE_ACTORS", raising=False)
    monkeypatch.delenv("VERBALE_STORE", raising=False)
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.mark.usefixtures("decisions")
def test_show_says_who_somebody_is_on_a_day() -> None:
    shown = run("show", "Lavrov", "--on", "2021-07-15")
    assert shown.exit_code == 0
    assert "person:Q58217  person  RUS" in shown.output
    assert "Sergueï Lavrov" in shown.output
    assert "role     foreign_minister" in shown.output
    assert "confirmed" in shown.output


@pytest.mark.usefixtures("decisions")
def test_show_says_who_leads_a_country_on_a_day_and_who_perhaps_does() -> None:
    shown = run("show", "FRA", "--on", "2021-07-15")
    assert "head_of_state       Emmanuel Macron  person:Q3052772\n" in shown.output
    later = run("show", "RUS", "--on", "2025-06-01")
    assert "perhaps: last confirmed on 2022-08-02" in later.output


@pytest.mark.usefixtures("decisions")
def test_show_says_who_held_an_office_and_who_belongs_to_a_group() -> None:
    shown = run("show", "office:UN.secretary_general", "--on", "2016-05-01")
    assert "Ban Ki-moon  [hand, seen 2016-12-31]  confirmed" in shown.output
    assert "Kofi Annan" in shown.output
    assert "country:MLI" in run("show", "group:AES", "--on", "2024-01-01").output


@pytest.mark.usefixtures("decisions")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "Vladimyr Poutinou"), "Did you mean Vladimir Poutine"),
        (("show", "person:Q0"), "no actor has the key person:Q0"),
        (("show", "FRA", "--on", "yesterday"), "'yesterday' is no day"),
        (("show", "FRA", "--actors", "none.toml"), "Give a TOML file"),
        (("split", "person:Q1"), "not merged into another actor"),
        (("merge", "person:Q1", "org:UN"), "not of one kind"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], message: str) -> None:
    shown = run(*arguments)
    assert shown.exit_code == 2
    assert message in " ".join(shown.output.split())


def test_a_merge_is_recorded_listed_and_taken_back(decisions: Path) -> None:
    done = run("merge", "Vladimir Poutine", "local:vp", "--by", "Zoé", "--why", "même poste")
    assert done.exit_code == 0
    assert "merge: local:vp is person:Q7747 (même poste)" in done.output
    assert "person:Q7747" in run("show", "local:vp").output
    assert run("split", "local:vp", "--by", "Zoé").exit_code == 0
    listed = run("history").output.splitlines()
    assert [line.split()[0] for line in listed] == ["1", "2"]
    assert run("history", "person:Q7747").output.splitlines() == listed
    assert run("history", "person:Q1").output == ""
    lines = [json.loads(line) for line in decisions.read_text(encoding="utf-8").splitlines()]
    assert [(line["do"], line["by"]) for line in lines] == [("merge", "Zoé"), ("split", "Zoé")]
    assert all(line["at"].endswith("Z") for line in lines)


@pytest.mark.usefixtures("decisions")
def test_only_a_whole_name_of_one_actor_can_be_merged() -> None:
    surname = run("merge", "Wang", "local:wang")
    assert surname.exit_code == 2
    assert "no actor is called 'Wang'" in " ".join(surname.output.split())
    several = run("merge", "Congo", "local:congo")
    assert several.exit_code == 2
    assert "Give the key of one" in " ".join(several.output.split())


@pytest.mark.usefixtures("decisions")
@pytest.mark.parametrize("format_name", ["jsonl", "csv", "ftm"])
def test_export_writes_a_file(format_name: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    assert run("export", "--format", format_name, "-o", str(path)).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert "Vladimir Poutine" in text
    assert len(text.splitlines()) > 5000


@pytest.mark.usefixtures("decisions")
def test_a_file_of_ones_own_is_laid_over(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[[person]]\nkey = "person:x"\nnames = ["Zoé Quelconque"]\n', encoding="utf-8")
    assert "person:x" in run("show", "Zoé Quelconque", "--actors", str(path)).output


def test_build_makes_what_is_shipped(tmp_path: Path) -> None:
    checked = run("build", "--check")
    assert checked.exit_code == 0
    assert checked.output == "actors.jsonl: as built\npeople.jsonl.gz: as built\n"
    assert run("build", "--check", "--output", str(tmp_path)).exit_code == 1
    assert run("build", "--output", str(tmp_path)).exit_code == 0
    assert run("build", "--check", "--output", str(tmp_path)).exit_code == 0
