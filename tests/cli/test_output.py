from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from verbale.cli.output import opened


def test_a_file_is_there_when_all_was_written(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with opened(target) as stream:
        stream.write("é\n")
        assert not target.exists()
    assert target.read_bytes() == "é\n".encode()
    assert os.listdir(tmp_path) == ["out.txt"]


def test_an_error_leaves_what_stood_there(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(KeyError), opened(target) as stream:
        stream.write("half")
        raise KeyError
    assert target.read_text(encoding="utf-8") == "before"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "out.txt", tmp_path / "link.txt"
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    with opened(link) as stream:
        stream.write("after")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "after"


def test_a_named_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    with opened(pipe) as stream:
        stream.write("words")
    reader.join(timeout=10)
    assert got == ["words"]
    assert pipe.is_fifo()


def test_without_a_path_it_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    with opened(None) as stream:
        stream.write("words")
    assert capsys.readouterr().out == "words"
