"""Merges and splits of actors, persons of organisations; parties are who they are everywhere."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table and columns; whom a party stands for is drawn again by the store."""
    for table in ("actors", "local_actors"):
        op.add_column(table, sa.Column("body", sa.Text))
    op.create_table(
        "decisions",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("do", sa.String(5), nullable=False),
        sa.Column("keep", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
