from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stores.test_locals import told
from verbale.cli import user
from verbale.cli.actors import command
from verbale.stores import open_store


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "locals.db"
    monkeypatch.setenv("VERBALE_STORE", str(path))
    store = open_store(str(path), create=True)
    for document in "ab":
        store.put([told(document, "Jeanne Kouassi", country="NER", role="minister")])
    store.close()
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.mark.usefixtures("place")
def test_locals_lists_persons_with_the_documents_that_know_them() -> None:
    for asked in ((), ("Jeanne Kouassy",), ("local:NER.jeanne-kouassi",)):
        listed = run("locals", *asked).output.splitlines()
        assert listed[0] == "local:NER.jeanne-kouassi  Jeanne Kouassi  minister, NER"
        assert [line.split()[0] for line in listed[1:]] == ["a", "b"]
    assert run("locals", "Paul Mba").output == ""


@pytest.mark.usefixtures("place")
def test_a_wrong_person_is_parted_and_rejoined() -> None:
    parted = run("part", "b", "person:jeanne-kouassi", "--by", "me", "--why", "a namesake")
    assert parted.exit_code == 0
    assert "of b is not local:NER.jeanne-kouassi (a namesake)" in parted.output
    assert "local:NER.jeanne-kouassi-2" in run("locals").output
    assert "undone" in run("rejoin", "1", "--by", "you").output
    assert "by you" in run("locals", "--partings").output
    assert "local:NER.jeanne-kouassi-2" not in run("locals").output


@pytest.mark.usefixtures("place")
def test_what_is_not_joined_is_said() -> None:
    refused = run("part", "a", "person:nobody")
    assert refused.exit_code == 2
    assert "no local actor" in refused.output


def test_an_account_without_a_name_has_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no user")

    assert user.user_name()
    monkeypatch.setattr("getpass.getuser", nobody)
    assert user.user_name()
