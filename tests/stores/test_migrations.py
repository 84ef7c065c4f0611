from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from verbale.stores.engine import HEAD, connect, reading
from verbale.stores.tables import SEARCH_TABLES, metadata


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", "verbale.stores:migrations")
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def test_the_newest_migration_is_the_one_the_store_asks_for() -> None:
    assert scripts().get_current_head() == HEAD


def test_the_migrations_lie_in_one_line() -> None:
    assert len(scripts().get_bases()) == len(scripts().get_heads()) == 1


def _described(object, name, type_, reflected, compare_to) -> bool:  # type: ignore[no-untyped-def]
    return not (type_ == "table" and str(name).startswith(SEARCH_TABLES))


def test_the_migrations_make_the_tables_that_are_described(tmp_path: Path) -> None:
    engine = connect(tmp_path / "a.db")
    with reading(engine, "a.db") as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": _described, "compare_type": True}
        )
        assert compare_metadata(context, metadata) == []
        tables = set(inspect(connection).get_table_names())
    engine.dispose()
    assert set(metadata.tables) | set(SEARCH_TABLES) | {"alembic_version"} <= tables


def test_the_rules_that_hold_versions_together_stand_in_the_file(tmp_path: Path) -> None:
    engine = connect(tmp_path / "a.db")
    with reading(engine, "a.db") as connection:
        described = inspect(connection)
        for table in ("documents", "records"):
            unique = {index["name"] for index in described.get_indexes(table) if index["unique"]}
            assert f"{table}_current" in unique
        for table in ("records", "statements", "actors"):
            [key] = described.get_foreign_keys(table)
            assert key["referred_table"] == "documents"
            assert key["options"] == {"ondelete": "CASCADE"}
    engine.dispose()
