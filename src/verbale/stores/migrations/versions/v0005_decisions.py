"""Merges and splits of actors, persons of organisations; parties are who they are everywhere."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table and columns, and say of each party who it is by its links."""
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
    # Nothing else that is drawn from records has changed: they need not be read again.
    linked = (
        "SELECT local_actors.{column} FROM local_links "
        "JOIN local_actors ON local_actors.row = local_links.local "
        "WHERE local_links.actor = parties.actor"
    )
    op.execute(
        f"UPDATE parties SET key = ({linked.format(column='key')}), "
        f"name = ({linked.format(column='name')}) "
        "WHERE actor IN (SELECT actor FROM local_links)"
    )
