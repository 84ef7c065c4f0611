"""Merges and splits that a store keeps, as a user decides them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stores.test_locals import told
from verbale.cli.actors import command
from verbale.cli.statements import command as statements
from verbale.stores import open_store

MAIDEN, MARRIED = "local:NER.jeanne-kouassi", "local:NER.jeanne-mahamadou"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "one.db"
    monkeypatch.setenv("VERBALE_DECISIONS", str(tmp_path / "decisions.jsonl"))
    monkeypatch.delenv("VERBALE_STORE", raising=False)
    store = open_store(str(path), create=True)
    store.put(
        [
            told("a", "Jeanne Kouassi", country="NER", role="minister"),
            told("b", "Jeanne Mahamadou", country="NER", role="minister"),
            told("c", "Jeanne Kouassi", country="CIV", role="minister"),
        ]
    )
    store.close()
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def words(result: Result) -> str:
    return " ".join(result.output.split())


def said_by(place: Path, who: str) -> list[str]:
    asked = ["--store", str(place), "--speaker", who, "--format", "jsonl"]
    shown = CliRunner().invoke(statements, asked).stdout.splitlines()
    return [json.loads(line)["document"] for line in shown]


def test_two_local_persons_become_one_and_two_again(place: Path) -> None:
    store = ("--store", str(place))
    assert said_by(place, MARRIED) == ["b"]
    done = run("merge", MAIDEN, MARRIED, *store, "--by", "Zoé", "--why", "mariage")
    assert done.exit_code == 0
    assert f"Zoé merge: {MARRIED} is {MAIDEN} (mariage)" in words(done)
    assert said_by(place, MARRIED) == said_by(place, MAIDEN) == ["a", "b"]
    assert f"{MARRIED} Jeanne Mahamadou minister, NER is {MAIDEN}" in words(run("locals", *store))
    assert run("split", MARRIED, *store, "--by", "Zoé").exit_code == 0
    assert said_by(place, MARRIED) == ["b"]
    listed = run("history", MARRIED, *store).output.splitlines()
    assert [line.split()[3] for line in listed] == ["merge:", "split:"]
    assert all(line.endswith(f"in {place}") for line in listed)
    assert run("history").output == ""


def test_the_file_holds_without_a_store_and_both_are_listed(place: Path) -> None:
    assert run("merge", MAIDEN, MARRIED).exit_code == 0
    assert said_by(place, MARRIED) == ["a", "b"]
    store = ("--store", str(place))
    assert run("merge", MAIDEN, "local:CIV.jeanne-kouassi", *store).exit_code == 0
    assert said_by(place, MARRIED) == ["a", "b", "c"]
    assert len(run("history", MAIDEN, *store).output.splitlines()) == 2
    assert run("split", MARRIED, *store).exit_code == 0, "the file has it, the store has not"
    assert said_by(place, MARRIED) == ["b"]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("Jeanne Mahamadou", MARRIED),
        ("person:jeanne-mahamadou", MARRIED),
        ("Vladimir Poutine", "person:Q7747"),
        ("org:UN", "org:UN"),
    ],
)
def test_a_store_knows_whom_a_name_or_a_documents_key_means(
    place: Path, asked: str, kept: str
) -> None:
    other = "org:NATO" if kept.startswith("org:") else MAIDEN
    done = run("merge", asked, other, "--store", str(place))
    assert f"merge: {other} is {kept}" in words(done)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "local:NER.jeanne-kouasi", MARRIED), f"near: {MAIDEN}"),
        (("merge", "local:XYZ.zzz", MARRIED), "`verbale actors locals` lists persons"),
        (("merge", "Nemo Nullus", MARRIED), "nobody is called 'Nemo Nullus' in"),
        (("merge", "Jeanne Kouassi", MARRIED), "Give the key of one"),
        (("merge", "person:jeanne-kouassi", MARRIED), "Give the key of one"),
        (("merge", MAIDEN, MAIDEN), "one actor already"),
        (("merge", "country:NER", "country:CIV"), "states cannot be merged"),
        (("split", MAIDEN), "not merged into another actor in"),
    ],
)
def test_what_cannot_be_decided_is_said(
    place: Path, arguments: tuple[str, ...], message: str
) -> None:
    refused = run(*arguments, "--store", str(place))
    assert refused.exit_code == 2
    assert message in words(refused)


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    refused = run("merge", MAIDEN, MARRIED, "--store", str(tmp_path / "none.db"))
    assert refused.exit_code == 2
    assert "no store at" in words(refused)
    assert not (tmp_path / "none.db").exists()
