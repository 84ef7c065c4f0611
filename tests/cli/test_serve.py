from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from verbale.cli.main import group

RUN = [sys.executable, "-c", "from verbale.cli.main import main; main()", "serve", "--no-browser"]


@contextmanager
def serving(*options: str) -> Iterator[str]:
    """Run the command and give the line in which it says where it is."""
    process = subprocess.Popen(
        [*RUN, "--port", "0", *options], stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stderr is not None
    try:
        yield process.stderr.readline()
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stderr.close()


def test_the_page_is_at_the_address_that_is_printed(tmp_path: Path) -> None:
    with serving("--store", str(tmp_path / "new.db")) as line:
        found = re.search(r"http://localhost:\d+/", line)
        assert found is not None
        with urllib.request.urlopen(f"{found[0]}home.json", timeout=20) as answer:
            assert json.load(answer)["totals"]["documents"] == 0
    assert "token" not in line


def test_beyond_this_machine_a_token_is_made_up_and_asked_for(tmp_path: Path) -> None:
    with serving("--store", str(tmp_path / "new.db"), "--host", "0.0.0.0") as line:
        found = re.search(r":(?P<port>\d+)/\?token=(?P<token>\S{20,})", line)
        assert found is not None
        address = f"http://127.0.0.1:{found['port']}/api/v1/home"
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(address, timeout=20)
        request = urllib.request.Request(
            address, headers={"Authorization": f"Bearer {found['token']}"}
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            assert answer.status == 200


def test_a_token_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    store = str(tmp_path / "new.db")
    shown = CliRunner().invoke(group, ["serve", "--store", store, "--token", "short"])
    assert shown.exit_code == 2
    assert "can be guessed" in shown.output


def test_a_port_that_is_taken_is_told_with_what_to_do(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        options = ["serve", "--store", str(tmp_path / "new.db"), "--port", port, "--no-browser"]
        shown = CliRunner().invoke(group, options)
    assert shown.exit_code == 2
    assert "--port 0" in shown.output


def test_a_read_only_server_makes_no_store(tmp_path: Path) -> None:
    path = tmp_path / "typo.db"
    shown = CliRunner().invoke(group, ["serve", "--store", str(path), "--read-only"])
    assert shown.exit_code == 2
    assert not path.exists()
