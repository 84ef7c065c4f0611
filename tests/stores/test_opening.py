from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from stores.store_articles import article, record
from verbale.errors import StoreError
from verbale.stores import Entry, open_store
from verbale.stores.engine import HEAD

WRITER = """
import sys
sys.path.insert(0, {tests!r})
from stores.store_articles import record
from verbale.stores import Entry, open_store
store = open_store({path!r}, create=True)
for number in range(12):
    text = f"M. Wang a dit que le point {{number}} tient."
    store.put([Entry(record(text, id=f"{name}-{{number}}"))])
    store.put([Entry(record("M. Wang a dit que tout tient.", id=f"common-{{number}}"))])
store.close()
"""


def test_a_path_and_a_url_open_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(open_store(str(path), create=True)) as store:
        store.put([Entry(record("M. Wang a dit que tout va."))])
    with closing(open_store(f"sqlite:///{path}")) as store:
        assert store.ids() == ["a1"]
        assert store.url == str(path)


def test_a_relative_url_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_store("sqlite:///here.db", create=True).close()
    assert (tmp_path / "here.db").is_file()


def test_a_file_that_is_not_there_is_made_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "typo.db"
    with pytest.raises(StoreError, match="verbale add FILE"):
        open_store(str(path))
    assert not path.exists()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql://desk:secret@db/verbale", "cannot open a PostgreSQL store"),
        ("postgresql+psycopg://db/verbale", "cannot open a PostgreSQL store"),
        ("mysql://desk:secret@db/verbale", "Pass the path of a SQLite file"),
        ("sqlite:a.db", "Pass the path of a SQLite file"),
        ("sqlite://", "Pass the path of a SQLite file"),
        ("sqlite:///", "name a file"),
        ("sqlite:///:memory:", "name a file"),
        ("", "no store given"),
    ],
)
def test_an_address_that_is_no_file_is_refused_with_what_to_do(url: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        open_store(url, create=True)
    assert "secret" not in str(caught.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path), create=True)
    with pytest.raises(StoreError, match="make it first"):
        open_store(str(tmp_path / "no" / "a.db"), create=True)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("La Chine a dit que tout va bien. " * 40, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is no SQLite file"):
        open_store(str(path), create=True)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(str(path), create=True)
    assert path.read_bytes() == before


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(str(path), create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(StoreError, match=r"newer Verbale \(tables 9999.*Update Verbale"):
        open_store(str(path))


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    with closing(open_store(str(path))) as store:
        assert store.ids() == []


def test_the_file_is_in_wal_mode_and_says_its_migration(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(str(path), create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_two_processes_write_into_one_new_store(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    tests = str(Path(__file__).resolve().parents[1])
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER.format(tests=tests, path=str(path), name=name)],
            stderr=subprocess.PIPE,
        )
        for name in ("one", "two")
    ]
    for process in processes:
        _, error = process.communicate(timeout=120)
        assert process.returncode == 0, error.decode()
    with closing(open_store(str(path))) as store:
        ids = store.ids()
        assert len(ids) == 36
        assert len(list(store.documents())) == 36
        assert store.damage() == []


def test_a_reader_goes_on_while_somebody_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(open_store(str(path), create=True)) as store:
        store.put([Entry(record("M. Wang a dit que tout va."))])
        with closing(sqlite3.connect(path, isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            assert store.ids() == ["a1"]
            assert store.holds(article("M. Wang a dit que tout va."), version="0.1.0")
            writer.execute("ROLLBACK")


def test_a_writer_that_waits_too_long_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verbale.stores.engine.WAIT_SECONDS", 0.05)
    path = tmp_path / "a.db"
    with (
        closing(open_store(str(path), create=True)) as store,
        closing(sqlite3.connect(path, isolation_level=None)) as writer,
    ):
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process has been writing"):
            store.put([Entry(record("M. Wang a dit que tout va."))])
        writer.execute("ROLLBACK")


def test_nothing_of_sqlalchemy_is_imported_before_a_store_is_opened() -> None:
    code = (
        "import sys, verbale.stores, verbale.ask.filter; "
        "print([name for name in ('sqlalchemy', 'alembic', 'spacy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
