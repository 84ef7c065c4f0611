"""The step of the whole run that sees to a Chromium, with an apt-get that is played."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from web.conftest import BROWSERS

STEP = Path(__file__).resolve().parents[1] / ".ci" / "chromium"
TOOLS = ("bash", "env", "timeout", "sleep", "chmod")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder with all programs of a machine on which we are root; it has no browser."""
    for tool in TOOLS:
        found = shutil.which(tool)
        if found is None:
            pytest.skip(f"no {tool} on this machine")
        (tmp_path / tool).symlink_to(found)
    program(tmp_path, "id", "echo 0")
    return tmp_path


def program(machine: Path, name: str, does: str) -> None:
    path = machine / name
    path.write_text(f"#!{shutil.which('bash')}\n{does}\n", encoding="utf-8")
    path.chmod(0o755)


def run(machine: Path, limit: str = "20") -> str:
    """Return what the step says; it ends well whatever happens."""
    environment = {
        "PATH": str(machine),
        "CHROMIUM_LIMIT": limit,
        "HOME": os.environ.get("HOME", ""),
    }
    done = subprocess.run(
        [str(STEP)], env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_step_and_the_tests_look_for_the_same_browsers() -> None:
    assert f"NAMES=({' '.join(BROWSERS)})" in STEP.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", BROWSERS)
def test_a_browser_that_is_here_is_used(machine: Path, name: str) -> None:
    program(machine, name, "")
    program(machine, "apt-get", "echo never")
    assert run(machine) == f"browser tests: with {machine / name}\n"


def test_the_package_is_installed_where_none_is_here(machine: Path) -> None:
    # What is asked of it is kept, and the last call brings the program.
    program(
        machine,
        "apt-get",
        f'echo "$DEBIAN_FRONTEND $*" >> {machine}/asked\n'
        f'case "$*" in *download-only*|*update*) ;; *) echo > {machine}/chromium;'
        f" chmod +x {machine}/chromium;; esac",
    )
    assert f"with {machine}/chromium, installed in" in run(machine)
    asked = (machine / "asked").read_text(encoding="utf-8").splitlines()
    assert len(asked) == 3
    assert all(line.startswith("noninteractive ") for line in asked)
    assert asked[-1].endswith("install --yes --no-install-recommends chromium")


@pytest.mark.parametrize("does", ["exit 100", "sleep 60"])
def test_an_install_that_fails_or_hangs_is_said_and_ends_well(machine: Path, does: str) -> None:
    program(machine, "apt-get", does)
    said = run(machine, "0.2")
    assert "the package chromium cannot be fetched" in said
    assert said.endswith("They will say that they skip.\n")


@pytest.mark.parametrize(
    ("sudo", "reason"),
    [
        (None, "only root could install one"),
        ("exit 1", "sudo asks for a password"),
        ('[ "$2" = true ] || { shift; exec "$@"; }', "the package chromium cannot be fetched"),
    ],
)
def test_who_is_not_root_needs_a_sudo_that_asks_nothing(
    machine: Path, sudo: str | None, reason: str
) -> None:
    program(machine, "id", "echo 1000")
    program(machine, "apt-get", "exit 100")
    if sudo is not None:
        program(machine, "sudo", sudo)
    assert reason in run(machine)


def test_a_machine_without_apt_is_told_so(machine: Path) -> None:
    assert "no apt-get to install one with" in run(machine)
