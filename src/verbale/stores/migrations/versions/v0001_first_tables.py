"""The first tables: documents, records, statements, actors and full-text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first version."""
    op.create_table(
        "documents",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_digest", sa.String(71), nullable=False),
        sa.Column("received", sa.LargeBinary),
        sa.Column("received_digest", sa.String(71)),
        sa.Column("received_at", sa.String(32)),
        sa.Column("media_type", sa.Text),
        sa.Column("origin", sa.Text),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("published", sa.String(10)),
        sa.Column("dated", sa.String(10), nullable=False),
        sa.Column("publisher", sa.Text),
        sa.Column("publisher_form", sa.Text),
        sa.Column("title", sa.Text),
        sa.UniqueConstraint("id", "number", name="documents_versions"),
    )
    current = sa.text("current = 1")
    op.create_index("documents_current", "documents", ["id"], unique=True, sqlite_where=current)
    op.create_index("documents_dated", "documents", ["dated", "row"])
    op.create_table(
        "records",
        sa.Column("row", sa.Integer, primary_key=True),
        _owner("document", "documents"),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("digest", sa.String(71), nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("records_current", "records", ["document"], unique=True, sqlite_where=current)
    op.create_index("records_document", "records", ["document"])
    op.create_table(
        "statements",
        sa.Column("row", sa.Integer, primary_key=True),
        _owner("document", "documents"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("cue", sa.Text),
        sa.Column("cue_start", sa.Integer),
        sa.Column("cue_end", sa.Integer),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("mode", sa.String(8), nullable=False),
        sa.Column("type", sa.Text),
        sa.Column("within", sa.Text),
        sa.UniqueConstraint("document", "position", name="statements_position"),
    )
    _make_actors()
    op.create_table(
        "failures",
        sa.Column("document", sa.Text, primary_key=True),
        sa.Column("origin", sa.Text, primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
    )
    # The words come folded, so that the tokenizer must not fold once more in its own way.
    for table in ("statement_search", "document_search"):
        op.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5("
            'words, stems, tokenize = "unicode61 remove_diacritics 0")'
        )


def _make_actors() -> None:
    op.create_table(
        "actors",
        sa.Column("row", sa.Integer, primary_key=True),
        _owner("document", "documents"),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("country", sa.String(3)),
        sa.Column("role", sa.Text),
        sa.UniqueConstraint("document", "key", name="actors_key"),
    )
    op.create_index("actors_by_key", "actors", ["key"])
    op.create_index("actors_by_country", "actors", ["country"])
    op.create_table(
        "names",
        _owner("actor", "actors"),
        sa.Column("form", sa.Text, nullable=False),
    )
    op.create_index("names_actor", "names", ["actor"])
    op.create_index("names_form", "names", ["form"])
    op.create_table(
        "parties",
        _owner("statement", "statements"),
        sa.Column("part", sa.String(9), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        _owner("actor", "actors"),
    )
    op.create_index("parties_statement", "parties", ["statement"])
    op.create_index("parties_actor", "parties", ["actor", "part"])


def _owner(name: str, table: str) -> sa.Column[int]:
    key = sa.ForeignKey(f"{table}.row", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, key, nullable=False)
