"""Persons whom only documents know: one over all documents, and what people decided about it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the tables; whom the stored records introduce is learnt again by the store."""
    op.create_table(
        "local_actors",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sounds", sa.Text, nullable=False),
        sa.Column("country", sa.String(3)),
        sa.Column("role", sa.Text),
    )
    op.create_index("local_actors_sounds", "local_actors", ["sounds"])
    op.create_table(
        "local_links",
        sa.Column(
            "actor", sa.Integer, sa.ForeignKey("actors.row", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column(
            "local",
            sa.Integer,
            sa.ForeignKey("local_actors.row", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("because", sa.Text, nullable=False),
    )
    op.create_index("local_links_local", "local_links", ["local"])
    op.create_table(
        "local_partings",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("local", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("undone_by", sa.Text),
        sa.Column("undone_at", sa.String(32)),
    )
    op.create_index("local_partings_document", "local_partings", ["document", "actor"])
